// Every step on an action, as people take it.
import { plannedFrom } from '../../casework/read/planned.ts';
import { doneCard } from '../../cards/home.ts';
import { sayActionId, type Action, type ActionId, type HostId } from '../../domain/case/action/action.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import { sayDeed } from '../../domain/case/action/step.ts';
import { notAvailable, refuse, type Refusal } from '../../domain/matter/step.ts';
import { aboutData, closeActionButton, homeButton, notAvailableReply, openActionButton } from '../form/replies.ts';
import type { FormAbout } from '../form/step-form.ts';
import { aboutHost } from './host.ts';
import { afterAction } from '../form/written.ts';
import type { Counter } from '../form/counter.ts';
import { actionIn, hostIn, seeAction, textIn, type Scene } from '../scene/scene.ts';
import { takeOnAction } from './take.ts';
import { actionCommand, actionRows, type ActionStepName } from './presses.ts';
import { sayAlready } from '../../reading/action/words.ts';

/** Someone else was first, or it was this person's own press before. */
const sayWhyNot = ({ person, now }: Scene, refusal: Refusal, action: Action): string =>
  (refusal.message === `${sayDeed(action, now)}.` ? sayAlready(action, person.objectId, now) : undefined) ??
  refusal.message;

const readFirst = refuse('readFirst', 'Nothing is accepted yet.', 'Press Open to read what it asks, then Accept.');
/** An older card may carry Accept, without a command: no one accepts what they have not opened. */
async function barToUnread(scene: Scene, step: ActionStepName) {
  if (step !== 'acceptAction' || textIn(scene, 'command') !== '') return undefined;
  const on = await seeAction(scene, 'Accept');
  if (on === undefined) return { kind: 'refused', ...notAvailable, now: undefined } as const;
  return on.action.state.is === 'proposed' ? ({ kind: 'refused', ...readFirst, now: on.action } as const) : undefined;
}

/** These say by when, which may be before the next meeting. */
const setDue: readonly ActionStepName[] = ['settleDispute', 'sayNotDone', 'correctAction'];

/** What the buttons of an action's form carry, and where they lead. */
export const aboutAction = (reference: HostId, id: ActionId): FormAbout => ({
  data: aboutData({ reference, action: id }),
  name: sayActionId({ reference, id }),
  formOf: reference,
  back: { verb: 'action.open' },
  close: 'action.close',
});

export const actionCounter: Counter<ActionStepName, OnAction, Action> = {
  ...actionRows,
  see: async (scene, _name, why) => {
    const on = await seeAction(scene, why);
    return on === undefined ? notAvailableReply() : { before: on, doc: on.action };
  },
  take: async (scene, step, input) => {
    const [reference, id] = [hostIn(scene), actionIn(scene)];
    if (reference === undefined || id === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const unread = await barToUnread(scene, step);
    if (unread !== undefined) return unread;
    const planned = setDue.includes(step) ? await plannedFrom(scene.ports, scene.now) : undefined;
    const outcome = await takeOnAction(scene, reference, actionCommand(step, id, input), planned);
    const { part } = outcome;
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, now: part };
    return part === undefined ? { kind: 'refused', ...notAvailable, now: part } : { ...outcome, now: part };
  },
  of: (before) => before,
  about: (pressed) => {
    const [reference, id] = [hostIn(pressed), actionIn(pressed)];
    if (reference !== undefined && id !== undefined) return aboutAction(reference, id);
    return reference && aboutHost(reference);
  },
  onForm: (scene, _name, refusal, action) =>
    action === undefined || refusal.code === 'notAvailable'
      ? undefined
      : `${sayWhyNot(scene, refusal, action).replace(/\.$/, '')}. ${refusal.next}`,
  barred: (scene, _name, refusal, action) => {
    if (action === undefined || refusal.code === 'notAvailable') return notAvailableReply();
    const buttons = [openActionButton(action), closeActionButton(action), homeButton];
    const tone = refusal.code === 'alreadyDecided' ? 'plain' : 'attention';
    return { card: doneCard(sayWhyNot(scene, refusal, action), [sayActionId(action), refusal.next], buttons, tone) };
  },
  answer: (_scene, _name, { after }, said) => afterAction(after, said),
};
