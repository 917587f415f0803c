// What is due from somebody, most pressing first: consents, what was returned, drafts, triage, challenges, actions, meetings.
import { actionsFor, hasActions, mayAcceptWithAll, type Listed } from '../../desk/action/my-actions.ts';
import { sayNeed } from '../../desk/action/words.ts';
import { consentDue, toConsent } from '../../desk/home/lists.ts';
import type { Scene } from '../../desk/scene.ts';
import { barTo } from '../../desk/triage/triage.ts';
import { isOpen, sayActionId } from '../../domain/case/action/action.ts';
import { isChallenged } from '../../domain/people/access.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import { waitsFor } from '../../domain/case/clock.ts';
import { coordinatorPicks } from '../../domain/case/consent/consenters.ts';
import type { CaseRow } from '../../domain/case/stages.ts';
import { isThere, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import type { Due, Work } from '../tab/api.ts';
import { dueOf, flagsOf } from './lines.ts';
import { may } from '../../domain/people/roles.ts';

/** `rows`: the cases of this person's board; `meetings`: those of the last weeks and those to come. */
export async function workFor(
  scene: Scene,
  rows: readonly CaseRow[],
  meetings: readonly Meeting[],
): Promise<readonly Work[]> {
  const [actions, challenges] = await Promise.all([
    hasActions(scene) ? actionsFor(scene) : [],
    challengesFor(scene, rows),
  ]);
  const all = [
    ...consents(scene, rows),
    ...mine(scene, rows),
    ...triage(scene, rows),
    ...challenges,
    ...actions.flatMap((one) => actionWork(scene, one)),
    ...meetingWork(scene, meetings),
    ...minutesWork(scene, meetings),
  ];
  return all
    .map((work) => ({ work, place: placeOf(work) }))
    .toSorted(byPlace)
    .map(({ work }) => work);
}

/** A meeting under way first; urgent before late before what has time; then by due time, and what has none last. */
const placeOf = ({ flags, due, kind, name, title }: Work): string =>
  [
    kind === 'meeting' && title !== takePart ? 0 : 1,
    flags.includes('urgent') ? 0 : 1,
    due?.late === true ? 0 : 1,
    due?.at ?? '9',
    kind === 'draft' ? 1 : 0,
    name,
  ].join(' ');
const takePart = 'Take part';
const byPlace = (one: { readonly place: string }, other: { readonly place: string }): number =>
  one.place < other.place ? -1 : 1;

type Kind = Work['kind'];
function caseWork(kind: Kind, title: string, one: CaseRow, due?: Due): Work {
  const { reference } = one;
  const flags = flagsOf(one, due);
  return { kind, title, name: reference, flags, link: `case/${reference}`, ...(due !== undefined && { due }) };
}

const dueAt = (at: string | undefined, now: string): Due | undefined => (at === undefined ? undefined : dueOf(at, now));

function consents(scene: Scene, rows: readonly CaseRow[]): readonly Work[] {
  const { person, now } = scene;
  const due = (one: CaseRow): Due | undefined => dueAt(consentDue(one), now);
  const waiting = rows.filter(({ stage }) => stage === 'awaitingConsent');
  return [
    ...toConsent(scene, waiting).map((one) => caseWork('consent', 'Give management consent', one, due(one))),
    ...waiting
      .filter((one) => may(person, 'triage') && !isMine(scene, one) && coordinatorPicks(one))
      .map((one) => caseWork('consent', 'Choose who decides on consent', one, due(one))),
  ];
}

const isMine = ({ person }: Scene, { referrer }: CaseRow): boolean => referrer.objectId === person.objectId;

const mine = (scene: Scene, rows: readonly CaseRow[]): readonly Work[] =>
  rows
    .filter((one) => isMine(scene, one))
    .flatMap((one) => {
      if (one.stage === 'returned') return [caseWork('returned', 'Change what is asked, and submit again', one)];
      return one.stage === 'draft' ? [caseWork('draft', 'Continue the draft', one)] : [];
    });

/** The co-ordinator's part of a received case; the chair follows the strategy discussions, too. */
function triage(scene: Scene, rows: readonly CaseRow[]): readonly Work[] {
  const { person, now } = scene;
  const coordinates = may(person, 'triage');
  if (!coordinates && !may(person, 'chairMeetings')) return [];
  return rows.flatMap((one) => {
    if (one.stage !== 'received' || isMine(scene, one)) return [];
    const { strategy } = one;
    if (strategy !== undefined) {
      return [caseWork('strategy', 'Strategy discussion', one, dueOf(strategy.due.at, now))];
    }
    const waits = waitsFor(one);
    return coordinates
      ? [caseWork('triage', 'Triage', one, dueAt(waits?.rung === 'triage' ? waits.at : undefined, now))]
      : [];
  });
}

/** Who answers is for the whole case to say: those few that are challenged are read. */
async function challengesFor(scene: Scene, rows: readonly CaseRow[]): Promise<readonly Work[]> {
  if (!may(scene.person, 'answerChallenge') && !may(scene.person, 'consent')) return [];
  const challenged = rows.filter((one) => isChallenged(one) && !isMine(scene, one));
  const found = await Promise.all(
    challenged.map(async (one) => {
      const stored = await scene.ports.cases.load(one.reference);
      const bar = stored && barTo(scene, stored.value.root, { step: 'answerChallenge', input: { answer: '' } });
      return stored === undefined || bar !== undefined ? [] : [one];
    }),
  );
  return found
    .flat()
    .map((one) => caseWork('challenge', 'Answer the challenge', one, dueAt(one.challenge?.due?.at, scene.now)));
}

/** What this person accepts, decides or does; of others' only what is late. */
function actionWork(scene: Scene, one: Listed): readonly Work[] {
  const { person, now } = scene;
  const { action, toDecide, overdue } = one;
  const own = action.owner?.objectId === person.objectId && isOpen(action) && action.state.is !== 'disputed';
  const accepts = mayAcceptWithAll(scene, one);
  if (!accepts && !toDecide && !overdue && !own) return [];
  const title = toDecide
    ? sayNeed(action, may(person, 'overseeActions'))
    : accepts
      ? 'Accept the action'
      : own
        ? 'Do the action'
        : 'Late action';
  const due = isOpen(action) ? dueOf(action.due.at, now) : undefined;
  return [
    {
      kind: 'action',
      title,
      name: sayActionId(action),
      flags: due?.late === true ? ['late'] : [],
      link: 'actions',
      ...(due !== undefined && { due }),
    },
  ];
}

/** The meetings of today, and where there is none the next one. */
function meetingWork({ person, now }: Scene, meetings: readonly Meeting[]): readonly Work[] {
  const today = localDate(now);
  const coming = meetings.filter(({ state, date }) => state === 'started' || (state === 'planned' && date >= today));
  const todays = coming.filter(({ state, date }) => state === 'started' || date === today);
  return (todays.length > 0 ? todays : coming.slice(0, 1)).map((meeting) => {
    const under = meeting.state === 'started';
    const at = under ? meeting.startedAt : meeting.startsAt;
    const when = sayWhen(at, now);
    return {
      kind: 'meeting',
      title: under && !isThere(meeting, person.objectId) ? 'Say that you are here' : under ? 'Under way' : takePart,
      name: sayType(meeting.type),
      due: { at, words: under ? `since ${when}` : when, late: false },
      flags: [],
      link: `meeting/${meeting.id}`,
    };
  });
}

function minutesWork({ person, now }: Scene, meetings: readonly Meeting[]): readonly Work[] {
  return meetings.flatMap((meeting): readonly Work[] => {
    if (meeting.state !== 'ended' || meeting.approved !== undefined) return [];
    if (!may(person, 'chairMeetings') && meeting.chair.objectId !== person.objectId) return [];
    const name = `${sayType(meeting.type)}, ${sayWhen(meeting.startsAt, now)}`;
    return [{ kind: 'minutes', title: 'Approve the minutes', name, flags: [], link: `meeting/${meeting.id}` }];
  });
}
