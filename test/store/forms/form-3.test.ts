// A case whose decisions its own document holds, as form 3 has it: read as the newest form has it, and written as it was.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import { act, type Request } from '../../../src/casework/write/act.ts';
import { cases as managed } from '../../../src/casework/write/matters.ts';
import { decidedIn } from '../../../src/reading/case/decided.ts';
import { caseMatter, type CaseTypes, type Command, type Fact } from '../../../src/domain/case/whole/case.ts';
import { decisionsOf } from '../../../src/domain/case/state/stages.ts';
import { clockActor } from '../../../src/domain/people/actor.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { formDocument } from '../../../src/store/form.ts';
import {
  answersOn,
  at,
  consented,
  directory,
  given,
  givenAfter,
  kestrel,
  kestrelReference,
  must,
  noConflict,
  panels,
  resubmitted,
  saved,
} from '../../people/builders.ts';
import {
  decided,
  decidedNow,
  listed,
  meetingLeft,
  nextPreMset,
  panel,
  preMset,
  strategyCalled,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { openTarget, type Target } from '../fixture.ts';

/** Sent back by a meeting, sent again for another worry, and so consented to again: its first decision is in the facts alone. */
const sentAgain = given(
  ...untilReceived,
  listed(),
  decided('returned'),
  at('2027-01-13T10:00:00.000Z', saved('5', answersOn('5', { ...kestrel, types: 'countyLines,cyber' }))),
  at('2027-01-13T10:01:00.000Z', resubmitted()),
  at('2027-01-13T10:02:00.000Z', noConflict()),
  at('2027-01-13T10:03:00.000Z', consented()),
  at('2027-01-13T10:04:00.000Z', listed(nextPreMset)),
  decided('toPanel', nextPreMset),
);
const reported = givenAfter([], directory, [...untilReceived, listed(), strategyCalled(), decidedNow('toPanel')], {
  panels,
  preMsets: [preMset.date],
});
const stories: Readonly<Record<string, readonly Fact[]>> = {
  'that two meetings decided about': given(...untilReceived, listed(), decided('toPanel'), decided('open', panel)),
  'that was decided between meetings, and is told to a later one': givenAfter(reported, directory, [meetingLeft()], {
    preMsets: [nextPreMset.date],
  }),
  'whose first decision is in the facts alone': sentAgain,
  'that no one has decided about': given(...untilReceived),
};

const wholeIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.step === 'recordDecision' || fact.step === 'decideNow' ? [fact.data.decided] : []));

describe('A case of form 3', () => {
  let target: Target;
  let store: CosmosStore;
  const nowMs = Date.parse('2027-02-20T10:00:00.000Z');
  const machine = {
    now: () => '2027-02-20T10:00:00.000Z',
    nowMs: () => nowMs,
    bytes: (n: number) => new Uint8Array(n),
  };

  /** Its facts, one after the other through the write path. */
  async function play(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) {
      // What was decided is what the facts say: so they are committed as they are.
      const decide: typeof caseMatter.decide = () => ({ data: fact.data });
      const actor = [...directory.people, clockActor].find(({ objectId }) => objectId === fact.by.objectId);
      const commandId: Request<CaseTypes>['commandId'] =
        actor === clockActor ? `remind-${fact.number}` : mintCommandId(nowMs + fact.number, new Uint8Array(8));
      const outcome = await act(
        { ...store, machine, matchKeysOf: () => [] },
        { ...managed, matter: { ...caseMatter, decide } },
        {
          id: kestrelReference,
          command: { step: fact.step, part: fact.part, input: {} } as Command, // its facts are decided already
          commandId,
          context: { actor: must(actor), now: fact.at, directory },
        },
      );
      assert.equal(outcome.kind, 'done', fact.step);
    }
  }
  const documents = async (kind: string) =>
    (await target.stored(kestrelReference)).filter((document) => document['kind'] === kind);
  const rootIn = async (): Promise<Readonly<Record<string, unknown>>> =>
    (must((await documents('case'))[0])['record'] as { readonly root: Readonly<Record<string, unknown>> }).root;
  const problems = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    await verify(store.audit, nowMs, ({ kind, what }) => void (kind === 'replay' && found.push(what)));
    return found;
  };
  for (const form of [3, 4] as const) {
    for (const [name, facts] of Object.entries(stories)) {
      it(`${name}: form ${form} is read as the facts make it`, async () => {
        target = await openTarget();
        store = await target.open();
        await target.put(formDocument(form), 'directory');
        await store.forms.refresh();
        try {
          await play(facts);
          const root = must(await store.cases.load(kestrelReference)).value.root;
          const made = must(caseMatter.replay(facts).root);
          const { id: _first, ...line } = decisionsOf(made).at(-1) ?? { id: 'D0' };
          const { id: _same, ...read } = decisionsOf(root).at(-1) ?? { id: 'D0' };
          assert.deepEqual(read, line);
          const said = (await decidedIn(store.cases, root)).map(({ rationale, present }) => [
            rationale,
            present.length,
          ]);
          const wanted = wholeIn(facts).map(({ rationale, present }) => [rationale, present.length]);
          assert.deepEqual(said, wanted.slice(-said.length || wanted.length));
          assert.equal(said.length, decisionsOf(made).length);
          const last = decisionsOf(root).at(-1);
          if (last !== undefined) {
            assert.equal((await store.cases.part(kestrelReference, 'decision', last.id))?.value.at, last.at);
            assert.equal((await store.cases.parts(kestrelReference, 'decision')).at(-1)?.at, last.at);
          }
          assert.deepEqual(await problems(), []);
          const stored = ((await rootIn())['decisions'] ?? []) as readonly object[];
          const kinds = [...new Set(stored.map((one) => ('rationale' in one ? 'whole' : 'line')))];
          assert.deepEqual(kinds, stored.length === 0 ? [] : [form === 3 ? 'whole' : 'line']);
          assert.equal((await documents('decision')).length, form === 3 ? 0 : wanted.length);
        } finally {
          await target.close();
        }
      });
    }
  }

  it('whose stored decision is damaged is said to be, and is not taken for one without words', async () => {
    target = await openTarget();
    store = await target.open();
    await target.put(formDocument(3), 'directory');
    await store.forms.refresh();
    await play(must(stories['that two meetings decided about']));
    const root = must((await documents('case'))[0]);
    const record = root['record'] as { readonly root: { readonly decisions: readonly object[] } };
    const [first] = record.root.decisions.map((one) => ({ ...one, rationale: undefined }));
    const damaged = { ...record, root: { ...record.root, decisions: [JSON.parse(JSON.stringify(first))] } };
    await target.put({ ...root, id: 'case', pk: kestrelReference, record: damaged });
    await assert.rejects(store.cases.load(kestrelReference), /damaged/);
    await target.close();
  });

  it('that is sent again keeps its number of decisions in the newest form', () => {
    assert.ok(preMset.id !== nextPreMset.id);
    const { root, parts } = caseMatter.replay(sentAgain);
    assert.deepEqual(
      decisionsOf(must(root)).map(({ id }) => id),
      ['D2'],
    );
    assert.deepEqual([...parts.keys()], ['D1', 'D2']);
  });
});
