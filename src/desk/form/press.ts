// What a step is to a person, once for all steps: its button, its form, the reading of what was typed, the answer.
import type { Button, Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import type { ChainOutcome } from '../../casework/write/act-chained.ts';
import type { Answers, Field } from '../../domain/fields.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { Asking, Decision, Refusal } from '../../domain/step.ts';
import { sayClock, type Instant } from '../../domain/time/calendar.ts';
import { isDoublePress, mint, sentFor, textIn, type Handler, type Pressed, type Reply, type Scene } from '../scene.ts';
import { choicesThatFit } from './choices.ts';
import { notAvailableReply } from './replies.ts';
import { formAbout, type FormAbout, type Wrong } from './step-form.ts';

/** A text, or what makes it. As a method's type, so that a table of rows can be read by name without a cast. */
type Text<From> = string | { say(from: From): string }['say'];

/** A step that was taken, for the words that say so. */
export interface Taken<Before, After> extends Pick<Scene, 'person' | 'directory' | 'now'> {
  readonly kind: 'done' | 'repeat' | 'unchanged';
  /** What it was taken on, as it was; unknown where one press takes it. */
  readonly before: Before | undefined;
  readonly after: After;
  readonly sent: Answers;
  /** "10:42": when it was taken, now or by this same press before. */
  readonly when: string;
}

/** One row: what this step says to people. */
export interface Press<Before, After> {
  /** Of the button that shows the form, or that takes the step where it asks nothing. The form's own ends in `.go`. */
  readonly verb: string;
  /** The first line of the form. */
  readonly intro?: Text<Asking<Before>>;
  readonly style?: 'destructive';
  /** Where Back leads, if not to what it is about. */
  readonly back?: FormAbout['back'];
  /** What it answers, in people's own words. */
  shows?(before: Before, now: Instant): readonly Element[];
  /** What the form holds before anybody types. */
  values?(before: Before): Answers;
  /** Fields that go on as they were sent, beside these answers: the step judges them. */
  unchecked?(sent: Answers): readonly string[];
  /** The step's input, where that is not what the form reads. */
  input?(sent: Answers): object;
  /** Of a step that one press takes: when it was taken, where nothing changed. */
  was?(after: After): Instant | undefined;
  readonly done: Text<Taken<Before, After>>;
  /** What follows. After a repeat it may have moved on, so that only what still holds is said. */
  says?(taken: Taken<Before, After>): readonly string[];
  /** The buttons of the answer, if not Open and Close. */
  buttons?(after: After): readonly Button[];
}
/** A step with a conversation of its own, and why; or the clock's. */
export interface ByHand {
  readonly byHand: string;
}
/** Every step has a row: a gap does not compile. */
export type Presses<Steps, Before, After> = { readonly [S in keyof Steps]: Press<Before, After> | ByHand };

/** What the pressed card is about: what its steps are decided on, and the document itself, if there is one yet. */
export interface Opened<Before, After> {
  readonly before: Before;
  readonly doc: After | undefined;
}

/** The steps of one kind of document, as people take them. */
export interface Room<Name extends string, Before, After> {
  readonly steps: Readonly<Record<Name, { readonly title: string; asks?(at: Asking<Before>): readonly Field[] }>>;
  readonly presses: Readonly<Record<Name, Press<Before, After> | ByHand>>;
  /** What the pressed card is about, for whoever may see it; the look is written first. Else what says why not. */
  see(scene: Scene, name: Name, why: string): Promise<Opened<Before, After> | Reply>;
  decide(scene: Scene, name: Name, input: object, opened: Opened<Before, After>): Decision<unknown>;
  /** `opened` is left out where one press takes the step. */
  take(
    scene: Scene,
    name: Name,
    input: object,
    opened: Opened<Before, After> | undefined,
  ): Promise<ChainOutcome<After>>;
  /** What the form is called, and where Back and Close lead, by what the card sent: the store may be away. */
  about(pressed: Pick<Scene, 'data'>): FormAbout | undefined;
  /** What the form says where it comes back with a refusal; undefined where another card is the answer. */
  onForm(scene: Scene, name: Name, refusal: Refusal, doc: After | undefined): string | undefined;
  /** That other card. */
  barred(scene: Scene, name: Name, refusal: Refusal, doc: After | undefined): Reply;
  answer(scene: Scene, taken: Taken<Before, After>, said: Said): Reply;
}
/** The answer to a step that was taken. */
export interface Said {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Button[] | undefined;
}
/** Any room: methods are compared both ways, so that none of what follows has to know of what it is. */
export type AnyRoom = Room<string, unknown, unknown>;
export type Verbs = readonly (readonly [verb: string, Handler])[];

interface Row {
  readonly name: string;
  readonly title: string;
  readonly press: Press<unknown, unknown>;
  readonly asks: ((at: Asking<unknown>) => readonly Field[]) | undefined;
}
const rowsOf = ({ presses, steps }: AnyRoom): readonly Row[] =>
  Object.entries(presses).flatMap(([name, press]): readonly Row[] => {
    const step = steps[name];
    if ('byHand' in press || step === undefined) return [];
    return [{ name, press, title: step.title, asks: step.asks && ((at) => step.asks?.(at) ?? []) }];
  });

/** Every verb of these steps. */
export const verbsOf = (room: AnyRoom): Verbs =>
  rowsOf(room).flatMap((row): Verbs => {
    const { verb } = row.press;
    if (row.asks === undefined) return [[verb, (scene) => takeAtOnce(room, row, scene)]];
    return [
      [verb, (scene) => ask(room, row, scene)],
      [`${verb}.go`, (scene) => take(room, row, scene)],
    ];
  });

/**
 * The buttons for whoever may take these steps now, in this order; `data` is what each of them carries. A step without
 * a form gets its command at once.
 */
export function offered(
  room: AnyRoom,
  scene: Scene,
  opened: Opened<unknown, unknown>,
  names: readonly string[],
  data: NonNullable<Button['data']>,
): readonly Button[] {
  const command = mint(scene);
  return rowsOf(room)
    .filter((row) => names.includes(row.name) && barTo(room, scene, row, opened) === undefined)
    .toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
    .map(({ title, press: { verb }, asks }) => ({
      title,
      verb,
      data: { ...data, ...(asks === undefined && { command }) },
    }));
}

/** The form of the pressed button with what was sent, where the store cannot be asked; undefined for another button. */
export function givenBack(
  room: AnyRoom,
  pressed: Pressed,
  { ports }: Pick<Scene, 'ports'>,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply | undefined {
  const row = rowsOf(room).find(({ press }) => pressed.verb === `${press.verb}.go`);
  const about = room.about(pressed);
  if (row?.asks === undefined || about === undefined) return undefined;
  const at = { directory };
  const fields = row.asks(at).map((field) => withSent(field, pressed, directory));
  const scene = { ports, caller: pressed.caller };
  return formAbout(scene, backFrom(row, about), formOf(row, fields, at), sentFor(fields, pressed), wrong);
}

/** What was chosen is offered, whatever else could have been. */
function withSent(field: Field, pressed: Pressed, directory: Directory | undefined): Field {
  if (field.choices === undefined) return field;
  const choices = choicesThatFit(field.choices);
  const sent = field.kind === 'choices' ? textIn(pressed, field.name).split(',') : [textIn(pressed, field.name)];
  const own = sent
    .filter((value) => value !== '' && value.length <= 80 && !choices.some((choice) => choice.value === value))
    .slice(0, 40)
    .map((value) => ({ value, title: (directory && personIn(directory, value)?.name) ?? 'As you chose' }));
  return { ...field, choices: [...choices, ...own] };
}

const fieldsOf = ({ asks }: Row, { directory, person, now }: Scene, before: unknown): readonly Field[] =>
  (asks?.({ before, directory, actor: person, now }) ?? []).map((field) =>
    field.choices === undefined ? field : { ...field, choices: choicesThatFit(field.choices) },
  );

const sayText = <From>(text: Text<From>, from: From): string => (typeof text === 'string' ? text : text(from));

const formOf = ({ title, press }: Row, fields: readonly Field[], at: Asking<unknown>) => ({
  title,
  fields,
  verb: `${press.verb}.go`,
  intro: sayText(press.intro ?? '', at),
  ...(press.style !== undefined && { style: press.style }),
  ...(at.before !== undefined && at.now !== undefined && { before: press.shows?.(at.before, at.now) ?? [] }),
});
const backFrom = ({ press: { back } }: Row, about: FormAbout): FormAbout => (back ? { ...about, back } : about);

function show(room: AnyRoom, row: Row, scene: Scene, before: unknown, values: Answers, wrong: Wrong = {}): Reply {
  const about = room.about(scene);
  if (about === undefined) return notAvailableReply();
  const at = { before, directory: scene.directory, actor: scene.person, now: scene.now };
  return formAbout(scene, backFrom(row, about), formOf(row, fieldsOf(row, scene, before), at), values, wrong);
}

const inputOf = ({ press }: Row, sent: Answers): object => press.input?.(sent) ?? sent;

/** Why nobody need fill the form in: this person may not take the step, or it has been taken. */
function barTo(room: AnyRoom, scene: Scene, row: Row, opened: Opened<unknown, unknown>): Refusal | undefined {
  const decision = room.decide(scene, row.name, inputOf(row, {}), opened);
  return 'refusal' in decision && decision.refusal.code !== 'incomplete' ? decision.refusal : undefined;
}

/** The button that shows the form. */
async function ask(room: AnyRoom, row: Row, scene: Scene): Promise<Reply> {
  const opened = await room.see(scene, row.name, row.title);
  if ('card' in opened) return opened;
  const bar = barTo(room, scene, row, opened);
  if (bar !== undefined) return room.barred(scene, row.name, bar, opened.doc);
  return show(room, row, scene, opened.before, row.press.values?.(opened.before) ?? {});
}

const notYet = 'Nothing is sent yet. Read it through, then press again.';

/** The button that takes the step. Whatever comes of it, the answer holds what was typed, or says that it is kept. */
async function take(room: AnyRoom, row: Row, scene: Scene): Promise<Reply> {
  const opened = await room.see(scene, row.name, row.title);
  if ('card' in opened) return opened;
  const { before, doc } = opened;
  const { answers, problems } = read(row, fieldsOf(row, scene, before), scene);
  const isWrong = Object.keys(problems).length > 0;
  if (isWrong || isDoublePress(scene)) {
    const bar = barTo(room, scene, row, opened);
    if (bar !== undefined && room.onForm(scene, row.name, bar, doc) === undefined) {
      return room.barred(scene, row.name, bar, doc);
    }
    const wrong = isWrong ? { problems } : { message: notYet, command: textIn(scene, 'command') };
    return show(room, row, scene, before, answers, wrong);
  }
  const outcome = await room.take(scene, row.name, inputOf(row, answers), opened);
  if (outcome.kind !== 'refused') return answered(room, row, scene, outcome, answers, before);
  const message = room.onForm(scene, row.name, outcome.refusal, outcome.now);
  return message === undefined
    ? room.barred(scene, row.name, outcome.refusal, outcome.now)
    : show(room, row, scene, before, answers, { message });
}

function read({ press }: Row, fields: readonly Field[], scene: Scene): ReturnType<typeof readStep> {
  const { answers, problems } = readStep(fields, scene.data);
  const sent = sentFor(fields, scene);
  const unchecked = press.unchecked?.(sent) ?? [];
  return {
    answers: Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [name, unchecked.includes(name) ? (sent[name] ?? '') : answer]),
    ),
    problems: Object.fromEntries(Object.entries(problems).filter(([name]) => !unchecked.includes(name))),
  };
}

async function takeAtOnce(room: AnyRoom, row: Row, scene: Scene): Promise<Reply> {
  const outcome = await room.take(scene, row.name, {}, undefined);
  return outcome.kind === 'refused'
    ? room.barred(scene, row.name, outcome.refusal, outcome.now)
    : answered(room, row, scene, outcome, {}, undefined);
}

function answered(
  room: AnyRoom,
  { press }: Row,
  scene: Scene,
  outcome: Exclude<ChainOutcome<unknown>, { readonly kind: 'refused' }>,
  sent: Answers,
  before: unknown,
): Reply {
  const { person, directory, now } = scene;
  const after = outcome.now;
  const at = outcome.kind === 'repeat' ? outcome.at : (press.was?.(after) ?? now);
  const taken = { kind: outcome.kind, person, directory, now, before, after, sent, when: sayClock(at, now) };
  return room.answer(scene, taken, {
    title: sayText(press.done, taken),
    lines: press.says?.(taken) ?? [],
    buttons: press.buttons?.(after),
  });
}
