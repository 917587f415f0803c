// Reads what the police send: rows with commas, semicolons or tabs between their columns, in any of the usual orders.
import { hasLost } from '../kernel/bytes.ts';
import { localDate, sayDate, type Instant } from '../time/calendar.ts';
import { ageOn, parseTypedBirth, parseTypedDate } from '../time/dates.ts';
import { parseTypedMoment } from '../time/moments.ts';
import { keptSince, mostRows } from './list.ts';
import { isSameRow, type PoliceRow } from './row.ts';

/** A row, and its line in the text as people see it. */
export interface PastedRow {
  readonly line: number;
  readonly row: PoliceRow;
}
export interface ReadRows {
  readonly rows: readonly PastedRow[];
  /** Lines that say the same as an earlier one: they are left out. */
  readonly twice: readonly number[];
  /** Row by row what is wrong, with what to do about it. They name no child. */
  readonly problems: readonly string[];
}

/** The columns in the order in which they are where no heading says so. */
const columns = [
  'surname',
  'forenames',
  'dateOfBirth',
  'lastSeen',
  'missingFrom',
  'returned',
  'policeReference',
  'grade',
] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Record<Column, string>>;

/** What headings call them, without spaces and marks. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  surname: ['surname', 'lastname', 'familyname'],
  forenames: ['forename', 'forenames', 'firstname', 'firstnames', 'givenname', 'givennames'],
  dateOfBirth: ['dateofbirth', 'dob', 'birthdate', 'born'],
  lastSeen: [
    'lastseenfrom',
    'lastseen',
    'lastseenat',
    'missingsince',
    'datemissing',
    'missingdate',
    'wentmissing',
    'since',
  ],
  missingFrom: ['missingfrom', 'location', 'place', 'address', 'from', 'missingfromaddress'],
  returned: ['returned', 'datereturned', 'returnedat', 'return', 'found', 'datefound', 'returndate'],
  policeReference: ['policereference', 'policeref', 'reference', 'ref', 'urn', 'misperref', 'incident', 'log'],
  grade: ['grade', 'policegrade', 'risk', 'risklevel', 'riskgrade', 'grading'],
};
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
const columnNamed = (text: string): Column | undefined => columns.find((one) => headings[one].includes(bare(text)));

/** The rows of a text; every one that cannot be read is named by its number, and none is taken. */
export function readRows(text: string, now: Instant): ReadRows {
  const lines = linesOf(text);
  if (lines.length === 0)
    return { rows: [], twice: [], problems: ['There are no rows yet: paste them, or choose the file.'] };
  const heading = lines.slice(0, mostAbove + 1).findIndex(isHeading);
  const order = heading < 0 ? columns : (lines[heading]?.cells.map(columnNamed) ?? []);
  const missing = (['surname', 'forenames', 'dateOfBirth'] as const).filter((one) => !order.includes(one));
  if (missing.length > 0)
    return {
      rows: [],
      twice: [],
      problems: [
        `The heading has no ${missing.map((one) => titles[one]).join(', no ')}: add it, or leave the heading out.`,
      ],
    };
  // Above a heading stand the titles of a report.
  const body = lines.slice(heading + 1);
  if (body.length > mostRows)
    return {
      rows: [],
      twice: [],
      problems: [`These are ${body.length} rows, and a list has ${mostRows} at most: take it in parts.`],
    };
  const read = body.map(({ cells, line }) => rowOf(cellsBy(order, cells), line, now));
  const all = read.flatMap((one) => ('row' in one ? [one] : []));
  const rows = all.filter(({ row }, place) => !all.slice(0, place).some((one) => isSameRow(one.row, row)));
  return {
    rows,
    twice: all.filter((one) => !rows.includes(one)).map(({ line }) => line),
    problems: [
      ...(body.length === 0 ? ['There is a heading and no row below it: paste the rows as well.'] : []),
      ...read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    ],
  };
}

/** So many lines of a title may stand above the heading. */
const mostAbove = 5;
const isHeading = ({ cells }: Line): boolean => cells.map(columnNamed).filter((one) => one !== undefined).length >= 3;

const titles: Readonly<Record<Column, string>> = {
  surname: 'surname',
  forenames: 'forename',
  dateOfBirth: 'date of birth',
  lastSeen: 'time when the child was last seen',
  missingFrom: 'place',
  returned: 'return',
  policeReference: 'police reference',
  grade: 'grade',
};

const cellsBy = (order: readonly (Column | undefined)[], cells: readonly string[]): Cells => {
  const at = (column: Column): string => cells[order.indexOf(column)]?.trim() ?? '';
  return {
    surname: at('surname'),
    forenames: at('forenames'),
    dateOfBirth: at('dateOfBirth'),
    lastSeen: at('lastSeen'),
    missingFrom: at('missingFrom'),
    returned: at('returned'),
    policeReference: at('policeReference'),
    grade: at('grade'),
  };
};

type Moment = { readonly moment: Instant; readonly dayOnly?: true } | { readonly problem: string };
/** A day with its time, or the day alone; "2026-11-28T22:30" and seconds as well. */
function momentIn(text: string): Moment {
  const typed = text.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ').replace(/(\d\d:\d\d):\d\d(?:\.\d+)?Z?$/, '$1');
  return 'date' in parseTypedDate(typed) ? parseTypedMoment(`${typed} ?`) : parseTypedMoment(typed);
}
const isMoment = (text: string): boolean => 'moment' in momentIn(text);

/** Lists call the place "missing from" and the time "last seen from", or the other way round: what can be read as a time is one. */
function whenAndWhere({ lastSeen, missingFrom }: Cells): { readonly when: string; readonly where: string } {
  if (isMoment(missingFrom)) return { when: missingFrom, where: isMoment(lastSeen) ? '' : lastSeen };
  return { when: lastSeen, where: missingFrom };
}

const stillMissing = /^(?:|no|n|not yet|still missing|outstanding|missing|-)$/i;

function rowOf(cells: Cells, line: number, now: Instant): PastedRow | { readonly problem: string } {
  const wrong = (what: string): { readonly problem: string } => ({ problem: `Row ${line}: ${what}` });
  const { surname, forenames, policeReference, grade } = cells;
  if (Object.values(cells).some(hasLost))
    return wrong(
      'a letter was lost (\uFFFD) as the file was saved or copied. Choose the file itself, or save it as “CSV UTF-8”.',
    );
  if (surname === '' || forenames === '')
    return wrong('the name is not whole: surname and forename are needed. Leave out a line that is a title.');
  const tooLong = Object.entries(cells).find(([, text]) => text.length > mostCell);
  if (tooLong !== undefined) return wrong(`a column has more than ${mostCell} characters: check where it ends.`);
  const birth = parseTypedBirth(cells.dateOfBirth, localDate(now));
  if ('problem' in birth) return wrong(`date of birth: ${birth.problem}`);
  if (birth.known !== 'day' || birth.about || birth.date > localDate(now))
    return wrong('date of birth: give the whole date, as it is on the list of the police, like 14/3/2011.');
  const { when, where } = whenAndWhere(cells);
  const since = momentIn(when);
  if ('problem' in since) return wrong(`missing since: ${since.problem}`);
  if (since.moment > now) return wrong('missing since: that is still to come. Check the date.');
  if (localDate(since.moment) < keptSince(localDate(now)))
    return wrong(`missing since: ${sayDate(localDate(since.moment))} is more than 90 days ago. Leave this row out.`);
  if (ageOn(birth.date, localDate(since.moment)) >= 18)
    return wrong(
      'date of birth: by that they were 18 or over. Check the year; leave the row of an adult out. Of a young person whom MSET has record the episode on their case.',
    );
  const isBack = !stillMissing.test(cells.returned);
  const back = isBack ? momentIn(cells.returned) : undefined;
  if (back !== undefined && 'problem' in back)
    return wrong(`returned: ${back.problem} Leave it empty while the child is missing.`);
  if (back !== undefined && back.moment > now) return wrong('returned: that is still to come. Check the date.');
  const sameDay = back?.dayOnly === true && localDate(back.moment) === localDate(since.moment);
  if (back !== undefined && !sameDay && back.moment < since.moment)
    return wrong('returned: that is before the child went missing. Check both times.');
  return {
    line,
    row: {
      surname,
      forenames,
      dateOfBirth: birth.date,
      place: where,
      since: since.moment,
      ...(since.dayOnly === true && { sinceKnown: 'day' as const }),
      ...(back !== undefined && { returnedAt: sameDay ? since.moment : back.moment }),
      ...(back?.dayOnly === true && { returnedKnown: 'day' as const }),
      policeReference,
      grade,
    },
  };
}
const mostCell = 200;

interface Line {
  readonly cells: readonly string[];
  /** In the text as people see it. */
  readonly line: number;
}

/** The lines that hold anything; the mark between columns is the one that one of the first has most. */
function linesOf(text: string): readonly Line[] {
  const all = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  // Titles have none.
  const first = all.filter((line) => line.trim() !== '').slice(0, mostAbove + 1);
  const most = (mark: string): number => Math.max(0, ...first.map((line) => line.split(mark).length));
  const [mark = ','] = ['\t', ';', ','].toSorted((a, b) => most(b) - most(a));
  return all
    .map((line, place) => ({ cells: cellsOf(line, mark), line: place + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** A cell in quotation marks may hold the mark; two of them are one. */
function cellsOf(line: string, mark: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let place = 0; place < line.length; place += 1) {
    const one = line.charAt(place);
    if (one === '"' && quoted && line.charAt(place + 1) === '"') {
      cell += one;
      place += 1;
    } else if (one === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (one === mark && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += one;
  }
  return [...cells, cell];
}
