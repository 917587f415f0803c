// No record, no content: whatever way leads to a page of a referral, that somebody looked is written first.
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { caseOf, filledIn, given, kestrel, priya } from '../../people/builders.ts';
import { contact, stubPorts } from '../../casework/ports.ts';
import { readable } from '../../journeys/people/readable.ts';

const none = (): void => undefined;
const command = mintCommandId(Date.parse('2027-01-04T10:00:00Z'), new Uint8Array(8));
const draft = caseOf(given(filledIn(priya)));

/** What the press shows, and what was written of looks, first with a commit that succeeds or not. */
async function shown(verb: string, data: object, committed: 'done' | 'conflict') {
  const { ports } = stubPorts(draft);
  ports.cases.commit.resolves(committed);
  const looks: string[] = [];
  ports.looks.record.callsFake(async ({ what }) => void looks.push(what));
  const tools = { ports, ask: createAsk(ports), committed: none, released: none, linked: none };
  const desk = createDesk({ ...tools, answerWithinMs: 60_000, fictional: true });
  const caller = { objectId: priya.objectId, contact, shared: false };
  const { card } = await desk.press(caller, verb, { ref: draft.reference, command, ...data });
  return { reads: readable(card as Readonly<Record<string, unknown>>), looks };
}

describe('A page of a referral', () => {
  it('that “The danger has been dealt with” leads to is a look', async () => {
    const { reads, looks } = await shown('refer.safe', {}, 'done');
    assert.match(reads, /Page 1 of 9/);
    assert.deepEqual(looks, ['referral']);
  });
  it('that is given back because somebody else wrote meanwhile is a look', async () => {
    const { reads, looks } = await shown('refer.next', { page: '2', surname: `${kestrel['surname']}x` }, 'conflict');
    assert.match(reads, /Nothing you typed is lost/);
    assert.deepEqual(looks, ['referral']);
  });
});
