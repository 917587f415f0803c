// Every step on a question, as people take it.
import { doneCard } from '../../cards/home.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import type { Advice } from '../../domain/advice/advice.ts';
import type { AdviceStepName } from '../../domain/advice/table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { mintAdviceId, readReference, toAdviceId } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import { sayRefusal } from '../form/replies.ts';
import type { Counter } from '../form/counter.ts';
import { commandIn, see, textIn, type Scene } from '../scene/scene.ts';
import {
  adviceIn,
  closeAdvice,
  closeAdviceButton,
  notThere,
  openAdvice,
  openedAdvice,
  showAdvice,
  takeOnAdvice,
} from './advice.ts';
import { adviceCommand, adviceRows, openAdviceButton } from './presses.ts';

/** Refusals of an answer, or of a question asked again, that are answered on the same form. */
const answerable: readonly string[] = ['identifies', 'incomplete'];

/** What is written there must hold nothing of the child of the case. */
const judged: ReadonlySet<AdviceStepName> = new Set(['askAgain', 'addToGuidance']);

/** The id comes from the press, so that a repeat finds the request that is there. */
const idOf = (scene: Scene) => mintAdviceId(Buffer.from(hashOf(scene.person.objectId, commandIn(scene)), 'hex'));

/** The case that a question is about, seen or not by those who read it; that the asker named it is a look of theirs. */
async function caseAbout(scene: Scene, typed: string, why: string): Promise<Case | undefined> {
  const read = readReference(typed);
  if (!('reference' in read)) return undefined;
  await see(scene, read.reference, 'named in a question', why);
  return (await scene.ports.cases.load(read.reference))?.value.root;
}

export const adviceCounter: Counter<AdviceStepName, Advice | undefined, Advice> = {
  ...adviceRows,
  ways: [
    ['advice', showAdvice],
    ['advice.open', openAdvice],
    ['advice.close', closeAdvice],
  ],
  see: async (scene, name, why) => {
    if (name === 'askAdvice') {
      return may(scene.person, 'refer') ? { before: undefined, doc: undefined } : showAdvice(scene);
    }
    const advice = await adviceIn(scene, why);
    return advice === undefined ? notThere() : { before: advice, doc: advice };
  },
  take: async (scene, name, input, opened) => {
    // One press takes a question off the guidance: then nothing was opened.
    const id =
      opened?.doc?.id ?? (name === 'askAdvice' ? undefined : toAdviceId(textIn(scene, 'advice'))) ?? idOf(scene);
    const typed = name === 'askAdvice' ? textIn(scene, 'about') : judged.has(name) ? opened?.before?.about : undefined;
    const about = await caseAbout(scene, typed ?? '', adviceRows.steps[name].title);
    const command = adviceCommand(name, name === 'askAdvice' ? { ...input, id } : input);
    return takeOnAdvice(scene, id, command, about);
  },
  about: (pressed) => {
    const id = toAdviceId(textIn(pressed, 'advice'));
    return id === undefined
      ? { data: {}, name: 'Advice', formOf: 'advice', back: { verb: 'advice' }, close: 'home' }
      : { data: { advice: id }, name: id, formOf: id, back: { verb: 'advice.open' }, close: 'advice.close' };
  },
  onForm: (_scene, name, refusal) =>
    (name === 'askAdvice' ? refusal.code !== 'alreadyDecided' : answerable.includes(refusal.code))
      ? sayRefusal(refusal)
      : undefined,
  barred: (_scene, _name, refusal, advice) => {
    if (advice === undefined || refusal.code === 'notAvailable') return notThere();
    const buttons = [openAdviceButton(advice.id), closeAdviceButton(advice.id)];
    return { card: doneCard(refusal.message, [refusal.next], buttons) };
  },
  answer: (scene, _name, { after }, { receipt }) => ({ ...openedAdvice(scene, after), receipt }),
};
