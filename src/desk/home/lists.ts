// My cases, Waiting for consent, Queue, Find: references, stages and due times; names only when asked for.
import { dueLine, listCard, type ListRow } from '../../cards/home.ts';
import { formCard } from '../../cards/form.ts';
import type { Button } from '../../cards/blocks.ts';
import { mayRead } from '../../domain/people/access.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { waitsFor } from '../../domain/case/clock.ts';
import { mayDecide } from '../../domain/case/consent/consenters.ts';
import { activeStages, comesOn, stageLabels, stageOf } from '../../domain/case/stage-table.ts';
import { isUrgent, type Case, type CaseRow } from '../../domain/case/stages.ts';
import type { CaseRung } from '../../domain/time/clocks.ts';
import { readRaw, type Field } from '../../domain/fields.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { mayAttend } from '../../domain/meeting/steps.ts';
import { openedAction } from '../action/open.ts';
import { buttonOf, homeButton } from '../form/replies.ts';
import { readActionName, see, seeAction, textIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

export type ListName = 'mine' | 'consent' | 'queue';
const perPage = 6;

interface ListKind {
  readonly title: string;
  readonly empty: string;
  /** What the list shows; of no case more than a row needs. */
  readonly rows: (scene: Scene) => Promise<readonly CaseRow[]>;
  /** The same as whole cases, for Find. */
  readonly cases: (scene: Scene) => Promise<readonly Case[]>;
  /** What the row waits by: due time or last change. */
  readonly when: (one: CaseRow) => string;
}

export const consentDue = (one: CaseRow): string | undefined =>
  one.stage === 'awaitingConsent' ? one.submission?.due.at : undefined;
/** What the co-ordinator's queue goes by: the consent, triage, a strategy discussion, the answer to a challenge. */
const queueDue = (one: CaseRow): string | undefined => waitsFor(one)?.at ?? consentDue(one);
/** Sorts later times before earlier ones, as text. */
export const newestFirst = (at: string): string => String(9e15 - Date.parse(at)).padStart(16, '0');

const placeOf = (one: CaseRow): string => String(stageOf(one).place).padStart(2, '0');

/** What of these waits for this person's consent. */
export const toConsent = <Row extends CaseRow>(
  { person, directory, now }: Pick<Scene, 'person' | 'directory' | 'now'>,
  rows: readonly Row[],
): readonly Row[] =>
  rows.filter((one) => {
    const { submission } = one;
    return submission !== undefined && mayDecide({ ...one, submission }, person, directory, now);
  });

const lists: Readonly<Record<ListName, ListKind>> = {
  mine: {
    title: 'My cases',
    empty: 'You have no referrals. Press New referral to begin one.',
    rows: async (scene) => seen(scene, await scene.ports.cases.rowsOfReferrer(scene.person.objectId)),
    cases: async (scene) => visible(scene, await scene.ports.cases.ofReferrer(scene.person.objectId)),
    when: (one) => `${placeOf(one)}${consentDue(one) ?? newestFirst(one.changedAt)}`,
  },
  consent: {
    title: 'Waiting for consent',
    empty: 'Nothing waits for your consent.',
    rows: async (scene) => toConsent(scene, await scene.ports.cases.rowsInStage('awaitingConsent')),
    cases: async (scene) => toConsent(scene, await scene.ports.cases.inStage('awaitingConsent')),
    when: (one) => consentDue(one) ?? one.changedAt,
  },
  queue: {
    title: 'Queue',
    empty: 'The queue is empty.',
    rows: async (scene) => (may(scene.person, 'triage') ? seen(scene, await scene.ports.cases.rowsWaiting()) : []),
    cases: async (scene) =>
      may(scene.person, 'triage') ? visible(scene, await scene.ports.cases.waitingForCoordinator()) : [],
    when: (one) => `${isUrgent(one) ? 0 : 1}${queueDue(one) ?? one.changedAt}`,
  },
};

const visible = (scene: Scene, cases: readonly Case[]): readonly Case[] =>
  cases.filter((one) => mayRead('status', one, scene.person, scene.directory, scene.now));

/** The same of rows: a referrer sees their own cases, and a co-ordinator what waits for them, unless excluded. */
const seen = ({ person }: Scene, rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.filter(({ excluded }) => !excluded.includes(person.objectId));

/** What is due first on top. */
export const rowsIn = async (scene: Scene, list: ListName): Promise<readonly CaseRow[]> =>
  inOrder(await lists[list].rows(scene), lists[list].when);

/** Sorted by what each is placed by, as text. */
export function inOrder<Row>(rows: readonly Row[], when: (one: Row) => string): readonly Row[] {
  const placed = rows.map((one) => ({ one, at: when(one) })).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return placed.map(({ one }) => one);
}

/** A list card; with names it is a private answer, and each name is a look. */
export async function showList(scene: Scene, list: ListName, from = 0, names = false): Promise<Reply> {
  const all = await rowsIn(scene, list);
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const rows = await Promise.all(page.map((one) => rowFor(scene, one, list, names)));
  const more = { list, from: start + perPage };
  const buttons: readonly Button[] = [
    ...(page.length > 0 && !names ? [{ title: 'Show names', verb: 'list.names', data: { list, from: start } }] : []),
    ...(start + perPage < all.length ? [{ title: 'More', verb: names ? 'list.names' : 'list.more', data: more }] : []),
    homeButton,
  ];
  const { title, empty } = lists[list];
  return { card: listCard({ title, rows, total: all.length, from: start, empty, buttons }) };
}

/** When something is due or comes next, or when it changed. */
function lineOf(one: CaseRow, list: ListName, now: Instant): string {
  const waits = list === 'queue' ? waitsFor(one) : undefined;
  if (waits !== undefined) return `${waitWords[waits.rung]} ${dueLine(waits.at, now)}`;
  const due = consentDue(one);
  return due === undefined ? standsBehind(one, now) : dueLine(due, now);
}
/** What stands behind a stage: the meeting, the next review, or when it changed. */
export function standsBehind(one: CaseRow, now: Instant): string {
  const coming = comesOn(one);
  if (coming?.by === 'listing' && one.meeting !== undefined) return sayMeetingId(one.meeting);
  if (coming?.by === 'review') return `next review by ${sayDate(coming.on)}`;
  return `changed ${sayWhen(one.changedAt, now)}`;
}
export const waitWords: Readonly<Record<CaseRung, string>> = {
  triage: 'triage',
  strategy: 'strategy discussion',
  challenge: 'challenged: answer',
};

async function rowFor(scene: Scene, one: CaseRow, list: ListName, names: boolean): Promise<ListRow> {
  const mine = one.referrer.objectId === scene.person.objectId;
  const editable = mine && (one.stage === 'draft' || one.stage === 'returned');
  const seen = names ? await see(scene, one.reference, 'name', 'Show names') : undefined;
  return {
    reference: one.reference,
    label: stageLabels[one.stage],
    line: `${lineOf(one, list, scene.now)}${isUrgent(one) ? ' · urgent' : ''}`,
    buttons: [
      ...(editable ? [buttonOf('Continue', 'refer.open', one)] : []),
      ...(one.stage === 'draft' ? [] : [buttonOf('Open', 'case.open', one)]),
    ],
    ...(seen !== undefined && { child: nameOf(seen.case) }),
  };
}

export const nameOf = (one: Case): string =>
  `${one.answers['forenames'] ?? ''} ${one.answers['surname'] ?? ''}`.trim() || 'no name yet';

export const findField: Field = {
  name: 'what',
  title: 'Reference, name or case system ID',
  kind: 'text',
  need: 'optional',
  most: 100,
  help: 'Searches only what you may see.',
};

/** Find: names are searched only here, in an input, never as typed chat. */
export function askFind(values: Readonly<Record<string, string>> = {}, message?: string): Reply {
  return {
    card: formCard({
      title: 'Find',
      line: 'Among the cases you may see',
      foot: 'Find',
      key: 'find',
      fields: [findField],
      values,
      buttons: [{ title: 'Find', verb: 'find.go', style: 'positive' }, homeButton],
      ...(message !== undefined && { message }),
    }),
  };
}

export async function find(scene: Scene): Promise<Reply> {
  const wanted = readRaw(findField, textIn(scene, 'what')).keep;
  if (wanted === '') return askFind({}, 'Write what to look for.');
  const action = await findAction(scene, wanted);
  if (action !== undefined) return action;
  const whole = (['mine', 'consent', 'queue'] as const).map(async (list) =>
    inOrder(await lists[list].cases(scene), lists[list].when),
  );
  const all = (await Promise.all([...whole, activeCases(scene)])).flat();
  const once = all.filter((one, place) => all.findIndex((other) => other.reference === one.reference) === place);
  const found = once.filter((one) => matches(one, wanted)).slice(0, perPage);
  if (found.length === 0)
    return askFind({ what: wanted }, 'No match. Check the spelling, or ask the MSET co-ordinator.');
  const rows = await Promise.all(found.map((one) => rowFor(scene, one, 'mine', true)));
  return { card: listCard({ title: 'Found', rows, total: rows.length, from: 0, empty: '', buttons: [homeButton] }) };
}

/** Whoever takes part in meetings finds what stands in none of their lists, too: others have all of theirs in My cases. */
async function activeCases(scene: Scene): Promise<readonly Case[]> {
  if (!mayAttend(scene.person, scene.directory)) return [];
  return visible(scene, await scene.ports.cases.inStages(activeStages));
}

/** An action by its id: its card opens, where it may be read. */
async function findAction(scene: Scene, wanted: string): Promise<Reply | undefined> {
  const named = readActionName(wanted);
  const on = named && (await seeAction({ ...scene, data: named }, 'Find'));
  return on && openedAction(scene, on);
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

function matches(one: Case, wanted: string): boolean {
  const { forenames = '', surname = '', otherNames = '', caseSystemId = '' } = one.answers;
  return [one.reference, `${forenames}${surname}`, `${surname}${forenames}`, otherNames, caseSystemId].some((text) =>
    plain(text).includes(plain(wanted)),
  );
}
