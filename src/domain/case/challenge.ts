import type { Field } from '../fields.ts';
import { incomplete, notAvailable, refuse, type Step } from '../step.ts';
import type { Case, NotAuthorised } from './stages.ts';

export interface ChallengeInput {
  readonly concern: string;
  readonly outcomeWanted: string;
}

export const challengeFields: readonly Field[] = [
  { name: 'concern', title: 'What is your concern?', kind: 'long', need: 'always' },
  { name: 'outcomeWanted', title: 'What outcome do you want?', kind: 'long', need: 'always' },
];

/** The referrer's professional challenge of "not authorised" (domain.md 2.4 row 6, 2.8). */
export const challenge: Step<ChallengeInput, ChallengeInput, Case, NotAuthorised> = {
  title: 'Challenge this decision',
  fact: 'decision challenged',
  decide: (before, input, { actor }) => {
    if (actor.objectId !== before.referrer.objectId) return notAvailable;
    if (before.stage !== 'notAuthorised')
      return refuse('notNow', 'There is no decision to challenge.', 'Open the case.');
    if (before.challenge !== undefined) {
      return refuse(
        'notNow',
        'You have challenged this decision already.',
        'The next manager and the co-ordinator have it.',
      );
    }
    return incomplete(challengeFields, { ...input }) ?? { data: input };
  },
  evolve: (before, data, meta) => ({
    ...(before as NotAuthorised),
    facts: meta.number,
    changedAt: meta.at,
    challenge: { at: meta.at, ...data },
  }),
};
