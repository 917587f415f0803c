// The rows of police lists beside their matter: written before the fact that counts them, and destroyed when they are over
// (docs/decisions/0130). What a press or a process left between the two is put right by the next round of clocks.
import { isRowOver, keptSince, type PoliceListId } from '../../domain/police-list/list.ts';
import { given } from '../../domain/kernel/given.ts';
import { isSameRow, type KeptRow, type PoliceRow, type SaidOfChild } from '../../domain/police-list/row.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { PoliceRows } from '../ports/police-list-ports.ts';
import type { Ports, Versioned } from '../ports/ports.ts';

type RowPorts = Pick<Ports, 'policeLists' | 'machine'>;
const mostTries = 8;

/**
 * Writes these rows behind those that are there, but for what another press, or a try whose answer was lost, has written of them.
 * Gives all that the list does not count yet: those of a press that died before its fact are among them, and are counted by this
 * one.
 */
export async function addRows(
  { policeLists, machine }: RowPorts,
  list: PoliceListId,
  on: IsoDate,
  fresh: readonly PoliceRow[],
): Promise<readonly KeptRow[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [found, counted] = [await policeLists.rowsOf(list), await countedOf(policeLists, list)];
    const before = found?.value.rows ?? [];
    const last = Math.max(counted, ...before.map(({ row }) => row));
    const left = fresh.filter((one) => !before.some((there) => isSameRow(there, one)));
    const rows = [...before, ...left.map((one, place) => ({ ...one, row: last + 1 + place }))];
    const isWritten =
      left.length === 0 || (await policeLists.keepRows({ list, on, writtenMs: machine.nowMs(), rows }, found?.version));
    if (isWritten) return rows.filter(({ row }) => row > counted);
  }
  throw new Error('the rows of a police list changed at every try');
}
const countedOf = async (policeLists: RowPorts['policeLists'], list: PoliceListId): Promise<number> =>
  (await policeLists.load(list))?.value.root.rows ?? 0;

/** The same episode on a later list may say that the child is back: its row then says so, too. Gives how many do. */
export async function renewRows(
  { policeLists }: Pick<RowPorts, 'policeLists'>,
  later: readonly PoliceRow[],
): Promise<number> {
  const back = later.filter(({ returnedAt }) => returnedAt !== undefined);
  let renewed = 0;
  for (const { value, version } of back.length === 0 ? [] : await policeLists.rowsKept()) {
    const rows = value.rows.map((row): KeptRow => {
      const found = row.returnedAt === undefined && back.find((one) => isSameRow(one, row));
      return found === false || found === undefined || (found.returnedAt ?? '') < row.since
        ? row
        : { ...row, ...given({ returnedAt: found.returnedAt, returnedKnown: found.returnedKnown }) };
    });
    const changed = rows.filter((row, place) => row !== value.rows[place]).length;
    if (changed > 0 && (await policeLists.keepRows({ ...value, rows }, version))) renewed += changed;
  }
  return renewed;
}

/** Keeps with a row what a person said of its child, the last of each. False where the row is gone (docs/process.md P29.9). */
export async function sayOfChild(
  { policeLists }: Pick<RowPorts, 'policeLists'>,
  list: PoliceListId,
  number: number,
  said: SaidOfChild,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await policeLists.rowsOf(list);
    if (found?.value.rows.some(({ row }) => row === number) !== true) return false;
    const rows = found.value.rows.map((one) =>
      one.row === number ? { ...one, said: [...(one.said ?? []).filter(({ of }) => of !== said.of), said] } : one,
    );
    if (await policeLists.keepRows({ ...found.value, rows }, found.version)) return true;
  }
  throw new Error('the rows of a police list changed at every try');
}

/** A press that wrote rows has written its fact by then, or it died. */
const orphanMs = 60 * 60 * 1000;

/** Destroys what is over: rows that were referred, rows of lists of more than 90 days ago, rows that no fact ever counted. */
export async function destroyRows({ policeLists, machine }: RowPorts): Promise<number> {
  const today = localDate(machine.now());
  const kept = await policeLists.rowsKept();
  if (kept.length === 0) return 0;
  const lists = new Map((await policeLists.since(keptSince(today))).map((list) => [list.id, list]));
  let destroyed = 0;
  for (const one of kept) {
    const left = leftOf(one.value, lists.get(one.value.list), today, machine.nowMs());
    destroyed += await destroyedOf(policeLists, one, left);
  }
  return destroyed;
}

function leftOf(
  { rows, on, writtenMs }: PoliceRows,
  list: (Parameters<typeof isRowOver>[0] & { readonly rows: number }) | undefined,
  today: IsoDate,
  nowMs: number,
): readonly KeptRow[] {
  if (on < keptSince(today)) return [];
  const counted = list?.rows ?? 0;
  const isOld = nowMs - writtenMs > orphanMs;
  return rows.filter(({ row }) => (row > counted ? !isOld : list !== undefined && !isRowOver(list, row, today)));
}

/** Where another instance was first, the next round finds what is left. */
async function destroyedOf(
  policeLists: RowPorts['policeLists'],
  { value, version }: Versioned<PoliceRows>,
  rows: readonly KeptRow[],
): Promise<number> {
  if (rows.length === value.rows.length) return 0;
  return (await policeLists.keepRows({ ...value, rows }, version)) ? value.rows.length - rows.length : 0;
}

/** Clocks go every few seconds: so often, and on every new day, what is kept is looked at. */
const everyMs = 10 * 60 * 1000;
export function createDestroying(ports: RowPorts): () => Promise<void> {
  let looked: { readonly ms: number; readonly day: IsoDate } | undefined;
  return async () => {
    const { machine } = ports;
    const now = { ms: machine.nowMs(), day: localDate(machine.now()) };
    if (looked !== undefined && looked.day === now.day && now.ms - looked.ms < everyMs) return;
    looked = now;
    await destroyRows(ports);
  };
}
