// One case in a meeting: heard, decided, and on to the next. The decision is one press, its actions one more.
import { itemCard, itemStory, conflictQuestionCard, lateActions, whoIs } from '../../cards/meeting/item.ts';
import { readForm, readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { Button, Element, Json } from '../../cards/blocks.ts';
import { isOpen } from '../../domain/case/action/action.ts';
import { hasActions, hasOpenAction } from '../../domain/case/action/table.ts';
import { hasEpisodes } from '../../domain/case/missing/table.ts';
import { hasOnward } from '../../domain/case/onward/table.ts';
import { hasPictures } from '../../domain/case/review/table.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { isDecision, sayDecision } from '../../domain/case/meeting/decisions.ts';
import { steps } from '../../domain/case/case.ts';
import { barToChoose, decisionAt } from '../../domain/case/meeting/decision.ts';
import { decisionFields, fieldsWith } from '../../domain/case/meeting/decision-fields.ts';
import { isActive, isConsented } from '../../domain/case/stage-table.ts';
import { isOpenCase, type Case, type ConsentedCase } from '../../domain/case/stages.ts';
import { lastCase } from '../../reading/case/again.ts';
import { closingStory, drawn, turningStory, turns18, type StoryPart } from '../../cards/case/story.ts';
import { episodesForPanel } from '../../reading/case/missing.ts';
import { forPanel } from '../../reading/case/picture.ts';
import { riskInMeeting } from '../../reading/risk/story.ts';
import { mayRead, readerOf } from '../../domain/people/access.ts';
import { actionsFields, isGiven } from '../../domain/case/meeting/actions.ts';
import { ownersFor } from './owners.ts';
import { onwardStory } from '../../reading/case/onward.ts';
import type { Answers, Choice, Field } from '../../domain/fields.ts';
import { agendaStages, kindLabels, type AgendaItem } from '../../domain/meeting/agenda.ts';
import { isThere, type Meeting } from '../../domain/meeting/meeting.ts';
import { records, showAgenda } from './agenda.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';
import { mergedInto } from '../../reading/case/merged.ts';
import { agendaFor, isUndecided } from '../../reading/meeting/agenda.ts';
import { buttonOf, formReply, notAvailableReply } from '../form/replies.ts';
import { isDoublePress, mint, refIn, see, take, textIn, type Reply, type Scene } from '../scene.ts';
import { hintsFor } from '../form/language.ts';
import type { Wrong } from '../form/step-form.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';

export const backToAgenda = (meeting: Pick<Meeting, 'id'>): Button =>
  meetingButtonOf('Back to agenda', 'meeting.agenda', meeting);

/** Open of a row, or Next item: the named one, else the first that is not decided. */
export async function openItem(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const items = await agendaFor(scene, meeting);
  const ref = refIn(scene);
  const item = ref === undefined ? items.find(isUndecided) : items.find(({ case: one }) => one.reference === ref);
  if (item === undefined) return ref === undefined ? showAgenda(scene, meeting) : notAvailableReply();
  return showItem(scene, meeting, items, item);
}

/** The next one that is not decided, after this one in the agenda; the agenda when there is none. */
export async function nextItem(
  scene: Scene,
  meeting: Meeting,
  message: string,
  found?: readonly Case[],
): Promise<Reply> {
  const items = await agendaFor(scene, meeting, found);
  const ref = refIn(scene);
  const place = items.findIndex(({ case: one }) => one.reference === ref);
  const next = [...items.slice(place + 1), ...items.slice(0, place + 1)].find(isUndecided);
  if (next === undefined) return showAgenda({ ...scene, data: {} }, meeting, message, found);
  return showItem(scene, meeting, items, next, message);
}

const lineOf = (items: readonly AgendaItem[], item: AgendaItem): string =>
  `Item ${items.indexOf(item) + 1} of ${items.length} · ${item.slot} · ${kindLabels[item.kind]}`;

/** The look is written here, no matter who reads it. */
async function showItem(
  scene: Scene,
  meeting: Meeting,
  items: readonly AgendaItem[],
  item: AgendaItem,
  message?: string,
): Promise<Reply> {
  const seen = await see(scene, item.case.reference, 'agenda item', 'Open agenda', item.case);
  if (seen?.reads('referral') !== true) return notAvailableReply();
  const line = lineOf(items, item);
  const others = await mergedInto(scene, item.case, 'agenda item: merged referral');
  if (item.decision === undefined && records(scene, meeting)) {
    return itemForm(scene, { meeting, case: item.case, others }, line, {}, given({ said: message }));
  }
  const first =
    meeting.state === 'started' && may(scene.person, 'runMeetings') && !isThere(meeting, scene.person.objectId);
  const hint = first ? 'Press I am here on the meeting’s card to record decisions.' : undefined;
  const said = message ?? hint;
  const parts = await partsOn(scene, item.case);
  return {
    of: item.case,
    card: itemCard({
      case: item.case,
      others,
      line,
      meeting: meeting.id,
      newest: newestOn(scene, item.case, parts),
      first: [...lateOn(scene, item.case, parts), ...(await firstOn(scene, item.case)).map(drawn)],
      last: onwardOn(scene, item.case, parts),
      reads: readerOf(item.case, scene.person, scene.directory, scene.now),
      now: scene.now,
      shared: scene.caller.shared,
      ...given({ message: said }),
      buttons: readingButtons(scene, meeting, item),
    }),
  };
}

function readingButtons(scene: Scene, meeting: Meeting, { case: one, decision }: AgendaItem): readonly Button[] {
  const about = { ref: one.reference, command: mint(scene) };
  const there = meeting.state === 'started' && isThere(meeting, scene.person.objectId);
  const sets = decision !== undefined && records(scene, meeting) && isActive(one);
  return [
    backToAgenda(meeting),
    ...(sets ? [meetingButtonOf('Add actions', 'meeting.actions', meeting, about)] : []),
    buttonOf('Read', 'case.read', one, { part: 1, command: about.command }),
    ...(there ? [meetingButtonOf('Declare conflict', 'meeting.conflict', meeting, about)] : []),
    closeMeetingButton(meeting),
  ];
}

interface InMeeting {
  readonly meeting: Meeting;
  readonly case: ConsentedCase;
  /** Merged into it. */
  readonly others: readonly ConsentedCase[];
}
/** `holds`: with the action that the decision needs, and who may be given it. */
type WrongItem = Wrong & {
  readonly said?: string;
  readonly holds?: readonly Choice[];
  /** The decision is chosen again. */
  readonly again?: true;
};

/** The action that a case is held with, where it has none. */
export const heldFields = (holds: readonly Choice[] | undefined): readonly Field[] =>
  holds === undefined ? [] : actionsFields(holds, [1]);

/** The questions about this case; about any, where it cannot be read. */
export const fieldsFor = (meeting: Pick<Meeting, 'type'>, one?: Pick<ConsentedCase, 'stage'>): readonly Field[] =>
  decisionFields(...(one === undefined ? agendaStages(meeting) : [one.stage]));

/** What is heard and which decision it is to be; once that is chosen, what goes with it, on a card of its own. */
async function itemForm(
  scene: Scene,
  { meeting, case: one, others }: InMeeting,
  line: string,
  values: Answers,
  wrong: WrongItem,
): Promise<Reply> {
  const chosen = wrong.again !== true && isDecision(values['decision'] ?? '');
  const before = chosen ? [whoIs(one, scene.now)] : await storyOf(scene, one, others);
  const hints = hintsFor([...heldFields([]), ...fieldsFor(meeting, one)], values, scene);
  return {
    ...decisionForm(scene, meeting, one, line, values, { ...wrong, hints, before }),
    of: one,
  };
}

async function storyOf(
  scene: Scene,
  one: ConsentedCase,
  others: readonly ConsentedCase[],
): Promise<readonly Element[]> {
  const parts = await partsOn(scene, one);
  return itemStory(
    one,
    others,
    scene.now,
    newestOn(scene, one, parts),
    [...lateOn(scene, one, parts), ...(await firstOn(scene, one)).map(drawn)],
    onwardOn(scene, one, parts),
  );
}

type Parts = Awaited<ReturnType<Scene['ports']['cases']['partsOf']>>;
/** The parts of a case that its item tells this person of, read at once; most new cases have none. */
async function partsOn({ ports, person, directory, now }: Scene, one: ConsentedCase): Promise<Parts> {
  const reads = readerOf(one, person, directory, now);
  const newest = isOpenCase(one) && reads('reviews');
  const told = {
    action: hasActions(one) && (newest || reads('actions')),
    review: hasPictures(one) && newest,
    episode: hasEpisodes(one) && newest && reads('missing'),
    onward: hasOnward(one) && reads('onward'),
  } as const;
  const kinds = (['action', 'review', 'episode', 'onward'] as const).filter((kind) => told[kind]);
  return ports.cases.partsOf(one.reference, kinds);
}

/** What was to be done by now and is not, and what is disputed: it is heard first (docs/process.md P6.14). */
function lateOn({ person, directory, now }: Scene, one: ConsentedCase, parts: Parts): readonly Element[] {
  if (!mayRead('actions', one, person, directory, now)) return [];
  const actions = (parts.action ?? []).filter(isOpen);
  return lateActions(
    actions.map((action) => ({ action, owner: action.owner?.name ?? agencyName(directory, action.agency) })),
    now,
  );
}

/** The child's last case, where this is a referral made again; and on the way to 18 what is known of it. */
const firstOn = async (scene: Scene, one: ConsentedCase): Promise<readonly StoryPart[]> => [
  ...(await lastCase(scene, one, 'agenda item: last band and outcome')),
  ...riskInMeeting(one, scene),
  ...turns18(one, scene.now),
  ...turningStory(one, scene.now),
];

/** NRM, CAWN and the others: what is asked for, awaited or late. */
function onwardOn({ person, directory, now }: Scene, one: ConsentedCase, parts: Parts): readonly StoryPart[] {
  const reads = readerOf(one, person, directory, now);
  if (!reads('onward')) return [];
  return onwardStory(one, { records: parts.onward ?? [], reads, now, settings: directory.settings }, 'card');
}

/** What is newest of a case that the panel follows, for anyone who may read it. */
function newestOn({ person, directory, now }: Scene, one: ConsentedCase, parts: Parts): readonly StoryPart[] {
  if (!isOpenCase(one) || !mayRead('reviews', one, person, directory, now)) return [];
  const { action = [], review = [], episode = [] } = parts;
  const missing = episodesForPanel(episode, one.decisions?.at(-1)?.at ?? '', now);
  const panel = forPanel(review, action, one, now);
  return [...closingStory(one, now), ...panel, ...missing];
}

/** Also built without the case, when the store cannot be asked. */
export function decisionForm(
  scene: Pick<Scene, 'ports' | 'caller'>,
  meeting: Pick<Meeting, 'id' | 'type'>,
  one: Pick<ConsentedCase, 'reference'> & Partial<Pick<ConsentedCase, 'stage'>>,
  line: string,
  values: Answers,
  {
    problems,
    message,
    hints,
    said,
    holds,
    again,
    command = mint(scene),
    before = [],
  }: WrongItem & {
    before?: readonly Element[];
  },
): Reply {
  const { reference, stage } = one;
  const { decision = '' } = values;
  const chosen = again !== true && isDecision(decision);
  const about: Readonly<Record<string, Json>> = { ref: reference, command };
  const fields = fieldsFor(meeting, stage && { stage });
  const asked = [...heldFields(holds), ...fieldsWith(chosen ? decision : '', fields, values)];
  const saved = { ...about, decision };
  const buttons: readonly Button[] = chosen
    ? [
        meetingButtonOf('Back', 'meeting.item.back', meeting, saved),
        {
          ...meetingButtonOf('Save and next', holds === undefined ? 'meeting.save' : 'meeting.hold', meeting, saved),
          style: 'positive',
        },
        meetingButtonOf(
          'Save, then actions',
          holds === undefined ? 'meeting.save-actions' : 'meeting.hold-actions',
          meeting,
          saved,
        ),
      ]
    : [
        backToAgenda(meeting),
        { ...meetingButtonOf('Go on', 'meeting.item.on', meeting, about), style: 'positive' },
        buttonOf('Read more', 'case.read', { reference }, { part: 1, command }),
        meetingButtonOf('Declare conflict', 'meeting.conflict', meeting, about),
      ];
  return formReply(
    {
      title: reference,
      line,
      foot: `${reference} · ${line}`,
      key: `meeting.${reference}.${chosen ? decision : ''}`,
      fields: chosen ? asked : [...fields.filter((field) => field.name === 'decision'), ...asked],
      values,
      ...given({ problems }),
      notes: [
        ...(said === undefined ? [] : [said]),
        ...(chosen ? [`Decision: ${sayDecision(decision)}`] : []),
        ...(scene.caller.shared ? ['Only you see this.'] : []),
      ],
      before,
      ...given({ message, hints }),
      buttons: [...buttons, closeMeetingButton(meeting)],
    },
    reference,
  );
}

/** Go on: what goes with the decision that was chosen; or why this meeting cannot take it, before anyone writes. */
export async function chooseDecision(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Go on');
  if (on === undefined) return notAvailableReply();
  // Someone else was first, or this person may not: the item as it is.
  if (decisionAt(on.case, meeting.id) !== undefined || !records(scene, meeting)) return openItem(scene);
  const { answers, problems } = readItemForm(scene, on);
  const decision = answers['decision'] ?? '';
  if (!isDecision(decision)) {
    return itemAgain(scene, on, answers, {
      problems: { decision: problems['decision'] ?? 'choose one.' },
      again: true,
    });
  }
  const { person: actor, directory, now } = scene;
  const bar = barToChoose(on.case, decision, meeting, { actor, directory, now, meeting });
  if (bar !== undefined) {
    return itemAgain(scene, on, answers, { message: `${bar.refusal.message} ${bar.refusal.next}`, again: true });
  }
  const isHeld = isGiven(answers, 1) || (decision === 'hold' && !hasOpenAction(on.case));
  return itemAgain(scene, on, answers, isHeld ? { holds: ownersFor(scene, on.case) } : {});
}

/** Back: the item and its decisions, with everything that was typed. */
export async function chooseAgain(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Back');
  if (on === undefined) return notAvailableReply();
  const { answers } = readItemForm(scene, on);
  return itemAgain(scene, on, answers, {
    again: true,
    ...(isGiven(answers, 1) && { holds: ownersFor(scene, on.case) }),
  });
}
const readItemForm = (scene: Scene, { meeting, case: one }: InMeeting) =>
  readForm([...heldFields(ownersFor(scene, one)), ...fieldsFor(meeting, one)], scene.data);

/** The form again, with what was sent. Only now the place in the agenda is looked up: most presses do not need it. */
export async function itemAgain(
  scene: Scene,
  on: InMeeting,
  values: Answers,
  wrong: WrongItem,
  found?: readonly Case[],
): Promise<Reply> {
  const items = await agendaFor(scene, on.meeting, found);
  const item = items.find(({ case: one }) => one.reference === on.case.reference);
  return itemForm(scene, on, item === undefined ? 'No longer on the agenda' : lineOf(items, item), values, wrong);
}

/** The case that was pressed for; undefined when it is not this person's to see. */
export async function itemIn(scene: Scene, meeting: Meeting, why: string): Promise<InMeeting | undefined> {
  const seen = await see(scene, refIn(scene), 'agenda item', why);
  if (seen?.reads('referral') !== true || !isConsented(seen.case)) return undefined;
  return { meeting, case: seen.case, others: await mergedInto(scene, seen.case, 'agenda item: merged referral') };
}

/** What was sent, and what is wrong with it. */
export function readItem(
  scene: Scene,
  { meeting, case: one }: InMeeting,
  holds?: readonly Choice[],
): { answers: Answers; wrong: WrongItem | undefined } {
  // Recorded already, the case has gone on: it is read as it was asked, so that a repeat is known as one.
  const decided = decisionAt(one, meeting.id) !== undefined;
  const fields = [...heldFields(holds), ...fieldsFor(meeting, decided ? undefined : one)];
  const { answers, problems } = readStep(fields, scene.data);
  if (Object.keys(problems).length > 0) return { answers, wrong: { problems } };
  if (!isDoublePress(scene)) return { answers, wrong: undefined };
  const message = 'Nothing is recorded yet. Read it through, then press again.';
  return { answers, wrong: { message, command: textIn(scene, 'command') } };
}

/** "I have a conflict": asked again, because it cannot be undone. */
export async function askConflict(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const on = await itemIn(scene, meeting, 'Declare conflict');
  return on === undefined ? notAvailableReply() : conflictReply(scene, on);
}

function conflictReply(scene: Scene, { meeting, case: one }: InMeeting, message?: string): Reply {
  const command = message === undefined ? mint(scene) : textIn(scene, 'command');
  const buttons: readonly Button[] = [
    meetingButtonOf('Back', 'meeting.item', meeting, { ref: one.reference }),
    {
      ...meetingButtonOf('I have a conflict', 'meeting.conflicted', meeting, { ref: one.reference, command }),
      style: 'destructive',
    },
    closeMeetingButton(meeting),
  ];
  return { of: one, card: conflictQuestionCard(one, scene.caller.shared, buttons, message) };
}

/** From then on nothing of the case is this person's to see, so a repeat is answered without looking at it. */
export async function declareConflict(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  const reference = refIn(scene);
  if (meeting === undefined || reference === undefined) return noMeetingReply();
  if (isDoublePress(scene)) {
    const on = await itemIn(scene, meeting, 'Declare conflict');
    return on === undefined
      ? notAvailableReply()
      : conflictReply(scene, on, 'Nothing is recorded yet. Press again if this is right.');
  }
  const input = { meeting: meeting.id };
  const outcome = await take(scene, reference, { step: 'declareMeetingConflict', input }, meeting);
  if (outcome.kind === 'refused' && outcome.refusal.code === 'notAvailable') return notAvailableReply();
  const [title, said] =
    outcome.kind === 'refused'
      ? [outcome.refusal.message, outcome.refusal.next]
      : [
          `${steps.declareMeetingConflict.title}: recorded`,
          'You can no longer open this case. Please leave the meeting while it is discussed.',
        ];
  return { card: doneCard(title, [said], [backToAgenda(meeting), closeMeetingButton(meeting)]) };
}
