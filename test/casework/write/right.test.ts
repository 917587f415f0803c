// Putting right through the one write path: the case, the new fact and what is left of a part are one writing, decided on all
// facts of the case (docs/process.md P14.5).
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { exportCase } from '../../../src/casework/check/export.ts';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import type { StoredFact } from '../../../src/casework/ports/ports.ts';
import { act, type Request } from '../../../src/casework/write/act.ts';
import { cases } from '../../../src/casework/write/matters.ts';
import { caseMatter, type CaseTypes } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { caseOf, directory, given, greta, later, moira, must, priya, tess } from '../../people/builders.ts';
import { decided, harmRecorded, listed, panel, rightPut, untilReceived } from '../../people/meeting-builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { partitionAfter, saidOf } from '../partition.ts';
import { stubPorts } from '../ports.ts';

const onAgenda = [...untilReceived, listed()];
const died = [...untilReceived, harmRecorded('died')];
const slip = given(...died).length;

/** Greta takes back what Moira asked to; `facts` is what the store gives of them. */
function confirming(facts: readonly StoredFact[]) {
  const all = given(...died, rightPut(slip));
  const { ports } = stubPorts(caseOf(all));
  ports.cases.facts.resolves([...facts]);
  const request: Request<CaseTypes> = {
    id: caseOf(all).reference,
    command: { step: 'putRight', input: { fact: String(slip), how: 'back', why: 'I rang the school.' } },
    commandId: mintCommandId(1, new Uint8Array(8)),
    context: { actor: greta, now: later(must(all.at(-1)).at, 1), directory },
  };
  return { ports, taken: act(ports, cases, request), all: all as readonly StoredFact[] };
}
const whole = given(...died, rightPut(slip)) as readonly StoredFact[];

describe('Putting right, as it is written', () => {
  it('reads the facts for this step, and for no other', async () => {
    const { ports, taken } = confirming(whole);
    assert.equal((await taken).kind, 'done');
    sinon.assert.called(ports.cases.facts);
    const [commit] = ports.cases.commit.firstCall.args;
    assert.equal(commit.record.root.hold, undefined);
    assert.equal(commit.fact.number, whole.length + 1);
    const other = stubPorts(caseOf(given(...untilReceived)));
    await act(other.ports, cases, {
      id: caseOf(given(...untilReceived)).reference,
      command: {
        step: 'recordHarm',
        input: { what: 'died', happenedOn: '4/1/2027', aware: '4/1/2027 09:00', known: 'He fell.' },
      },
      commandId: mintCommandId(1, new Uint8Array(8)),
      context: { actor: moira, now: later('2027-01-04T10:30:00.000Z', 1), directory },
    });
    sinon.assert.notCalled(other.ports.cases.facts);
  });

  it('writes nothing on facts that are not all there: what was read beside another write is read again', async () => {
    const { ports, taken } = confirming(whole.slice(0, -1));
    const outcome = await taken;
    assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'changedMeanwhile');
    sinon.assert.notCalled(ports.cases.commit);
    assert.ok(ports.cases.facts.callCount > 1);
  });

  it('leaves what verify finds whole: a death, a missing episode, and two decisions, the last first', async () => {
    const missing = [...onAgenda, isMissing({}, priya)];
    const opened = [...onAgenda, decided('toPanel'), decided('open', panel)];
    const last = given(...opened).length;
    const backs = [rightPut(last, moira), rightPut(last, tess), rightPut(last - 1, tess), rightPut(last - 1, moira)];
    for (const story of [
      [...died, rightPut(slip), rightPut(slip, greta)],
      [...missing, rightPut(given(...missing).length, priya)],
      [...opened, ...backs],
    ]) {
      const partition = await partitionAfter(...story);
      assert.deepEqual(await saidOf(partition), []);
      assert.deepEqual(caseMatter.replay(partition.facts).root, partition.record.root);
    }
  });

  it('a part that was set aside is asked for by verify, and is told of in an export', async () => {
    const missing = [...onAgenda, isMissing({}, priya)];
    const number = given(...missing).length;
    const partition = await partitionAfter(...missing, rightPut(number, priya));
    assert.deepEqual(partition.aside, [{ id: 'M1', aside: number }]);
    assert.deepEqual(await saidOf({ ...partition, aside: [] }), [
      'replay: the episode M1 that its facts make is not stored',
    ]);
    assert.deepEqual(await saidOf({ ...partition, aside: [{ id: 'M1', aside: 1 }] }), [
      'replay: its facts do not make the episode M1 that is stored',
    ]);
    const audit = { partition: async (): Promise<Partition> => partition };
    const looks = { record: async () => undefined, of: async () => [] };
    const request = { reference: partition.record.root.reference, who: 'root', why: 'SAR', at: '', unique: '1' };
    const file = must(await exportCase({ audit, looks }, request));
    assert.deepEqual(file.aside, [{ id: 'M1', aside: number }]);
    assert.deepEqual(file.parts.episode, []);
  });
});
