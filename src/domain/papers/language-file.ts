// A language file: the words of posters and leaflets in one language, for three readers (docs/process.md P18.5).
import { z } from 'zod';
import { chooseBlank, notForThem, unknownBlank } from './blanks.ts';
import { lineOfFault, linesOfJson } from './json-lines.ts';
import type { PaperProblem, PaperRead } from './problem.ts';

export const readers = ['community', 'youngPeople', 'professionals'] as const;
export type ReaderName = (typeof readers)[number];
export const sheetKinds = ['poster', 'leaflet'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** What fits where it stands is the measure: so long a text still fits (tested with every one at its longest). */
const said = (most: number) =>
  z
    .string({ error: 'a text is needed here' })
    .trim()
    .min(1, 'there is nothing here')
    .max(most, `is longer than ${most} characters`)
    .regex(/^\P{Cc}*$/u, 'has a line break or a control character')
    .refine((text) => unknownBlank(text) === undefined, {
      error: ({ input }) => `{${unknownBlank(String(input)) ?? ''}} is not known. ${chooseBlank}`,
    });

/** `one` is a text of so many characters: that of professionals may also name the line that is theirs alone. */
const readerOf = (one: (most: number) => ReturnType<typeof said>) => {
  const list = (least: number, most: number, long: number) =>
    z
      .array(one(long), { error: 'a list of texts is needed here' })
      .min(least, `has fewer than ${least} entries`)
      .max(most, `has more than ${most} entries`);
  return z.strictObject({
    headline: one(48),
    lead: one(180),
    signsTitle: one(44),
    signs: list(3, 8, 72),
    doTitle: one(28),
    do: list(2, 4, 140),
    nextTitle: one(28),
    next: list(2, 4, 120),
    sayTitle: one(36),
    say: list(2, 4, 110),
    closing: one(62),
  });
};
const saidToAll = (most: number) =>
  said(most).refine((text) => notForThem(text) === undefined, {
    error: ({ input }) =>
      `{${notForThem(String(input)) ?? ''}} is for professionals only: this reader rings {frontDoor}.`,
  });
const reader = readerOf(saidToAll);

const schema = z.strictObject({
  /** As HTML and screen readers name it: `pl`. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8}){0,2}$/, 'is no language code, such as pl'),
  name: said(30),
  englishName: said(30),
  direction: z.enum(['ltr', 'rtl'], 'is ltr or rtl'),
  /** Who has checked the translation; empty: no one yet, and every sheet says so. */
  checkedBy: z.string().max(80),
  labels: z.strictObject({
    numbers: said(28),
    emergency: said(28),
    police: said(32),
    frontDoor: said(48),
    outOfHours: said(48),
    adviceLine: said(48),
    mailbox: said(30),
    scan: said(32),
    toBeChecked: z.string().max(56),
  }),
  readers: z.strictObject({
    community: reader.optional(),
    youngPeople: reader.optional(),
    professionals: readerOf(said).optional(),
  }),
});
export type LanguageFile = z.infer<typeof schema>;
export type ReaderWords = z.infer<typeof reader>;

/** Reads a language file, or says on which line it is wrong. */
export function readLanguageFile(text: string): PaperRead<LanguageFile> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const line = lineOfFault(error instanceof Error ? error.message : '', text);
    const next = 'Look for a missing comma or quotation mark on this line or the one above.';
    return { problems: [{ line, what: 'this is not JSON', next }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const lines = linesOfJson(text);
  return { problems: parsed.error.issues.map((issue) => problemOf(issue, lines)) };
}

function problemOf(issue: z.core.$ZodIssue, lines: ReadonlyMap<string, number>): PaperProblem {
  const path = issue.path.map(String);
  const name = path.join('.');
  // What is missing is said of what it is missing in.
  let within = path;
  while (within.length > 0 && !lines.has(within.join('.'))) within = within.slice(0, -1);
  const line = lines.get(within.join('.')) ?? 1;
  if (issue.code === 'unrecognized_keys') {
    const next = 'Take it out, or look at en.json for how it is spelt.';
    return { line, what: `${issue.keys.join(', ')} is not known here`, next };
  }
  if (within.length < path.length) {
    return { line, what: `${name} is missing`, next: 'Put it in, as en.json has it.' };
  }
  return { line, what: `${name} ${issue.message}`, next: 'Put it right, as en.json has it.' };
}
