// Where the lead worker was that day: in what begins, sends and hands over a case, since the form that knows it.
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { cases } from '../../../src/casework/write/matters.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { rowsOf } from '../../../src/demo/story.ts';
import {
  colin,
  commandIn,
  directory,
  filledIn,
  greta,
  hal,
  kestrelReference,
  later,
  monday10,
  noor,
  priya,
  submitted,
} from '../../people/builders.ts';
import { handedOver } from '../../people/meeting-builders.ts';
import { openTarget } from '../../store/fixture.ts';
import { createClock } from '../../worlds/clock.ts';

const council = {
  ...directory,
  people: directory.people.map((person) => ({
    ...person,
    ...(person.objectId === priya.objectId && { team: 'Front door' }),
    ...(person.objectId === noor.objectId && { team: 'Children in care' }),
  })),
};

/** What is stored of a case that Priya begins, sends and hands over to Noor. */
async function storedIn(): Promise<readonly StoredFact[]> {
  const target = await openTarget();
  const store = await target.open();
  const machine = createClock();
  for (const [place, row] of rowsOf([filledIn(), submitted(), handedOver(noor)]).entries()) {
    const outcome = await act({ ...store, machine, matchKeysOf: () => [] }, cases, {
      id: kestrelReference,
      command: commandIn(row),
      commandId: mintCommandId(place, machine.bytes(8)),
      context: { actor: row[0], now: later(monday10, place), directory: council },
    });
    assert.equal(outcome.kind, 'done', row[2]);
  }
  const facts = await store.cases.facts(kestrelReference);
  await target.close();
  return facts;
}
const teamsIn = (facts: readonly StoredFact[]): readonly (readonly [step: string, team: unknown])[] =>
  facts.flatMap(({ step, data }) => ('line' in data ? [[step, 'team' in data ? data.team : 'none'] as const] : []));

describe('The team and the managers of a lead worker', () => {
  const line = [colin, greta, hal].map(({ objectId }) => objectId);

  it('are in the facts that begin, send and hand over a case, as they were that day', async () => {
    const facts = await storedIn();
    assert.deepEqual(teamsIn(facts), [
      ['start', 'Front door'],
      ['submit', 'Front door'],
      ['handOver', 'Children in care'],
    ]);
    const begun = facts.find(({ step }) => step === 'start');
    assert.deepEqual(begun?.step === 'start' && begun.data.line, line);
  });
});
