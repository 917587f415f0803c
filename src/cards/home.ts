// The home card and the cards of lists, and the card that says what was done.
import type { Instant } from '../domain/time/calendar.ts';
import { dueLine, localDate, sayWhen, workingDaysBetween } from '../domain/time/calendar.ts';
import {
  box,
  card,
  column,
  columns,
  cut,
  groundOf,
  group,
  heading,
  lines,
  pressed,
  row,
  signOf,
  small,
  subheading,
  text,
  words,
  type Button,
  type Card,
  type Element,
  type PageLink,
  type Press,
  type StateName,
} from './blocks.ts';

/** Something that waits, or comes: a number or a date, what it is, one line; pressed as a whole. */
export interface Tile {
  readonly number: number | string;
  readonly what: string;
  readonly line?: string | undefined;
  readonly state?: StateName | undefined;
  readonly press: Press;
}

/** A few figures under a title, or what there is to do about them. */
export interface Glance {
  readonly title: string;
  readonly says: string;
  readonly figures: readonly { readonly title: string; readonly value: string }[];
}

export interface HomeView {
  readonly name: string;
  readonly panelName: string;
  readonly now: Instant;
  /** The most urgent first, six at most. */
  readonly tiles: readonly Tile[];
  /** What is to be done first, on a line of its own; the places stand on one below it. */
  readonly work?: Button;
  /** What one may begin here that is no child's case, on a line of its own. */
  readonly offer?: Button;
  readonly buttons: readonly Button[];
  /** The page of the tab on which this person's work stands, where there is one. */
  readonly page?: PageLink;
  readonly message?: string;
  /** How the panel does, in a few figures; below what waits. */
  readonly glance?: Glance;
  /** What someone who is here for the first time has to know, in three sentences. */
  readonly welcome?: readonly string[];
  readonly fictional: boolean;
}

/** Two tiles to a line; a phone has room for them. */
const across = 2;
const mostTiles = 6;

/** The home card: what waits, as tiles that are pressed; then buttons (docs/design.md 6.13). */
export function homeCard(view: HomeView): Card {
  const tiles = view.tiles.slice(0, mostTiles);
  const said = tiles.map(({ number, what, line }) => `${number} ${what}${line === undefined ? '' : `, ${line}`}.`);
  const spoken = said.length === 0 ? [`${nothing}.`] : said;
  return card(
    [
      `${view.panelName} for ${view.name}.`,
      ...(view.message === undefined ? [] : [view.message]),
      ...(view.welcome ?? []).map((one) => one.replaceAll('**', '')),
      ...spoken,
      ...(view.glance === undefined ? [] : [spokenGlance(view.glance)]),
    ].join(' '),
    [
      heading(`Hello ${view.name}`),
      small(`As of ${sayWhen(view.now)}${view.fictional ? ' · fictional data only: this is a local run' : ''}`, {
        spacing: 'None',
      }),
      ...(view.message === undefined ? [] : [text(view.message, { weight: 'Bolder' })]),
      ...(view.welcome === undefined
        ? []
        : [
            box(
              'accent',
              view.welcome.map((one) => text(one)),
            ),
          ]),
      ...(tiles.length === 0 ? [box('good', [text(`✓ ${nothing}`, { weight: 'Bolder' })])] : tileRows(tiles)),
      ...(view.work === undefined ? [] : [row([view.work])]),
      ...(view.glance === undefined ? [] : glanceOf(view.glance)),
      ...(view.offer === undefined ? [] : [row([view.offer])]),
    ],
    view.buttons,
    view.page === undefined ? [] : [view.page],
  );
}
const spokenGlance = ({ title, says, figures }: Glance): string =>
  [`${title}.`, ...(says === '' ? [] : [says]), ...figures.map(({ title: of, value }) => `${of}: ${value}.`)].join(' ');
export const glanceOf = ({ title, says, figures }: Glance): readonly Element[] => [
  subheading(title),
  ...(says === '' ? [] : [text(says, { spacing: 'None' })]),
  ...(figures.length === 0 ? [] : [lines(figures.map(({ title: of, value }) => [of, value]))]),
];
const nothing = 'Nothing is waiting for you';

/** What a line of buttons is wide at 450 pixels, and what a button is: so much around it, so much a letter. */
const lineWidth = 418;
const [around, letter] = [36, 7.8];
const widthOf = (titles: readonly string[]): number =>
  titles.reduce((sum, title) => sum + around + letter * title.length, 0);

/** As many of these places, in their order, as stand on one line with the last of them and the page of the tab, if there is one. */
export function onOneLine(places: readonly Button[], last: Button, page: string | undefined): readonly Button[] {
  const always = [last.title, ...(page === undefined ? [] : [page])];
  const fit = places.findLastIndex(
    (_one, place) => widthOf([...places.slice(0, place + 1).map(({ title }) => title), ...always]) <= lineWidth,
  );
  return [...places.slice(0, Math.min(fit + 1, mostButtons - always.length)), last];
}
const mostButtons = 5;

export const tileRows = (tiles: readonly Tile[]): readonly Element[] =>
  Array.from({ length: Math.ceil(tiles.length / across) }, (_, place) => {
    const line = tiles.slice(place * across, (place + 1) * across).map(drawnTile);
    const empty = Array.from({ length: across - line.length }, () => column('stretch', []));
    return columns([...line, ...empty], { spacing: place === 0 ? 'Medium' : 'Small' });
  });

function drawnTile({ number, what, line, state, press }: Tile): Element {
  const sign = state === undefined ? '' : `${signOf(state)} `;
  const shown = [
    text(`${sign}${number}`, { size: 'ExtraLarge', weight: 'Bolder' }),
    text(what, { spacing: 'None', weight: 'Bolder' }),
    ...(line === undefined ? [] : [text(line, { size: 'Small', spacing: 'None' })]),
  ];
  const style = state === undefined ? 'emphasis' : groundOf(state);
  return pressed(column('stretch', shown, { style, verticalContentAlignment: 'Top' }), press);
}

/** A line of a list: what it is, how late or when, whose and which; pressed as a whole, which opens it. */
export interface ListRow {
  /** None of a restricted item. */
  readonly reference?: string;
  readonly label: string;
  /** The label is in words that people typed. */
  readonly typed?: true;
  /** Below it, in full: why it is here. */
  readonly why?: string;
  /** Below it, in words that people typed. */
  readonly quoted?: string;
  readonly line: string;
  /** Below it: "▲ 3 working days late", "due Fri 8 Jan 17:00". */
  readonly when?: string;
  /** The child's name; only in the private answer to Show names. */
  readonly child?: string;
  /** "K.M., 15", before the label; only in the private answer to a press. */
  readonly initials?: string;
  /** Its place, where people call it by that. */
  readonly number?: number;
  /** What no one may overlook of the case, in a few words; of nothing where others read it too, as in a channel. */
  readonly warnings: readonly string[];
  readonly press?: Press | undefined;
}
/** Rows under a heading of their own: "Late", "To read and accept". */
export interface ListGroup {
  readonly title: string;
  readonly rows: readonly ListRow[];
}
export interface ListView {
  readonly title: string;
  readonly groups: readonly ListGroup[];
  /** How many there are in all, and which this page begins with (from 0). */
  readonly total: number;
  readonly from: number;
  readonly empty: string;
  /** The case that all of it is of. */
  readonly of?: string;
  readonly message?: string;
  /** When the days of this list were counted: the card may be read later. */
  readonly asOf?: Instant;
  readonly buttons: readonly Button[];
}

/** A list: reference, stage and due only, so that it may be posted (docs/design.md 6.12). */
export function listCard(view: ListView): Card {
  const shown = view.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const range = view.total > shown ? `${view.from + 1} to ${view.from + shown} of ${view.total}` : `${view.total}`;
  const press = view.groups.flatMap(({ rows }) => rows).find((one) => one.press !== undefined)?.press;
  const hint = press === undefined ? '' : ` · press a row to ${press.does ?? 'open it'}`;
  return card(
    `${view.title}: ${view.total}.${view.message === undefined ? '' : ` ${view.message}`}`,
    [
      heading(view.title),
      ...(view.of === undefined ? [] : [small(view.of, { spacing: 'None' })]),
      ...(shown === 0
        ? []
        : [
            small(`${range}${view.asOf === undefined ? '' : ` · as of ${sayWhen(view.asOf)}`}${hint}`, {
              spacing: 'None',
            }),
          ]),
      ...(view.message === undefined ? [] : [text(view.message, { weight: 'Bolder' })]),
      ...(shown === 0 ? [text(view.empty)] : view.groups.flatMap(drawnGroup)),
    ],
    view.buttons,
  );
}

const drawnGroup = ({ title, rows }: ListGroup): readonly Element[] => [
  ...(title === '' || rows.length === 0 ? [] : [subheading(title)]),
  ...rows.map(item),
];

/** As much of a name as a row has room for: it counts twice, in what is shown and in what is heard. */
const mostName = 60;

/** A row of a list, in one column on every width: what it is, when, why, whose and which (docs/design.md 6). */
export function item(row: ListRow): Element {
  const { reference, label, typed, why, quoted, line, when = '', warnings, child, initials, number, press } = row;
  const place = number === undefined ? '' : `${number} · `;
  const below = [line, reference ?? ''].filter((part) => part !== '').join(' · ');
  const close = { spacing: 'None' } as const;
  const said = [child === undefined ? initials : cut(child, mostName), label].filter(Boolean);
  const shown = group(
    [
      ...rowWarning(warnings),
      typed === true || child !== undefined
        ? { ...words(`${place}${said.join(' · ')}`, 4000, { weight: 'Bolder' }), ...close }
        : text(`**${place}${said.join(' · ')}**`, close),
      ...(when === '' ? [] : [text(when, close)]),
      ...(why === undefined ? [] : [text(why, close)]),
      ...(quoted === undefined ? [] : [{ ...words(quoted, 600), ...close }]),
      ...(below === '' ? [] : [small(below, close)]),
    ],
    true,
  );
  const tight = { ...shown, spacing: 'Small' };
  return press === undefined ? tight : pressed(tight, press);
}

/** What no one may overlook, before what the row says. */
export const rowWarning = (warnings: readonly string[]): readonly Element[] =>
  warnings.length === 0 ? [] : [text(`▲ ${warnings.join(' · ')}`, { weight: 'Bolder' })];

/** A short answer to a press: what happened, and what comes next. */
export function doneCard(
  title: string,
  body: readonly string[],
  buttons: readonly Button[],
  tone: 'plain' | 'attention' = 'plain',
): Card {
  const content = body.map((line) => text(line));
  return card(
    `${title.replace(/\.$/, '')}. ${body.join(' ')}`,
    [heading(title), ...(tone === 'attention' && content.length > 0 ? [box('attention', content)] : content)],
    buttons,
  );
}

/** When it is due where it is read at once, or says as of when: "3 working days late". */
export function lateLine(due: Instant | undefined, now: Instant): string {
  if (due === undefined || due > now) return dueLine(due, now);
  const days = workingDaysBetween(localDate(due), localDate(now));
  if (days === 0) return `▲ was due ${sayWhen(due, now)}`;
  return `▲ ${days} working ${days === 1 ? 'day' : 'days'} late`;
}
