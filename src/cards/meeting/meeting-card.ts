// The open card of a meeting: when, who is there, whether it may decide, and what is missing. Never a case.
import { sayDate, sayTime, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { confidentiality, sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import {
  bandOf,
  box,
  card,
  cut,
  heading,
  lines,
  row,
  sayNames,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

export interface MeetingView {
  readonly meeting: Meeting;
  readonly now: Instant;
  readonly shared: boolean;
  /** Beside the page of the meeting, which says when it is, who is there and who is missing. */
  readonly beside?: boolean;
  readonly message?: string;
  /** How many items its agenda has for the reader; before it starts. */
  readonly items?: number;
  /** Of the children about whom the reader's agency is asked for papers: of how many it sent them; before it starts. */
  readonly toSend?: { readonly sent: number; readonly of: number };
  /** Groups that are missing for the quorum, in words. */
  readonly missing: readonly string[];
  /** Present: "Northumbria Police" and the names. */
  readonly present: readonly (readonly [agency: string, names: string])[];
  /** Agencies whose papers came, absent agencies, agencies without papers: by name. */
  readonly papers: readonly string[];
  readonly absent: readonly string[];
  readonly noPapers: readonly string[];
  /** Agencies that were there, but not for every item they were invited to: "Health (2)". */
  readonly missed: readonly string[];
  /** Whether the reader is asked to accept the confidentiality statement. */
  readonly asks: boolean;
  /** Whether the reader runs meetings: they see the grounds for escalation. */
  readonly runs: boolean;
  readonly buttons: readonly Button[];
  readonly more: readonly Button[];
}

const mostAgencies = 20;
export const sayAgencies = (names: readonly string[]): string => sayNames(names, mostAgencies, 60);

/** Present, by agency; all of them together take so many bytes, however many there are. */
export const attendanceLines = (present: MeetingView['present']): Element =>
  lines(present.slice(0, 30), Math.max(150, Math.floor(5000 / Math.max(1, present.length))));

/** "Quorate.", "Not quorate yet. Missing: Health, the chair." */
export const sayQuorum = (missing: readonly string[], over = false): string =>
  missing.length === 0 ? 'Quorate.' : `Not quorate${over ? '' : ' yet'}. Missing: ${sayAgencies(missing)}.`;

export function meetingCard(view: MeetingView): Card {
  const { meeting, now } = view;
  const when = sayWhen(meeting.startsAt, now);
  const standing = sayState(meeting, now);
  return card(
    `${sayType(meeting.type)}, ${when}. ${meeting.state === 'planned' ? 'Planned. ' : ''}${standing}${meeting.state === 'started' ? ` ${sayQuorum(view.missing)}` : ''}${view.message === undefined ? '' : ` ${view.message}`}`,
    [
      bandOf(bandOfMeeting(view)),
      heading(sayType(meeting.type)),
      small(`${sayDate(meeting.date)}, ${sayTime(meeting.startsAt)}`, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [box('emphasis', [text(view.message, { weight: 'Bolder' })])]),
      // That it is under way the band says.
      ...(view.beside === true || meeting.state === 'started' ? [] : [text(standing)]),
      ...(view.beside === true ? [] : told(view)),
      ...(view.more.length === 0 ? [] : [row(view.more)]),
      ...(view.asks ? [box('accent', [subheading('Confidentiality'), text(confidentiality)])] : []),
    ],
    view.buttons,
  );
}

/** Who chairs it, where, who comes and who is there. */
const told = (view: MeetingView): readonly Element[] => [
  ...(view.meeting.state === 'started' ? quorumOf(view) : []),
  lines([
    ['Chair', cut(view.meeting.chair.name, 100)],
    ...(view.meeting.place === undefined ? [] : [['Place', view.meeting.place] as const]),
    ...(view.items === undefined ? [] : [['Agenda', sayItems(view.items)] as const]),
    ...(view.toSend === undefined ? [] : [['Papers of your agency', sayToSend(view.toSend)] as const]),
    ...answersIn(view.meeting),
  ]),
  ...(view.meeting.state === 'cancelled' ? [words(view.meeting.reason, 3000)] : []),
  ...running(view),
];

const stateBands = {
  planned: { state: 'info', word: 'Planned' },
  ended: { state: 'done', word: 'Ended' },
  cancelled: { state: 'info', word: 'Cancelled' },
} as const satisfies Record<Exclude<Meeting['state'], 'started'>, Band>;
const bandOfMeeting = ({ meeting: { state, startsAt }, missing, now }: MeetingView): Band =>
  state === 'started' ? quorumBand(missing) : { ...stateBands[state], when: sayWhen(startsAt, now) };

/** A band is one line, and is never cut: who is missing stands below it where that is longer. */
const mostInBand = 48;
const fitsBand = (missing: readonly string[]): boolean => missing.join(', ').length <= mostInBand;
/** While it is under way: whether it may decide, or who is missing for that. */
export const quorumBand = (missing: readonly string[]): Band =>
  missing.length === 0
    ? { state: 'done', word: 'Quorate', when: 'under way' }
    : {
        state: 'today',
        word: 'Not quorate yet',
        when: fitsBand(missing) ? `missing: ${missing.join(', ')}` : `${missing.length} still missing`,
      };

const sayItems = (items: number): string =>
  items === 0 ? 'Nothing for you yet' : `${items} ${items === 1 ? 'item' : 'items'} for you`;

/** "1 of 4 sent: open the agenda, then an item". */
const sayToSend = ({ sent, of }: NonNullable<MeetingView['toSend']>): string =>
  sent === of ? `all ${of} sent` : `${sent} of ${of} sent: open the agenda, then an item`;

/** Before it starts: who means to come, and who does not (docs/process.md P6.15). */
function answersIn({ state, answers }: Meeting): readonly (readonly [label: string, value: string])[] {
  if (state !== 'planned') return [];
  const said = (wanted: 'yes' | 'no') =>
    answers
      .filter(({ coming }) => coming === wanted)
      .map(({ person, instead }) => (instead === undefined ? person.name : `${person.name} (${instead.name} instead)`));
  const [yes, no] = [said('yes'), said('no')];
  return [
    ...(yes.length === 0 ? [] : [['Coming', sayAgencies(yes)] as const]),
    ...(no.length === 0 ? [] : [['Cannot come', sayAgencies(no)] as const]),
  ];
}

/** By when papers are wanted, or that the time for them is over. */
export const sayPapers = ({ papersDue }: Meeting, now: Instant): string =>
  `Papers ${papersDue <= now ? 'closed' : 'close'} ${sayWhen(papersDue, now)}.`;

function sayState(meeting: Meeting, now: Instant): string {
  switch (meeting.state) {
    case 'planned':
      if (wasMissed(meeting, now)) return 'It was not started. Cancel it, and its cases go to the next one.';
      return sayPapers(meeting, now);
    case 'started':
      return `Under way since ${sayWhen(meeting.startedAt, now)}.`;
    case 'ended':
      return `Ended ${sayWhen(meeting.endedAt, now)}.${meeting.approved === undefined ? '' : ` Minutes approved by ${cut(meeting.approved.by.name, 100)}, ${sayWhen(meeting.approved.at, now)}.`}`;
    case 'cancelled':
      return 'Cancelled.';
  }
}

function running(view: MeetingView): readonly Element[] {
  const { meeting, papers, present } = view;
  const came = papers.length === 0 ? [] : [text(`Papers received from ${sayAgencies(papers)}.`)];
  if (meeting.state === 'planned') return came;
  if (meeting.state === 'cancelled') return [];
  return [
    ...(meeting.state === 'started' ? [] : quorumOf(view)),
    subheading('Present'),
    ...(present.length === 0 ? [text('No one is recorded yet.')] : [attendanceLines(present)]),
    ...came,
    ...(meeting.state === 'ended' && view.runs ? grounds(view) : []),
  ];
}

/** While it is under way the band says it, unless too many are missing for one line: then who they are. */
function quorumOf({ meeting, missing }: MeetingView): readonly Element[] {
  if (meeting.state === 'started') return fitsBand(missing) ? [] : [text(`Missing: ${sayAgencies(missing)}.`)];
  const said = sayQuorum(meeting.state === 'ended' && meeting.quorate ? [] : missing, meeting.state === 'ended');
  return [text(said, { weight: 'Bolder' })];
}

/** Absence and missing papers are grounds for escalation (docs/process.md P6.10). */
export function grounds({
  absent,
  noPapers,
  missed = [],
}: Pick<MeetingView, 'absent' | 'noPapers'> & Partial<Pick<MeetingView, 'missed'>>): readonly Element[] {
  if (absent.length === 0 && noPapers.length === 0 && missed.length === 0) return [];
  return [
    box('emphasis', [
      subheading('Grounds for escalation'),
      text(
        [
          ...(absent.length === 0 ? [] : [`No one came from ${sayAgencies(absent)}.`]),
          ...(missed.length === 0 ? [] : [`Not there for some of their items: ${sayAgencies(missed)}.`]),
          ...(noPapers.length === 0 ? [] : [`No papers came from ${sayAgencies(noPapers)}.`]),
          'Speak with their senior lead.',
        ].join(' '),
        { spacing: 'Small' },
      ),
    ]),
  ];
}

export interface EndView {
  readonly meeting: Meeting;
  readonly now: Instant;
  /** References that the reader may know of. */
  readonly undecided: readonly string[];
  readonly heldWithoutAction: readonly string[];
  readonly absent: readonly string[];
  readonly noPapers: readonly string[];
  readonly missing: readonly string[];
  readonly message?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const mostNamed = 40;

/** Before a meeting ends: what is left, so that nothing is forgotten. */
export function endMeetingCard(view: EndView): Card {
  const { undecided, heldWithoutAction: held } = view;
  const left = undecided.length === 0 ? 'Everything is decided.' : `${undecided.length} not decided yet.`;
  const title = 'End meeting?';
  return card(
    `${title} ${left}`,
    [
      heading(title),
      small(`${sayType(view.meeting.type)}, ${sayWhen(view.meeting.startsAt, view.now)}`, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [box('accent', [text(view.message, { weight: 'Bolder' })])]),
      text(left, { weight: 'Bolder' }),
      ...(undecided.length === 0 ? [] : [text(named(undecided)), text('They go to the next meeting of this kind.')]),
      ...(held.length === 0
        ? []
        : [box('attention', [text(`Held without an open action: ${named(held)}. Press Back and set one.`)])]),
      text(sayQuorum(view.missing)),
      ...grounds(view),
      text('Once it has ended nothing more can be recorded, and the minutes are drafted.'),
    ],
    view.buttons,
  );
}
const named = (references: readonly string[]): string =>
  `${references.slice(0, mostNamed).join(', ')}${references.length > mostNamed ? ' and more' : ''}`;
