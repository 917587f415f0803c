// Names on lists: asked for once, they stay for the sitting, in the private answer to a press and nowhere else.
import assert from 'node:assert/strict';
import { kestrelReference, moira, noConflict, priya, consented, filledIn, submitted } from '../../people/builders.ts';
import { openOffice, type Office } from '../office.ts';

const name = /Kestrel/;
const hours = 60 * 60 * 1000;

describe('Names on lists', () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    await office.has(filledIn(), submitted(), noConflict(), consented());
  });
  after(async () => office.close());
  const reads = async (verb: string, data = {}): Promise<string> => (await office.presses(moira, verb, data)).reads;

  it('are not there until they are asked for, and stay for every list that is pressed for until they are hidden', async () => {
    assert.doesNotMatch(await reads('list.queue'), name);
    assert.match(await reads('list.names', { list: 'queue', from: 0 }), name);
    const again = await reads('list.queue');
    assert.match(again, name);
    assert.match(again, /\[ Hide names \]/);
    assert.doesNotMatch(await reads('list.hide-names', { list: 'queue', from: 0 }), name);
    assert.doesNotMatch(await reads('list.queue'), name);
  });

  it('are never in what is posted, nor in anyone else’s list', async () => {
    await reads('list.names', { list: 'queue', from: 0 });
    await office.teams.person(moira).says('queue');
    const posted = JSON.stringify(office.teams.calls.at(-1)?.activity);
    assert.match(posted, /Queue/);
    assert.doesNotMatch(posted, name);
    assert.doesNotMatch((await office.presses(priya, 'list.mine', {})).reads, name);
  });

  it('are initials until then, in the answer to a press alone; each is a look', async () => {
    await reads('list.hide-names', { list: 'queue', from: 0 });
    assert.match(await reads('list.queue'), /K\.M\., 15 · Received/);
    const looks = await office.patient.ports.looks.of(kestrelReference);
    assert.ok(looks.some(({ what, why }) => what === 'initials' && why === 'Queue'));
    await office.teams.person(moira).says('queue');
    const posted = JSON.stringify(office.teams.calls.at(-1)?.activity);
    assert.match(posted, /Queue/);
    assert.doesNotMatch(posted, /K\.M\./);
  });

  it('are gone after eight hours', async () => {
    await reads('list.names', { list: 'queue', from: 0 });
    office.passes(8 * hours - 1);
    assert.match(await reads('list.queue'), name);
    office.passes(1);
    assert.doesNotMatch(await reads('list.queue'), name);
  });
});
