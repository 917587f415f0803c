// Cases as they stand in a store, written straight through its port, with what is still to be told about them.
import { randomBytes } from 'node:crypto';
import { chained } from '../../src/casework/write/hashing.ts';
import type { Contact } from '../../src/casework/ports/chat-ports.ts';
import type { Log, Notice, Ports } from '../../src/casework/ports/ports.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { caseOf, consented, filledIn, given, must, noConflict, submitted } from '../people/builders.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const waitingFacts = given(filledIn(), submitted());
export const receivedFacts = given(filledIn(), submitted(), noConflict(), consented());
export const waitingCase = caseOf(waitingFacts);
export const receivedCase = caseOf(receivedFacts);

/** The same case under a reference of its own, perhaps of another referrer. */
export const copyOf = (childCase: Case, referrer: Pick<Person, 'objectId' | 'name'> = childCase.referrer): Case => ({
  ...childCase,
  reference: mintReference(randomBytes(5)),
  referrer: { objectId: referrer.objectId, name: referrer.name },
});

export const cardNotice = (person: Pick<Person, 'objectId'>): Notice => ({
  key: `card-${person.objectId}`,
  person: person.objectId,
});

/** Writes a case as if its newest fact had just called all of these to act. */
export async function seed(
  ports: Pick<Ports, 'cases'>,
  childCase: Case,
  fact: Fact,
  notices: readonly Notice[],
  nowMs: number,
): Promise<Reference> {
  const chain = chained({ ...fact, number: childCase.facts }, '');
  const calls = Object.fromEntries(notices.map(({ key }) => [key, childCase.facts]));
  const result = await ports.cases.commit(
    {
      id: childCase.reference,
      before: undefined,
      record: { root: childCase, lastHash: chain.hash, calls },
      fact: chain,
      marker: { id: randomBytes(8).toString('hex'), fact: childCase.facts, at: fact.at, inputHash: '' },
      notices,
    },
    nowMs,
  );
  if (result !== 'done') throw new Error(`${childCase.reference} is there already`);
  return childCase.reference;
}

export const lastOf = (facts: readonly Fact[]): Fact => must(facts.at(-1));

/** Their own chat with the bot, as the fake service names it. */
export function contactOf(person: Pick<Person, 'objectId'>, serviceUrl: string): Contact {
  const id = `a:${person.objectId}`;
  const reference = JSON.stringify({
    channelId: 'msteams',
    serviceUrl,
    conversation: { id, conversationType: 'personal', tenantId, isGroup: false, name: '' },
    bot: { id: '28:mset', name: 'MSET' },
    user: { id: `29:${person.objectId}`, name: '' },
  });
  return { person: person.objectId, conversation: id, reference, quietUntil: 0, greeted: true };
}
