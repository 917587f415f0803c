// Lists of children by period, for an inspection, for the return of children in care who were missing and for the case system: by
// case system ID, never by name; each child in it is a look, written before the list leaves (docs/process.md P18.8, P18.9).
import { endedIn } from '../../domain/case/ended/took.ts';
import { z } from 'zod';
import type { Reference } from '../../domain/kernel/ids.ts';
import { isByChoice, settlesInterview, type Episode } from '../../domain/case/episode/episode.ts';
import { deathOf } from '../../domain/case/state/life.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { readerOfRow } from '../../domain/case/access/access.ts';
import { birthOf, sayAge } from '../../domain/case/state/birth.ts';
import { answersNow, isPlacedHere } from '../../domain/case/state/now.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { activeStages, endedOn, stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { Fact } from '../../domain/case/whole/case.ts';
import { episodesIn, eventsOfCase, withoutTakenBack } from '../../domain/figures/events.ts';
import { caseSystemHead } from '../../domain/figures/case-system.ts';
import type { MeasureName } from '../../domain/figures/measures.ts';
import { firstDayOf, lastDayOf, sayPeriod, type Period } from '../../domain/figures/periods.ts';
import { sayAnswer, type Answers } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { openOf } from '../../domain/kernel/counted.ts';
import { personIn, sayTeam } from '../../domain/people/directory.ts';
import type { Datum } from '../../domain/people/reads.ts';
import { may } from '../../domain/people/roles.ts';
import { addDays, localDate, sayDate, type Instant } from '../../domain/time/calendar.ts';
import { typedDate, type IsoDate } from '../../domain/time/dates.ts';
import type { Reader } from '../reader.ts';
import type { Told } from '../told.ts';
import { returnShape } from './page.ts';
import { sayNext } from '../case/next.ts';

export const childListShape = returnShape.extend({
  /** What is to be known of it: how many, what is not in it and why. */
  says: z.array(z.string()),
});
export type ChildList = Told<typeof childListShape>;

/** Days, the last one too. */
interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}
/** A case that this person reads, with what happened in it. */
interface Read {
  readonly row: CaseRow;
  readonly case: Case;
  readonly facts: readonly Fact[];
  /** The same of each case that ended in it. */
  readonly ended: readonly (readonly Fact[])[];
}
/** The lines of one child; or why it has none. */
type Lines = readonly (readonly string[])[] | { readonly leftOut: string };

interface ListRow {
  readonly title: string;
  readonly file: string;
  /** What of a case must be read in full. */
  readonly reads: readonly Datum[];
  readonly head: readonly string[];
  readonly days: (period: Period, today: IsoDate) => Days;
  readonly sayDays: (days: Days, period: Period) => string;
  readonly found: (reader: Reader, days: Days) => Promise<readonly CaseRow[]>;
  readonly lines: (read: Read, days: Days, reader: Reader) => Lines;
  /** The lines of all children as they leave; in the order of the references where it is absent. */
  readonly arranged?: (lines: readonly (readonly string[])[]) => readonly (readonly string[])[];
  /** It is offered as JSON, too: a system reads it. */
  readonly json?: true;
}

const isIn = (day: IsoDate, { from, to }: Days): boolean => from <= day && day <= to;
const saidIn = (answers: Answers, name: string): string => {
  const [field, value] = [fieldNamed(name), answers[name] ?? ''];
  return field === undefined ? value : sayAnswer(field, value);
};
const padded = (date: IsoDate): string => date.split('-').toReversed().join('/');
const day = (at: Instant | undefined): string => (at === undefined ? '' : padded(localDate(at)));

/** On which day what is counted happened first; empty where it did not. */
const firstOf = (events: ReturnType<typeof eventsOfCase>, name: MeasureName): string => {
  const on = events.find((event) => event.name === name)?.on;
  return on === undefined ? '' : typedDate(on);
};

const inspection: ListRow = {
  title: 'Inspection list',
  file: 'inspection-list',
  reads: ['referral', 'decisions', 'missing'],
  head: [
    'Reference',
    'Case system ID',
    'Age',
    'Sex',
    'Ethnicity',
    'Care status',
    'Legal status',
    'Types of exploitation',
    'Stage',
    'Risk band set',
    'Referred',
    'Management consent',
    'Decided at a pre-MSET',
    'Opened by the panel',
    'Closed',
    'What comes next',
    'Missing episodes in this time',
    'Return interviews held',
    'Held in time',
    'Actions not done yet',
    'Lead worker’s team',
  ],
  days: (period) => ({ from: firstDayOf(period), to: lastDayOf(period) }),
  sayDays: (_days, period) => sayPeriod(period),
  found: async ({ ports }, { from }) =>
    ports.cases.rows({ inStages: ['awaitingConsent', 'returned', ...activeStages], endedSince: from }),
  lines: ({ row, case: childCase, facts, ended }, days, reader) => {
    const events = eventsOfCase(facts);
    const sent = events.find(({ name }) => name === 'referrals')?.on;
    if (childCase.stage === 'merged' || sent === undefined || sent > days.to) return [];
    const answers = answersNow(childCase);
    const birth = birthOf(answers);
    const episodes = [facts, ...ended]
      .flatMap(episodesIn)
      .filter(({ episode }) => isIn(localDate(episode.since), days));
    const held = episodes.flatMap(({ episode }) => {
      const settled = episode.interviews.findLast(settlesInterview);
      return settled?.outcome === 'done' && !isByChoice(settled) ? [settled] : [];
    });
    const bands = withoutTakenBack(facts).flatMap((fact) =>
      fact.step === 'recordDecision' || fact.step === 'decideNow' ? fact.data.decided.band : [],
    );
    const lead = personIn(reader.directory, leadOf(childCase).objectId);
    return [
      [
        childCase.reference,
        answers['caseSystemId'] ?? '',
        birth === undefined ? '' : sayAge(birth, days.to < localDate(reader.now) ? days.to : localDate(reader.now)),
        saidIn(answers, 'sex'),
        saidIn(answers, 'ethnicity'),
        saidIn(answers, 'careStatus'),
        saidIn(answers, 'legalStatus'),
        saidIn(answers, 'types'),
        stageLabels[childCase.stage],
        bands.findLast((band) => band !== '') ?? '',
        ...(['referrals', 'consent', 'screened', 'opened', 'closed'] as const).map((name) => firstOf(events, name)),
        sayNext(row, reader),
        String(episodes.length),
        String(held.length),
        String(held.filter(({ late }) => late !== true).length),
        String(openOf(childCase, 'action').length),
        (lead && sayTeam(lead, reader.directory)) ?? '',
      ],
    ];
  },
};

/** Of a case that ended in another: that one. */
const goesOnAs = (row: CaseRow): CaseRow => (row.goesOn === undefined ? row : goesOnAs(row.goesOn));

/** How far before the year an episode that is still going on at its beginning is looked for. */
const daysBefore = 366;
const codes: Readonly<Record<string, string>> = { missing: 'M', away: 'A' };

const ssda903: ListRow = {
  title: 'SSDA903, children in care who were missing',
  file: 'ssda903-missing',
  reads: ['referral', 'missing'],
  // As the Department for Education names them.
  head: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  days: (period, today) => {
    const year = Number(period.slice(0, 4));
    const last = `${year}-03-31` < today ? year : year - 1;
    return { from: `${last - 1}-04-01`, to: `${last}-03-31` };
  },
  sayDays: ({ to }) => `year to 31 March ${to.slice(0, 4)}`,
  found: async ({ ports }, { from }) => {
    const episodes = await ports.cases.episodesSince(addDays(from, -daysBefore));
    const cases = [...new Set(episodes.map(({ reference }) => reference))];
    const rows = cases.length === 0 ? [] : await ports.cases.rows({ cases });
    return [...new Map(rows.map(goesOnAs).map((row) => [row.reference, row])).values()];
  },
  lines: ({ case: childCase, facts, ended }, days) => {
    const answers = answersNow(childCase);
    // An episode ends with a death, though that is no return.
    const died = deathOf(childCase)?.happenedOn;
    const endOf = ({ returned }: Pick<Episode, 'returned'>): IsoDate | undefined =>
      returned === undefined ? died : localDate(returned.returnedAt);
    const own = [facts, ...ended]
      .flatMap(episodesIn)
      .filter(
        ({ episode, by }) =>
          by['care'] === 'lookedAfter' &&
          localDate(episode.since) <= days.to &&
          (endOf(episode) ?? days.from) >= days.from,
      );
    if (own.length === 0) return [];
    const [id, birth] = [answers['caseSystemId'] ?? '', birthOf(answers)];
    if ((answers['placedBy'] ?? '') !== '' || isPlacedHere(answers))
      return { leftOut: 'another council is responsible' };
    if (id === '') return noId;
    if (birth?.sure !== 'exact' || birth.inPart) return { leftOut: 'the date of birth is not exact' };
    return own.map(({ episode }) => {
      const end = endOf(episode);
      return [
        id,
        padded(birth.date),
        codes[episode.category] ?? 'M',
        day(episode.since),
        end !== undefined && end <= days.to ? padded(end) : '',
      ];
    });
  },
};

/** Since when MSET works with a child, and until when: from management consent on. Undefined: before it, or merged into another. */
function msetOf({ case: childCase, facts }: Pick<Read, 'case' | 'facts'>) {
  const since = eventsOfCase(facts).find(({ name }) => name === 'consent')?.on;
  if (since === undefined || childCase.stage === 'merged') return undefined;
  return { since, ended: endedOn(childCase), id: (answersNow(childCase)['caseSystemId'] ?? '').trim() };
}
const noId = { leftOut: 'the case has no case system ID' };
const foundForSystem: ListRow['found'] = async ({ ports }, { from }) =>
  ports.cases.rows({ inStages: activeStages, endedSince: from });

/** As it is today, for the flag of the case system (docs/process.md P18.9). */
const caseSystem: ListRow = {
  title: 'File for the case system, by child',
  file: 'case-system',
  reads: ['referral', 'decisions'],
  head: [...caseSystemHead],
  days: (period, today) => ({ from: firstDayOf(period), to: today }),
  sayDays: ({ from }) => `open now, or closed since ${sayDate(from)}`,
  found: foundForSystem,
  lines: (read, days) => {
    const mset = msetOf(read);
    if (mset === undefined || (mset.ended !== undefined && !isIn(mset.ended, days))) return [];
    if (mset.id === '') return noId;
    const { id, since, ended } = mset;
    const { reference } = read.case;
    return [
      ended === undefined
        ? [id, reference, 'open', since, '', `MSET: open since ${sayDate(since)}`]
        : [id, reference, 'closed', since, ended, `MSET: closed ${sayDate(ended)}`],
    ];
  },
  // A child who was referred again has one flag: open where one of the cases is, else as it ended last.
  arranged: (all) =>
    [...Map.groupBy(all, ([id]) => id).values()].flatMap((own) => {
      const open = own.find(([, , state]) => state === 'open');
      return open === undefined ? own.toSorted(byCell(4)).slice(-1) : [open];
    }),
  json: true,
};

/** What changed on which day, the first first. */
const caseSystemDays: ListRow = {
  title: 'File for the case system, by day',
  file: 'case-system-days',
  reads: ['referral', 'decisions'],
  head: ['Day', 'Case system ID', 'Reference', 'MSET'],
  days: (period) => ({ from: firstDayOf(period), to: lastDayOf(period) }),
  sayDays: (_days, period) => sayPeriod(period),
  found: foundForSystem,
  lines: (read, days) => {
    const mset = msetOf(read);
    if (mset === undefined) return [];
    const changes = [
      [mset.since, 'open'],
      [mset.ended, 'closed'],
    ] as const;
    const own = changes.flatMap(([on, state]) =>
      on !== undefined && isIn(on, days) ? [[on, mset.id, read.case.reference, state]] : [],
    );
    return own.length > 0 && mset.id === '' ? noId : own;
  },
  arranged: (all) => all.toSorted(byCell(0)),
  json: true,
};
const byCell =
  (place: number) =>
  (one: readonly string[], other: readonly string[]): number =>
    (one[place] ?? '').localeCompare(other[place] ?? '');

const lists = { inspection, ssda903, caseSystem, caseSystemDays } as const;
export type ChildListName = keyof typeof lists;
const isChildList = (text: string): text is ChildListName => Object.hasOwn(lists, text);
export const childListNamed = (text: string): ChildListName | undefined => (isChildList(text) ? text : undefined);

/** Which lists someone may have, as they are called of this period. */
export const childListsFor = (
  { person, now }: Pick<Reader, 'person' | 'now'>,
  period: Period,
): readonly { readonly value: ChildListName; readonly title: string; readonly json?: true }[] =>
  may(person, 'inspect')
    ? Object.keys(lists)
        .filter(isChildList)
        .map((value) => {
          const { json }: ListRow = lists[value];
          return { value, title: titleOf(value, period, localDate(now)), ...given({ json }) };
        })
    : [];
function titleOf(name: ChildListName, period: Period, today: IsoDate): string {
  const { title, days, sayDays } = lists[name];
  return `${title}, ${sayDays(days(period, today), period)}`;
}

/** By which breach papers of which case are held (docs/process.md P25.4). */
type Held = ReadonlyMap<Reference, string>;

/** So many children a list: what is longer is asked for by a shorter period. */
const mostChildren = 500;
const atOnce = 4;

/** Undefined: not available to this person. Of a case that is not theirs to read nothing is in it, and nothing is said. */
export async function childListFor(
  reader: Reader,
  name: ChildListName,
  period: Period,
  held: Held,
): Promise<ChildList | undefined> {
  const { person, directory, now } = reader;
  if (!may(person, 'inspect')) return undefined;
  const { file, head, reads, days: daysOf, found, lines, arranged = (all) => all }: ListRow = lists[name];
  const today = localDate(now);
  const days = daysOf(period, today);
  const rows = (await found(reader, days)).filter((row) => {
    const level = readerOfRow(row, person, directory, now);
    return reads.every((datum) => level(datum));
  });
  const ordered = rows.toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
  const leftOut: LeftOut[] = [];
  const children: (readonly (readonly string[])[])[] = [];
  let isCut = false;
  for (let at = 0; at < ordered.length && !isCut; at += atOnce) {
    const some = ordered.slice(at, at + atOnce);
    const found = await Promise.all(some.map(async (row) => foundOf(reader, row, { days, held, lines })));
    const there = found.flatMap((one) => one ?? []);
    // Of what the list has no room for there is no look.
    const fits = there.filter((_one, place) => childrenIn(there.slice(0, place + 1)) + children.length <= mostChildren);
    isCut = fits.length < there.length;
    for (const one of await Promise.all(fits.map(async (of) => linesOf(reader, of, { name, reads }))))
      if (one !== undefined && 'leftOut' in one) leftOut.push(one);
      else if (one !== undefined) children.push(one);
  }
  const rowsOut = arranged(children.flat());
  // A child who was referred again has two cases, and one flag.
  const count = name === 'caseSystem' ? rowsOut.length : children.length;
  const reasons = Map.groupBy(leftOut, (one) => one.leftOut);
  return {
    title: titleOf(name, period, today),
    file: `mset-${file}-${days.to}.csv`,
    head: [...head],
    rows: rowsOut.map((line) => [...line]),
    says: [
      `${count} ${count === 1 ? 'child' : 'children'}, by case system ID. That you looked at each is recorded.`,
      ...[...reasons].map(([why, all]) => `Not in it, because ${why}: ${all.map(({ of }) => of).join(', ')}.`),
      ...(isCut ? [`A list holds ${mostChildren} children, and this time has more: choose a shorter period.`] : []),
    ],
  };
}

interface LeftOut {
  readonly leftOut: string;
  readonly of: Reference;
}
/** A case of which the list has something, or says why it has nothing. `known`: as it is; absent where nothing of it may leave. */
interface Found {
  readonly reference: Reference;
  readonly known?: Case;
  readonly lines: Lines;
}
const childrenIn = (found: readonly Found[]): number => found.filter(({ lines }) => !('leftOut' in lines)).length;

/** A case of which the list has nothing is no look: whether it has, its facts say. */
async function foundOf(
  reader: Reader,
  row: CaseRow,
  { days, held, lines }: Pick<ListRow, 'lines'> & { readonly days: Days; readonly held: Held },
): Promise<Found | undefined> {
  const { reference } = row;
  const breach = held.get(reference);
  if (breach !== undefined)
    return { reference, lines: { leftOut: `something of the case was shared with the wrong person (${breach})` } };
  const { cases } = reader.ports;
  const facts = await cases.facts(reference);
  const known = (await cases.load(reference))?.value.root;
  if (known === undefined) return undefined;
  // Of a child there is one case: what ended in it is told there.
  const ended = await Promise.all(endedIn(known).map(async (one) => cases.facts(one)));
  const found = lines({ row, case: known, facts, ended }, days, reader);
  return !('leftOut' in found) && found.length === 0 ? undefined : { reference, known, lines: found };
}

/** What leaves of a case, with the look that it is. */
async function linesOf(
  { ask, person, directory, now }: Reader,
  { reference, known, lines }: Found,
  { name, reads }: Pick<ListRow, 'reads'> & { readonly name: ChildListName },
): Promise<readonly (readonly string[])[] | LeftOut | undefined> {
  const left = 'leftOut' in lines ? { ...lines, of: reference } : lines;
  if (known === undefined) return left;
  const what = lists[name].title.toLowerCase();
  const seen = await ask.by('export')({ reference, person, directory, now, what, why: 'Figures', known });
  return seen !== undefined && reads.every((datum) => seen.reads(datum)) ? left : undefined;
}
