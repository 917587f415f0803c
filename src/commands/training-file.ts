// A file of trainings to offer: CSV with a header, one training a line (docs/process.md P18.4).
import { hasLost } from '../domain/kernel/bytes.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { readRaw } from '../domain/kernel/fields.ts';
import { offerFields } from '../domain/training/fields.ts';
import type { OfferInput } from '../domain/training/steps.ts';

export interface OfferLine {
  /** Of the file; of a value over several lines the last of them. */
  readonly line: number;
  readonly offer: OfferInput;
}
/** Everything that is wrong is told at once, so that the file is put right in one go. */
export interface TrainingFile {
  readonly offers: readonly OfferLine[];
  readonly problems: readonly string[];
}

const columns = {
  title: 'Title',
  meantFor: 'For whom',
  date: 'Date',
  time: 'Time',
  place: 'Place or link',
  places: 'Places',
} as const satisfies Record<keyof OfferInput, string>;
const titles: readonly string[] = Object.values(columns);
const plain = (text: string): string => text.trim().toLowerCase();

export function readTrainingFile(bytes: Uint8Array): TrainingFile {
  const read = rowsOf(bytes);
  if ('problem' in read) return { offers: [], problems: [read.problem] };
  const [head, ...rows] = read.rows;
  const header = head?.cells.map(plain) ?? [];
  if (header.toSorted().join('\n') !== titles.map(plain).toSorted().join('\n')) {
    return { offers: [], problems: [`line ${head?.line ?? 1}: write this header: ${titles.join(',')}`] };
  }
  const all = rows.map((row) => lineOf(row, header));
  return {
    offers: all.map(({ line, offer }) => ({ line, offer })),
    problems: all.flatMap(({ line, problems }) => problems.map((one) => `line ${line}: ${one}`)),
  };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function rowsOf(bytes: Uint8Array): { readonly rows: readonly Row[] } | { readonly problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const rows: Row[] = [];
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) return { problem: 'it is not text in UTF-8: save it as “CSV UTF-8”.' };
    return {
      problem: `line ${String(error['lines'])}: a quotation mark is not closed, or not written twice inside a value.`,
    };
  }
}

function lineOf({ line, cells }: Row, header: readonly string[]): OfferLine & { readonly problems: readonly string[] } {
  const cell = (name: keyof OfferInput): string => cells[header.indexOf(plain(columns[name]))] ?? '';
  const read = (name: keyof OfferInput): string => readingOf(name, cell(name)).keep;
  const offer: OfferInput = {
    title: read('title'),
    date: read('date'),
    time: read('time'),
    place: read('place'),
    places: read('places'),
    meantFor: read('meantFor'),
  };
  if (hasLost(cells.join())) return { line, offer, problems: ['a letter was lost: save the file as “CSV UTF-8”.'] };
  if (cells.length === header.length) return { line, offer, problems: problemsOf(cell) };
  const count = `it has ${cells.length} values, not ${header.length}`;
  return { line, offer, problems: [`${count}: put a value that holds a comma between quotation marks.`] };
}

const fieldOf = (name: keyof OfferInput) => {
  const field = offerFields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`An offer has no field ${name}`);
  return field;
};
const roleChoices = fieldOf('meantFor').choices ?? [];

const readingOf = (name: keyof OfferInput, cell: string) =>
  readRaw(fieldOf(name), name === 'meantFor' ? rolesIn(cell) : cell);

/** "Practitioner; Manager" as the form sends it; what is no role stays as it is, and is refused. */
const rolesIn = (text: string): string =>
  text
    .split(';')
    .map((part) => roleChoices.find(({ title }) => plain(title) === plain(part))?.value ?? part.trim())
    .join(',');

const problemsOf = (cell: (name: keyof OfferInput) => string): readonly string[] =>
  (Object.keys(columns) as (keyof OfferInput)[]).flatMap((name) => {
    const { keep, problem } = readingOf(name, cell(name));
    if (problem !== undefined) return [`${columns[name]}: ${name === 'meantFor' ? namesOfRoles : problem}`];
    return keep === '' && fieldOf(name).need === 'always' ? [`${columns[name]}: it is empty. Write one.`] : [];
  });
const namesOfRoles = `leave it empty for everyone, or name roles with “;” between: ${roleChoices.map(({ title }) => title).join('; ')}.`;
