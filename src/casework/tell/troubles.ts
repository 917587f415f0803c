// Trouble with a notice becomes a line of the one card on which a person reads of all such trouble (docs/decisions/0025).
import { localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Telling } from '../../notices/telling.ts';
import { troublesCard } from '../../notices/trouble-card.ts';
import { unchanged, type Attempt } from './attempt.ts';
import { may } from '../../domain/people/roles.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { PendingNotice, Ports, Posted, TroubleList, TroubleRow } from '../ports/ports.ts';
import type { Work } from './work.ts';

/** What is over and of another day is of no use to anyone. */
const mostRows = 40;

/** The line goes to the person's own list; it is told from there. */
export async function putInList(ports: Ports, { notice, telling }: Work): Promise<Attempt> {
  const { troubled, person, about } = notice;
  if (troubled === undefined || person === undefined || telling.leavesNothing?.(person) === true) return unchanged;
  const line = telling.trouble(troubled, await ports.outbox.ofMatter(about.matter));
  const day = localDate(ports.machine.now());
  const row: TroubleRow = { ...line, key: `${about.matter}/${troubled.key}`, day };
  await ports.troubles.change(person, (list) => withRow(list, row, notice.urgent === true), ports.machine.nowMs());
  return { ...unchanged, hastens: true };
}

/** Nothing of this matter stays in the list of its person, who must not learn of it. */
export async function offList({ troubles, machine }: Ports, { person, about }: Work['notice']): Promise<void> {
  if (person !== undefined) await offListOf({ troubles, machine }, person, about.matter);
}
/** Nothing of a record that is destroyed stays in anyone's list (docs/process.md P31.8). */
export async function offAllLists(ports: Listing, matter: string): Promise<void> {
  for (const person of await ports.troubles.readers()) await offListOf(ports, person, matter);
}
type Listing = Pick<Ports, 'troubles' | 'machine'>;
async function offListOf({ troubles, machine }: Listing, person: ObjectId, matter: string): Promise<void> {
  const isOfIt = ({ key }: TroubleRow): boolean => key.startsWith(`${matter}/`);
  await troubles.change(
    person,
    (list) => (list.rows.some(isOfIt) ? { ...list, rows: list.rows.filter((row) => !isOfIt(row)) } : undefined),
    machine.nowMs(),
  );
}

/**
 * The list with this row as it is now. It calls once a day, and for what is urgent; else the card only changes. What was over
 * before anyone was told of it is worth no line.
 */
export function withRow(list: TroubleList, row: TroubleRow, urgent: boolean): TroubleList | undefined {
  const before = list.rows.find(({ key }) => key === row.key);
  if (before === undefined ? row.isOver : saysTheSame(before, row)) return undefined;
  const isNew = !row.isOver && (before === undefined || before.isOver || before.told !== undefined);
  const kept = isNew ? list.rows.filter((one) => !isPast(one, row.day)) : list.rows;
  const calls = isNew && (urgent || !list.rows.some(({ day }) => day === row.day));
  const rows =
    before !== undefined && kept.includes(before)
      ? kept.map((one) => (one === before ? { ...row, day: isNew ? row.day : before.day } : one))
      : [...kept, row];
  return { calls: list.calls + (calls ? 1 : 0), rows: rows.slice(-mostRows) };
}
const saysTheSame = (one: TroubleRow, other: TroubleRow): boolean =>
  one.title === other.title &&
  one.next === other.next &&
  one.about === other.about &&
  one.waits?.one === other.waits?.one &&
  one.waits?.state === other.waits?.state;
/**
 * The list after one of those who read it has told this person themselves: what waits for them is to be told no more, until
 * there is something new. Undefined where nothing of them is open.
 */
export function withTold(
  list: TroubleList,
  person: ObjectId,
  told: NonNullable<TroubleRow['told']>,
): TroubleList | undefined {
  const isTheirs = ({ who, isOver, told: before }: TroubleRow): boolean =>
    who?.person === person && !isOver && before === undefined;
  if (!list.rows.some(isTheirs)) return undefined;
  return { ...list, rows: list.rows.map((row) => (isTheirs(row) ? { ...row, told } : row)) };
}
const isPast = ({ isOver, day }: TroubleRow, today: IsoDate): boolean => isOver && day !== today;

/** The card of all of them, as a notice of its own. */
export async function troublesWork(
  ports: Ports,
  notice: PendingNotice,
  posted: Posted | undefined,
): Promise<Work | undefined> {
  if (notice.person === undefined) return undefined;
  const [list, directory] = await Promise.all([ports.troubles.of(notice.person), ports.directories.current()]);
  const now = ports.machine.now();
  const telling: Telling = {
    name: 'What could not be delivered',
    cardFor: (person) => troublesCard(list.rows, { now, directory, keeps: may(person, 'seeDelivery') }),
    fallback: () => [],
    trouble: () => ({ title: '', next: '', about: '', isOver: true, press: { verb: 'delivery' } }),
  };
  return { notice, posted, call: list.calls, directory, telling, channel: undefined, beside: new Map() };
}
