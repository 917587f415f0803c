// A case that holds as much as it can: it is read as before, a press says so in words, and what was typed stays on its form.
import assert from 'node:assert/strict';
import { CosmosClient } from '@azure/cosmos';
import { mostBytes } from '../../src/domain/matters/matters.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  answersOn,
  at,
  colin,
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
  type Told,
} from '../people/builders.ts';
import { openOffice, type Office } from './office.ts';

const words = 'Sparrow Invented was seen at 13 Nowhere Lane';
const isFull =
  /holds as much as it can[^]*Nothing that you typed is lost[^]*Tell the MSET co-ordinator[^]*Until then ring those who must act\./;

describe('A case that is full', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => office.close());

  /** Puts so many bytes more into the stored case. */
  async function grows(bytes: number): Promise<void> {
    const { COSMOS_ENDPOINT: endpoint = '', COSMOS_KEY: key = '' } = office.database.environment;
    const httpClient = office.database.carrier();
    const client = new CosmosClient({ endpoint, key, consistencyLevel: 'Session', httpClient });
    const item = client.database('mset').container('cases').item('case', kestrelReference);
    const { resource } = await item.read<{ id: string; record: { root: { answers: object } } }>();
    assert.ok(resource);
    const { record } = resource;
    const answers = { ...record.root.answers, grown: 'x'.repeat(bytes) };
    await item.replace({ ...resource, record: { ...record, root: { ...record.root, answers } } });
    client.dispose();
  }

  const forms: readonly (readonly [verb: string, by: Person, fill: Readonly<Record<string, string>>, deeds: Told])[] = [
    ['consent.return.go', colin, { reason: 'voice', note: words }, [submitted(), noConflict()]],
    ['refer.withdraw.go', priya, { reason: words, childSafe: 'yes' }, [submitted()]],
    [
      'triage.return.go',
      moira,
      { reason: 'voice', note: words },
      [submitted(), noConflict(), at('2027-01-05T10:00:00.000Z', consented())],
    ],
  ];
  for (const [verb, by, fill, deeds] of forms) {
    it(`says so to ${verb}, with what was typed, and stores nothing`, async () => {
      await office.has(filledIn(), ...deeds);
      await grows(mostBytes.case);
      const before = await office.facts();
      const press = { ...fill, ref: kestrelReference, command: office.command() };
      office.passes(1500);
      const shown = await office.presses(by, verb, press);
      assert.match(shown.reads, isFull);
      for (const [name, value] of Object.entries(fill)) assert.equal(shown.values[name], value, name);
      assert.deepEqual(await office.facts(), before);
      assert.deepEqual(
        office.log.filter((line) => line.includes('"press failed"')),
        [],
      );
    });
  }

  for (const verb of ['refer.next', 'refer.submit']) {
    it(`says so on a page of the referral that was sent by ${verb}, and keeps what was typed there`, async () => {
      await office.has(filledIn());
      await grows(mostBytes.case);
      const values = { ...answersOn('5', kestrel), worries: words };
      const page = verb === 'refer.next' ? '5' : '9';
      const typed = verb === 'refer.next' ? values : { consenter: colin.objectId };
      const press = { ...typed, ref: kestrelReference, page, command: office.command() };
      office.passes(1500);
      const shown = await office.presses(priya, verb, press);
      assert.match(shown.reads, isFull);
      for (const [name, value] of Object.entries(typed)) assert.equal(shown.values[name], value, name);
    });
  }

  it('is opened and read as before', async () => {
    await office.has(filledIn(), submitted());
    await grows(mostBytes.case);
    const opened = await office.presses(priya, 'case.open', { ref: kestrelReference });
    assert.match(opened.reads, /With manager/);
    const read = await office.presses(colin, 'case.read', { ref: kestrelReference });
    assert.match(read.reads, /\[ No, go on \]/);
  });

  it('was in the log from half of that on, once, and in Delivery by its reference', async () => {
    await office.has(filledIn(), submitted());
    await grows(mostBytes.case * 0.6);
    await office.has(noConflict());
    await office.presses(colin, 'consent.give', { ref: kestrelReference, command: office.command() });
    await office.presses(priya, 'refer.withdraw.go', { reason: words, childSafe: 'yes', ref: kestrelReference });
    const { reads } = await office.presses(moira, 'delivery', {});
    assert.match(reads, /Large[^]*MSET-/);
    assert.match(reads, new RegExp(kestrelReference));
    const lines = office.log.filter((line) => line.includes('what is stored is large'));
    assert.equal(lines.length, 1);
    assert.ok(lines[0]?.includes(kestrelReference));
  });
});
