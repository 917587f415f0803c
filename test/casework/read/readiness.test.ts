import assert from 'node:assert/strict';
import { createOutboxAge } from '../../../src/casework/tell/outbox-age.ts';
import { newestForm, type Forms } from '../../../src/casework/ports/form-ports.ts';
import { createReadiness } from '../../../src/casework/read/readiness.ts';
import { createWorker } from '../../../src/casework/tell/tick.ts';
import { caseOf, directory, filledIn, given, submitted } from '../../people/builders.ts';
import { nowMs, stubPorts } from '../ports.ts';

const start = 1_000_000;
const { ports, pending } = stubPorts(caseOf(given(filledIn(), submitted())));
const due = (visibleAt: number, key = pending.key) => ({ ...pending, visibleAt, key });

describe('How long the oldest notice has been due', () => {
  it('is what a round found, and grows until the next', () => {
    const age = createOutboxAge(start);
    age.seen([due(start - 2000), due(start - 90_000, 'other'), due(start - 1000, 'third')], start);
    assert.equal(age.seconds(start), 90);
    assert.equal(age.seconds(start + 3000), 93);
    age.seen([due(start - 2000)], start + 3000);
    assert.equal(age.seconds(start + 3000), 5);
    age.seen([], start + 6000);
    assert.equal(age.seconds(start + 6000), 0);
  });

  it('grows where no round comes any more: nobody knows what has fallen due since', () => {
    const age = createOutboxAge(start);
    age.seen([], start);
    assert.equal(age.seconds(start + 400_000), 400);
    assert.equal(createOutboxAge(start).seconds(start + 400_000), 400);
  });

  it('of one that was woken counts from when it was first seen so, and anew when it is woken again', () => {
    const age = createOutboxAge(start);
    age.seen([due(0)], start);
    assert.equal(age.seconds(start), 0);
    age.seen([due(0)], start + 60_000);
    assert.equal(age.seconds(start + 60_000), 60);
    age.seen([], start + 63_000);
    age.seen([due(0)], start + 66_000);
    assert.equal(age.seconds(start + 66_000), 0);
  });

  it('is never below nothing, whatever another instance’s clock says', () => {
    const age = createOutboxAge(start);
    age.seen([due(start + 500)], start);
    assert.equal(age.seconds(start - 10), 0);
  });

  it('is measured by the rounds of the worker, without a query of its own', async () => {
    ports.outbox.claim.resolves([]);
    ports.outbox.due.resolves([due(nowMs - 42_000)]);
    const worker = createWorker(ports);
    assert.equal(worker.outboxAge(), 0);
    await worker.tick();
    const asked = ports.outbox.due.callCount;
    assert.equal(worker.outboxAge(), 42);
    assert.equal(ports.outbox.due.callCount, asked);
  });
});

const ready = async (database: boolean, age: number, writes = true, content?: string) => {
  if (database) ports.directories.newest.resolves();
  else ports.directories.newest.rejects(new Error('no answer'));
  const imported = { directory, stored: directory, hash: '0123456789abcdef' };
  ports.directories.stored.resolves({ ...imported, ...(content !== undefined && { content }) });
  if (writes) ports.contacts.firstTime.resolves(true);
  else ports.contacts.firstTime.rejects(new Error('disk full'));
  return createReadiness(ports, { outboxAge: () => age })();
};
const outboxAgeLimit = 300;

describe('Whether an instance can serve', () => {
  const told = {
    ok: true,
    database: true,
    writes: true,
    directory: '0123456789ab',
    outboxAge: 0,
    outboxAgeLimit,
    late: false,
  };
  const { directory: _directory, ...bare } = told;
  const away = { ...bare, ok: false, database: false, writes: false };

  it('is yes while the database answers and takes what is written', async () => {
    assert.deepEqual(await ready(true, 0.4), told);
    assert.deepEqual(await ready(true, 300.4), { ...told, outboxAge: 300 });
    assert.deepEqual(await ready(false, 0), away);
    assert.deepEqual(await ready(true, 0, false), { ...told, ok: false, writes: false });
  });

  it('is tried by a write once a minute, and again at once while it fails', async () => {
    const readiness = createReadiness(ports, { outboxAge: () => 0 });
    ports.contacts.firstTime.resetHistory();
    ports.contacts.firstTime.resolves(true);
    await readiness();
    await readiness();
    assert.equal(ports.contacts.firstTime.callCount, 1);
  });

  it('says of a directory that is not what was imported that it was changed, and is no less ready for it', async () => {
    assert.deepEqual(await ready(true, 0, true, 'of another content'), { ...told, directory: 'changed' });
    assert.equal(ports.log.warn.callCount, 1);
  });

  it('names a setting that is stored and cannot be kept, in the log once, and is no less ready for it', async () => {
    await ready(true, 0);
    ports.directories.stored.resolves({
      directory,
      stored: directory,
      hash: '0123456789abcdef',
      wrong: ['officeHours'],
    });
    ports.log.warn.resetHistory();
    const readiness = createReadiness(ports, { outboxAge: () => 0 });
    for (const _time of [1, 2]) assert.deepEqual(await readiness(), { ...told, settings: ['officeHours'] });
    assert.deepEqual(
      ports.log.warn.args.map(([event]) => event.split(': ')[1]),
      ['officeHours'],
    );
  });

  it('is no once a later version has put a form in force that this one does not know', async () => {
    await ready(true, 0);
    const forms: Forms = { current: async () => newestForm, known: () => newestForm, refresh: async () => undefined };
    const over = (isPassed: boolean) =>
      createReadiness({ ...ports, forms: { ...forms, isPassed: () => isPassed } }, { outboxAge: () => 0 })();
    assert.deepEqual(await over(false), told);
    assert.deepEqual(await over(true), { ...told, ok: false, form: 'later' });
  });

  it('says when a notice has been due for more than five minutes, and is no less ready for it', async () => {
    assert.deepEqual(await ready(true, 301), { ...told, outboxAge: 301, late: true });
    assert.deepEqual(await ready(false, 999), { ...away, outboxAge: 999, late: true });
  });
});
