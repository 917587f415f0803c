// What waits for someone, as the tiles of their home card: counts only, because home is stored in a message.
import type { Tile } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { isOpen, isRunning, type StateName } from '../../domain/case/action/action.ts';
import { duties, owedNow } from '../../domain/case/owed/owed.ts';
import { isUrgent, type CaseRow } from '../../domain/case/state/stages.ts';
import { stageOf } from '../../domain/case/state/stage-table.ts';
import { sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import { approves } from '../../domain/meeting/who.ts';
import { keepsPoliceLists, sayPoliceList, type PoliceList } from '../../domain/police-list/list.ts';
import type { Person } from '../../domain/people/actor.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { dueLine, localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { actionsFor, isLateFor, type Listed } from '../../reading/action/list.ts';
import { askedHere } from '../../reading/case/next.ts';
import { listOf, taskOf } from '../../domain/case/asked/asked.ts';
import { hasTeam, rowsIn, rowsOfEach } from '../../reading/case/lists.ts';
import { peopleToTell } from '../../notices/trouble-card.ts';
import { meetingsAtHome } from '../../reading/meeting/meetings.ts';
import { countOfEntities } from '../../reading/entity/entities.ts';
import { countOfLinks } from '../../reading/links/links.ts';
import { countWaiting } from '../advice/advice.ts';
import { councilTiles } from '../council/tiles.ts';
import { buttonOf, openActionButton } from '../form/replies.ts';
import { oversightTiles } from '../register/tiles.ts';
import type { Scene } from '../scene/scene.ts';

/** A tile, and the button that begins its first piece of work where that cannot wait. */
export type HomeTile = Tile & { readonly button?: Button };

const rank = { urgent: 0, late: 1, today: 2, you: 3, done: 4, info: 4 } as const;
const placeOf = ({ state }: Tile): number => (state === undefined ? 3 : rank[state]);

/** Who has each of the lists that home counts; in the queue is whatever else asks something of someone. */
const whose = { mine: 'refer', consent: 'consent' } as const;

/** The most urgent first: urgent, late, today, the rest. */
export async function tilesFor(scene: Scene): Promise<readonly HomeTile[]> {
  const { person } = scene;
  const lists = (['mine', 'consent', 'queue'] as const).filter((list) => list === 'queue' || may(person, whose[list]));
  const [
    { mine = [], consent = [], queue = [] },
    { listed: actions, outside },
    questions,
    meetings,
    team,
    untold,
    links,
    records,
    register,
    ofPolice,
    council,
  ] = await Promise.all([
    rowsOfEach(scene, lists),
    actionsFor(scene, 'counted'),
    countWaiting(scene),
    meetingsAtHome(scene),
    hasTeam(person) ? rowsIn(scene, 'team') : [],
    may(person, 'seeDelivery') ? scene.ports.troubles.of(person.objectId) : undefined,
    countOfLinks(scene),
    countOfEntities(scene),
    oversightTiles(scene),
    keepsPoliceLists(person) ? scene.ports.policeLists.open() : [],
    councilTiles(scene),
  ]);
  const rows = [...new Map([...queue, ...consent, ...mine].map((row) => [row.reference, row])).values()];
  const tiles = [
    // One that has ended today is not past yet.
    ...register,
    ...council,
    ...chairTiles(scene, actions, meetings),
    ...dutyTiles(scene, rows),
    ...actionTiles(scene, actions),
    ...outsideTile(scene, outside),
    ...count(questions, 'request for advice', 'requests for advice', { verb: 'advice' }).map((tile) => ({
      ...tile,
      button: { title: 'Answer a question', verb: 'advice', style: 'positive' as const },
    })),
    ...count(links, 'person or place to compare', 'people and places to compare', { verb: 'links' }),
    ...count(records, 'record to accept or review', 'records to accept or review', { verb: 'entities' }),
    ...policeListTiles(scene, ofPolice),
    ...count(peopleToTell(untold?.rows ?? []).length, 'person not reached', 'people not reached', {
      verb: 'troubles',
    }),
    ...mineTiles(mine),
    ...teamTiles(scene, team),
    ...nextMeeting(scene, meetings),
  ];
  return tiles.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** "4 to look at, Police list of Mon 30 Nov": the newest that waits; the others are below it. */
const policeListTiles = ({ now }: Scene, lists: readonly PoliceList[]): readonly HomeTile[] =>
  lists
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))
    .slice(0, 1)
    .map((list) => ({
      number: list.open.length,
      what: 'to look at',
      line: sayPoliceList(list, now),
      press: { verb: 'policeList.open', data: { policeList: list.id } },
    }));

/** A count of nothing makes no tile. */
const count = (
  number: number,
  one: string,
  many: string,
  press: Tile['press'],
  state?: Tile['state'],
): readonly HomeTile[] =>
  number === 0 ? [] : [{ number, what: number === 1 ? one : many, press, ...(state !== undefined && { state }) }];

/** Of each duty a tile, the urgent ones apart: a case counts once, by what presses most; the first can be begun from here. */
function dutyTiles(scene: Scene, rows: readonly CaseRow[]): readonly HomeTile[] {
  const { now } = scene;
  const asked = rows.flatMap((row) => {
    const [first] = askedHere(scene, row);
    if (first === undefined) return [];
    const { counted, danger } = duties[first.name];
    const list = listOf(scene, row, first);
    const urgent = danger === undefined && isUrgent(row);
    return [{ row, first, counted, list, danger, urgent, key: `${list} ${urgent} ${counted[1]}` }];
  });
  const groups = Map.groupBy(asked, ({ key }) => key);
  return [...groups.values()].flatMap((group): readonly HomeTile[] => {
    const ordered = group.toSorted((a, b) => ((a.first.due ?? '9') < (b.first.due ?? '9') ? -1 : 1));
    const [next] = ordered;
    if (next === undefined) return [];
    const { row, first, counted, list, danger, urgent } = next;
    const { due } = first;
    const isLate = due !== undefined && due <= now;
    const isToday = due !== undefined && localDate(due) === localDate(now);
    const state: HomeTile['state'] =
      danger !== undefined || urgent ? 'urgent' : isLate ? 'late' : isToday ? 'today' : undefined;
    const what = group.length === 1 ? counted[0] : counted[1];
    return [
      {
        number: group.length,
        what: urgent ? `urgent ${what}` : what,
        press: { verb: `list.${list}` },
        button: { ...buttonOf(taskOf(row, first, scene), 'case.open', row), style: 'positive' },
        ...given({ state, line: due && `${dueWord(isLate, group.length)} ${sayWhen(due, now)}` }),
      },
    ];
  });
}

/** Of how many it is the first. */
const dueWord = (isLate: boolean, many: number): string => {
  if (!isLate) return 'first by';
  return many === 1 ? 'was due' : 'the first was due';
};

const actions = { verb: 'list.actions' } as const;
/** More time is asked for, or the chair's name on an escalation. */
const asked = ({ toDecide, action }: Listed): boolean => toDecide && isOpen(action) && action.state.is !== 'disputed';

/** Under way, and its time ends today. */
const isDueToday = ({ action, overdue, toAccept, rests }: Listed, now: Instant): boolean =>
  isRunning(action) && !overdue && !toAccept && !rests && localDate(action.due.at) === localDate(now);

/** What they accept, decide or do today, and what is late (docs/process.md P8.22). */
export function actionTiles({ person, now }: Scene, all: readonly Listed[]): readonly HomeTile[] {
  const of = (which: (one: Listed) => boolean): number => all.filter(which).length;
  const decided = (state: StateName): number => of(({ toDecide, action }) => toDecide && action.state.is === state);
  return [
    ...count(
      of((one) => one.overdue && isLateFor(person, one) && !isToSign(person, one)),
      'late action',
      'late actions',
      actions,
      'late',
    ),
    ...count(
      of((one) => isDueToday(one, now) && isLateFor(person, one)),
      'action due today',
      'actions due today',
      actions,
      'today',
    ),
    ...count(
      of((one) => asked(one) && !isToSign(person, one)),
      'action waiting for your answer',
      'actions waiting for your answer',
      actions,
    ),
    ...count(
      of(({ toAccept }) => toAccept),
      'action to read and accept',
      'actions to read and accept',
      actions,
    ),
    ...count(decided('disputed'), 'action to settle', 'actions to settle', actions),
    ...count(decided('done'), 'action to verify', 'actions to verify', actions),
  ];
}

/** What the agency has of restricted cases, of which this person reads no more (docs/process.md P10.7). */
const outsideTile = ({ now }: Scene, outside: readonly Instant[]): readonly HomeTile[] =>
  outside
    .slice(0, 1)
    .flatMap((first) =>
      count(
        outside.length,
        'action of a restricted case',
        'actions of restricted cases',
        actions,
        first < now ? 'late' : undefined,
      ).map((tile) => ({ ...tile, line: `${outside.length === 1 ? '' : 'the first '}${dueLine(first, now)}` })),
    );

function mineTiles(mine: readonly CaseRow[]): readonly HomeTile[] {
  const at = (stage: string): number => mine.filter((row) => row.stage === stage).length;
  const active = mine.filter((row) => stageOf(row).phase === 'active').length;
  const press = { verb: 'list.mine' } as const;
  return [
    ...count(at('draft'), 'draft, not sent yet', 'drafts, not sent yet', press),
    ...count(at('awaitingConsent'), 'with a manager', 'with a manager', press),
    ...count(active, 'case of yours', 'cases of yours', press),
  ];
}

/** Of those below a manager: what is late of it, and how much there is. */
function teamTiles({ now }: Scene, team: readonly CaseRow[]): readonly HomeTile[] {
  const late = team.filter((row) => owedNow(row, now).some(({ due }) => due !== undefined && due <= now));
  const press = { verb: 'list.team' } as const;
  return [
    ...count(
      late.length,
      'case of your team with something late',
      'cases of your team with something late',
      press,
      'late',
    ),
    ...count(team.length, 'open case of your team', 'open cases of your team', press),
  ];
}

/** What is the chair's alone: escalations to sign, minutes to approve; and for all who run meetings one that no one started. */
function chairTiles({ person, now }: Scene, all: readonly Listed[], meetings: readonly Meeting[]): readonly HomeTile[] {
  const toSign = all.filter((one) => isToSign(person, one)).map(({ action }) => action);
  const toApprove = meetings.filter((one) => one.state === 'ended' && one.approved === undefined && approves(person));
  const missed = may(person, 'runMeetings') ? meetings.filter((one) => wasMissed(one, now)) : [];
  return [
    ...count(toSign.length, 'escalation to sign', 'escalations to sign', actions, 'late').map((tile) => ({
      ...tile,
      ...first(toSign, (action) => ({ ...openActionButton(action), title: 'Sign the escalation' })),
    })),
    ...count(missed.length, 'meeting not started', 'meetings not started', { verb: 'meetings' }, 'late'),
    ...toApprove.slice(0, 1).flatMap(({ id }) => {
      // The first of them, which Approve the minutes ends: the list of meetings may begin with others.
      const press = { verb: 'minutes.open', data: { meeting: id } };
      return count(toApprove.length, 'set of minutes to approve', 'sets of minutes to approve', press).map((tile) => ({
        ...tile,
        button: { title: 'Read and approve the minutes', ...press, style: 'positive' as const },
      }));
    }),
  ];
}
/** The button that begins the first of them. */
const first = <Of>(of: readonly Of[], button: (one: Of) => Button): Pick<HomeTile, 'button'> =>
  of[0] === undefined ? {} : { button: { ...button(of[0]), style: 'positive' } };

const isToSign = (person: Person, { action }: Pick<Listed, 'action'>): boolean =>
  may(person, 'signEscalation') &&
  isOpen(action) &&
  action.escalatedAt !== undefined &&
  action.escalation === undefined;

/** The day of the next one: on that day it is what comes first after what is late. */
function nextMeeting(scene: Scene, meetings: readonly Meeting[]): readonly HomeTile[] {
  const today = localDate(scene.now);
  const next = meetings.find(({ state, startsAt }) => state !== 'ended' && localDate(startsAt) >= today);
  if (next === undefined) return [];
  const day = sayWhen(next.startsAt, scene.now).split(' ').slice(1, 3).join(' ');
  const isToday = localDate(next.startsAt) === localDate(scene.now);
  return [
    {
      number: day,
      what: next.state === 'started' ? 'meeting under way' : 'next meeting',
      line: `${sayType(next.type)}, ${sayWhen(next.startsAt, scene.now)}`,
      press: { verb: 'meeting.open', data: { meeting: next.id } },
      ...(isToday && { state: 'today' as const }),
    },
  ];
}
