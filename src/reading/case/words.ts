// What a fact of a case is called in its history: plain words, and of another case its reference only.
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { sayHarm } from '../../domain/case/harm/harm.ts';
import { sayStrikeGround } from '../../domain/matter/striking.ts';
import { sayPurpose } from '../../domain/case/state/glass.ts';
import { beginHigh, beginLow } from '../../domain/kernel/begins.ts';
import { sayRoute } from '../../domain/case/turning/turning.ts';
import { sayBirth } from '../../domain/kernel/fields.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { episodeSteps } from '../../domain/case/episode/table.ts';
import { sayEpisodeFact } from './episode.ts';
import { steps, type Fact, type PartFact } from '../../domain/case/whole/case.ts';
import { addNameOf, mentionSteps } from '../../domain/case/mention/steps.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { contributionSteps } from '../../domain/case/contribution/steps.ts';
import { reviewSteps } from '../../domain/case/review/table.ts';
import { actionSteps } from '../../domain/case/action/table.ts';
import { restrictionGrounds } from '../../domain/case/state/stage-parts.ts';
import { trueNames, type TrueChanged } from '../../domain/case/state/held.ts';
import { sayInvitee } from '../../domain/case/state/invitations.ts';
import { truths } from '../../domain/case/state/now.ts';
import { contactPairs } from '../../cards/case/family.ts';
import { sayAnswers } from '../../cards/case/true-now.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Reads } from '../../domain/people/reads.ts';
import { sayGathering } from '../../domain/case/gathering/gathering.ts';
import { gatheringSteps } from '../../domain/case/gathering/steps.ts';
import { sayStater } from '../../domain/case/statement/statement.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { sayActionFact, sayTo } from '../action/words.ts';
import { wordsOfRung } from '../../domain/case/owed/owed.ts';
import type { CaseRung } from '../../domain/case/state/rungs.ts';

/** What the clock reminds of. */
const rungWords: Readonly<Partial<Record<CaseRung, string>>> = {
  triage: 'triage',
  triageUp: 'triage, one up',
  triageChair: 'triage, up to the chair',
  strategy: 'the strategy discussion',
  challenge: 'the answer to the challenge',
  reviewDue: 'the review, to be prepared',
  reviewLate: 'the review, late',
  reviewUp: 'the review, late, to the co-ordinator',
  reviewChair: 'the review, late, up to the chair',
  review: 'the review',
  senior: 'the senior decision',
  seniors: 'the senior answer',
  meeting: 'the next meeting',
  held: 'a case that is held',
  outcome: 'how the other plan ended',
  turning: 'the adult lead',
  turningChair: 'the adult lead, up to the chair',
  turning18: 'the route at 18',
  notice: 'the notice to the national panel',
  // The history of a case is read more widely than that the LADO was told.
  lado: 'a report outside MSET',
  transfer: 'the other council’s acceptance',
  feedback: 'the feedback after the closure',
  returned: 'the returned referral',
  returnedUp: 'the returned referral, to the manager',
  returnedTop: 'the returned referral, to the co-ordinator',
};

/** Those with a place in turn have words of their own; else the words of what is owed. */
const sayRung = (rung: CaseRung): string => rungWords[rung] ?? wordsOfRung(rung);

export function sayFact(fact: Fact, directory: Directory, now: Instant): string {
  // Which one it was no number says: a gap in the numbers would tell of what one may not read.
  if (isAboutMention(fact)) return sayMentionFact(fact);
  if (fact.step === 'sendPapers') return `papers of ${agencyName(directory, fact.data.agency)} sent`;
  if (fact.step === 'correctItem') return sayCorrection(fact, now);
  if (fact.step === 'addStatement') return `statement added: ${beginLow(sayStater(fact.data.whose))}`;
  if (fact.step in contributionSteps) return steps[fact.step].fact;
  if (isAboutGathering(fact)) return sayGatheringFact(fact, directory, now);
  if (isAboutEpisode(fact)) return sayEpisodeFact(fact, directory, now);
  if (fact.part !== undefined) return fact.step in actionSteps ? sayActionFact(fact, directory) : sayReviewFact(fact);
  switch (fact.step) {
    case 'resubmit':
      return fact.data.triage === undefined ? steps.resubmit.fact : 'resubmitted; consent still holds';
    case 'listCase':
      return `listed for ${sayMeetingId(fact.data.meeting)}${fact.data.lateReason === undefined ? '' : ', as a late item'}`;
    case 'returnFromTriage':
      return 'returned for information by the co-ordinator';
    case 'sendToStrategy':
      return `strategy discussion called for, due ${sayWhen(fact.data.due.at, now)}`;
    case 'restrict':
      return `restricted: ${restrictionGrounds[fact.data.ground]}`;
    case 'namePerson':
      return `${fact.data.person.name} let in`;
    case 'removeName':
      return `${fact.data.person.name} no longer let in`;
    case 'inviteToCase':
      return `${sayInvitee(fact.data, directory)} invited to the case until ${sayDate(fact.data.until)}`;
    case 'endInvitation':
      return `${sayInvitee(fact.data, directory)} no longer invited to the case`;
    case 'keepOut':
      return [`${fact.data.person.name} kept out`, ...[sayBesides(fact) ?? []].flat()].join('; ');
    case 'letIn':
      return `${sayTo([fact.data.person], directory)} let in again`;
    case 'breakGlass':
      return `opened by break glass until ${sayWhen(fact.data.until, now)}: ${beginLow(sayPurpose(fact.data.purpose))}`;
    case 'strikeOut':
      return `words struck out in ${fact.data.places.length === 1 ? '1 place' : `${fact.data.places.length} places`}: ${beginLow(sayStrikeGround(fact.data.ground))}; agreed by ${fact.data.agreedBy.name}`;
    case 'mergeCase':
      return `merged into ${fact.data.into}, where it goes on`;
    case 'takeMerged':
      return `${fact.data.from}, another referral of the same child, merged into this case`;
    case 'followMerged':
      return `what ${fact.data.from} says of the child has changed`;
    case 'recordDecision':
    case 'decideNow':
      return sayDecided(fact.data.decided);
    case 'leaveMeeting':
      return `${sayMeetingId(fact.data.cancelled)} was cancelled`;
    case 'moveCase':
      return `moved from ${sayMeetingId(fact.data.from)} to ${sayMeetingId(fact.data.meeting)}${fact.data.lateReason === undefined ? '' : ', as a late item'}`;
    case 'handOver':
      return `handed over from ${fact.data.from.name} to ${fact.data.to.name}`;
    case 'routeAt18':
      return `route at 18: ${sayRoute(fact.data.route)}`;
    case 'correctBirth':
      return `date of birth corrected: ${sayBirth(fact.data.dateOfBirth)}`;
    case 'referAgain':
      return `the child was referred again as ${fact.data.as}`;
    case 'start':
      if (fact.data.referrer !== undefined)
        return `${steps.start.fact} for ${fact.data.referrer.name}, from the lists of the police`;
      return fact.data.again === undefined ? steps.start.fact : `referred again, after ${fact.data.again.of}`;
    case 'recordHarm':
      return `${sayHarm(fact.data.what)} (${sayDate(fact.data.happenedOn)}): legal hold`;
    case 'recordRapidReview':
      return `rapid review sent to the national panel (${sayDate(fact.data.sentOn)})`;
    case 'changeNow':
      return sayChanges(fact.data);
    case 'recordOutcome':
      return 'outcome of the other plan recorded';
    case 'remindCase':
      return `reminded: ${fact.data.rungs.map(sayRung).join('; ')}, to ${sayTo(fact.data.to, directory)}`;
    default:
      return steps[fact.step].fact;
  }
}

/** Of which minutes; of one that was moved to its item also who had written it, and when. */
function sayCorrection({ data: { meeting, before } }: Extract<Fact, { step: 'correctItem' }>, now: Instant): string {
  const of = `correction of the item of ${sayMeetingId(meeting)}`;
  return before === undefined ? of : `${of}, written by ${before.by.name} on ${sayWhen(before.at, now)}`;
}

/** What of the case was changed where someone was kept out: who leads it, who decides. */
export function sayBesides(fact: Fact): string | undefined {
  if (fact.step !== 'keepOut') return undefined;
  const { leads, decides } = fact.data;
  const said = [
    ...(leads === undefined ? [] : [`handed over from ${leads.from.name} to ${leads.to.name}`]),
    ...(decides === undefined ? [] : [steps.chooseManager.fact]),
  ];
  return said.length === 0 ? undefined : said.join('; ');
}

const isAboutMention = (fact: Fact): fact is PartFact<'mention'> => fact.step in mentionSteps;
/** Named as what it is kept as: a person of concern who is under 18 is another child (docs/process.md P22.5). */
const sayMentionFact = (fact: PartFact<'mention'>): string =>
  fact.step !== 'nameFromReferral' && 'kind' in fact.data
    ? steps[addNameOf(fact.data.kind)].fact
    : steps[fact.step].fact;

const isAboutGathering = (fact: Fact): fact is PartFact<'gathering'> => fact.step in gatheringSteps;
/** Of which meeting; who was invited is in its own words on the case. */
function sayGatheringFact(fact: PartFact<'gathering'>, directory: Directory, now: Instant): string {
  switch (fact.step) {
    case 'planGathering':
      return `${beginLow(sayGathering(fact.data, now))}: planned`;
    case 'answerGathering':
      return fact.data.coming === 'yes' ? 'said that they come to the meeting' : 'sent apologies for the meeting';
    case 'promptGathering':
      return `reminded of the meeting, to ${sayTo(fact.data.to, directory)}`;
    default:
      return steps[fact.step].fact;
  }
}

const isAboutEpisode = (fact: Fact): fact is PartFact<'episode'> => fact.step in episodeSteps;

/** "update added", "update added: the review comes early". */
function sayReviewFact(fact: Fact & { readonly part: string }): string {
  const early = 'early' in fact.data && fact.data.early !== undefined ? ': the review comes early' : '';
  const now = fact.step === 'addUpdate' || fact.step === 'prepareReview' ? fact.data.now : undefined;
  const what = fact.step === 'changeBand' && fact.data.proposed ? 'lower risk band proposed' : steps[fact.step].fact;
  // No number of an update: a gap would tell of one that someone may not read.
  const which = fact.step in reviewSteps ? '' : ` (${fact.part})`;
  return `${what}${which}${early}${now === undefined ? '' : `. ${beginHigh(sayChanges(now))}`}`;
}

/** "true now: School: Example Academy (before: Sample High School)"; a sentence each. */
const sayChanges = ({ changes }: TrueChanged): string =>
  `true now: ${trueNames
    .flatMap((name) => {
      const change = changes[name];
      if (change === undefined) return [];
      // The history of a case is read more widely than what the LADO is told.
      if (name === 'concern') return 'what may have to be reported outside MSET';
      const [is, was] = [sayAnswers(name, change.answers), sayAnswers(name, change.was)];
      return `${truths[name].title}: ${is} (before: ${was === '' ? 'not answered' : was})`;
    })
    .join('. ')}`;

/** How it is known that someone of concern works with children is read by those who read what the LADO is told, and no others. */
const sayKnown = ({ changes, why }: TrueChanged, reads: Reads): string | undefined =>
  changes.concern === undefined || reads('allegation') ? why : undefined;
/** What was recorded in people's own words, where no card keeps all of it. */
export const saidIn = (fact: Fact): readonly (readonly [label: string, value: string])[] | undefined =>
  fact.step === 'recordFamily' ? contactPairs(fact.data) : undefined;

/** Why, of what no card says it for: what its form promises is in the history. */
export function reasonFor(fact: Fact, reads: Reads): string | undefined {
  switch (fact.step) {
    case 'noLongerUrgent':
    case 'restrict':
    case 'liftRestriction':
    case 'namePerson':
    case 'removeName':
    case 'keepOut':
    case 'letIn':
    case 'breakGlass':
    case 'correctBirth':
    case 'signOverride':
    case 'stopTransfer':
    case 'inviteToCase':
    case 'endInvitation':
    case 'hearAction':
    case 'cancelGathering':
      return fact.data.reason;
    case 'planGathering':
      return fact.data.purpose;
    case 'listCase':
      return fact.data.lateReason;
    case 'moveCase': {
      const { reason, lateReason } = fact.data;
      return lateReason === undefined ? reason : `${reason} Late item: ${lateReason}`;
    }
    case 'sayWhatWasDone':
      return fact.data.done;
    case 'sayNotNotifiable':
      return `Decided by ${fact.data.decidedBy}, ${sayDate(fact.data.decidedOn)}: ${fact.data.why}`;
    case 'putRight':
    case 'settleStrike':
      return fact.data.why;
    case 'changeNow':
      return sayKnown(fact.data, reads);
    case 'handOver': {
      const { reason, tells } = fact.data;
      return tells === undefined ? reason : `${reason} Who tells the young person: ${tells}`;
    }
    case 'addUpdate':
    case 'prepareReview':
      return fact.data.now && sayKnown(fact.data.now, reads);
    default:
      return undefined;
  }
}

const sayDecided = ({ meeting, decision, quorate }: Extract<Fact, { step: 'recordDecision' }>['data']['decided']) =>
  `${meeting === undefined ? 'decided between meetings' : `${sayMeetingId(meeting)} decided`}: ${sayDecision(decision)}${quorate ? '' : ' (not quorate)'}`;
