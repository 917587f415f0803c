// Papers as agencies send them for a meeting (docs/process.md 24).
import type { Contribution } from '../../src/domain/case/contribution/contribution.ts';
import { caseMatter, isPart, type Fact } from '../../src/domain/case/whole/case.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { must, type StoryRow } from './builders.ts';
import { ada, preMset } from './meeting-builders.ts';

/** What the form is answered with where a test does not mind. */
export const saidInPapers: Answers = {
  known: 'something',
  know: 'Seen twice in A&E since May, both times at night.',
  did: 'The school nurse sees him every week.',
  view: 'significant',
  mark: 'case',
};
/** An agency sends papers for this meeting. */
export const sent = (by: Person = ada, said: Answers = {}, meeting: Meeting = preMset, minutes = 1): StoryRow =>
  [by, minutes, 'sendPapers', { ...saidInPapers, ...said }, { meeting }] as const;

export const papersIn = (facts: readonly Fact[]): readonly Contribution[] =>
  [...caseMatter.replay(facts).parts.values()].filter((part) => isPart('contribution', part));
export const papersNamed = (facts: readonly Fact[], id = 'S1'): Contribution =>
  must(papersIn(facts).find((one) => one.id === id));
