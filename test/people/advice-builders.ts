// Requests for advice in the hands of the pure rules: asked, answered, asked again, closed, reminded of.
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Advice } from '../../src/domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceFact } from '../../src/domain/advice/table.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintAdviceId, type AdviceId } from '../../src/domain/kernel/ids.ts';
import { commandIn, directory, factOn, later, moira, monday10, priya, type RowOf } from './builders.ts';
import { timed } from '../../src/demo/story.ts';

export const adviceId: AdviceId = mintAdviceId(new Uint8Array([4, 15, 7, 20, 2, 9, 24, 28]));
export const questionText = 'He comes home with new phones. Is that enough to refer?';
export const answerText = 'Yes, with the three late nights. Begin with what his grandmother saw.';

/** A row of a request for advice. */
export type AdviceRow = RowOf<AdviceCommand>;
export const asks = (by: Person = priya, question = questionText, about = ''): AdviceRow => [
  by,
  1,
  'askAdvice',
  { id: adviceId, question, about },
];
export const answers = (by: Person = moira, answer = answerText): AdviceRow => [by, 1, 'answerAdvice', { answer }];
export const asksAgain = (by: Person = priya, question = 'And if his mother says no?'): AdviceRow => [
  by,
  1,
  'askAgain',
  { question },
];
export const closes = (by: Person = priya): AdviceRow => [by, 1, 'closeAdvice', {}];
export const guides = (
  by: Person = moira,
  question = 'Are new phones enough to refer?',
  answer = 'Not alone. Say what else you see.',
): AdviceRow => [by, 1, 'addToGuidance', { question, answer }];
export const unguides = (by: Person = moira): AdviceRow => [by, 1, 'takeOffGuidance', {}];
export const clockSays = (at: Instant): AdviceRow => [clockActor, at, 'remindAdvice', {}];

/** The next fact; a refusal's code; or `unchanged`. */
export function adviceFact(
  before: Advice | undefined,
  row: AdviceRow,
  now: Instant,
  council: Directory = directory,
): AdviceFact | string {
  const [actor, , , , of] = row;
  const about = typeof of?.about === 'object' && { about: of.about };
  return factOn(adviceMatter, { root: before }, commandIn(row), { actor, now, directory: council, ...about });
}

/** The facts that rows leave behind. Throws where one is refused: then the test is wrong. */
export function adviceFacts(council: Directory, ...rows: readonly AdviceRow[]): readonly AdviceFact[] {
  const facts: AdviceFact[] = [];
  let one: Advice | undefined;
  for (const { row, at } of timed(rows, later(monday10, -1))) {
    const fact = adviceFact(one, row, at, council);
    if (typeof fact === 'string') throw new Error(`${row[0].name} may not ${row[2]} here: ${fact}`);
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
export const advice = (...rows: readonly AdviceRow[]): Advice => adviceOf(adviceFacts(directory, ...rows));
