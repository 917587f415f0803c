import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chained } from '../../../src/casework/write/hashing.ts';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import { remedies } from '../../../src/casework/check/problems.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import {
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  declined,
  filledIn,
  greta,
  kestrelReference,
  later,
  monday10,
  must,
  noConflict,
  priya,
  resubmitted,
  returned,
  submitted,
  withdrawn,
} from '../../people/builders.ts';
import {
  accepts,
  asked,
  cardOf,
  claims,
  deliveryFor,
  disputes,
  emptyPartition,
  namesNothing,
  nowMs,
  nudged,
  partitionAfter,
  postedFor,
  prompted,
  saidOf,
  sentBack,
  verified,
  verifies,
  withRecord,
  type Whole,
} from '../partition.ts';

/** The fact as it was made, before it was chained. */
function bare({ hash: _hash, previous: _previous, ...fact }: StoredFact): Fact {
  return fact;
}

const changed = (fact: StoredFact): StoredFact => ({ ...fact, at: later(fact.at, 1) });

describe('verify', () => {
  let waiting: Whole;
  let acted: Whole;
  const received = [...filledIn(), submitted(), noConflict(), consented()];
  before(async () => {
    waiting = await partitionAfter(filledIn(), submitted());
    acted = await partitionAfter(received, asked(), accepts('A1'));
  });
  describe('finds nothing wrong', () => {
    const ways = {
      'a draft': [filledIn()],
      'a consented case': [filledIn(), submitted(), noConflict(), consented()],
      'a case returned and sent again': [filledIn(), submitted(), noConflict(), returned(), resubmitted()],
      'a conflict, sent on': [filledIn(), submitted(), conflicted(colin, greta)],
      'a conflict that the co-ordinator solved': [filledIn(), submitted(), conflicted(), chosen()],
      'a challenged decision': [filledIn(), submitted(), noConflict(), declined(), challenged()],
      'a manager reminded': [filledIn(), submitted(), nudged()],
      'two actions set': [received, asked(), asked()],
      'an action disputed': [received, asked(), disputes('A1')],
      'an action accepted, prompted, done, sent back and done again': [
        received,
        asked(),
        accepts('A1'),
        prompted('A1'),
        claims('A1'),
        sentBack('A1'),
        claims('A1'),
        verifies('A1'),
      ],
      'a case taken back': [filledIn(), submitted(), withdrawn()],
    };
    for (const [name, deeds] of Object.entries(ways)) {
      it(`with ${name}`, async () => {
        const partition = await partitionAfter(...deeds);
        const { problems, counts } = await verified(partition);
        assert.deepEqual(problems, []);
        assert.equal(counts.case, 1);
        assert.equal(counts.facts, partition.facts.length);
        assert.equal(counts.waiting, partition.notices.length);
      });
    }
  });

  describe('the history', () => {
    const edits: Readonly<Record<string, readonly [(facts: readonly StoredFact[]) => readonly StoredFact[], string]>> =
      {
        'a fact changed in one place': [
          (facts) => facts.map((one) => (one.number === 4 ? changed(one) : one)),
          'fact 4 is not what was written',
        ],
        'a fact gone from the middle': [(facts) => facts.filter((one) => one.number !== 4), 'fact 4 is missing'],
        'the first fact gone': [(facts) => facts.slice(1), 'fact 1 is missing'],
        'the last fact gone': [(facts) => facts.slice(0, -1), 'fact 11 is missing'],
        'a fact twice': [
          (facts) => facts.flatMap((one) => (one.number === 4 ? [one, one] : [one])),
          'fact 4 is there twice',
        ],
        'a fact too many': [
          (facts) => [...facts, chained({ ...bare(must(facts.at(-1))), number: 12 }, must(facts.at(-1)).hash)],
          'there are 12 facts, and the case knows of 11',
        ],
      };
    for (const [name, [edit, what]] of Object.entries(edits)) {
      it(`with ${name} is damaged`, async () => {
        const found = await verified({ ...waiting, facts: edit(waiting.facts) });
        assert.deepEqual(
          found.problems.filter(({ kind }) => kind === 'chain').map((problem) => problem.what),
          [what],
        );
      });
    }
    it('with a chain made anew after a change does not end where the case says', async () => {
      let previous = '';
      const facts = waiting.facts.map((stored) => {
        const fact = bare(stored);
        const link = chained(fact.number === 4 ? { ...fact, at: later(fact.at, 1) } : fact, previous);
        previous = link.hash;
        return link;
      });
      assert.deepEqual(await saidOf({ ...waiting, facts }), [
        'chain: the case does not end with fact 11 as it is stored',
      ]);
    });
    it('that makes another case than the one stored is said to', async () => {
      const altered = { ...waiting.record.root, answers: { ...waiting.record.root.answers, forenames: 'Osprey' } };
      const said = ['replay: its facts do not make the case that is stored'];
      assert.deepEqual(await saidOf(withRecord(waiting, { root: altered })), said);
    });
    it('with a step that this program does not know cannot be replayed', async () => {
      const strange = chained({ ...bare(must(waiting.facts[0])), step: 'fly' } as unknown as Fact, '');
      const said = await saidOf({
        ...waiting,
        facts: [strange],
        markers: waiting.markers.slice(0, 1),
        record: { ...waiting.record, lastHash: strange.hash, calls: {}, root: { ...waiting.record.root, facts: 1 } },
      });
      assert.deepEqual(said, ['replay: its facts do not make the case that is stored']);
    });
  });

  describe('an action', () => {
    it('that is not stored although its facts are there is said to be', async () => {
      assert.deepEqual(await saidOf({ ...acted, parts: { ...acted.parts, action: [] } }), [
        'replay: the action A1 that its facts make is not stored',
      ]);
    });
    it('that is not what its facts make is said not to be, in whatever it differs', async () => {
      const said = ['replay: its facts do not make the action A1 that is stored'];
      const edits: readonly ((action: Action) => Action)[] = [
        (one) => ({ ...one, text: `${one.text} ` }),
        (one) => ({ ...one, state: { is: 'proposed' } }),
        (one) => ({ ...one, ladder: { ...one.ladder, rungs: one.ladder.rungs.slice(1) } }),
        ({ owner: _owner, ...one }) => one,
        (one) => ({ ...one, reference: mintReference(new Uint8Array(5)) }),
      ];
      for (const edit of edits)
        assert.deepEqual(
          await saidOf({ ...acted, parts: { ...acted.parts, action: must(acted.parts['action']).map(edit) } }),
          said,
        );
    });
    it('that no fact made is said to be one too many', async () => {
      const [first] = must(acted.parts['action']);
      const parts = { ...acted.parts, action: [must(first), { ...must(first), id: 'A2' as const }] };
      assert.deepEqual(await saidOf({ ...acted, parts }), ['replay: no fact makes the action A2 that is stored']);
    });
    it('is not judged by a history that is damaged', async () => {
      const facts = acted.facts.map((one) => (one.number === 14 ? changed(one) : one));
      assert.deepEqual(await saidOf({ ...acted, facts, parts: { ...acted.parts, action: [] } }), [
        'chain: fact 14 is not what was written',
      ]);
    });
  });

  describe('documents', () => {
    const key = cardOf(priya);
    const alone = emptyPartition(kestrelReference);

    it('a notice about a part that is not there is said to be', async () => {
      const notices = acted.notices.map((one) => ({ ...one, about: { ...one.about, part: 'A7' } }));
      const said = await saidOf({ ...acted, notices: notices.slice(0, 1) });
      assert.deepEqual(
        said.filter((line) => line.startsWith('missing')),
        [`missing: the notice ${must(notices[0]).key} is about A7, which is not there`],
      );
    });

    it('without a case are orphans, of every kind', async () => {
      const orphans: Readonly<Record<string, Partial<Partition>>> = {
        '11 facts': { facts: waiting.facts },
        '3 notices': { notices: waiting.notices },
        '1 posted': { posted: [postedFor(key, 3)] },
        '1 actions': { parts: acted.parts },
        '1 deliveries': { deliveries: [deliveryFor(key, monday10, 'posted')] },
      };
      for (const [what, documents] of Object.entries(orphans)) {
        const { problems, counts } = await verified({ ...alone, ...documents });
        assert.deepEqual(
          problems.map((one) => `${one.kind}: ${one.what}`),
          [`orphan: ${what} without a case`],
        );
        assert.equal(counts.reserved, 0);
      }
      const markers = waiting.markers.slice(0, 1);
      assert.ok((await saidOf({ ...alone, markers })).includes('orphan: 1 markers without a case'));
    });
    it('but not the card of a referral that nobody started', async () => {
      const { problems, counts } = await verified({ ...alone, posted: [postedFor(key, 0)] });
      assert.deepEqual(problems, []);
      assert.deepEqual([counts.case, counts.reserved], [0, 1]);
    });
    it('that cannot be read are told by their ids', async () => {
      const said = await saidOf({ ...alone, facts: waiting.facts, unreadable: ['case'] });
      assert.deepEqual(said, ['unreadable: the document case is damaged, or not of this program']);
      const odd = await saidOf({ ...waiting, unreadable: ['Übel\u001b[31m/id'] });
      assert.match(must(odd[0]), /document \?bel\?\?31m\?id is/);
    });
    it('must be listed by what they are, and lie where they belong', async () => {
      const said = ['listed: lists do not find the case or its parts by what they are now'];
      assert.deepEqual(await saidOf({ ...waiting, listed: false }), said);
      assert.deepEqual(await saidOf({ ...waiting, id: mintReference(new Uint8Array(5)) }), said);
    });
    it('that mark a press must name a fact', async () => {
      const [first, ...markers] = waiting.markers;
      const astray = { ...must(first), fact: 12 };
      assert.deepEqual(await saidOf({ ...waiting, markers: [astray, ...markers] }), [
        `marker: the marker ${astray.id} points to fact 12, which is not there`,
        'marker: fact 1 has no marker of its press',
      ]);
    });
    it('that mark a press are there for every fact', async () => {
      const [some, none] = [waiting.markers.filter(({ fact }) => fact !== 11), []];
      assert.deepEqual(await saidOf({ ...waiting, markers: some }), ['marker: fact 11 has no marker of its press']);
      assert.deepEqual(await saidOf({ ...waiting, markers: none }), [
        'marker: fact 1 has no marker of its press, nor have 10 others',
      ]);
    });
    it('that mark a save belong to the last one where it was saved again', async () => {
      const saves = waiting.facts.filter(({ step }) => step === 'savePage').map(({ number }) => number);
      const without = (number: number | undefined) => ({
        ...waiting,
        markers: waiting.markers.filter(({ fact }) => fact !== number),
      });
      assert.deepEqual(await saidOf(without(saves[0])), []);
      const last = saves.at(-1);
      assert.deepEqual(await saidOf(without(last)), [`marker: fact ${last} has no marker of its press`]);
    });
    it('that say where a message lies are there for each that was sent, or it waits to be sent again', async () => {
      const sent = (['posted', 'updated', 'mailed'] as const).map((result) => deliveryFor(key, monday10, result));
      for (const one of sent) {
        const said = [`card: ${key} was sent, and nothing says where its message lies`];
        const still = { ...waiting, notices: waiting.notices.filter((notice) => notice.key !== key) };
        assert.deepEqual(
          (await saidOf({ ...still, deliveries: [one] })).filter((line) => line.startsWith('card')),
          said,
        );
        const posted = [postedFor(key, 0)];
        assert.ok(!(await saidOf({ ...still, deliveries: [one], posted })).some((line) => line.startsWith('card')));
      }
    });
    it('that wait for more than a day without a mark of trouble are stuck', async () => {
      const day = 24 * 60 * 60 * 1000;
      const since = (at: number) => waiting.notices.map((one) => ({ ...one, since: at }));
      assert.deepEqual(await saidOf({ ...waiting, notices: since(nowMs - day) }), []);
      assert.equal((await saidOf({ ...waiting, notices: since(nowMs - day - 1) })).length, 3);
      const troubled = since(nowMs - day - 1).map((one) => ({ ...one, trouble: 'unreachable' as const }));
      assert.deepEqual(await saidOf({ ...waiting, notices: troubled }), []);
    });
  });

  it('believes only what it sees twice, for the bot may write meanwhile', async () => {
    assert.deepEqual(await saidOf({ ...waiting, facts: waiting.facts.slice(0, -1) }, waiting), []);
    const other = { ...waiting, facts: waiting.facts.slice(1) };
    assert.deepEqual(await saidOf({ ...waiting, facts: waiting.facts.slice(0, -1) }, other), []);
  });

  it('looks at each case once, a few at a time, however often its reference comes', async () => {
    const references = Array.from({ length: 50 }, (_one, place) => mintReference(new Uint8Array(5).fill(place)));
    let underWay = 0;
    let most = 0;
    const looked: Reference[] = [];
    const audit = {
      ...namesNothing,
      async *references() {
        for (let from = 0; from < references.length; from += 10) yield references.slice(0, from + 10);
      },
      partition: async (reference: Reference) => {
        underWay += 1;
        most = Math.max(most, underWay);
        looked.push(reference);
        await Promise.resolve();
        underWay -= 1;
        return emptyPartition(reference);
      },
      meeting: () => assert.fail('there are no meetings'),
      advice: () => assert.fail('there are no requests for advice'),
    };
    await verify(audit, nowMs, () => assert.fail('nothing is wrong'));
    assert.deepEqual(looked.toSorted(), [...new Set(references)].toSorted());
    assert.ok(most > 1 && most <= 8, `${most} at a time`);
  });

  it('fails when it cannot look', async () => {
    const audit = {
      ...namesNothing,
      async *references() {
        yield [kestrelReference];
      },
      partition: () => Promise.reject(new Error('no database')),
      meeting: () => Promise.reject(new Error('no database')),
      advice: () => Promise.reject(new Error('no database')),
    };
    await assert.rejects(
      verify(audit, nowMs, () => undefined),
      /no database/,
    );
  });

  it('says nothing that docs/operations.md does not explain', () => {
    const notes = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    for (const kind of Object.keys(remedies)) assert.ok(notes.includes(`\`${kind}\``), kind);
  });
});
