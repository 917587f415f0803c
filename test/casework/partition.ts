// What is stored of a case, made by the write path itself on a store in memory.
import assert from 'node:assert/strict';
import { act, type Request } from '../../src/casework/write/act.ts';
import type { Audit, Partition } from '../../src/casework/ports/audit-ports.ts';
import type { MatterRecord } from '../../src/casework/ports/matter-ports.ts';
import { cases as managed } from '../../src/casework/write/matters.ts';
import { caseMatter, type CaseTypes } from '../../src/domain/case/whole/case.ts';
import { isAside, type AnyPartIn, type Aside } from '../../src/domain/matter/matter.ts';
import type {
  Cases,
  Delivery,
  Marker,
  PendingNotice,
  Posted,
  StoredFact,
  Versioned,
} from '../../src/casework/ports/ports.ts';
import type { Problem } from '../../src/casework/check/problems.ts';
import { verify, type Counts } from '../../src/casework/check/verify.ts';
import type { ActionId } from '../../src/domain/case/action/action.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import {
  at,
  colin,
  directory,
  kestrel,
  kestrelReference,
  later,
  moira,
  monday10,
  must,
  ravi,
  commandIn,
  type StoryRow,
  type Told,
} from '../people/builders.ts';
import { rowsOf } from '../../src/demo/story.ts';

export const nowMs = Date.parse(monday10);

/** The partition that these deeds leave, with every notice still to be told. */
export async function partitionAfter(...told: Told): Promise<Whole> {
  let stored: Versioned<MatterRecord<CaseTypes>> | undefined;
  const facts: StoredFact[] = [];
  const markers: Marker[] = [];
  const notices = new Map<string, PendingNotice>();
  const parts = new Map<string, Versioned<AnyPartIn<CaseTypes> | Aside>>();
  const cases: Pick<Cases, 'load' | 'marker' | 'part' | 'facts' | 'commit'> = {
    load: async () => stored,
    marker: async () => undefined,
    part: async (_reference, _kind, id) => {
      const found = parts.get(id);
      return found === undefined || isAside(found.value) ? undefined : { ...found, value: found.value };
    },
    facts: async () => facts,
    commit: async ({ id: matter, record, fact, marker, notices: more, part }, since) => {
      if (part !== undefined) parts.set(part.value.id, { value: part.value, version: String(fact.number) });
      stored = { value: record, version: String(fact.number) };
      facts.push(fact);
      markers.push(marker);
      for (const { part: about, ...one } of more) {
        const rest = { attempts: 0, visibleAt: since, since };
        notices.set(one.key, { ...one, about: { matter, ...(about !== undefined && { part: about }) }, ...rest });
      }
      return 'done';
    },
  };
  const machine = { now: () => monday10, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count) };
  for (const [place, row] of rowsOf(told).entries()) {
    const [by, when, step, , of] = row;
    const meeting = typeof of?.meeting === 'object' && { meeting: of.meeting };
    const now = typeof when === 'string' ? when : later(monday10, place);
    const context = { actor: by, now, directory, ...meeting };
    const commandId: Request<CaseTypes>['commandId'] =
      by === clockActor ? `remind-${place}` : mintCommandId(nowMs + place, new Uint8Array(8));
    const outcome = await act({ cases: cases as Cases, machine, matchKeysOf: () => [] }, managed, {
      id: kestrelReference,
      command: commandIn(row),
      commandId,
      context,
    });
    if (outcome.kind !== 'done') throw new Error(`${by.name} may not ${step} here: ${outcome.kind}`);
  }
  const { value: record } = must(stored);
  const rest = { posted: [], deliveries: [], unreadable: [], bytes: 0, listed: true };
  const whole = { ...rest, id: kestrelReference, record, facts, markers };
  return {
    ...whole,
    notices: [...notices.values()],
    parts: partsByKind([...parts.values()].flatMap(({ value }) => (isAside(value) ? [] : value))),
    aside: [...parts.values()].flatMap(({ value }) => (isAside(value) ? value : [])),
  };
}

const partsByKind = (parts: readonly AnyPartIn<CaseTypes>[]): Whole['parts'] =>
  Object.fromEntries(
    Object.keys(caseMatter.parts).map((kind) => [kind, parts.filter(({ id }) => caseMatter.partNamed(id) === kind)]),
  ) as unknown as Whole['parts']; // every kind has its own

/** What the co-ordinator asks of Ravi, who leads the police. */
export const asked = (): StoryRow => [
  moira,
  1,
  'addAction',
  {
    text: 'Visit the shop with licensing.',
    owner: `police|${ravi.objectId}`,
    subType: 'licensing',
    priority: 'high',
    due: '',
    needToKnow: 'Phones are handed out there after school.',
  },
];
export const accepts = (part: ActionId): StoryRow => [ravi, 1, 'acceptAction', {}, { part }];
export const disputes = (part: ActionId): StoryRow => [
  ravi,
  1,
  'disputeAction',
  { reason: 'Licensing is the council’s.' },
  { part },
];
export const claims = (part: ActionId): StoryRow => [
  ravi,
  1,
  'markDone',
  { evidence: 'Visited on 6 January; a warning was given.', effect: 'better' },
  { part },
];
export const sentBack = (part: ActionId): StoryRow => [
  moira,
  1,
  'sayNotDone',
  { reason: 'The licence is still to be reviewed.' },
  { part },
];
export const verifies = (part: ActionId): StoryRow => [
  moira,
  1,
  'verifyAction',
  { note: '', outcome: 'carriedOut', effect: 'better' },
  { part },
];
/** The clock, on the morning the action is due. */
export const prompted = (part: ActionId): StoryRow =>
  at('2027-01-11T09:00:00.000Z', [clockActor, 1, 'promptAction', {}, { part }]);
/** The clock, when the action is so late that the chair has it; then the chair's note to the agency. */
export const escalated = (part: ActionId): readonly StoryRow[] => [
  at('2027-02-15T09:00:00.000Z', [clockActor, 1, 'promptAction', {}, { part }]),
  at('2027-02-15T10:00:00.000Z', [
    must(directory.people.find(({ roles }) => roles.includes('chair'))),
    1,
    'signEscalation',
    { concern: 'Nobody visited.', outcomeWanted: 'A visit.', timescale: 'By 18 February' },
    { part },
  ]),
];
/** The clock, when the manager has had the referral for half a day. */
export const nudged = (): StoryRow => at('2027-01-04T15:00:00.000Z', [clockActor, 1, 'remindConsent', {}]);

/** Nothing at all is stored there. */
export const emptyPartition = (id: Reference): Partition => ({
  id,
  record: undefined,
  facts: [],
  notices: [],
  posted: [],
  deliveries: [],
  markers: [],
  parts: partsByKind([]),
  aside: [],
  unreadable: [],
  bytes: 0,
  listed: true,
});

export type Whole = Partition<CaseTypes> & { readonly record: MatterRecord<CaseTypes> };

/** No look and no list names anything. */
export const namesNothing: Pick<Audit, 'looks' | 'troubled'> = {
  async *looks() {
    yield [];
  },
  async *troubled() {
    yield [];
  },
};

/** What verify says of these looks at one partition, one after the other; the last is what it looks like from then on. */
export async function verified(
  ...looks: readonly Partition[]
): Promise<{ counts: Counts; problems: readonly Problem[] }> {
  const left = [...looks];
  const problems: Problem[] = [];
  const audit = {
    ...namesNothing,
    async *references() {
      yield [kestrelReference];
    },
    partition: async () => must(left.length > 1 ? left.shift() : left[0]),
  };
  const counts = await verify(audit, nowMs, (problem) => void problems.push(problem));
  assert.equal(counts.problems, problems.length);
  const told = JSON.stringify(problems);
  for (const answer of Object.values(kestrel).filter((value) => value.length > 5)) {
    if (answer !== colin.objectId) assert.ok(!told.includes(answer), `a problem tells “${answer}”`);
  }
  return { counts, problems };
}
export const saidOf = async (...looks: readonly Partition[]): Promise<readonly string[]> =>
  (await verified(...looks)).problems.map(({ kind, what }) => `${kind}: ${what}`);

export const withRecord = (of: Whole, change: Partial<MatterRecord<CaseTypes>>): Whole => ({
  ...of,
  record: { ...of.record, ...change },
});
export const withCalls = (of: Whole, calls: MatterRecord<CaseTypes>['calls']): Whole => withRecord(of, { calls });

export const cardOf = (person: { readonly objectId: string }): string => `card-${person.objectId}`;
export const postedFor = (key: string, call: number): Posted => ({
  key,
  conversation: 'a:1',
  activity: '1',
  call,
  shown: '',
  changedMs: nowMs,
});
export const deliveryFor = (key: string, at: string, result: Delivery['result']): Delivery => ({
  id: `${key}-${result}`,
  key,
  at,
  attempt: 1,
  result,
});
