// The open card of an entry of the register: what is asked, what was said, what was decided.
import { breachWhats, whatFors } from '../../domain/register/fields.ts';
import {
  holdsPapers,
  isDecided,
  isDrawn,
  sayBecause,
  type Access,
  type Breach,
  type Disposal,
  type Hold,
  type LooksDue,
  type LooksEnd,
  type RegisterEntry,
  type Question,
} from '../../domain/register/entry.ts';
import { disposalGrounds } from '../../domain/register/disposal.ts';
import { capacities, refusalGrounds, releaseWays } from '../../domain/register/access.ts';
import { sayItemStanding, type Standing, type TextPart } from '../../domain/register/bundle.ts';
import { holdGrounds } from '../../domain/register/hold.ts';
import { keepRules, stillHeld } from '../../domain/register/retention.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import {
  bandOf,
  card,
  cut,
  heading,
  lines,
  sayBand,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
  type PageLink,
} from '../blocks.ts';

export interface RegisterView {
  readonly entry: RegisterEntry;
  /** How it stands for the person who reads. */
  readonly band: Band;
  /** Whether this person reads what was decided, and why. */
  readonly handling: boolean;
  /** Whether they read who is asked of the child, and the answer: who reported it may not know of the case. */
  readonly child: boolean;
  /** Who still has to answer that: "Priya has". */
  readonly waits: string | undefined;
  /** Whether it is they who were asked. */
  readonly isOwn: boolean;
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
  readonly links: readonly PageLink[];
}

const titles: Readonly<Record<RegisterEntry['type'], string>> = {
  breach: 'Shared with the wrong person',
  question: 'Why did you look?',
  disposal: 'Is this record destroyed?',
  hold: 'Legal hold',
  looksEnd: 'Do old looks end?',
  access: 'Someone asks for their record',
};
export const entryTitle = (entry: RegisterEntry): string => titles[entry.type];

export function entryCard(view: RegisterView): Card {
  const { entry, band, shared, buttons, links } = view;
  const title = entryTitle(entry);
  return card(
    `${sayBand(band)} ${title}. ${entry.id}.`,
    [
      bandOf(band),
      heading(title),
      small([entry.id, ...(entry.about === undefined ? [] : [`about ${entry.about}`])].join(' · '), {
        spacing: 'None',
      }),
      ...(shared ? [small('Only you see this.')] : []),
      ...contentOf(view),
    ],
    buttons,
    links,
  );
}

function contentOf({ entry, now, ...view }: RegisterView): readonly Element[] {
  switch (entry.type) {
    case 'breach':
      return ofBreach(entry, view, now);
    case 'question':
      return ofQuestion(entry, view, now);
    case 'disposal':
      return ofDisposal(entry, now);
    case 'hold':
      return ofHold(entry, now);
    case 'looksEnd':
      return ofLooksEnd(entry, now);
    case 'access':
      return ofAccess(entry, now);
  }
}

const title = (from: Readonly<Record<string, string>>, value: string): string => from[value] ?? value;
const still = { yes: 'Yes', no: 'No', notKnown: 'Not known' };
const harms = { unlikely: 'Unlikely', likely: 'Likely', high: 'A high risk' };
/** What people wrote stays whole at its most. */
const bytes = 2500;

function ofBreach(
  breach: Breach,
  { handling, child, waits }: Pick<RegisterView, 'handling' | 'child' | 'waits'>,
  now: Instant,
): readonly Element[] {
  const { what, whom, still: has, aware, by, at, lead, unled, risk, contained } = breach;
  return [
    ...(holdsPapers(breach)
      ? [text('Nothing of this case can be printed or exported until it is contained.', { weight: 'Bolder' })]
      : []),
    lines([
      ['What', title(breachWhats, what)],
      ['With whom', whom],
      ['Do they still have it?', title(still, has)],
      ['Noticed', sayWhen(aware, now)],
      ['Reported', `${by.name}, ${sayWhen(at, now)}`],
    ]),
    ...(!child || (lead === undefined && unled === undefined && risk === undefined)
      ? []
      : [
          subheading('Is the child at risk by it?'),
          ...(risk === undefined
            ? [text(`${waits ?? `${lead?.name ?? 'The lead worker'} has`} not answered yet.`)]
            : [
                lines([[title(still, risk.risk), `${risk.by.name}, ${sayWhen(risk.at, now)}`]]),
                words(risk.why, bytes),
              ]),
        ]),
    ...(contained === undefined
      ? []
      : [subheading(`Contained, ${contained.by.name}, ${sayWhen(contained.at, now)}`), words(contained.how, bytes)]),
    ...(handling ? handled(breach, now) : []),
  ];
}

const why = (told: string, reason: string): string => (told === 'yes' ? 'Yes' : `No: ${reason}`);

function handled(breach: Breach, now: Instant): readonly Element[] {
  const { assessed, ico, closed } = breach;
  return [
    ...(assessed === undefined
      ? []
      : [
          subheading(`Decided, ${assessed.by.name}, ${sayWhen(assessed.at, now)}`),
          lines([
            ['Harm to people', title(harms, assessed.harm)],
            ['Commissioner told', why(assessed.ico, assessed.icoWhy)],
            ['People told', why(assessed.people, assessed.peopleWhy)],
          ]),
        ]),
    ...(ico === undefined
      ? []
      : [
          lines([
            ['The Commissioner was told', `${ico.by.name}, ${sayWhen(ico.at, now)}`],
            ...(ico.number === '' ? [] : [['Number', ico.number] as const]),
          ]),
        ]),
    ...(isDecided(breach) || assessed === undefined ? [] : [text('The Commissioner is still to be told.')]),
    ...(closed === undefined
      ? []
      : [subheading(`Closed, ${closed.by.name}, ${sayWhen(closed.at, now)}`), words(closed.learnt, bytes)]),
  ];
}

/** What was seen: `isOwn` to the person who is asked, as they read it above the form. */
export const lookLines = (
  { asked, about, looks, because, by, ...question }: Question,
  isOwn: boolean,
  now: Instant,
): Element =>
  lines([
    ['Who looked', asked.name],
    ['At', about],
    ['When', looks.map((at) => sayWhen(at, now)).join('; ')],
    ['Why it is asked', sayBecause(because, isOwn)],
    ['Asked', `${isDrawn({ by }) ? 'MSET' : by.name}, ${sayWhen(question.at, now)}`],
  ]);

function ofQuestion(
  question: Question,
  { handling, isOwn }: Pick<RegisterView, 'handling' | 'isOwn'>,
  now: Instant,
): readonly Element[] {
  const { answer, settled, asked } = question;
  return [
    lookLines(question, isOwn, now),
    ...(answer === undefined
      ? []
      : [
          subheading(`Answer of ${asked.name}, ${sayWhen(answer.at, now)}`),
          lines([['What for', title(whatFors, answer.whatFor)]]),
          words(answer.reason, bytes),
        ]),
    ...(answer === undefined && handling ? [text(`${asked.name} has not answered yet.`)] : []),
    ...(settled === undefined
      ? []
      : [
          text(
            `${settled.how === undefined ? 'Accepted' : 'Settled'}, ${settled.by.name}, ${sayWhen(settled.at, now)}`,
          ),
          ...(handling && settled.how !== undefined ? [words(settled.how, bytes)] : []),
        ]),
  ];
}

/** What goes, and what stays: the same on its card and above the form of the second person. */
export const recordLines = ({ record, count, kept }: Disposal): Element =>
  lines([
    ['Record', record.join(', ')],
    ['Kept until', `${sayDate(kept.until)}: ${keepRules[kept.rule]}`],
    [
      'What goes',
      `${count} ${count === 1 ? 'fact' : 'facts'} of its history, and all that was made of them: actions, cards, papers`,
    ],
    ['What stays', `Who looked, by reference; figures of past months; the certificate. ${stillHeld}`],
  ]);

function ofDisposal(entry: Disposal, now: Instant): readonly Element[] {
  const { proposed, agreed, longer, returned, certificate } = entry;
  return [
    recordLines(entry),
    ...(returned === undefined
      ? []
      : [
          subheading(`Due again since ${sayWhen(returned.at, now)}`),
          text(`${returned.why} Nothing is gone. Two people must decide again.`),
        ]),
    ...(longer === undefined
      ? []
      : [
          subheading(`Kept longer, ${longer.by.name}, ${sayWhen(longer.at, now)}`),
          lines([['Until', sayDate(longer.until)]]),
          words(longer.why, bytes),
        ]),
    ...(proposed === undefined
      ? []
      : [
          subheading(`Proposed, ${proposed.by.name}, ${sayWhen(proposed.at, now)}`),
          lines([['Ground', title(disposalGrounds, proposed.ground)]]),
          words(proposed.why, bytes),
        ]),
    ...(agreed === undefined ? [] : [text(`Agreed, ${agreed.by.name}, ${sayWhen(agreed.at, now)}`)]),
    ...(entry.state === 'agreed' ? [text('It is being destroyed. This takes minutes.')] : []),
    ...(certificate === undefined
      ? []
      : [
          subheading(`Certificate ${entry.id}, ${sayWhen(certificate.at, now)}`),
          lines(
            certificate.matters.map(({ id, facts, lastHash }) => [
              id,
              `${facts} facts, the last ${lastHash.slice(0, 16)}`,
            ]),
          ),
        ]),
  ];
}

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
/** What ends, and what stays: the same on its card and above the forms of both people. */
export const looksEndLines = ({ upTo, gone, looks, days, entries, seals }: LooksDue): Element =>
  lines([
    ['Looks', `${many(looks, 'look', 'looks')} up to ${sayDate(upTo)}, at what was destroyed by ${sayDate(gone)}`],
    ['Counts', `What was counted and found of ${many(days, 'day', 'days')}`],
    ['Register', many(entries, 'closed entry', 'closed entries')],
    [
      'Seals',
      seals === undefined
        ? 'none, for each still vouches for something'
        : `${many(seals.days, 'day', 'days')}, up to ${sayDate(seals.upTo)}`,
    ],
    ['What stays', `Looks at what is still there; certificates and their tombstones. ${stillHeld}`],
  ]);

function ofLooksEnd(entry: LooksEnd, now: Instant): readonly Element[] {
  const { proposed, agreed, refused, state, endedAt } = entry;
  return [
    looksEndLines(entry),
    subheading(`Proposed, ${proposed.by.name}, ${sayWhen(proposed.at, now)}`),
    words(proposed.why, bytes),
    ...(agreed === undefined ? [] : [text(`Agreed, ${agreed.by.name}, ${sayWhen(agreed.at, now)}`)]),
    ...(state === 'ending' ? [text('The people who run MSET start the program that ends them.')] : []),
    ...(refused === undefined
      ? []
      : [subheading(`Kept, ${refused.by.name}, ${sayWhen(refused.at, now)}`), words(refused.why, bytes)]),
    ...(endedAt === undefined ? [] : [subheading(`Certificate ${entry.id}, ${sayWhen(endedAt, now)}`)]),
  ];
}

function ofHold({ ground, why, by, at, due, lifted }: Hold, now: Instant): readonly Element[] {
  return [
    ...(lifted === undefined ? [text('Nothing of this record is destroyed.', { weight: 'Bolder' })] : []),
    lines([
      ['Ground', title(holdGrounds, ground)],
      ['Placed', `${by.name}, ${sayWhen(at, now)}`],
      ...(lifted === undefined ? [['Asked again', sayWhen(due.at, now)] as const] : []),
    ]),
    words(why, bytes),
    ...(lifted === undefined
      ? []
      : [subheading(`Lifted, ${lifted.by.name}, ${sayWhen(lifted.at, now)}`), words(lifted.why, bytes)]),
  ];
}

function ofAccess(entry: Access, now: Instant): readonly Element[] {
  const { who, capacity, identity, received, since, due, record, choices, state, sent, back } = entry;
  const { signed, extended, refused, released } = entry;
  const kept = choices.filter(({ as }) => as !== 'give').length;
  const isOver = state === 'released' || state === 'refused';
  return [
    ...(isOver ? [] : [text('Nothing of this record is destroyed until it is answered.', { weight: 'Bolder' })]),
    lines([
      ['Who asks', who],
      ['As whom', title(capacities, capacity)],
      ['What shows that', identity],
      ['Record', record.join(', ')],
      ['Received', sayDate(received)],
      ...(since === undefined ? [] : [['What was written since', sayDate(since)] as const]),
      ['Answer due', sayWhen(due.at, now)],
      ...(sent === undefined ? [] : [['Items not given whole', String(kept)] as const]),
    ]),
    ...said('Two more months', extended, now),
    ...(sent === undefined ? [] : [text(`Sent to a second reviewer, ${sent.by.name}, ${sayWhen(sent.at, now)}`)]),
    ...said('Sent back', back, now),
    ...(signed === undefined ? [] : [text(`Signed, ${signed.by.name}, ${sayWhen(signed.at, now)}`)]),
    ...(released === undefined
      ? []
      : [
          text(`Released, ${released.by.name}, ${sayWhen(released.at, now)}`),
          lines([['How it was given', title(releaseWays, released.how)]]),
        ]),
    ...(refused === undefined
      ? []
      : [...said('Refused', refused, now), lines([['Ground', title(refusalGrounds, refused.ground)]])]),
  ];
}
const said = (
  what: string,
  one: { readonly by: { readonly name: string }; readonly at: Instant; readonly why: string } | undefined,
  now: Instant,
): readonly Element[] =>
  one === undefined ? [] : [subheading(`${what}, ${one.by.name}, ${sayWhen(one.at, now)}`), words(one.why, bytes)];

/** An item of what is given, above the form that decides on it. */
interface ItemView {
  readonly title: string;
  readonly line: string;
  readonly flags: readonly string[];
  readonly choice: Standing;
  readonly lines: readonly { readonly label: string; readonly pieces: readonly TextPart[] }[];
}
/** What is blacked out stands in brackets: the reviewer reads it. */
const inBrackets = ({ pieces }: ItemView['lines'][number]): string =>
  pieces.map((piece) => (piece.out ? `[${piece.text}]` : piece.text)).join('');
export const itemLines = (item: ItemView): readonly Element[] => [
  text(item.title, { weight: 'Bolder' }),
  small(item.line, { spacing: 'None' }),
  ...(item.flags.length === 0 ? [] : [text(`To weigh: ${item.flags.join(', ')}`, { weight: 'Bolder' })]),
  ...(item.lines.length === 0
    ? [text('Nothing was written in it.')]
    : [lines(item.lines.slice(0, mostItemLines).map((line) => [line.label, cut(inBrackets(line), mostItemText)]))]),
  ...(item.lines.length > mostItemLines ? [small('The whole item is on the page.')] : []),
  text(`Now: ${sayItemStanding(item.choice)}${inBracketsAre(item.choice)}`),
];
const inBracketsAre = (choice: Standing): string =>
  choice.as === 'black'
    ? ' (in brackets)'
    : choice.as === 'undecided' && choice.blots.length > 0
      ? '. In brackets is what the rule found.'
      : '';
/** The whole of it is on the page beside. */
const mostItemLines = 6;
const mostItemText = 160;
