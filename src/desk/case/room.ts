// Every step on a case, as people take it.
import { caseMatter, steps, type Command, type StepName } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import { notAvailable } from '../../domain/step.ts';
import { alreadyReply } from '../consent/consent.ts';
import { consentPresses } from '../consent/presses.ts';
import type { Room } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, doneReply, notAvailableReply, refusedReply } from '../form/replies.ts';
import { refIn, see, take } from '../scene.ts';

const presses = { ...consentPresses };

/** Refusals that a person can answer on the same form. */
const answerable: readonly string[] = ['changedMeanwhile', 'childNotSafe', 'incomplete', 'notEligible'];

export const caseRoom: Room<keyof typeof presses, Case, Case> = {
  steps,
  presses,
  see: async (scene, _name, why) => {
    const seen = await see(scene, refIn(scene), 'case', why);
    return seen === undefined ? notAvailableReply() : { before: seen.case, doc: seen.case };
  },
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    caseMatter.decide({ root: before }, commandOf(step, input), { actor, directory, now }),
  take: async (scene, step, input) => {
    const reference = refIn(scene);
    if (reference === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const outcome = await take(scene, reference, commandOf(step, input));
    return outcome.kind === 'refused' ? { ...outcome, now: outcome.case } : { ...outcome, now: outcome.case };
  },
  about: (pressed) => {
    const reference = refIn(pressed);
    if (reference === undefined) return undefined;
    const data = aboutData({ reference });
    return { data, name: reference, formOf: reference, back: { verb: 'case.open' }, close: 'case.close' };
  },
  onForm: (_scene, _name, { code, message, next }) => (answerable.includes(code) ? `${message} ${next}` : undefined),
  barred: (scene, _name, refusal, one) =>
    refusal.code === 'alreadyDecided' && one !== undefined ? alreadyReply(scene, one) : refusedReply(refusal, one),
  answer: (_scene, { after }, { title, lines, buttons }) =>
    doneReply(title, lines, buttons ?? [buttonOf('Open', 'case.open', after), closeButton(after)]),
};

/** The step's name, and what its form read: that these fit is tested for every row. */
const commandOf = (step: StepName, input: object): Command => ({ step, input }) as Command;
