// The actions that a meeting sets, one at a time: with what it decided, or before that.
import { sayWritten } from '../form/written.ts';
import { whoIs } from '../../cards/meeting/item.ts';
import { readStep } from '../../cards/form.ts';
import { small, type Element, type Json } from '../../cards/blocks.ts';
import type { Planned } from '../../casework/read/planned.ts';
import { isDueByMeeting } from '../../domain/case/action/add.ts';
import { actionPart } from '../../domain/case/action/table.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { actionFields, actionIn, isGiven } from '../../domain/case/meeting/actions.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case, ConsentedCase } from '../../domain/case/state/stages.ts';
import { isAsked, type Answers, type Choice } from '../../domain/kernel/fields.ts';
import type { CommandId, Reference } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { given } from '../../domain/kernel/given.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import { formReply, notAvailableReply, refusedReply } from '../form/replies.ts';
import { raisedData } from '../form/press.ts';
import type { Wrong } from '../form/step-form.ts';
import { commandBeside } from '../scene/command-beside.ts';
import { commandIn, isDoublePress, mint, take, type Reply, type Scene } from '../scene/scene.ts';
import { itemIn, nextItem } from './item.ts';
import { footWith, wrongIn, type HeardCase } from './item-form.ts';
import { ownersFor, typesIn } from './owners.ts';
import { dayOf, withCase } from './day.ts';
import { backToAgenda, closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';

type ActionForm = Wrong & { readonly id?: string; readonly before?: readonly Element[] };

/** `id`: the number that the action will have, where the case is known. */
export function actionForm(
  scene: Pick<Scene, 'ports' | 'caller'> & { readonly owners: readonly Choice[]; readonly types?: readonly Choice[] },
  meeting: Pick<Meeting, 'id'>,
  reference: Reference,
  values: Answers,
  { problems, message, hints, asked, id, before, command = mint(scene) }: ActionForm = {},
): Reply {
  const fields = actionFields(scene.owners, scene.types).filter((field) => isAsked(field, values));
  const about: Readonly<Record<string, Json>> = { ref: reference, command, ...raisedData(fields) };
  const title = id === undefined ? 'Action' : `Action ${id}`;
  return formReply(
    {
      title,
      line: reference,
      foot: footWith(asked, `${title}: ${reference}`),
      key: `actions.${reference}.${id ?? ''}`,
      fields,
      values,
      notes: scene.caller.shared ? ['Only you see this.'] : [],
      after: [small('Left empty, Next item sets nothing.')],
      ...given({ problems, message, hints, asked, before }),
      buttons: [
        backToAgenda(meeting),
        { ...meetingButtonOf('Next item', 'meeting.actions.go', meeting, about), style: 'positive' },
        meetingButtonOf('Another', 'meeting.actions.more', meeting, about),
        closeMeetingButton(meeting),
      ],
    },
    reference,
  );
}

export const actionOn = (
  scene: Scene,
  meeting: Meeting,
  childCase: ConsentedCase,
  values: Answers,
  wrong: ActionForm = {},
): Reply => ({
  ...actionForm(
    { ...scene, owners: ownersFor(scene, childCase), types: typesIn(scene) },
    meeting,
    childCase.reference,
    values,
    {
      ...wrong,
      id: actionPart.next(childCase),
      before: [whoIs(childCase, scene.now)],
      hints: hintsFor(actionFields([]), values, scene),
    },
  ),
  of: childCase,
});

/** Add actions, on an item that is decided. */
export async function askActions(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Add actions');
  return on === undefined ? notAvailableReply() : actionOn(scene, meeting, on.case, {});
}

/** Next item, or Another: sets what was typed first. */
export const saveAction =
  (then: 'next' | 'another') =>
  async (scene: Scene): Promise<Reply> => {
    const why = then === 'next' ? 'Next item' : 'Another';
    const meeting = await meetingIn(scene);
    if (meeting === undefined) return noMeetingReply();
    const on = await itemIn(scene, meeting, why);
    if (on === undefined) return notAvailableReply();
    const fields = actionFields(ownersFor(scene, on.case), typesIn(scene));
    const { answers, problems } = readStep(fields, scene);
    const command = commandIn(scene);
    const again = (wrong: Wrong): Reply => actionOn(scene, meeting, on.case, answers, { command, ...wrong });
    if (Object.keys(problems).length > 0) return again(wrongIn(problems, fields, answers, scene));
    if (then === 'another' && !isGiven(answers)) return again({ message: nothingTyped });
    if (isGiven(answers) && isDoublePress(scene)) {
      return again({ message: 'Nothing is set yet. Read it through, then press again.' });
    }
    const day = await dayOf(scene, meeting, { agenda: then === 'next', ahead: goesByMeeting(on, answers) });
    if (!isGiven(answers)) {
      return nextItem(scene, meeting, { message: `${on.case.reference}: no action is set.` }, day.found);
    }
    const set = await setAction(scene, on, answers, command, day.planned);
    if ('reply' in set) return set.reply;
    if ('problems' in set) return again({ problems: set.problems });
    const { did, at, lines, after } = set;
    const receipt = { did, at, lines: [...lines, ...notesOn(fields, answers, scene)] };
    if (then === 'another' && isConsented(after)) return { ...actionOn(scene, meeting, after, {}), receipt };
    return nextItem(scene, meeting, { receipt }, withCase(day.found, after));
  };

const nothingTyped = 'Nothing is typed yet. Say what is to be done, who does it and by when.';

interface ActionSet {
  /** "MSET-4F7K-24/A5 is set", when, and what is to be heeded of it. */
  readonly did: string;
  readonly at: string;
  readonly lines: readonly string[];
  /** The case with it. */
  readonly after: Case;
}

/** Whether its time goes by the meetings to come. */
export const goesByMeeting = ({ meeting }: Pick<HeardCase, 'meeting'>, answers: Answers): boolean =>
  isGiven(answers) && isDueByMeeting(actionIn(answers, meeting, []));

/** What was set by this same press before is not set again. */
export async function setAction(
  scene: Scene,
  { meeting, case: childCase }: Pick<HeardCase, 'meeting' | 'case'>,
  answers: Answers,
  command: CommandId,
  planned: Planned,
): Promise<ActionSet | { readonly problems: Readonly<Record<string, string>> } | { readonly reply: Reply }> {
  const { reference } = childCase;
  const at = { ...scene, data: { ...scene.data, command: commandBeside(command, 'action') } };
  const add = { step: 'addAction', input: actionIn(answers, meeting, typesIn(scene)) } as const;
  const outcome = await take(at, reference, add, meeting, planned);
  if (outcome.kind !== 'refused' || outcome.refusal.code === 'alreadyDecided') {
    const at = sayWritten(scene, outcome);
    return { ...saySet(scene, reference, outcome.part), at, after: outcome.now ?? childCase };
  }
  const { refusal, now } = outcome;
  if (refusal.code === 'notAvailable') return { reply: notAvailableReply() };
  if (now !== undefined && refusal.code === 'notNow') return { reply: refusedReply(refusal, now) };
  const field = refusal.code === 'badDate' ? 'due' : 'owner';
  return { problems: { [field]: `${refusal.message} ${refusal.next}` } };
}

/** "MSET-4F7K-24/A5 is set": "For Nurse Ada Dummy, Health. Due Wed 20 Jan 17:00." */
function saySet(
  { directory, now }: Scene,
  reference: Reference,
  action: Action | undefined,
): Pick<ActionSet, 'did' | 'lines'> {
  if (action === undefined) return { did: `${reference}: the action is set`, lines: [] };
  const { owner, agency, due, cawn } = action;
  const whose = [...(owner === undefined ? [] : [owner.name]), agencyName(directory, agency)].join(', ');
  const lines = [`For ${whose}. Due ${sayWhen(due.at, now)}.`, ...(cawn?.warning === undefined ? [] : [cawn.warning])];
  return { did: `${sayActionId(action)} is set`, lines };
}
