// My cases, Waiting for consent, Queue, Find: references, stages and due times; names only when asked for.
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { lateLine, listCard, type ListGroup, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { may } from '../../domain/people/roles.ts';
import { readRaw, type Field } from '../../domain/kernel/fields.ts';
import { caseLists, findCases, isToDo, lineOf, nameOf, rowsIn, type ListName } from '../../reading/case/lists.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { handAllButtons } from '../lead/all.ts';
import { openedAction } from '../action/open.ts';
import { buttonOf, formReply, homeButton, openButton } from '../form/replies.ts';
import { namesButton } from '../form/names.ts';
import { beginButton } from './home.ts';
import { initialsFor } from '../scene/child-title.ts';
import { readActionName, see, seeAction, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

const perPage = 10;

/** What a list says of whose a case is: of what is posted nothing. */
export type Whose = 'names' | 'initials' | 'nothing';

/** A list card; with names or initials it is a private answer, and each of them is a look (docs/process.md P10.10). */
export async function showList(scene: Scene, list: ListName, from = 0, whose: Whose = 'nothing'): Promise<Reply> {
  const all = await rowsIn(scene, list);
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const rows = await Promise.all(page.map((row) => rowFor(scene, row, list, whose)));
  const more = { list, from: start + perPage };
  const buttons: readonly Button[] = [
    ...(page.length === 0 ? [] : [namesButton(whose === 'names', '', { list, from: start })]),
    ...(start + perPage < all.length ? [{ title: 'More', verb: 'list.more', data: more }] : []),
    ...(list === 'unled' ? handAllButtons(all) : []),
    ...(list === 'mine' && all.length === 0 && may(scene.person, 'refer') ? [beginButton(scene)] : []),
    homeButton,
  ];
  const { title, empty } = caseLists[list];
  const groups = groupsOf(rows);
  return { card: listCard({ title, groups, total: all.length, from: start, empty, asOf: scene.now, buttons }) };
}

/** What is for this person to do comes first. */
function groupsOf(rows: readonly (ListRow & { readonly isYours: boolean })[]): readonly ListGroup[] {
  const [yours, others] = [true, false].map((wanted) => rows.filter(({ isYours }) => isYours === wanted));
  return [
    { title: 'For you', rows: yours ?? [] },
    { title: 'With others', rows: others ?? [] },
  ];
}

async function rowFor(
  scene: Scene,
  row: CaseRow,
  list: ListName,
  whose: Whose,
): Promise<ListRow & { readonly isYours: boolean }> {
  const mine = leadOf(row).objectId === scene.person.objectId;
  const [what, why] = whose === 'names' ? ['name', 'Show names'] : ['initials', caseLists[list].title];
  const seen = whose === 'nothing' ? undefined : await see(scene, row.reference, what, why);
  return {
    reference: row.reference,
    label: stageLabels[row.stage],
    line: mine ? '' : leadOf(row).name,
    when: lineOf(row, list, scene, lateLine),
    warnings: rowWarnings(row, scene),
    isYours: list === 'unled' || isToDo(scene, row),
    press: row.stage === 'draft' && mine ? buttonOf('Continue', 'refer.open', row) : openButton(row),
    ...given(
      whose === 'names'
        ? { child: seen && nameOf(seen.case) }
        : { initials: seen && initialsFor(seen.case, scene.now) },
    ),
  };
}

export const findField: Field = {
  name: 'what',
  title: 'Reference, name or case system ID',
  kind: 'text',
  need: 'always',
  most: 100,
};

/** Find: names are searched only here, in an input, never as typed chat. */
export function askFind(values: Readonly<Record<string, string>> = {}, problem?: string): Reply {
  return formReply({
    title: 'Find',
    line: 'Among the cases you may see',
    foot: 'Find',
    key: 'find',
    fields: [findField],
    values,
    buttons: [{ title: 'Find', verb: 'find.go', style: 'positive' }, homeButton],
    ...given({ problems: problem === undefined ? undefined : { [findField.name]: problem } }),
  });
}

export async function find(scene: Scene): Promise<Reply> {
  const wanted = readRaw(findField, textIn(scene, 'what')).keep;
  if (wanted === '') return askFind({}, 'type what to look for.');
  const action = await findAction(scene, wanted);
  if (action !== undefined) return action;
  const found = await findCases(scene, wanted, perPage);
  if (found.length === 0)
    return askFind({ what: wanted }, 'no match. Check the spelling, or ask the MSET co-ordinator.');
  const rows = await Promise.all(found.map((file) => rowFor(scene, rowOf(file), 'mine', 'names')));
  const groups = [{ title: '', rows }];
  return { card: listCard({ title: 'Found', groups, total: rows.length, from: 0, empty: '', buttons: [homeButton] }) };
}

/** An action by its id: its card opens, where it may be read. */
async function findAction(scene: Scene, wanted: string): Promise<Reply | undefined> {
  const named = readActionName(wanted);
  const on = named && (await seeAction({ ...scene, data: named }, 'Find'));
  return on && openedAction(scene, on);
}
