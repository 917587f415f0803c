// What is measured on the way of a referral, and that nothing of anybody is in it.
import assert from 'node:assert/strict';
import { setImmediate as soon } from 'node:timers/promises';
import { councilMatter } from '../../src/domain/council/table.ts';
import type { MetricData } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import sinon from 'sinon';
import { StoreFault } from '../../src/store/sdk/faults.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { steps } from '../../src/domain/case/whole/case.ts';
import { verbs } from '../../src/desk/desk.ts';
import {
  answersOn,
  onLastPage,
  colin,
  kestrel,
  kestrelReference,
  moira,
  must,
  priya,
  filledIn,
  submitted,
} from '../people/builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { fillsIn, readsAll } from '../journeys/people/deeds.ts';
import { postsTo } from '../journeys/people/platform.ts';
import { finderOf } from '../journeys/people/traces.ts';
import { measuredTelemetry, type Measured } from '../worlds/measured.ts';
import { isWrite } from '../worlds/writes.ts';

const name = 'Kestrel Madeup, born 14/3/2011, 4 Example Row ZZ99 1AA';
const tracesIn = finderOf(kestrel, [name]);
const names = [
  'mset.act.duration',
  'mset.deliver.duration',
  'mset.delivery.failed',
  'mset.gate.refused',
  'mset.http.status',
  'mset.outbox.age',
  'mset.store.duration',
  'mset.store.throttled',
  'mset.turn.duration',
];

/** A referral from the first word to its receipt, with strange requests and faults in between. Gives its reference. */
async function troubledReferral(world: World): Promise<string> {
  const window = world.windowOf(priya);
  const reference = await fillsIn(window, kestrel);
  await window.says(`find ${name}`);
  await window.says(name);
  await window.sends(name, { ref: reference, text: name });
  await window.sends('refer.next', { ref: name, page: name, [name]: name });
  await world.teams.person(priya).sends({ type: 'invoke', name, value: { name } });
  await world.teams.person(priya).sends({ type: 'message', text: name, from: { id: name, name } });
  await fetch(`${world.teams.bot}/${encodeURIComponent(name)}?name=${encodeURIComponent(name)}`);
  let left = 2;
  world.fault = (request) => {
    if (!isWrite(request) || left === 0) return undefined;
    left -= 1;
    return left === 1 ? { status: 503 } : { status: 429, retryAfterMs: 1 };
  };
  await window.presses('Read it through', { on: 'Page 9 of 9' });
  await window.presses('Change page 2', { on: '1 of 3' });
  await window.presses('Save and close', { fill: { Surname: 'Madeup ' } });
  world.fault = ({ kind }) => (kind === 'read' ? { status: 500 } : undefined);
  await window.presses('home', { unsettled: true }).catch(() => undefined);
  await window.sends('refer.next', { ref: reference, page: '2', ...answersOn('2', kestrel) });
  world.fault = undefined;
  await window.says(`case ${reference}`);
  await window.presses('Continue', { on: reference });
  await window.presses('Submit for consent', { on: 'Page 9 of 9', fill: onLastPage(kestrel) });
  await world.passesTo('2027-01-04T14:00:00Z');
  await readsAll(world.windowOf(colin));
  await world.windowOf(colin).presses('Give consent');
  await world.windowOf(moira).opens({ on: 'Referral received' });
  return reference;
}

describe('What is measured of a referral with everything going wrong on the way', () => {
  let world: World;
  let kept: Measured;
  let reference: string;
  let spans: readonly ReadableSpan[];
  let metrics: readonly MetricData[];
  before(async () => {
    kept = measuredTelemetry();
    world = await openWorld({ faults: true, telemetry: kept.telemetry });
    reference = await troubledReferral(world);
    spans = kept.spans();
    metrics = await kept.metrics();
  });
  after(async () => {
    await world.stop();
    await kept.stop();
  });

  const parentOf = (span: ReadableSpan): ReadableSpan | undefined =>
    spans.find((one) => one.spanContext().spanId === span.parentSpanContext?.spanId);
  const named = (what: string): readonly ReadableSpan[] => spans.filter((span) => span.name === what);
  const labels = (): readonly Readonly<Record<string, unknown>>[] => [
    ...spans.map(({ attributes }) => attributes),
    ...metrics.flatMap(({ dataPoints }) => dataPoints.map(({ attributes }) => attributes)),
  ];

  it('has these names, in these units, and no others', async () => {
    // One has to fail before it is there.
    kept.telemetry.count('delivery.failed', { verb: 'card' });
    const now = await kept.metrics();
    assert.deepEqual(now.map(({ descriptor }) => descriptor.name).toSorted(), names);
    const units = now.flatMap(({ descriptor: { name, unit } }) => (unit === '' ? [] : [`${name} ${unit}`]));
    assert.deepEqual(units.toSorted(), [
      'mset.act.duration ms',
      'mset.deliver.duration ms',
      'mset.outbox.age s',
      'mset.store.duration ms',
      'mset.turn.duration ms',
    ]);
    assert.deepEqual([...new Set(spans.map((span) => span.name))].toSorted(), ['act', 'deliver', 'store', 'turn']);
  });

  it('names nobody: no child, no case, no person, nothing that was typed or sent', () => {
    const told = JSON.stringify([
      spans.map(({ name, attributes, events, status, links }) => [name, attributes, events, status, links]),
      metrics.map(({ descriptor, dataPoints }) => [descriptor, dataPoints.map(({ attributes }) => attributes)]),
    ]);
    assert.ok(told.length > 10_000);
    assert.deepEqual(tracesIn(told), []);
    assert.doesNotMatch(told, /MSET-|https?:|\/|@|\d{4}/i);
    for (const person of everybody) {
      assert.ok(!told.includes(person.objectId) && !told.includes(must(person.name.split(' ').at(-1))), person.name);
    }
    assert.ok(!told.includes(reference));
  });

  it('says only verbs, steps, results and classes that stand in the code', () => {
    const others = 'typed arrived unknown read query write card mail post digest'.split(' ');
    const verbsAllowed = new Set([...verbs, ...others]);
    const queries = /^[a-z][A-Za-z]{3,30}$/;
    for (const { verb = 'read', step = 'start', result = 'done', class: status = '2xx', ...rest } of labels()) {
      assert.deepEqual(rest, {});
      assert.ok(verbsAllowed.has(String(verb)), String(verb));
      const isStep = [steps, councilMatter.steps].some((all) => Object.hasOwn(all, String(step)));
      assert.ok(isStep || (verb === 'query' && queries.test(String(step))), String(step));
      assert.match(String(result), /^[a-zA-Z]{4,14}$/);
      assert.match(String(status), /^[2-5]xx$/);
    }
  });

  it('shows a press as a turn, its step within it, and within that what the database was asked', () => {
    const consent = must(named('act').find(({ attributes }) => attributes['step'] === 'giveConsent'));
    assert.equal(consent.attributes['result'], 'done');
    const turn = must(parentOf(consent));
    assert.deepEqual([turn.name, turn.attributes], ['turn', { verb: 'consent.give', result: 'answered' }]);
    assert.equal(turn.parentSpanContext, undefined);
    const askedIn = (span: typeof consent) =>
      named('store').flatMap((one) => (parentOf(one) === span ? [one.attributes['verb']] : []));
    assert.deepEqual(askedIn(consent), ['write']);
    // What the step is decided with is read before it.
    assert.ok(askedIn(turn).includes('read'));
  });

  it('shows what is told because of a press within that press, and what the clock does by itself', () => {
    const mailed = must(named('deliver').find(({ attributes }) => attributes['result'] === 'mailed'));
    assert.equal(mailed.attributes['verb'], 'mail');
    assert.equal(parentOf(mailed)?.attributes['verb'], 'consent.give');
    // The case is read once for all that is told of it.
    assert.ok(named('store').some((span) => parentOf(span)?.name === 'deliver'));
    const nudged = must(named('act').find(({ attributes }) => attributes['step'] === 'remindConsent'));
    assert.equal(nudged.parentSpanContext, undefined);
    assert.ok(named('deliver').some((span) => span.parentSpanContext === undefined));
    assert.ok(
      named('store').every((span) => parentOf(span) !== undefined),
      'what the rounds ask for is no span',
    );
  });

  it('counts a fault as one, a throttled request, and a request that was let no further', async () => {
    const faults = named('turn').filter(({ attributes }) => attributes['result'] === 'fault');
    assert.deepEqual(
      faults.map(({ attributes, status }) => [attributes['verb'], status.code]),
      [['refer.next', 2]],
    );
    assert.equal(await kept.counted('mset.store.throttled'), 1);
    assert.equal(await kept.counted('mset.gate.refused'), 2);
    assert.ok((await kept.counted('mset.http.status', { class: '2xx' })) > 20);
    assert.equal(await kept.counted('mset.http.status', { class: '4xx' }), 2);
    assert.equal(await kept.counted('mset.http.status', { class: '5xx' }), 1);
  });
});

describe('What somebody hands to it', () => {
  it('is said only where it is a word of the code, and of errors only what the database says of itself', async () => {
    const kept = measuredTelemetry();
    const { telemetry } = kept;
    const fails = async (error: Error): Promise<void> =>
      telemetry
        .measure(
          'act',
          { step: name },
          async () => Promise.reject(error),
          () => name,
        )
        .catch(() => undefined);
    await fails(Object.assign(new Error(name), { reason: 'Kestrel' }));
    await fails(new StoreFault('unavailable', name, 503));
    const labels: object = { verb: name, class: name, [name]: name };
    telemetry.count('gate.refused', labels);
    await telemetry.measure(
      'turn',
      { verb: 'home' },
      async () => name,
      (value) => value,
    );
    const points = (await kept.metrics()).flatMap(({ dataPoints }) => dataPoints.map(({ attributes }) => attributes));
    assert.deepEqual(points, [
      { verb: 'home', result: 'other' },
      { step: 'other', result: 'fault' },
      { step: 'other', result: 'unavailable' },
      { verb: 'other', class: 'other' },
    ]);
    assert.deepEqual(
      kept.spans().map(({ attributes, status, events }) => [attributes['result'], status, events]),
      [
        ['fault', { code: 2 }, []],
        ['unavailable', { code: 2 }, []],
        ['other', { code: 0 }, []],
      ],
    );
    await kept.stop();
  });
});

describe('What happens in the background', () => {
  let world: World;
  let kept: Measured;
  beforeEach(async () => {
    kept = measuredTelemetry();
    world = await openWorld({ telemetry: kept.telemetry });
  });
  afterEach(async () => {
    sinon.restore();
    await world.stop();
    await kept.stop();
  });

  it('is no part of the press that has begun it', async () => {
    const before = kept.spans().length;
    const asked = sinon.spy(world.ports.outbox, 'due');
    const worker = createWorker(world.ports);
    const begin = async (): Promise<void> => worker.start(1);
    await kept.telemetry.measure('turn', { verb: 'home' }, begin, () => 'answered');
    while (asked.callCount < 3) await soon();
    await worker.stop();
    const spans = kept.spans().slice(before);
    assert.deepEqual(
      spans.map((span) => span.name),
      ['turn'],
    );
  });

  it('is counted when it fails for good, and not before', async () => {
    world.teams.answers = postsTo(colin, () => ({ status: 429, headers: { 'retry-after': '30' } }));
    await world.has(kestrelReference, filledIn(), submitted());
    for (let attempt = 1; attempt < 8; attempt += 1) {
      assert.equal(await kept.counted('mset.delivery.failed'), 0, `attempt ${attempt}`);
      world.clock.passes(30_000);
      await world.settled();
    }
    assert.equal(await kept.counted('mset.delivery.failed', { verb: 'card' }), 1);
  });
});
