// The referral read through before it is sent: three cards, on which each page leads to its questions.
import { extraPages } from '../../domain/case/referral/form/extra-pages.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { pages } from '../../domain/case/referral/form/pages.ts';
import type { NotKnown } from '../../domain/case/state/stage-parts.ts';
import { sayAnswer, type Answers } from '../../domain/kernel/fields.ts';
import {
  card,
  group,
  heading,
  lines,
  row,
  small,
  subheading,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

export interface ReadThroughView {
  readonly reference: string;
  readonly command: string;
  readonly answers: Answers;
  readonly notKnown: NotKnown;
  readonly part: number;
}

const parts: readonly (readonly string[])[] = [
  ['1', '2', '3'],
  ['4', '5'],
  ['6', '7', '8'],
];
/** How many cards there are. */
export const readThroughs = parts.length;

/** Most bytes of one answer that is read back: whole while the card has room, else shorter and shorter. */
const readBackBytes = [5000, 1500, 500, 150, 90, 60];
/** A card may have 28 KB (docs/design.md 6). */
const mostBytes = 27_500;
const fits = (one: Card): boolean => new TextEncoder().encode(JSON.stringify(one)).length <= mostBytes;

/** One of the cards; the last has the optional pages. Nothing is asked on them, so that their buttons save nothing. */
export function readThroughCard(view: ReadThroughView): Card {
  const [least = 0] = readBackBytes.slice(-1);
  const sized = readBackBytes.values().map((bytes) => drawn(view, bytes));
  return sized.find(fits) ?? drawn(view, least);
}

function drawn(view: ReadThroughView, bytes: number): Card {
  const { reference, part } = view;
  const here = parts[part - 1] ?? [];
  const isLast = part >= readThroughs;
  const shown = pages.filter(({ id }) => here.includes(id));
  const data = { ref: reference, command: view.command };
  const toCheck: Button = { title: 'Back to check', verb: 'refer.change', data: { ...data, to: '9' } };
  return card(
    `Read it through, ${part} of ${readThroughs}. ${reference}.`,
    [
      heading('Read it through'),
      small(`${part} of ${readThroughs} · ${reference}`, { spacing: 'None' }),
      ...shown.map((page) => readBack(page, view, bytes)),
      ...(isLast ? [optional(view, bytes)] : []),
    ],
    [
      ...(part > 1 ? [{ title: 'Back', verb: 'refer.read', data: { ...data, part: part - 1 } }] : []),
      ...(isLast ? [] : [{ title: 'Read on', verb: 'refer.read', data: { ...data, part: part + 1 } }]),
      toCheck,
    ],
  );
}

const saidOn = (page: FormPage, answers: Answers): readonly (readonly [string, string])[] =>
  page.fields.flatMap((field) => {
    const value = answers[field.name] ?? '';
    return value === '' ? [] : [[field.title, sayAnswer(field, value)] as const];
  });

function readBack(page: FormPage, view: ReadThroughView, bytes: number): Element {
  const { answers, notKnown } = view;
  const said = saidOn(page, answers);
  const unknown = page.fields.filter(({ name }) => notKnown.fields.includes(name)).map(({ title }) => title);
  return group(
    [
      subheading(`Page ${page.id} · ${page.title}`),
      ...(said.length === 0 ? [] : [lines(said, bytes)]),
      ...(said.length === 0 && unknown.length === 0 ? [small(`Nothing answered on page ${page.id} yet.`)] : []),
      ...(unknown.length === 0 ? [] : [small(`Not known yet: ${unknown.join(' · ')}`)]),
      row([change(page, `Change page ${page.id}`, view)]),
    ],
    true,
  );
}

function optional(view: ReadThroughView, bytes: number): Element {
  const said = extraPages.flatMap((page) => saidOn(page, view.answers));
  return group(
    [
      subheading('Optional'),
      said.length > 0 ? lines(said, bytes) : small('Add what you know; nothing here is required.'),
      row(extraPages.map((page) => change(page, page.title, view))),
    ],
    true,
  );
}

const change = ({ id }: FormPage, title: string, { reference, command }: ReadThroughView): Button => ({
  title,
  verb: 'refer.change',
  data: { ref: reference, command, to: id },
});
