// People and places as agencies add them to a case (docs/process.md 22).
import { addNameOf } from '../../src/domain/case/mention/steps.ts';
import type { Mention } from '../../src/domain/case/mention/mention.ts';
import { caseMatter, isPart, type Fact } from '../../src/domain/case/whole/case.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { linkKinds, type LinkKind } from '../../src/domain/link/kinds.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { must, priya, type StoryRow } from './builders.ts';

/** What a form of each kind is answered with where a test does not mind. */
export const saidOf: Readonly<Record<LinkKind, Answers>> = {
  person: { name: 'Known as Smiler', alias: 'Smiler', birth: '1998', child: 'no', works: 'no' },
  place: { name: 'Flat over the laundrette', address: '12 Sample Street', postcode: 'NE99 9ZZ' },
  vehicle: { plate: 'ZZ10 ABC', looks: 'Blue hatchback' },
  phone: { number: '07700 900123' },
  online: { handle: 'smiler.x', service: 'Snapchat' },
  group: { name: 'The Quay lads' },
  organisation: { name: 'Quayside Takeaway', address: '3 Sample Row', postcode: 'NE99 9ZY' },
  child: { name: 'Wren Sandbox', birth: '4/5/2012' },
};
export const rest: Answers = {
  how: 'Waits outside the school on Fridays.',
  source: 'childTold',
  mark: 'case',
};

/** One of this kind is added to the case. */
export const added = (kind: LinkKind, said: Answers = {}, by: Person = priya): StoryRow => [
  by,
  1,
  addNameOf(kind),
  { ...saidOf[kind], ...rest, ...said },
];
/** One of each kind. */
export const addedAll = (by: Person = priya): readonly StoryRow[] => linkKinds.map((kind) => added(kind, {}, by));

export const mentionsIn = (facts: readonly Fact[]): readonly Mention[] =>
  [...caseMatter.replay(facts).parts.values()].filter((part) => isPart('mention', part));
export const mentionIn = (facts: readonly Fact[], id = 'P1'): Mention =>
  must(mentionsIn(facts).find((one) => one.id === id));
