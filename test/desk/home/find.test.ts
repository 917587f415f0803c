// Find: what is compared are letters and digits, so that signs alone find nothing.
import assert from 'node:assert/strict';
import { filledIn, kestrelReference, priya } from '../../people/builders.ts';
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
    for (const what of ['-', '.,;', '%', '“”', '***']) assert.match(await finds(what), /No match/, what);
    assert.equal((await office.patient.ports.looks.of(kestrelReference)).length, before);
  });
});
