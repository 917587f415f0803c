// What the administrator of the fictional council finds: someone away, someone who leaves, and a change that waits for a second
// person. None of them is of the tour.
import { act } from '../casework/write/act.ts';
import { councils } from '../casework/write/matters.ts';
import type { Machine, Ports } from '../casework/ports/ports.ts';
import { councilId } from '../domain/council/council.ts';
import type { CouncilCommand } from '../domain/council/table.ts';
import { demoCalendar, type DemoCalendar } from './calendar.ts';
import { dot, greta, hal, noor, una } from './cast.ts';
import { noChance } from './put.ts';
import { commandIdOf } from './seed.ts';
import { commandIn, type RowOf } from './story.ts';
import { settleOld } from './told.ts';

type Store = Parameters<typeof settleOld>[0] & Pick<Ports, 'council' | 'directories'>;

const rowsOn = (c: DemoCalendar): readonly RowOf<CouncilCommand>[] => [
  [hal, c.now, 'beAway', { starts: c.typed(0), ends: c.typed(6), to: greta.objectId }],
  [
    dot,
    c.now,
    'personLeaves',
    { person: noor.objectId, lastDay: c.typed(18), reason: 'She moves to another council.' },
  ],
  [
    dot,
    c.now,
    'changePerson',
    {
      objectId: una.objectId,
      name: una.name,
      email: una.email ?? '',
      roles: 'lado,dpo',
      reason: 'Ife Audit is on leave next month: a breach has 72 hours.',
    },
  ],
];

/** Puts them in, once the file has begun the council. Gives how many facts that is. */
export async function putCouncil(store: Store, machine: Pick<Machine, 'now' | 'nowMs'>): Promise<number> {
  const calendar = demoCalendar(machine.now());
  const rows = rowsOn(calendar);
  for (const [place, row] of rows.entries()) {
    const [actor, , step] = row;
    const outcome = await act({ ...store, machine: { ...machine, bytes: noChance } }, councils, {
      id: councilId,
      command: commandIn(row),
      commandId: commandIdOf(councilId, place),
      context: { actor, now: machine.now(), directory: await store.directories.newest() },
    });
    if (outcome.kind === 'refused') throw new Error(`${actor.name} could not ${step}: ${outcome.refusal.message}`);
  }
  await settleOld(store, machine, councilId, calendar.toldSince);
  return rows.length;
}
