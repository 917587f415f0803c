// What auditor and data protection officer have to look at in the fictional council: two breaches, questions, and who looked in the
// last weeks, sealed day by day. Those who looked are not the people of the tour: no question comes into their windows.
import { act } from '../casework/write/act.ts';
import { createSealing, type SealingParts } from '../casework/looks/sealing.ts';
import { registers } from '../casework/write/matters.ts';
import type { LookedBy, Machine, Ports } from '../casework/ports/ports.ts';
import type { SealsOutside } from '../casework/ports/seal-ports.ts';
import { lookedAs } from '../casework/read/ask.ts';
import { recordKnown } from '../casework/read/record-known.ts';
import { given } from '../domain/kernel/given.ts';
import type { Reference } from '../domain/kernel/ids.ts';
import type { Person } from '../domain/people/actor.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import type { Relation } from '../domain/people/reads.ts';
import type { Because } from '../domain/register/entry.ts';
import type { RegisterCommand } from '../domain/register/table.ts';
import { addDays, localDate, momentOn, type Instant } from '../domain/time/calendar.ts';
import { demoCalendar, type DemoCalendar } from './calendar.ts';
import { ada, bea, greta, ife, joss, lee, noor, vic } from './cast.ts';
import { noChance, throwing } from './put.ts';
import { commandIdOf, referenceOf, registerOf } from './seed.ts';
import { commandIn, timed, type RowOf } from './story.ts';
import { settleOld } from './told.ts';

type Store = Omit<SealingParts, 'outside' | 'mailer' | 'machine' | 'log' | 'forms'> &
  Pick<Ports, 'looks'> &
  Parameters<typeof settleOld>[0];
type RegisterRow = RowOf<RegisterCommand>;

const pages = 'case page: referral, decisions, actions';
type LookRow = readonly [
  who: Person,
  at: Instant,
  key: string,
  relation: Relation,
  by: LookedBy,
  what: string,
  why: string,
];

/** A print, three cases that are not open to someone, a case that is over, one that was read by role and left; and usual work. */
const looksOn = (c: DemoCalendar): readonly LookRow[] => [
  [greta, c.on(-11, '16:20'), 'bunting', 'managerAbove', 'tab', pages, 'Open'],
  [noor, c.on(-9, '09:05'), 'brambling', 'referrer', 'chat', 'referral', 'Open'],
  [bea, c.on(-8, '18:40'), 'linnet', 'none', 'chat', 'case', 'typed the reference'],
  [bea, c.on(-8, '18:41'), 'lark', 'none', 'chat', 'case', 'typed the reference'],
  [bea, c.on(-8, '18:43'), 'curlew', 'none', 'chat', 'case', 'typed the reference'],
  [ada, c.on(-6, '11:15'), 'wren', 'invited', 'tab', pages, 'Open'],
  [lee, c.on(-5, '13:30'), 'heron', 'invited', 'tab', pages, 'Open'],
  [noor, c.on(-4, '10:12'), 'brambling', 'referrer', 'print', 'chronology', 'Print'],
  [joss, c.on(-3, '15:02'), 'kestrel', 'invited', 'tab', pages, 'Open'],
  [vic, c.on(-2, '08:55'), 'wren', 'invited', 'chat', 'case', 'Open'],
];

/** An entry: about which case, which looks it asks about and what a rule saw in them, and its rows. */
interface Entered {
  readonly key: string;
  readonly about: string;
  readonly looks?: readonly Instant[];
  readonly found?: readonly Because[];
  readonly rows: readonly RegisterRow[];
}

const breach = (c: DemoCalendar): readonly Entered[] => [
  {
    key: 'mail to a school',
    about: 'dipper',
    rows: [
      [
        vic,
        c.ago(30 * 60),
        'reportBreach',
        {
          id: registerOf('mail to a school'),
          what: 'mail',
          whom: 'The office of another school, 0191 498 0000',
          still: 'notKnown',
          noticed: '',
          about: referenceOf('dipper'),
        },
      ],
      [ife, 50, 'containBreach', { how: 'The office deleted it unread, and wrote so.' }],
    ],
  },
  {
    key: 'print on a desk',
    about: 'wren',
    rows: [
      [
        lee,
        c.on(-18, '16:05'),
        'reportBreach',
        {
          id: registerOf('print on a desk'),
          what: 'print',
          whom: 'A cleaner of the office',
          still: 'no',
          noticed: '',
          about: referenceOf('wren'),
        },
      ],
      [ife, 25, 'containBreach', { how: 'It lay face down, and was back within the hour.' }],
      [
        ife,
        60,
        'assessBreach',
        { harm: 'unlikely', ico: 'no', icoWhy: 'No one read it.', people: 'no', peopleWhy: 'No one read it.' },
      ],
      [ife, 30, 'sayChildRisk', { risk: 'no', why: 'Her social worker was rung: no one read it.' }],
      [ife, 5, 'closeBreach', { learnt: 'Prints are fetched at once, and kept in a drawer.' }],
    ],
  },
];

const asks = (key: string, about: string, person: Person, because: Because) =>
  ['askWhy', { id: registerOf(key), about: referenceOf(about), person: person.objectId, because }] as const;
const questions = (c: DemoCalendar): readonly Entered[] => [
  {
    key: 'three cases',
    about: 'curlew',
    looks: [c.on(-8, '18:43')],
    found: ['notOpen'],
    rows: [
      [ife, c.on(-6, '09:30'), ...asks('three cases', 'curlew', bea, 'notOpen')],
      [
        bea,
        c.on(-5, '12:10'),
        'answerWhy',
        {
          whatFor: 'other',
          reason: 'I had a reference on paper with a letter that I could not read, and tried three.',
        },
      ],
    ],
  },
  {
    key: 'read and left',
    about: 'bunting',
    looks: [c.on(-11, '16:20')],
    found: ['noWork'],
    rows: [[ife, c.on(-1, '11:00'), ...asks('read and left', 'bunting', greta, 'noWork')]],
  },
];

/** A record that is held for an inquiry, and one that is before the officer: it was counted by mistake. */
const ends = (c: DemoCalendar): readonly Entered[] => [
  {
    key: 'held',
    about: 'starling',
    rows: [
      [
        ife,
        c.on(-4, '10:05'),
        'placeHold',
        {
          id: registerOf('held'),
          reference: referenceOf('starling'),
          ground: 'review',
          why: `The safeguarding partnership’s letter of ${c.written(-5)}: its review of return interviews.`,
        },
      ],
    ],
  },
  {
    key: 'due',
    about: 'fulmar',
    rows: [[ife, c.on(-2, '09:40'), 'openDisposal', { id: registerOf('due'), reference: referenceOf('fulmar') }]],
  },
];

/** Puts them in, beside cases that have just been put in. Gives how many entries of the register there are, and how many looks. */
export async function putOversight(
  store: Store,
  directory: Directory,
  machine: Pick<Machine, 'now' | 'nowMs'>,
  outside: SealsOutside | undefined,
): Promise<{ readonly entries: number; readonly looks: number }> {
  const calendar = demoCalendar(machine.now());
  const looks = looksOn(calendar);
  for (const [place, [who, at, key, relation, by, what, why]] of looks.entries())
    await store.looks.record({
      id: `look-${place}`,
      reference: referenceOf(key),
      person: who.objectId,
      name: who.name,
      what,
      why,
      at,
      relation,
      ...lookedAs(personIn(directory, who.objectId) ?? who, by),
    });
  const entries = [...breach(calendar), ...questions(calendar), ...ends(calendar)];
  for (const entry of entries) await enter(store, directory, machine, entry);
  await sealDays(store, calendar, machine, outside);
  const drawn = (await store.register.open(undefined, true)).map(({ id }) => id);
  const ids = new Set([...entries.map(({ key }) => registerOf(key)), ...drawn]);
  for (const id of ids) await settleOld(store, machine, id, calendar.toldSince);
  return { entries: entries.length, looks: looks.length };
}

async function enter(
  store: Store,
  directory: Directory,
  machine: Pick<Machine, 'now' | 'nowMs'>,
  { key, about, looks, found, rows }: Entered,
): Promise<void> {
  const reference: Reference = referenceOf(about);
  const root = (await store.cases.load(reference))?.value.root;
  for (const [place, { row, at }] of timed(rows).entries()) {
    const [who] = row;
    const record = await recordKnown(store, reference, directory, at);
    const outcome = await act({ ...store, machine: { ...machine, bytes: noChance } }, registers, {
      id: registerOf(key),
      command: commandIn(row),
      commandId: commandIdOf(key, place),
      context: {
        actor: personIn(directory, who.objectId) ?? who,
        now: at,
        directory,
        ...given({ about: root, record, looks, found }),
      },
    });
    if (outcome.kind === 'refused') throw new Error(`${who.name} could not ${row[2]}: ${outcome.refusal.message}`);
  }
}

/** Each night as the bot would have: the first seal holds what was before. */
async function sealDays(
  store: Store,
  calendar: DemoCalendar,
  machine: Pick<Machine, 'now' | 'nowMs'>,
  outside: SealsOutside | undefined,
): Promise<void> {
  const today = localDate(machine.now());
  for (let day = addDays(calendar.date(-12), 1); day <= today; day = addDays(day, 1)) {
    const night = momentOn(day, '04:00');
    if (night > machine.now()) return;
    // What is to be told waits from now on, and not from that night.
    const then = { now: () => night, nowMs: () => machine.nowMs(), bytes: noChance };
    await createSealing({ ...store, outside, mailer: mailsNothing, machine: then, log: throwing }).round();
  }
}

const mailsNothing: Ports['mailer'] = { send: async () => ({ ok: true, activity: '' }) };
