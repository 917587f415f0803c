// What nobody may overlook of a case, on its page and on paper.
import { deepEqual } from 'node:assert/strict';
import { createAsk, type Seen } from '../../../src/casework/read/ask.ts';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import { pageFor } from '../../../src/reading/case/page.ts';
import { warningPairs } from '../../../src/reading/case/warnings.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { stubPorts } from '../../casework/ports.ts';
import {
  caseOf,
  colin,
  directory,
  filledIn,
  given,
  kestrel,
  later,
  monday10,
  priya,
  submitted,
} from '../../people/builders.ts';
import type { Reads } from '../../../src/domain/people/reads.ts';

const toldOf = { mustNotBeTold: 'yes', toldWho: 'His uncle Kit', toldWhy: 'He may warn the others.' };
const file = caseOf(given(filledIn(priya, { ...kestrel, ...toldOf }), submitted()));
const words =
  'Someone must not be told. Do not contact the family before speaking to Priya Testworth. The case is police-led.';
/** The lead worker is not told to speak to the lead worker. */
const own =
  'Someone must not be told. You are the lead worker: others speak to you before they contact the family. The case is police-led.';

describe('What nobody may overlook of a case', () => {
  const { ports } = stubPorts(file);
  const now = later(monday10, 60);
  const pageOf = async (person: typeof priya, reads: Reads = readerOf(file, person, directory, now)) => {
    const reader: Reader = { ports, ask: createAsk(ports), person, directory, now };
    const seen: Seen = { case: file, reads };
    return (await pageFor(reader, seen)).warnings;
  };

  it('stands on its page with who and why', async () => {
    const [warning, ...more] = await pageOf(priya);
    deepEqual([warning?.title, warning?.lines.map(({ value }) => value)], [own, [toldOf.toldWho, toldOf.toldWhy]]);
    deepEqual(more, []);
  });
  it('is not told to whoever has not said yet whether they know the family', async () => {
    deepEqual(await pageOf(colin), []);
  });
  it('is printed with its sign', () => {
    deepEqual(warningPairs(file, { now, directory })[0], ['▲ Warning', words]);
  });
});
