// Many cards at once in one chat, through the real outbox and worker (docs/process.md P11.3).
import { deepEqual, equal, match } from 'node:assert/strict';
import { createPace, teamsLimits } from '../../src/casework/tell/pace.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { cardKey } from '../../src/notices/keys.ts';
import { dana, directory, greta, moira } from '../people/builders.ts';
import { cardNotice, copyOf, lastOf, receivedCase, receivedFacts, seed } from './cases.ts';
import { openVirtual, type VirtualWorld } from './virtual.ts';

const minuteMs = 60_000;
const cardsAMinute = 3;
const others = 4;

const isDigest = (text: string): boolean => text.includes('came within a minute');
const times = (count: number, text: string): readonly string[] => Array.from({ length: count }, () => text);

describe('Many cards at once in one chat', () => {
  let world: VirtualWorld;
  let startMs: number;
  const call = async (person: Person, count: number, urgent = false): Promise<readonly Reference[]> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const notice = { ...cardNotice(person), ...(urgent && { urgent }) };
        return seed(world.ports, copyOf(receivedCase, dana), lastOf(receivedFacts), [notice], world.nowMs());
      }),
    );
  const postsTo = ({ objectId }: Person): readonly string[] =>
    world.teams.arrived
      .filter(({ method, conversation }) => method === 'POST' && conversation === `a:${objectId}`)
      .map(({ activity }) => JSON.stringify(activity));
  const cardsTo = (person: Person): number => postsTo(person).filter((text) => !isDigest(text)).length;
  /** How it ended for each of them, in the order of the words. */
  const ends = async (references: readonly Reference[]): Promise<readonly string[]> => {
    const deliveries = await Promise.all(references.map(world.ledger));
    return deliveries.map((list) => list.map(({ result, detail = '' }) => `${result} ${detail}`).join(', ')).toSorted();
  };
  const run = async (untilMs: number): Promise<void> => world.run(startMs + untilMs);

  beforeEach(async () => {
    const pace = createPace({ ...teamsLimits, cardsAMinute });
    // A machine under load loses no answer.
    world = await openVirtual({ council: directory, pace, sendTimeoutMs: 60_000 });
    startMs = world.nowMs();
    await world.has(moira);
    await world.has(greta);
  });
  afterEach(async () => world.stop());

  it('a co-ordinator gets so many, and one digest of the others when the minute is over', async () => {
    const references = await call(moira, cardsAMinute + others);
    await run(minuteMs - 5000);
    deepEqual([cardsTo(moira), postsTo(moira).some(isDigest)], [cardsAMinute, false]);
    await run(3 * minuteMs);
    const digests = postsTo(moira).filter(isDigest);
    equal(digests.length, 1);
    match(digests[0] ?? '', new RegExp(`${others} cases came within a minute`, 'u'));
    equal(cardsTo(moira), cardsAMinute);
    deepEqual(await ends(references), [...times(cardsAMinute, 'posted '), ...times(others, 'unchanged in a digest')]);
    deepEqual(await world.ports.outbox.due(Number.MAX_SAFE_INTEGER, 100), []);
  });

  it('an urgent card never waits, nor does one that is in the chat', async () => {
    await call(moira, cardsAMinute + others);
    await run(10_000);
    equal(cardsTo(moira), cardsAMinute);
    await call(moira, 2, true);
    await run(20_000);
    equal(cardsTo(moira), cardsAMinute + 2);
    const [there] = await call(moira, 1);
    const shown = { conversation: `a:${moira.objectId}`, activity: 'there', shown: '', changedMs: startMs };
    await world.ports.outbox.savePosted(there as Reference, { key: cardKey(moira.objectId), call: 0, ...shown });
    await run(30_000);
    equal(cardsTo(moira), cardsAMinute + 3);
  });

  it('no one else waits', async () => {
    await call(greta, cardsAMinute + others);
    await run(minuteMs - 5000);
    equal(cardsTo(greta), cardsAMinute + others);
  });

  it('where the digest does not come, each of the others does', async () => {
    world.teams.answers = ({ activity }) =>
      isDigest(JSON.stringify(activity)) ? { status: 403, body: {} } : undefined;
    const references = await call(moira, cardsAMinute + others);
    await run(3 * minuteMs);
    deepEqual([postsTo(moira).some(isDigest), cardsTo(moira)], [false, cardsAMinute + others]);
    deepEqual(await ends(references), times(cardsAMinute + others, 'posted '));
  });

  it('where the digest comes late, the others wait for it', async () => {
    let refusals = 3;
    world.teams.answers = ({ activity }) => {
      if (!isDigest(JSON.stringify(activity)) || refusals === 0) return undefined;
      refusals -= 1;
      return { status: 429, headers: { 'retry-after': '20' } };
    };
    await call(moira, cardsAMinute + others);
    await run(3 * minuteMs);
    deepEqual([postsTo(moira).filter(isDigest).length, cardsTo(moira)], [1, cardsAMinute]);
  });
});
