// A page made for paper: what every print has, and how it is handled.
import { z } from 'zod';
import { sayWhen } from '../../domain/time/calendar.ts';
import { linesOf, paragraph, sectionShape, type Pairs } from '../lines.ts';
import type { Viewer } from '../reader.ts';
import type { Told } from '../told.ts';

export const printShape = z.object({
  title: z.string(),
  /** Who printed it when, and how to handle it. */
  line: z.string(),
  sections: z.array(sectionShape.extend({ rows: z.array(z.array(z.string())).optional() })),
});
export type Print = Told<typeof printShape>;
export type Part = Print['sections'][number];

export const part = (title: string, pairs: Pairs, ...paragraphs: readonly string[]): Part => ({
  title,
  lines: [...linesOf(pairs), ...paragraphs.map(paragraph)],
});

/** Paper is left lying about: it says whose it is and what to do with it. */
export const handlingOf = ({ person, directory, now }: Viewer, standing: string): string =>
  `${standing === '' ? '' : `${standing} `}Printed by ${person.name}, ${sayWhen(now)}. Confidential, for ${directory.settings.panelName} only: keep it locked away, and shred it when it is no longer needed.`;
