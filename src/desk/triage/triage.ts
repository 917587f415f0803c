// Return for information, Urgent: strategy discussion, Record outcome, Answer challenge: a form, and what becomes of it.
import { readStep } from '../../cards/form.ts';
import type { CaseOutcome } from '../scene.ts';
import { sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { caseMatter, type Command } from '../../domain/case/case.ts';
import { isConsented } from '../../domain/case/stage-table.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Refusal } from '../../domain/step.ts';
import { buttonOf, closeButton, doneReply, notAvailableReply, refusedReply } from '../form/replies.ts';
import { isDoublePress, refIn, see, take, textIn, type Handler, type Reply, type Scene } from '../scene.ts';
import { stepForm } from '../form/step-form.ts';
import { wordCommand, wordForm, type WordForm } from './forms.ts';

/** Why this person may not take a step on a case now; undefined when all that is missing are the words. */
export function barTo({ person, directory, now }: Scene, one: Case, command: Command): Refusal | undefined {
  const decision = caseMatter.decide({ root: one }, command, { actor: person, directory, now });
  return 'refusal' in decision && decision.refusal.code !== 'incomplete' ? decision.refusal : undefined;
}

export const notYet = 'Nothing is sent yet. Read it through, then press again.';
/** A refusal as one line, to stand on a form. */
export const sayRefusal = ({ message, next }: Refusal): string => `${message} ${next}`;
export const openButton = (one: { readonly reference: string }) => buttonOf('Open', 'case.open', one);

/** The button that shows the form. */
export const askFor =
  (name: WordForm): Handler =>
  async (scene) => {
    const form = wordForm(name);
    const seen = await see(scene, refIn(scene), 'case', form.title);
    if (seen === undefined) return notAvailableReply();
    const bar = barTo(scene, seen.case, wordCommand(name, {}));
    if (bar !== undefined) return refusedReply(bar, seen.case);
    return stepForm(scene, seen.case, wordForm(name, { case: seen.case, now: scene.now }));
  };

/** The button that takes the step. Where it is refused, the form comes back with what was typed. */
export const takeFor =
  (name: WordForm): Handler =>
  async (scene) => {
    const seen = await see(scene, refIn(scene), 'case', wordForm(name).title);
    if (seen === undefined) return notAvailableReply();
    const form = wordForm(name, { case: seen.case, now: scene.now });
    const { answers, problems } = readStep(form.fields, scene.data);
    if (Object.keys(problems).length > 0) return stepForm(scene, seen.case, form, answers, { problems });
    if (isDoublePress(scene)) {
      return stepForm(scene, seen.case, form, answers, { message: notYet, command: textIn(scene, 'command') });
    }
    const outcome = await take(scene, seen.case.reference, wordCommand(name, answers));
    if (outcome.kind !== 'refused') return doneFor(scene, name, outcome);
    if (outcome.refusal.code === 'notAvailable') return notAvailableReply();
    return stepForm(scene, seen.case, form, answers, { message: sayRefusal(outcome.refusal) });
  };

function doneFor(scene: Scene, name: WordForm, outcome: Exclude<CaseOutcome, { kind: 'refused' }>): Reply {
  const one = outcome.now;
  const at = sayClock(outcome.kind === 'repeat' ? outcome.at : one.changedAt, scene.now);
  const buttons = [openButton(one), closeButton(one)];
  switch (name) {
    case 'return':
      return doneReply(
        'Returned for information',
        [
          `${one.reference}: you returned it at ${at}. The referrer is told.`,
          'Sent again, it comes straight back to you; only if child or types of exploitation changed, the manager is asked anew.',
        ],
        [closeButton(one)],
      );
    case 'strategy':
      return doneReply('Strategy discussion called for', strategyWords(scene, one, at), buttons);
    case 'outcome':
      return doneReply('Outcome recorded', [`${one.reference}: you recorded the outcome at ${at}.`], buttons);
    case 'answer':
      return doneReply(
        'Challenge answered',
        [`${one.reference}: you answered at ${at}. The referrer is told your answer.`],
        buttons,
      );
  }
}

/** When it is due, and whom to ring now. */
function strategyWords({ directory, now }: Scene, one: Case, at: string): readonly string[] {
  const { frontDoor, frontDoorOutOfHours, emergency } = directory.settings;
  const due = isConsented(one) ? one.strategy?.due.at : undefined;
  const told = one.restricted === undefined ? 'The referrer and the chair are told.' : 'The referrer is told.';
  return [
    `${one.reference}: you called for it at ${at}.${due === undefined ? '' : ` The discussion is due ${sayWhen(due, now)}.`}`,
    `Ring the front door now: ${frontDoor} (evenings and weekends ${frontDoorOutOfHours}); in an emergency ${emergency}.`,
    `${told} The case stays where it is.`,
  ];
}
