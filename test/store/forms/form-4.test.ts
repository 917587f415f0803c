// A case of form 4: called for as its reminders say, written with reminders that the program of that form knows.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { owedClock } from '../../../src/domain/case/owed/owed.ts';
import { caseMatter, type Fact } from '../../../src/domain/case/whole/case.ts';
import { caseShape } from '../../../src/store/matters/cases.ts';
import { caseRowIn } from '../../../src/store/matters/case-rows.ts';
import { factIn } from '../../../src/store/matters/documents.ts';
import { recordDocument } from '../../../src/store/matters/matter-store.ts';

import { given, kestrelReference, must, withdrawnUnsafe } from '../../people/builders.ts';
import {
  closureProposed,
  decided,
  harmRecorded,
  listed,
  panel,
  transferBegun,
  transferStopped,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { fromLines, type Stored } from '../../specimens/stored.ts';

/** All reminders of a case that c324a3a1 knows, the last of form 4. */
const knownThere =
  'triage triageUp triageChair strategy challenge reviewDue reviewLate reviewUp reviewChair review senior seniors turning turningChair turning18 notice lado transfer feedback returned returnedUp returnedTop meeting held outcome'.split(
    ' ',
  );

interface Rung {
  readonly rung: string;
  readonly at: string;
}
const rootOf = ({ record }: Stored) =>
  (record as { readonly root: { readonly ladder?: { readonly rungs: readonly Rung[] } } }).root;
const rungsOf = (document: Stored): readonly Rung[] => rootOf(document).ladder?.rungs ?? [];

describe('A case of form 4', () => {
  let documents: readonly Stored[];
  let cases: readonly Stored[];
  before(async () => {
    documents = fromLines(await readFile(new URL('../../specimens/form-4/stored.jsonl', import.meta.url), 'utf8'));
    cases = documents.filter(({ id, kind }) => id === kind && kind === 'case');
  });

  const madeOf = ({ pk }: Stored) => {
    const facts = documents.filter((one) => one.pk === pk && one.kind === 'fact');
    return must(
      caseMatter.replay(facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(factIn) as readonly Fact[]).root,
    );
  };
  const recordOf = (document: Stored) => ({ ...caseShape.recordIn(document), root: madeOf(document) });

  it('is called for no later than the program of that form would have called', () => {
    const called = cases.filter((one) => rungsOf(one).length > 0);
    assert.ok(called.length > 3);
    for (const one of called) {
      const next = must(owedClock(madeOf(one))?.rungs[0]);
      assert.ok(next.at <= must(rungsOf(one)[0]).at, `${one.pk}: ${next.at}`);
    }
  });

  it('is written with its next calls, under names that the program of that form knows, and no other', () => {
    for (const one of cases) {
      const written = recordDocument(caseShape, one.pk, recordOf(one)) as unknown as Stored; // as it is put
      const derived = (owedClock(madeOf(one))?.rungs ?? []).filter(({ rung }) => knownThere.includes(rung));
      const rungs = rungsOf(written);
      assert.deepEqual(
        rungs.map(({ rung }) => rung).filter((rung) => !knownThere.includes(rung)),
        [],
      );
      const times = new Map(rungs.map(({ rung, at }) => [rung, at]));
      for (const { rung, at } of derived.filter(({ rung }) => !rung.startsWith('turning')))
        assert.equal(times.get(rung), at);
      assert.equal(written['v'], 2);
    }
  });

  it('what climbs goes on climbing under the program of that form, a working day apart', () => {
    const root = must(caseMatter.replay(given(...untilReceived)).root);
    const record = { root, lastHash: '', calls: {}, form: 4 } as const;
    const written = recordDocument(caseShape, kestrelReference, record) as unknown as Stored; // as it is put
    assert.deepEqual(
      rungsOf(written).map(({ rung, at }) => [rung, at.slice(0, 10)]),
      [
        ['triage', '2027-01-06'],
        ['triageUp', '2027-01-07'],
        ['triageChair', '2027-01-08'],
      ],
    );
  });

  it('is read again as it was written, and without the reminders', () => {
    for (const one of cases) {
      const record = recordOf(one);
      const read = caseShape.recordIn(recordDocument(caseShape, one.pk, record));
      assert.equal(Object.hasOwn(read.root, 'ladder'), false);
      assert.deepEqual(JSON.parse(JSON.stringify(read.root)), JSON.parse(JSON.stringify(record.root)));
    }
  });

  it('of what only a later program knows no reminder is written', () => {
    const root = must(caseMatter.replay(given(...untilReceived.slice(0, 2), withdrawnUnsafe())).root);
    const rung = must(owedClock(root)?.rungs[0]).rung;
    assert.ok(!knownThere.includes(rung), rung);
    const record = { root, lastHash: '', calls: {}, form: 4 } as const;
    assert.deepEqual(rungsOf(recordDocument(caseShape, kestrelReference, record) as unknown as Stored), []); // as it is put
  });

  it('is found in the queue by the mark that the program of that form looks for', () => {
    const root = must(caseMatter.replay(given(...untilReceived, harmRecorded())).root);
    const record = { root, lastHash: '', calls: {} } as const;
    const markOf = (form?: 3 | 4) =>
      recordDocument(caseShape, kestrelReference, { ...record, ...(form !== undefined && { form }) })['coordinator'];
    assert.deepEqual([markOf(), markOf(4), markOf(3)], ['waitsAbove', 'waits', 'waits']);
  });

  it('lists say of it what its reminders say, where no later program has written it', () => {
    for (const one of cases) {
      const row = caseRowIn({ ...rootOf(one), pk: one.pk });
      const next = (row.owed ?? []).flatMap((mark) => mark.next ?? []);
      assert.deepEqual(
        next,
        rungsOf(one).map(({ at }) => at),
        one.pk,
      );
    }
  });

  const proposed = [...untilReceived, listed(), decided('toPanel'), decided('open', panel), closureProposed()];
  it('is open where the program of that form stopped a transfer, though a closure was proposed before', () => {
    const facts = given(...proposed, transferBegun(), transferStopped());
    const there = facts.map((fact) =>
      fact.step === 'stopTransfer' ? { ...fact, data: { reason: 'He stays.' } } : fact,
    );
    const stages = [facts, there as readonly Fact[]].map((all) => caseMatter.replay(all).root?.stage);
    assert.deepEqual(stages, ['closing', 'open']);
  });
});
