// The file of the case system beside ours: which children it says MSET works with, and what the two say otherwise. Nothing of it is
// kept (docs/process.md P18.10).
import { lettersOf } from '../kernel/alike.ts';
import { hasLost } from '../kernel/bytes.ts';

/** The columns of our own file; one of theirs needs the first and the third. */
export const caseSystemHead = ['Case system ID', 'Reference', 'MSET', 'Since', 'Closed', 'Says'] as const;
const [idTitle, referenceTitle, stateTitle] = caseSystemHead;

/** Long enough for all children of a large council. */
export const mostFileBytes = 2_000_000;

/** What one line of the case system says of a child. */
export interface SystemLine {
  /** Of the file. */
  readonly line: number;
  readonly id: string;
  readonly state: FlagState;
  /** Ours, where the file has it; else empty. */
  readonly reference: string;
}
type FlagState = 'open' | 'closed';
/** Everything that is wrong is told at once, so that the file is put right in one go. */
export interface SystemFile {
  readonly lines: readonly SystemLine[];
  readonly problems: readonly string[];
}

const plain = (text: string): string => text.trim().toLowerCase();
const mostProblems = 20;

/** Reads a file of the case system; of one with a mistake nothing is compared. */
export function readSystemFile(text: string): SystemFile {
  const [head, ...rows] = recordsOf(text.replace(/^\uFEFF/, ''));
  const header = head?.cells.map(plain) ?? [];
  const [id, state, reference] = [idTitle, stateTitle, referenceTitle].map((title) => header.indexOf(plain(title)));
  if (id === undefined || state === undefined || id < 0 || state < 0)
    return {
      lines: [],
      problems: [
        `The first line must name the columns "${idTitle}" and "${stateTitle}"; "${referenceTitle}" may be there. Save the file as CSV.`,
      ],
    };
  const problems: string[] = [];
  const lines: SystemLine[] = [];
  for (const { line, cells } of rows) {
    const cell = (at: number | undefined): string => (at === undefined || at < 0 ? '' : (cells[at] ?? '').trim());
    const [own, said] = [cell(id), stateIn(cell(state))];
    if (hasLost(cells.join())) problems.push(`Line ${line}: a letter was lost. Save the file as "CSV UTF-8".`);
    else if (own === '') problems.push(`Line ${line}: there is no case system ID.`);
    else if (said === undefined) problems.push(`Line ${line}: write open or closed under "${stateTitle}".`);
    else lines.push({ line, id: own, state: said, reference: cell(reference).toUpperCase() });
  }
  for (const [, own] of Map.groupBy(lines, (one) => one.id)) {
    const other = own.find(({ state: said }) => said !== own[0]?.state);
    if (other !== undefined)
      problems.push(`Line ${other.line}: the same ID is ${own[0]?.state} on line ${own[0]?.line}. Keep one of them.`);
  }
  if (rows.length === 0) problems.push('There is no line below the first.');
  const more = problems.length - mostProblems;
  return {
    lines: problems.length === 0 ? lines : [],
    problems: [...problems.slice(0, mostProblems), ...(more > 0 ? [`And ${more} more lines.`] : [])],
  };
}

/** "open", "Closed", "MSET: open since 12 November 2026". */
function stateIn(text: string): FlagState | undefined {
  const found = /^(?:mset:\s*)?(open|closed)\b/.exec(plain(text))?.[1];
  return found === 'open' || found === 'closed' ? found : undefined;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}
/** Comma-separated values, or what a spreadsheet of another country writes: semicolons, or tabs. Empty lines are passed over. */
function recordsOf(text: string): readonly CsvRecord[] {
  const first = text.split('\n', 1)[0] ?? '';
  const between =
    [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ',';
  const records: CsvRecord[] = [];
  let [cells, cell, quoted, line, begun]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const ends = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) records.push({ line: begun, cells });
    [cells, cell, begun] = [[], '', line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += char;
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') [cell, quoted] = ['', true];
    else if (char === between) [cell] = [(cells.push(cell), '')];
    else if (char === '\n') ends();
    else if (char !== '\r') cell += char;
  }
  ends();
  return records;
}

/** A child of our own file. */
interface OurLine {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
}
/** One child on which the two do not agree: ours, theirs, or both. */
export interface Differing {
  readonly ours?: OurLine;
  readonly theirs?: SystemLine;
}
const sorts = ['closedThere', 'openThere', 'unknownThere', 'differs', 'notHere'] as const;
type Sort = (typeof sorts)[number];
/** What each of them is called, and what to do about it. */
const told: Readonly<Record<Sort, { readonly title: string; readonly does: string }>> = {
  closedThere: {
    title: 'Open in MSET, closed in the case system',
    does: 'Open the flag there; or ask the lead worker whether the case is to end here.',
  },
  openThere: { title: 'Closed in MSET, open in the case system', does: 'Close the flag there.' },
  unknownThere: {
    title: 'Open in MSET, not in the file',
    does: 'Set the flag there; where the child is not known there, put the ID right here: Change what is true now.',
  },
  differs: {
    title: 'The same child, with IDs that differ',
    does: 'Find out which is right; here: Change what is true now.',
  },
  notHere: {
    title: 'Open in the case system, not in your file',
    does: 'It was closed here before the time of your file, it is not in MSET, or it is not yours to read: ask before you close the flag.',
  },
};
export interface FlagsCompared {
  /** On how many children both agree. */
  readonly agree: number;
  readonly groups: readonly {
    readonly name: Sort;
    readonly title: string;
    readonly does: string;
    readonly children: readonly Differing[];
  }[];
}

/** Without what people write otherwise: spaces, dashes, capitals, noughts in front. */
const bare = (id: string): string => lettersOf(id).replace(/^0+(?=.)/, '');

/** What the two files say otherwise, by what is to be done about it. */
export function compareWithSystem(
  file: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
  theirs: readonly SystemLine[],
): FlagsCompared {
  const [id, reference, state] = [idTitle, referenceTitle, stateTitle].map((title) => file.head.indexOf(title));
  const ours = file.rows.map((row): OurLine => ({
    id: row[id ?? -1] ?? '',
    reference: row[reference ?? -1] ?? '',
    state: row[state ?? -1] ?? '',
  }));
  const byId = new Map(theirs.map((one) => [one.id, one]));
  const byReference = new Map(theirs.filter((one) => one.reference !== '').map((one) => [one.reference, one]));
  const byBare = new Map(theirs.map((one) => [bare(one.id), one]));
  const found: Readonly<Record<Sort, Differing[]>> = {
    closedThere: [],
    openThere: [],
    unknownThere: [],
    differs: [],
    notHere: [],
  };
  const met = new Set<string>();
  let agree = 0;
  for (const own of ours) {
    const same = byId.get(own.id);
    const like = same ?? byReference.get(own.reference) ?? byBare.get(bare(own.id));
    if (like !== undefined) met.add(like.id);
    if (same === undefined && like !== undefined) found.differs.push({ ours: own, theirs: like });
    else if (like === undefined) {
      if (own.state === 'open') found.unknownThere.push({ ours: own });
    } else if (like.state === own.state) agree += 1;
    else found[own.state === 'open' ? 'closedThere' : 'openThere'].push({ ours: own, theirs: like });
  }
  for (const one of byId.values()) if (!met.has(one.id) && one.state === 'open') found.notHere.push({ theirs: one });
  return { agree, groups: sorts.map((name) => ({ name, ...told[name], children: found[name] })) };
}
