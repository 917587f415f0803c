// Requests for advice in the hands of the pure rules: asked, answered, asked again, closed, reminded of.
import { clockActor, refOf, type Person } from '../../src/domain/people/actor.ts';
import type { Advice } from '../../src/domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceFact } from '../../src/domain/advice/table.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Case } from '../../src/domain/case/stages.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintAdviceId, type AdviceId } from '../../src/domain/ids.ts';
import { directory, later, moira, monday10, priya } from './builders.ts';

export const adviceId: AdviceId = mintAdviceId(new Uint8Array([4, 15, 7, 20, 2, 9, 24, 28]));
export const questionText = 'He comes home with new phones. Is that enough to refer?';
export const answerText = 'Yes, with the three late nights. Begin with what his grandmother saw.';

/** Somebody taking a step on a request; a minute after the one before unless `at` is said. */
export interface AdviceDeed {
  readonly by: Person;
  readonly command: AdviceCommand;
  readonly at?: Instant;
  /** The case that the question is about. */
  readonly about?: Case;
}
export const asks = (by: Person = priya, question = questionText, about = ''): AdviceDeed => ({
  by,
  command: { step: 'askAdvice', input: { id: adviceId, question, about } },
});
export const answers = (by: Person = moira, answer = answerText): AdviceDeed => ({
  by,
  command: { step: 'answerAdvice', input: { answer } },
});
export const asksAgain = (by: Person = priya, question = 'And if his mother says no?'): AdviceDeed => ({
  by,
  command: { step: 'askAgain', input: { question } },
});
export const closes = (by: Person = priya): AdviceDeed => ({ by, command: { step: 'closeAdvice', input: {} } });
export const guides = (
  by: Person = moira,
  question = 'Are new phones enough to refer?',
  answer = 'Not alone. Say what else you see.',
): AdviceDeed => ({ by, command: { step: 'addToGuidance', input: { question, answer } } });
export const unguides = (by: Person = moira): AdviceDeed => ({
  by,
  command: { step: 'takeOffGuidance', input: {} },
});
export const clockSays = (at: Instant): AdviceDeed => ({
  by: clockActor,
  command: { step: 'remindAdvice', input: {} },
  at,
});

/** The next fact; a refusal's code; or `unchanged`. */
export function adviceFact(
  before: Advice | undefined,
  { by, command, about }: AdviceDeed,
  now: Instant,
  council: Directory = directory,
): AdviceFact | string {
  const context = { actor: by, now, directory: council, ...(about !== undefined && { about }) };
  const decision = adviceMatter.decide({ root: before }, command, context);
  if ('refusal' in decision) return decision.refusal.code;
  if ('unchanged' in decision) return 'unchanged';
  const meta = { number: (before?.facts ?? 0) + 1, at: now, by: refOf(by) };
  return adviceMatter.factOf({ root: before }, command, decision.data, meta);
}

/** The facts that deeds leave behind. Throws where one is refused: then the test is wrong. */
export function adviceFacts(council: Directory, ...deeds: readonly AdviceDeed[]): readonly AdviceFact[] {
  const facts: AdviceFact[] = [];
  let one: Advice | undefined;
  let now = later(monday10, -1);
  for (const deed of deeds) {
    now = deed.at ?? later(now, 1);
    const fact = adviceFact(one, deed, now, council);
    if (typeof fact === 'string') throw new Error(`${deed.by.name} may not ${deed.command.step} here: ${fact}`);
    facts.push(fact);
    one = adviceMatter.evolve({ root: one }, fact).root;
  }
  return facts;
}

/** The request that these facts make. Throws for none. */
export function adviceOf(facts: readonly AdviceFact[]): Advice {
  const one = adviceMatter.replay(facts).root;
  if (one === undefined) throw new Error('Nothing was asked.');
  return one;
}
export const advice = (...deeds: readonly AdviceDeed[]): Advice => adviceOf(adviceFacts(directory, ...deeds));
