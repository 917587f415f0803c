// The actions that a meeting sets: with what it decided, or before that.
import { readStep } from '../../cards/form.ts';
import type { Json } from '../../cards/blocks.ts';
import type { Planned } from '../../casework/read/planned.ts';
import { isDueByMeeting } from '../../domain/case/action/add.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { actionAt, actionsFields, isGiven, places } from '../../domain/case/meeting/actions.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import { commandMintedAt, mintCommandId, type CommandId, type Reference } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { given } from '../../domain/kernel/given.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import { formReply, notAvailableReply, refusedReply } from '../form/replies.ts';
import type { Wrong } from '../form/step-form.ts';
import { commandIn, isDoublePress, mint, take, type Reply, type Scene } from '../scene/scene.ts';
import { itemIn, nextItem } from './item.ts';
import type { HeardCase } from './item-form.ts';
import { ownersFor } from './owners.ts';
import { dayOf, withCase } from './day.ts';
import { backToAgenda, closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';

export function actionsForm(
  scene: Pick<Scene, 'ports' | 'caller'> & { readonly owners: readonly Choice[] },
  meeting: Pick<Meeting, 'id'>,
  reference: Reference,
  values: Answers,
  { problems, message, hints, said, command = mint(scene) }: Wrong & { readonly said?: string } = {},
): Reply {
  const about: Readonly<Record<string, Json>> = { ref: reference, command };
  return formReply(
    {
      title: 'Actions',
      line: reference,
      foot: `Actions: ${reference}`,
      key: `actions.${reference}`,
      fields: actionsFields(scene.owners),
      values,
      ...(problems !== undefined && { problems }),
      notes: [
        ...(said === undefined ? [] : [said]),
        'Start each with a verb. They go out at once. Type and priority set when each is due, unless you type a date like 18/1/2027. A row left empty is no action.',
        ...(scene.caller.shared ? ['Only you see this.'] : []),
      ],
      ...given({ message, hints }),
      buttons: [
        backToAgenda(meeting),
        { ...meetingButtonOf('Save and next', 'meeting.actions.go', meeting, about), style: 'positive' },
        closeMeetingButton(meeting),
      ],
    },
    reference,
  );
}

export const actionsOn = (
  scene: Scene,
  meeting: Meeting,
  childCase: Case,
  values: Answers,
  wrong?: Parameters<typeof actionsForm>[4],
): Reply => ({
  ...actionsForm({ ...scene, owners: ownersFor(scene, childCase) }, meeting, childCase.reference, values, {
    ...wrong,
    hints: hintsFor(actionsFields([]), values, scene),
  }),
  of: childCase,
});

/** Add actions, on an item that is decided. */
export async function askActions(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Add actions');
  if (on === undefined) return notAvailableReply();
  return actionsOn(scene, meeting, on.case, {});
}

/** Each action has a command of its own, made of the form's and its place: a repeat adds nothing twice. */
const commandAt = (command: CommandId, place: number): CommandId =>
  mintCommandId(commandMintedAt(command) ?? 0, Buffer.from(hashOf(command, String(place)), 'hex'));

export async function saveActions(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Save and next');
  if (on === undefined) return notAvailableReply();
  const { reference } = on.case;
  const command = commandIn(scene);
  const { answers, problems } = readStep(actionsFields(ownersFor(scene, on.case)), scene);
  const again = (wrong: Wrong): Reply => actionsOn(scene, meeting, on.case, answers, { command, ...wrong });
  if (Object.keys(problems).length > 0) return again({ problems });
  if (isDoublePress(scene)) return again({ message: 'Nothing is set yet. Read it through, then press again.' });
  const day = await dayOf(scene, meeting, { agenda: true, ahead: isAnyDueByMeeting(on, answers) });
  const set = await setActions(scene, on, answers, command, day.planned);
  if ('reply' in set) return set.reply;
  if ('problems' in set) return again({ problems: set.problems });
  const { places: filled, warnings, after } = set;
  const count = filled.length === 1 ? '1 action is set' : `${filled.length} actions are set`;
  const said = `${reference}: ${filled.length === 0 ? 'no action is set' : count}.`;
  const notes = notesOn(actionsFields([]), answers, scene);
  return nextItem(scene, meeting, [said, ...warnings, ...notes].join(' '), withCase(day.found, after));
}

type Set =
  | {
      readonly places: readonly number[];
      readonly warnings: readonly string[];
      /** The case with them. */
      readonly after: Case;
    }
  | { readonly problems: Readonly<Record<string, string>> }
  | { readonly reply: Reply };

const placesIn = (answers: Answers) => places.filter((place) => isGiven(answers, place));

/** Whether the time of any of them goes by the meetings to come. */
export const isAnyDueByMeeting = ({ meeting }: Pick<HeardCase, 'meeting'>, answers: Answers): boolean =>
  placesIn(answers).some((place) => isDueByMeeting(actionAt(answers, place, meeting)));

/** One after the other; what was set by this same press before is not set again. */
export async function setActions(
  scene: Scene,
  { meeting, case: childCase }: HeardCase,
  answers: Answers,
  command: CommandId,
  planned: Planned,
): Promise<Set> {
  const { reference } = childCase;
  const filled = placesIn(answers);
  const warnings = new Set<string>();
  let after: Case = childCase;
  for (const place of filled) {
    const at = { ...scene, data: { ...scene.data, command: commandAt(command, place) } };
    const add = { step: 'addAction', input: actionAt(answers, place, meeting) } as const;
    const outcome = await take(at, reference, add, meeting, planned);
    after = outcome.now ?? after;
    if (outcome.kind === 'done' && outcome.part?.cawn?.warning !== undefined) warnings.add(outcome.part.cawn.warning);
    if (outcome.kind !== 'refused' || outcome.refusal.code === 'alreadyDecided') continue;
    const { refusal, now } = outcome;
    if (refusal.code === 'notAvailable') return { reply: notAvailableReply() };
    if (now !== undefined && refusal.code === 'notNow') return { reply: refusedReply(refusal, now) };
    const field = refusal.code === 'badDate' ? 'due' : 'owner';
    return { problems: { [`${field}${place}`]: `${refusal.message} ${refusal.next}` } };
  }
  return { places: filled, warnings: [...warnings], after };
}
