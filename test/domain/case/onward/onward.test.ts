// NRM, CAWN, LADO, Prevent, section 45 (docs/process.md P17.12): who may record what, what follows, by when, and what is refused.
import assert from 'node:assert/strict';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import { isFirstResponder } from '../../../../src/domain/case/onward/first-responder.ts';
import { entries, kindNames, kinds, type EntryName } from '../../../../src/domain/case/onward/kinds.ts';
import type { KindName } from '../../../../src/domain/case/state/onward-kinds.ts';
import { callFor } from '../../../people/calls.ts';
import { routeNotes } from '../../../../src/domain/case/onward/notes.ts';
import { isLate, mayFollow, reconsideredUntil, type Onward } from '../../../../src/domain/case/onward/onward.ts';
import { signOfNrm } from '../../../../src/domain/case/assessment/prefill.ts';
import { toDoNow } from '../../../../src/domain/case/owed/owed.ts';
import { laid, tookFrom, withTook } from '../../../../src/domain/case/ended/took.ts';
import { decided, listed, panel, untilReceived } from '../../../people/meeting-builders.ts';
import { gapsIn } from '../../../../src/domain/case/referral/form/rules.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import { clockActor } from '../../../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  given,
  kestrel,
  moira,
  must,
  noConflict,
  nrmConsidered,
  priya,
  ravi,
  submitted,
  tess,
} from '../../../people/builders.ts';

const now = '2027-01-11T10:00:00.000Z';
const settings = (more: object): Directory => ({ ...directory, settings: { ...directory.settings, ...more } });
const nrmOf = (more: object): Directory => settings({ nrm: { ...directory.settings.nrm, ...more } });

const received = (answers: Answers = kestrel): Case =>
  must(caseMatter.replay(given(filledIn(priya, answers), submitted(), noConflict(), consented())).root);

interface Tried {
  readonly root?: Case;
  readonly part?: Onward | undefined;
  readonly by?: Person;
  readonly at?: string;
  readonly directory?: Directory;
}
function tries(step: EntryName | 'promptOnward', input: Answers, tried: Tried = {}) {
  const { root = received(), part, by = priya, at = now, directory: council = directory } = tried;
  const command = { step, input, ...(part !== undefined && { part: part.id }) } as Command; // what its form read
  const decision = caseMatter.decide({ root, part }, command, { actor: by, directory: council, now: at });
  if (!('data' in decision)) return 'refusal' in decision ? decision.refusal.code : 'unchanged';
  const fact = caseMatter.factOf({ root, part }, command, decision.data, { number: root.facts + 1, at, by });
  const after = caseMatter.evolve({ root, part }, fact);
  return { root: after.root, part: after.part as Onward };
}
function done(step: EntryName, input: Answers, tried: Tried = {}) {
  const made = tries(step, input, tried);
  assert.ok(typeof made !== 'string', `${step}: ${typeof made === 'string' ? made : ''}`);
  return made;
}

const submission = { status: 'submitted', on: '11/1/2027' };
const begun: Readonly<Record<KindName, Answers>> = {
  nrm: submission,
  guardian: { status: 'asked', on: '11/1/2027', who: 'Priya', note: '' },
  cawn: { on: '11/1/2027', who: 'An adult' },
  lado: { known: '11/1/2027', on: '11/1/2027', who: 'Una', note: 'A meeting.' },
  prevent: { on: '11/1/2027', who: 'Prevent' },
  section45: { on: '11/1/2027', who: 'police', note: 'Accused of carrying.' },
};

const dueOf = (tried: Tried = {}, on = '11/1/2027') => done('recordNrm', { ...submission, on }, tried).part.due;

const endOf = (more: Answers, said: Answers = {}) =>
  done('recordCawn', { ...begun.cawn, ...said }, { root: received({ ...kestrel, ...more }) }).part.due;

const decidedOn = (decision: string) => ({ on: '11/1/2027', decision });
const positive = () => done('recordReasonable', decidedOn('positive'), done('recordNrm', submission));
const negative = () => done('recordReasonable', decidedOn('negative'), done('recordNrm', submission));
const prompted = (at: string, one: ReturnType<typeof done>) => {
  const made = tries('promptOnward', {}, { ...one, by: clockActor, at });
  assert.ok(typeof made !== 'string', `${at}: ${typeof made === 'string' ? made : ''}`);
  return made;
};
/** The case after the clock called for what was due at that moment. */
function reminded(root: Case, at: string): Case {
  const command = { step: 'remindCase', input: {} } as Command;
  const decision = caseMatter.decide({ root }, command, { actor: clockActor, directory, now: at });
  assert.ok('data' in decision, at);
  const fact = caseMatter.factOf({ root }, command, decision.data, { number: root.facts + 1, at, by: clockActor });
  return must(caseMatter.evolve({ root }, fact).root);
}
const toDo = ({ root }: ReturnType<typeof done>, at: string) =>
  toDoNow(root, at).flatMap(({ name, due }) => (name.startsWith('nrm') ? [[name, due]] : []));
const wantsRisk = (root: Case, at: string) => toDoNow(root, at).some(({ name }) => name === 'riskWanted');

const noteOn = (more: Answers) =>
  routeNotes({ ...kestrel, disruption: 'patrol,cawn', ...more }, '8', '2027-04-01', directory.settings);

describe('What is recorded outside MSET', () => {
  const invited = { ...received(), invited: ['police'], meeting: 'preMset-2027-01-12', stage: 'listed' } as Case;
  const who: Readonly<Record<KindName, readonly Person[]>> = {
    nrm: [priya, colin, moira, tess, ravi],
    guardian: [priya, colin, moira, tess],
    cawn: [priya, colin, moira, tess, ravi],
    lado: [priya, colin, moira, tess],
    prevent: [priya, colin, moira, tess, ravi],
    section45: [priya, colin, moira, tess, ravi],
  };
  for (const kind of kindNames) {
    it(`${kind}: who may record it`, () => {
      for (const by of [priya, colin, moira, tess, ravi]) {
        const [name] = kinds[kind].chain;
        // A chair is no first responder by that: they may say that it is considered.
        const input =
          kind === 'nrm' && by === tess ? { status: 'considering', on: '11/1/2027', note: 'Asked.' } : begun[kind];
        const made = tries(name, input, { root: invited, by });
        assert.equal(typeof made !== 'string', who[kind].includes(by), `${by.name}: ${JSON.stringify(made)}`);
      }
    });
  }

  it('goes through its chain, each entry once, in its order', () => {
    for (const kind of kindNames) {
      // A reconsideration follows a negative decision alone; what is said beside is awaited of no one but at 18.
      const [first, ...others] = kinds[kind].chain;
      const rest = others.filter((name) => !name.startsWith('recordReconsider') && entries[name].beside !== true);
      let at = done(first, begun[kind]);
      for (const name of rest) {
        assert.equal(at.part.next, name);
        const [choice] = entries[name].fields.find(({ choices }) => choices !== undefined)?.choices ?? [];
        const field = entries[name].fields.find(({ choices }) => choices !== undefined)?.name ?? '';
        const input = { on: '11/1/2027', who: 'Gail', [field]: choice?.value ?? '' };
        const wrong = kindNames.find((other) => other !== kind) as KindName;
        assert.equal(tries(kinds[wrong].chain[1] as EntryName, input, at), 'notAvailable', 'of another kind');
        const next = done(name, input, at);
        assert.equal(tries(name, input, next), 'alreadyDecided');
        at = next;
      }
      assert.deepEqual([at.part.next, at.part.ladder.rungs, at.part.entries.length], [undefined, [], rest.length + 1]);
      assert.deepEqual(at.root.parts?.['onward'], { count: 1, open: [] });
      assert.deepEqual(at.root.onward, [kind]);
    }
  });

  it('is refused of tomorrow, half done, told before it was known, and of a case that is over or not yet consented', () => {
    assert.equal(tries('recordNrm', { ...submission, on: '12/1/2027' }), 'badDate');
    assert.equal(tries('recordNrm', { status: 'notNeeded', on: '11/1/2027' }), 'incomplete', 'why not');
    assert.equal(tries('recordLado', { ...begun.lado, on: '10/1/2027' }), 'badDate');
    const over = { ...received(), stage: 'closed' } as Case;
    assert.equal(tries('recordNrm', submission, { root: over }), 'notNow');
    const draft = must(caseMatter.replay(given(filledIn())).root);
    assert.equal(tries('recordNrm', submission, { root: draft }), 'notAvailable');
  });
});

describe('The National Referral Mechanism', () => {
  it('is submitted by a first responder only', () => {
    assert.equal(isFirstResponder(priya, directory), true);
    assert.equal(isFirstResponder(ravi, directory), true);
    assert.equal(isFirstResponder(ravi, nrmOf({ firstResponders: [] })), false);
    assert.equal(isFirstResponder(tess, directory), false);
    assert.equal(tries('recordNrm', submission, { by: tess }), 'incomplete', 'it is not offered to a chair');
    const context = { today: '2027-01-11', eligible: [], settings: directory.settings };
    const gap = (firstResponder: boolean) =>
      gapsIn({ nrm: 'submitted', nrmDate: '4/1/2027' }, { fields: [], why: '' }, { ...context, firstResponder }).find(
        ({ field }) => field === 'nrm',
      )?.problem;
    assert.match(gap(false) ?? '', /only a first responder/);
    assert.equal(gap(true), undefined);
  });

  it('awaits reasonable grounds in five working days, or 45 days where the council decides, but not close to 18', () => {
    assert.equal(dueOf(), '2027-01-18');
    assert.equal(dueOf({}, '24/12/2026'), '2027-01-05', 'Christmas, Boxing Day and New Year are not worked');
    assert.equal(dueOf({ directory: nrmOf({ reasonableWorkingDays: 3 }) }), '2027-01-14');
    assert.equal(dueOf({ directory: nrmOf({ devolved: true }) }), '2027-02-25');
    const old = received({ ...kestrel, dateOfBirth: '20/4/2009' });
    assert.equal(dueOf({ root: old, directory: nrmOf({ devolved: true }) }), '2027-01-18', '99 days before 18');
  });

  it('only considered, is to be decided by a date, is late from the day after, and is over by another record', () => {
    const considered = done('recordNrm', { status: 'considering', on: '11/1/2027', note: 'We look at it.' });
    assert.deepEqual([considered.part.due, considered.root.parts?.['onward']?.open], ['2027-01-25', ['N1']]);
    assert.deepEqual([isLate(considered.part, '2027-01-25'), isLate(considered.part, '2027-01-26')], [false, true]);
    assert.deepEqual(toDo(considered, '2027-01-25T09:05:00.000Z'), [['nrmConsidered', '2027-01-25T09:00:00.000Z']]);
    const { root } = done('recordNrm', submission, { root: considered.root });
    assert.deepEqual(root.parts?.['onward'], { count: 2, open: ['N2'] });
    assert.deepEqual(
      root.awaited?.map(({ id, entry }) => [id, entry]),
      [['N2', 'recordReasonable']],
    );
  });

  it('considered beside one that was submitted, it is awaited also after that one was asked for', () => {
    const first = done('recordNrm', submission);
    const considering = { status: 'considering', on: '11/1/2027', note: 'We look at it.' };
    const { root } = done('recordNrm', considering, { root: first.root, at: '2027-01-11T11:00:00.000Z' });
    const asked = prompted('2027-01-18T09:00:00.000Z', { root, part: first.part });
    assert.deepEqual(asked.root.awaited?.map(({ id, entry }) => [id, entry]).toSorted(), [
      ['N1', 'recordReasonable'],
      ['N2', 'recordNrm'],
    ]);
  });

  it('awaits conclusive grounds after a positive decision, not before thirty days, and never late', () => {
    const { part, root } = positive();
    assert.deepEqual([part.next, part.due], ['recordConclusive', '2027-02-10']);
    assert.equal(isLate(part, '2028-02-10'), false);
    assert.deepEqual(toDo({ part, root }, '2027-02-10T08:00:00.000Z'), []);
    assert.deepEqual(toDo({ part, root }, '2028-02-10T09:00:00.000Z'), [['nrmConclusive', undefined]]);
    assert.equal(done('recordNrm', { status: 'notNeeded', on: '11/1/2027', note: 'No sign.' }).part.next, undefined);
  });

  it('is asked for conclusive grounds after thirty days, then every three months; that there are none yet is an answer', () => {
    const asked = prompted('2027-02-10T09:00:00.000Z', positive());
    assert.deepEqual(asked.part.ladder.rungs, [{ rung: 'due', at: '2027-05-10T08:00:00.000Z' }]);
    const pending = done(
      'recordConclusive',
      { on: '10/2/2027', decision: 'pending' },
      { ...asked, at: '2027-02-10T12:00:00.000Z' },
    );
    assert.deepEqual(
      [pending.part.next, pending.part.due, pending.part.called],
      ['recordConclusive', '2027-05-10', undefined],
    );
    assert.deepEqual(toDo(pending, '2027-05-10T07:00:00.000Z'), []);
    const over = done('recordConclusive', decidedOn('positive'), pending);
    assert.deepEqual([over.part.next, over.part.ladder.rungs], [undefined, []]);
    const monthly = { ...asked, directory: nrmOf({ askAgainMonths: 1 }) };
    const again = tries('promptOnward', {}, { ...monthly, by: clockActor, at: '2027-05-10T08:00:00.000Z' });
    assert.ok(typeof again !== 'string');
    assert.deepEqual(again.part.ladder.rungs, [{ rung: 'due', at: '2027-06-10T08:00:00.000Z' }]);
  });

  it('negative, is over; a reconsideration may be recorded, and its outcome is asked for', () => {
    const no = negative();
    assert.deepEqual([no.part.next, no.part.due, no.root.awaited], [undefined, undefined, []]);
    assert.deepEqual(mayFollow(no.part), ['recordReconsideration']);
    const entry = { on: '11/1/2027', who: 'Priya', note: 'New evidence of the police.' };
    assert.deepEqual(done('recordReconsideration', { ...entry, status: 'notAsked' }, no).part.next, undefined);
    assert.equal(tries('recordReconsideration', { ...entry, status: 'asked' }, positive()), 'alreadyDecided');
    const asked = done('recordReconsideration', { ...entry, status: 'asked' }, no);
    assert.deepEqual([asked.part.next, asked.part.due], ['recordReconsidered', '2027-04-11']);
    assert.equal(isLate(asked.part, '2028-04-11'), false);
    assert.deepEqual(toDo(asked, '2027-04-12T09:00:00.000Z'), [['nrmReconsidered', undefined]]);
    const pending = done('recordReconsidered', decidedOn('pending'), asked).part;
    assert.deepEqual([pending.next, pending.due], ['recordReconsidered', '2027-04-11']);
    assert.equal(done('recordReconsidered', decidedOn('negative'), asked).part.next, undefined);
    const turned = done('recordReconsidered', decidedOn('positive'), asked);
    assert.deepEqual([turned.part.next, turned.part.due], ['recordConclusive', '2027-02-10']);
    const conclusive = done('recordConclusive', decidedOn('negative'), positive());
    const last = done(
      'recordReconsidered',
      decidedOn('positive'),
      done('recordReconsideration', { ...entry, status: 'asked' }, conclusive),
    );
    assert.deepEqual([last.part.next, last.part.ladder.rungs], [undefined, []]);
  });

  it('is owed of what the referral says: submitted, the day after consent; considered, fourteen days after it was sent', () => {
    const asked = (more: Answers) => {
      const root = received({ ...kestrel, ...more });
      const [mark] = toDoNow(root, '2028-01-11T10:00:00.000Z').filter(({ name }) => name === 'nrmReferred');
      return [mark?.from ?? mark?.since, mark?.due, callFor(root, 'nrmReferred')];
    };
    assert.deepEqual(asked({}), [undefined, undefined, undefined], 'not needed');
    assert.deepEqual(asked({ nrm: 'submitted', nrmDate: '20/12/2026' }), [
      '2027-01-04T10:11:00.000Z',
      '2027-01-05T10:11:00.000Z',
      '2027-01-05T10:11:00.000Z',
    ]);
    const fortnight = '2027-01-18T09:00:00.000Z';
    assert.deepEqual(asked({ nrm: 'considered' }), [fortnight, fortnight, fortnight]);
    const root = received({ ...kestrel, nrm: 'considered' });
    const said = done('recordNrm', { status: 'notNeeded', on: '11/1/2027', note: 'No sign.' }, { root }).root;
    assert.equal(callFor(said, 'nrmReferred'), undefined);
    // It lives on after the end of the case, and is recorded there.
    const over = { ...root, stage: 'closed' } as Case;
    const late = { root: over, at: '2027-01-18T10:00:00.000Z' };
    assert.equal(callFor(done('recordNrm', submission, late).root, 'nrmReferred'), undefined);
  });

  it('negative, calls on the tenth day and the twenty-fifth of its thirty, then no more, until it is said whether it is asked for', () => {
    const no = negative();
    const calls = (root: Case): readonly string[] => {
      const at = callFor(root, 'nrmReconsider');
      return at === undefined || at > '2027-02-11' ? [] : [at, ...calls(reminded(root, at))];
    };
    assert.deepEqual(calls(no.root), ['2027-01-21T09:00:00.000Z', '2027-02-05T09:00:00.000Z']);
    const due = toDoNow(no.root, '2027-01-12T10:00:00.000Z').find(({ name }) => name === 'nrmReconsider')?.due;
    assert.equal(due, '2027-02-10T09:00:00.000Z');
    const over = toDoNow(no.root, '2027-02-11T10:00:00.000Z').some(({ name }) => name === 'nrmReconsider');
    assert.equal(over, false);
    const entry = { on: '11/1/2027', who: 'Priya', note: 'New evidence of the police.' };
    const said = done('recordReconsideration', { ...entry, status: 'notAsked' }, no);
    assert.deepEqual([said.root.refused, callFor(said.root, 'nrmReconsider')], [undefined, undefined]);
  });

  it('gives the days that were set when it was sent or recorded; what an earlier program wrote says none, and has those of before', () => {
    const twenty = { ...done('recordNrm', submission), directory: nrmOf({ reconsiderDays: 20 }) };
    const { root } = done('recordReasonable', decidedOn('negative'), twenty);
    assert.equal(toDoNow(root, now).find(({ name }) => name === 'nrmReconsider')?.due, '2027-01-31T09:00:00.000Z');
    const [first, last] = ['2027-01-21T09:00:00.000Z', '2027-01-26T09:00:00.000Z'];
    assert.deepEqual([callFor(root, 'nrmReconsider'), callFor(reminded(root, first), 'nrmReconsider')], [first, last]);
    assert.equal(reconsideredUntil({ entries: negative().part.entries }), '2027-02-10');
    const considered = received(nrmConsidered);
    assert.ok(considered.stage === 'received');
    const { nrmBy, ...sent } = considered.submission;
    assert.equal(nrmBy, '2027-01-18T09:00:00.000Z');
    const due = (more: object) => callFor({ ...considered, submission: { ...sent, ...more } }, 'nrmReferred');
    assert.deepEqual([due({}), due({ nrmBy: last })], [nrmBy, last]);
  });

  it('asks from 17 and ten months whether the young person agrees to stay in it, beside what is awaited, until they answered', () => {
    const root = received({ ...kestrel, dateOfBirth: '1/3/2009' });
    const sent = done('recordNrm', submission, { root });
    assert.equal(callFor(sent.root, 'nrmAt18'), now, 'the tenth month is over already');
    const ask = { on: '11/1/2027', who: 'Priya', childsWords: 'I want them to go on.' };
    const open = done('recordAt18', { ...ask, answer: 'notYet' }, sent);
    assert.equal(callFor(open.root, 'nrmAt18'), now);
    const yes = done('recordAt18', { ...ask, answer: 'yes' }, open);
    assert.equal(callFor(yes.root, 'nrmAt18'), undefined);
    assert.deepEqual(
      [yes.part.next, yes.part.due, yes.part.ladder, yes.root.awaited],
      [sent.part.next, sent.part.due, sent.part.ladder, sent.root.awaited],
    );
    assert.equal(tries('recordAt18', { ...ask, answer: 'no' }, yes), 'alreadyDecided');
    assert.equal(callFor(done('recordNrm', submission).root, 'nrmAt18'), '2029-01-14T09:00:00.000Z');
    assert.equal(done('recordReasonable', decidedOn('positive'), yes).part.next, 'recordConclusive');
  });

  it('has an independent guardian recorded where the council has the service', () => {
    const asked = done('recordGuardian', begun.guardian);
    assert.deepEqual([asked.part.next, asked.part.due], ['recordGuardianName', '2027-02-08']);
    const none = nrmOf({ guardians: false });
    assert.equal(tries('recordGuardian', begun.guardian, { directory: none }), 'notAvailable');
    const why = { status: 'notAsked', on: '11/1/2027', who: 'Priya', note: 'Parents are safe.' };
    assert.equal(done('recordGuardian', why).part.next, undefined);
  });

  it('positive, sets K5 aside for the assessor, asks the lead worker to assess, and brings an open review forward', () => {
    const { root } = positive();
    assert.deepEqual([root.nrm?.id, root.nrm?.decision, root.nrm?.on], ['N1', 'reasonable grounds', '2027-01-11']);
    assert.deepEqual(signOfNrm(root, '2027-02-01'), {
      K5: { grade: 'E', line: 'Monday 11 January 2027: NRM, positive reasonable grounds', source: 'NRM record N1' },
    });
    assert.deepEqual(
      ['2027-07-11', '2028-01-10', '2028-01-11'].map((today) => signOfNrm(root, today)['K5']?.grade),
      ['R', 'R', 'H'],
    );
    assert.ok(wantsRisk(root, now));
    assert.equal(callFor(root, 'riskWanted'), '2027-01-12T10:00:00.000Z');
    const latest = { latest: { at: '2027-01-12T09:00:00.000Z' } } as Case['risk'];
    assert.ok(!wantsRisk({ ...root, risk: latest } as Case, '2027-01-13T10:00:00.000Z'));
    assert.equal(negative().root.nrm, undefined);
  });

  it('confirmed, is no news; a later negative decision of the same record takes K5 away', () => {
    const yes = positive();
    const confirmed = done('recordConclusive', decidedOn('positive'), { ...yes, at: '2027-01-11T11:00:00.000Z' }).root
      .nrm;
    assert.deepEqual([confirmed?.decision, confirmed?.since], ['conclusive grounds', yes.root.nrm?.since]);
    const no = done('recordConclusive', decidedOn('negative'), { ...yes, at: '2027-01-11T11:00:00.000Z' }).root;
    assert.equal(no.nrm, undefined);
  });

  it('brings the review of an open case forward once', () => {
    const open = must(
      caseMatter.replay(given(...untilReceived, listed(), decided('toPanel'), decided('open', panel))).root,
    );
    const at = '2027-01-20T10:00:00.000Z';
    const first = done('recordNrm', { ...submission, on: '19/1/2027' }, { root: open, at });
    const yes = done('recordReasonable', { on: '20/1/2027', decision: 'positive' }, { ...first, at });
    assert.equal(yes.part.early?.by.objectId, priya.objectId);
    assert.equal('early' in yes.root && yes.root.early?.at, at);
    const confirmed = done('recordConclusive', { on: '20/1/2027', decision: 'positive' }, { ...yes, at });
    assert.equal(confirmed.part.early, undefined);
    const merged = laid(withTook(received(), tookFrom(yes.root)), undefined);
    assert.equal(merged.nrm?.id, `${open.reference}/N1`);
  });

  it('calls lead worker and co-ordinator when it is late, again each week, wherever the case stands', () => {
    const first = done('recordNrm', submission);
    const before = { by: clockActor, at: '2027-01-18T08:59:00.000Z' };
    assert.equal(tries('promptOnward', {}, { ...first, ...before }), 'unchanged');
    const at = { by: clockActor, at: '2027-01-18T09:00:00.000Z' };
    assert.equal(tries('promptOnward', {}, { ...first, at: at.at }), 'notAvailable', 'only the clock prompts');
    const called = tries('promptOnward', {}, { ...first, ...at });
    assert.ok(typeof called !== 'string');
    assert.deepEqual(called.part.ladder.rungs, [{ rung: 'due', at: '2027-01-25T09:00:00.000Z' }]);
    assert.deepEqual(called.root.parts?.['onward'], { count: 1, open: ['N1'], pressing: ['N1'] });
    assert.equal(isLate(called.part, '2027-01-18'), false);
    assert.equal(isLate(called.part, '2027-01-19'), true);
    const answered = done('recordReasonable', { on: '11/1/2027', decision: 'positive' }, { ...called });
    assert.deepEqual(answered.root.parts?.['onward'], { count: 1, open: ['N1'] });
    const over = tries('promptOnward', {}, { ...first, root: { ...first.root, stage: 'closed' } as Case, ...at });
    assert.ok(typeof over !== 'string');
    assert.deepEqual(over.part.ladder.rungs, called.part.ladder.rungs);
  });
});

describe('A CAWN', () => {
  it('ends on its day, or on the 16th birthday; with a section 31 order on the 18th; of no certain birth date only on its day', () => {
    assert.equal(endOf({}), '2027-03-14');
    assert.equal(endOf({}, { until: '1/2/2027' }), '2027-02-01');
    assert.equal(endOf({}, { until: '1/6/2027' }), '2027-03-14');
    const order = { careStatus: 'lookedAfter', legalStatus: 'section31' };
    assert.equal(endOf(order), '2029-03-14');
    assert.equal(endOf({ ...order, legalStatus: 'section20' }), '2027-03-14');
    assert.equal(endOf({ birthSure: 'estimated' }), undefined);
  });

  it('of a child with an interim order is looked at on the 16th birthday all the same; of one who is 16 already on the 18th', () => {
    for (const legalStatus of ['section38', 'policeProtection', 'emergencyProtection']) {
      assert.equal(endOf({ careStatus: 'lookedAfter', legalStatus }), '2027-03-14', legalStatus);
      assert.equal(
        endOf({ careStatus: 'lookedAfter', legalStatus, dateOfBirth: '2/1/2011' }),
        '2029-01-02',
        legalStatus,
      );
    }
  });

  it('is to do from three weeks before its end, when people are called for it, and late only from its end on', () => {
    const { root, part } = done('recordCawn', { ...begun.cawn, until: '15/2/2027' });
    const asked = '2027-01-25T09:00:00.000Z';
    assert.deepEqual(part.ladder.rungs, [{ rung: 'due', at: asked }]);
    const called = tries('promptOnward', {}, { root, part, by: clockActor, at: asked });
    assert.ok(typeof called !== 'string');
    const toDo = (at: string) => toDoNow(called.root, at).find(({ name }) => name === 'cawnEnd');
    assert.equal(toDo('2027-01-25T08:59:00.000Z'), undefined);
    assert.equal(toDo('2027-01-25T09:05:00.000Z')?.due, '2027-02-15T09:00:00.000Z');
    assert.deepEqual([isLate(called.part, '2027-02-15'), isLate(called.part, '2027-02-16')], [false, true]);
    // The weekly call leaves it to do.
    const again = tries('promptOnward', {}, { ...called, by: clockActor, at: '2027-02-01T09:00:00.000Z' });
    assert.ok(typeof again !== 'string');
    assert.ok(toDoNow(again.root, '2027-02-01T09:05:00.000Z').some(({ name }) => name === 'cawnEnd'));
  });

  it('is warned of on the referral, by age and legal status', () => {
    assert.match(noteOn({})[0] ?? '', /From 16 a notice needs a care order \(an interim one counts\)/);
    assert.match(noteOn({ legalStatus: 'section20' })[0] ?? '', /Section 20 alone is not enough/);
    assert.deepEqual(noteOn({ legalStatus: 'section31' }), []);
    assert.deepEqual(noteOn({ legalStatus: 'section38' }), []);
    assert.deepEqual(noteOn({ disruption: 'patrol' }), []);
  });
});

describe('The LADO', () => {
  const works = received({ ...kestrel, worksWithChildren: 'yes' });

  it('is told within one working day of what the referral says: a rung from when it was sent', () => {
    assert.equal(callFor(received(), 'lado'), undefined);
    assert.equal(callFor(works, 'lado'), '2027-01-05T10:09:00.000Z');
    const told = done('recordLado', begun.lado, { root: works }).root;
    assert.equal(callFor(told, 'lado'), undefined);
    assert.notEqual(callFor(told, 'triage'), undefined);
  });

  it('hears of a person whose year of birth may be a slip once that is said to be right, and of none who is not born', () => {
    const tells = (born: string, birthRight = '') => tries('recordLado', { ...begun.lado, born, birthRight });
    assert.deepEqual([tells('2016'), tells('2066', 'yes')], ['incomplete', 'badDate']);
    assert.equal(typeof tells('1966'), 'object');
    const { entries: told } = done('recordLado', { ...begun.lado, born: '2016', birthRight: 'yes' }).part;
    assert.deepEqual([told[0]?.said['born'], told[0]?.said['birthRight']], ['2016', undefined]);
  });

  it('is named after page 5, and so is Prevent', () => {
    const notes = routeNotes(
      { worksWithChildren: 'yes', types: 'online,radicalisation' },
      '5',
      '2027-01-11',
      directory.settings,
    );
    assert.match(
      notes.join(' '),
      /tell the LADO within one working day, and do not tell that person’s team[^]*Prevent/,
    );
    assert.deepEqual(
      routeNotes({ worksWithChildren: 'no', types: 'online' }, '5', '2027-01-11', directory.settings),
      [],
    );
  });
});
