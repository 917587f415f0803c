// The form of an item: which decision it is to be, then what goes with that decision; made, read, and given back.
import type { Button, Element, Json } from '../../cards/blocks.ts';
import { readForm, readStep, type Problems } from '../../cards/form.ts';
import { decisionAt, isOffered } from '../../domain/case/meeting/decision.ts';
import { decisionFields, fieldsWith } from '../../domain/case/meeting/decision-fields.ts';
import { isDecision, sayDecision } from '../../domain/case/meeting/decisions.ts';
import { actionFields } from '../../domain/case/meeting/actions.ts';
import type { OnMeeting } from '../../casework/ports/ports.ts';
import type { ConsentedCase } from '../../domain/case/state/stages.ts';
import { isAsked, type Answers, type Choice, type Field } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { agendaStages, kindLabels, type CaseItem } from '../../domain/case/meeting/agenda.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { agendaFor, isCaseItem, sayTogether, type AgendaItem } from '../../reading/meeting/agenda.ts';
import { carried } from '../form/two-pages.ts';
import { hintsFor } from '../form/language.ts';
import { notShown, raisedData } from '../form/press.ts';
import { buttonOf, formReply } from '../form/replies.ts';
import { moreAsked, type Wrong } from '../form/step-form.ts';
import { isDoublePress, mint, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { titleOn } from '../scene/child-title.ts';
import { storyOf, whoseItem } from './item-story.ts';
import { leadsFor, ownersFor, typesIn } from './owners.ts';
import { backToAgenda, closeMeetingButton, meetingButtonOf } from './scene.ts';

/** A case as a meeting hears it. */
export interface HeardCase {
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
export const heldFields = (holds: readonly Choice[] | undefined, types?: readonly Choice[]): readonly Field[] =>
  holds === undefined ? [] : actionFields(holds, types);

/** The questions about this case; about any, where it cannot be read. `people`: who may be named. */
export const fieldsFor = (
  meeting: Pick<Meeting, 'type'>,
  childCase?: Pick<ConsentedCase, 'stage'>,
  people?: readonly Choice[],
): readonly Field[] => decisionFields(childCase === undefined ? agendaStages(meeting) : [childCase.stage], people);

/** What is heard and which decision it is to be; once that is chosen, what goes with it, on a card of its own. */
export async function itemForm(
  scene: Scene,
  { meeting, case: childCase, others }: HeardCase,
  line: string,
  values: Answers,
  wrong: WrongItem,
): Promise<Reply> {
  const chosen = wrong.again !== true && isDecision(values['decision'] ?? '');
  const before = chosen ? whoseItem(scene, childCase) : await storyOf(scene, meeting, childCase, others);
  const hints = hintsFor([...heldFields([]), ...fieldsFor(meeting, childCase)], values, scene);
  return {
    ...decisionForm(scene, meeting, childCase, line, values, {
      ...wrong,
      hints,
      before,
      title: titleOn(scene, childCase),
      types: typesIn(scene),
      people: leadsFor(scene, childCase),
      offers: (decision) => decision === values['decision'] || isOffered(decision, childCase, meeting, scene),
    }),
    of: childCase,
  };
}

/** Also built without the case, when the store cannot be asked. */
export function decisionForm(
  scene: Pick<Scene, 'ports' | 'caller'>,
  meeting: Pick<Meeting, 'id' | 'type'>,
  childCase: Pick<ConsentedCase, 'reference'> & Partial<Pick<ConsentedCase, 'stage'>>,
  line: string,
  values: Answers,
  {
    problems,
    message,
    hints,
    said,
    asked: raised,
    holds,
    again,
    command = mint(scene),
    before = [],
    title = childCase.reference,
    offers = () => true,
    types,
    people,
  }: WrongItem & {
    readonly before?: readonly Element[];
    readonly title?: string;
    /** Which decisions there are to choose from. */
    readonly offers?: (decision: string) => boolean;
    /** Which types of action. */
    readonly types?: readonly Choice[];
    /** Who may be named. */
    readonly people?: readonly Choice[];
  },
): Reply {
  const { reference, stage } = childCase;
  const { decision = '' } = values;
  const chosen = again !== true && isDecision(decision);
  const about: Readonly<Record<string, Json>> = { ref: reference, command };
  const fields = fieldsFor(meeting, stage && { stage }, people);
  const held = heldFields(holds, types).filter((field) => isAsked(field, values));
  const choices = fields.filter(({ name }) => name === 'decision').map((field) => choosing(field, offers));
  const { shown, kept } = dividedAt(chosen ? decision : undefined, held, fields, values);
  const saved = { ...about, decision, ...raisedData([...held, ...shown]), ...kept };
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
        { ...meetingButtonOf('Go on', 'meeting.item.on', meeting, { ...about, ...kept }), style: 'positive' },
        buttonOf('Read more', 'case.read', { reference }, { part: 1, command }),
        meetingButtonOf('Declare conflict', 'meeting.conflict', meeting, about),
      ];
  return formReply(
    {
      title,
      line,
      foot: footWith(raised, `${title} · ${placeIn(line)}`),
      key: `meeting.${reference}.${chosen ? decision : ''}`,
      fields: chosen ? shown : choices,
      values,
      ...given({ problems }),
      notes: [
        ...(said === undefined ? [] : [said]),
        ...(chosen ? [`Decision: ${sayDecision(decision)}`] : []),
        ...(scene.caller.shared ? ['Only you see this.'] : []),
      ],
      before,
      ...given({ message, hints, asked: raised }),
      buttons: [...buttons, closeMeetingButton(meeting)],
    },
    reference,
  );
}

/** The most bytes that each of the buttons carries of what was typed for another decision. */
const mostKept = 1500;
/**
 * What goes with the decision is asked; what was typed for another one the buttons carry, so that thinking again loses nothing.
 * Where there is too much of it, it is shown. While the decision is being chosen, all of it is carried.
 */
function dividedAt(
  decision: string | undefined,
  held: readonly Field[],
  fields: readonly Field[],
  values: Answers,
): { readonly shown: readonly Field[]; readonly kept: Readonly<Record<string, Json>> } {
  if (decision === undefined) return { shown: [], kept: carried([...held, ...saidBeside(fields)], values) };
  const shown = fieldsWith(decision, fields, {}).filter((field) => isAsked(field, values));
  const kept = carried(
    saidBeside(fields).filter(({ name }) => !shown.some((field) => field.name === name)),
    values,
  );
  return Buffer.byteLength(JSON.stringify(kept)) > mostKept
    ? { shown: [...held, ...fieldsWith(decision, fields, values)], kept: {} }
    : { shown: [...held, ...shown], kept };
}
const saidBeside = (fields: readonly Field[]): readonly Field[] => fields.filter(({ name }) => name !== 'decision');

/** Where one is in the agenda: the rest of the line stands below the title. */
const placeIn = (line: string): string => line.split(' · ')[0] ?? line;
const choosing = (field: Field, offers: (decision: string) => boolean): Field => ({
  ...field,
  ...given({ choices: field.choices?.filter(({ value }) => offers(value)) }),
});

/** What was sent so far, whichever of the two cards it was. */
export const readItemForm = (scene: Scene, { meeting, case: childCase }: HeardCase) =>
  readForm(
    [...heldFields(ownersFor(scene, childCase)), ...fieldsFor(meeting, childCase, leadsFor(scene, childCase))],
    scene,
  );

/** The form again, with what was sent. Only now the place in the agenda is looked up: most presses do not need it. */
export async function itemAgain(
  scene: Scene,
  heard: HeardCase,
  values: Answers,
  wrong: WrongItem,
  found?: OnMeeting,
): Promise<Reply> {
  const items = await agendaFor(scene, heard.meeting, found);
  const item = items.filter(isCaseItem).find(({ case: childCase }) => childCase.reference === heard.case.reference);
  const line = item === undefined ? 'No longer on the agenda' : lineOf(scene, items, item);
  return itemForm(scene, heard, line, values, wrong);
}

/** What an answer has raised since the form was drawn is a question now, and no mistake. */
export function wrongIn(problems: Problems, fields: readonly Field[], answers: Answers, scene: Scene): Wrong {
  const fresh = notShown(fields, scene);
  const asked = fresh.filter((field) => isAsked(field, answers)).map(({ name }) => name);
  const left = Object.entries(problems).filter(([name]) => !fresh.some((field) => field.name === name));
  return { problems: Object.fromEntries(left), ...(asked.length > 0 && { asked }) };
}

/** The last line of a form: where one is, or how many questions have come. */
export const footWith = (asked: readonly string[] | undefined, foot: string): string =>
  asked === undefined ? foot : moreAsked(asked.length);

/** What was sent, and what is wrong with it. */
export function readItem(
  scene: Scene,
  { meeting, case: childCase }: HeardCase,
  holds?: readonly Choice[],
): { answers: Answers; wrong: WrongItem | undefined } {
  // Recorded already, the case has gone on: it is read as it was asked, so that a repeat is known as one.
  const decided = decisionAt(childCase, meeting.id) !== undefined;
  const about = fieldsFor(meeting, decided ? undefined : childCase, leadsFor(scene, childCase));
  const fields = [...heldFields(holds), ...about];
  const { answers, problems: all } = readStep(fields, scene);
  const kept = new Set(Object.keys(typedBesides(answers, fieldsFor(meeting))));
  const problems = Object.fromEntries(Object.entries(all).filter(([name]) => !kept.has(name)));
  if (Object.keys(problems).length > 0) return { answers, wrong: wrongIn(problems, fields, answers, scene) };
  if (!isDoublePress(scene)) return { answers, wrong: undefined };
  const message = 'Nothing is recorded yet. Read it through, then press again.';
  return { answers, wrong: { message, command: textIn(scene, 'command') } };
}

/** What was typed for another decision than this: kept on the form, and not recorded. */
export function typedBesides(answers: Answers, fields: readonly Field[]): Answers {
  const { decision = '' } = answers;
  if (!isDecision(decision)) return {};
  const goes = new Set(['decision', ...fieldsWith(decision, fields, {}).map(({ name }) => name)]);
  return Object.fromEntries(
    fields.flatMap(({ name }) => (goes.has(name) ? [] : [[name, answers[name] ?? ''] as const])),
  );
}

/** "Item 3 of 9 · 10:30 · New · MSET-4F7K-24"; without the reference where that is the title. */
export const lineOf = (scene: Scene, items: readonly AgendaItem[], item: CaseItem): string => {
  const { case: childCase, slot, kind } = item;
  const { reference } = childCase;
  const together = sayTogether(item);
  const parts = [`Item ${items.indexOf(item) + 1} of ${items.length}`, slot, kindLabels[kind]];
  return [
    ...parts,
    ...(together === undefined ? [] : [together]),
    ...(titleOn(scene, childCase) === reference ? [] : [reference]),
  ].join(' · ');
};
