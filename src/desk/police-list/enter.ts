// Enters the past episodes of a list into the cases of their children, in one press: each is the case's own step.
import { plannedFrom } from '../../casework/read/planned.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { cases } from '../../casework/write/matters.ts';
import { mintCommandId } from '../../domain/kernel/ids.ts';
import type { PoliceList } from '../../domain/police-list/list.ts';
import { referenceOf, type KeptRow } from '../../domain/police-list/row.ts';
import type { Entered } from '../../domain/police-list/table.ts';
import type { PastInput } from '../../domain/case/episode/steps.ts';
import type { Refusal } from '../../domain/matter/step.ts';
import { sayPoliceList } from '../../domain/police-list/list.ts';
import { typedMoment } from '../../domain/time/moments.ts';
import { asRead, listsRead, type RowRead } from '../../reading/police-list/rows.ts';
import { takeOn, type Scene } from '../scene/scene.ts';

/** Those rows of the list whose episode the case has now: this press entered it, or it was there. */
export async function entered(scene: Scene, list: PoliceList): Promise<readonly Entered[] | Refusal> {
  const read = await listsRead(scene);
  const own = read.rows.filter((one) => one.list === list.id && list.open.includes(one.row.row));
  const rows = await asRead(scene, read, own);
  const planned = await plannedFrom(scene.ports, scene.now);
  const done: Entered[] = [];
  const refused: Refusal[] = [];
  // The oldest first, one after the other: two may be of the same child.
  for (const row of rows.toSorted((one, other) => (one.row.since < other.row.since ? -1 : 1))) {
    const { case: childCase } = row;
    if (childCase === undefined) continue;
    const came = await cameOf(scene, list, row, planned);
    if (came === 'in') done.push({ row: row.row.row, reference: childCase.reference });
    else if (came !== 'not') refused.push(came);
  }
  // What was entered is noted; what was not is still on the page, and pressed again says why.
  return done.length === 0 && refused[0] !== undefined ? refused[0] : done;
}

/** Whether its case has the episode now; or why the case does not take it. */
async function cameOf(
  scene: Scene,
  list: PoliceList,
  { need, row, case: childCase }: RowRead,
  planned: Awaited<ReturnType<typeof plannedFrom>>,
): Promise<'in' | 'not' | Refusal> {
  if (need === 'entered') return 'in';
  if (need !== 'enter' || childCase === undefined) return 'not';
  const outcome = await takeOn(scene, cases, {
    id: childCase.reference,
    command: { step: 'addPastEpisode', input: pastOf(scene, list, row) },
    // The same for the same row, whichever press it is.
    commandId: mintCommandId(Date.parse(list.at), Buffer.from(hashOf(list.id, String(row.row)), 'hex')),
    context: planned,
  });
  return outcome.kind === 'refused' ? outcome.refusal : 'in';
}

/** What the list does not say is said to be not known. */
function pastOf({ directory }: Scene, list: PoliceList, row: KeptRow): PastInput {
  const { since, sinceKnown, returnedAt = '', returnedKnown, grade, place } = row;
  const said = grade.toLowerCase();
  const known = directory.settings.missing.grades.find(
    ({ id, title }) => id.toLowerCase() === said || title.toLowerCase() === said,
  );
  return {
    since: typedMoment(since, sinceKnown === 'day'),
    returnedAt: typedMoment(returnedAt, returnedKnown === 'day'),
    category: 'missing',
    reported: 'yes',
    policeReference: (referenceOf(row) ?? '').slice(0, 40),
    grade: known?.id ?? '',
    how: 'other',
    safe: 'notKnown',
    found: 'Not said on the list of the police',
    what: `${sayPoliceList(list)}.${place === '' ? '' : ` Missing from: ${place}.`}${grade === '' || known !== undefined ? '' : ` Grade: ${grade}.`}`,
  };
}
