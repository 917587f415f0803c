// A draft that a co-ordinator begins for a worker, of a child on the lists of the police (docs/process.md P29.6).
import assert from 'node:assert/strict';
import { leadOf } from '../../../../src/domain/case/state/stage-parts.ts';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import { mayRead } from '../../../../src/domain/case/access/access.ts';
import { toObjectId } from '../../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import {
  directory,
  kestrelReference as reference,
  moira,
  monday10 as now,
  must,
  priya,
  ravi,
} from '../../../people/builders.ts';

const begins = (worker: string): Command => ({
  step: 'start',
  input: {
    reference,
    page: '2',
    answers: { surname: 'Inventeddaughter', forenames: 'Wren', dateOfBirth: '2/2/2012' },
    fromPolice: { worker: must(toObjectId(worker)), known: { missingEpisodes: '3', worries: 'As the lists say.' } },
  },
});
const decide = (actor: Person, command: Command) =>
  caseMatter.decide({ root: undefined }, command, { actor, directory, now });
const draftFor = (worker: Person) => {
  const command = begins(worker.objectId);
  const decision = decide(moira, command);
  assert.ok('data' in decision, JSON.stringify(decision));
  const meta = { number: 1, at: now, by: { objectId: moira.objectId, name: moira.name } };
  return must(
    caseMatter.evolve({ root: undefined }, caseMatter.factOf({ root: undefined }, command, decision.data, meta)).root,
  );
};

describe('A draft from the lists of the police', () => {
  it('is begun by a co-ordinator alone, and for a worker or manager of the council alone', () => {
    for (const [who, worker] of [
      [priya, priya],
      [ravi, priya],
      [moira, ravi],
      [moira, moira],
    ] as const)
      assert.ok('refusal' in decide(who, begins(worker.objectId)), `${who.name} for ${worker.name}`);
  });
  it('is the worker’s: they lead it, and the co-ordinator does not read it', () => {
    const draft = draftFor(priya);
    assert.equal(leadOf(draft).objectId, priya.objectId);
    assert.equal(mayRead('referral', draft, priya, directory, now), true);
    assert.equal(mayRead('name', draft, moira, directory, now), false);
    assert.equal(draft.stage === 'draft' && draft.begunBy?.name, moira.name);
  });
  it('has what the lists say, and is not sent before Section 47 is answered', () => {
    const draft = draftFor(priya);
    assert.deepEqual(
      [draft.answers['surname'], draft.answers['missingEpisodes'], draft.answers['section47']],
      ['Inventeddaughter', '3', undefined],
    );
    const sent = caseMatter.decide({ root: draft }, { step: 'submit', input: {} }, { actor: priya, directory, now });
    assert.ok('refusal' in sent);
  });
});
