// The daily digest: the meeting of the day, what comes first, and how many things of each kind wait for someone, as tiles that
// lead there (docs/process.md P11.3).
import { bandOf, card, heading, sayBand, small, type Band, type Button, type Element } from '../../cards/blocks.ts';
import { item, tileRows, type Tile } from '../../cards/home.ts';
import { duties, dutyNames, type DutyName } from '../../domain/case/owed/owed.ts';
import { sayMeeting, sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { sayTime, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { RenderedCard } from '../render.ts';

/** What a digest counts beside what is owed of cases, and around it, in the order in which it is read. */
const before = [
  'broughtOver',
  'atOnce',
  'actionsOverdue',
  'actionsToAccept',
  'actionsDueSoon',
  'outside',
  'toVerify',
  'disputed',
  'overdueEverywhere',
] as const;
const late = ['consentOverdue'] as const;
const after = ['noneIsPlanned', 'noPanelInTime', 'unled', 'drafts'] as const;
type Other = (typeof late)[number] | (typeof before)[number] | (typeof after)[number];
type Queued = `queue.${DutyName}`;
export type DigestLine = Other | DutyName | Queued;
/** Of what nothing waits there is no number. */
export type DigestCounts = Readonly<Partial<Record<DigestLine, number>>>;
const queued = (name: DutyName): Queued => `queue.${name}`;
const both = (some: readonly DutyName[]): readonly DigestLine[] => some.flatMap((name) => [name, queued(name)]);
const isDanger = (name: DutyName): boolean => duties[name].danger !== undefined;
const dangers = dutyNames.filter(isDanger).toSorted((a, b) => (duties[a].danger ?? 0) - (duties[b].danger ?? 0));
const atEase = dutyNames.filter((name) => !isDanger(name) && name !== 'consent');
/** A child in danger first, consents, actions; then as the table of duties has them, each of one's own and of one's queue. */
export const digestLines: readonly DigestLine[] = [
  ...both(dangers),
  ...late,
  ...both(['consent']),
  ...before,
  ...both(atEase),
  ...after,
];

interface Wording {
  readonly one: string;
  readonly many: string;
  readonly button: Button;
  readonly state?: Tile['state'];
}
const myActions: Button = { title: 'My actions', verb: 'list.actions' };
const consent: Button = { title: 'Waiting for consent', verb: 'list.consent' };
const queue: Button = { title: 'Queue', verb: 'list.queue' };
const meetings: Button = { title: 'Meetings', verb: 'meetings' };
const mine: Button = { title: 'My cases', verb: 'list.mine' };

const others: Readonly<Record<Other, Wording>> = {
  // Once, when the upgrade has found it (docs/process.md P11.3).
  broughtOver: {
    one: 'case with something still to be done, which the upgrade has found',
    many: 'cases with something still to be done, which the upgrade has found',
    button: { title: 'Home', verb: 'home' },
    state: 'late',
  },
  consentOverdue: { one: 'consent is late', many: 'consents are late', button: consent, state: 'late' },
  // Of many cards within a minute (docs/process.md P11.3).
  atOnce: {
    one: 'case came at once with others',
    many: 'cases came within a minute',
    button: queue,
  },
  actionsOverdue: {
    one: 'action of yours is late',
    many: 'actions of yours are late',
    button: myActions,
    state: 'late',
  },
  actionsToAccept: { one: 'action to read and accept', many: 'actions to read and accept', button: myActions },
  actionsDueSoon: {
    one: 'action due by the next working day',
    many: 'actions due by the next working day',
    button: myActions,
    state: 'today',
  },
  // Lead, deputy and senior of an agency read no more of them (docs/process.md P10.7).
  outside: { one: 'action of a restricted case', many: 'actions of restricted cases', button: myActions },
  toVerify: { one: 'action to verify', many: 'actions to verify', button: myActions },
  disputed: { one: 'action is disputed', many: 'actions are disputed', button: myActions },
  overdueEverywhere: {
    one: 'action is late across all agencies',
    many: 'actions are late across all agencies',
    button: myActions,
    state: 'late',
  },
  noneIsPlanned: {
    one: 'kind of meeting has none planned',
    many: 'kinds of meeting have none planned',
    button: meetings,
    state: 'today',
  },
  noPanelInTime: {
    one: 'panel to plan, for Significant cases',
    many: 'panels to plan, for Significant cases',
    button: meetings,
    state: 'today',
  },
  unled: {
    one: 'case without a lead worker',
    many: 'cases without a lead worker',
    button: { title: 'No lead worker', verb: 'list.unled' },
    state: 'today',
  },
  drafts: { one: 'draft, not sent yet', many: 'drafts, not sent yet', button: mine },
};

function wordingOf(line: DigestLine): Wording {
  if (isOther(line)) return others[line];
  const isQueued = line.startsWith('queue.');
  const name = (isQueued ? line.slice('queue.'.length) : line) as DutyName; // the rest of the union
  const { counted, danger } = duties[name];
  const [one, many] = counted;
  const button = isQueued ? queue : name === 'consent' ? consent : mine;
  return { one, many, button, ...(danger !== undefined && { state: 'urgent' as const }) };
}
const isOther = (line: DigestLine): line is Other => Object.hasOwn(others, line);

const mostTiles = 6;

/** What comes first for someone, by a fixed phrase and without a reference to be read. */
export interface First {
  readonly what: string;
  readonly due?: Instant;
  readonly press: { readonly verb: string; readonly data: Readonly<Record<string, string>> };
}
/** The meeting of the day that they take part in. */
type Today = Pick<Meeting, 'id' | 'type' | 'startsAt'>;
/** What a digest says beside its numbers. */
export interface Morning {
  readonly first?: First;
  readonly meeting?: Today;
}

/**
 * The meeting of the day, what comes first, then counts and the lists they come from; shows no reference and no name. One
 * button for each list, of what has no tile too.
 */
export function digestCard(counts: DigestCounts, now: Instant, { first, meeting }: Morning = {}): RenderedCard {
  const numberOf = (line: DigestLine): number => counts[line] ?? 0;
  const there = digestLines.filter((line) => numberOf(line) > 0);
  // What came at once is counted again by what it asks.
  const total = there.reduce((sum, line) => sum + (line === 'atOnce' ? 0 : numberOf(line)), 0);
  const all = there.map((line): Tile => {
    const { one, many, button, state } = wordingOf(line);
    return { number: numberOf(line), what: numberOf(line) === 1 ? one : many, state, press: { verb: button.verb } };
  });
  const band = bandFor(counts, now);
  const title = titleOf(total, meeting);
  const lists = there.map((line) => wordingOf(line).button);
  const ofMeeting: readonly Button[] = meeting === undefined ? [] : [{ title: 'Meetings', verb: 'meetings' }];
  const begin: readonly Button[] =
    first === undefined ? [] : [{ title: 'Read the first', ...first.press, style: 'positive' }];
  const places = [...lists, ...ofMeeting];
  const buttons = [...begin, ...places.filter(({ verb }, at) => places.findIndex((one) => one.verb === verb) === at)];
  return {
    card: card(
      `${sayBand(band)} ${title}. ${first === undefined ? '' : `First: ${first.what}. `}${all.map(({ number, what }) => `${number} ${what}.`).join(' ')}`,
      [
        bandOf(band),
        heading(title),
        small(total === 0 ? `As of ${sayWhen(now)}` : 'Counted at that time; the lists show the position now.', {
          spacing: 'None',
        }),
        ...(first === undefined ? [] : [firstRow(first, now)]),
        ...(meeting === undefined ? [] : [meetingRow(meeting)]),
        ...tileRows(all.slice(0, mostTiles)),
      ],
      buttons.slice(0, mostButtons),
    ),
    summary: `MSET: ${sayDigest(counts, total, meeting)}`,
  };
}
const mostButtons = 5;

/** Red where something of theirs is late, or a child is in danger. */
function bandFor(counts: DigestCounts, now: Instant): Band {
  const when = sayWhen(now);
  const danger = dangers.some((name) => [name, queued(name)].some((line) => (counts[line] ?? 0) > 0));
  if (danger) return { state: 'urgent', when };
  const [actions = 0, consents = 0] = [counts.actionsOverdue, counts.consentOverdue];
  if (actions > 0)
    return { state: 'late', word: `Late: ${actions} ${actions === 1 ? 'action' : 'actions'} of yours`, when };
  if (consents > 0)
    return { state: 'late', word: `Late: ${consents} ${consents === 1 ? 'consent' : 'consents'}`, when };
  return { state: 'you', when };
}

/** "Full panel at 14:00, and 6 more things". */
function titleOf(total: number, meeting: Today | undefined): string {
  if (meeting === undefined) return 'What is waiting for you';
  const at = `${sayType(meeting.type)} at ${sayTime(meeting.startsAt)}`;
  return total === 0 ? at : `${at}, and ${total} more ${total === 1 ? 'thing' : 'things'}`;
}

const firstRow = ({ what, due, press }: First, now: Instant): Element =>
  item({
    label: `First: ${what}`,
    when: due === undefined ? '' : due <= now ? `▲ was due ${sayWhen(due)}` : `due ${sayWhen(due)}`,
    line: '',
    warnings: [],
    press,
  });
const meetingRow = ({ id, type, startsAt }: Today): Element =>
  item({
    label: sayType(type),
    when: sayWhen(startsAt),
    line: '',
    warnings: [],
    press: { verb: 'meeting.open', data: { meeting: id } },
  });

/** On a phone the meeting first, then what is late, else how much there is. */
function sayDigest(counts: DigestCounts, total: number, meeting: Today | undefined): string {
  const late = counts.actionsOverdue ?? 0;
  const rest = late > 0 ? `${late} late ${late === 1 ? 'action' : 'actions'} of yours` : `${total} for you`;
  if (meeting !== undefined) {
    const named = sayMeeting(meeting, meeting.startsAt);
    return total === 0 ? named : `${named}; ${rest}`;
  }
  return `${total} for you${(counts.broughtOver ?? counts.atOnce ?? 0) > 0 ? '' : ' this morning'}`;
}
