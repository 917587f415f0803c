// Hand over all: a database that fails in the middle of it costs nothing; the same press goes on with what is left.
import assert from 'node:assert/strict';
import { leadOf } from '../../../src/domain/case/state/stage-parts.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { colin, directory, filledIn, noConflict, noor, priya, returned, submitted } from '../../people/builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { isWrite } from '../../worlds/writes.ts';

const references = [3, 5, 7].map((n) => mintReference(Buffer.alloc(8, n)));
const without = { ...directory, people: directory.people.filter(({ objectId }) => objectId !== priya.objectId) };

describe('Hand over all', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ faults: true, people: [colin, noor] });
    const [draft, ...sent] = references;
    if (draft !== undefined) await world.has(draft, filledIn());
    for (const ref of sent) await world.has(ref, filledIn(), submitted(), noConflict(), returned());
    await world.restart(without);
  });
  after(async () => world.stop());
  const leads = async () => Promise.all(references.map(async (ref) => leadOf(await world.caseOf(ref)).name));
  const handedOver = async () =>
    (await Promise.all(references.map(async (ref) => world.ports.cases.facts(ref))))
      .flat()
      .filter(({ step }) => step === 'handOver').length;

  it('stopped in the middle gives the form back, and pressed again hands over the rest, each once', async () => {
    const window = world.windowOf(colin);
    await world.passesTo('2027-01-05T08:30:00.000Z');
    await window.presses('No lead worker', { on: 'What is waiting for you' });
    await window.presses('Hand over all');
    const fill = {
      'New lead worker': noor.name,
      Reason: 'She has left.',
      'Who tells the young person, and when?': 'Noor, this week.',
    };
    world.clock.passes(1500);
    const press = window.sending('Hand over all', { on: 'has left', fill });
    let writes = 0;
    world.fault = (request) =>
      isWrite(request) && request.path.includes('cases') && (writes += 1) > 1 ? { status: 503 } : undefined;
    const first = await window.sends(press.verb, press.data);
    assert.match(JSON.stringify(first), /Nothing you typed is lost|Still working/);
    assert.match(JSON.stringify(first), /She has left\./);
    world.fault = undefined;
    assert.ok((await handedOver()) < references.length, 'not all of it was done');
    const second = await window.sends(press.verb, press.data);
    assert.match(JSON.stringify(second), /3 handed over/);
    assert.deepEqual(await leads(), [noor.name, noor.name, noor.name]);
    const third = await window.sends(press.verb, press.data);
    assert.match(JSON.stringify(third), /3 handed over/);
    assert.equal(await handedOver(), references.length);
  });
});
