// Two thousand open actions: the presses on them under load, and the day's prompts.
import { randomBytes } from 'node:crypto';
import { remindAll } from '../../src/casework/clocks/clocks.ts';
import { chained } from '../../src/casework/write/hashing.ts';
import type { FallenDue, Versioned } from '../../src/casework/ports/ports.ts';
import type { Action, ActionId } from '../../src/domain/case/action/action.ts';
import { clockActor, refOf } from '../../src/domain/people/actor.ts';
import { caseMatter, type PartFact } from '../../src/domain/case/whole/case.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import { createMatching } from '../../src/machine/matching.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { caseShape } from '../../src/store/matters/cases.ts';
import { partDocument } from '../../src/store/matters/matter-store.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { caseOf, moira, must } from '../people/builders.ts';
import { acting, actionOf, added } from '../domain/case/action/action-story.ts';
import { copyOf, lastOf, silent } from '../faults/cases.ts';
import { council, practitionerOf, workers } from './council.ts';
import type { Load, Pressing } from './load.ts';
import type { NamedLoad } from './presses.ts';
import { secretOfBench } from './requests.ts';
import { documentOf, eachOfItsOwn } from './stored.ts';

const perCase = 4;
/** One co-ordinator's chat takes 60 messages in 30 seconds: more at once would measure that. */
const doneBatch = 56;
const dones = 2 * doneBatch;
const open = 2000;
const withinMs = 7000;
/** The morning on which all of them fall due. */
const dueMorning = '2027-02-01T09:00:00.000Z';

const facts = acting(added({ due: '1/2/2027' }));
const [modelCase, model] = [caseOf(facts), actionOf(facts)];

/** The same without what was said, a case beside each four: for what reads alone is counted. */
export function* openActions(): Iterable<StoredDocument> {
  const distinct = eachOfItsOwn();
  for (let place = 0; place < open + dones; place += perCase) {
    const childCase = distinct(() => copyOf(modelCase, practitionerOf(place)));
    yield documentOf(childCase);
    for (let one = 0; one < perCase; one += 1) {
      const value = actionAt(childCase, place + one, `A${one + 1}`);
      yield partDocument(caseShape, childCase.reference, { kind: 'action', value });
    }
  }
}

/** Stores them, four to a case, for four agencies; every other one is accepted. So many more as are marked done later. */
export async function storeActions(store: CosmosStore): Promise<readonly Action[]> {
  const stored: Action[] = [];
  const cases = (open + dones) / perCase;
  for (let at = 0; at < cases; at += 16) {
    const some = Array.from({ length: Math.min(16, cases - at) }, async (_, place) => storeCase(store, at + place));
    stored.push(...(await Promise.all(some)).flat());
  }
  // Not the actions of one case side by side: that would measure how they wait for each other.
  return stored.toSorted((one, other) => one.id.localeCompare(other.id));
}

async function storeCase(store: CosmosStore, which: number): Promise<readonly Action[]> {
  const childCase = copyOf(modelCase, practitionerOf(which));
  // With a hundred thousand stored, some references are taken.
  if ((await store.cases.load(childCase.reference)) !== undefined) return storeCase(store, which);
  const made: Action[] = [];
  let before: string | undefined;
  let lastHash = '';
  for (let place = 0; place < perCase; place += 1) {
    const action = actionAt(childCase, which * perCase + place, `A${place + 1}`);
    const number = childCase.facts + place;
    const fact = { ...(lastOf(facts) as PartFact<'action'>), number, part: action.id };
    const chain = chained(fact, lastHash);
    const record = {
      root: { ...childCase, facts: number, parts: { action: { count: place + 1, open: [] } } },
      lastHash: chain.hash,
      calls: {},
    };
    const marker = { id: randomBytes(8).toString('hex'), fact: number, at: fact.at, inputHash: '' };
    const commit = { id: childCase.reference, before, record, fact: chain, marker, notices: [] };
    const result = await store.cases.commit(
      { ...commit, part: { kind: 'action', before: undefined, value: action } },
      Date.now(),
    );
    if (result !== 'done') throw new Error(`${childCase.reference} is there already`);
    before = must(await store.cases.load(childCase.reference)).version;
    lastHash = chain.hash;
    made.push(action);
  }
  return made;
}

/** Of the next worker, and so of the next agency; every other one is accepted. */
function actionAt({ reference }: Case, place: number, id: ActionId): Action {
  const worker = must(workers[place % workers.length]);
  const { agency = '' } = worker;
  const owner = refOf(worker);
  const given: Action = { ...model, reference, id, agency, owner };
  const accepted = Math.floor(place / workers.length) % 2 === 1;
  return accepted ? { ...given, state: { is: 'accepted' }, accepted: { by: owner, at: model.added.at } } : given;
}

/** As from a card that was read for two seconds. */
const command = (): string => mintCommandId(Date.now() - 2000, randomBytes(8));

const on = (verb: string, which: readonly Action[], more: () => object): readonly Pressing[] =>
  which.map(({ reference, id, owner }) => ({
    person: must(owner),
    sending: { verb, data: { ref: reference, action: id, ...more() } },
  }));
const done = (): object => ({ command: command(), evidence: 'Visited; nobody was there.', effect: 'noChange' });

/** At most four presses of each of forty people: a person who presses more at once is asked to wait. */
const ofEach = (which: readonly Action[]): readonly Action[] => {
  const pressed = new Map<string | undefined, number>();
  return which.filter(({ owner }) => {
    const before = pressed.get(owner?.objectId) ?? 0;
    pressed.set(owner?.objectId, before + 1);
    return before < 4;
  });
};

/** Few people, one press after another. */
const oneByOne = { concurrent: 1, pauseMs: 60 };
const overseeing = (verb: string): readonly Pressing[] =>
  Array.from({ length: 20 }, () => ({ person: moira, sending: { verb, data: {} } }));

/** Each by the person whose action it is, on an action of its own. */
export function actingOn(stored: readonly Action[]): readonly NamedLoad[] {
  const proposed = stored.filter(({ state }) => state.is === 'proposed');
  const accepted = stored.filter(({ state }) => state.is === 'accepted');
  const mine: Load = { presses: on('list.actions', ofEach(stored), () => ({})), answer: /My actions/, withinMs };
  return [
    ['My actions, one by one', { ...mine, presses: mine.presses.slice(0, 30), ...oneByOne }],
    ['My actions, co-ordinator', { presses: overseeing('list.actions'), answer: /My actions/, ...oneByOne }],
    ['Home, co-ordinator', { presses: overseeing('home'), answer: /Queue/, ...oneByOne }],
    [
      'Open an action',
      { presses: on('action.open', ofEach(stored), () => ({})), answer: /What is to be done/, withinMs },
    ],
    [
      'Accept',
      {
        presses: on('action.accept', ofEach(proposed), () => ({ command: command() })),
        answer: /Accepted\. Next:/,
      },
    ],
    [
      'Mark done',
      {
        presses: on('action.done.go', accepted.slice(0, dones), done),
        answer: /Marked done\. Told:/,
        batch: doneBatch,
      },
    ],
    // Last: what is answered with "still working" is worked on beyond its end.
    ['My actions', mine],
  ];
}

export interface PromptFigures {
  /** Actions whose clock fell due. */
  readonly due: number;
  readonly queryMs: number;
  readonly readMs: number;
  readonly decideMs: number;
  /** Everything together, as a worker does it, with the writes. */
  readonly takenMs: number;
  /** Cases that changed. */
  readonly taken: number;
}

/** What a morning costs on which everything falls due: finding it, deciding it, and writing it. */
export async function measurePrompts(store: CosmosStore): Promise<PromptFigures> {
  const from = performance.now();
  const due = (await store.cases.fallenDue(dueMorning)).filter(({ part }) => part?.kind === 'action');
  const found = performance.now();
  const read: Read[] = [];
  for (let at = 0; at < due.length; at += 32) {
    read.push(...(await Promise.all(due.slice(at, at + 32).map(async (one) => readOne(store, one)))));
  }
  const known = performance.now();
  for (const { one: childCase, action } of read) decidePrompt(childCase, action.value);
  const decided = performance.now();
  const machine = { now: () => dueMorning, nowMs: Date.now, bytes: (count: number) => new Uint8Array(count) };
  const matchKeysOf = createMatching(secretOfBench);
  const taken = await remindAll({ ...store, machine, matchKeysOf, log: silent });
  return {
    due: due.length,
    queryMs: found - from,
    readMs: known - found,
    decideMs: decided - known,
    takenMs: performance.now() - decided,
    taken: taken.length,
  };
}

interface Read {
  readonly one: Case;
  readonly action: Versioned<Action>;
}

async function readOne(store: CosmosStore, { matter, part }: FallenDue): Promise<Read> {
  const reference = matter as Reference; // only cases have parts
  const [record, found] = await Promise.all([
    store.cases.load(reference),
    store.cases.part(reference, 'action', must(part).id),
  ]);
  return { one: must(record).value.root, action: must(found) };
}

/** Whom it goes to, and the action afterwards: the pure part of a prompt. */
function decidePrompt(childCase: Case, action: Action): void {
  const context = { actor: clockActor, now: dueMorning, directory: council };
  const command = { step: 'promptAction', part: action.id, input: {} } as const;
  const before = { root: childCase, part: action };
  const decision = caseMatter.decide(before, command, context);
  if (!('data' in decision)) throw new Error(`${action.reference}/${action.id} is not prompted`);
  const meta = { number: childCase.facts + 1, at: dueMorning, by: refOf(clockActor) };
  caseMatter.evolve(before, caseMatter.factOf(before, command, decision.data, meta));
}

/** For finding and deciding two thousand prompts. */
const promptsGoalMs = 2000;
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

export function sayPrompts({ due, queryMs, readMs, decideMs, taken, takenMs }: PromptFigures): string {
  const verdict = queryMs + decideMs <= promptsGoalMs ? 'met' : 'MISSED';
  return `  Prompts of a morning         ${due} actions fall due: found in ${ms(queryMs)} ms, decided in ${ms(decideMs)} ms (${verdict}: at most ${promptsGoalMs} ms); read in ${ms(readMs)} ms; all taken and written, ${taken} cases, in ${(takenMs / 1000).toFixed(1)} s`;
}
