// What a meeting decides about a case, and the actions that go with it, recorded by whoever runs it.
import { readForm } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { Json } from '../../cards/blocks.ts';
import type { CaseOutcome } from '../scene.ts';
import { panelsFrom } from '../../casework/read/panels.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { isOpen } from '../../domain/case/action/action.ts';
import { asksForCawn } from '../../domain/case/action/cawn.ts';
import { ownerChoices } from '../../domain/case/action/add.ts';
import { addDays, sayClock, sayTime } from '../../domain/time/calendar.ts';
import { caseMatter, type Command } from '../../domain/case/case.ts';
import { decisionAt } from '../../domain/case/meeting/decision.ts';
import { isActive, isConsented } from '../../domain/case/stage-table.ts';
import type { Case } from '../../domain/case/stages.ts';
import type { Answers, Choice, Field } from '../../domain/fields.ts';
import { commandMintedAt, mintCommandId, type CommandId, type Reference } from '../../domain/ids.ts';
import {
  meetingIdOf,
  panelDateAfter,
  sayMeetingId,
  type Meeting,
  type MeetingId,
} from '../../domain/meeting/meeting.ts';
import { chairChoices } from '../../domain/meeting/steps.ts';
import { notAvailable } from '../../domain/step.ts';
import { wordsIn } from '../../domain/case/meeting/decision-fields.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { choicesThatFit } from '../form/choices.ts';
import { backToAgenda, itemAgain, itemIn, nextItem, readItem } from './item.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply, takeOnMeeting } from './scene.ts';
import { formReply, notAvailableReply, refusedReply } from '../form/replies.ts';
import { commandIn, isDoublePress, mint, take, type Handler, type Reply, type Scene } from '../scene.ts';
import type { Wrong } from '../form/step-form.ts';

type OnItem = NonNullable<Awaited<ReturnType<typeof itemIn>>>;

/** Save and next; or Save, then actions. */
export const recordDecision =
  (then: 'next' | 'actions'): Handler =>
  async (scene) => {
    const meeting = await meetingIn(scene);
    if (meeting === undefined) return noMeetingReply();
    const on = await itemIn(scene, meeting, 'Save and next');
    if (on === undefined) return goneReply(meeting);
    const { answers, wrong } = readItem(scene, on);
    // What is recorded already is said before anything else: two may have the same item open.
    if (wrong !== undefined && decisionAt(on.case, meeting.id) === undefined) {
      return itemAgain(scene, on, answers, wrong);
    }
    const panel = answers['decision'] === 'toPanel' ? await panelAfter(scene, meeting) : undefined;
    const input = await inputOf(scene, on, answers, then, panel);
    const command: Command = { step: 'recordDecision', input };
    const unplanned = panel === undefined ? undefined : await planFor(scene, on, command, panel);
    if (unplanned !== undefined) return itemAgain(scene, on, answers, { message: unplanned });
    const outcome = await take(scene, on.case.reference, command, meeting, await panelsFrom(scene.ports, scene.now));
    if (outcome.kind === 'refused') return refused(scene, on, answers, outcome);
    return goOn(scene, meeting, outcome, answers, then);
  };

async function inputOf(
  { ports }: Scene,
  { case: one, meeting }: OnItem,
  answers: Answers,
  then: 'next' | 'actions',
  panel: MeetingId | undefined,
) {
  const of = (name: string): string => answers[name] ?? '';
  const looks = of('decision') === 'hold' && then === 'next';
  const open = looks && (await ports.cases.parts(one.reference, 'action')).some(isOpen);
  return {
    meeting: meeting.id,
    decision: of('decision'),
    rationale: of('rationale'),
    ...wordsIn(answers),
    band: of('band'),
    bandRationale: of('bandRationale'),
    dissent: of('dissent'),
    actions: then === 'actions' ? ('follow' as const) : open ? ('open' as const) : ('none' as const),
    ...(panel !== undefined && { panel }),
  };
}

/** Days in which a panel that is planned already counts as the one that follows. */
const panelWithin = 13;

/** The panel that a case goes to: one that is planned within the next two weeks, else a week later. */
async function panelAfter({ ports }: Scene, meeting: Meeting): Promise<MeetingId> {
  const ahead = await ports.meetings.from(addDays(meeting.date, 1));
  const last = addDays(meeting.date, panelWithin);
  const found = ahead.find(({ type, state, date }) => type === 'panel' && state === 'planned' && date <= last);
  return found?.id ?? meetingIdOf('panel', panelDateAfter(meeting.date));
}

/**
 * The panel is there before a case is sent to it, with the same chair at the same time. Pressed again after a fault it is
 * there already. Nothing is planned for a decision that is refused. Gives why it could not be planned.
 */
async function planFor(
  scene: Scene,
  { case: one, meeting }: OnItem,
  command: Command,
  id: MeetingId,
): Promise<string | undefined> {
  const { person: actor, directory, now } = scene;
  if ('refusal' in caseMatter.decide({ root: one }, command, { actor, directory, now, meeting })) return undefined;
  const chairs = chairChoices(directory);
  const chair = chairs.find(({ value }) => value === meeting.chair.objectId) ?? chairs[0];
  const date = id.slice('panel-'.length);
  const input = { type: 'panel', date, time: sayTime(meeting.startsAt), chair: chair?.value ?? '' };
  const outcome = await takeOnMeeting(scene, id, { step: 'planMeeting', input });
  if (outcome.kind !== 'refused') return undefined;
  return `The panel could not be planned. ${outcome.refusal.message} ${outcome.refusal.next}`;
}

/** Refusals that are answered on the same form. */
const answerable: readonly string[] = [
  'changedMeanwhile',
  'incomplete',
  'inquorate',
  'needsAction',
  'notEligible',
  'notThere',
];

/** A case that left the agenda while its item was open: the same words as for one that never was on it. */
const goneReply = (meeting: Meeting): Reply => ({
  card: doneCard(
    notAvailable.refusal.message,
    ['It may have left the agenda, for example because it was withdrawn. Nothing was recorded: go on with the next.'],
    [meetingButtonOf('Next item', 'meeting.item', meeting), backToAgenda(meeting), closeMeetingButton(meeting)],
    'attention',
  ),
});

async function refused(
  scene: Scene,
  on: OnItem,
  answers: Answers,
  { refusal, now }: CaseOutcome & { readonly kind: 'refused' },
): Promise<Reply> {
  const { meeting } = on;
  if (refusal.code === 'notAvailable') return goneReply(meeting);
  const message = `${refusal.message} ${refusal.next}`;
  if (answerable.includes(refusal.code)) return itemAgain(scene, on, answers, { message });
  const decided = now === undefined ? undefined : alreadySaid(scene, meeting, now);
  const buttons = [
    ...(meeting.state === 'started' ? [meetingButtonOf('Next item', 'meeting.item', meeting)] : []),
    backToAgenda(meeting),
    closeMeetingButton(meeting),
  ];
  return { card: doneCard(decided ?? refusal.message, [on.case.reference, refusal.next], buttons) };
}

/** "Already recorded by Tess Gavel at 14:12: To full panel." */
function alreadySaid({ person, now }: Scene, { id }: Meeting, one: Case): string | undefined {
  const decision = decisionAt(one, id);
  if (decision === undefined) return undefined;
  const who =
    decision.by.objectId === person.objectId ? 'You recorded this' : `Already recorded by ${decision.by.name}`;
  return `${who} at ${sayClock(decision.at, now)}: ${sayDecision(decision.decision)}.`;
}

async function goOn(
  scene: Scene,
  meeting: Meeting,
  outcome: Exclude<CaseOutcome, { readonly kind: 'refused' }>,
  answers: Answers,
  then: 'next' | 'actions',
): Promise<Reply> {
  const { now: one } = outcome;
  const panel = one.stage === 'toPanel' ? ` It goes to the ${sayMeetingId(one.meeting)}.` : '';
  const at = outcome.kind === 'repeat' ? ` at ${sayClock(outcome.at, scene.now)}` : '';
  const said = `${one.reference}: ${sayDecision(answers['decision'] ?? '')}, recorded${at}.${panel}`;
  if (then === 'next' || !isConsented(one)) return nextItem(scene, meeting, said);
  if (!isActive(one)) return nextItem(scene, meeting, `${said} No action is set: the case has left MSET.`);
  return actionsOn(scene, meeting, one, {}, { said });
}

const places = [1, 2, 3] as const;
const ownersBytes = 5500;

/** Up to three actions: what, and who. The rest has its usual value. */
export const actionsFields = (owners: readonly Choice[]): readonly Field[] =>
  places.flatMap((place): readonly Field[] => [
    { name: `text${place}`, title: `Action ${place}`, kind: 'text', need: 'optional', most: 300 },
    { name: `owner${place}`, title: `Owner ${place}`, kind: 'choice', need: 'optional', choices: owners },
  ]);
export const ownersFor = (scene: Pick<Scene, 'directory'>): readonly Choice[] =>
  choicesThatFit(ownerChoices(scene), ownersBytes);

export function actionsForm(
  scene: Pick<Scene, 'ports' | 'caller'> & { readonly owners: readonly Choice[] },
  meeting: Pick<Meeting, 'id'>,
  reference: Reference,
  values: Answers,
  { problems, message, said, command = mint(scene) }: Wrong & { readonly said?: string } = {},
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
        'Start each with a verb. They go out at once, to be done before the next meeting. Leave any you don’t need empty.',
        ...(scene.caller.shared ? ['Only you see this.'] : []),
      ],
      ...(message !== undefined && { message }),
      buttons: [
        backToAgenda(meeting),
        { ...meetingButtonOf('Save and next', 'meeting.actions.go', meeting, about), style: 'positive' },
        closeMeetingButton(meeting),
      ],
    },
    reference,
  );
}

const actionsOn = (
  scene: Scene,
  meeting: Meeting,
  one: Case,
  values: Answers,
  wrong?: Parameters<typeof actionsForm>[4],
): Reply => ({
  ...actionsForm({ ...scene, owners: ownersFor(scene) }, meeting, one.reference, values, wrong),
  of: one,
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
  const owners = ownersFor(scene);
  const { answers, problems } = readForm(actionsFields(owners), scene.data);
  const again = (wrong: Wrong): Reply => actionsOn(scene, meeting, on.case, answers, { command, ...wrong });
  const wrong = { ...problems, ...halves(answers) };
  if (Object.keys(wrong).length > 0) return again({ problems: wrong });
  if (isDoublePress(scene)) return again({ message: 'Nothing is set yet. Read it through, then press again.' });
  const given = places.filter((place) => (answers[`text${place}`] ?? '') !== '');
  const held = decisionAt(on.case, meeting.id)?.decision === 'hold';
  if (given.length === 0 && held && !(await scene.ports.cases.parts(reference, 'action')).some(isOpen)) {
    return again({ message: 'Hold with actions needs at least one open action. Write it, and choose its owner.' });
  }
  const warnings = new Set<string>();
  for (const place of given) {
    const at = { ...scene, data: { ...scene.data, command: commandAt(command, place) } };
    const outcome = await take(at, reference, { step: 'addAction', input: inputAt(answers, place, meeting) }, meeting);
    if (outcome.kind === 'done' && outcome.part?.cawn?.warning !== undefined) warnings.add(outcome.part.cawn.warning);
    if (outcome.kind !== 'refused' || outcome.refusal.code === 'alreadyDecided') continue;
    if (outcome.refusal.code === 'notAvailable') return notAvailableReply();
    if (outcome.now !== undefined && outcome.refusal.code === 'notNow')
      return refusedReply(outcome.refusal, outcome.now);
    return again({ problems: { [`owner${place}`]: `${outcome.refusal.message} ${outcome.refusal.next}` } });
  }
  const count = given.length === 1 ? '1 action is set' : `${given.length} actions are set`;
  const set = `${reference}: ${given.length === 0 ? 'no action is set' : count}.`;
  return nextItem(scene, meeting, [set, ...warnings].join(' '));
}

/** A text without an owner, or an owner without a text. */
const halves = (answers: Answers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    places.flatMap((place) => {
      const [text, owner] = [answers[`text${place}`] ?? '', answers[`owner${place}`] ?? ''];
      if ((text === '') === (owner === '')) return [];
      return [text === '' ? [`text${place}`, 'say what is to be done.'] : [`owner${place}`, 'choose who does it.']];
    }),
  );

const inputAt = (answers: Answers, place: number, meeting: Meeting) => ({
  text: answers[`text${place}`] ?? '',
  owner: answers[`owner${place}`] ?? '',
  subType: asksForCawn(answers[`text${place}`] ?? '') ? 'cawn' : 'other',
  priority: 'normal',
  due: '',
  needToKnow: `Set by the ${sayMeetingId(meeting.id)}. Ask the MSET co-ordinator for anything else you need to know.`,
});
