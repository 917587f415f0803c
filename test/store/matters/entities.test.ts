// The lists of records: what asks something of those who keep them, and all that are open, a line of each.
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import type { EntityCommand } from '../../../src/domain/entity/table.ts';
import { mintCommandId, mintEntityId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { addDays, localDate } from '../../../src/domain/time/calendar.ts';
import { bea } from '../../../src/demo/cast.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { directory, moira, monday10 } from '../../people/builders.ts';
import { asksForIt, entitySaid, worries } from '../../people/entity-builders.ts';
import { createClock } from '../../worlds/clock.ts';
import { openTarget, type Target } from '../fixture.ts';

const idOf = (number: number) => mintEntityId(new Uint8Array(8).fill(number));
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();
describe('The records in the store', () => {
  let target: Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await openTarget();
    store = await target.open();
  });
  afterEach(() => target.close());

  const machine = createClock();
  let presses = 0;
  async function take(number: number, command: EntityCommand, actor: Person = moira): Promise<void> {
    presses += 1;
    const ports = { ...store, machine, matchKeysOf: createMatching('the secret of a test, of no child') };
    const outcome = await act(ports, entities, {
      id: idOf(number),
      command,
      commandId: mintCommandId(presses, machine.bytes(8)),
      context: { actor, now: monday10, directory },
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  }

  it('give what was reported and what is due, then all that are open, and nothing that is over', async () => {
    const works = { ...entitySaid.person, works: 'yes', ...asksForIt };
    await take(1, { step: 'openPerson', input: { ...works, id: idOf(1) } });
    await take(2, { step: 'reportOrganisation', input: { ...entitySaid.organisation, ...worries, id: idOf(2) } }, bea);
    await take(3, { step: 'openPlace', input: { ...entitySaid.place, ...asksForIt, id: idOf(3) } });
    await take(3, { step: 'reviewEntity', input: { keep: 'no', why: 'It is let to others.' } });
    const today = localDate(monday10);
    assert.deepEqual(idsOf(await store.entities.open()), idsOf([1, 2].map((id) => ({ id: idOf(id) }))));
    assert.deepEqual(idsOf(await store.entities.waiting(today)), [idOf(2)]);
    assert.deepEqual(
      idsOf(await store.entities.waiting(addDays(today, 180))),
      idsOf([1, 2].map((id) => ({ id: idOf(id) }))),
    );
    const row = (await store.entities.open()).find(({ id }) => id === idOf(1));
    assert.deepEqual(
      [row?.kind, row?.name, row?.ground, row?.state, row?.works, row?.excluded],
      ['person', 'Known as Smiler', 'panel', 'open', true, []],
    );
    const found = await store.entities.ofIds([idOf(3), idOf(9), idOf(1)]);
    assert.deepEqual(
      found.map(({ id, state }) => [id, state]),
      [
        [idOf(3), 'closed'],
        [idOf(1), 'open'],
      ],
    );
  });
});
