// A decision is challenged by the referrer and answered by someone who did not make it.
import { leadOf, type Challenge } from '../state/stage-parts.ts';
import { isConsented, consentedStages } from '../state/stage-table.ts';
import { mayRead } from '../access/access.ts';
import { refOf, type Person } from '../../people/actor.ts';
import { addWorkingDays, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { managersAbove, type Directory } from '../../people/directory.ts';
import type { Field } from '../../kernel/fields.ts';
import { refuse } from '../../matter/step.ts';
import { challengedDecider, type Case, type ConsentedCase, type NotAuthorised } from '../state/stages.ts';
import { may } from '../../people/roles.ts';
import { caseStep, leadWorker } from '../making.ts';
import type { Own } from '../../matter/making.ts';

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
export const mayBeChallenged = (childCase: Case): childCase is Challengeable =>
  childCase.stage === 'notAuthorised' || (isConsented(childCase) && (childCase.decisions?.length ?? 0) > 0);

/** Returned after consent, it holds. */
const consentOf = (childCase: Case) => ('consent' in childCase ? childCase.consent : undefined);

/** Who referred it and who leads it: they challenge, and answer none. */
const isParty = (childCase: Case, { objectId }: Person): boolean =>
  [childCase.referrer.objectId, leadOf(childCase).objectId].includes(objectId);

const noParty: Own<Case> = {
  name: 'neither refers nor leads',
  is: (childCase, { actor }) => !isParty(childCase, actor),
};
const challengeable = ['notAuthorised', ...consentedStages] as const;
const noChallenge = refuse(
  'alreadyDecided',
  'No challenge is waiting for an answer.',
  'Open the case to see what was said.',
);

const openChallenge = (childCase: Case): Challenge | undefined =>
  childCase.challenge?.answer === undefined ? childCase.challenge : undefined;

/** The referrer's professional challenge of a decision, with a clock (docs/process.md P9.2). */
const challenge = caseStep<ChallengeInput, Challenged, Challengeable>({
  title: 'Challenge this decision',
  fact: 'decision challenged',
  may: [{ own: leadWorker }],
  from: challengeable,
  elsewhere: () => nothingToChallenge,
  bar: (before) => {
    if (!mayBeChallenged(before)) return nothingToChallenge;
    return openChallenge(before) === undefined
      ? undefined
      : refuse('notNow', 'You have challenged this decision already.', 'The people who answer it have it.');
  },
  asks: () => challengeFields,
  record: (_before, input, { now, directory: { settings } }) => {
    const at = addWorkingDays(now, settings.challengeWorkingDays, settings.officeHours);
    return { data: { ...input, due: { at, rule: 'challenge', ruleVersion: 1 } } };
  },
  evolve: (before, data, meta) => ({
    ...before,
    challenge: { by: refOf(meta.by), at: meta.at, ...data },
  }),
});
const nothingToChallenge = refuse('notNow', 'There is no decision to challenge.', 'Open the case.');

/** The managers above the person who did not consent; of a meeting's decision the chair, who does not see restricted cases. */
function mayAnswer(childCase: Case, actor: Person, directory: Directory): boolean {
  if (may(actor, 'triage')) return true;
  if (childCase.stage !== 'notAuthorised') {
    return (
      may(actor, 'answerChallenge') ||
      (childCase.restricted !== undefined && actor.objectId === consentOf(childCase)?.by.objectId)
    );
  }
  return managersAbove(directory, childCase.declined.by.objectId).some(({ objectId }) => objectId === actor.objectId);
}

/**
 * Who may answer a challenge, and so is reminded of it: of a manager's refusal the co-ordinator and the next manager up,
 * and with each reminder one more of the line.
 */
export function answerersOf(childCase: Case, directory: Directory, now: Instant): readonly Person[] {
  if (openChallenge(childCase) === undefined) return [];
  const decider = challengedDecider(childCase)?.objectId;
  const all = directory.people.filter(
    (person) =>
      person.objectId !== decider &&
      !isParty(childCase, person) &&
      mayAnswer(childCase, person, directory) &&
      mayRead('decisions', childCase, person, directory, now),
  );
  if (childCase.stage !== 'notAuthorised') return all;
  const { since = '', times: called = 0 } = childCase.called?.['challenge'] ?? {};
  const times = since === childCase.challenge?.at ? called : 0;
  const line = managersAbove(directory, childCase.declined.by.objectId).filter(({ objectId }) =>
    all.some((person) => person.objectId === objectId),
  );
  const next = line.slice(0, times + 1).map(({ objectId }) => objectId);
  return all.filter((person) => may(person, 'triage') || next.includes(person.objectId));
}

function whoHas(childCase: Case, actor: Person): string {
  if (!may(actor, 'triage')) return 'The co-ordinator has it.';
  if (childCase.stage === 'notAuthorised') return 'The next manager up has it.';
  return childCase.restricted === undefined
    ? 'The chair has it.'
    : `Ask ${consentOf(childCase)?.by.name ?? 'the manager'}, who gave consent, to answer.`;
}

/** By the next manager up, the co-ordinator or the chair; never by the person who decided (docs/process.md P9.3). */
const answerChallenge = caseStep<AnswerInput, AnswerInput>({
  title: 'Answer challenge',
  fact: 'challenge answered',
  may: [{ own: noParty, reads: 'decisions' }],
  from: { owed: 'challenge' },
  elsewhere: () => noChallenge,
  bar: (before, { actor, directory }) =>
    actor.objectId === challengedDecider(before)?.objectId || !mayAnswer(before, actor, directory)
      ? refuse(
          'notYours',
          'A challenge must be answered by someone who did not make the decision.',
          whoHas(before, actor),
        )
      : undefined,
  asks: () => challengeAnswerFields,
  record: (_before, { answer }) => ({ data: { answer } }),
  evolve: (before, { answer }, meta) => ({
    ...before,
    ...(before.challenge !== undefined && {
      challenge: { ...before.challenge, answer: { by: refOf(meta.by), at: meta.at, text: answer } },
    }),
  }),
});

/** Its steps on a case. */
export const challengeSteps = { challenge, answerChallenge } as const;
