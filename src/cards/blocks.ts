// The elements every card is made of. Anything a person wrote goes through `words` or `lines`, never through `text`
// (docs/design.md 6.7: TextBlock turns a typed link into a live one).
import { beginHigh } from '../domain/kernel/begins.ts';
import { type Field, typedMost } from '../domain/kernel/fields.ts';
import { given } from '../domain/kernel/given.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type Element = { readonly type: string; readonly [key: string]: Json | undefined };
export type Card = { readonly type: 'AdaptiveCard'; readonly [key: string]: Json | undefined };

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data?: Readonly<Record<string, Json>>;
  readonly style?: 'positive' | 'destructive';
}

/** Leads to one of our own pages, or to a Teams chat with a person of the directory; the guidance alone leads elsewhere (`leading`). The address names no child. */
export interface PageLink {
  readonly title: string;
  readonly url: string;
}

/** A card of version 1.5 with what it says aloud. At most five buttons, the links to pages included (docs/design.md 6.8). */
export function card(
  speak: string,
  body: readonly Element[],
  buttons: readonly Button[] = [],
  links: readonly PageLink[] = [],
): Card {
  const actions = [...buttons.map(execute), ...links.map(openUrl)];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en',
    speak,
    fallbackText: speak,
    body,
    ...(actions.length > 0 && { actions }),
  };
}

const execute = (button: Button): Json => ({
  type: 'Action.Execute',
  title: button.title,
  verb: button.verb,
  data: button.data ?? {},
  ...given({ style: button.style }),
});

const openUrl = ({ title, url }: PageLink): Json => ({ type: 'Action.OpenUrl', title, url });

export const heading = (text: string): Element => ({
  type: 'TextBlock',
  text,
  size: 'Large',
  weight: 'Bolder',
  style: 'heading',
  wrap: true,
});
/** With a size of its own: without, the client draws every heading large. */
export const subheading = (text: string): Element => ({
  type: 'TextBlock',
  text,
  size: 'Default',
  weight: 'Bolder',
  style: 'heading',
  wrap: true,
});
export const text = (value: string, more: Readonly<Record<string, Json>> = {}): Element => ({
  type: 'TextBlock',
  text: value,
  wrap: true,
  ...more,
});
export const small = (value: string, more: Readonly<Record<string, Json>> = {}): Element =>
  text(value, { size: 'Small', isSubtle: true, ...more });

/**
 * Every client takes `{{DATE(…)}}` and `{{TIME(…)}}` for a time that it is to say in its own way, in a run as well: a joiner that
 * no one sees keeps the letters.
 */
const asTyped = (value: string): string => value.replaceAll(/\{(?=\{(?:DATE|TIME)\()/g, '{\u2060');

/** What a person wrote, as they wrote it. */
export const words = (value: string, bytes = 4000, more: Readonly<Record<string, Json>> = {}): Element => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: cutBytes(asTyped(value), bytes), ...more }],
});

/** A question needs no colon after it. */
export const withColon = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

/** What is wrong with the answer to a field: a sentence of its own after a question. */
export const sayProblem = (title: string, problem: string): string =>
  title.endsWith('?') ? `${title} ${beginHigh(problem)}` : `${title}: ${problem}`;

/** "Label: answer" lines; the answers may be people's own words. */
export function lines(pairs: readonly (readonly [label: string, value: string])[], bytes = 4000): Element {
  return {
    type: 'RichTextBlock',
    inlines: pairs.flatMap(([label, value], place) => [
      {
        type: 'TextRun',
        text: `${place === 0 ? '' : '\n'}${asTyped(withColon(label))} `,
        weight: 'Bolder',
      },
      { type: 'TextRun', text: cutBytes(asTyped(value), bytes) },
    ]),
  };
}

/** What a card is to those who read it: six states, no more. The sign and the word carry it, the ground repeats it. */
const states = {
  urgent: { sign: '▲', ground: 'attention', word: 'Urgent' },
  late: { sign: '▲', ground: 'attention', word: 'Late' },
  today: { sign: '●', ground: 'warning', word: 'Due today' },
  you: { sign: '●', ground: 'accent', word: 'For you' },
  done: { sign: '✓', ground: 'good', word: 'Done' },
  info: { sign: '○', ground: 'emphasis', word: 'For information' },
} as const;
export type StateName = keyof typeof states;

export const signOf = (state: StateName): string => states[state].sign;
export const groundOf = (state: StateName): string => states[state].ground;

/** The first thing on a card: how it stands, and when. A stored card names the day: it may be read a week later. */
export interface Band {
  readonly state: StateName;
  /** Sharper than the state's own word: "Urgent: one hour", "Verified". */
  readonly word?: string | undefined;
  readonly when?: string | undefined;
}
export const wordOf = ({ state, word }: Band): string => word ?? states[state].word;
const signed = (band: Band): string => `${states[band.state].sign} ${wordOf(band)}`;

/** Over the full width: state on the left, time on the right (docs/design.md 6.14). */
export const bandOf = (band: Band): Element => ({
  type: 'Container',
  style: states[band.state].ground,
  bleed: true,
  items: [
    columns([
      column('auto', [text(signed(band), { weight: 'Bolder' })]),
      ...(band.when === undefined ? [] : [column('stretch', [text(band.when, { horizontalAlignment: 'Right' })])]),
    ]),
  ],
});
/** What the band says aloud: without the sign. */
export const sayBand = (band: Band): string => `${wordOf(band)}${band.when === undefined ? '' : `, ${band.when}`}.`;

export const column = (
  width: 'auto' | 'stretch',
  items: readonly Element[],
  more: Readonly<Record<string, Json>> = {},
): Element => ({ type: 'Column', width, items, verticalContentAlignment: 'Center', ...more });
export const columns = (all: readonly Element[], more: Readonly<Record<string, Json>> = {}): Element => ({
  type: 'ColumnSet',
  columns: all,
  ...more,
});

export interface Press {
  readonly verb: string;
  readonly data?: Readonly<Record<string, Json>>;
  /** What a press does, as the name ends: "open". */
  readonly does?: string;
}
/** Pressed as a whole. Its name is what it shows, then what a press does: so WCAG 2.5.3 wants it. */
export const pressed = (element: Element, { verb, data = {}, does = 'open' }: Press): Element => ({
  ...spaced(element),
  selectAction: { type: 'Action.Execute', title: `${shownIn(element)}: ${does}`, verb, data },
});

/** Pressed as a whole it opens an address of the council’s guidance in a browser: never one that a person typed on a form (docs/decisions 127). */
export const leading = (element: Element, url: string): Element => ({
  ...spaced(element),
  selectAction: { type: 'Action.OpenUrl', title: `${shownIn(element)}: open`, url },
});

const inner = ['items', 'columns', 'inlines'] as const;
/** What is in an element under this name; nothing where it holds none. */
export const partsOf = (element: Element, name: (typeof inner)[number]): readonly Element[] =>
  Array.isArray(element[name]) ? (element[name] as readonly Element[]) : [];
const signs = /[▲●○✓✖] ?/g;
/** Without the stars that make it bold; those that a person typed stand in a run, and stay. */
const read = ({ type, text: said }: Element): string =>
  typeof said !== 'string' ? '' : (type === 'TextRun' ? said : said.replaceAll('**', '')).trim();
/** All that an element shows, in the order in which it is read. */
const textsIn = (element: Element): readonly string[] => [
  ...[read(element)].filter((one) => one !== ''),
  ...inner.flatMap((name) => partsOf(element, name).flatMap(textsIn)),
];
/** The same as it is said: signs are for the eye. */
const shownIn = (element: Element): string => textsIn(element).join(' ').replaceAll(signs, '');
/** A space after each text: without it "3" and "late actions" are read as one word. */
const spaced = (element: Element): Element => ({
  ...element,
  ...(typeof element['text'] === 'string' && { text: `${element['text'].trimEnd()} ` }),
  ...Object.fromEntries(
    inner.filter((name) => name in element).map((name) => [name, partsOf(element, name).map(spaced)]),
  ),
});

export const box = (style: 'attention' | 'emphasis' | 'good' | 'accent', items: readonly Element[]): Element => ({
  type: 'Container',
  style,
  spacing: 'Medium',
  items,
});
/** Questions that came of an answer: asked, not blamed, on a ground of their own. */
export const asked = (title: string, inside: readonly Element[]): Element =>
  box('accent', [text(`● ${title}`, { weight: 'Bolder' }), ...inside]);
export const group = (items: readonly Element[], separator = false): Element => ({
  type: 'Container',
  spacing: 'Medium',
  items,
  ...(separator && { separator: true }),
});
export const row = (buttons: readonly Button[], links: readonly PageLink[] = []): Element => ({
  type: 'ActionSet',
  actions: [...buttons.map(execute), ...links.map(openUrl)],
});

/** As many buttons as one row may have. */
export const mostInRow = 5;
/** As many rows as they need; none where there is no button. */
export const rowsOf = (buttons: readonly Button[]): readonly Element[] =>
  Array.from({ length: Math.ceil(buttons.length / mostInRow) }, (_, place) =>
    row(buttons.slice(place * mostInRow, (place + 1) * mostInRow)),
  );

const ranks = /^(?:Insp|Supt|Sgt|PC|DC|DS|DI|DCI|Nurse|Dr|Mr|Mrs|Ms|Miss|Rev|Cllr)\.?$/;
/** What may be taken away and shown again by its name. */
export const parted = (id: string, items: readonly Element[]): Element => ({ ...group(items), id });
/**
 * A button that shows what is hidden and hides what is shown, itself among it, on the person's own screen: nothing is sent, and
 * what was typed stays in what is hidden.
 */
export const turning = (id: string, title: string, others: readonly string[], isShown: boolean): Element => ({
  type: 'ActionSet',
  id,
  spacing: 'Small',
  actions: [{ type: 'Action.ToggleVisibility', title, targetElements: others }],
  ...(!isShown && { isVisible: false }),
});

/** "Chat with Ravi": by the first name, not by a rank; cut, for a button does not break a word. */
export const chatTitle = (name: string): string =>
  `Chat with ${cut(name.split(' ').find((word) => !ranks.test(word)) ?? name, 12)}`;

/** Cuts a read-back at `most` characters. */
export const cut = (value: string, most: number): string =>
  value.length <= most
    ? value
    : `${value
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;

/** "Priya Testworth, Ravi Mock and 3 more": so many names, each cut to so many letters, and how many there are besides. */
export const sayNames = (names: readonly string[], most: number, mostLetters = Number.POSITIVE_INFINITY): string =>
  `${names
    .slice(0, most)
    .map((name) => cut(name, mostLetters))
    .join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;

const encoder = new TextEncoder();
const jsonBytes = (value: string): number => encoder.encode(JSON.stringify(value)).length - 2;

/** Cuts so that the JSON of the text stays within `bytes` of UTF-8; cards may have 28 KB in all. */
export function cutBytes(value: string, bytes: number): string {
  if (jsonBytes(value) <= bytes) return value;
  let kept = value;
  while (jsonBytes(kept) > bytes - 30) kept = kept.slice(0, Math.floor(kept.length * 0.9)).toWellFormed();
  return `${kept.trimEnd()}… (shortened here)`;
}

/** The label of a field: a question is needed unless its label says otherwise. */
export const labelOf = (field: Field): string =>
  field.need === 'optional' && field.neededWhen === undefined ? `${field.title} (optional)` : field.title;

/** The most letters of a choice's title. Our own are shorter; people's names may not be. */
const mostTitle = 90;

/** As many choices are picked with one press; more are a list to open. */
export const mostOpenChoices = 10;

/**
 * One input with its problem above and its help below. `key` makes the client draw it again on every page: without it
 * a drop-down keeps the choices of the page before (docs/design.md 6.4).
 */
export function input(field: Field, value: string, key: string, problem?: string): readonly Element[] {
  // Nothing to choose from: the help says why. An empty drop-down is an error to the client.
  if (field.choices?.length === 0) return field.help === undefined ? [] : [text(`${field.title}: ${field.help}`)];
  const shared = { id: field.name, key: `${key}.${field.name}`, label: labelOf(field) };
  const control: Element =
    field.choices === undefined
      ? {
          type: 'Input.Text',
          ...shared,
          maxLength: typedMost(field),
          ...given({ placeholder: field.placeholder }),
          ...(value !== '' && { value }),
          ...(field.kind === 'long' && { isMultiline: true }),
        }
      : {
          type: 'Input.ChoiceSet',
          ...shared,
          choices: field.choices.map(({ title, value }) => ({ title: cut(title, mostTitle), value })),
          style: isOpen(field, field.choices.length) ? 'expanded' : 'compact',
          wrap: true,
          ...(field.kind === 'choices' ? { isMultiSelect: true } : { placeholder: field.placeholder ?? 'Choose' }),
          ...(chosenOf(field, value) !== '' && { value: chosenOf(field, value) }),
        };
  return [
    ...(problem === undefined ? [] : [problemLine(sayProblem(field.title, problem))]),
    control,
    ...(field.help === undefined ? [] : [small(field.help, { spacing: 'Small' })]),
  ];
}

/** Lists to tick are always open; others where they are short. */
const isOpen = ({ kind, folded }: Field, choices: number): boolean =>
  kind === 'choices' || (folded !== true && choices <= mostOpenChoices);

/** Only what is offered can be shown as chosen. */
const chosenOf = (field: Field, value: string): string =>
  value
    .split(',')
    .filter((one) => field.choices?.some((choice) => choice.value === one))
    .join(',');

/** A problem is told by words and mark, not by colour alone. */
export const problemLine = (value: string, more: Readonly<Record<string, Json>> = {}): Element =>
  text(`× ${value}`, { color: 'Attention', weight: 'Bolder', spacing: 'Medium', ...more });

/** What a card shows, in order. */
export const elementsIn = ({ body }: Card): readonly Element[] =>
  Array.isArray(body) ? (body as readonly Element[]) : [];

/**
 * A card with what no one may overlook before everything else: sign and words on a ground, and said aloud first. What people
 * wrote about it is shown and not spoken, as everywhere. The client shows the end of a long card: where the card acts, the
 * gravest is repeated directly above its buttons (docs/design.md 6.14).
 */
export function warned(card: Card, warnings: readonly Warning[]): Card {
  const spoken = typeof card['speak'] === 'string' ? card['speak'] : '';
  if (warnings.length === 0) return card;
  const said = warnings.map(({ words: ours }) => ours).join(' ');
  return {
    ...card,
    speak: `${said} ${spoken}`,
    fallbackText: `${said} ${spoken}`,
    body: [warningStrip(warnings), ...againAbove(card, bandAsLine(elementsIn(card)), gravestOf(warnings))],
  };
}

/** What the form itself asks for first, and the first of the rest: they stand in order. */
function gravestOf(warnings: readonly Warning[]): readonly Warning[] {
  const rest = warnings.findIndex(({ ofForm }) => ofForm !== true);
  return rest < 0 ? warnings : warnings.slice(0, rest + 1);
}
/** The end of a card that acts, with a line in a few words above its last buttons. */
function againAbove(card: Card, body: readonly Element[], gravest: readonly Warning[]): readonly Element[] {
  const said = warningAgain(gravest.map(({ short }) => short));
  if (!acts(card)) return body;
  const end = body.findLastIndex((element) => !isTurning(element)) + 1;
  return [...body.slice(0, end), said, ...body.slice(end)];
}
/** In one line, directly above the buttons. */
export const warningAgain = (short: readonly string[]): Element =>
  text(`▲ ${short.join(' · ')}`, { weight: 'Bolder', color: 'Attention', separator: true });
export const isWarningAgain = ({ text: said, color }: Element): boolean =>
  color === 'Attention' && typeof said === 'string' && said.startsWith('▲ ');

/** These lead away from a card, and begin nothing. */
const leaving: ReadonlySet<unknown> = new Set(['Back', 'Close', 'Home']);
const actionsIn = ({ actions }: Element | Card): readonly Element[] =>
  Array.isArray(actions) ? (actions as readonly Element[]) : [];
/** Whether something may be begun or done by its buttons. */
const acts = (card: Card): boolean =>
  [card, ...elementsIn(card)]
    .flatMap(actionsIn)
    .some(({ type, title }) => type === 'Action.Execute' && !leaving.has(title));
const isTurning = (element: Element): boolean =>
  actionsIn(element).some(({ type }) => type === 'Action.ToggleVisibility');

/**
 * Under a warning or a receipt the band is a line below the title: one ground a card says how it stands. That nothing is asked is
 * no line.
 */
export function bandAsLine(body: readonly Element[]): readonly Element[] {
  const [first, title, ...rest] = body;
  // A warning bleeds as well, and stays.
  if (first?.['bleed'] !== true || title === undefined || partsOf(first, 'items')[0]?.type !== 'ColumnSet') return body;
  const [state, ...when] = textsIn(first);
  if (state === signed({ state: 'info' }) && when.length === 0) return [title, ...rest];
  return [title, text([`**${state}**`, ...when].join(' · '), { spacing: 'None' }), ...rest];
}
/** The same card, each of whose buttons also carries this. */
export const carrying = (card: Card, more: Readonly<Record<string, Json>>): Card => ({
  ...card,
  ...(Array.isArray(card['actions']) && {
    actions: actionsIn(card).map((action) =>
      action.type === 'Action.Execute' ? { ...action, data: { ...(action['data'] as object), ...more } } : action,
    ),
  }),
});
interface Warning {
  readonly words: string;
  /** The same in a few words: for the line above the buttons. */
  readonly short: string;
  /** Of the form, whatever its case: what comes before its button. Stands before all others, and above the buttons with them. */
  readonly ofForm?: true;
  readonly own: readonly (readonly [label: string, value: string])[];
  /** Who is to be asked first, as far as the directory says how. */
  readonly ask?: { readonly name: string; readonly phone?: string; readonly chat?: string };
}

const warningStrip = (warnings: readonly Warning[]): Element => ({
  ...box(
    'attention',
    warnings.flatMap(({ words: ours, own, ask }) => [
      text(`▲ ${ours}`, { weight: 'Bolder', spacing: 'Small' }),
      ...(own.length === 0 ? [] : [lines(own, 700)]),
      ...(ask === undefined ? [] : reachOf(ask)),
    ]),
  ),
  bleed: true,
});
/** A number is text, for a link to one rings on some phones only; a chat is one press. */
const reachOf = ({ name, phone, chat }: NonNullable<Warning['ask']>): readonly Element[] => [
  ...(phone === undefined ? [] : [lines([[cut(name, mostTitle), phone]])]),
  ...(chat === undefined ? [] : [row([], [{ title: chatTitle(name), url: chat }])]),
];
