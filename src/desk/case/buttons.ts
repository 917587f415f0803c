// What may be done next with an open case, by whom: what is needed first, then what can be read, then the rest.
import { transferTold } from '../../domain/case/ends/transfer.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import { readings as readingCards } from '../../cards/consent/reading.ts';
import { subOf } from '../../cards/case/case-card.ts';
import { groupsOfMore, moreCard } from '../../cards/case/more.ts';
import { keptSaid } from '../../casework/read/record-known.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { isReadByGlass, mayRead, relationOf } from '../../domain/case/access/access.ts';
import { mayAgree } from '../../domain/case/assessment/change-band.ts';
import { mayAssess } from '../../domain/case/assessment/step.ts';
import { awaitsAssessment } from '../../domain/case/state/grounds.ts';
import { asksForRisk } from '../../domain/case/assessment/decided.ts';
import { isWanted } from '../../reading/assessment/story.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { isAlleged } from '../../domain/case/concern/employers.ts';
import { settledBy, steps, type CaseStepName, type StepName } from '../../domain/case/whole/case.ts';
import { mayConfirm, putRight } from '../../domain/case/right/right.ts';
import type { AnyCounter } from '../form/counter.ts';
import { endedOn, isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import { given } from '../../domain/kernel/given.ts';
import { thereOf, openOf } from '../../domain/kernel/counted.ts';
import { allDecisions } from '../decision/list.ts';
import {
  awaitsOutcome,
  decisionsOf,
  hasDied,
  isInReview,
  isToPrepare,
  type Case,
} from '../../domain/case/state/stages.ts';
import type { TrueName } from '../../domain/case/state/held.ts';
import { saidOfTonight } from '../../domain/case/state/now.ts';
import type { Turning } from '../../domain/case/state/raises.ts';
import type { CommandId } from '../../domain/kernel/ids.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { readPartFor } from '../consent/consent.ts';
import { caseCounter } from './counter.ts';
import { missingNow, interviewDue, asksForStrategy, openSpan } from '../../domain/case/state/episodes.ts';
import { episodePart, type EpisodeTypes } from '../../domain/case/episode/table.ts';
import { mayRecordMissing } from '../../domain/case/episode/who.ts';
import { episodeCounter } from '../episode/counter.ts';
import { owedBefore } from '../../domain/case/owed/bars.ts';
import { owes, type DutyName } from '../../domain/case/owed/owed.ts';
import { openedWith } from '../../reading/case/at-hand.ts';
import { glanceOf, type WorkOf } from './glance.ts';
import { isNamesNext } from '../form/names-next.ts';
import { barredWay, withWay } from './way.ts';
import { ofOnward } from '../../domain/case/owed/of-onward.ts';
import { addOne } from '../../cards/mention/mention-card.ts';
import { papersWay, sendButtons } from '../contribution/counter.ts';
import { addButtons, mentionsWay } from '../mention/counter.ts';
import { onwardBegins, onwardCounter } from '../onward/counter.ts';
import { wrongPersonButton } from '../register/presses.ts';
import { gatheringsAsked, gatheringsMore } from '../gathering/counter.ts';
import { addsStatement } from '../statement/counter.ts';
import { marksWay } from './marks.ts';
import { reviewCounter, type ReviewStepName } from '../review/counter.ts';
import { maySend, sayButton } from '../say/say.ts';
import { mint, refIn, see, type Reply, type Scene } from '../scene/scene.ts';
import { toSettle } from '../../domain/matter/striking.ts';
import { may } from '../../domain/people/roles.ts';

export interface CaseButtons {
  /** What there is to read, Read first: above the rest, because one reads before one acts. With it what is said in haste. */
  readonly read: readonly Button[];
  /** What there is to do, at most four, beside Close. */
  readonly first: readonly Button[];
  /** What is behind More. */
  readonly rest: readonly Button[];
  /** Something of this case waits for this person: that is the button to press, else Read. */
  readonly waits: boolean;
}
const mostFirst = 4;

/** `work`: what is the most pressing for this person, which then comes first. */
export function buttonsFor(scene: Scene, childCase: Case, work?: Button): CaseButtons {
  // What is read by break glass is read, and no more.
  if (isReadByGlass(childCase))
    return { read: readings(scene, childCase), first: [wrongPersonButton(childCase)], rest: [], waits: false };
  const named = isNamesNext(scene) ? addsMention(scene, childCase) : [];
  const asks = withFirst(askedSteps(scene, childCase), work);
  const readable = readings(scene, childCase);
  // That a child is missing is said in haste: it is never behind More.
  const hasty = newEpisode(scene, childCase, 'recordMissing').filter((button) => !isSame(button, work));
  const [read, beside] = readable.length === 0 ? [[], hasty] : [[...readable, ...hasty], []];
  const rest = [
    ...stepsAt(scene, childCase, 'next'),
    ...addsFirst(scene, childCase, mint(scene)),
    ...between(scene, childCase),
  ];
  const others = rest.filter((button) => !isSame(button, work) && !isSame(button, named[0]));
  const usual = [...asks.slice(0, 1), ...named, ...asks.slice(1), ...others];
  const rare = rarely(scene, childCase).filter((button) => !isSame(button, work));
  const waits = asks.length > 0;
  if (rare.length === 0 && usual.length + beside.length <= mostFirst)
    return { read, first: [...usual, ...beside], rest: [], waits };
  const kept = usual.slice(0, mostFirst - 1 - beside.length);
  const first = [...kept, ...beside, buttonOf('More', 'case.more', childCase)];
  return { read, first, rest: [...usual.slice(kept.length), ...rare], waits };
}
const isSame = (one: Button, other: Button | undefined): boolean =>
  other !== undefined && one.verb === other.verb && one.title === other.title;
const withFirst = (all: readonly Button[], first: Button | undefined): readonly Button[] =>
  first === undefined ? all : [first, ...all.filter((button) => !isSame(button, first))];

/** The button of each duty that this person has to do: of those that it is settled by, the one that they are asked for. */
export function workOf(scene: Scene, childCase: Case): WorkOf {
  const called = asksForStrategy(childCase) ? stepsOf(scene, childCase, ['sendToStrategy']) : [];
  const all = [...askedSteps(scene, childCase), ...called];
  return (name) => {
    const steps = [...settledBy[name].by, ...(begunBy[name] ?? [])];
    const taken = steps.flatMap((step) => verbsByStep.get(step) ?? []);
    const fact = factBy[name]?.fact;
    const found = all.find(
      ({ verb, data }) =>
        taken.includes(verb.replace(/^before\./, '')) && (fact === undefined || data?.['fact'] === fact),
    );
    if (name === 'triage') return found ?? triages(scene, childCase);
    if (name in ofOnward) return found ?? records(scene, childCase)[0];
    return found ?? (name === 'transfer' ? barredAcceptance(scene, childCase) : undefined);
  };
}
/** Triage begins with reading; what may be decided is on the last card of it. */
const triages = (scene: Scene, childCase: Case): Button | undefined =>
  isTriaged(scene, childCase) ? buttonOf('Triage', readVerb, childCase, { part: 1, command: mint(scene) }) : undefined;
const readVerb = 'triage.read';
/** The referral as it is read in triage: the last card has what may be decided. */
export const readToTriage = (scene: Scene): Promise<Reply> =>
  readPartFor(scene, {
    verb: readVerb,
    offers: (childCase) =>
      childCase.stage === 'received' && isTriaged(scene, childCase)
        ? [...firstPrimary(stepsOf(scene, childCase, ['listCase'])), ...stepsOf(scene, childCase, ['returnFromTriage'])]
        : [],
  });

/** What begins the work that another step ends. */
const begunBy: Readonly<Partial<Record<DutyName, readonly StepName[]>>> = { prepare: ['prepareReview'] };
const verbsByStep: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...[caseCounter, episodeCounter, reviewCounter, onwardCounter].flatMap(({ presses }: Pick<AnyCounter, 'presses'>) =>
    Object.entries(presses).flatMap(([step, { verb }]) => (verb === undefined ? [] : [[step, [verb]] as const])),
  ),
  // A case's own presses of a referral and of consent lead to other cards.
  ['resubmit', ['refer.open']],
  ['completeAssessment', ['risk.begin', 'risk.open']],
]);
/** What is owed bars the acceptance: its button says what. */
const barredAcceptance = (scene: Scene, childCase: Case): Button | undefined =>
  may(scene.person, 'triage') && owedBefore(childCase, 'accept', scene.now).length > 0
    ? barredWay(buttonOf('Record acceptance', 'ends.accept', childCase))
    : undefined;

const isReferrer = ({ person, directory, now }: Scene, childCase: Case): boolean =>
  relationOf(childCase, person, directory, now) === 'referrer';

/** Given again, it is recorded again, behind More. */
const isPackGiven = (childCase: Case): boolean => (transferTold(childCase)?.packs ?? []).length > 0;

type While = (childCase: Case, scene: Scene) => boolean;
const isNamed: While = (childCase) => isAsked(childCase, 'since', 'named');
const isRouted: While = (childCase) => isAsked(childCase, 'routeAsked', 'routed');
const isAlive: While = (childCase) => !hasDied(childCase);

/**
 * Where the button of a step stands, in this order, and while what is so; whether it may be taken is its own rule. Else it is
 * behind More: in the order of `more`, or at its end.
 */
type Place = 'asked' | 'next' | 'usual' | 'ends';
const placed: readonly (readonly [step: CaseStepName, at: Place, isThere?: While])[] = [
  ['sayWhatWasDone', 'asked'],
  ['answerChallenge', 'asked'],
  ['recordSeniorDecision', 'asked'],
  ['recordSeniorAnswer', 'asked'],
  ['recordStrategyOutcome', 'asked'],
  ['recordAcceptance', 'asked'],
  ['recordPack', 'asked', (childCase) => !isPackGiven(childCase)],
  ['signOverride', 'asked'],
  ['recordFeedback', 'asked'],
  ['chooseManager', 'asked'],
  ['recordNotice', 'asked'],
  ['sayNotNotifiable', 'asked'],
  ['recordRapidReview', 'asked'],
  ['nameAdultLead', 'asked', isNamed],
  ['routeAt18', 'asked', isRouted],
  ['listCase', 'next'],
  ['restrict', 'next', (childCase) => mayNeedRestricting(childCase)],
  ['decideNow', 'next'],
  ['sendToStrategy', 'next', (childCase, scene) => !calledFor(scene, childCase)],
  ['returnFromTriage', 'next'],
  ['recordOutcome', 'next', (childCase) => childCase.stage !== 'otherPlan' || childCase.outcome === undefined],
  ['referAgain', 'next'],
  // Of a child who has died nothing of this is offered at once.
  ['challenge', 'usual', isAlive],
  ['askEarlyReview', 'usual', isAlive],
  ['proposeClosure', 'usual', isAlive],
  ['transferOut', 'usual', isAlive],
  ['stopTransfer', 'usual', isAlive],
  // Before consent these are what there is to do; but a draft of one's own one writes first.
  ['withdraw', 'ends', (childCase, scene) => !areEndsRare(scene, childCase)],
  ['handOver', 'ends', (childCase, scene) => !areEndsRare(scene, childCase)],
];
const more = [
  'sendToStrategy',
  'recordPack',
  'nameAdultLead',
  'routeAt18',
  'changeNow',
  'moveCase',
  'inviteToCase',
  'endInvitation',
  'recordFamily',
  'mergeCase',
  'noLongerUrgent',
  'namePerson',
  'removeName',
  'restrict',
  'liftRestriction',
  'keepOut',
  'letIn',
  'correctBirth',
  'recordHarm',
  'withdraw',
  'handOver',
  'challenge',
  'askEarlyReview',
  'proposeClosure',
  'transferOut',
  'stopTransfer',
] as const satisfies readonly CaseStepName[];
/** Taken on cards of their own: the referral's pages, the reading for consent, and the history. */
const onOtherCards = [
  'start',
  'savePage',
  'submit',
  'resubmit',
  'declareConflict',
  'giveConsent',
  'returnForInformation',
  'doNotAuthorise',
  'putRight',
  'breakGlass',
  'reviewGlass',
  'proposeStrike',
  'settleStrike',
  'strikeOut',
] as const satisfies readonly CaseStepName[];

/** What stands there now. */
const namesAt = (scene: Scene, childCase: Case, ...places: readonly Place[]): readonly CaseStepName[] =>
  placed
    .filter(([, at, isThere]) => places.includes(at) && isThere?.(childCase, scene) !== false)
    .map(([name]) => name);
const stepsAt = (scene: Scene, childCase: Case, place: Place): readonly Button[] => {
  const names = namesAt(scene, childCase, place);
  return names.length === 0 ? [] : stepsOf(scene, childCase, names);
};

/** What waits for this person. */
function askedSteps(scene: Scene, childCase: Case): readonly Button[] {
  const continues = isReferrer(scene, childCase) && (childCase.stage === 'draft' || childCase.stage === 'returned');
  return [
    ...episodeSteps(scene, childCase, ofEpisodes),
    ...gatheringsAsked(scene, childCase),
    ...confirms(scene, childCase),
    ...settlesStrike(scene, childCase),
    ...(continues ? [buttonOf('Continue', 'refer.open', childCase)] : []),
    ...finishes(scene, childCase),
    ...(isToAssess(scene, childCase) ? assesses(scene, childCase) : []),
    ...(isUnbegun(childCase) ? reviewStepsOf(scene, childCase, ['prepareReview']) : []),
    ...agreesBand(scene, childCase),
    ...(owes(childCase, 'lado') ? onwardBegins(scene, childCase, ['recordLado']) : []),
    ...(isToAsk(scene, childCase) ? asksFact(scene, childCase, 'safety') : []),
    ...(owes(childCase, 'placed') ? asksFact(scene, childCase, 'placed') : []),
    ...(owes(childCase, 'placedHere') ? asksFact(scene, childCase, 'placedHere') : []),
    ...stepsAt(scene, childCase, 'asked'),
  ];
}

/** What someone asked to take back, for those who may be the second. */
const confirms = ({ person: actor, directory, now }: Scene, childCase: Case): readonly Button[] =>
  childCase.righting !== undefined && mayConfirm(childCase, { actor, directory, now })
    ? [buttonOf(putRight.title, 'right.put', childCase, { fact: String(childCase.righting.fact) })]
    : [];

/** Words that someone asked to strike out, for those who say yes or no. */
const settlesStrike = ({ person: actor, directory, now }: Scene, childCase: Case): readonly Button[] =>
  toSettle(steps, childCase, { actor, directory, now }) === undefined
    ? []
    : [buttonOf(steps.settleStrike.title, 'strike.settle', childCase)];

/** Already called for, or long past triage, and no third episode asks for it: it is behind More. */
const calledFor = (scene: Scene, childCase: Case): boolean =>
  (isConsented(childCase) && awaitsOutcome(childCase)) || (!isTriaged(scene, childCase) && !asksForStrategy(childCase));

/** Of an episode: what is asked for while the child is missing, and while a return interview is due. */
const ofEpisodes = [
  'recordReturn',
  'updateEpisode',
  'recordInterview',
] as const satisfies readonly (keyof EpisodeTypes['steps'])[];
/** The steps of these that start where the child's episode stands. */
function episodeSteps(
  scene: Scene,
  childCase: Case,
  names: readonly string[],
  missing = missingNow(childCase),
): readonly Button[] {
  if (!mayRecordMissing(childCase, { ...scene, actor: scene.person })) return [];
  const interview = interviewDue(childCase);
  const { steps, presses }: Pick<AnyCounter, 'steps' | 'presses'> = episodeCounter;
  return names.flatMap((name) => {
    const [step, verb] = [steps[name], presses[name]?.verb];
    const at = starts(episodeCounter, name, 'away')
      ? missing
      : starts(episodeCounter, name, 'back')
        ? interview
        : undefined;
    return step === undefined || verb === undefined || at === undefined
      ? []
      : [buttonOf(step.title, verb, childCase, { episode: at.id })];
  });
}
/** A new episode, by this step. */
const newEpisode = (scene: Scene, childCase: Case, name: string): readonly Button[] => {
  const on = { case: childCase, episode: undefined, id: episodePart.next(childCase) };
  return offered(episodeCounter, scene, { before: on, doc: undefined }, [name], aboutData(childCase));
};
/** What is seldom needed: whatever else may be done about the one there is. */
const moreOfEpisodes = (scene: Scene, childCase: Case): readonly Button[] =>
  episodeSteps(scene, childCase, unplaced(episodeCounter, ofEpisodes));

/** Its review is due, and no one has begun it. */
const isUnbegun = (childCase: Case): boolean =>
  isInReview(childCase) && isToPrepare(childCase) && childCase.begun === undefined;

/** The chair proposes a lower risk band, and waits for this person’s agency. */
const agreesBand = ({ person: actor, directory, now }: Scene, childCase: Case): readonly Button[] => {
  const latest = childCase.risk?.latest;
  return latest !== undefined && mayAgree(childCase, { actor, directory, now })
    ? [buttonOf('Agree lower band', 'risk.agree', childCase, { risk: latest.id })]
    : [];
};

/** Someone of concern works with children: others of that person's team may read the case, so that a restriction is offered. */
const mayNeedRestricting = (childCase: Case): boolean => isAlleged(childCase) && childCase.restricted === undefined;

/** Asked for by the clock on the way to 18, and not there yet. */
const isAsked = (childCase: Case, asked: keyof Turning, done: keyof Turning): boolean =>
  isConsented(childCase) && childCase.turning?.[asked] !== undefined && childCase.turning[done] === undefined;

/** Whether the child is safe tonight is to be asked again. */
const isToAsk = ({ now }: Scene, childCase: Case): boolean =>
  isActive(childCase) && !hasDied(childCase) && saidOfTonight(childCase, now) === 'ask';

/** What of what is true now settles a duty, and what its button is called. */
const factBy: Readonly<Partial<Record<DutyName, { readonly fact: TrueName; readonly title: string }>>> = {
  safety: { fact: 'tonight', title: 'Answer: safe tonight?' },
  placed: { fact: 'placed', title: 'Record notification' },
  placedHere: { fact: 'placed', title: 'Record notification' },
};
/** The questions of that fact alone. */
const asksFact = (scene: Scene, childCase: Case, name: DutyName): readonly Button[] =>
  stepsOf(scene, childCase, ['changeNow']).map((button) => {
    const { fact, title } = factBy[name] ?? {};
    return { ...button, ...given({ title }), data: { ...button.data, ...given({ fact }) } };
  });

/** A review that was left after its first page. */
const finishes = (scene: Scene, childCase: Case): readonly Button[] =>
  isInReview(childCase) && childCase.begun !== undefined && mayPrepare(scene, childCase)
    ? [buttonOf('Finish review', 'review.finish', childCase, { review: childCase.begun })]
    : [];
const mayPrepare = (scene: Scene, childCase: Case): boolean =>
  reviewStepsOf(scene, childCase, ['prepareReview']).length > 0;

/** What is said of the child between panels; no one prepares a review of one who has died. */
const reviewStepsOf = (scene: Scene, childCase: Case, names: readonly ReviewStepName[]): readonly Button[] =>
  offered(
    reviewCounter,
    scene,
    { before: { case: childCase, said: [] }, doc: undefined },
    names.filter((name) => name !== 'prepareReview' || !hasDied(childCase)),
    aboutData(childCase),
  ).map(withWay);

const stepsOf = (scene: Scene, childCase: Case, names: readonly string[]): readonly Button[] =>
  offered(
    caseCounter,
    scene,
    { before: childCase, doc: childCase },
    names.filter((name) => starts(caseCounter, name, childCase.stage)),
    aboutData(childCase),
  ).map(withWay);

/** Whether a step starts from there, by what it says itself. */
function starts({ steps }: Pick<AnyCounter, 'steps'>, name: string, place: string): boolean {
  const from = steps[name]?.from ?? [];
  return 'owed' in from || from.includes(place);
}
/** What has no place of its own among the buttons: another step is behind More at once. */
const unplaced = ({ presses }: Pick<AnyCounter, 'presses'>, ...placed: readonly (readonly string[])[]) =>
  Object.keys(presses).filter((name) => !placed.flat().includes(name));

/**
 * All this person may do now, for a page that shows for itself what there is to read. The person who decides on consent answers
 * the question first; then the last reading card opens, with the statement and the decision on it.
 */
export function stepsOn(scene: Scene, { case: childCase, reads }: Seen): readonly Button[] {
  if (!reads('referral') && !reads('ownUpdates'))
    return [{ ...buttonOf('Open', 'case.open', childCase), style: 'positive' }];
  if (isReadByGlass(childCase)) return [wrongPersonButton(childCase)];
  const command = mint(scene);
  const decide = buttonOf('Decide', 'case.read', childCase, { part: readingCards, command });
  if (decides(scene, childCase)) return [{ ...decide, style: 'positive' }];
  const asks = askedSteps(scene, childCase);
  const all = [
    ...asks,
    ...stepsAt(scene, childCase, 'next'),
    ...addsFirst(scene, childCase, command),
    ...newEpisode(scene, childCase, 'recordMissing'),
    ...between(scene, childCase),
    ...rarely(scene, childCase),
  ];
  // Of a case that is held or listed nothing is owed by the co-ordinator alone.
  const isFirst = asks.length > 0 || (childCase.stage === 'received' && isTriaged(scene, childCase));
  return isFirst ? firstPrimary(all) : all;
}
/** The one to press. */
export const firstPrimary = ([first, ...rest]: readonly Button[]): readonly Button[] =>
  first === undefined ? [] : [{ ...first, style: 'positive' }, ...rest];

const decides = ({ person, directory, now }: Scene, childCase: Case): boolean =>
  childCase.stage === 'awaitingConsent' && mayDecide(childCase, person, directory, now);

const addsFirst = (scene: Scene, childCase: Case, command: CommandId): readonly Button[] =>
  overseesActive(scene, childCase) && !isTriaged(scene, childCase)
    ? [buttonOf('Add action', 'action.add', childCase, { command })]
    : [];

function readings(scene: Scene, childCase: Case): readonly Button[] {
  if (!mayRead('referral', childCase, scene.person, scene.directory, scene.now)) return [];
  const command = mint(scene);
  const add = overseesActive(scene, childCase);
  return [
    // Of a child there is one case: who reads this one reads that.
    ...(childCase.stage === 'merged'
      ? [buttonOf(`Open ${childCase.into}`, 'case.open', { reference: childCase.into })]
      : []),
    buttonOf('Read', 'case.read', childCase, { part: 1, command }),
    ...(add || hasActions(childCase) ? [buttonOf('Actions', 'case.actions', childCase)] : []),
    ...(readsRisk(scene, childCase) ? [buttonOf('Risk', 'risk.result', childCase)] : []),
    ...earlierDecisions(scene, childCase),
    ...papersWay(scene, childCase),
    ...mentionsWay(scene, childCase),
  ];
}

/** There are others than the last one, which the card of the case tells. */
const earlierDecisions = ({ person, directory, now }: Scene, childCase: Case): readonly Button[] =>
  decisionsOf(childCase).length > 1 && mayRead('decisions', childCase, person, directory, now)
    ? [buttonOf(allDecisions, 'case.decisions', childCase)]
    : [];

export const allActions = 'All actions';
/** On a page, the ways to what it does not show: all the decisions, and all the actions. */
interface Ways {
  readonly peopleAndPlaces?: Button;
  readonly papers?: Button;
  readonly allDecisions?: Button;
  readonly allActions?: Button;
}
export function waysOn(scene: Scene, { case: childCase, reads }: Seen): Ways {
  if (!reads('referral')) return {};
  const [decisions] = earlierDecisions(scene, childCase);
  const hasOthers = thereOf(childCase, 'action') > openOf(childCase, 'action').length;
  return given({
    peopleAndPlaces: mentionsWay(scene, childCase)[0],
    papers: papersWay(scene, childCase)[0],
    allDecisions: decisions,
    allActions: hasOthers && reads('actions') ? buttonOf(allActions, 'case.actions', childCase) : undefined,
  });
}

/** A person or place that the case is to name: of which kind first. */
const addsMention = (scene: Scene, childCase: Case): readonly Button[] =>
  isConsented(childCase) && addButtons(scene, childCase).length > 0
    ? [buttonOf(addOne, 'mention.kinds', childCase)]
    : [];

const readsRisk = ({ person, directory, now }: Scene, childCase: Case): boolean =>
  childCase.risk?.latest !== undefined && mayRead('risk', childCase, person, directory, now);

/** Setting actions is for the co-ordinator and the chair, while something is still asked of people. */
export const overseesActive = ({ person, directory, now }: Scene, childCase: Case): boolean =>
  isActive(childCase) && mayOversee(hostOf(childCase), person, directory, now);

/** To be triaged by this person: then that comes first, and actions are behind More. */
const isTriaged = ({ person }: Scene, childCase: Case): boolean =>
  may(person, 'triage') &&
  (childCase.stage === 'received' || childCase.stage === 'listed' || childCase.stage === 'held');

/** What is said and asked of a case on its way. */
function between(scene: Scene, childCase: Case): readonly Button[] {
  const command = mint(scene);
  const triaged = overseesActive(scene, childCase) && isTriaged(scene, childCase);
  return [
    ...(triaged ? [buttonOf('Add action', 'action.add', childCase, { command })] : []),
    ...sendButtons(scene, childCase),
    ...reviewStepsOf(scene, childCase, isUnbegun(childCase) ? ['addUpdate'] : ['addUpdate', 'prepareReview']),
    ...moreOfEpisodes(scene, childCase),
    ...(isToAssess(scene, childCase) ? [] : assesses(scene, childCase)),
    ...stepsAt(scene, childCase, 'usual'),
    ...addsMention(scene, childCase),
    ...stepsAt(scene, childCase, 'ends'),
    ...asksYoungPerson(scene, childCase),
  ];
}

/** At a review and once it is closed, the lead worker asks the young person (docs/process.md P18.7). */
const asksYoungPerson = (scene: Scene, childCase: Case): readonly Button[] =>
  isReferrer(scene, childCase) &&
  !hasDied(childCase) &&
  maySend(scene) &&
  (isInReview(childCase) || childCase.stage === 'closed')
    ? [sayButton]
    : [];

const isNewlyGrounded = (childCase: Case): boolean => isActive(childCase) && awaitsAssessment(childCase);
/** The panel wants it, positive NRM grounds do, or the referral was returned for it: the lead worker is asked for it. */
const isToAssess = (scene: Scene, childCase: Case): boolean =>
  (isWanted(childCase) || asksForRisk(childCase) || isNewlyGrounded(childCase)) && isReferrer(scene, childCase);

/** Assess, or carry on what someone has begun: since consent, and where a referral was returned for it. */
function assesses(scene: Scene, childCase: Case): readonly Button[] {
  const { person: actor, directory, now } = scene;
  if (!isConsented(childCase) && !asksForRisk(childCase)) return [];
  if (!mayAssess(childCase, { actor, directory, now })) return [];
  return [
    childCase.risk?.draft === undefined
      ? buttonOf('Assess risk', 'risk.begin', childCase, { command: mint(scene) })
      : buttonOf('Carry on assessment', 'risk.open', childCase),
  ];
}

const areEndsRare = (scene: Scene, childCase: Case): boolean =>
  isConsented(childCase) || (childCase.stage === 'draft' && isReferrer(scene, childCase));

/** The records of what is outside MSET, with what is awaited of each. */
const records = (scene: Scene, childCase: Case): readonly Button[] =>
  onwardBegins(scene, childCase).length > 0 ? [buttonOf('NRM, CAWN, LADO …', 'onward.open', childCase)] : [];

/** What is seldom done is always behind More: no one presses it in haste. */
function rarely(scene: Scene, childCase: Case): readonly Button[] {
  const there: readonly string[] = namesAt(scene, childCase, 'asked', 'next', 'usual', 'ends');
  const rest = unplaced(
    caseCounter,
    more,
    onOtherCards,
    placed.map(([name]) => name),
  );
  return [
    // What was long ago is pressed by no one in haste, and Record missing is not mistaken for it (docs/process.md P17.8).
    ...newEpisode(scene, childCase, 'addPastEpisode'),
    ...records(scene, childCase),
    // A return before the death is one; what was found is none.
    ...(hasDied(childCase)
      ? episodeSteps(scene, childCase, ['updateEpisode', 'recordReturn'], openSpan(childCase))
      : []),
    ...stepsOf(
      scene,
      childCase,
      [...more, ...rest].filter((name) => !there.includes(name)),
    ),
    ...gatheringsMore(scene, childCase),
    ...addsStatement(scene, childCase),
    ...marksWay(scene, childCase),
    wrongPersonButton(childCase),
  ];
}

/** The groups of More, in order; what is in none is with the first. */
const groups = ['About the child', 'With others', 'Who reads it', 'Who leads it, how it ends'] as const;
/** By the beginning of their verbs; the longest that fits counts. */
const groupOf: Readonly<Record<string, (typeof groups)[number] | 'seldom'>> = {
  '': 'About the child',
  onward: 'With others',
  'review.early': 'With others',
  'refer.challenge': 'With others',
  triage: 'With others',
  action: 'With others',
  say: 'With others',
  hold: 'With others',
  gathering: 'With others',
  consent: 'With others',
  'case.invite': 'Who reads it',
  'case.uninvite': 'Who reads it',
  restrict: 'Who reads it',
  'register.report': 'Who reads it',
  marks: 'Who reads it',
  lead: 'Who leads it, how it ends',
  turn: 'Who leads it, how it ends',
  'turn.birth': 'About the child',
  ends: 'Who leads it, how it ends',
  'before.ends': 'Who leads it, how it ends',
  again: 'Who leads it, how it ends',
  'gathering.cancel': 'seldom',
  'triage.merge': 'seldom',
  'refer.withdraw': 'seldom',
  'hold.record': 'seldom',
};

/** More: what an open case has no room for, in groups; what is hard to take back last and apart. */
export async function showMoreOfCase(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'More');
  if (seen === undefined || !seen.reads('status')) return notAvailableReply();
  const { case: childCase } = seen;
  const { shared } = scene.caller;
  const hand = await openedWith(scene, seen, 'card');
  const { title: child, first } = glanceOf(scene, seen, shared, hand, workOf(scene, childCase));
  const { rest } = buttonsFor(scene, childCase, first);
  // Of a case that goes on the day moves with it; its page says it.
  const hasEnded = endedOn(childCase) !== undefined && seen.reads('history');
  return {
    of: childCase,
    card: moreCard({
      sub: subOf({ title: child, case: childCase }),
      shared,
      ...given({ kept: hasEnded ? await keptSaid(scene.ports, childCase.reference, scene.directory) : undefined }),
      ...groupsOfMore(groups, groupOf, rest),
      buttons: [buttonOf('Back', 'case.open', childCase), closeButton(childCase)],
    }),
  };
}
