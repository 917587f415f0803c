import assert from 'node:assert/strict';
import { exportCase, type ExportRequest } from '../../../src/casework/check/export.ts';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import type { Look } from '../../../src/casework/ports/ports.ts';
import { otherKinds } from '../../../src/domain/matters/matters.ts';
import { consented, filledIn, kestrelReference, monday10, must, noConflict, submitted } from '../../people/builders.ts';
import { asked, emptyPartition, partitionAfter, withRecord } from '../partition.ts';

const request: ExportRequest = {
  reference: kestrelReference,
  who: 'jo@host',
  why: 'A move',
  at: monday10,
  unique: '1',
};

function portsOf(partition: Partition, record?: (look: Look) => Promise<void>) {
  const recorded: Look[] = [];
  const keep = async (look: Look): Promise<void> => void recorded.push(look);
  const looks = { record: record ?? keep, of: async () => recorded };
  return { ports: { audit: { partition: async () => partition }, looks }, recorded };
}

describe('an export', () => {
  it('is not made when the look cannot be written', async () => {
    const { ports } = portsOf(await partitionAfter(filledIn()), () => Promise.reject(new Error('full')));
    await assert.rejects(exportCase(ports, request), /full/);
  });

  it('of nothing is nothing, and no look', async () => {
    const { ports, recorded } = portsOf(emptyPartition(kestrelReference));
    assert.equal(await exportCase(ports, request), undefined);
    assert.deepEqual(recorded, []);
  });

  it('does not hold the salts of its facts', async () => {
    const whole = await partitionAfter(filledIn());
    const salts = whole.facts.map(({ salt }) => must(salt));
    assert.ok(salts.length > 0);
    const text = JSON.stringify(await exportCase(portsOf(whole).ports, request));
    assert.deepEqual(
      salts.filter((salt) => text.includes(salt)),
      [],
    );
  });

  it('twice in one moment is two looks', async () => {
    const { ports, recorded } = portsOf(await partitionAfter(filledIn()));
    await exportCase(ports, request);
    await exportCase(ports, { ...request, unique: '2' });
    assert.notEqual(must(recorded[0]).id, must(recorded[1]).id);
    assert.deepEqual([must(recorded[0]).by, must(recorded[0]).relation], ['export', undefined]);
  });

  it('holds what was asked of agencies, and says what that is', async () => {
    const whole = await partitionAfter(filledIn(), submitted(), noConflict(), consented(), asked(), asked());
    const { ports } = portsOf(whole);
    const { parts, about } = must(await exportCase(ports, request));
    assert.deepEqual(
      must(parts['action']).map(({ id, agency, state }) => `${id} ${agency} ${state.is}`),
      ['A1 police proposed', 'A2 police proposed'],
    );
    assert.deepEqual(parts, whole.parts);
    assert.match(about.parts, /asked of agencies/);
    // Of all that may be for some readers only it is said before it leaves with a copy.
    assert.match(about.marks, /`review`[^]*`interviews` of `episode`[^]*`marks` of `assessment`[^]*weighed/);
  });

  it('holds no match key, by which only the bot finds anything', async () => {
    const whole = await partitionAfter(filledIn(), submitted());
    const { ports } = portsOf(withRecord(whole, { matchKeys: ['key-of-the-child'] }));
    const taken = must(await exportCase(ports, request));
    assert.doesNotMatch(JSON.stringify(taken), /key-of-the-child/);
    assert.match(taken.about.leftOut.matchKeys, /Keyed hashes/);
  });

  it('says of every other kind of matter why it is left out', async () => {
    const { ports } = portsOf(await partitionAfter(filledIn()));
    const { leftOut } = must(await exportCase(ports, request)).about;
    for (const kind of otherKinds) assert.match(leftOut[kind], /ids of their own/, kind);
  });

  it('of a case that is damaged gives what can be read, and says what cannot', async () => {
    const whole = await partitionAfter(filledIn(), submitted());
    const { ports } = portsOf({ ...whole, record: undefined, unreadable: ['case'] });
    const taken = must(await exportCase(ports, request));
    assert.equal(taken.case, null);
    assert.equal(taken.facts.length, 11);
    assert.equal(taken.notices.length, 3);
    assert.deepEqual(taken.unreadable, ['case']);
  });
});
