// Two fictional lists of the police: one that was worked through, and one of the last working day with something of everything.
import { act } from '../casework/write/act.ts';
import { policeLists } from '../casework/write/matters.ts';
import type { Cases, Machine, Ports } from '../casework/ports/ports.ts';
import type { PoliceLists } from '../casework/ports/police-list-ports.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import type { KeptRow } from '../domain/police-list/row.ts';
import type { PoliceListCommand } from '../domain/police-list/table.ts';
import { parseTypedBirth } from '../domain/time/dates.ts';
import { hoursAfter } from '../domain/time/clocks.ts';
import { demoCalendar, type DemoCalendar } from './calendar.ts';
import { moira } from './cast.ts';
import { noChance } from './put.ts';
import { commandIdOf, policeListOf, referenceOf } from './seed.ts';

type Store = Pick<Ports, 'directories'> & { readonly policeLists: PoliceLists; readonly cases: Pick<Cases, 'load'> };
type Said = Pick<KeptRow, 'surname' | 'forenames' | 'dateOfBirth'>;

/** In no case. */
const robin: Said = { surname: 'Unlisted', forenames: 'Robin', dateOfBirth: '2012-05-09' };
const dove: Said = { surname: 'Unheard', forenames: 'Dove', dateOfBirth: '2011-10-21' };

/** Puts them in, beside cases that have just been put in. Gives how many there are. */
export async function putPoliceLists(
  store: Store,
  directory: Directory,
  machine: Pick<Machine, 'now' | 'nowMs'>,
): Promise<number> {
  const c = demoCalendar(machine.now());
  const [wren, heron] = [await childOf(store, 'wren'), await childOf(store, 'heron')];
  const lists = [
    {
      key: 'week before',
      day: -6,
      open: [],
      rows: [row(c, 1, robin, -8, '22:40', 3), row(c, 2, robin, -7, '21:15', 5), row(c, 3, dove, -7, '23:05', 2)],
    },
    {
      key: 'last day',
      day: -1,
      open: [1, 2, 3],
      rows: [
        row(c, 1, robin, -2, '22:10', 4),
        row(c, 2, wren, -3, '23:20', 3),
        row(c, 3, heron, -2, '20:45', undefined),
      ],
    },
  ] as const;
  for (const { key, day, open, rows } of lists) {
    const id = policeListOf(key);
    const now = c.on(day, '09:20');
    await store.policeLists.keepRows({ list: id, on: c.date(day), writtenMs: machine.nowMs(), rows }, undefined);
    const command: PoliceListCommand = {
      step: 'takePoliceList',
      input: { id, on: c.date(day), rows: rows.length, open },
    };
    const actor = personIn(directory, moira.objectId) ?? moira;
    const ports = { ...store, machine: { ...machine, bytes: noChance } };
    const outcome = await act(ports, policeLists, {
      id,
      command,
      commandId: commandIdOf(key, 0),
      context: { actor, now, directory },
    });
    if (outcome.kind === 'refused') throw new Error(`${actor.name} could not take a list: ${outcome.refusal.message}`);
  }
  return lists.length;
}

async function childOf({ cases }: Store, key: string): Promise<Said> {
  const {
    surname = '',
    forenames = '',
    dateOfBirth = '',
  } = (await cases.load(referenceOf(key)))?.value.root.answers ?? {};
  const birth = parseTypedBirth(dateOfBirth);
  return { surname, forenames, dateOfBirth: 'date' in birth ? birth.date : '' };
}

/** `hours`: until the child was back. */
function row(
  c: DemoCalendar,
  number: number,
  said: Said,
  day: number,
  time: string,
  hours: number | undefined,
): KeptRow {
  const since = c.on(day, time);
  return {
    row: number,
    ...said,
    place: 'Example Terrace',
    since,
    ...(hours !== undefined && { returnedAt: hoursAfter(since, hours) }),
    policeReference: `NP-${-day}${number}4`,
    grade: 'Medium',
  };
}
