import { isConsented } from '../stage-table.ts';
import { mayRead } from '../../people/access.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { addWorkingDays, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { chainAbove, type Directory } from '../../people/directory.ts';
import type { Field } from '../../fields.ts';
import { incomplete, notAvailable, refuse, type Step } from '../../step.ts';
import { withoutRung, withRung } from '../clock.ts';
import type { Challenge } from '../stage-parts.ts';
import type { Case, ConsentedCase, NotAuthorised } from '../stages.ts';
import { may } from '../../people/roles.ts';

export interface ChallengeInput {
  readonly concern: string;
  readonly outcomeWanted: string;
}
export interface Challenged extends ChallengeInput {
  readonly due: Due;
}
export interface AnswerInput {
  readonly answer: string;
}

export const challengeFields: readonly Field[] = [
  { name: 'concern', title: 'What is your concern?', kind: 'long', need: 'always' },
  { name: 'outcomeWanted', title: 'What outcome do you want?', kind: 'long', need: 'always' },
];
export const challengeAnswerFields: readonly Field[] = [
  { name: 'answer', title: 'Answer', kind: 'long', need: 'always', help: 'What was agreed, who does it, by when.' },
];

type Challengeable = NotAuthorised | ConsentedCase;

/** Decided by a manager or a meeting, so that there is something to challenge. */
export const mayBeChallenged = (one: Case): one is Challengeable =>
  one.stage === 'notAuthorised' || (isConsented(one) && (one.decisions?.length ?? 0) > 0);

/** Who made the decision that is challenged: it is never they who answer. */
export function challengedDecider(one: Case): PersonRef | undefined {
  if (one.stage === 'notAuthorised') return one.declined.by;
  const last = isConsented(one) ? one.decisions?.at(-1) : undefined;
  return last?.chair ?? last?.by;
}

const openChallenge = (one: Challengeable): Challenge | undefined =>
  one.challenge?.answer === undefined ? one.challenge : undefined;

/** The referrer's professional challenge of a decision, with a clock (docs/process.md P9.2). */
export const challenge: Step<ChallengeInput, Challenged, Case, Case> = {
  title: 'Challenge this decision',
  fact: 'decision challenged',
  asks: () => challengeFields,
  decide: (before, input, { actor, now, directory }) => {
    if (actor.objectId !== before.referrer.objectId) return notAvailable;
    if (!mayBeChallenged(before)) {
      return refuse('notNow', 'There is no decision to challenge.', 'Open the case.');
    }
    if (openChallenge(before) !== undefined) {
      return refuse('notNow', 'You have challenged this decision already.', 'The people who answer it have it.');
    }
    const { challengeWorkingDays, officeHours } = directory.settings;
    const due = { at: addWorkingDays(now, challengeWorkingDays, officeHours), rule: 'challenge', ruleVersion: 1 };
    return incomplete(challengeFields, input) ?? { data: { ...input, due } };
  },
  evolve: (before, data, meta) => ({
    ...(before as Challengeable),
    facts: meta.number,
    changedAt: meta.at,
    challenge: { at: meta.at, ...data },
    ladder: withRung((before as Challengeable).ladder, { rung: 'challenge', at: data.due.at }, meta.number),
  }),
};

/** The managers above the person who did not consent; of a meeting's decision the chair, who does not see restricted cases. */
function mayAnswer(one: Challengeable, actor: Person, directory: Directory): boolean {
  if (may(actor, 'triage')) return true;
  if (one.stage !== 'notAuthorised') {
    return (
      may(actor, 'answerChallenge') || (one.restricted !== undefined && actor.objectId === one.consent.by.objectId)
    );
  }
  return chainAbove(directory, one.declined.by.objectId).some(({ objectId }) => objectId === actor.objectId);
}

/**
 * Who may answer a challenge, and so is reminded of it: of a manager's refusal the co-ordinator and the next manager up,
 * and with each reminder one more of the line.
 */
export function answerersOf(one: Case, directory: Directory, now: Instant): readonly Person[] {
  if (!mayBeChallenged(one) || openChallenge(one) === undefined) return [];
  const decider = challengedDecider(one)?.objectId;
  const all = directory.people.filter(
    (person) =>
      person.objectId !== decider &&
      person.objectId !== one.referrer.objectId &&
      mayAnswer(one, person, directory) &&
      mayRead('decisions', one, person, directory, now),
  );
  if (one.stage !== 'notAuthorised') return all;
  const times = (one.reminded ?? []).filter(({ rung }) => rung === 'challenge').length;
  const line = chainAbove(directory, one.declined.by.objectId).filter(({ objectId }) =>
    all.some((person) => person.objectId === objectId),
  );
  const next = line.slice(0, times + 1).map(({ objectId }) => objectId);
  return all.filter((person) => may(person, 'triage') || next.includes(person.objectId));
}

function whoHas(one: Challengeable, actor: Person): string {
  if (!may(actor, 'triage')) return 'The co-ordinator has it.';
  if (one.stage === 'notAuthorised') return 'The next manager up has it.';
  return one.restricted === undefined
    ? 'The chair has it.'
    : `Ask ${one.consent.by.name}, who gave consent, to answer.`;
}

/** By the next manager up, the co-ordinator or the chair; never by the person who decided (docs/process.md P9.3). */
export const answerChallenge: Step<AnswerInput, AnswerInput, Case, Case> = {
  title: 'Answer challenge',
  fact: 'challenge answered',
  asks: () => challengeAnswerFields,
  decide: (before, { answer }, { actor, now, directory }) => {
    if (!mayRead('decisions', before, actor, directory, now) || actor.objectId === before.referrer.objectId) {
      return notAvailable;
    }
    if (!mayBeChallenged(before) || openChallenge(before) === undefined) {
      return refuse('alreadyDecided', 'No challenge is waiting for an answer.', 'Open the case to see what was said.');
    }
    const decider = challengedDecider(before);
    if (actor.objectId === decider?.objectId || !mayAnswer(before, actor, directory)) {
      return refuse(
        'notYours',
        'A challenge must be answered by someone who did not make the decision.',
        whoHas(before, actor),
      );
    }
    return incomplete(challengeAnswerFields, { answer }) ?? { data: { answer } };
  },
  evolve: (before, { answer }, meta) => {
    const one = before as Challengeable;
    if (one.challenge === undefined) return before;
    return {
      ...one,
      facts: meta.number,
      changedAt: meta.at,
      challenge: { ...one.challenge, answer: { by: refOf(meta.by), at: meta.at, text: answer } },
      ladder: withoutRung(one.ladder, 'challenge', meta.number),
    };
  },
};
