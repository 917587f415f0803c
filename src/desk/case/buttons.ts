// What may be done next with an open case, by whom: what is needed first, then what can be read, then the rest.
import { hasActions } from '../../domain/case/action/table.ts';
import { readings as readingCards } from '../../cards/consent/reading.ts';
import { moreCard } from '../../cards/triage/triage-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { mayRead, relationOf } from '../../domain/people/access.ts';
import { barToAssess } from '../../domain/case/risk/step.ts';
import { isWanted } from '../../reading/risk/story.ts';
import { asksForRisk } from '../../domain/case/risk/decided.ts';
import { mayDecide } from '../../domain/case/consent/consenters.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import type { StepName } from '../../domain/case/case.ts';
import { isActive, isConsented } from '../../domain/case/stage-table.ts';
import { awaitsOutcome, isInReview, type Case } from '../../domain/case/stages.ts';
import type { Turning } from '../../domain/case/meeting/since-consent.ts';
import type { CommandId } from '../../domain/ids.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { caseRoom } from './room.ts';
import { reviewRoom, type ReviewStepName } from '../review/room.ts';
import { mint, refIn, see, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

export interface CaseButtons {
  /** At most four, beside Close. */
  readonly first: readonly Button[];
  /** What is behind More. */
  readonly rest: readonly Button[];
}
const mostFirst = 4;

export function buttonsFor(scene: Scene, one: Case): CaseButtons {
  const all = [...nextSteps(scene, one), ...readings(scene, one), ...others(scene, one)];
  if (all.length <= mostFirst) return { first: all, rest: [] };
  const kept = all.slice(0, mostFirst - 1);
  return { first: [...kept, buttonOf('More', 'case.more', one)], rest: all.slice(kept.length) };
}

const isReferrer = ({ person, directory, now }: Scene, one: Case): boolean =>
  relationOf(one, person, directory, now) === 'referrer';

/** What is needed first, in this order: of each, whether it may be is the step's own rule. */
const first = [
  'answerChallenge',
  'recordSeniorDecision',
  'recordSeniorAnswer',
  'recordStrategyOutcome',
  'recordAcceptance',
  'signOverride',
  'recordFeedback',
  'listCase',
  'decideNow',
  'returnFromTriage',
  'sendToStrategy',
  'chooseManager',
  'challenge',
  'recordNotice',
  'nameAdultLead',
  'routeAt18',
  'recordOutcome',
  'referAgain',
] as const satisfies readonly StepName[];

function nextSteps(scene: Scene, one: Case): readonly Button[] {
  const continues = isReferrer(scene, one) && (one.stage === 'draft' || one.stage === 'returned');
  // Already called for, or long past triage: it is behind More.
  const isCalled = isConsented(one) && awaitsOutcome(one);
  const isReported = one.stage === 'otherPlan' && one.outcome !== undefined;
  const later: readonly StepName[] = [
    ...(isReported ? (['recordOutcome'] as const) : []),
    ...(isAsked(one, 'since', 'named') ? [] : (['nameAdultLead'] as const)),
    ...(isAsked(one, 'routeAsked', 'routed') ? [] : (['routeAt18'] as const)),
    ...(isCalled || !isTriaged(scene, one) ? (['sendToStrategy'] as const) : []),
  ];
  return [
    ...(continues ? [{ ...buttonOf('Continue', 'refer.open', one), style: 'positive' as const }] : []),
    ...finishes(scene, one),
    ...(isFirst(one) ? riskButtons(scene, one).map((button) => ({ ...button, style: 'positive' as const })) : []),
    ...reviewStepsOf(scene, one, ['prepareReview']),
    ...stepsOf(
      scene,
      one,
      first.filter((name) => !later.includes(name)),
    ),
  ];
}

/** Asked for by the clock on the way to 18, and not there yet. */
const isAsked = (one: Case, asked: keyof Turning, done: keyof Turning): boolean =>
  isConsented(one) && one.turning?.[asked] !== undefined && one.turning[done] === undefined;

/** A review that was left after its first page. */
const finishes = (scene: Scene, one: Case): readonly Button[] =>
  isInReview(one) && one.begun !== undefined && mayPrepare(scene, one)
    ? [{ ...buttonOf('Finish review', 'review.finish', one, { review: one.begun }), style: 'positive' }]
    : [];
const mayPrepare = (scene: Scene, one: Case): boolean => reviewStepsOf(scene, one, ['prepareReview']).length > 0;

/** What is said of the child between panels. */
const reviewStepsOf = (scene: Scene, one: Case, names: readonly ReviewStepName[]): readonly Button[] =>
  offered(reviewRoom, scene, { before: { case: one, said: [] }, doc: undefined }, names, aboutData(one)).map(
    (button) =>
      button.verb === 'review.prepare' && isInReview(one) && one.prepared === undefined && one.begun === undefined
        ? { ...button, style: 'positive' }
        : button,
  );

const stepsOf = (scene: Scene, one: Case, names: readonly StepName[]): readonly Button[] =>
  offered(caseRoom, scene, { before: one, doc: one }, names, aboutData(one)).map((button) =>
    button.verb === 'triage.list' ? { ...button, style: 'positive' } : button,
  );

/**
 * All this person may do now, for a page that shows for itself what there is to read. The person who decides on consent answers
 * the question first; then the last reading card opens, with the statement and the decision on it.
 */
export function stepsOn(scene: Scene, { case: one, reads }: Seen): readonly Button[] {
  if (!reads('referral')) return [{ ...buttonOf('Open', 'case.open', one), style: 'positive' }];
  const command = mint(scene);
  const decide = buttonOf('Decide', 'case.read', one, { part: readingCards, command });
  return decides(scene, one)
    ? [{ ...decide, style: 'positive' }]
    : [...nextSteps(scene, one), ...addsFirst(scene, one, command), ...others(scene, one)];
}

const decides = ({ person, directory, now }: Scene, one: Case): boolean =>
  one.stage === 'awaitingConsent' && mayDecide(one, person, directory, now);

const addsFirst = (scene: Scene, one: Case, command: CommandId): readonly Button[] =>
  overseesActive(scene, one) && !isTriaged(scene, one) ? [buttonOf('Add action', 'action.add', one, { command })] : [];

function readings(scene: Scene, one: Case): readonly Button[] {
  const command = mint(scene);
  const add = overseesActive(scene, one);
  return [
    ...addsFirst(scene, one, command),
    ...(add || hasActions(one) ? [buttonOf('Actions', 'case.actions', one)] : []),
    buttonOf('Read', 'case.read', one, { part: 1, command }),
    buttonOf('History', 'case.history', one),
  ];
}

/** Setting actions is for the co-ordinator and the chair, while something is still asked of people. */
export const overseesActive = ({ person, directory, now }: Scene, one: Case): boolean =>
  isActive(one) && mayOversee(one, person, directory, now);

/** To be triaged by this person: then that comes first, and actions are behind More. */
const isTriaged = ({ person }: Scene, one: Case): boolean =>
  may(person, 'triage') && (one.stage === 'received' || one.stage === 'listed' || one.stage === 'held');

function others(scene: Scene, one: Case): readonly Button[] {
  const command = mint(scene);
  const isCalled = isConsented(one) && awaitsOutcome(one);
  const rest = [
    ...(isAsked(one, 'since', 'named') ? [] : (['nameAdultLead'] as const)),
    ...(isAsked(one, 'routeAsked', 'routed') ? [] : (['routeAt18'] as const)),
    'mergeCase',
    'noLongerUrgent',
    'namePerson',
    'removeName',
    'restrict',
    'liftRestriction',
    'correctBirth',
    'recordHarm',
    'withdraw',
    'handOver',
  ] as const;
  const triaged = overseesActive(scene, one) && isTriaged(scene, one);
  return [
    ...(triaged ? [buttonOf('Add action', 'action.add', one, { command })] : []),
    ...reviewStepsOf(scene, one, ['addUpdate']),
    ...(isFirst(one) ? [] : riskButtons(scene, one)),
    ...stepsOf(scene, one, ['askEarlyReview', 'proposeClosure', 'transferOut', 'stopTransfer']),
    ...stepsOf(scene, one, isCalled || !isTriaged(scene, one) ? ['sendToStrategy', ...rest] : rest),
  ];
}

/** The panel wants it, or it was returned for it. */
const isFirst = (one: Case): boolean => isWanted(one) || asksForRisk(one);

/** Assess, or carry on; what the newest version says. While it is wanted for the panel, it comes first. */
function riskButtons({ ports, person, directory, now }: Scene, one: Case): readonly Button[] {
  if (!isConsented(one) && !asksForRisk(one)) return [];
  const command = mint({ ports });
  const bar = barToAssess(one, { actor: person, directory, now });
  const assess =
    one.risk?.draft === undefined
      ? buttonOf('Assess risk', 'risk.begin', one, { command })
      : buttonOf('Carry on assessment', 'risk.open', one);
  const reads = one.risk?.latest !== undefined && mayRead('risk', one, person, directory, now);
  return [...(bar === undefined ? [assess] : []), ...(reads ? [buttonOf('Risk', 'risk.result', one)] : [])];
}

/** More: what an open case has no room for. */
export async function showMoreOfCase(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'More');
  if (seen === undefined || !seen.reads('status')) return notAvailableReply();
  const { rest } = buttonsFor(scene, seen.case);
  const rows = Array.from({ length: Math.ceil(rest.length / mostFirst) }, (_, place) =>
    rest.slice(place * mostFirst, (place + 1) * mostFirst),
  );
  const buttons = [buttonOf('Back', 'case.open', seen.case), closeButton(seen.case)];
  return { of: seen.case, card: moreCard(seen.case, scene.caller.shared, rows, buttons) };
}
