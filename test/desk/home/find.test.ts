// Find: what is compared are letters and digits, so that signs alone find nothing.
import assert from 'node:assert/strict';
import { readReference } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  noor,
  priya,
  ravi,
  declined,
  submitted,
  tess,
} from '../../people/builders.ts';
import { ada, acceptanceRecorded, transferBegun, untilReceived } from '../../people/meeting-builders.ts';
import { openOffice, type Office } from '../office.ts';

describe('Find', () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    await office.has(filledIn());
  });
  after(async () => office.close());
  const finds = async (what: string): Promise<string> => (await office.presses(priya, 'find.go', { what })).reads;

  it('finds a case by a piece of the name, in any case', async () => {
    assert.match(await finds('kestr'), new RegExp(kestrelReference));
  });
  it('finds nothing by signs alone, and writes no look', async () => {
    const before = (await office.patient.ports.looks.of(kestrelReference)).length;
    for (const what of ['-', '.,;', '%', '“”', '***']) assert.match(await finds(what), /no match/, what);
    assert.equal((await office.patient.ports.looks.of(kestrelReference)).length, before);
  });
});

describe('Find, of a case that has ended', () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    await office.has(...untilReceived, transferBegun(), acceptanceRecorded(moira, '4/1/2027'));
  });
  after(async () => office.close());
  const found = async (who: Person, what: string): Promise<boolean> =>
    !/no match/.test((await office.presses(who, 'find.go', { what })).reads);
  const ways = { 'a piece of the name': 'kestr', 'the reference': kestrelReference, 'the case ID': 'T-1001' };

  for (const [how, what] of Object.entries(ways)) {
    it(`by ${how}: whoever may see it finds it, and no one else`, async () => {
      for (const who of [priya, colin, greta, moira, tess]) assert.ok(await found(who, what), who.name);
      for (const who of [noor, ravi]) assert.ok(!(await found(who, what)), who.name);
    });
  }
});

describe('Find, of a case that has ended, by a name that may be a reference too', () => {
  it('finds it', async () => {
    assert.ok('reference' in readReference('Wright'));
    const office = await openOffice();
    await office.has(
      filledIn(priya, { ...kestrel, surname: 'Wright' }),
      submitted(),
      noConflict(),
      consented(),
      transferBegun(),
      acceptanceRecorded(moira, '4/1/2027'),
    );
    assert.match((await office.presses(moira, 'find.go', { what: 'Wright' })).reads, new RegExp(kestrelReference));
    await office.close();
  });
});

describe('Find, of a referral that was not authorised', () => {
  it('is for its line, not for those who run meetings', async () => {
    const office = await openOffice();
    await office.has(filledIn(), submitted(), noConflict(), declined());
    const finds = async (who: Person) =>
      (await office.presses(who, 'find.go', { what: 'Kestrel' })).reads.includes(kestrelReference);
    assert.deepEqual(await Promise.all([priya, colin, greta, moira, tess, ada].map(finds)), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    await office.close();
  });
});
