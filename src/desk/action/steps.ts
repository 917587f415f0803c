// The steps of an action that need words: the form, and what becomes of it when it is sent.
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { CaseOutcome } from '../scene.ts';
import { isOpen, sayActionId, type Action } from '../../domain/case/action/action.ts';
import { agencyName, peopleOfAgency, type OnAction } from '../../domain/case/action/who.ts';
import { sayClock, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { caseMatter } from '../../domain/case/case.ts';
import type { Answers } from '../../domain/fields.ts';
import type { Refusal } from '../../domain/step.ts';
import { choicesThatFit } from '../form/choices.ts';
import { actionForm, commandOf, firstValues, saidOf, type FormName, type Offered } from './forms.ts';
import { closeActionButton, openActionButton, refusedAction, sayRefusal, titleOf } from './open.ts';
import { notAvailableReply } from '../form/replies.ts';
import { isDoublePress, seeAction, take, textIn, type Handler, type Reply, type Scene } from '../scene.ts';
import { stepForm, type StepForm, type Wrong } from '../form/step-form.ts';

function formOn(scene: Scene, on: OnAction, form: StepForm, values: Answers, wrong: Wrong = {}): Reply {
  const { reference, id: action } = on.action;
  return { ...stepForm(scene, { reference, action }, form, values, wrong), of: on };
}

function offeredOn({ directory }: Scene, { case: one, action }: OnAction): Offered {
  const people = peopleOfAgency(directory, action.agency).filter(({ objectId }) => !one.excluded.includes(objectId));
  // Whoever is the deputy now is offered, however many there are.
  const ordered = people.toSorted(
    (a, b) => Number(b.objectId === action.deputy) - Number(a.objectId === action.deputy),
  );
  return {
    agencies: choicesThatFit(directory.agencies.map(({ id, name }) => ({ value: id, title: name }))),
    people: choicesThatFit(ordered.map(({ objectId, name }) => ({ value: objectId, title: name }))),
  };
}

/** Why nobody need fill the form in: this person may not take the step, or it has been taken. */
function barTo({ person: actor, directory, now }: Scene, on: OnAction, name: FormName): Refusal | undefined {
  const decision = caseMatter.decide({ root: on.case, part: on.action }, commandOf(name, on.action.id, {}), {
    actor,
    directory,
    now,
  });
  return 'refusal' in decision && decision.refusal.code !== 'incomplete' ? decision.refusal : undefined;
}

/** The button that shows the form. */
export const askFor =
  (name: FormName): Handler =>
  async (scene) => {
    const on = await seeAction(scene, titleOf(name));
    if (on === undefined) return notAvailableReply();
    const bar = barTo(scene, on, name);
    if (bar !== undefined) return refusedAction(scene, bar, on.action);
    const form = actionForm(name, offeredOn(scene, on), on.action);
    return formOn(scene, on, form, firstValues(name, on.action));
  };

/** The button that takes the step. Whatever comes of it, the answer holds what was typed, or says that it is kept. */
export const takeFor =
  (name: FormName): Handler =>
  async (scene) => {
    const on = await seeAction(scene, titleOf(name));
    if (on === undefined) return notAvailableReply();
    const { action } = on;
    const form = actionForm(name, offeredOn(scene, on), action);
    const { answers, problems } = readStep(form.fields, scene.data);
    if (Object.keys(problems).length > 0) return formOn(scene, on, form, answers, { problems });
    if (isDoublePress(scene)) {
      const wrong = { message: notYet, command: textIn(scene, 'command') };
      return formOn(scene, on, form, answers, wrong);
    }
    const outcome = await take(scene, action.reference, commandOf(name, action.id, answers));
    if (outcome.kind !== 'refused') return doneReply(scene, name, outcome, answers);
    if (outcome.part === undefined || outcome.refusal.code === 'notAvailable') return notAvailableReply();
    const why = sayRefusal(scene, outcome.refusal, outcome.part);
    const message = `${why.replace(/\.$/, '')}. ${outcome.refusal.next}`;
    return formOn(scene, on, form, answers, { message });
  };
const notYet = 'Nothing is sent yet. Read it through, then press again.';

function doneReply(
  scene: Scene,
  name: FormName,
  outcome: Exclude<CaseOutcome, { kind: 'refused' }>,
  sent: Answers,
): Reply {
  const { part: action } = outcome;
  if (action === undefined) return notAvailableReply();
  const at = outcome.kind === 'repeat' ? outcome.at : scene.now;
  const { did, done } = saidOf(name);
  const body = [`${sayActionId(action)}: you ${did} at ${sayClock(at, scene.now)}.`, ...nextAfter(scene, name, action)];
  const title = name === 'answer' ? (sent['agreed'] === 'yes' ? 'More time given' : 'No more time given') : done;
  return { card: doneCard(title, body, [openActionButton(action), closeActionButton(action)]) };
}

/** What follows from it. After a repeat the action may have moved on: then only what still holds is said. */
function nextAfter({ directory, now }: Scene, name: FormName, action: Action): readonly string[] {
  const due = isOpen(action) ? [`It is due ${sayWhen(action.due.at, now)}.`] : [];
  const warning = isOpen(action) && action.cawn?.warning !== undefined ? [action.cawn.warning] : [];
  switch (name) {
    case 'done':
      return ['Somebody other than the owner verifies it.'];
    case 'block':
      return action.state.is === 'blocked' ? [`Nobody is prompted until ${sayDate(action.state.until)}.`] : [];
    case 'dispute':
      return ['The chair and the co-ordinator are told, and decide who does it.'];
    case 'time':
      return ['The co-ordinator answers. Until then the due date stands.', ...due];
    case 'settle':
      return [`It is with ${agencyName(directory, action.agency)}, to be accepted anew.`, ...due];
    case 'answer':
      return ['Whoever asked is told.', ...due, ...warning];
    case 'verify':
      return ['Nothing more is needed.'];
    case 'not-done':
      return ['The owner has it again.', ...due];
    case 'cancel':
      return ['The owner is told.'];
    case 'details':
      return warning;
    case 'escalate':
      return ['The agency’s lead and senior lead are told.'];
  }
}
