// Which reference a new referral is given: nobody can choose it, and so find out whether a case has one.
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { createSecretHash } from '../../../src/machine/matching.ts';
import { must, priya } from '../../people/builders.ts';
import { caseAt, turns } from '../../cards/cases/stages.ts';
import { contact, stubPorts } from '../../casework/ports.ts';
import { readable } from '../../journeys/people/readable.ts';

const none = (): void => undefined;
const command = mintCommandId(Date.parse('2027-01-04T10:00:00Z'), new Uint8Array(8));

/** Presses New referral; gives the reference that it says. */
async function offered(sent: string, secret: string): Promise<string> {
  const stubs = stubPorts(caseAt(must(turns[0])));
  stubs.ports.cases.load.resolves(undefined);
  stubs.ports.outbox.reserve.resolves(true);
  let drawn = 0;
  const bytes = (count: number): Uint8Array => new Uint8Array(count).fill((drawn += 1));
  const machine = { ...stubs.ports.machine, bytes };
  const ports = { ...stubs.ports, machine, secretHash: createSecretHash(secret) };
  const tools = { ports, ask: createAsk(ports), committed: none, released: none, linked: none };
  const desk = createDesk({ ...tools, answerWithinMs: 60_000, fictional: true });
  const caller = { objectId: priya.objectId, contact, shared: false };
  const first = await desk.press(caller, 'refer.new', { command: sent });
  const again = await desk.press(caller, 'refer.new', { command: sent });
  const [one, other] = [first, again].map(({ card }) => must(/MSET-\S+/.exec(readable(card as never))?.[0]));
  return one === other ? must(one) : 'another one each time';
}

describe('The reference of a new referral', () => {
  it('comes from the press, so that its repeat finds the same', async () => {
    assert.match(await offered(command, 'a secret'), /^MSET-/);
  });
  it('cannot be computed without the secret of the deployment', async () => {
    assert.notEqual(await offered(command, 'a secret'), await offered(command, 'another secret'));
  });
  it('does not come from what is no command', async () => {
    for (const sent of ['', 'guessed', `${command}x`])
      assert.equal(await offered(sent, 'a secret'), 'another one each time');
  });
});
