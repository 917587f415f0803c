// The presses that are measured under load: each on a case of its own, by the person whose turn it is.
import { randomBytes } from 'node:crypto';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { answersOn, given, filledIn, kestrel, moira, submitted } from '../people/builders.ts';
import { motherTold } from '../people/meeting-builders.ts';
import { lastOf, seed } from '../faults/cases.ts';
import { managerOf, managers, practitionerOf, practitioners, workers } from './council.ts';
import type { Load, Pressing } from './load.ts';
import { caseFor } from './stored.ts';

/** A named load; in the order in which they are made. */
export type NamedLoad = readonly [name: string, load: Load];

/** Long enough for what is measured, also on a busy machine. */
const withinMs = 7000;

/** As from a card that was read for two seconds. */
const command = (): string => mintCommandId(Date.now() - 2000, randomBytes(8));
const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));

/** Everybody once, so that nobody's first contact is measured. */
export const arrivals: readonly Pressing[] = [...managers, ...practitioners, ...workers, moira].map((person) => ({
  person,
  sending: { verb: 'advice', data: {} },
}));

/** Lists and home: on the cases that are stored, and nothing else. */
export const lists: readonly NamedLoad[] = [
  ['Home, practitioner', { presses: by(practitionerOf, 'home'), answer: /New referral/, withinMs }],
  ['My cases', { presses: by(practitionerOf, 'list.mine'), answer: /My cases/, withinMs }],
  ['Home, manager', { presses: by(managerOf, 'home'), answer: /Hello/, withinMs }],
  ['Waiting for consent', { presses: by(managerOf, 'list.consent'), answer: /consent/, withinMs }],
  [
    'Queue, one after the other',
    {
      presses: times(30, () => ({ person: moira, sending: { verb: 'list.queue', data: {} } })),
      answer: /Queue/,
      concurrent: 1,
      pauseMs: 60,
    },
  ],
];

function by(person: (place: number) => Pressing['person'], verb: string, count = 480): readonly Pressing[] {
  return times(count, (place) => ({ person: person(place), sending: { verb, data: {} } }));
}

export interface Work {
  readonly referring: readonly NamedLoad[];
  readonly consenting: readonly NamedLoad[];
}

/** One co-ordinator's chat takes 60 messages in 30 seconds: more at once would measure that. */
const consentBatch = 56;
const consents = 2 * consentBatch;
const atOnce = 256;
const submitBatch = 64;
const submits = 4 * submitBatch;

/** Stores so many cases that wait for consent, and fewer that are ready to be sent; gives what is pressed on them. */
export async function storeWork(store: CosmosStore): Promise<Work> {
  const waiting = await free(
    store,
    times(consents + atOnce, (place) => caseFor('awaiting', place)),
  );
  const ready = await free(
    store,
    times(submits, (place) => caseFor('draft', place)),
  );
  const facts = given(filledIn(), submitted());
  for (const [cases, fact] of [[waiting, lastOf(facts)] as const, [ready, lastOf(facts.slice(0, -1))] as const]) {
    for (let at = 0; at < cases.length; at += 16) {
      await Promise.all(
        cases.slice(at, at + 16).map(async (childCase) => seed(store, childCase, fact, [], Date.now())),
      );
    }
  }
  const fresh = await free(
    store,
    times(submits, (place) => caseFor('draft', place)),
  );
  const begun = fresh.map(({ reference }) => reference);
  for (let at = 0; at < begun.length; at += 16) {
    const some = begun.slice(at, at + 16).map(async (ref, place) => offer(store, ref, practitionerOf(at + place)));
    await Promise.all(some);
  }
  return { referring: referring(ready, begun), consenting: consenting(waiting) };
}

/** With a hundred thousand stored, some references are taken; the bot takes the next one then. */
async function free(store: CosmosStore, cases: readonly Case[]): Promise<readonly Case[]> {
  const taken = await Promise.all(cases.map(async ({ reference }) => store.cases.load(reference)));
  return cases.filter((_one, place) => taken[place] === undefined);
}

/** As when a card with Start was posted. */
async function offer(store: CosmosStore, reference: Reference, { objectId }: Pressing['person']): Promise<void> {
  const posted = { key: `card-${objectId}`, conversation: `a:${objectId}`, activity: randomBytes(8).toString('hex') };
  await store.outbox.reserve(reference, { ...posted, call: 0, shown: '', changedMs: Date.now() });
}

function referring(ready: readonly Case[], begun: readonly Reference[]): readonly NamedLoad[] {
  const next = (page: string, verb = 'refer.next') =>
    begun.map((ref, place) => ({
      person: practitionerOf(place),
      sending: { verb, data: { ref, page, command: command(), ...answersOn(page, kestrel) } },
    }));
  const submit = ready.map((childCase) => {
    const data = { ref: childCase.reference, page: '9', command: command(), ...answersOn('9', childCase.answers) };
    return { person: childCase.referrer, sending: { verb: 'refer.submit', data } };
  });
  const start = begun.map((ref, place) => ({
    person: practitionerOf(place),
    sending: { verb: 'refer.start', data: { ref } },
  }));
  return [
    ['Start', { presses: start, answer: /Before the nine pages/ }],
    ['Next, the case begins', { presses: next('s47', 'refer.begin'), answer: /Page 1 of 9/ }],
    ['Next', { presses: next('2'), answer: /Page 3 of 9/ }],
    ['Submit', { presses: submit, answer: /With manager/, batch: submitBatch }],
  ];
}

function consenting(waiting: readonly Case[]): readonly NamedLoad[] {
  const on = (verb: string, more: () => object): readonly Pressing[] =>
    waiting.map((childCase) => ({
      person: ('submission' in childCase ? childCase.submission?.consenter : undefined) ?? moira,
      sending: { verb, data: { ref: childCase.reference, ...more() } },
    }));
  const gives = on('consent.give', () => ({ command: command() }));
  const said = { trueNow: 'phone', phone: '0191 498 0000', knownBy: 'She gave it to me.', raised: 'phone,knownBy' };
  const changes = waiting.slice(0, consents).map(({ reference: ref, referrer }) => ({
    person: referrer,
    sending: { verb: 'now.change.go', data: { ref, command: command(), ...said } },
  }));
  // All that its pages ask, and what of it an answer raised.
  const contact = { ...motherTold, raised: 'speaks,what,toldOn,toldBy,view' };
  const contacts = waiting.slice(0, consents).map(({ reference: ref, referrer }) => ({
    person: referrer,
    sending: { verb: 'now.family.go', data: { ref, command: command(), ...contact } },
  }));
  return [
    ['Open', { presses: on('case.open', () => ({})), answer: /No, go on/ }],
    ['No, go on', { presses: on('consent.clear', () => ({ command: command() })), answer: /Read on/ }],
    ['Read on', { presses: on('case.read', () => ({ command: command(), part: 2 })), answer: /Read on/ }],
    ['Give consent', { presses: gives.slice(0, consents), answer: /Consent given/, batch: consentBatch }],
    [`Give consent, ${atOnce} in one go`, { presses: gives.slice(consents), answer: /Consent given/ }],
    ['Change what is true now', { presses: changes, answer: /Changed: /, batch: consentBatch }],
    ['Record family contact', { presses: contacts, answer: /Family contact recorded/, batch: consentBatch }],
  ];
}
