// A council for tests: the fictional one, with a second administrator where one is asked for, and what its steps make of it.
import { directoryOf, type Council } from '../../src/domain/council/council.ts';
import { councilMatter, type CouncilCommand, type CouncilFact } from '../../src/domain/council/table.ts';
import { clockActor, refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Context, Decision } from '../../src/domain/matter/step.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { directory, monday10, must, someone } from './builders.ts';

export { dot } from '../../src/demo/cast.ts';
/** A second administrator beside dot. */
export const bea = someone(901, 'Bea Min', { roles: ['admin'] });

const entry = (person: Person): Directory['people'][number] => ({ ...person, roles: [...person.roles] });
export const councilFile = (...more: readonly Person[]): Directory => ({
  ...directory,
  people: [...directory.people, ...more.map(entry)],
});

/** A council and its facts so far. */
export interface Told {
  readonly council: Council;
  readonly facts: readonly CouncilFact[];
}
export const command = (step: string, input: object): CouncilCommand => ({ step, input }) as CouncilCommand;
const contextOf = (council: Council | undefined, actor: Person, now: Instant): Context => ({
  actor,
  now,
  directory: council === undefined ? directory : directoryOf(council),
});

/** What is decided of a step now. */
export const decided = (
  { council }: Told,
  actor: Person,
  step: string,
  input: object = {},
  now: Instant = monday10,
): Decision<unknown> => councilMatter.decide({ root: council }, command(step, input), contextOf(council, actor, now));

/** The council after a step that may be. */
export function took({ council, facts }: Told, actor: Person, step: string, input: object = {}, now = monday10): Told {
  const before = { root: council };
  const asked = command(step, input);
  const decision = councilMatter.decide(before, asked, contextOf(council, actor, now));
  if (!('data' in decision)) throw new Error(`${step}: ${JSON.stringify(decision)}`);
  const meta = { number: council.facts + 1, at: now, by: refOf(actor) };
  const fact = councilMatter.factOf(before, asked, decision.data, meta);
  return { council: councilMatter.evolve(before, fact).root, facts: [...facts, fact] };
}

/** The council that a file begins. */
export function begun(file: Directory = councilFile(), hash = 'one'): Told {
  const asked = command('beginCouncil', { directory: file, hash });
  const decision = councilMatter.decide({ root: undefined }, asked, contextOf(undefined, clockActor, monday10));
  const data = must('data' in decision ? decision.data : undefined);
  const meta = { number: 1, at: monday10, by: refOf(clockActor) };
  const fact = councilMatter.factOf({ root: undefined }, asked, data, meta);
  return { council: councilMatter.evolve({ root: undefined }, fact).root, facts: [fact] };
}
