// Minutes of a meeting that has ended: who was there, and case by case what was decided; and the extract of one child.
import { dissentPairs } from '../case/dissent.ts';
import { sayDate, sayTime, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { saidIn } from '../../domain/case/meeting/decision-fields.ts';
import { sayBand, sayDecision } from '../../domain/case/meeting/decisions.ts';
import type { Statement } from '../../domain/case/statement/statement.ts';
import { statementPair } from '../statement/say.ts';
import type { EntityId, Reference } from '../../domain/kernel/ids.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import type { Entity, RecordDecision, RecordStatement } from '../../domain/entity/entity.ts';
import { recordStatementPair } from '../entity/say.ts';
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import type { ConsentedCase } from '../../domain/case/state/stages.ts';
import { sayStruckOut } from '../../domain/matter/striking.ts';
import { sayType, type Correction, type EndedMeeting } from '../../domain/meeting/meeting.ts';
import { consultedOn, saidBy } from '../case/story.ts';
import { attendanceLines, grounds, sayAgencies } from './meeting-card.ts';
import { rowWarning } from '../home.ts';
import {
  card,
  column,
  columns,
  cut,
  cutBytes,
  group,
  heading,
  lines,
  partsOf,
  row,
  sayNames,
  small,
  subheading,
  text,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';
import type { Reads } from '../../domain/people/reads.ts';

/** What the minutes say of one case. */
export interface MinutesItem {
  readonly case: ConsentedCase;
  readonly decision: MeetingDecision;
  readonly actions: readonly Action[];
  /** What the meeting said of actions that were late or disputed: which and whose, and what. */
  readonly heard: readonly (readonly [action: string, said: string])[];
  /** Who was there for it, where that is not everyone who came: who of them was not, and who was beside them. */
  readonly there?: { readonly without: readonly string[]; readonly also: readonly string[] };
  /** Agencies that were expected for it and had no one there, by name. */
  readonly absent?: readonly string[];
  /** What each agency had sent for it, and which sent none. */
  readonly papers?: readonly (readonly [agency: string, line: string])[];
  /** Corrections to it, and statements about it, that its reader may read. */
  readonly statements?: readonly Statement[];
  /** It was put right since, and counts no more: by whom, when and why. */
  readonly righted?: string;
  /** "Northumbria Police: Sgt Ravi Mock", by action id. */
  readonly owners: ReadonlyMap<string, string>;
  /** What its reader may read of the case. */
  readonly reads: Reads;
}
/** What they say of a record of a person or place. */
export interface RecordMinuted {
  readonly id: EntityId;
  /** "Place", and what it is called. */
  readonly kind: string;
  readonly called: string;
  readonly entity: Entity;
  /** None: it was left undecided. */
  readonly decision?: RecordDecision;
  /** What was put right of it, and what was said of it, since. */
  readonly statements: readonly RecordStatement[];
  /** Agencies that were to hear it and had no one there, by name. */
  readonly absent: readonly string[];
  /** Its actions that were open when it was decided, as far as the reader reads them. */
  readonly actions: readonly Action[];
}
/** With what may be pressed at it. */
export interface RecordRow extends RecordMinuted {
  readonly buttons: readonly Button[];
}
/** The same of a case. */
export interface MinutesRow extends MinutesItem {
  readonly warnings: readonly string[];
  readonly buttons: readonly Button[];
}

export interface MinutesView {
  readonly meeting: EndedMeeting;
  readonly now: Instant;
  readonly shared: boolean;
  readonly page: number;
  readonly pages: number;
  readonly present: readonly (readonly [agency: string, names: string])[];
  readonly papers: readonly string[];
  readonly absent: readonly string[];
  readonly noPapers: readonly string[];
  readonly missed: readonly string[];
  readonly message?: string;
  readonly buttons: readonly Button[];
}

export const titleOfMinutes = ({ type, date, startsAt }: EndedMeeting): string =>
  `${sayType(type)}, ${sayDate(date)}, ${sayTime(startsAt)}`;

/** "Draft", or who approved them and when. */
export const sayApproved = ({ approved }: EndedMeeting, now: Instant): string =>
  approved === undefined ? 'Draft' : `Approved by ${cut(approved.by.name, 100)}, ${sayWhen(approved.at, now)}`;

export interface Overview {
  readonly decided: number;
  readonly undecided: readonly string[];
  readonly corrections: readonly Correction[];
  /** Corrections to items that were left undecided. */
  readonly ofUndecided: readonly { readonly reference: Reference; readonly statements: readonly Statement[] }[];
  /** Of the corrections, those that a chair is told are of an item. */
  readonly ofItems: number;
  /** Restricted items that the reader is not let in to. */
  readonly closed: number;
}
const mostCorrections = 6;

/** They were written before corrections belonged to items, and name several cases, or one that was no item. */
const sayOfItems = (count: number): string =>
  `${count === 1 ? 'One of these is' : `${count} of these are`} about a case. What still holds is said at the case, by Add a statement.`;

/** That there is more than the reader may see, and nothing of what. */
export const sayClosed = (closed: number): string =>
  closed === 1
    ? 'A restricted item is minuted for the people named for it only.'
    : `${closed} restricted items are minuted for the people named for them only.`;

/** Of a meeting that some left early, or came late to. */
const saysSo = 'an item that was decided without a quorum says so';

/** What was asked of a meeting, also where the answer is that there was nothing. */
export const overviewPairs = (
  {
    meeting,
    papers,
    absent,
    noPapers,
    missed,
  }: Pick<MinutesView, 'meeting' | 'papers' | 'absent' | 'noPapers' | 'missed'>,
  now: Instant,
): readonly (readonly [label: string, value: string])[] => [
  ['Chair', cut(meeting.chair.name, 100)],
  ['Held', `${sayWhen(meeting.startedAt, now)}, ended ${sayWhen(meeting.endedAt, now)}`],
  ['Quorum', meeting.quorate ? `quorate${missed.length === 0 ? '' : `; ${saysSo}`}` : 'not quorate'],
  ['Papers received from', papers.length === 0 ? 'No one' : sayAgencies(papers)],
  ...(absent.length === 0 && missed.length === 0 ? [['Absent', 'No agency that was expected'] as const] : []),
  ...(noPapers.length === 0 ? [['Papers missing', 'None'] as const] : []),
  ...struckPairs(meeting, now),
];

/** That words were struck out of the minutes stays on record (docs/process.md P33.5). */
function struckPairs(meeting: EndedMeeting, now: Instant): readonly (readonly [label: string, value: string])[] {
  const out = sayStruckOut(meeting, now);
  return out === undefined ? [] : [['Struck out', out]];
}

/** What was put right: of the meeting as a whole, then of items that were left undecided, under their references. */
export const correctionPairs = (
  { corrections, ofUndecided }: Pick<Overview, 'corrections' | 'ofUndecided'>,
  now: Instant,
): readonly (readonly [label: string, value: string])[] => [
  ...corrections.map((correction) => correctionPair(correction, now)),
  ...ofUndecided.flatMap(({ reference, statements }) =>
    statements.map((one) => {
      const [label, value] = statementPair(one, now);
      return [`${reference}, not decided. ${label}`, value] as const;
    }),
  ),
];
const correctionPair = ({ by, at, text: said }: Correction, now: Instant): readonly [string, string] => [
  `${cut(by.name, 60)}, ${sayWhen(at, now)}`,
  said,
];

const bytesOf = (elements: readonly Element[]): number => new TextEncoder().encode(JSON.stringify(elements)).length;
/** What is left of 28 KB beside head, buttons and foot. */
const mostBytes = 26_000;

/** What begins the minutes: who was there, what was missing, what is left. */
function overviewOf(view: MinutesView, overview: Overview): readonly Element[] {
  const { decided, undecided, closed } = overview;
  const corrections = correctionPairs(overview, view.now);
  const { now, present } = view;
  return [
    lines(overviewPairs(view, now)),
    subheading('Attendance'),
    ...(present.length === 0 ? [text('No one was recorded.')] : [attendanceLines(present)]),
    ...grounds(view),
    text(
      `Decided: ${decided}. Not decided: ${undecided.length}${undecided.length === 0 ? '.' : ` (${sayNames(undecided, mostLeft, 60)}).`}`,
    ),
    ...(closed === 0 ? [] : [text(sayClosed(closed))]),
    ...(corrections.length === 0 ? [] : [subheading('Corrections')]),
    ...(corrections.length > mostCorrections ? [small('Earlier ones are on record but not shown here.')] : []),
    ...corrections.slice(-mostCorrections).map((pair) => lines([pair], 2200)),
    ...(overview.ofItems === 0 ? [] : [small(sayOfItems(overview.ofItems))]),
  ];
}
/** A screen of them, so that what is approved has been seen; about so many letters are a line. */
const mostOnScreen = 30;
const mostInLine = 60;
const linesIn = (element: Element): number => {
  const inner = [...partsOf(element, 'items'), ...partsOf(element, 'columns')];
  const runs = element['inlines'] === undefined ? [element] : partsOf(element, 'inlines');
  const shown = runs.map(({ text: said }) => (typeof said === 'string' ? said : '')).join('');
  const own = shown.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / mostInLine), 0);
  return own + inner.reduce((sum, part) => sum + linesIn(part), 0);
};
const linesOf = (elements: readonly Element[]): number => elements.reduce((sum, part) => sum + linesIn(part), 0);

/** Which they are is on the agenda of the next meeting as well. */
const mostLeft = 4;
const itemOf = (item: MinutesRow, now: Instant): Element =>
  group([...itemLines(item, now, [titleOfItem(item)], item.warnings)], true);
/** What is pressed at an item stands beside its reference. */
const titleOfItem = ({ case: { reference }, buttons }: MinutesRow): Element =>
  columns([column('stretch', [subheading(reference)]), column('auto', [row(buttons)])]);

const elementOf = (item: MinutesRow | RecordRow, now: Instant): Element =>
  'case' in item ? itemOf(item, now) : recordElement(item, now);

/** Under the id of a record: what it is, what was decided about it, and what was put beside that. */
export const recordMinutesPairs = (
  { kind, called, decision, statements, absent, actions }: RecordMinuted,
  now: Instant,
): readonly (readonly [label: string, value: string])[] => [
  ['Record', `${kind}: ${called}`],
  ...(decision === undefined ? ([['Decision', 'Not decided']] as const) : recordDecisionPairs(decision, now)),
  ...(absent.length === 0 ? [] : [['Not there for it', sayAgencies(absent)] as const]),
  ...actions.map((action) => [`Action ${action.id}, due ${sayWhen(action.due.at)}`, action.text] as const),
  ...statements.map((one) => recordStatementPair(one, now)),
];
const recordDecisionPairs = (
  { decision, by, at, why, present }: RecordDecision,
  now: Instant,
): readonly (readonly [label: string, value: string])[] => [
  ['Decision', `${recordDecisions[decision].title}, recorded by ${cut(by.name, 100)}, ${sayWhen(at, now)}`],
  ['Why', why],
  [
    'There for it',
    sayNames(
      present.map(({ name }) => name),
      mostHeardBy,
      60,
    ),
  ],
];
const mostHeardBy = 20;
function recordElement(record: RecordRow, now: Instant): Element {
  const said = recordMinutesPairs(record, now).map(([label, value]) => [label, cutBytes(value, 900)] as const);
  const { id, buttons } = record;
  return group([subheading(id), lines(said), ...(buttons.length === 0 ? [] : [row(buttons)])], true);
}

/**
 * How many cases and records, in this order, stand on each page: as many as a screen and its bytes allow, on the first one below the overview. `endless` where
 * a page may be as long as it likes: then there is one.
 */
export function minutesInPages(
  view: MinutesView,
  overview: Overview,
  items: readonly (MinutesRow | RecordRow)[],
  endless: boolean,
): readonly number[] {
  const pages = [0];
  let [bytes, shown] = [bytesOf(overviewOf(view, overview)), linesOf(overviewOf(view, overview))];
  for (const item of items) {
    const drawn = [elementOf(item, view.now)];
    const [more, longer] = [bytesOf(drawn), linesOf(drawn)];
    const isFull = bytes + more > mostBytes || (shown + longer > mostOnScreen && (pages.at(-1) ?? 0) > 0);
    if (!endless && isFull) {
      pages.push(0);
      [bytes, shown] = [0, 0];
    }
    bytes += more;
    shown += longer;
    pages.push((pages.pop() ?? 0) + 1);
  }
  return pages;
}

/** A page of them: one scroll, where they fit. */
export function minutesCard(view: MinutesView, overview: Overview, items: readonly (MinutesRow | RecordRow)[]): Card {
  const { meeting, now, page, pages, message, shared, buttons } = view;
  const place = pages === 1 ? 'Minutes' : `Minutes ${page + 1} of ${pages}`;
  const standing = sayApproved(meeting, now);
  return card(
    `${place}. ${titleOfMinutes(meeting)}.${message === undefined ? '' : ` ${message}`}`,
    [
      heading('Minutes'),
      small(titleOfMinutes(meeting), { spacing: 'None' }),
      small(pages === 1 ? standing : `${standing} · ${place}`, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [text(message, { weight: 'Bolder' })]),
      ...(page === 0 ? overviewOf(view, overview) : []),
      ...items.map((item) => elementOf(item, now)),
      small(pages === 1 ? `${standing} · ${titleOfMinutes(meeting)}` : place, { separator: true }),
    ],
    buttons,
  );
}

/** Lines of one case in the minutes; each text of them takes at most so many bytes of a card. */
export interface MinutesLines {
  readonly pairs: readonly (readonly [label: string, value: string])[];
  readonly bytes?: number;
}

/** What the minutes say of one case, but for its actions. `now` is for the years of dates. */
export function minutesLines(item: MinutesItem, now: Instant, mostThere = 100): readonly MinutesLines[] {
  const { case: childCase, decision, reads, righted } = item;
  const at = decision.meeting ?? decision.reportTo;
  const conflicts = (childCase.conflicts ?? []).filter(({ meeting }) => meeting === at);
  const { rationale, band, bandRationale } = decision;
  // No one is not silence: the record says that it was asked.
  const dissent = dissentPairs(decision, reads, 'No one');
  return [
    ...(righted === undefined ? [] : [{ pairs: [['This decision counts no more', righted]], bytes: 1200 } as const]),
    {
      pairs: [
        [
          'Decision',
          `${sayDecision(decision.decision)}, recorded by ${cut(decision.by.name, 100)}, ${sayWhen(decision.at, now)}`,
        ],
        ...betweenPairs(decision),
      ],
    },
    ...(decision.lateReason === undefined
      ? []
      : [{ pairs: [['Late item', decision.lateReason]], bytes: 300 } as const]),
    ...attendedPairs(item, mostThere),
    ...(item.papers === undefined ? [] : [{ pairs: item.papers, bytes: 300 }]),
    { pairs: [['Rationale', rationale]], bytes: 3600 },
    ...saidIn(decision).map((pair) => ({ pairs: [pair], bytes: 500 })),
    ...(band === ''
      ? []
      : [
          {
            pairs: [
              ['Risk band', sayBand(band)],
              ['Why this band', bandRationale],
            ],
            bytes: 900,
          } as const,
        ]),
    ...(dissent.length === 0 ? [] : [{ pairs: dissent, bytes: 900 }]),
    {
      pairs: [
        [
          'Conflict of interest',
          conflicts.length === 0 ? 'None declared' : conflicts.map(({ by }) => cut(by.name, 60)).join(', '),
        ],
      ],
      bytes: 600,
    },
    ...item.heard.slice(0, mostHeard).map((pair) => ({ pairs: [pair], bytes: 500 })),
    ...(item.statements ?? []).map((one) => ({ pairs: [statementPair(one, now)], bytes: 2200 })),
  ];
}
const mostHeard = 6;
/** Who was there for it, where that is not everyone who came; and who was expected for it and was not. */
const attendedPairs = (
  { there, absent = [] }: Pick<MinutesItem, 'there' | 'absent'>,
  most: number,
): readonly MinutesLines[] => [
  ...(there === undefined ? [] : [{ pairs: [['There for it', sayThere(there, most)]], bytes: 900 } as const]),
  ...(absent.length === 0 ? [] : [{ pairs: [['Not there for it', sayAgencies(absent)]], bytes: 600 } as const]),
];
/** Who came is under Attendance: an item says how it was otherwise. */
function sayThere({ without, also }: NonNullable<MinutesItem['there']>, most: number): string {
  const [but, and] = [without, also].map((names) => sayNames(names, most, 60));
  const everyone = `everyone under Attendance${but === '' ? '' : ` but ${but}`}`;
  return and === '' ? everyone : `${everyone}; and ${and}`;
}
/** On a card, where a name counts twice: all of them are on the minutes to print. */
const mostOnCard = 4;
/** What a meeting is told of: who decided between meetings, and whom they asked. */
const betweenPairs = (decision: MeetingDecision): readonly (readonly [label: string, value: string])[] =>
  decision.meeting === undefined
    ? [
        ['For noting', cut(saidBy(decision), 140)],
        ['Consulted', cut(consultedOn(decision).join(', '), 600)],
      ]
    : [];
export const sayNotQuorate = ({ meeting }: Pick<MeetingDecision, 'meeting'>): string =>
  meeting === undefined ? 'Those consulted did not make a meeting quorate.' : 'The meeting was not quorate.';
export const noActions = 'No actions.';

function itemLines(
  item: MinutesItem,
  now: Instant,
  titled: readonly Element[],
  warnings: readonly string[] = [],
): readonly Element[] {
  const { decision, actions, owners } = item;
  const said = minutesLines(item, now, mostOnCard).flatMap(({ pairs, bytes = mostOfText }) =>
    pairs.map(([label, value]) => [label, cutBytes(value, bytes)] as const),
  );
  return [
    ...titled,
    ...rowWarning(warnings),
    lines(actions.length === 0 ? [...said, ['Actions', 'none']] : said),
    ...(decision.quorate ? [] : [text(sayNotQuorate(decision), { spacing: 'Small' })]),
    ...(actions.length === 0 ? [] : [actionLines(actions, owners)]),
  ];
}
const mostOfText = 3600;
const mostActions = 6;

/** "Action A1, Northumbria Police: Sgt Ravi Mock, due Mon 18 Jan 17:00", and what is to be done. */
export const actionPairs = (
  actions: readonly Action[],
  owners: ReadonlyMap<string, string>,
): readonly (readonly [label: string, value: string])[] =>
  actions.map((action) => [
    `Action ${action.id}, ${cut(owners.get(sayActionId(action)) ?? '', 90)}, due ${sayWhen(action.due.at)}`,
    action.text,
  ]);

const actionLines = (actions: readonly Action[], owners: ReadonlyMap<string, string>): Element =>
  lines(
    [
      ...actionPairs(actions.slice(0, mostActions), owners).map(([label, value]) => [label, cut(value, 200)] as const),
      ...(actions.length > mostActions
        ? [['And', `${actions.length - mostActions} more, under Actions of the case`] as const]
        : []),
    ],
    500,
  );

export interface ExtractView {
  readonly meeting: EndedMeeting;
  readonly item: MinutesItem;
  readonly present: readonly (readonly [agency: string, names: string])[];
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

export const sayExtractOf = ({ approved }: EndedMeeting): string =>
  approved === undefined ? 'Draft: the minutes are not approved yet.' : 'The minutes are approved.';
export const onlyThisChild = 'This extract is about this child only. Copy nothing into it about another child.';

/** For the case system: this child's part alone, nothing of another family (docs/process.md P6.13). */
export function extractCard({ meeting, item, present, now, shared, buttons }: ExtractView): Card {
  const title = 'Extract of the minutes';
  return card(
    `${title}. ${item.case.reference}.`,
    [
      heading(title),
      small(titleOfMinutes(meeting), { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      small(sayExtractOf(meeting)),
      ...itemLines(item, now, [subheading(item.case.reference)]),
      subheading('Who was present'),
      ...(present.length === 0 ? [text('No one was recorded.')] : [attendanceLines(present)]),
      small(onlyThisChild, { separator: true }),
    ],
    buttons,
  );
}
