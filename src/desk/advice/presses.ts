// What the steps on a question are to people.
import { subheading, words, type Button, type Element } from '../../cards/blocks.ts';
import type { Advice } from '../../domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceStepName, type AdviceTypes } from '../../domain/advice/table.ts';
import type { AdviceId } from '../../domain/kernel/ids.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import { childrenNamed } from './children.ts';
import type { Presses, Counter, Taken } from '../form/counter.ts';

export const openAdviceButton = (id: AdviceId): Button => ({
  title: 'Open',
  verb: 'advice.open',
  data: { advice: id },
});

const whoReads =
  'Only the MSET co-ordinator reads it. If no answer comes in time, the chair and the service managers read it too.';
const answeredBy = ({ after: { due }, now }: Taken<Advice | undefined, Advice>): string =>
  `the co-ordinator answers by ${sayClock(due.at, now)}. We’ll tell you here.`;

/** The question that is answered, or the answer that leaves something open. */
const read = (title: string, text: string | undefined): readonly Element[] =>
  text === undefined ? [] : [subheading(title), words(text, 6000)];

const presses: Presses<AdviceTypes['steps'], Advice | undefined, Advice> = {
  askAdvice: { verb: 'advice.ask', intro: whoReads, done: 'Asked', next: answeredBy },
  answerAdvice: {
    verb: 'advice.answer',
    intro: 'The person who asked is told at once.',
    shows: (advice) => read('Asked', advice?.exchanges.at(-1)?.question),
    done: 'Answered',
  },
  askAgain: {
    verb: 'advice.again',
    intro: whoReads,
    shows: (advice) => read('Answered', advice?.exchanges.at(-1)?.answer?.text),
    done: 'Asked again',
    next: answeredBy,
  },
  addToGuidance: {
    verb: 'advice.guide',
    intro: 'Everyone reads it under Guidance and on the page Help. It does not say who asked.',
    besides: ({ question = '', answer = '' }, scene) => childrenNamed(`${question}\n${answer}`, scene),
    done: 'Added to the guidance',
    says: () => ['Everyone can read it now: Guidance, Questions.'],
  },
  takeOffGuidance: {
    verb: 'advice.unguide',
    done: 'Taken off the guidance',
    says: () => ['No one reads it there any more.'],
  },
  closeAdvice: { byHand: 'the asker takes it by Close' },
  remindAdvice: { byHand: 'the clock’s' },
};

/** What the buttons of a question go by. */
export const adviceRows: Pick<Counter<AdviceStepName, Advice | undefined, Advice>, 'steps' | 'presses' | 'decide'> = {
  steps: adviceMatter.steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    adviceMatter.decide({ root: before }, adviceCommand(step, input), { actor, directory, now }),
};

/** The step's name, and what its form read: that these fit is tested for every row. */
export const adviceCommand = (step: AdviceStepName, input: object): AdviceCommand => ({ step, input }) as AdviceCommand;
