// What a meeting decides about a case, and the actions that go with it, recorded by the person who runs it.
import { sayWritten } from '../form/written.ts';
import { doneCard } from '../../cards/home.ts';
import type { CaseOutcome } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';
import { isGiven } from '../../domain/case/meeting/actions.ts';
import { actionOn, goesByMeeting, setAction } from './actions.ts';
import { dayOf, withCase, type Day } from './day.ts';
import { hasOpenAction } from '../../domain/case/action/table.ts';
import { addDays, sayClock, sayTime } from '../../domain/time/calendar.ts';
import { caseMatter, type Command } from '../../domain/case/whole/case.ts';
import { decisionAt, goesByMeetings } from '../../domain/case/meeting/decision.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import {
  meetingIdOf,
  panelDateAfter,
  sayMeetingId,
  type Meeting,
  type MeetingId,
} from '../../domain/meeting/meeting.ts';
import { chairChoices } from '../../domain/meeting/steps.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { choiceOf } from '../../domain/people/person-field.ts';
import { leadNames } from '../../domain/case/lead/named.ts';
import { wordsIn } from '../../domain/case/meeting/decision-fields.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { notesOn } from '../form/language.ts';
import { isNotStored } from '../form/replies.ts';
import { itemIn, nextItem } from './item.ts';
import { fieldsFor, heldFields, itemAgain, readItem, typedBesides, type HeardCase } from './item-form.ts';
import { ownersFor } from './owners.ts';
import {
  backToAgenda,
  closeMeetingButton,
  meetingButtonOf,
  meetingIn,
  noMeetingReply,
  takeOnMeeting,
} from './scene.ts';
import { commandIn, take, type Handler, type Reply, type Scene } from '../scene/scene.ts';

/** Save and next; or Save, then actions. */
export const recordDecision =
  (then: 'next' | 'actions', asked: 'decision' | 'hold' = 'decision'): Handler =>
  async (scene) => {
    const meeting = await meetingIn(scene);
    if (meeting === undefined) return noMeetingReply();
    const on = await itemIn(scene, meeting, 'Save and next');
    if (on === undefined) return goneReply(meeting);
    const holds = asked === 'hold' ? ownersFor(scene, on.case) : undefined;
    const { answers, wrong } = readItem(scene, on, holds);
    // What is recorded already is said before anything else: two may have the same item open.
    if (wrong !== undefined && decisionAt(on.case, meeting.id) === undefined) {
      return itemAgain(scene, on, answers, { ...wrong, ...given({ holds }) });
    }
    const isAsked = holds !== undefined && isGiven(answers) && decisionAt(on.case, meeting.id) === undefined;
    const needs = {
      agenda: then === 'next',
      ahead: goesByMeetings(answers['decision'] ?? '') || (isAsked && goesByMeeting(on, answers)),
    };
    const day = await dayOf(scene, meeting, needs);
    let held: Held = { after: on.case, warnings: [] };
    if (isAsked || lacksIts(on, answers)) {
      const set = await setHeld(scene, on, answers, holds, day);
      if ('card' in set) return set;
      held = set;
    }
    const panel = answers['decision'] === 'toPanel' ? panelAfter(day, meeting, scene.directory) : undefined;
    const command: Command = { step: 'recordDecision', input: inputOf(held.after, meeting, answers, panel?.id) };
    const unplanned = panel === undefined || panel.isPlanned ? undefined : await planFor(scene, on, command, panel.id);
    if (unplanned !== undefined) return itemAgain(scene, on, answers, { message: unplanned }, day.found);
    const outcome = await take(scene, on.case.reference, command, meeting, day.planned);
    if (outcome.kind === 'refused') return refused(scene, on, answers, outcome, day);
    const notes = notesOn([...heldFields([]), ...fieldsFor(meeting, on.case)], answers, scene);
    return goOn(scene, meeting, outcome, answers, then, [...held.warnings, ...notes], day);
  };

function inputOf(childCase: Case, meeting: Meeting, answers: Answers, panel: MeetingId | undefined) {
  const besides = typedBesides(answers, fieldsFor(meeting));
  const own = Object.fromEntries(Object.entries(answers).filter(([name]) => !(name in besides)));
  const of = (name: string): string => own[name] ?? '';
  const open = of('decision') === 'hold' && hasOpenAction(childCase);
  return {
    meeting: meeting.id,
    decision: of('decision'),
    rationale: of('rationale'),
    ...wordsIn(own),
    ...Object.fromEntries(leadNames.map((name) => [choiceOf(name), of(choiceOf(name))])),
    band: of('band'),
    bandRationale: of('bandRationale'),
    dissent: of('dissent'),
    actions: open ? ('open' as const) : ('none' as const),
    ...given({ panel }),
  };
}

/** Days in which a panel that is planned already counts as the one that follows. */
const panelWithin = 13;

/** The panel that a case goes to: one that is planned within the next two weeks, else a week later. */
function panelAfter(
  { ahead }: Day,
  meeting: Meeting,
  { settings }: Scene['directory'],
): { readonly id: MeetingId; readonly isPlanned: boolean } {
  const last = addDays(meeting.date, panelWithin);
  const found = ahead.find(
    ({ type, state, date }) => type === 'panel' && state === 'planned' && date > meeting.date && date <= last,
  );
  const date = found?.date ?? panelDateAfter(meeting.date, settings.officeHours);
  return { id: found?.id ?? meetingIdOf('panel', date), isPlanned: found !== undefined };
}

/**
 * The panel is there before a case is sent to it, with the same chair at the same time. Pressed again after a fault it is
 * there already. Nothing is planned for a decision that is refused. Gives why it could not be planned.
 */
async function planFor(
  scene: Scene,
  { case: childCase, meeting }: HeardCase,
  command: Command,
  id: MeetingId,
): Promise<string | undefined> {
  const { person: actor, directory, now } = scene;
  if ('refusal' in caseMatter.decide({ root: childCase }, command, { actor, directory, now, meeting }))
    return undefined;
  const chairs = chairChoices(directory);
  const chair = chairs.find(({ value }) => value === meeting.chair.objectId) ?? chairs[0];
  const date = id.slice('panel-'.length);
  const input = { type: 'panel', date, time: sayTime(meeting.startsAt), chair: chair?.value ?? '' };
  const outcome = await takeOnMeeting(scene, id, { step: 'planMeeting', input });
  if (outcome.kind !== 'refused') return undefined;
  return `The panel could not be planned. ${outcome.refusal.message} ${outcome.refusal.next}`;
}

/** Refusals that are answered on the same form. */
const answerable: readonly string[] = ['incomplete', 'inquorate', 'needsAction', 'notEligible', 'notThere'];

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
  on: HeardCase,
  answers: Answers,
  { refusal, now }: CaseOutcome & { readonly kind: 'refused' },
  { found }: Day,
): Promise<Reply> {
  const { meeting } = on;
  if (refusal.code === 'notAvailable') return goneReply(meeting);
  const message = `${refusal.message} ${refusal.next}`;
  if (isNotStored(refusal) || answerable.includes(refusal.code))
    return itemAgain(scene, on, answers, { message }, found);
  const decided = now === undefined ? undefined : alreadySaid(scene, meeting, now);
  const buttons = [
    ...(meeting.state === 'started' ? [meetingButtonOf('Next item', 'meeting.item', meeting)] : []),
    backToAgenda(meeting),
    closeMeetingButton(meeting),
  ];
  return { card: doneCard(decided ?? refusal.message, [on.case.reference, refusal.next], buttons) };
}

/** "Already recorded by Tess Gavel at 14:12: To full panel." */
function alreadySaid({ person, now }: Scene, { id }: Meeting, childCase: Case): string | undefined {
  const decision = decisionAt(childCase, id);
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
  heeded: readonly string[],
  day: Day,
): Promise<Reply> {
  const { now: childCase } = outcome;
  const found = withCase(day.found, childCase);
  const panel = childCase.stage === 'toPanel' ? [`It goes to the ${sayMeetingId(childCase.meeting)}.`] : [];
  const noAction =
    then === 'actions' && isConsented(childCase) && !isActive(childCase)
      ? ['No action is set: the case has left MSET.']
      : [];
  const receipt = {
    did: `${childCase.reference}: ${sayDecision(answers['decision'] ?? '')}, recorded`,
    at: sayWritten(scene, outcome),
    lines: [...panel, ...heeded, ...noAction],
  };
  if (then === 'next' || !isConsented(childCase) || !isActive(childCase)) {
    return nextItem(scene, meeting, { receipt }, found);
  }
  return { ...actionOn(scene, meeting, childCase, {}), receipt };
}

/** Whether the case is to be held with actions and has none that is open. */
const lacksIts = (on: HeardCase, answers: Answers): boolean =>
  answers['decision'] === 'hold' && decisionAt(on.case, on.meeting.id) === undefined && !hasOpenAction(on.case);

const needsAction =
  'Hold with actions needs an open action. Nothing is recorded yet: write it here, and say who does it.';

/** The case with the action that it is held with, and what is to be heeded of that. */
interface Held {
  readonly after: Case;
  readonly warnings: readonly string[];
}

/**
 * The action that a case is held with is set before the decision, so that none is held without; a decision that would be refused
 * sets nothing. A card: the item again.
 */
async function setHeld(
  scene: Scene,
  on: HeardCase,
  answers: Answers,
  holds: readonly Choice[] | undefined,
  { planned, found }: Day,
): Promise<Reply | Held> {
  if (holds === undefined || !isGiven(answers)) {
    return itemAgain(scene, on, answers, { message: needsAction, holds: ownersFor(scene, on.case) }, found);
  }
  const { person: actor, directory, now } = scene;
  const input = { ...inputOf(on.case, on.meeting, answers, undefined), actions: 'open' as const };
  const command: Command = { step: 'recordDecision', input };
  const decision = caseMatter.decide({ root: on.case }, command, { actor, directory, now, meeting: on.meeting });
  if ('refusal' in decision) {
    if (!answerable.includes(decision.refusal.code)) return { after: on.case, warnings: [] };
    const message = `${decision.refusal.message} ${decision.refusal.next}`;
    return itemAgain(scene, on, answers, { message, holds }, found);
  }
  const set = await setAction(scene, on, answers, commandIn(scene), planned);
  if ('reply' in set) return set.reply;
  return 'problems' in set
    ? itemAgain(scene, on, answers, { problems: set.problems, holds }, found)
    : { after: set.after, warnings: [`${set.did}.`, ...set.lines] };
}
