// Begins the referral of a child on a list in the name of a worker, and destroys the rows of that child.
import { destroyRows } from '../../casework/police-list/rows.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { policeLists } from '../../casework/write/matters.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { mintReference, toObjectId, type Reference } from '../../domain/kernel/ids.ts';
import { notAvailable, refuse } from '../../domain/matter/step.ts';
import { pageOf } from '../../domain/case/referral/form/pages.ts';
import type { PoliceList, PoliceListId } from '../../domain/police-list/list.ts';
import { referenceOf, type KeptRow } from '../../domain/police-list/row.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { typedDate } from '../../domain/time/dates.ts';
import { sayMoment } from '../../domain/time/moments.ts';
import { asRead, listsRead, type RowRead } from '../../reading/police-list/rows.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import { take, takeOn, textIn, type Scene } from '../scene/scene.ts';
import { policeListCommand } from './police-list.ts';

/** The row that a button carries, as this person reads it. */
export async function rowIn(scene: Scene, list: PoliceList): Promise<RowRead | undefined> {
  const number = Number(textIn(scene, 'row'));
  const read = await listsRead(scene);
  const own = read.rows.filter((one) => one.list === list.id && one.row.row === number);
  return (await asRead(scene, read, own))[0];
}

const notNext = refuse(
  'notNow',
  'This row is not one to refer: the child is in MSET, was referred since, may be another child who is known, or has fewer than three episodes.',
  'Close this, and see what the page says now.',
);

/** A next referral; or a child whose referral has ended, of which the person who asked for it reads no case to refer again from. */
export const mayRefer = ({ need, case: known }: Pick<RowRead, 'need' | 'case'>): boolean =>
  need === 'refer' || (need === 'again' && known === undefined);

export async function refer(scene: Scene, list: PoliceList, input: object): Promise<OutcomeWith<PoliceList>> {
  const row = await rowIn(scene, list);
  const worker = 'worker' in input ? toObjectId(String(input.worker)) : undefined;
  if (row === undefined || worker === undefined || !mayRefer(row)) return { kind: 'refused', ...notNext, now: list };
  const reference = await begun(scene, row, worker);
  if (reference === undefined) return { kind: 'refused', ...notAvailable, now: list };
  const byList = Map.groupBy(row.child.rows, (one) => one.list);
  const taken = (id: PoliceListId) =>
    takeOn(scene, policeLists, {
      id,
      command: policeListCommand('referFromList', {
        worker,
        reference,
        rows: (byList.get(id) ?? []).map((one) => one.row.row),
      }),
    });
  // This list last: were it stopped in between, the row is still here to be pressed again.
  for (const id of byList.keys()) if (id !== list.id) await taken(id);
  const outcome = await taken(list.id);
  if (outcome.kind !== 'refused') await destroyRows(scene.ports);
  return outcome;
}

/** The same child of the same rows has the same draft, however often it is pressed. */
async function begun(scene: Scene, row: RowRead, worker: NonNullable<ReturnType<typeof toObjectId>>) {
  const { secretHash = hashOf } = scene.ports;
  for (let round = 0; round < 10; round += 1) {
    const hash = secretHash('police list', row.list, String(row.row.row), String(round));
    const reference = mintReference(Buffer.from(hash, 'hex'));
    const taken = (await scene.ports.cases.load(reference))?.value.root;
    if (taken !== undefined && taken.answers['surname'] === row.row.surname && taken.stage === 'draft')
      return reference;
    if (taken !== undefined) continue;
    return (await start(scene, reference, row, worker)) ? reference : undefined;
  }
  return undefined;
}

async function start(scene: Scene, reference: Reference, { row, child }: RowRead, worker: Parameters<typeof begun>[2]) {
  const { surname, forenames, dateOfBirth } = row;
  const input = {
    reference,
    page: pageOf('surname')?.id ?? '',
    answers: { surname, forenames, dateOfBirth: typedDate(dateOfBirth) },
    fromPolice: { worker, known: saidOn(child, scene.now) },
  };
  return (await take(scene, reference, { step: 'start', input })).kind !== 'refused';
}

/** What the lists say, for the page about worries. */
function saidOn({ episodes, rows }: RowRead['child'], now: string): Answers {
  const since = rows.map((one) => one.row).toSorted((one, other) => (one.since < other.since ? -1 : 1));
  return {
    missingEpisodes: String(episodes),
    worries: ['From the lists of missing children that the police sent:', ...since.map((row) => line(row, now))]
      .join('\n')
      .slice(0, 3900),
  };
}
const line = (row: KeptRow, now: string): string =>
  [
    `missing since ${sayMoment(row.since, row.sinceKnown, now)}`,
    row.returnedAt === undefined
      ? 'not said to be back'
      : `back ${row.returnedKnown === 'day' ? sayMoment(row.returnedAt, 'day', now) : sayWhen(row.returnedAt, now)}`,
    ...(row.place === '' ? [] : [`from ${row.place}`]),
    ...(referenceOf(row) === undefined ? [] : [`police reference ${row.policeReference}`]),
    ...(row.grade === '' ? [] : [`grade ${row.grade}`]),
  ].join(', ');
