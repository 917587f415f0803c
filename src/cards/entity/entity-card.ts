// A record of a person, place or thing: what was said of it, what is made of that, and what is done about it. And lists of records.
import { item, type ListRow } from '../home.ts';
import {
  bandOf,
  box,
  card,
  cut,
  group,
  heading,
  lines,
  pressed,
  rowsOf,
  sayBand,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';

/** One thing that was said of it, in a case or without one, as far as the reader may read it. */
export interface Said {
  /** As it was typed; absent in short. */
  readonly words?: string;
  /** How it is known, since when, in which case, who may read it. */
  readonly source: string;
  readonly notFamily: boolean;
  readonly press?: Press | undefined;
}
/** What the council makes of what was said: inferred, and never mixed with it. */
export interface View {
  readonly words: string;
  /** "Moira Example, Tue 5 Jan 10:00". */
  readonly by: string;
}

export interface EntityView {
  readonly band: Band;
  /** "Place". */
  readonly kind: string;
  readonly called: string;
  /** "ENT-4F7K-2Q9X · ground · still needed? asked on …". */
  readonly sub: string;
  readonly shared: boolean;
  readonly details: readonly (readonly [label: string, value: string])[];
  /** This page of what was said, which begins with `saidFrom` of `saidTotal`; undefined for those who read none of it. */
  readonly said?: readonly Said[] | undefined;
  readonly saidFrom: number;
  readonly saidTotal: number;
  readonly views: readonly View[];
  /** What is being done about it; absent for those who read none of it. */
  readonly actions?: readonly ListRow[];
  readonly buttons: readonly Button[];
  /** What is done seldom, on a line of its own. */
  readonly more: readonly Button[];
}
const close = { spacing: 'None' } as const;
const [mostWords, mostView, mostViews] = [200, 400, 3];

/** Facts in default ground, how they are known below; what is made of them in a box of its own. */
export function entityCard(view: EntityView): Card {
  const { band, kind, called, sub, shared, details, views, buttons, more } = view;
  return card(
    `${sayBand(band)} ${kind}. ${sub}.`,
    [
      bandOf(band),
      heading(kind),
      { ...words(called, 500, { weight: 'Bolder' }), ...close },
      small(sub, close),
      ...(shared ? [small('Only you see this.', close)] : []),
      ...(details.length === 0 ? [] : [lines(details, 600)]),
      ...actionsOf(view),
      ...saidOf(view),
      ...(views.length === 0 ? [] : [viewBox(views)]),
      ...rowsOf(more),
    ],
    buttons,
  );
}

/** Where nothing is under way nothing is said of it: Add action is there for those who may. */
const actionsOf = ({ actions = [] }: EntityView): readonly Element[] =>
  actions.length === 0 ? [] : [subheading('What is being done'), ...actions.map(item)];

/** As people said it: none is counted that its reader may not read. */
function saidOf({ said, saidFrom: from, saidTotal: total }: EntityView): readonly Element[] {
  if (said === undefined) return [];
  const range = said.length < total ? `${from + 1} to ${from + said.length} of ${total}` : `${total}`;
  return [
    subheading(total === 0 ? 'What was said' : `What was said (${range})`),
    ...(said.length === 0 ? [text('Nothing that you may read.', close)] : said.map(drawnSaid)),
  ];
}
function drawnSaid({ words: own, source, notFamily, press }: Said): Element {
  const shown = {
    ...group(
      [
        ...(notFamily ? [text('▲ Do not tell family', { weight: 'Bolder' })] : []),
        ...(own === undefined ? [] : [{ ...words(cut(own, mostWords), 500), ...close }]),
        small(source, close),
      ],
      true,
    ),
    spacing: 'Small',
  };
  return press === undefined ? shown : pressed(shown, press);
}

/** The newest; the others are on its page. */
const viewBox = (views: readonly View[]): Element =>
  box('emphasis', [
    text('What we make of it', { weight: 'Bolder' }),
    ...views
      .slice(0, mostViews)
      .flatMap(({ words: own, by }) => [
        { ...words(cut(own, mostView), 900), spacing: 'Small' },
        small(`Inferred by ${by}; not said by anyone`, close),
      ]),
  ]);

/** A report of a place, to the person who made it: what they wrote, and whether it was taken up. */
export interface ReportView {
  readonly band: Band;
  readonly kind: string;
  readonly called: string;
  readonly id: string;
  readonly shared: boolean;
  readonly said: readonly Said[];
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly buttons: readonly Button[];
}
export const reportCard = ({ band, kind, called, id, shared, said, lines: pairs, buttons }: ReportView): Card =>
  card(
    `${sayBand(band)} Your report: ${kind.toLowerCase()}. ${id}.`,
    [
      bandOf(band),
      heading('Your report'),
      { ...words(`${called} · ${kind.toLowerCase()}`, 500, { weight: 'Bolder' }), ...close },
      small(id, close),
      ...(shared ? [small('Only you see this.', close)] : []),
      ...(pairs.length === 0 ? [] : [lines(pairs, 900)]),
      ...said.map(drawnSaid),
    ],
    buttons,
  );

/** A line for each kind that can be chosen; pressed it opens its form. */
export const entityKindsCard = (view: {
  readonly title: string;
  readonly sub: string;
  readonly rows: readonly { readonly title: string; readonly line: string; readonly press: Press }[];
  readonly buttons: readonly Button[];
}): Card =>
  card(
    `${view.title}.`,
    [
      heading(view.title),
      small(view.sub, close),
      ...view.rows.map(({ title, line, press }) => item({ label: title, line, warnings: [], press })),
    ],
    view.buttons,
  );
