// Of many cards at once only what a list leads to is told in a digest (docs/process.md P11.3, P26.7).
import assert from 'node:assert/strict';
import type { Contact } from '../../../src/casework/ports/chat-ports.ts';
import { burstMs } from '../../../src/casework/tell/bursts.ts';
import { inDigest } from '../../../src/casework/tell/in-digest.ts';
import type { Pace } from '../../../src/casework/tell/pace.ts';
import type { Work } from '../../../src/casework/tell/work.ts';
import { caseTelling } from '../../../src/notices/case/telling.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import {
  caseOf,
  consented,
  directory,
  filledIn,
  given,
  ife,
  moira,
  must,
  noConflict,
  submitted,
  type Told,
} from '../../people/builders.ts';
import { glassBroken } from '../../people/meeting-builders.ts';
import { stubPorts } from '../ports.ts';

const received: Told = [filledIn(), submitted(), noConflict(), consented()];

/** Whether it waits for a digest, where every card of the minute is one too many. */
const waits = async (...told: Told): Promise<boolean> => {
  const root = caseOf(given(...told));
  const { ports, pending } = stubPorts(root);
  const nowMs = ports.machine.nowMs();
  const burst = { of: 'burst', endsMs: nowMs + burstMs };
  const bursts = {
    of: () => burst,
    holds: () => true,
    sizeOf: () => 1,
    forget: () => undefined,
    once: async () => Promise.resolve(nowMs),
  } as unknown as NonNullable<Pace['bursts']>;
  const { urgent: _urgent, ...rest } = pending;
  const notice = { ...rest, key: cardKey(moira.objectId), person: moira.objectId };
  const telling = caseTelling({ root, directory, now: root.changedAt });
  const work = { notice, telling, directory, posted: undefined, call: 1, channel: undefined } as unknown as Work;
  const contact = {} as Contact;
  const message = must(telling.cardFor(moira));
  const found = await inDigest(
    ports,
    { bursts } as unknown as Pace,
    work,
    { place: contact, message, rings: true },
    contact,
  );
  return found !== undefined;
};

describe('One of many cards at once', () => {
  it('waits where the list of the digest leads to what it asks', async () => {
    assert.equal(await waits(...received), true);
  });
  it('does not where it tells the co-ordinator of a break glass, of which no list tells', async () => {
    assert.equal(await waits(filledIn(), glassBroken(ife)), false, 'that alone');
    assert.equal(await waits(...received, glassBroken(ife)), false, 'beside what is asked');
  });
});
