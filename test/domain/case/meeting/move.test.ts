// A case is moved to another meeting of its kind, and what is heard although its papers had closed (docs/process.md P6.25, P6.26).
import assert from 'node:assert/strict';
import type { CaseContext } from '../../../../src/domain/case/context.ts';
import { agendaOf } from '../../../../src/domain/case/meeting/agenda.ts';
import { isOnAgenda } from '../../../../src/domain/case/meeting/decision.ts';
import { moveCase, type MoveInput } from '../../../../src/domain/case/meeting/move.ts';
import { caseMatter, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { invitationsOn } from '../../../../src/domain/case/state/invitations.ts';
import { stageOf } from '../../../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Instant } from '../../../../src/domain/time/calendar.ts';
import { caseOf, directory, factOn, given, moira, must, priya, ravi, sparrow, tess } from '../../../people/builders.ts';
import { filledIn, submitted, noConflict, consented } from '../../../people/builders.ts';
import {
  caseReminded,
  decided,
  invitedToCase,
  listed,
  panel,
  planned,
  preMset,
  underWay,
  untilReceived,
} from '../../../people/meeting-builders.ts';

const [february, march] = [planned('2027-02-09'), planned('2027-03-09')];
const [panelOf9, panelOf16, panelOf23] = ['2027-02-09', '2027-02-16', '2027-02-23'].map((date) =>
  planned(date, 'panel'),
) as [Meeting, Meeting, Meeting];
const cancelled = (meeting: Meeting): Meeting => ({ ...meeting, state: 'cancelled', reason: 'No room.' });
const soon: Instant = '2027-01-05T10:00:00.000Z';

const onList = caseOf(given(...untilReceived, listed()));
const open = caseOf(given(...untilReceived, listed(), decided('toPanel'), decided('open', panel)));
const inReview = caseOf(
  given(
    ...untilReceived,
    listed(),
    decided('toPanel'),
    decided('open', panel),
    caseReminded('2027-02-02T09:00:00.000Z'),
  ),
);

interface Press extends Partial<MoveInput> {
  readonly by?: Person;
  readonly at?: Instant;
  readonly ahead?: readonly Meeting[];
}
const all = [preMset, february, march, panelOf9, panelOf16, panelOf23];
const contextOf = ({ by = moira, at = soon, ahead = all }: Press): CaseContext => ({
  actor: by,
  now: at,
  directory,
  ahead,
});
function press(before: Case, said: Press): Fact | string {
  const { to = february.id, reason = 'His school cannot come.', lateReason = '' } = said;
  return factOn(caseMatter, { root: before }, { step: 'moveCase', input: { to, reason, lateReason } }, contextOf(said));
}
/** What is said where it is refused. */
function refusalOf(before: Case, said: Press): string {
  const { to = february.id, reason = 'His school cannot come.', lateReason = '' } = said;
  const decision = moveCase.decide(before, { to, reason, lateReason }, contextOf(said));
  return 'refusal' in decision ? `${decision.refusal.message} ${decision.refusal.next}` : 'done';
}
function moved(before: Case, said: Press): Case {
  const fact = press(before, said);
  if (typeof fact === 'string') throw new Error(fact);
  return must(caseMatter.evolve({ root: before }, fact).root);
}
const lineOf = (childCase: Case): string => stageOf(childCase).line?.(childCase, soon) ?? '';
const agendas = (childCase: Case, ...meetings: readonly Meeting[]): readonly boolean[] =>
  meetings.map((meeting) => isOnAgenda(childCase, meeting));

describe('A listed case is moved', () => {
  it('to a later meeting: it is off the one and on the other, and its card says from where', () => {
    const after = moved(onList, {});
    assert.deepEqual(agendas(onList, preMset, february), [true, true]);
    assert.deepEqual(agendas(after, preMset, february), [false, true]);
    assert.equal(
      lineOf(after),
      'Moved from the Pre-MSET on Tuesday 12 January 2027. On the agenda of Pre-MSET on Tuesday 9 February 2027.',
    );
  });
  it('to a sooner one again, and the last move alone is told', () => {
    const back = moved(moved(onList, { to: march.id }), { to: february.id });
    assert.deepEqual(agendas(back, preMset, february), [false, true]);
    assert.match(lineOf(back), /^Moved from the Pre-MSET on Tuesday 9 March 2027\. /);
  });
  it('once: the same again changes nothing', () => {
    assert.equal(press(moved(onList, {}), {}), 'unchanged');
  });
  it('with what agencies sent, in time where the papers of that meeting are open', () => {
    const sent = [
      { id: 'S1', agency: 'police', meeting: preMset.id },
      { id: 'S2', agency: 'health', meeting: preMset.id, late: true },
    ] as const;
    const after = moved({ ...onList, papers: sent }, {});
    assert.deepEqual(after.papers, [
      { id: 'S1', agency: 'police', meeting: february.id },
      { id: 'S2', agency: 'health', meeting: february.id },
    ]);
  });
  it('with who was invited until the one, until the other; another day stays', () => {
    const invited = caseOf(
      given(...untilReceived, listed(), invitedToCase(), invitedToCase('agency:voluntary', '20/1/2027')),
    );
    const days = invitationsOn(moved(invited, {}), '2027-01-04').map(({ until }) => until);
    assert.deepEqual(days, ['2027-02-09', '2027-01-20']);
  });
  it('without those whom a meeting about the child invited: they end with that one', () => {
    const invited = caseOf(given(...untilReceived, listed(), invitedToCase()));
    const invitations = invited.invitations?.map((one) => ({ ...one, meeting: `${invited.reference}/G1` })) ?? [];
    const days = invitationsOn(moved({ ...invited, invitations }, {}), '2027-01-04').map(({ until }) => until);
    assert.deepEqual(days, ['2027-01-12']);
  });
  it('once its meeting was cancelled and none was planned, to one that is', () => {
    const left = { ...onList, cancelled: preMset.id } as Case;
    const after = moved(left, { ahead: [cancelled(preMset), february] });
    assert.match(lineOf(after), /On the agenda of Pre-MSET on Tuesday 9 February 2027/);
  });
});

describe('A review is moved', () => {
  it('to another panel that is in time for it; its preparation moves along', () => {
    const after = moved(open, { to: panelOf9.id, at: '2027-01-20T10:00:00.000Z' });
    assert.deepEqual(agendas(after, panelOf9, panelOf16), [true, true]);
    assert.equal('reviewOn' in after && after.reviewOn, '2027-02-09');
    assert.equal('reviewBy' in after && after.reviewBy, '2027-02-16');
    assert.equal('prepareBy' in after && after.prepareBy?.slice(0, 10), '2027-02-02');
  });
  it('never past the day by which it is due', () => {
    const late = { to: panelOf23.id, at: '2027-01-20T10:00:00.000Z' };
    assert.equal(refusalOf(open, late), 'The review is due by Tuesday 16 February 2027. Choose a panel until then.');
    assert.equal(
      refusalOf(open, { ...late, ahead: [panelOf16, panelOf23] }),
      'No other Full panel is planned by Tuesday 16 February 2027, when the review is due. Type “meetings” and plan one, then move the case.',
    );
  });
  it('while it is prepared: no one is asked for that again', () => {
    const after = moved(inReview, { to: panelOf9.id, lateReason: 'He is home.', at: '2027-02-03T10:00:00.000Z' });
    assert.equal(after.stage, 'review');
    assert.equal('prepareFrom' in after, false);
  });
});

describe('Moving is refused', () => {
  const rows: readonly (readonly [that: string, before: Case, said: Press, words: RegExp])[] = [
    [
      'while its meeting is under way',
      onList,
      { at: '2027-01-12T14:30:00.000Z', ahead: [underWay(preMset), february] },
      /^Pre-MSET, Tue 12 Jan 14:00 is under way\. Record a decision there/,
    ],
    ['where no other is planned', onList, { ahead: [preMset] }, /^No other Pre-MSET is planned\. Type “meetings”/],
    ['to a panel, of a case that comes to a pre-MSET', onList, { to: panelOf9.id }, /cannot take any more cases/],
    [
      'to one that was cancelled',
      onList,
      { ahead: [preMset, cancelled(february), march] },
      /cannot take any more cases\. Choose another/,
    ],
    ['to one that is not there', onList, { to: 'preMset-2027-05-11' }, /^That meeting is not planned/],
    ['without a reason', onList, { reason: '' }, /Why it is moved/],
    ['before it is listed', caseOf(given(...untilReceived)), {}, /not listed yet\. Press List for pre-MSET/],
    ['held', caseOf(given(...untilReceived, listed(), decided('hold'))), {}, /comes to the next pre-MSET/],
    ['to the chair, of a case that was listed in time', onList, { by: tess }, /not available/],
    ['to anyone else', onList, { by: ravi }, /not available/],
    ['to the lead worker', onList, { by: priya }, /not available/],
  ];
  for (const [that, before, said, words] of rows) {
    it(that, () => assert.match(refusalOf(before, said), words));
  }
  it('and the chair moves what a panel hears', () => {
    assert.equal(refusalOf(open, { by: tess, to: panelOf9.id, at: '2027-01-20T10:00:00.000Z' }), 'done');
  });
});

const reasonOn = (childCase: Case, meeting: Meeting): string | undefined =>
  agendaOf(meeting, [childCase], new Map(), directory.settings)[0]?.lateReason;

describe('A late item', () => {
  const closed: Instant = '2027-01-06T10:00:00.000Z';
  const why = 'He was hurt last night.';
  const row = listed();
  const listedLate = (lateReason: string, more: Case = caseOf(given(...untilReceived))): Fact | string =>
    factOn(
      caseMatter,
      { root: more },
      { step: 'listCase', input: { meeting: preMset.id, invited: 'health', alike: [], lateReason } },
      { ...contextOf({ at: closed }), meeting: preMset },
    );
  const late = (): Case => {
    const fact = listedLate(why);
    if (typeof fact === 'string') throw new Error(fact);
    return must(caseMatter.evolve({ root: caseOf(given(...untilReceived)) }, fact).root);
  };

  it('is listed after the papers have closed, with why, and stands on that agenda alone as one', () => {
    assert.equal(listedLate(''), 'tooLate');
    assert.equal(listedLate('  '), 'tooLate');
    assert.equal(reasonOn(late(), preMset), why);
    assert.equal(reasonOn(late(), february), undefined);
  });
  it('is none where the papers are open, or the case is urgent', () => {
    const urgent = caseOf(given(filledIn(priya, sparrow), submitted(), noConflict(), consented()));
    const fact = listedLate(why, urgent);
    assert.ok(typeof fact !== 'string' && fact.step === 'listCase' && fact.data.lateReason === undefined);
    assert.equal(onList.lateItem, undefined);
    assert.equal(row[2], 'listCase');
  });
  it('is what is moved to a meeting whose papers have closed', () => {
    const at = '2027-02-04T10:00:00.000Z';
    const ahead = [february, march];
    const later = moved(onList, { to: march.id });
    assert.match(
      refusalOf(later, { at, ahead }),
      /Papers for Pre-MSET, Tue 9 Feb 14:00 closed.*Say why it cannot wait/,
    );
    assert.equal(reasonOn(moved(later, { at, ahead, lateReason: why }), february), why);
  });
  it('is taken off to the next by the chair, and is none there', () => {
    const after = moved(late(), { by: tess, at: closed });
    assert.deepEqual(agendas(after, preMset, february), [false, true]);
    assert.equal(after.lateItem, undefined);
  });
});
