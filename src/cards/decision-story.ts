// What became of a case since consent, in plain words: what was decided, why, who leads, what comes next (domain.md 2.8).
import { sayDate, sayWhen, type Instant } from '../domain/calendar.ts';
import { panelDecisions, preMsetDecisions, sayBand } from '../domain/case/meeting-lists.ts';
import type { MeetingDecision } from '../domain/case/meeting-stages.ts';
import type { Challenge, ConsentedCase } from '../domain/case/stages.ts';
import { sayMeetingId } from '../domain/meeting/meeting.ts';
import { lines, subheading, text, type Element } from './blocks.ts';

/** What a decision is called. */
export const sayDecision = (decision: string): string =>
  [...preMsetDecisions, ...panelDecisions].find(({ value }) => value === decision)?.title ?? decision;

/** Where a case is since consent, for the card that opens it. */
export function consentedStory(one: ConsentedCase, now: Instant, mine: boolean): readonly Element[] {
  const { by, onBehalfOf, at } = one.consent;
  const who = `${by.name}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf.name}`}`;
  const last = one.decisions?.at(-1);
  return [
    text(`Consent given by ${who}, ${sayWhen(at, now)}.`),
    ...(one.strategy === undefined
      ? []
      : [
          lines([
            ['Strategy discussion', `called for by ${one.strategy.by.name}, ${sayWhen(one.strategy.at, now)}`],
            ['By', sayWhen(one.strategy.due.at, now)],
            ['Why', one.strategy.reason],
          ]),
        ]),
    ...(last === undefined ? [] : decisionStory(last, now)),
    ...outcomeStory(one, now),
    text(nextFor(one, mine)),
    ...(one.challenge === undefined ? [] : challengeStory(one.challenge, now)),
  ];
}

/** One decision with its reason; nothing of another case. */
export function decisionStory(decision: MeetingDecision, now: Instant): readonly Element[] {
  const { meeting, detail, rationale, band, bandRationale, dissent, by, at, quorate } = decision;
  return [
    subheading(`Decision: ${sayDecision(decision.decision)}`),
    lines([
      ['By', `${sayMeetingId(meeting)}; recorded by ${by.name}, ${sayWhen(at, now)}`],
      ['Why', rationale],
      ...(detail === '' ? [] : ([['Plan, lead or council', detail]] as const)),
      ...(band === '' ? [] : ([['Risk band', sayBand(band)]] as const)),
      ...(bandRationale === '' ? [] : ([['Why this band', bandRationale]] as const)),
      ...(dissent === '' ? [] : ([['Who disagreed', dissent]] as const)),
      ...(quorate ? [] : ([['Quorum', 'not quorate']] as const)),
    ]),
  ];
}

function outcomeStory(one: ConsentedCase, now: Instant): readonly Element[] {
  if (one.stage === 'otherPlan' && one.outcome !== undefined) {
    const { by, at, text: outcome } = one.outcome;
    return [lines([[`Outcome, recorded by ${by.name}, ${sayWhen(at, now)}`, outcome]])];
  }
  if (one.stage === 'merged') return [lines([['Merged', one.reason]])];
  return [];
}

function nextFor(one: ConsentedCase, mine: boolean): string {
  const told = mine ? ' You are told every decision.' : '';
  switch (one.stage) {
    case 'received':
      return `Next: the co-ordinator checks it and lists it for the next pre-MSET meeting.${told}`;
    case 'listed':
    case 'toPanel':
      return `Next: ${sayMeetingId(one.meeting)}.${told}`;
    case 'held':
      return `Next: it comes to the next pre-MSET again; its actions go on meanwhile.${told}`;
    case 'open':
    case 'transition':
      return `${one.lead === '' ? '' : `Lead: ${one.lead}. `}Next: a review by ${sayDate(one.reviewOn)}.${told}`;
    case 'otherPlan':
      return one.outcome === undefined
        ? `The plan goes on outside MSET: ${one.plan}. Its outcome is recorded here.`
        : 'Nothing more is needed here.';
    case 'closed':
      return `Closed. The plan that goes on: ${one.plan}.`;
    case 'transferred':
      return `Transferred to ${one.council}.`;
    case 'merged':
      return `This referral goes on as ${one.into}.`;
  }
}

function challengeStory(challenge: Challenge, now: Instant): readonly Element[] {
  const { at, concern, outcomeWanted, due, answer } = challenge;
  return [
    subheading(`Challenged ${sayWhen(at, now)}`),
    lines([
      ['Concern', concern],
      ['Outcome wanted', outcomeWanted],
      ...(answer === undefined
        ? []
        : ([[`Answer by ${answer.by.name}, ${sayWhen(answer.at, now)}`, answer.text]] as const)),
    ]),
    ...(answer === undefined && due !== undefined ? [text(`An answer is due ${sayWhen(due.at, now)}.`)] : []),
  ];
}
