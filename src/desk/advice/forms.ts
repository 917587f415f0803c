// The forms about advice: a question, its answer, the question asked again.
import { subheading, words, type Button } from '../../cards/blocks.ts';
import { againFields, answerFields, askFields, type Advice } from '../../domain/advice/advice.ts';
import { adviceSteps, type AdviceCommand } from '../../domain/advice/table.ts';
import type { Answers } from '../../domain/fields.ts';
import { toAdviceId, type AdviceId } from '../../domain/ids.ts';
import { sentFor, textIn, type Reply, type Scene } from '../scene.ts';
import { formAbout, type FormAbout, type StepForm, type Wrong } from '../form/step-form.ts';

type AdviceForm = Omit<StepForm, 'style' | 'back'>;

const whoReads =
  'Only the MSET co-ordinator reads it. Without an answer in time the chair and the service managers do, too.';

export const askForm: AdviceForm = {
  title: adviceSteps.askAdvice.title,
  fields: askFields,
  verb: 'advice.ask.go',
  intro: whoReads,
};

/** What is asked on a request that is there. */
export type OnRequest = 'answer' | 'again';
const requestForms: Readonly<Record<OnRequest, AdviceForm>> = {
  answer: {
    title: adviceSteps.answerAdvice.title,
    fields: answerFields,
    verb: 'advice.answer.go',
    intro: 'Whoever asked is told at once.',
  },
  again: { title: adviceSteps.askAgain.title, fields: againFields, verb: 'advice.again.go', intro: whoReads },
};

/** The form with what it is about: the question that is answered, the answer that leaves something open. */
export function requestForm(name: OnRequest, advice: Advice | undefined): AdviceForm {
  const form = requestForms[name];
  const last = advice?.exchanges.at(-1);
  const read = name === 'answer' ? last?.question : last?.answer?.text;
  if (read === undefined) return form;
  return { ...form, before: [subheading(name === 'answer' ? 'Asked' : 'Answered'), words(read, 6000)] };
}

export const commandOf = (name: OnRequest, answers: Answers): AdviceCommand =>
  name === 'answer'
    ? { step: 'answerAdvice', input: { answer: answers['answer'] ?? '' } }
    : { step: 'askAgain', input: { question: answers['question'] ?? '' } };

export function adviceForm(
  scene: Pick<Scene, 'ports' | 'caller'>,
  id: AdviceId | undefined,
  form: AdviceForm,
  values: Answers = {},
  wrong: Wrong = {},
): Reply {
  const about: FormAbout =
    id === undefined
      ? { data: {}, name: 'Advice', formOf: 'advice', back: { verb: 'advice' }, close: 'home' }
      : { data: { advice: id }, name: id, formOf: id, back: { verb: 'advice.open' }, close: 'advice.close' };
  return formAbout(scene, about, form, values, wrong);
}

/** The form that was sent, with what was sent, built without any stored state; undefined for another verb. */
export function adviceGivenBack(
  given: Pick<Scene, 'ports' | 'caller' | 'data'>,
  verb: string,
  wrong: Wrong,
): Reply | undefined {
  const id = toAdviceId(textIn(given, 'advice'));
  const form = verb === askForm.verb ? askForm : Object.values(requestForms).find((one) => one.verb === verb);
  if (form === undefined || (form !== askForm && id === undefined)) return undefined;
  return adviceForm(given, form === askForm ? undefined : id, form, sentFor(form.fields, given), wrong);
}

/** Where to look what became of a press about a request. */
export function showAdviceButton(given: Pick<Scene, 'data'>): Button | undefined {
  const id = toAdviceId(textIn(given, 'advice'));
  return id && { title: 'Show me', verb: 'advice.open', data: { advice: id } };
}
