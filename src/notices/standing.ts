import type { Person, PersonRef } from '../domain/actor.ts';
import { relationOf, sightOf } from '../domain/access.ts';
import { sayWhen, type Instant } from '../domain/calendar.ts';
import { coordinatorPicks, onBehalfOf } from '../domain/case/consenters.ts';
import { decisionOn } from '../domain/case/consent.ts';
import { isUrgent, stageLabels, type Case } from '../domain/case/stages.ts';
import type { Directory } from '../domain/directory.ts';
import type { Standing } from '../cards/base-card.ts';
import type { Button } from '../cards/blocks.ts';

const button = (title: string, verb: string, one: Case): Button => ({ title, verb, data: { ref: one.reference } });
const open = (one: Case): Button => button('Open', 'case.open', one);

/**
 * What a case is to this person now: the label, the line and the buttons of the card in their chat.
 * Undefined when it is nothing to them (any more).
 */
export function standingOf(one: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  if (sightOf(one, person, directory, now) === 'none' && !wasAsked(one, person)) return undefined;
  switch (relationOf(one, person, directory, now)) {
    case 'referrer':
      return forReferrer(one, now);
    case 'coordinator':
      return forCoordinator(one, now);
    case 'decider':
    case 'managerAbove':
      return forManager(one, waitsFor(one, person, directory, now), now);
    case 'chair':
      return { label: 'Received', urgent: isUrgent(one), buttons: [open(one)] };
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
      return { label, buttons: [button('Continue', 'refer.open', one)] };
    case 'awaitingConsent':
      return one.submission.consenter === undefined
        ? { label, line: 'The co-ordinator chooses who decides.', urgent: isUrgent(one), buttons: [open(one)] }
        : { label, due: one.submission.due.at, urgent: isUrgent(one), buttons: [open(one)] };
    case 'returned':
      return {
        label,
        line: 'More information is asked for. Open says what; Continue takes you to the pages.',
        buttons: [open(one), button('Continue', 'refer.open', one)],
      };
    case 'notAuthorised':
    case 'withdrawn':
      return { label, buttons: [open(one)] };
    case 'received':
      return { label, line: consentLine(one, now), buttons: [open(one)] };
  }
}

/** Why this reaches somebody other than the chosen manager: they stand in, or it has come up the line. */
function waitsFor(one: Case, person: Person, directory: Directory, now: Instant): string | undefined {
  if (one.stage !== 'awaitingConsent') return undefined;
  const behalf = onBehalfOf(one, person, directory, now);
  if (behalf !== undefined) return `You decide for ${behalf.name}.`;
  const chosen = one.submission.consenter;
  if (chosen === undefined || chosen.objectId === person.objectId) return undefined;
  return `${chosen.name} has not decided yet; you may.`;
}

function forManager(one: Case, line: string | undefined, now: Instant): Standing | undefined {
  if (one.stage === 'awaitingConsent') {
    return {
      label: 'Management consent needed',
      due: one.submission.due.at,
      urgent: isUrgent(one),
      ...(line !== undefined && { line }),
      buttons: [open(one)],
    };
  }
  if (one.stage === 'notAuthorised' && one.challenge !== undefined) {
    return { label: 'A decision is challenged', buttons: [open(one)] };
  }
  return afterDecision(one, now);
}

/** One line and no button: what was decided, by whom, when (design.md 6.1). */
function afterDecision(one: Case, now: Instant): Standing | undefined {
  switch (one.stage) {
    case 'received':
      return { label: consentLine(one, now), buttons: [] };
    case 'returned':
    case 'notAuthorised':
    case 'withdrawn':
      return { label: settledLine(one, now), buttons: [] };
    case 'draft':
    case 'awaitingConsent':
      return undefined;
  }
}

function settledLine(one: Case, now: Instant): string {
  const decision = decisionOn(one);
  if (decision === undefined) return stageLabels[one.stage];
  return one.stage === 'withdrawn'
    ? `Withdrawn by ${decision.by.name}, ${sayWhen(decision.at, now)}`
    : `${stageLabels[one.stage]} by ${nameWithBehalf(decision)}, ${sayWhen(decision.at, now)}`;
}

const nameWithBehalf = (decision: { by: PersonRef; onBehalfOf?: PersonRef }): string =>
  decision.onBehalfOf === undefined ? decision.by.name : `${decision.by.name} for ${decision.onBehalfOf.name}`;

/** "Consent given by Colin Fixture, Mon 4 Jan 10:42" (design.md 6.1). */
const consentLine = (one: Case & { stage: 'received' }, now: Instant): string =>
  `Consent given by ${nameWithBehalf(one.consent)}, ${sayWhen(one.consent.at, now)}`;

function forCoordinator(one: Case, now: Instant): Standing | undefined {
  switch (one.stage) {
    case 'received':
      return {
        label: 'Referral received',
        urgent: isUrgent(one),
        line: `Received ${sayWhen(one.consent.at, now)}.`,
        buttons: [open(one)],
      };
    case 'awaitingConsent':
      return coordinatorPicks(one)
        ? {
            label: 'A consenting manager must be chosen',
            line:
              one.submission.consenter === undefined
                ? 'The line of managers ends, or a member of staff is concerned. Press Open and Choose manager.'
                : 'Nobody who was asked has decided in time. Ring them, or press Open and Choose manager.',
            urgent: isUrgent(one),
            buttons: [open(one)],
          }
        : {
            label: 'With manager',
            due: one.submission.due.at,
            urgent: isUrgent(one),
            line: 'Shown to you before consent. Nothing is needed yet.',
            buttons: [open(one)],
          };
    case 'notAuthorised':
      return one.challenge === undefined ? undefined : { label: 'A decision is challenged', buttons: [open(one)] };
    case 'returned':
    case 'withdrawn':
      return { label: settledLine(one, now), buttons: [] };
    case 'draft':
      return undefined;
  }
}
