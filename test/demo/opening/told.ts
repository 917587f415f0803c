// What the ledger of openings needs beside the fictional cases: stages and states that no demonstration shows, a second case of
// one child, and the panel of today begun.
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { DemoCalendar } from '../../../src/demo/calendar.ts';
import { bea, colin, moira, priya, ravi, tess } from '../../../src/demo/cast.ts';
import { lark } from '../../../src/demo/children.ts';
import { clears, received } from '../../../src/demo/deeds.ts';
import { knot } from '../../../src/demo/followed.ts';
import { wren } from '../../../src/demo/opened.ts';
import { playsCase, playsEntity, playsMeeting } from '../../../src/demo/players.ts';
import { commandIdOf, entityOf, referenceOf } from '../../../src/demo/seed.ts';
import { rowsOf, timed, type AnyRow, type EntityRow, type MeetingRow, type Stories } from '../../../src/demo/story.ts';
import { openNameOf } from '../../../src/domain/entity/open.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { at } from '../../people/builders.ts';
import { asksForIt, declines, entitySaid, reports, reviews } from '../../people/entity-builders.ts';
import {
  acceptanceRecorded,
  mergedInto,
  packGiven,
  responsibilityMoved,
  restrictedByHand,
  tookOver,
  transferBegun,
} from '../../people/meeting-builders.ts';

const pair = [priya, colin] as const;
const as = (key: string, { written }: typeof wren): typeof wren => ({ key, written });

const cases: Stories<DemoCalendar> = {
  /** Wren again, from someone else: neither is merged. */
  twin: (c) => received(c, as('twin', wren), -1, pair),
  merged: (c) => [received(c, as('merged', wren), -1, pair), at(c.on(-1, '16:00'), mergedInto(referenceOf(wren.key)))],
  [wren.key]: (c) => [at(c.on(-1, '17:50'), tookOver(referenceOf('merged')))],
  restricted: (c) => [received(c, as('restricted', lark), -1, pair), at(c.on(-1, '16:00'), restrictedByHand())],
  transferred: (c) => [
    received(c, as('transferred', knot), -12, pair),
    at(c.on(-9, '10:00'), transferBegun(moira, { ...responsibilityMoved, movedOn: c.typed(-10) })),
    at(c.on(-8, '10:00'), packGiven(moira, c.typed(-8))),
    at(c.on(-7, '10:00'), acceptanceRecorded(moira, c.typed(-7))),
  ],
  /** Its manager has no conflict: the referral is read next. */
  plover: (c) => [clears(colin, c.ago(20))],
};

const opened = (c: DemoCalendar, key: string): EntityRow => [
  moira,
  c.on(-1, '18:00'),
  openNameOf('place'),
  { ...entitySaid.place, ...asksForIt, id: entityOf(key) },
];
const records = (c: DemoCalendar): Readonly<Record<string, readonly EntityRow[]>> => ({
  declined: [at(c.on(-2, '10:00'), reports({}, bea)), at(c.on(-1, '10:00'), declines())].map(
    ([who, when, step, input]) => [who, when, step, { ...input, id: entityOf('declined') }] as EntityRow,
  ),
  closed: [opened(c, 'closed'), reviews('no', 'It is let again, to a family.')],
  merged: [opened(c, 'merged'), [moira, 1, 'mergeInto', { into: entityOf('flat'), why: 'One place.' }]],
});

const meeting = (minutes: Person): readonly MeetingRow[] => [
  [moira, 0, 'startMeeting', {}],
  ...[moira, tess, minutes, ravi].map((by): MeetingRow => [by, 0, 'attendMeeting', {}]),
];

type Played = Awaited<ReturnType<typeof playsCase | typeof playsEntity | typeof playsMeeting>>;
function taken([who, , step]: AnyRow, outcome: Played): void {
  if (outcome.kind === 'refused') throw new Error(`${who.name} may not ${step}: ${outcome.refusal.message}`);
}

/** Tells it; `minutes` takes them today. Throws where a step is refused. */
export async function tellMore(ports: Ports, c: DemoCalendar, minutes: Person): Promise<void> {
  const directory = await ports.directories.current();
  let told = 0;
  const turn = (now: string) => ({ at: now, directory, commandId: commandIdOf('opening', (told += 1)) });
  for (const [key, rows] of Object.entries(cases)) {
    for (const { row, at: now } of timed(rowsOf(rows(c))))
      taken(row, await playsCase(ports, referenceOf(key), row, turn(now)));
  }
  for (const [key, rows] of Object.entries(records(c))) {
    for (const { row, at: now } of timed(rows)) taken(row, await playsEntity(ports, entityOf(key), row, turn(now)));
  }
  const { id } = c.meetings.now.panel;
  for (const { row, at: now } of timed(meeting(minutes), c.now))
    taken(row, await playsMeeting(ports, id, row, turn(now)));
}
