// What may be done next with an open case, by whom: what is needed first, then what can be read, then the rest.
import { hasActions } from '../../domain/case/action/table.ts';
import { readings as readingCards } from '../../cards/consent/reading.ts';
import { moreCard } from '../../cards/triage/triage-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { mayRead, relationOf } from '../../domain/case/access/access.ts';
import { mayAssess } from '../../domain/case/risk/step.ts';
import { asksForRisk } from '../../domain/case/risk/decided.ts';
import { isWanted } from '../../reading/risk/story.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import type { CaseStepName } from '../../domain/case/whole/case.ts';
import type { AnyRoom } from '../form/room.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import { awaitsOutcome, hasDied, isInReview, isToPrepare, type Case } from '../../domain/case/state/stages.ts';
import type { Turning } from '../../domain/case/state/since-consent.ts';
import type { CommandId } from '../../domain/kernel/ids.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { caseRoom } from './room.ts';
import { missingNow, interviewDue, asksForStrategy } from '../../domain/case/state/missing.ts';
import { episodePart, type EpisodeTypes } from '../../domain/case/missing/table.ts';
import { mayRecordMissing } from '../../domain/case/missing/who.ts';
import { episodeRoom } from '../missing/room.ts';
import { awaitsLado } from '../../domain/case/lado.ts';
import { onwardBegins } from '../onward/room.ts';
import { reviewRoom, type ReviewStepName } from '../review/room.ts';
import { sayButton } from '../say/say.ts';
import { mint, refIn, see, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';

export interface CaseButtons {
  /** What there is to read, Read first: above the rest, because one reads before one acts. */
  readonly read: readonly Button[];
  /** What there is to do, at most four, beside Close. */
  readonly first: readonly Button[];
  /** What is behind More. */
  readonly rest: readonly Button[];
  /** Something of this case waits for this person: that is the button to press, else Read. */
  readonly waits: boolean;
}
const mostFirst = 4;

export function buttonsFor(scene: Scene, one: Case): CaseButtons {
  const asks = askedSteps(scene, one);
  const read = readings(scene, one);
  const usual = [...asks, ...triageSteps(scene, one), ...addsFirst(scene, one, mint(scene)), ...between(scene, one)];
  const rare = rarely(scene, one);
  const waits = asks.length > 0;
  if (rare.length === 0 && usual.length <= mostFirst) return { read, first: usual, rest: [], waits };
  const kept = usual.slice(0, mostFirst - 1);
  const rest = [...usual.slice(kept.length), ...rare];
  return { read, first: [...kept, buttonOf('More', 'case.more', one)], rest, waits };
}

const isReferrer = ({ person, directory, now }: Scene, one: Case): boolean =>
  relationOf(one, person, directory, now) === 'referrer';

/** What a person is asked for, in this order: whether it may be is the step's own rule. */
const asked = [
  'answerChallenge',
  'recordSeniorDecision',
  'recordSeniorAnswer',
  'recordStrategyOutcome',
  'recordAcceptance',
  'signOverride',
  'recordFeedback',
  'chooseManager',
  'recordNotice',
  'nameAdultLead',
  'routeAt18',
] as const satisfies readonly CaseStepName[];
/** What may be done next. */
const next = [
  'listCase',
  'restrict',
  'decideNow',
  'returnFromTriage',
  'sendToStrategy',
  'recordOutcome',
  'referAgain',
] as const satisfies readonly CaseStepName[];

/** What waits for this person. */
function askedSteps(scene: Scene, one: Case): readonly Button[] {
  const continues = isReferrer(scene, one) && (one.stage === 'draft' || one.stage === 'returned');
  const later: readonly CaseStepName[] = [
    ...(isAsked(one, 'since', 'named') ? [] : (['nameAdultLead'] as const)),
    ...(isAsked(one, 'routeAsked', 'routed') ? [] : (['routeAt18'] as const)),
  ];
  return [
    ...episodeSteps(scene, one, ofEpisodes),
    ...(continues ? [buttonOf('Continue', 'refer.open', one)] : []),
    ...finishes(scene, one),
    ...(isToAssess(scene, one) ? assesses(scene, one) : []),
    ...(isUnbegun(one) ? reviewStepsOf(scene, one, ['prepareReview']) : []),
    ...(awaitsLado(one) ? onwardBegins(scene, one, ['recordLado']) : []),
    ...stepsOf(
      scene,
      one,
      asked.filter((name) => !later.includes(name)),
    ),
  ];
}

function triageSteps(scene: Scene, one: Case): readonly Button[] {
  const isReported = one.stage === 'otherPlan' && one.outcome !== undefined;
  const later: readonly CaseStepName[] = [
    ...(isReported ? (['recordOutcome'] as const) : []),
    ...(mayNeedRestricting(one) ? [] : (['restrict'] as const)),
    ...(calledFor(scene, one) ? (['sendToStrategy'] as const) : []),
  ];
  return stepsOf(
    scene,
    one,
    next.filter((name) => !later.includes(name)),
  );
}

/** Already called for, or long past triage, and no third episode asks for it: it is behind More. */
const calledFor = (scene: Scene, one: Case): boolean =>
  (isConsented(one) && awaitsOutcome(one)) || (!isTriaged(scene, one) && !asksForStrategy(one));

/** Of an episode: what is asked for while the child is missing, and while a return interview is due. */
const ofEpisodes = [
  'recordReturn',
  'updateEpisode',
  'recordInterview',
] as const satisfies readonly (keyof EpisodeTypes['steps'])[];
/** The steps of these that start where the child's episode stands. */
function episodeSteps(scene: Scene, one: Case, names: readonly string[]): readonly Button[] {
  if (!mayRecordMissing(one, { ...scene, actor: scene.person })) return [];
  const [missing, interview] = [missingNow(one), interviewDue(one)];
  const { steps, presses }: Pick<AnyRoom, 'steps' | 'presses'> = episodeRoom;
  return names.flatMap((name) => {
    const [step, verb] = [steps[name], presses[name]?.verb];
    const at = starts(episodeRoom, name, 'away') ? missing : starts(episodeRoom, name, 'back') ? interview : undefined;
    return step === undefined || verb === undefined || at === undefined
      ? []
      : [buttonOf(step.title, verb, one, { episode: at.id })];
  });
}
/** What is seldom needed: to record another one, and whatever else may be done about the one there is. */
const moreOfEpisodes = (scene: Scene, one: Case): readonly Button[] => {
  const on = { case: one, episode: undefined, id: episodePart.next(one) };
  return [
    ...offered(episodeRoom, scene, { before: on, doc: undefined }, ['recordMissing'], aboutData(one)),
    ...episodeSteps(scene, one, unplaced(episodeRoom, ofEpisodes)),
  ];
};

/** Its review is due, and no one has begun it. */
const isUnbegun = (one: Case): boolean => isInReview(one) && isToPrepare(one) && one.begun === undefined;

/** The LADO was told: others of that person's team may read the case, so that a restriction is offered at once. */
const mayNeedRestricting = (one: Case): boolean =>
  one.onward?.includes('lado') === true && one.restricted === undefined;

/** Asked for by the clock on the way to 18, and not there yet. */
const isAsked = (one: Case, asked: keyof Turning, done: keyof Turning): boolean =>
  isConsented(one) && one.turning?.[asked] !== undefined && one.turning[done] === undefined;

/** A review that was left after its first page. */
const finishes = (scene: Scene, one: Case): readonly Button[] =>
  isInReview(one) && one.begun !== undefined && mayPrepare(scene, one)
    ? [buttonOf('Finish review', 'review.finish', one, { review: one.begun })]
    : [];
const mayPrepare = (scene: Scene, one: Case): boolean => reviewStepsOf(scene, one, ['prepareReview']).length > 0;

/** What is said of the child between panels. */
const reviewStepsOf = (scene: Scene, one: Case, names: readonly ReviewStepName[]): readonly Button[] =>
  offered(reviewRoom, scene, { before: { case: one, said: [] }, doc: undefined }, names, aboutData(one));

const stepsOf = (scene: Scene, one: Case, names: readonly string[]): readonly Button[] =>
  offered(
    caseRoom,
    scene,
    { before: one, doc: one },
    names.filter((name) => starts(caseRoom, name, one.stage)),
    aboutData(one),
  );

/** Whether a step starts from there, by what it says itself. */
function starts({ steps }: Pick<AnyRoom, 'steps'>, name: string, place: string): boolean {
  const from = steps[name]?.from ?? [];
  return 'owed' in from || from.includes(place);
}
/** What has no place of its own among the buttons: another step is behind More at once. */
const unplaced = ({ presses }: Pick<AnyRoom, 'presses'>, ...placed: readonly (readonly string[])[]) =>
  Object.keys(presses).filter((name) => !placed.flat().includes(name));

/**
 * All this person may do now, for a page that shows for itself what there is to read. The person who decides on consent answers
 * the question first; then the last reading card opens, with the statement and the decision on it.
 */
export function stepsOn(scene: Scene, { case: one, reads }: Seen): readonly Button[] {
  if (!reads('referral')) return [{ ...buttonOf('Open', 'case.open', one), style: 'positive' }];
  const command = mint(scene);
  const decide = buttonOf('Decide', 'case.read', one, { part: readingCards, command });
  if (decides(scene, one)) return [{ ...decide, style: 'positive' }];
  const asks = askedSteps(scene, one);
  const all = [
    ...asks,
    ...triageSteps(scene, one),
    ...addsFirst(scene, one, command),
    ...between(scene, one),
    ...rarely(scene, one),
  ];
  const isFirst = asks.length > 0 || isTriaged(scene, one);
  return all.map((button, place) => (isFirst && place === 0 ? { ...button, style: 'positive' } : button));
}

const decides = ({ person, directory, now }: Scene, one: Case): boolean =>
  one.stage === 'awaitingConsent' && mayDecide(one, person, directory, now);

const addsFirst = (scene: Scene, one: Case, command: CommandId): readonly Button[] =>
  overseesActive(scene, one) && !isTriaged(scene, one) ? [buttonOf('Add action', 'action.add', one, { command })] : [];

function readings(scene: Scene, one: Case): readonly Button[] {
  const command = mint(scene);
  const add = overseesActive(scene, one);
  return [
    buttonOf('Read', 'case.read', one, { part: 1, command }),
    ...(add || hasActions(one) ? [buttonOf('Actions', 'case.actions', one)] : []),
    ...(readsRisk(scene, one) ? [buttonOf('Risk', 'risk.result', one)] : []),
    buttonOf('History', 'case.history', one),
  ];
}

const readsRisk = ({ person, directory, now }: Scene, one: Case): boolean =>
  one.risk?.latest !== undefined && mayRead('risk', one, person, directory, now);

/** Setting actions is for the co-ordinator and the chair, while something is still asked of people. */
export const overseesActive = ({ person, directory, now }: Scene, one: Case): boolean =>
  isActive(one) && mayOversee(one, person, directory, now);

/** To be triaged by this person: then that comes first, and actions are behind More. */
const isTriaged = ({ person }: Scene, one: Case): boolean =>
  may(person, 'triage') && (one.stage === 'received' || one.stage === 'listed' || one.stage === 'held');

/** What may be done on its way. */
const usually = [
  'challenge',
  'askEarlyReview',
  'proposeClosure',
  'transferOut',
  'stopTransfer',
] as const satisfies readonly CaseStepName[];
/** What is said and asked of a case on its way. */
function between(scene: Scene, one: Case): readonly Button[] {
  const command = mint(scene);
  const triaged = overseesActive(scene, one) && isTriaged(scene, one);
  return [
    ...(triaged ? [buttonOf('Add action', 'action.add', one, { command })] : []),
    ...reviewStepsOf(scene, one, isUnbegun(one) ? ['addUpdate'] : ['addUpdate', 'prepareReview']),
    ...moreOfEpisodes(scene, one),
    ...(isToAssess(scene, one) ? [] : assesses(scene, one)),
    ...stepsOf(scene, one, usually),
    ...(areEndsRare(scene, one) ? [] : stepsOf(scene, one, ends)),
    ...asksYoungPerson(scene, one),
  ];
}

/** At a review and once it is closed, the lead worker asks the young person (docs/process.md P18.7). */
const asksYoungPerson = (scene: Scene, one: Case): readonly Button[] =>
  isReferrer(scene, one) && !hasDied(one) && may(scene.person, 'refer') && (isInReview(one) || one.stage === 'closed')
    ? [sayButton]
    : [];

/** The panel wants it, or the referral was returned for it: the lead worker is asked for it. */
const isToAssess = (scene: Scene, one: Case): boolean => (isWanted(one) || asksForRisk(one)) && isReferrer(scene, one);

/** Assess, or carry on what someone has begun: since consent, and where a referral was returned for it. */
function assesses(scene: Scene, one: Case): readonly Button[] {
  const { person: actor, directory, now } = scene;
  if (!isConsented(one) && !asksForRisk(one)) return [];
  if (!mayAssess(one, { actor, directory, now })) return [];
  return [
    one.risk?.draft === undefined
      ? buttonOf('Assess risk', 'risk.begin', one, { command: mint(scene) })
      : buttonOf('Carry on assessment', 'risk.open', one),
  ];
}

/** Before consent these are what there is to do; but a draft of one's own one writes first. */
const ends = ['withdraw', 'handOver'] as const;
const areEndsRare = (scene: Scene, one: Case): boolean =>
  isConsented(one) || (one.stage === 'draft' && isReferrer(scene, one));

/** In this order behind More. */
const seldom = [
  'mergeCase',
  'noLongerUrgent',
  'namePerson',
  'removeName',
  'restrict',
  'liftRestriction',
  'correctBirth',
  'recordHarm',
] as const satisfies readonly CaseStepName[];
/** Taken on cards of their own: the referral's pages, and the reading for consent. */
const onOtherCards = [
  'start',
  'savePage',
  'submit',
  'resubmit',
  'declareConflict',
  'giveConsent',
  'returnForInformation',
  'doNotAuthorise',
] as const satisfies readonly CaseStepName[];

/** What is seldom done is always behind More: no one presses it in haste. */
function rarely(scene: Scene, one: Case): readonly Button[] {
  const onward = onwardBegins(scene, one).length > 0 ? [buttonOf('NRM, CAWN, LADO …', 'onward.open', one)] : [];
  return [
    ...onward,
    ...stepsOf(scene, one, [
      ...(calledFor(scene, one) ? (['sendToStrategy'] as const) : []),
      ...(isAsked(one, 'since', 'named') ? [] : (['nameAdultLead'] as const)),
      ...(isAsked(one, 'routeAsked', 'routed') ? [] : (['routeAt18'] as const)),
      ...seldom.filter((name) => name !== 'restrict' || !mayNeedRestricting(one)),
      ...(areEndsRare(scene, one) ? ends : []),
      ...unplaced(caseRoom, asked, next, usually, seldom, ends, onOtherCards),
    ]),
  ];
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
