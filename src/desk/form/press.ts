// A step's button, its form, the reading of what was typed and the answer: once for all steps, from their rows.
import type { Button } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import { isAsked, type Answers, type Field } from '../../domain/kernel/fields.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { Asking, Decision, Refusal } from '../../domain/matter/step.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { isDoublePress, mint, sentFor, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';
import { choicesThatFit } from '../../cards/choices.ts';
import { isNotStored, notAvailableReply, sayRefusal } from './replies.ts';
import type { AnyCounter, Opened, Press, Text, Verbs } from './counter.ts';
import { hintsFor, notesOn } from './language.ts';
import { formAbout, type FormAbout, type StepForm, type Wrong } from './step-form.ts';
import * as twoPages from './two-pages.ts';
import type { PageName } from './two-pages.ts';

/** What the buttons go by. */
type Rows = Pick<AnyCounter, 'steps' | 'presses' | 'decide'>;

interface Row {
  readonly name: string;
  readonly title: string;
  readonly press: Press<unknown, unknown>;
  readonly asks: ((at: Asking<unknown>) => readonly Field[]) | undefined;
}
function rowOf({ presses, steps }: AnyCounter, name: string): Row | undefined {
  const [press, step] = [presses[name], steps[name]];
  if (press === undefined || 'byHand' in press || step === undefined) return undefined;
  return { name, press, title: step.title, asks: step.asks && ((at) => step.asks?.(at) ?? []) };
}

/** Every verb of these steps. */
export const verbsOf = (counter: AnyCounter): Verbs =>
  Object.entries(counter.presses).flatMap(([name, press]): Verbs => {
    if ('byHand' in press) return press.verbs ?? [];
    const row = rowOf(counter, name);
    if (row === undefined) return [];
    if (row.asks === undefined) return [[press.verb, (scene) => takeAtOnce(counter, row, scene)]];
    return [
      [press.verb, (scene) => ask(counter, row, twoPages.withKept(scene))],
      [`${press.verb}.go`, (scene) => take(counter, row, twoPages.withKept(scene))],
      ...(press.second === undefined
        ? []
        : ([
            [`${press.verb}.next`, (scene) => turn(counter, row, twoPages.withKept(scene), 'second')],
            [`${press.verb}.first`, (scene) => turn(counter, row, twoPages.withKept(scene), 'first')],
          ] satisfies Verbs)),
    ];
  });

/**
 * The buttons for the steps that this person may take now, in this order; `data` is what each of them carries. A step
 * that one press takes gets its command at once.
 */
export function offered(
  counter: Rows,
  scene: Scene,
  opened: Opened<unknown, unknown>,
  names: readonly string[],
  data: NonNullable<Button['data']>,
): readonly Button[] {
  const command = mint(scene);
  return names.flatMap((name): readonly Button[] => {
    const [press, step] = [counter.presses[name], counter.steps[name]];
    if (press?.verb === undefined || step === undefined || !isOpenTo(counter, scene, name, opened)) return [];
    const once = !('byHand' in press) && step.asks === undefined;
    return [{ title: step.title, verb: press.verb, data: { ...data, ...(once && { command }) } }];
  });
}
/** Whether this person may take the step now, and it would change something; of a step with a form that is not known yet. */
function isOpenTo(counter: Rows, scene: Scene, name: string, opened: Opened<unknown, unknown>): boolean {
  const since = counter.steps[name]?.since ?? 0;
  if (scene.ports.forms !== undefined && since > scene.ports.forms.known()) return false;
  const decision = decisionOn(counter, scene, name, opened);
  return (
    'data' in decision ||
    ('refusal' in decision ? decision.refusal.code === 'incomplete' : counter.steps[name]?.asks !== undefined)
  );
}

/** The form of the pressed button with what was sent, where the store cannot be asked; undefined for another button. */
export function givenBack(
  counter: AnyCounter,
  sent: Pressed,
  { ports }: Pick<Scene, 'ports'>,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply | undefined {
  const pressed = twoPages.withKept(sent);
  const [, verb, ending = ''] = /^(.*)\.(go|next|first)$/.exec(pressed.verb) ?? [];
  const name = Object.keys(counter.presses).find((each) => {
    const press = counter.presses[each];
    return press?.verb === verb && (ending === 'go' || (press !== undefined && 'second' in press));
  });
  const press = name === undefined ? undefined : counter.presses[name];
  const form = name === undefined ? undefined : formAgain(counter, name, pressed, directory);
  const about = (press !== undefined && 'byHand' in press ? press.about : undefined) ?? counter.about(pressed);
  if (form === undefined || about === undefined) return undefined;
  const values = sentFor(form.fields, pressed);
  const second = secondIn(press);
  return second === undefined
    ? drawn({ ports, caller: pressed.caller }, about, form, values, wrong)
    : drawnPage({ ports, caller: pressed.caller }, about, form, values, wrong, second, twoPages.sentPage(ending));
}
const secondIn = (press: AnyCounter['presses'][string] | undefined): readonly string[] | undefined =>
  press !== undefined && 'second' in press ? press.second : undefined;

type Drawing = Parameters<typeof formAbout>[0];
const drawn = (scene: Drawing, about: FormAbout, form: StepForm, values: Answers, wrong: Wrong): Reply =>
  formAbout(scene, { ...about, back: form.back ?? about.back }, form, values, wrong);
/** Of two pages the one. */
function drawnPage(
  scene: Drawing,
  about: FormAbout,
  form: StepForm,
  values: Answers,
  wrong: Wrong,
  second: readonly string[],
  page: PageName,
): Reply {
  const shown = twoPages.pageOf(form, second, page, values);
  return drawn(scene, { ...about, name: twoPages.sayPage(about.name, page) }, shown, values, wrong);
}
function formAgain(
  counter: AnyCounter,
  name: string,
  pressed: Pressed,
  directory: Directory | undefined,
): StepForm | undefined {
  const press = counter.presses[name];
  if (press !== undefined && 'byHand' in press) return press.again?.(pressed, directory);
  const row = rowOf(counter, name);
  if (row?.asks === undefined) return undefined;
  const at = { directory };
  const all = row.asks(at).map((field) => withSent(field, pressed, directory));
  const sent = sentFor(all, pressed);
  const asked = all.filter((field) => isAsked(field, sent));
  const later = notShown(asked, pressed).filter(({ about }) => about !== undefined);
  const fields = asked.filter((field) => !later.includes(field));
  return { ...formOf(row, drawnOf(row, fields, sent), at), ...given({ data: dataOf(row, fields, later, sent) }) };
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

const fieldsOf = ({ asks, press }: Row, { directory, person, now }: Scene, before: unknown): readonly Field[] =>
  choicesInAll(asks?.({ before, directory, actor: person, now }) ?? [], press.second && mostBesidePage);

/** Lists to tick share the room that there is. */
function choicesInAll(fields: readonly Field[], most: number | undefined): readonly Field[] {
  const lists = fields.filter(({ kind }) => kind === 'choices').length;
  const each = lists > 1 ? Math.floor(mostListed / lists) : most;
  return fields.map((field) =>
    field.choices === undefined
      ? field
      : { ...field, choices: choicesThatFit(field.choices, field.kind === 'choices' ? each : roomOf(field)) },
  );
}
/** What another answer raises stands beside the question that raised it, which has room of its own. */
const roomOf = ({ askedWhen }: Field): number | undefined => (askedWhen === undefined ? undefined : mostRaised);
const mostRaised = 4000;
const mostListed = 14_000;
/** Two buttons of a page carry what the other page holds. */
const mostBesidePage = 9000;

const sayText = <From>(text: Text<From>, from: From): string => (typeof text === 'string' ? text : text(from));

const formOf = ({ title, press }: Row, fields: readonly Field[], at: Asking<unknown>): StepForm => ({
  title,
  fields,
  verb: `${press.verb}.go`,
  intro: sayText(press.intro ?? '', at),
  style: press.style ?? 'positive',
  ...given({
    first: press.first === undefined ? undefined : sayText(press.first, at),
    band: press.band?.(at),
    go: press.go,
    back: press.back,
  }),
});

async function show(
  counter: AnyCounter,
  row: Row,
  scene: Scene,
  before: unknown,
  values: Answers,
  wrong: Wrong & OnlySome = {},
  page?: PageName,
): Promise<Reply> {
  const about = counter.about(scene);
  if (about === undefined) return notAvailableReply();
  const at = { before, directory: scene.directory, actor: scene.person, now: scene.now };
  const all = fieldsOf(row, scene, before);
  const asked = all.filter((field) => isAsked(field, values));
  const later = asked.filter(({ name }) => wrong.later?.includes(name));
  const fields = asked.filter((field) => !later.includes(field));
  const hints = hintsFor(fields, values, scene);
  const of = given({ of: counter.of?.(before) });
  const typed = typedBeside(asked, wrong.only, values);
  const following = [...new Set(later.flatMap(aboutOf))];
  const said = { ...wrong, hints, following };
  if (typed !== undefined) {
    const some = fields.filter(({ name }) => wrong.only?.includes(name));
    const data = { ...raisedData(fields), ...typed, ...given({ [firstShown]: wrong.first }) };
    const back = { verb: row.press.verb, data };
    const form = {
      ...formOf(row, some, at),
      ...(following.length > 0 && { go: 'Next' }),
      intro: '',
      data: { ...data, only: some.map(({ name }) => name).join(',') },
    };
    return { ...formAbout(scene, { ...about, back }, form, values, said), ...of };
  }
  const above = await row.press.shows?.(before, scene.now, at, scene.ports.cases);
  const data = dataOf(row, fields, later, values);
  const form = { ...formOf(row, drawnOf(row, fields, values), at), ...given({ before: above, data }) };
  const { second } = row.press;
  const reply =
    second === undefined
      ? drawn(scene, about, form, values, said)
      : drawnPage(scene, about, form, values, said, second, page ?? pageWith(fields, second, wrong));
  return { ...reply, ...of };
}

/** What the form asks: not again what was answered on the card before. */
const drawnOf = ({ press }: Row, fields: readonly Field[], values: Answers): readonly Field[] =>
  fields.filter(({ name }) => !isCarried(press, name, values));
const isCarried = ({ carries = [] }: Press<unknown, unknown>, name: string, values: Answers): boolean =>
  carries.includes(name) && (values[name] ?? '') !== '';
/** What its button carries: what was answered on the card before, what is asked on the cards after it, and what was raised. */
function dataOf(
  { press }: Row,
  fields: readonly Field[],
  later: readonly Field[],
  values: Answers,
): StepForm['data'] | undefined {
  const before = fields.filter(({ name }) => isCarried(press, name, values));
  const data = {
    ...raisedData(fields),
    ...Object.fromEntries(before.map(({ name }) => [name, values[name] ?? ''])),
    ...twoPages.carried(later, values),
  };
  return Object.keys(data).length === 0 ? undefined : data;
}

/** Questions that stand on a card of their own: those that an answer raised. `later`: those for the cards after it. */
interface OnlySome {
  readonly only?: readonly string[] | undefined;
  readonly later?: readonly string[] | undefined;
  /** The command of the first of several cards: what changed since is told before the last is taken. */
  readonly first?: string | undefined;
}
/** Under this name a card after the first carries the command of that. */
export const firstShown = 'firstMade';
/** The most bytes of what was typed before that two buttons of one card carry. */
const mostCarried = 4000;
/** What was typed beside them, for the buttons to carry; undefined where all of the form is shown, or the buttons have no room. */
function typedBeside(
  fields: readonly Field[],
  only: OnlySome['only'],
  values: Answers,
): ReturnType<typeof twoPages.carried> | undefined {
  if (only === undefined || only.length === 0) return undefined;
  const others = fields.filter(({ name }) => !only.includes(name));
  const typed = twoPages.carried(others, values);
  return Buffer.byteLength(JSON.stringify(typed.kept ?? {})) > mostCarried ? undefined : typed;
}
/**
 * The questions that were sent alone, as long as nothing else is wrong. What was chosen from a list and is refused asks for another
 * answer to be changed: then all of the form is shown.
 */
function onlySent(scene: Scene, fields: readonly Field[], problems: Answers): OnlySome {
  const only = textIn(scene, 'only')
    .split(',')
    .filter((name) => name !== '');
  const isRefused = ({ name, kind }: Field) =>
    kind === 'choice' && problems[name] !== undefined && textIn(scene, name) !== '';
  return Object.keys(problems).every((name) => only.includes(name)) && !fields.some(isRefused) ? { only } : {};
}
/** The first page, where nothing was sent yet or it is there that something is wrong or asked; else the second. */
function pageWith(
  fields: readonly Field[],
  second: readonly string[],
  { problems = {}, message, asked = [] }: Wrong,
): PageName {
  const names = [...Object.keys(problems), ...asked];
  if (names.length === 0) return message === undefined ? 'first' : 'second';
  return twoPages.fieldsOf(fields, second, 'first').some(({ name }) => names.includes(name)) ? 'first' : 'second';
}
const hasAny = (problems: object): boolean => Object.keys(problems).length > 0;

const inputOf = (press: Press<unknown, unknown>, sent: Answers): object => press.input?.(sent) ?? sent;

/** What the step would do if nothing were typed. */
function decisionOn(counter: Rows, scene: Scene, name: string, opened: Opened<unknown, unknown>): Decision<unknown> {
  const press = counter.presses[name];
  return counter.decide(scene, name, press === undefined || 'byHand' in press ? {} : inputOf(press, {}), opened);
}
/** Why no one need fill the form in: this person may not take the step, or it has been taken. */
function barTo(counter: Rows, scene: Scene, name: string, opened: Opened<unknown, unknown>): Refusal | undefined {
  const decision = decisionOn(counter, scene, name, opened);
  return 'refusal' in decision && decision.refusal.code !== 'incomplete' ? decision.refusal : undefined;
}

/** The button that shows the form. */
async function ask(counter: AnyCounter, row: Row, scene: Scene): Promise<Reply> {
  const opened = await counter.see(scene, row.name, row.title);
  if ('card' in opened) return opened;
  const bar = barTo(counter, scene, row.name, opened);
  if (bar !== undefined) return counter.barred(scene, row.name, bar, opened.doc, 'asked');
  const values = sentBack(row, scene, opened.before);
  return show(counter, row, scene, opened.before, values, { later: raisedByTick(fieldsOf(row, scene, opened.before)) });
}
/** The names of the questions that ticks raise, each tick's on its own card: the form itself has none of them. */
const raisedByTick = (fields: readonly Field[]): readonly string[] =>
  fields.filter(({ about }) => about !== undefined).map(({ name }) => name);
/** What is known of it; after Back from questions that an answer raised, what was sent with them. */
const sentBack = (row: Row, scene: Scene, before: unknown): Answers =>
  textIn(scene, raised) === ''
    ? (row.press.values?.(before, scene.now) ?? {})
    : sentFor(fieldsOf(row, scene, before), scene);

/** From one page of the form to the other. Forward only with what the first needs; what the second holds is kept. */
async function turn(counter: AnyCounter, row: Row, scene: Scene, to: PageName): Promise<Reply> {
  const opened = await counter.see(scene, row.name, row.title);
  if ('card' in opened) return opened;
  const { before, doc } = opened;
  const bar = barTo(counter, scene, row.name, opened);
  if (bar !== undefined) return counter.barred(scene, row.name, bar, doc, 'asked');
  const fields = fieldsOf(row, scene, before);
  const { answers, problems } = read(row, fields, scene);
  const names = twoPages.fieldsOf(fields, row.press.second ?? [], 'first').map(({ name }) => name);
  // What an answer of this page raised and was not on it is a question, and no mistake.
  const asked = notShown(fields, scene).flatMap((field) =>
    names.includes(field.name) && isAsked(field, answers) ? [field.name] : [],
  );
  const wrong = Object.fromEntries(
    Object.entries(problems).filter(([name]) => names.includes(name) && !asked.includes(name)),
  );
  // What was not asked yet keeps what is chosen beforehand.
  const sent = Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(scene.data, name)));
  return to === 'second' && (hasAny(wrong) || asked.length > 0)
    ? show(counter, row, scene, before, sent, { problems: wrong, ...(asked.length > 0 && { asked }) }, 'first')
    : show(counter, row, scene, before, sent, {}, to);
}

/** Said where a press that sends something was too fast to be meant. */
export const notYet = 'Nothing is sent yet. Read it through, then press again.';

/** The button that takes the step. Whatever comes of it, the answer holds what was typed, or says that it is kept. */
async function take(counter: AnyCounter, declared: Row, scene: Scene): Promise<Reply> {
  const opened = await counter.see(scene, declared.name, declared.title);
  if ('card' in opened) return opened;
  const { before, doc } = opened;
  const row = await withBesides(counter, declared, scene, opened);
  if ('why' in row) return show(counter, declared, scene, before, row.sent, { message: row.why });
  const fields = fieldsOf(row, scene, before);
  const { answers, sent, problems } = read(row, fields, scene);
  const more = notShown(fields, scene);
  if (more.some((field) => isAsked(field, answers)))
    return askMore(counter, row, scene, opened, { answers, problems, more });
  const isWrong = Object.keys(problems).length > 0;
  if (isWrong || isDoublePress(scene)) {
    const bar = barTo(counter, scene, row.name, opened);
    if (bar !== undefined && counter.onForm(scene, row.name, bar, doc) === undefined) {
      return counter.barred(scene, row.name, bar, doc, 'asked');
    }
    const wrong = isWrong ? { problems } : { message: notYet, command: textIn(scene, 'command') };
    return show(counter, row, scene, before, answers, { ...wrong, ...onlySent(scene, fields, problems) });
  }
  const outcome = await counter.take(scene, row.name, inputOf(row.press, sent), opened);
  if (outcome.kind !== 'refused') return answered(counter, row, scene, outcome, sent, before, fields);
  const { refusal } = outcome;
  const message = isNotStored(refusal) ? sayRefusal(refusal) : counter.onForm(scene, row.name, refusal, outcome.now);
  return message === undefined
    ? counter.barred(scene, row.name, refusal, outcome.now, 'sent')
    : show(counter, row, scene, asItIs(opened, outcome.now), answers, { message });
}

/** The row with what it asks besides of what was typed; or why it is not taken now. */
async function withBesides(
  counter: AnyCounter,
  row: Row,
  scene: Scene,
  opened: Opened<unknown, unknown>,
): Promise<Row | { readonly why: string; readonly sent: Answers }> {
  if (row.press.besides === undefined) return row;
  const sent = sentFor(fieldsOf(row, scene, opened.before), scene);
  if (!('data' in counter.decide(scene, row.name, inputOf(row.press, sent), opened))) return row;
  const besides = await row.press.besides(sent, scene);
  if (typeof besides === 'string') return { why: besides, sent };
  return { ...row, asks: (at) => [...(row.asks?.(at) ?? []), ...besides] };
}

/** The form again with what its answers raise, as it is known; nothing is taken yet. */
async function askMore(
  counter: AnyCounter,
  row: Row,
  scene: Scene,
  { before, doc }: Opened<unknown, unknown>,
  { answers, problems, more }: { answers: Answers; problems: Answers; more: readonly Field[] },
): Promise<Reply> {
  const bar = barTo(counter, scene, row.name, { before, doc });
  if (bar !== undefined) return counter.barred(scene, row.name, bar, doc, 'asked');
  const names = more.map(({ name }) => name);
  const left = Object.fromEntries(Object.entries(problems).filter(([name]) => !names.includes(name)));
  const isWrong = hasAny(left);
  const now = nextOf(more, answers, isWrong);
  const known = row.press.values?.(before, scene.now) ?? {};
  // What is known may raise questions in its turn; what was typed before Back is kept.
  const filled = now
    .filter(({ name }) => !Object.hasOwn(scene.data, name))
    .map(({ name }) => [name, known[name] ?? '']);
  const values = { ...answers, ...Object.fromEntries(filled) };
  const asked = now.filter((field) => isAsked(field, values)).map(({ name }) => name);
  const later = more.filter((field) => !now.includes(field)).map(({ name }) => name);
  // Questions alone are one card; a mistake elsewhere shows the whole form, with them.
  const only = !isWrong
    ? asked
    : asked.length > 0
      ? undefined
      : onlySent(scene, fieldsOf(row, scene, before), left).only;
  const first = row.press.besides === undefined ? undefined : textIn(scene, firstShown) || textIn(scene, 'command');
  const said = { problems: left, only, later, first, ...(asked.length > 0 && { asked }) };
  return show(counter, row, scene, before, values, said);
}
const aboutOf = ({ about = '' }: Field): readonly string[] => (about === '' ? [] : [about]);
/** Of the questions that have come, those of this card: of several ticks what the first raises, once nothing else is wrong. */
function nextOf(more: readonly Field[], answers: Answers, isWrong: boolean): readonly Field[] {
  const asked = more.filter((field) => isAsked(field, answers));
  const [first, ...others] = new Set(asked.flatMap(aboutOf));
  if (first === undefined) return more;
  if (isWrong) return [];
  return more.filter(({ about }) => about === first || (others.length === 0 && (about ?? '') === ''));
}

/** Where someone else was first: what the refusal was decided on. A form about a part shows what it was opened with. */
const asItIs = ({ before, doc }: Opened<unknown, unknown>, now: unknown): unknown =>
  before === doc && now !== undefined ? now : before;

/** What other answers raise is on the form once they are there: the button says which of it was. */
const raised = 'raised';
export const raisedData = (fields: readonly Field[]): StepForm['data'] => {
  const names = fields.filter(({ askedWhen }) => askedWhen !== undefined).map(({ name }) => name);
  return names.length === 0 ? undefined : { [raised]: names.join(',') };
};
/** What may be raised, and was not on the form that was sent. */
export function notShown(fields: readonly Field[], pressed: Pick<Scene, 'data'>): readonly Field[] {
  const shown = textIn(pressed, raised).split(',');
  return fields.filter(({ name, askedWhen }) => askedWhen !== undefined && !shown.includes(name));
}

/** What was typed: as the form shows it again, and as the step gets it. */
function read({ press }: Row, fields: readonly Field[], scene: Scene) {
  const { answers, problems } = readStep(fields, scene);
  const sent = sentFor(fields, scene);
  const unchecked = press.unchecked?.(sent) ?? [];
  return {
    answers,
    sent: { ...answers, ...Object.fromEntries(unchecked.map((name) => [name, sent[name] ?? ''])) },
    problems: Object.fromEntries(Object.entries(problems).filter(([name]) => !unchecked.includes(name))),
  };
}

async function takeAtOnce(counter: AnyCounter, row: Row, scene: Scene): Promise<Reply> {
  const outcome = await counter.take(scene, row.name, {}, undefined);
  return outcome.kind === 'refused'
    ? counter.barred(scene, row.name, outcome.refusal, outcome.now, 'sent')
    : answered(counter, row, scene, outcome, {}, undefined);
}

async function answered(
  counter: AnyCounter,
  { name, press }: Row,
  scene: Scene,
  outcome: Exclude<OutcomeWith<unknown>, { readonly kind: 'refused' }>,
  sent: Answers,
  before: unknown,
  fields: readonly Field[] = [],
): Promise<Reply> {
  const { person, directory, now } = scene;
  const after = outcome.now;
  const at = outcome.kind === 'repeat' ? outcome.at : (press.was?.(after) ?? now);
  const taken = { kind: outcome.kind, person, directory, now, before, after, sent, when: sayClock(at, now) };
  return counter.answer(scene, name, taken, {
    receipt: {
      did: sayText(press.done, taken),
      at: sayWhen(at, now),
      lines: [...(press.says?.(taken) ?? []), ...notesOn(fields, sent, scene)],
      next: press.next?.(taken),
    },
    buttons: press.buttons?.(after),
  });
}
