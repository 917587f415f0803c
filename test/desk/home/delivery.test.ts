// Delivery in chat: someone who cannot be reached has one row, however much waits for them, and the reason stands once.
import assert from 'node:assert/strict';
import type { PendingNotice } from '../../../src/casework/ports/ports.ts';
import { showDelivery, tryAgain } from '../../../src/desk/home/delivery.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { readable } from '../../journeys/people/readable.ts';
import { stubPorts } from '../../casework/ports.ts';
import { caseAt, turns } from '../../cards/cases/stages.ts';
import { colin, dana, directory, moira, monday10, must, noor } from '../../people/builders.ts';

const childCase = caseAt(must(turns[0]));
const waiting = (person: PendingNotice['person'], place: number): PendingNotice => ({
  about: { matter: childCase.reference },
  key: `card-${place}`,
  ...(person !== undefined && { person }),
  attempts: 1,
  visibleAt: 0,
  since: Date.parse(monday10) + place,
  trouble: 'unreachable',
});

const unlinked = (channel: NonNullable<PendingNotice['channel']>, place: number): PendingNotice => ({
  ...waiting(undefined, place),
  channel,
  why: 'no channel',
});

function world() {
  const { ports } = stubPorts(childCase);
  const { objectId } = noor;
  ports.outbox.outstanding.resolves([waiting(objectId, 1), waiting(dana.objectId, 2), waiting(objectId, 3)]);
  ports.cases.ailing.resolves([]);
  const row = {
    key: 'x',
    day: '2027-01-04',
    title: '',
    next: '',
    about: '',
    isOver: false,
    press: { verb: 'delivery' },
  };
  const told = { by: { objectId: colin.objectId, name: colin.name }, at: monday10 };
  ports.troubles.of.resolves({ calls: 1, rows: [{ ...row, who: { person: objectId, name: noor.name }, told }] });
  const data: Record<string, string> = {};
  const scene = { ports, person: moira, directory, now: monday10, data, committed: () => undefined };
  return { ports, scene: scene as unknown as Scene, data };
}

describe('Delivery in chat', () => {
  it('has a row a person, with how many cards wait and who has told them; the reason once', async () => {
    const said = readable(must((await showDelivery(world().scene)).card));
    assert.equal(said.match(/Noor Template/g)?.length, 1);
    assert.match(said, /Noor Template[^]*Told by Colin Fixture, Mon 4 Jan 10:00\.[^]*2 cards, the first MSET-/);
    assert.equal(said.match(/have not opened the MSET app/g)?.length, 1);
  });

  it('has a row a channel that is not linked, however many cards wait for it; why stands once, how to link it in each', async () => {
    const { ports, scene } = world();
    const channels = ['agency:police', 'agency:health', 'agency:police', 'agency:police'] as const;
    const all = channels.map(unlinked);
    ports.outbox.outstanding.resolves(all);
    ports.channels.of.resolves(undefined);
    const said = readable(must((await showDelivery(scene)).card));
    assert.match(said, /^# Delivery\n2\n/);
    assert.match(said, /3 cards, the first MSET-/);
    assert.equal(said.match(/No channel of theirs is linked/g)?.length, 1);
    for (const id of ['police', 'health'])
      assert.equal(said.match(new RegExp(`@MSET link ${id} `, 'g'))?.length, 1, id);
  });

  it('goes on where there are more than eight rows', async () => {
    const { ports, scene } = world();
    ports.outbox.outstanding.resolves(
      Array.from({ length: 11 }, (_one, place) => ({ ...waiting(noor.objectId, place), trouble: 'failed' as const })),
    );
    const first = must((await showDelivery(scene)).card);
    assert.match(readable(first), /# Delivery\n1 to 8 of 11 · [^]*\[ More \]/);
    const rest = readable(must((await showDelivery(scene, undefined, 8)).card));
    assert.match(rest, /# Delivery\n9 to 11 of 11 · /);
    assert.doesNotMatch(rest, /\[ More \]/);
  });

  it('tries all of theirs again with one press', async () => {
    const { ports, scene, data } = world();
    const also = `${childCase.reference} card-3`;
    Object.assign(data, { ref: childCase.reference, to: 'card-1', also });
    ports.outbox.tryAgain.resolves(waiting(noor.objectId, 1));
    const said = readable(must((await tryAgain(scene)).card));
    assert.deepEqual(
      ports.outbox.tryAgain.args.map(([, key]) => key),
      ['card-1', 'card-3'],
    );
    assert.match(said, /All of theirs: tried again now/);
  });
});
