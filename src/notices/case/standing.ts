// What a case is to each person who hears of it: the label, the line and the buttons of the card in their chat.
import type { Person } from '../../domain/people/actor.ts';
import { hearsOfHarm, hearsOfLateTriage, isChallenged, mayRead, relationOf } from '../../domain/people/access.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { challengedDecider } from '../../domain/case/consent/challenge.ts';
import { coordinatorPicks, onBehalfOf } from '../../domain/case/consent/consenters.ts';
import { decisionOn } from '../../domain/case/consent/consent.ts';
import { awaitsLado, ladoBy } from '../../domain/case/onward/lado.ts';
import { pressingOf } from '../../domain/counted.ts';
import { proposalIn } from '../../domain/case/meeting/decisions.ts';
import { isConsented, stageLabels, stageOf, type CaseRelation } from '../../domain/case/stage-table.ts';
import { leadWorkerOf } from '../../domain/case/review/picture.ts';
import { hasAdultLead } from '../../domain/case/turning/days.ts';
import {
  awaitsNotice,
  hasDied,
  awaitsOutcome,
  awaitsSenior,
  isInReview,
  isToPrepare,
  isUrgent,
  type Case,
  type ConsentedCase,
} from '../../domain/case/stages.ts';
import { interviewDue, missingNow } from '../../domain/case/missing/kept.ts';
import { triageAt } from '../../domain/case/clock.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { leadOf, sayConsent, sayDecider } from '../../domain/case/stage-parts.ts';
import { sayBy, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';

const button = (title: string, verb: string, one: Case): Button => ({ title, verb, data: { ref: one.reference } });
/** Opens the case; called by what is done there. */
const open = (one: Case, title = 'Open'): Button => button(title, 'case.open', one);
const readAndDecide = 'Read and decide';
const readIt = 'Read the decision';

/**
 * What a case is to this person now: the label, the line and the buttons of the card in their chat.
 * Undefined when it is nothing to them (any more).
 */
export function standingOf(one: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  const standing = standingBy(one, person, directory, now);
  return standing === undefined || standing.asks === true || !mustRecord(one, person, directory, now)
    ? standing
    : {
        ...standing,
        label: 'Something to record',
        preview: 'something to record on a case',
        asks: true,
        ...ladoDueOf(one, person, directory),
        line: 'Open the case to see what is due.',
        buttons: [open(one, 'Open and record')],
      };
}

/** By when the LADO had to be told: the card says since when it is late, not of what. */
const ladoDueOf = (one: Case, person: Person, { settings }: Directory): Pick<Standing, 'due'> =>
  toldOfLado(one, person) ? given({ due: ladoBy(one, settings) }) : {};
const toldOfLado = (one: Case, { objectId }: Person): boolean =>
  isConsented(one) &&
  awaitsLado(one) &&
  (one.reminded ?? []).some(({ rung, to }) => rung === 'lado' && to.includes(objectId));

/** Called for what is awaited from outside MSET, and not recorded: of what, no stored card says (docs/process.md P17.12). */
function mustRecord(one: Case, person: Person, directory: Directory, now: Instant): boolean {
  if (!isConsented(one) || stageOf(one).phase !== 'active') return false;
  const relation = relationOf(one, person, directory, now);
  const records = relation === 'referrer' || relation === 'coordinator';
  return toldOfLado(one, person) || (records && pressingOf(one, 'onward').length > 0);
}

function standingBy(one: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  if (!mayRead('status', one, person, directory, now) && !wasAsked(one, person)) return undefined;
  const relation = relationOf(one, person, directory, now);
  const first =
    heldStanding(one, person, now) ??
    missingStanding(one, person, relation, now) ??
    turningStanding(one, person, directory, now);
  if (first !== undefined) return first;
  switch (relation) {
    case 'referrer':
      return newlyLed(one, forReferrer(one, now));
    case 'alsoReferred':
      return forSecondReferrer(one, now);
    case 'coordinator':
      return forCoordinator(one, person, now);
    case 'asked':
    case 'decider':
    case 'managerAbove':
      return forManager(one, person, waitsFor(one, person, directory, now), now);
    case 'chair':
    case 'minutes':
      if (isChallenged(one) && may(person, 'answerChallenge')) return challengedStanding(one, person, now);
      return isConsented(one) ? consentedStanding(one, now) : undefined;
    case 'senior':
      return isConsented(one) && awaitsSenior(one) ? seniorStanding(one, now) : seniorsStanding(one, now);
    case 'waiting':
      return lateTriage(one, now);
    case 'invited':
    case 'named':
      return isConsented(one) ? consentedStanding(one, now) : undefined;
    case 'delegate':
    case 'audits':
    case 'staffOfficer':
    case 'none':
      return wasAsked(one, person) ? afterDecision(one, now) : undefined;
  }
}

/** A delegate whose dates ran out still learns that the card in their chat is settled. */
const wasAsked = (one: Case, person: Person): boolean =>
  'submission' in one &&
  (one.submission?.asked.includes(person.objectId) ?? false) &&
  !one.excluded.includes(person.objectId);

function forReferrer(one: Case, now: Instant): Standing {
  const label = stageLabels[one.stage];
  switch (one.stage) {
    case 'draft':
      return {
        label,
        asks: true,
        preview: 'your draft is not sent yet',
        buttons: [button('Continue', 'refer.open', one), button('More', 'case.more', one)],
      };
    case 'awaitingConsent':
      return {
        label,
        preview: 'your referral is waiting for consent',
        word: isUrgent(one) ? 'Urgent, waiting' : 'Waiting',
        urgent: isUrgent(one),
        line: one.submission.consenter === undefined ? 'The co-ordinator chooses who decides.' : sayAsked(one),
        ...(one.submission.consenter === undefined ? {} : { due: one.submission.due.at }),
        buttons: [open(one)],
      };
    case 'returned':
      return {
        label,
        asks: true,
        preview: 'a referral came back to you',
        line: whereNow(one, now),
        buttons: [button('Continue', 'refer.open', one), open(one, 'Read why')],
      };
    case 'notAuthorised':
      return { label, asks: true, preview: 'read the decision on your referral', buttons: [open(one, readIt)] };
    case 'withdrawn':
      return { label, preview: 'your referral is withdrawn', buttons: [open(one)] };
    case 'received':
      return { ...consentedStanding(one, now), preview: 'your referral has been received' };
    case 'closed':
      return (
        feedbackStanding(one, 'Give the child and family their letter, and record it.', now) ?? {
          ...consentedStanding(one, now),
          preview: sayNews(one),
        }
      );
    default:
      return isInReview(one) && isToPrepare(one)
        ? reviewDue(one, now)
        : { ...consentedStanding(one, now), preview: endNews[one.stage] ?? sayNews(one) };
  }
}

/** Since it was handed over nothing has happened: that is why it rings. */
const newlyLed = (one: Case, standing: Standing): Standing =>
  one.leadWorker?.since === one.changedAt
    ? {
        ...standing,
        preview: 'you lead a case now, please read',
        line: joined('You are its lead worker now.', standing.line) ?? '',
      }
    : standing;

/** To be prepared before its panel (docs/process.md P17.1). */
const reviewDue = (one: ConsentedCase, now: Instant): Standing => {
  const due = 'prepareBy' in one ? one.prepareBy : undefined;
  return {
    ...consentedStanding(one, now),
    label: due !== undefined && due <= now ? lateLabel : 'Review due',
    preview: `prepare a review${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    ...given({ due }),
    line: one.stage === 'review' ? toReview(one, now) : whereNow(one, now),
    buttons: [open(one, 'Prepare review')],
  };
};

/** The band says by when. */
const toReview = (one: Extract<Case, { stage: 'review' }>, now: Instant): string =>
  joined(
    strategyLine(one, now),
    turningLine(one),
    one.unplanned ? 'No panel is planned before it is due.' : `The panel is on ${sayDate(one.reviewOn)}.`,
  ) ?? '';

/** A case that ends otherwise than by what a meeting decided about its referral. */
const endNews: Readonly<Partial<Record<Case['stage'], string>>> = {
  closing: 'a closure has been proposed',
  transferWaiting: 'a transfer is waiting',
  transferred: 'a transfer is complete',
};

/** Closed, and no one has recorded that the referrer, the child and the family heard of it (docs/process.md P17.3). */
const feedbackStanding = (one: Extract<Case, { stage: 'closed' }>, line: string, now: Instant): Standing | undefined =>
  one.feedback === undefined || one.feedback.given !== undefined
    ? undefined
    : {
        ...consentedStanding(one, now),
        preview: `feedback after a closure${sayBy(one.feedback.due.at, now)}`,
        asks: true,
        done: false,
        due: one.feedback.due.at,
        line,
        buttons: [open(one, 'Record feedback')],
      };

/** That a meeting has decided, never what. */
const sayNews = ({ decisions = [] }: ConsentedCase): string =>
  decisions.length > 0 ? 'a decision on your referral, please read' : 'news of your referral';

const sayAsked = ({ submission }: Extract<Case, { stage: 'awaitingConsent' }>): string =>
  submission.consenter === undefined ? '' : `${submission.consenter.name} has been asked.`;
/** Told what the referrer is told, and asked for nothing (docs/process.md P5.8). */
function forSecondReferrer(one: Case, now: Instant): Standing {
  const { line, ...standing } = forReferrer(one, now);
  const said = one.stage === 'returned' ? `More information is asked of ${leadOf(one).name}.` : line;
  return { ...standing, ...given({ line: said }), asks: false, buttons: [open(one)] };
}

/** Where a case is since consent: stage and next date, nothing of why (docs/design.md 6.10). */
function consentedStanding(one: ConsentedCase, now: Instant): Standing {
  const challenged = one.challenge !== undefined && one.challenge.answer === undefined;
  const line = `${whereNow(one, now)}${challenged ? ' The decision has been challenged.' : ''}`;
  return {
    label: stageLabels[one.stage],
    preview: endNews[one.stage] ?? 'news of a case',
    done: stageOf(one).phase === 'over',
    urgent: isUrgent(one) && stageOf(one).phase !== 'over',
    line,
    buttons: [open(one)],
  };
}

const whereNow = (one: Case, now: Instant): string =>
  [strategyLine(one, now), turningLine(one), proposalIn(one) ?? '', stageOf(one).line?.(one, now) ?? '']
    .filter((line) => line !== '')
    .join(' ');

/** Why this reaches someone other than the chosen manager: they stand in, or it has come up the line. */
function waitsFor(one: Case, person: Person, directory: Directory, now: Instant): string | undefined {
  if (one.stage !== 'awaitingConsent') return undefined;
  const behalf = onBehalfOf(one, person, directory, now);
  if (behalf !== undefined) return `You decide for ${behalf.name}.`;
  const chosen = one.submission.consenter;
  if (chosen === undefined || chosen.objectId === person.objectId) return undefined;
  return `${chosen.name} has not decided yet; you may.`;
}

/** A referral that was returned does not look like a new one. */
const againLine = (one: Case): string | undefined =>
  'submission' in one && one.submission?.again !== undefined
    ? 'Resubmitted after it was returned: the first card says what changed.'
    : undefined;

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined && part !== '').join(' ') || undefined;

function forManager(one: Case, person: Person, why: string | undefined, now: Instant): Standing | undefined {
  const line = joined(againLine(one), why);
  if (one.stage === 'awaitingConsent') {
    return {
      label: 'Management consent needed',
      preview: `consent needed${sayBy(one.submission.due.at, now)}`,
      asks: true,
      due: one.submission.due.at,
      urgent: isUrgent(one),
      line: joined(`${leadOf(one).name} asks.`, line) ?? '',
      buttons: [open(one, readAndDecide)],
    };
  }
  const answers = one.stage === 'notAuthorised' || one.restricted !== undefined;
  if (answers && isChallenged(one)) return challengedStanding(one, person, now);
  if (hearsOfLateTriage(one, person)) return lateTriage(one, now);
  if (hearsOfReturned(one, person)) return returnedStanding(one);
  if (hearsOfLateReview(one, person)) return { ...reviewDue(one, now), ...lateReview(one) };
  return afterDecision(one, now);
}

/** One line and no button: what was decided, by whom, when (docs/design.md 6.10). */
function afterDecision(one: Case, now: Instant): Standing | undefined {
  if (isConsented(one)) return { label: sayConsent(one.consent, now), preview: settled, done: true, buttons: [] };
  return one.stage === 'draft' || one.stage === 'awaitingConsent'
    ? undefined
    : { label: settledLine(one, now), preview: settled, done: true, buttons: [] };
}
const settled = 'settled, nothing is needed from you';

function settledLine(one: Case, now: Instant): string {
  const decision = decisionOn(one);
  if (decision === undefined) return stageLabels[one.stage];
  return one.stage === 'withdrawn'
    ? `Withdrawn by ${decision.by.name}, ${sayWhen(decision.at, now)}`
    : `${stageLabels[one.stage]} by ${sayDecider(decision)}, ${sayWhen(decision.at, now)}`;
}

function forCoordinator(one: Case, person: Person, now: Instant): Standing | undefined {
  switch (one.stage) {
    case 'received': {
      const due = triageDue(one);
      return {
        label: 'Referral received',
        preview: `new referral, triage${due === undefined ? '' : sayBy(due, now)}`,
        asks: true,
        urgent: isUrgent(one),
        ...given({ due }),
        line: `Received ${sayWhen(one.consent.at, now)}.${one.strategy === undefined ? '' : ` ${whereNow(one, now)}`} ${againLine(one) ?? ''}`.trim(),
        buttons: [open(one, 'Read and triage')],
      };
    }
    case 'awaitingConsent':
      return coordinatorPicks(one)
        ? {
            label: 'A consenting manager must be chosen',
            preview: 'choose who decides on a referral',
            asks: true,
            line:
              one.submission.consenter === undefined
                ? 'The line of managers ends, or a member of staff is concerned.'
                : 'No one who was asked has decided in time. Ring them, or choose someone else.',
            urgent: isUrgent(one),
            buttons: [open(one, 'Choose who decides')],
          }
        : {
            label: 'With manager',
            preview: 'a referral is waiting for consent',
            word: isUrgent(one) ? 'Urgent, waiting' : 'Waiting',
            due: one.submission.due.at,
            urgent: isUrgent(one),
            line: 'Shown to you before consent. Nothing is needed yet.',
            buttons: [open(one)],
          };
    case 'notAuthorised':
      return isChallenged(one) ? challengedStanding(one, person, now) : undefined;
    case 'returned':
      return hearsOfReturned(one, person)
        ? returnedStanding(one)
        : { label: settledLine(one, now), preview: settled, done: true, buttons: [] };
    case 'withdrawn':
      return { label: settledLine(one, now), preview: settled, done: true, buttons: [] };
    case 'draft':
      return undefined;
    case 'transferWaiting':
      if (isChallenged(one)) return challengedStanding(one, person, now);
      return { ...consentedStanding(one, now), asks: true, buttons: [open(one, 'Record acceptance')] };
    case 'closed':
      if (isChallenged(one)) return challengedStanding(one, person, now);
      return (
        feedbackStanding(one, 'Have the referrer, the child and the family all heard? Then record it.', now) ??
        consentedStanding(one, now)
      );
    default:
      return isChallenged(one) ? challengedStanding(one, person, now) : consentedStanding(one, now);
  }
}

/** When triage should be done, while it is not; also once someone was reminded that it is late. */
const triageDue = (one: ConsentedCase): Instant | undefined => triageAt(one);

/** Called for, and no one has recorded what came of it. */
function strategyLine(one: Case, now: Instant): string {
  if (!isConsented(one) || one.strategy === undefined || !awaitsOutcome(one)) return '';
  if (stageOf(one).phase !== 'active') return '';
  const { at } = one.strategy.due;
  return at < now
    ? `A strategy discussion was due ${sayWhen(at, now)}: its outcome is not recorded.`
    : `A strategy discussion is needed by ${sayWhen(at, now)}.`;
}

/** What is asked for on the way into adulthood; never a date, which would give away a birthday. */
function turningLine(one: Case): string {
  if (!isConsented(one) || stageOf(one).phase !== 'active' || hasDied(one)) return '';
  const { since, routeAsked } = one.turning ?? {};
  if (routeAsked !== undefined && one.route === undefined) return 'The route at 18 is not recorded yet.';
  if (since === undefined || one.adult !== undefined || one.route !== undefined) return '';
  return 'An adult lead is needed.';
}

/** Those whom the way into adulthood asks for something; nothing that is more pressing for them stands before it. */
function turningStanding(one: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  if (!isConsented(one) || turningLine(one) === '' || isChallenged(one)) return undefined;
  const standing = consentedStanding(one, now);
  const relation = relationOf(one, person, directory, now);
  if (one.turning?.routeAsked !== undefined) {
    const chairs = relation === 'coordinator' || relation === 'chair';
    if (!chairs) return undefined;
    const buttons = [open(one, 'Open and record')];
    return { ...standing, label: 'Route at 18 needed', preview: 'a route at 18 to record', asks: true, buttons };
  }
  // The lead worker; where they have left, the nearest of their managers.
  if (leadWorkerOf(one, directory)?.objectId === person.objectId && !(isInReview(one) && one.prepared === undefined)) {
    const buttons = [open(one, 'Name adult lead')];
    return { ...standing, label: 'Adult lead needed', preview: 'name an adult lead', asks: true, buttons };
  }
  const told = one.reminded?.some(({ rung, to }) => rung === 'turningChair' && to.includes(person.objectId)) === true;
  return told && !hasAdultLead(one) && relation === 'chair'
    ? { ...standing, label: 'No adult lead yet', preview: 'an adult lead is still needed' }
    : undefined;
}

/**
 * A death or serious harm, to those who are told by reference: why, no card says. Once the notice is recorded the case is to
 * each of them what it was.
 */
function heldStanding(one: Case, person: Person, now: Instant): Standing | undefined {
  const { hold } = one;
  if (hold === undefined || !hearsOfHarm(one, person)) return undefined;
  if (!awaitsNotice(one)) {
    return may(person, 'triage') || may(person, 'chairMeetings')
      ? undefined
      : { label: 'Legal hold', done: true, line: 'The notice to the national panel is recorded.', buttons: [] };
  }
  const records = may(person, 'recordHarm');
  return {
    label: 'Legal hold: notice to the national panel',
    preview: records ? `a notice to record${sayBy(hold.due.at, now)}` : 'a case is under legal hold',
    asks: records,
    due: hold.due.at,
    line: records
      ? 'Nothing of this case may be destroyed. Press Record notice when it has been sent.'
      : 'Nothing of this case may be destroyed. The co-ordinator can tell you more.',
    buttons: [
      ...(records ? [button('Record notice', 'hold.notice', one)] : []),
      ...(may(person, 'triage') || may(person, 'chairMeetings') ? [open(one)] : []),
    ],
  };
}

/** Whom an episode is told to, by reference: that something cannot wait, and of the interview by when; never what. */
const hearsOfMissing: ReadonlySet<CaseRelation> = new Set(['referrer', 'coordinator', 'chair']);
function missingStanding(one: Case, person: Person, relation: CaseRelation, now: Instant): Standing | undefined {
  if (!isConsented(one)) return undefined;
  const standing = consentedStanding(one, now);
  if (missingNow(one) !== undefined && hearsOfMissing.has(relation)) {
    return {
      ...standing,
      label: 'Urgent: please read',
      line: 'Something is recorded that cannot wait. Open the case and read it now.',
      preview: 'news of a case that cannot wait',
      asks: true,
      done: false,
      urgent: true,
      buttons: [open(one, 'Read')],
    };
  }
  const interview = interviewDue(one);
  if (interview === undefined || (relation !== 'referrer' && !interview.called.includes(person.objectId))) {
    return undefined;
  }
  return {
    ...standing,
    label: 'Return interview due',
    line: 'Record each offer: held, declined or attempted.',
    preview: `a return interview is due${sayBy(interview.due, now)}`,
    asks: true,
    done: false,
    due: interview.due,
    buttons: [open(one, 'Record interview')],
  };
}

/** A panel stepped it up. */
const seniorStanding = (one: Case, now: Instant): Standing => ({
  label: 'Senior decision needed',
  preview: `a senior decision is needed${'senior' in one && one.senior !== undefined ? sayBy(one.senior.due.at, now) : ''}`,
  asks: true,
  ...('senior' in one && one.senior !== undefined && { due: one.senior.due.at }),
  line: 'The panel stepped it up: record your decision.',
  buttons: [open(one, readAndDecide)],
});

/** So many reviews running were at Significant. */
const seniorsStanding = (one: Case, now: Instant): Standing => ({
  label: 'Senior answer needed',
  preview: `a senior answer is needed${'seniors' in one && one.seniors !== undefined ? sayBy(one.seniors.due.at, now) : ''}`,
  asks: true,
  ...('seniors' in one && one.seniors !== undefined && { due: one.seniors.due.at }),
  line: 'Several reviews in a row were Significant: record your answer.',
  buttons: [open(one, 'Read and answer')],
});

/** Its review is late, and they were told so: they prepare it, or see that it is prepared. */
const hearsOfLateReview = (one: Case, { objectId }: Person): one is ConsentedCase =>
  isInReview(one) &&
  isToPrepare(one) &&
  (one.reminded ?? []).some(({ rung, to }) => rung.startsWith('review') && to.includes(objectId));

const lateLabel = 'The review is late';
const lateReview = (one: ConsentedCase): Pick<Standing, 'label' | 'line' | 'preview'> => ({
  label: lateLabel,
  line: `${leadOf(one).name} prepares it: see that it is done, or prepare it yourself.`,
  preview: 'a review is late',
});

/** It was returned and not sent again, and they were told so (docs/process.md P4.14). */
const hearsOfReturned = (one: Case, { objectId }: Person): boolean =>
  one.stage === 'returned' &&
  (one.reminded ?? []).some(({ rung, to }) => rung.startsWith('returned') && to.includes(objectId));
const returnedStanding = (one: Case): Standing => ({
  label: 'Returned, not resubmitted',
  asks: true,
  preview: 'a returned referral is waiting',
  line: `Speak with ${leadOf(one).name}, or press Open and Hand over.`,
  buttons: [open(one)],
});

/** For those above the co-ordinator: that it waits, and nothing of what. */
const lateTriage = (one: Case, now: Instant): Standing => ({
  label: 'Triage is late',
  preview: 'triage is late, see that it is done',
  asks: true,
  urgent: isUrgent(one),
  line: `${isConsented(one) ? `Received ${sayWhen(one.consent.at, now)}. ` : ''}Ring the co-ordinator, or make sure someone else does the triage.`,
  buttons: [],
});

/** The person who decided reads it, and does not answer it. */
function challengedStanding(one: Case, person: Person, now: Instant): Standing {
  const due = 'challenge' in one ? one.challenge?.due?.at : undefined;
  const decided = challengedDecider(one)?.objectId === person.objectId;
  return {
    label: 'A decision has been challenged',
    asks: !decided,
    preview:
      decided || due === undefined ? 'a decision has been challenged' : `a challenge to answer${sayBy(due, now)}`,
    ...given({ due }),
    line: decided ? 'You made the decision, so someone else answers.' : 'Read it, then answer the challenge.',
    buttons: [open(one, decided ? 'Read' : 'Read and answer')],
  };
}
