// A case at a glance, for the card that opens it: whose it is, what the worry is, and what is owed, the most pressing first.
import { beginHigh } from '../../domain/kernel/begins.ts';
import { lateLine, type ListRow } from '../../cards/home.ts';
import { changedNames, sayTonight, trueInShort } from '../../cards/case/true-now.ts';
import { answerIn, birthYear } from '../../cards/consent/reading.ts';
import { cut, type Button, type Press } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { isOpen, isOverdue, waitsForOverseer, type Action } from '../../domain/case/action/action.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import type { DutyName } from '../../domain/case/owed/owed.ts';
import { missingNow } from '../../domain/case/state/episodes.ts';
import type { TrueName } from '../../domain/case/state/held.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { stageOf } from '../../domain/case/state/stage-table.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { actionStandingOf } from '../../notices/action/standing.ts';
import { sayDue } from '../../reading/action/list.ts';
import { sayLatest } from '../../reading/assessment/story.ts';
import { sayKind, sayTask } from '../../domain/case/referral/form/support.ts';
import type { AtHand } from '../../reading/case/at-hand.ts';
import { firstAsked, owedLines, type OwedLine } from '../../reading/case/owed.ts';
import type { Reader } from '../../reading/reader.ts';
import { sayCountOfMissing } from '../../reading/case/episode.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { invitedBeside } from '../../reading/case/sections.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { titleFor } from '../scene/child-title.ts';

/** How many rows an opened case has room for. */
const mostOwed = 5;

export interface Glance {
  /** The child as the title; the reference where others look on. */
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly owed: readonly ListRow[];
  readonly moreOwed: number;
  /** The work that comes first: the button to press. */
  readonly first?: Button;
}

/** Whose it is, what the worry is, and what is owed; `workOf` gives the button of what a person has to do. */
export function glanceOf(reader: Reader, seen: Seen, shared: boolean, hand: AtHand, workOf: WorkOf): Glance {
  const { case: childCase, reads } = seen;
  // Of a child who has died no one is asked to carry anything out; what is to be decided of it is (docs/process.md P17.7).
  const action = (hand.action ?? []).filter((one) => !hasDied(childCase) || !isOpen(one) || waitsForOverseer(one));
  const duties = owedLines(seen, reader).map((line) => dutyRow(reader, line, workOf));
  const works = action.flatMap((one) => workRow(reader, childCase, one, shared));
  const late = action
    .filter((one) => isOverdue(one, reader.now) && !hasDied(childCase) && !works.some(({ id }) => id === one.id))
    .map((one) => ({
      row: actionRow(reader, one, lateLine(one.due.at, reader.now), 'open it', shared),
      work: undefined,
    }));
  const all = [...duties, ...works, ...late];
  const isTheirs = firstAsked(childCase, reader)?.name === 'missing' || isRecordedBy(childCase, reader.person);
  const missing = isTheirs ? workOf('missing') : undefined;
  return {
    title: titleFor(reader, seen, shared),
    facts: reads('referral') ? factsOf(seen, reader, shared, hand) : whoseOf(childCase, shared),
    owed: all.slice(0, mostOwed).map(({ row }) => row),
    moreOwed: Math.max(0, all.length - mostOwed),
    ...given({ first: missing ?? all.find(({ work }) => work !== undefined)?.work }),
  };
}
/** That the child is missing now was recorded by this person. */
export const isRecordedBy = (childCase: Case, { objectId }: Reader['person']): boolean =>
  missingNow(childCase)?.by === objectId;
export type WorkOf = (name: DutyName) => Button | undefined;

interface Row {
  readonly row: ListRow;
  readonly work: Button | undefined;
}
function dutyRow({ now }: Reader, { name, task, due, own, who }: OwedLine, workOf: WorkOf): Row {
  const work = own ? workOf(name) : undefined;
  const row = {
    label: task,
    line: own ? '' : beginHigh(who),
    when: [lateLine(due, now), own ? 'for you' : ''].filter((part) => part !== '').join(' · '),
    warnings: [],
    press: workPress(name, work),
  };
  return { row, work };
}
/** A row that leads to the work itself. */
export const workPress = (name: DutyName, work: Button | undefined): Press | undefined =>
  work && { verb: work.verb, does: does[name] ?? 'record it', data: work.data ?? {} };
const does: Readonly<Partial<Record<DutyName, string>>> = {
  triage: 'read it first',
  prepare: 'write it',
  riskWanted: 'write it',
  safety: 'answer it',
  challenge: 'answer it',
  returned: 'go on with it',
  consent: 'choose',
};

/** What of an action waits for the person who reads. */
function workRow(
  reader: Reader,
  childCase: Case,
  action: Action,
  shared: boolean,
): readonly (Row & { readonly id: string })[] {
  const { person, directory, now } = reader;
  const standing = actionStandingOf({ host: hostOf(childCase), action }, person, directory, now);
  const [button] = standing?.buttons ?? [];
  if (standing?.asks !== true || button === undefined) return [];
  const when = isOverdue(action, now) ? lateLine(action.due.at, now) : sayDue(action, now);
  return [{ id: action.id, row: actionRow(reader, action, when, 'open it', shared), work: button }];
}
function actionRow({ directory }: Reader, action: Action, when: string, does: string, shared: boolean): ListRow {
  const { label, ...typed } = shared ? { label: sayKind(action) } : sayTask(action);
  return {
    ...typed,
    label: `${action.id} · ${label}`,
    line: [action.owner?.name ?? '', agencyName(directory, action.agency)].filter((part) => part !== '').join(', '),
    when,
    warnings: [],
    press: { verb: 'action.open', does, data: { ref: action.reference, action: action.id } },
  };
}

/** Warnings are said above; that someone of concern works with children is the LADO’s, in its own place. */
const onCard: ReadonlySet<TrueName> = new Set(['home', 'school', 'phone', 'worker', 'status', 'placed']);

function factsOf({ case: childCase, reads }: Seen, reader: Reader, shared: boolean, hand: AtHand): Glance['facts'] {
  const { now } = reader;
  const { harm } = childCase;
  // Where others look on the title says nothing of whose it is: what only this person sees does.
  const child: Glance['facts'] = shared ? [['Child', titleFor(reader, { case: childCase, reads }, false)]] : [];
  // Of a child who has died neither the worry of the referral nor safety tonight is read as of today.
  if (hasDied(childCase)) {
    return [...child, ['Died', harm === undefined ? '' : sayDate(harm.happenedOn)], ...worksWith(childCase)];
  }
  const missing = missingNow(childCase);
  const lastSeen = hand.episode?.find(({ id }) => id === missing?.id)?.lastSeen ?? '';
  const told: readonly (readonly [string, string])[] = [
    ...child,
    ['Worry', answerIn(childCase, 'types')],
    ['Risk', reads('risk') ? riskIn(childCase, now) : ''],
    ['Last seen', reads('missing') ? lastSeen : ''],
    ['Missing in the last 90 days', sayCountOfMissing(childCase, now) ?? typedCount(childCase)],
    ['Safe tonight', stageOf(childCase).phase === 'over' ? '' : (sayTonight(childCase, now) ?? '')],
    ...trueInShort(
      childCase,
      now,
      changedNames(childCase).filter((name) => onCard.has(name)),
    ),
    ['Last decision', reads('decisions') ? decidedIn(hand.decided.at(-1), now) : ''],
    ...worksWith(childCase),
    ['Also invited', invitedBeside(childCase, reader).join(', ')],
  ];
  return told.filter(([, value]) => value !== '');
}
/** None is no line. */
const typedCount = (childCase: Case): string => {
  const typed = answerIn(childCase, 'missingEpisodes');
  return typed === '0' ? '' : typed;
};
const riskIn = ({ risk }: Case, now: Instant): string =>
  risk?.latest === undefined ? '' : `${sayLatest(risk.latest)} (${sayWhen(risk.latest.at, now)})`;

const mostWhy = 200;
/** What was decided last and why, in short: all of it is behind History. */
const decidedIn = (last: MeetingDecision | undefined, now: Instant): string =>
  last === undefined ? '' : `${sayDecision(last.decision)}, ${sayWhen(last.at, now)}: ${cut(last.rationale, mostWhy)}`;

/** Whom to speak to; where others look on, whose it is too. */
const whoseOf = (childCase: Case, shared: boolean): Glance['facts'] => [
  ...(shared ? ([['Child', `${nameOf(childCase)}, ${birthYear(childCase)}`]] as const) : []),
  ['Lead worker', leadOf(childCase).name],
];
const worksWith = ({ referrer, leadWorker }: Case): Glance['facts'] => [
  ['Referred by', referrer.name],
  ...(leadWorker === undefined ? [] : [['Lead worker', leadWorker.name] as const]),
];
