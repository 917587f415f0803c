import { cases } from '../../../src/casework/write/matters.ts';
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { act, type Request } from '../../../src/casework/write/act.ts';
import type { Marker } from '../../../src/casework/ports/ports.ts';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { canonical } from '../../../src/domain/kernel/canonical.ts';
import { chained, isIntact } from '../../../src/casework/write/hashing.ts';
import type { CaseTypes, Command } from '../../../src/domain/case/whole/case.ts';
import { toCommandId, type CommandId } from '../../../src/domain/kernel/ids.ts';
import {
  commandIn,
  caseOf,
  colin,
  consented,
  directory,
  filledIn,
  given,
  kestrel,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  saved,
  submitted,
} from '../../people/builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import { asked, partitionAfter } from '../partition.ts';
import { stubPorts } from '../ports.ts';

const commandId = (): CommandId => must(toCommandId('k5x1ab2c.00000000'));
const cleared = () => caseOf(given(filledIn(), submitted(), noConflict()));

function request(command: Command, by = colin): Request<CaseTypes> {
  const context = { actor: by, now: monday10, directory };
  return { id: cleared().reference, command, commandId: commandId(), context };
}
const consent: Command = { step: 'giveConsent', input: {} };

/** As a store with this marker answers: a new press is not written over it, a press that knows of it is. */
function markedBy({ cases: stored }: ReturnType<typeof stubPorts>['ports'], marker: Marker): void {
  stored.marker.resolves(marker);
  stored.commit.callsFake(async ({ again }) => (again === true ? 'done' : 'conflict'));
}

describe('the only write path', () => {
  it('writes case, fact, marker and notices in one commit', async () => {
    const { ports } = stubPorts(cleared());
    const outcome = await act(ports, cases, request(consent));
    assert.equal(outcome.kind, 'done');
    sinon.assert.calledOnce(ports.cases.commit);
    const [commit] = ports.cases.commit.firstCall.args;
    assert.equal(commit.before, 'v1');
    assert.equal(commit.fact.number, cleared().facts + 1);
    assert.equal(commit.record.root.stage, 'received');
    assert.equal(commit.record.lastHash, commit.fact.hash);
    const rung = Object.entries(commit.record.calls).filter(([, fact]) => fact === commit.fact.number);
    assert.deepEqual(rung.map(([key]) => key.replace(/-0.*-0*/, '-')).toSorted(), [
      'card-1',
      'card-3',
      'mail-received',
    ]);
    // Two cards and the mail that ring; the manager's card and the team's channel that change silently.
    assert.equal(commit.notices.length, 5);
    assert.doesNotMatch(JSON.stringify(commit.marker), /Kestrel|consent/);
  });

  it('a repeat of the same press writes nothing and says when it was taken', async () => {
    const { ports } = stubPorts(cleared());
    await act(ports, cases, request(consent));
    const [{ marker }] = ports.cases.commit.firstCall.args;
    markedBy(ports, marker);
    const again = await act(ports, cases, request(consent));
    assert.deepEqual(again.kind === 'repeat' && again.at, monday10);
    sinon.assert.calledTwice(ports.cases.commit);
    assert.equal(await ports.cases.commit.secondCall.returnValue, 'conflict', 'nothing is written over a marker');
  });

  it('the same command with other input: a decision is decided already, a save is saved', async () => {
    const { ports } = stubPorts(cleared());
    markedBy(ports, { id: 'm', fact: 3, at: monday10, inputHash: 'other' });
    const decided = await act(ports, cases, request(consent));
    assert.equal(decided.kind === 'refused' && decided.refusal.code, 'alreadyDecided');
    const draft = stubPorts(caseOf(given(filledIn())));
    markedBy(draft.ports, { id: 'm', fact: 3, at: monday10, inputHash: 'other' });
    const page = commandIn(saved('2', { ...kestrel, surname: 'Corrected' }));
    assert.equal((await act(draft.ports, cases, request(page, priya))).kind, 'done');
  });

  it('a lost race decides anew on what is there now', async () => {
    const { ports } = stubPorts(cleared());
    ports.cases.commit.onFirstCall().resolves('conflict');
    const after = caseOf(given(filledIn(), submitted(), noConflict(), consented()));
    const record = { root: after, lastHash: '', calls: {} };
    ports.cases.load.onSecondCall().resolves({ value: record, version: 'v2' });
    const outcome = await act(ports, cases, request(consent));
    assert.match(outcome.kind === 'refused' ? outcome.refusal.message : '', /Already decided by Colin Fixture/);
    sinon.assert.calledOnce(ports.cases.commit);
  });

  it('gives up after three lost races and shows the case as it is', async () => {
    const { ports } = stubPorts(cleared());
    ports.cases.commit.resolves('conflict');
    const outcome = await act(ports, cases, request(consent));
    assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'changedMeanwhile');
    sinon.assert.calledThrice(ports.cases.commit);
  });
});

const draft = () => caseOf(given(filledIn()));
const page = (surname: string) => commandIn(saved('2', { ...kestrel, surname })) as Command & { part?: undefined };

const sent = (surname = 'Corrected', by = priya) => ({
  ...request(commandIn(submitted()), by),
  id: draft().reference,
  saving: page(surname),
});

describe('a step with what is saved first', () => {
  it('is written with it in one commit: two facts, two markers, one record at the end of both', async () => {
    const { ports } = stubPorts(draft());
    const outcome = await act(ports, cases, sent());
    assert.equal(outcome.kind, 'done');
    sinon.assert.calledOnce(ports.cases.commit);
    const [{ saved: first, fact, marker, record, notices }] = ports.cases.commit.firstCall.args;
    assert.ok(first);
    assert.deepEqual([first.fact.step, fact.step], ['savePage', 'submit']);
    assert.deepEqual([first.fact.number, fact.number], [draft().facts + 1, draft().facts + 2]);
    assert.deepEqual([first.marker.fact, marker.fact], [first.fact.number, fact.number]);
    assert.notEqual(first.marker.id, marker.id);
    assert.ok(isIntact(first.fact, '') && isIntact(fact, first.fact.hash));
    assert.equal(record.lastHash, fact.hash);
    assert.equal(record.root.answers['surname'], 'Corrected');
    assert.equal(record.root.stage, 'awaitingConsent');
    assert.ok(notices.length > 0);
  });

  it('is saved alone where the step may not be', async () => {
    const { ports } = stubPorts(caseOf(given(filledIn().slice(0, -1))));
    const outcome = await act(ports, cases, sent());
    assert.ok(outcome.kind === 'refused' && outcome.refusal.code === 'incomplete' && outcome.saved === true);
    assert.equal(outcome.now?.answers['surname'], 'Corrected');
    sinon.assert.calledOnce(ports.cases.commit);
    const [{ saved: first, fact }] = ports.cases.commit.firstCall.args;
    assert.deepEqual([first, fact.step], [undefined, 'savePage']);
  });

  it('leaves the step alone where it says what is there already', async () => {
    const { ports } = stubPorts(draft());
    assert.equal((await act(ports, cases, sent(kestrel['surname']))).kind, 'done');
    const [{ saved: first, fact }] = ports.cases.commit.firstCall.args;
    assert.deepEqual([first, fact.step], [undefined, 'submit']);
  });

  it('that may not be saved is not taken either', async () => {
    const { ports } = stubPorts(draft());
    const outcome = await act(ports, cases, sent('Corrected', colin));
    assert.ok(outcome.kind === 'refused' && outcome.saved === undefined);
    sinon.assert.notCalled(ports.cases.commit);
  });

  it('that was taken by the same press is a repeat, and nothing is saved again', async () => {
    const { ports } = stubPorts(draft());
    await act(ports, cases, sent());
    const [{ marker }] = ports.cases.commit.firstCall.args;
    ports.cases.marker.callsFake(async (_id, id) => (id === marker.id ? marker : undefined));
    ports.cases.commit.resolves('conflict');
    const again = await act(ports, cases, sent());
    assert.equal(again.kind === 'repeat' && again.at, monday10);
    sinon.assert.calledTwice(ports.cases.commit);
  });

  it('is saved again where this command has saved before, and sent then', async () => {
    const { ports } = stubPorts(draft());
    await act(ports, cases, sent());
    const { saved: first } = ports.cases.commit.firstCall.args[0];
    assert.ok(first);
    const earlier = { ...first.marker, inputHash: 'other' };
    ports.cases.marker.callsFake(async (_id, id) => (id === earlier.id ? earlier : undefined));
    ports.cases.commit.callsFake(async (commit) => (commit.saved?.again === true ? 'done' : 'conflict'));
    assert.equal((await act(ports, cases, sent())).kind, 'done');
    assert.equal(ports.cases.commit.lastCall.args[0].again, undefined, 'it was never sent');
  });
});

describe('the chain of facts', () => {
  const [first] = given(filledIn());
  it('is intact as written, and broken by any change', () => {
    const stored = chained(must(first), '');
    assert.ok(isIntact(stored, ''));
    assert.ok(!isIntact({ ...stored, at: '2027-01-04T10:00:01.000Z' }, ''));
    assert.ok(!isIntact(stored, 'another'));
  });
  it('has a salt of chance in its hash', async () => {
    const { ports } = stubPorts(cleared());
    const machine = { ...ports.machine, bytes: (count: number) => new Uint8Array(count).fill(count) };
    await act({ ...ports, machine }, cases, request(consent));
    const salted = ports.cases.commit.firstCall.args[0].fact;
    assert.equal(salted.salt, Buffer.alloc(16, 16).toString('base64url'));
    assert.ok(isIntact(salted, ''));
    assert.ok(!isIntact({ ...salted, salt: 'another' } as typeof salted, ''));
  });
  it('does not depend on the order of keys or on absent values', () => {
    assert.equal(canonical({ b: 1, a: [{ d: undefined, c: null }] }), canonical({ a: [{ c: null }], b: 1 }));
  });
});

describe('the only read path', () => {
  const question = { reference: cleared().reference, directory, now: monday10, what: 'referral', why: 'Open' };

  it('writes the look before it gives anything, once in a sitting', async () => {
    const { ports } = stubPorts(cleared());
    const ask = createAsk(ports);
    assert.equal((await ask({ ...question, person: colin }))?.reads('referral'), true);
    await ask({ ...question, person: colin });
    sinon.assert.calledOnce(ports.looks.record);
    await ask({ ...question, person: colin, now: '2027-01-04T11:00:00.000Z' });
    sinon.assert.calledTwice(ports.looks.record);
  });

  it('writes how the person stood, as whom, and where it was shown', async () => {
    const { ports } = stubPorts(cleared());
    const ask = createAsk(ports);
    const police = { ...colin, agency: 'police' };
    await ask({ ...question, person: police });
    await ask.by('tab')({ ...question, person: ravi });
    assert.deepEqual(
      ports.looks.record.args.map(([{ relation, agency, roles, by }]) => ({ relation, agency, roles, by })),
      [
        { relation: 'decider', agency: 'police', roles: police.roles, by: 'chat' },
        { relation: 'none', agency: ravi.agency, roles: ravi.roles, by: 'tab' },
      ],
    );
  });

  it('writes of an action how the person stood to it, and else to its case', async () => {
    const { record, parts } = await partitionAfter(...untilReceived, asked());
    const { ports } = stubPorts(record.root);
    ports.cases.part.resolves({ value: must(parts.action[0]), version: '1' });
    const ask = createAsk(ports);
    for (const person of [ravi, moira, noor]) {
      await ask.action({ ...question, action: 'A1', person });
    }
    assert.deepEqual(
      ports.looks.record.args.map(([{ what, relation }]) => [what, relation]),
      [
        ['action A1', 'owner'],
        ['action A1', 'coordinator'],
        ['not available', 'none'],
      ],
    );
  });

  it('of what is printed is a look of its own, in a sitting in which it was read', async () => {
    const { ports } = stubPorts(cleared());
    const ask = createAsk(ports);
    const history = { ...question, what: 'history', person: colin };
    for (const by of ['chat', 'tab', 'print', 'print'] as const) await ask.by(by)(history);
    assert.deepEqual(
      ports.looks.record.args.map(([{ by }]) => by),
      ['chat', 'print'],
    );
  });

  it('gives nothing when the look cannot be written', async () => {
    const { ports } = stubPorts(cleared());
    ports.looks.record.rejects(new Error('no database'));
    await assert.rejects(createAsk(ports)({ ...question, person: colin }));
  });

  it('treats unknown and forbidden alike: the same reads, the same look', async () => {
    const forbidden = stubPorts(cleared());
    const unknown = stubPorts(cleared());
    unknown.ports.cases.load.resolves(undefined);
    for (const { ports } of [forbidden, unknown]) {
      assert.equal(await createAsk(ports)({ ...question, person: ravi }), undefined);
      sinon.assert.calledOnce(ports.cases.load);
    }
    assert.deepEqual(forbidden.ports.looks.record.firstCall.args, unknown.ports.looks.record.firstCall.args);
  });
});
