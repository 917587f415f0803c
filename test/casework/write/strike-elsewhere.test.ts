// Words struck out of a record of a person or place and out of a meeting through the one write path: a writing at a time, each of
// which holds together; cut off anywhere the next goes on; and what is tampered with is named (docs/process.md P33.5).
import assert from 'node:assert/strict';
import { chainProblem } from '../../../src/casework/check/problems.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import type { EntityCommand } from '../../../src/domain/entity/table.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import type { Link } from '../../../src/casework/write/hashing.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { PartitionId } from '../../../src/domain/matters/partition.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { StoreFault } from '../../../src/store/sdk/faults.ts';
import { directory, ife, later, moira, must, ravi } from '../../people/builders.ts';
import { entityId, opens, views } from '../../people/entity-builders.ts';
import { openTarget, type ServerFault, type Target } from '../../store/fixture.ts';
import {
  does,
  end,
  freshCommand,
  here,
  instance,
  plan,
  preMset,
  remind,
  start,
  theDay,
  type Instance,
} from '../meeting-story.ts';

const many = 45;
const proposed = { step: 'proposeStrike', input: { words: 'Saga', instead: '', ground: 'another' } } as const;
const agreed = { step: 'settleStrike', input: { how: 'agreed', why: '' } } as const;
type StrikeCommand = typeof proposed | typeof agreed;

interface Kind {
  readonly id: PartitionId;
  /** How many facts hold the words in the end, and documents besides. */
  readonly holding: readonly number[];
  tells(one: Instance): Promise<void>;
  takes(one: Instance, who: Person, command: StrikeCommand): Promise<void>;
  facts(
    one: Instance,
  ): Promise<readonly (Link & { readonly step: string; readonly data: unknown; readonly salt?: string })[]>;
  isAsked(one: Instance): Promise<boolean>;
  more(one: Instance): Promise<void>;
}

const onRecord = async (one: Instance, by: Person, command: EntityCommand): Promise<void> => {
  one.now = later(one.now, 1);
  const machine = {
    now: () => one.now,
    nowMs: () => Date.parse(one.now),
    bytes: (count: number) => new Uint8Array(count),
  };
  const ports = { ...one.store, machine, matchKeysOf: createMatching('the secret of a test, of no child') };
  const context = { actor: by, now: one.now, directory };
  const outcome = await act(ports, entities, { id: entityId, command, commandId: freshCommand(), context });
  assert.equal(outcome.kind, 'done');
};
const onMeeting = async (one: Instance, by: Person, command: MeetingCommand): Promise<void> => {
  one.now = later(one.now, 1);
  assert.equal((await does(one, command, by)).kind, 'done');
};
const rowTold = ([by, , step, input]: readonly unknown[]): readonly [Person, EntityCommand] => [
  by as Person,
  { step, input } as EntityCommand,
];

const kinds: Readonly<Record<string, Kind>> = {
  'a record': {
    id: entityId,
    // 25 of what is made of it, its opening, and the record itself.
    holding: [27, 7, 0],
    tells: async (one) => {
      await onRecord(one, ...rowTold(opens('person', { name: 'Saga Otherfamily' })));
      for (let place = 0; place < 25; place += 1) await onRecord(one, ...rowTold(views(`Saga came on day ${place}.`)));
    },
    takes: (one, who, command) => onRecord(one, who, command),
    facts: (one) => one.store.entities.facts(entityId),
    isAsked: async (one) => (await one.store.entities.load(entityId))?.value.root.strike !== undefined,
    more: (one) => onRecord(one, ...rowTold(views('Saga came again.'))),
  },
  'a meeting': {
    id: preMset,
    holding: [many + 1, many - 20 + 1, many - 40 + 1, 0],
    tells: async (one) => {
      await onMeeting(one, moira, plan);
      one.now = theDay;
      for (const command of [start, here, end]) await onMeeting(one, moira, command);
      for (let place = 0; place < many; place += 1)
        await onMeeting(one, moira, { step: 'correctMinutes', input: { text: `Saga came on day ${place}.` } });
    },
    takes: (one, who, command) => onMeeting(one, who, command),
    facts: (one) => one.store.meetings.facts(preMset),
    isAsked: async (one) => (await one.store.meetings.load(preMset))?.value.root.strike !== undefined,
    more: (one) => onMeeting(one, moira, { step: 'correctMinutes', input: { text: 'Saga came again.' } }),
  },
};

for (const [name, kind] of Object.entries(kinds))
  describe(`Words struck out of ${name}`, () => {
    let target: Target;
    let one: Instance;
    beforeEach(async () => {
      target = await openTarget();
      one = instance(await target.open());
      await kind.tells(one);
      await kind.takes(one, ife, proposed);
      await kind.takes(one, moira, agreed);
    });
    afterEach(() => target.close());

    const ticks = (): Promise<unknown> => {
      one.now = later(one.now, 1);
      return remind(one);
    };
    async function problems(): Promise<readonly string[]> {
      const found: string[] = [];
      await verify(one.store.audit, Date.parse(one.now), ({ kind: of, what }) => void found.push(`${of}: ${what}`));
      // No bot is there to tell anyone.
      return found.filter((said) => !said.startsWith('stuck: '));
    }
    const holding = async (): Promise<number> =>
      (await target.stored(kind.id)).filter((document) => JSON.stringify(document).includes('Saga')).length;

    it('go twenty facts at a time, and what is stored holds together after each', async () => {
      const left = [await holding()];
      while (await kind.isAsked(one)) {
        await ticks();
        assert.deepEqual(await problems(), []);
        left.push(await holding());
      }
      assert.deepEqual(left, kind.holding);
    });

    it('leave no chance beside them, and no hash of what was typed', async () => {
      for (let times = 0; times < 3; times += 1) await ticks();
      const all = await kind.facts(one);
      const struck = new Set(all.flatMap(({ left = [] }) => left.map(([number]) => number)));
      for (const fact of all) assert.equal(fact.salt === undefined, struck.has(fact.number), String(fact.number));
      const asked = must(all.find(({ step }) => step === 'proposeStrike')).number;
      const markers = (await target.stored(kind.id)).flatMap(({ marker }) =>
        marker === undefined ? [] : [marker],
      ) as {
        fact: number;
        inputHash: string;
      }[];
      for (const { fact, inputHash } of markers)
        assert.equal(inputHash === '', struck.has(fact) || fact === asked, String(fact));
    });

    for (const [how, faults] of [
      ['answered with a fault', Array.from({ length: 4 }, () => ({ status: 503 }) as const)],
      ['done and not answered', ['lost']],
    ] as const satisfies readonly (readonly [string, readonly ServerFault[]])[])
      it(`cut off at each batch, ${how}: the next look goes on where it stopped`, async () => {
        for (let batch = 0; batch < 4; batch += 1) {
          target.failWrites(...faults);
          await ticks().catch((error: unknown) => assert.ok(error instanceof StoreFault));
          target.forgetFaults();
          assert.deepEqual(await problems(), []);
          await ticks();
        }
        assert.deepEqual(await problems(), []);
        assert.equal(await holding(), 0);
      });

    it('a press in between is kept, and what it says is struck out only if it is asked for', async () => {
      await ticks();
      await kind.more(one);
      for (let times = 0; times < 3; times += 1) await ticks();
      assert.deepEqual(await problems(), []);
      assert.equal(await holding(), 2);
    });

    it('and tampered with afterwards, each is named', async () => {
      const whole = await kind.facts(one);
      for (let times = 0; times < 3; times += 1) await ticks();
      const now = await kind.facts(one);
      const first = must(now.find(({ left = [] }) => left.length > 0)?.left?.[0])[0];
      const said = (change: (fact: Link) => object): string | undefined =>
        chainProblem({ of: name, facts: now.map((fact) => ({ ...fact, ...change(fact) })), end: undefined });
      assert.equal(
        said(() => ({})),
        undefined,
      );
      assert.match(
        must(said((fact) => (fact.number === first ? { data: { text: 'Robin' } } : {}))),
        /not what was left/,
      );
      const was = must(whole.find(({ number }) => number === first));
      assert.match(must(said((fact) => (fact.number === first ? was : {}))), /not what was left/);
      const kept = must(now.find(({ salt }) => salt !== undefined)).number;
      assert.match(must(said((fact) => (fact.number === kept ? { data: {} } : {}))), /not what was written/);
    });

    it('someone who may not agree is refused through the write path as well', async () => {
      for (let times = 0; times < 3; times += 1) await ticks();
      await kind.more(one);
      await kind.takes(one, ife, proposed);
      await assert.rejects(kind.takes(one, ravi, agreed));
      assert.equal((await holding()) > 0, true);
    });
  });
