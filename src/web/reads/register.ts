// The register: what was shared with the wrong person, why people looked, who asks for their record, which records are held or
// destroyed. For those who keep or read it.
import { z } from 'zod';
import { begunButtons, entryRow } from '../../desk/register/register.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { readsBundle, type RegisterEntry } from '../../domain/register/entry.ts';
import { dueLine, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { instantShape } from '../../reading/lines.ts';
import { closedEntriesFor, openEntriesFor } from '../../reading/register/entries.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, pageAt } from './read.ts';

const entryShape = z.object({
  id: z.string(),
  /** The case that it is about. */
  about: z.string().optional(),
  title: z.string(),
  /** "It is not contained yet." */
  line: z.string(),
  /** "due Mon 18 Jan 18:00"; where nothing is due when it was entered. */
  when: z.string(),
  /** Something of it is for this person to do. */
  asks: z.boolean(),
  late: z.boolean(),
  open: buttonShape,
  /** Where it is decided item by item. */
  page: z.string().optional(),
});
const shape = z.object({
  now: instantShape,
  breaches: z.array(entryShape),
  questions: z.array(entryShape),
  /** People who ask for their record. */
  access: z.array(entryShape),
  /** Records of which it is asked, or agreed, whether they are destroyed. */
  disposals: z.array(entryShape),
  holds: z.array(entryShape),
  /** That old looks end. */
  looksEnds: z.array(entryShape),
  /** What an officer enters. */
  begins: z.array(buttonShape),
  /** They find the record that is meant by name, date of birth and phone. */
  finds: z.boolean(),
  /** Entered in the last year. */
  closed: z.array(entryShape),
});
export type RegisterPage = Told<typeof shape>;

/** As a page gets it. */
const rowOf = (scene: Scene, entry: RegisterEntry): readonly RegisterPage['closed'][number][] =>
  entryRow(scene, entry).map(({ due, button, ...row }) => {
    const answerDue = entry.type === 'question' && entry.state === 'asked' ? entry.due.at : undefined;
    const until = due ?? answerDue;
    return {
      ...row,
      ...given({ about: entry.about, page: pageOf(scene, entry) }),
      when:
        until === undefined
          ? `Entered ${sayWhen(entry.at, scene.now)}`
          : `${hoursLeft(entry, until, scene.now)}${due === undefined ? 'Answer ' : ''}${dueLine(until, scene.now)}`,
      late: until !== undefined && until <= scene.now,
      open: buttonFor({ ...button, ...given({ style: row.asks ? ('positive' as const) : undefined }) }),
    };
  });

const pageOf = ({ person, directory }: Scene, entry: RegisterEntry): string | undefined =>
  entry.type === 'access' && readsBundle(entry, person, directory) ? `access/${entry.id}` : undefined;

/** "41 hours left, ": a page is read as it is drawn. */
const hoursLeft = ({ type }: RegisterEntry, due: Instant, now: Instant): string => {
  const left = Math.floor((Date.parse(due) - Date.parse(now)) / 3_600_000);
  return type !== 'breach' || left < 0 ? '' : `${left} ${left === 1 ? 'hour' : 'hours'} left, `;
};

/** The heading says what they are. */
const underHeading = <Row extends { readonly line: string }>(rows: readonly Row[]) =>
  rows.map(({ line, ...row }) => ({ ...row, title: line, line: '' }));

export const register = pageAt({
  has: ({ person }: Scene) => may(person, 'audit'),
  path: '/register',
  says: 'What was shared with the wrong person, why people looked, and which records are held or destroyed: for those who keep or read the register',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    if (!may(scene.person, 'audit')) return undefined;
    const [open, closed] = [await openEntriesFor(scene), await closedEntriesFor(scene)];
    const rows = (all: readonly RegisterEntry[]) => all.flatMap((entry) => rowOf(scene, entry));
    return {
      now: scene.now,
      breaches: underHeading(rows(open.filter(({ type }) => type === 'breach'))),
      questions: rows(open.filter(({ type }) => type === 'question')),
      access: underHeading(rows(open.filter(({ type }) => type === 'access'))),
      disposals: rows(open.filter(({ type }) => type === 'disposal')),
      holds: underHeading(rows(open.filter(({ type }) => type === 'hold'))),
      looksEnds: rows(open.filter(({ type }) => type === 'looksEnd')),
      begins: begunButtons(scene).map((button) => buttonFor(button)),
      finds: may(scene.person, 'keepRegister'),
      closed: rows(closed),
    };
  },
});
