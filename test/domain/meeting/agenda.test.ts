// What comes to a meeting, in which order and when (docs/process.md P6.6).
import { deepEqual, equal } from 'node:assert/strict';
import type { DecisionName, MeetingDecision } from '../../../src/domain/case/meeting/since-consent.ts';
import type { Case, ConsentedCase } from '../../../src/domain/case/stages.ts';
import { mintReference } from '../../../src/domain/ids.ts';
import { agendaOf, agendaStages } from '../../../src/domain/meeting/agenda.ts';
import type { Meeting, MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { directory, kestrel, tess } from '../../people/builders.ts';
import { atPanel, deciding, listed, must2, opened, panel, preMset, takes, toPanel } from './meeting-hall.ts';

const decided = (meeting: MeetingId, decision: DecisionName): MeetingDecision => ({
  ...(opened as ConsentedCase).decisions?.[0],
  ...deciding(panel, decision).input,
  decision,
  meeting,
  by: tess,
  at: '2026-12-15T14:00:00.000Z',
  quorate: true,
  present: [],
});
const at = (place: number, one: Case, more: object = {}): Case => ({
  ...one,
  reference: mintReference(new Uint8Array([place, 5, 5, 5, 5])),
  ...more,
});
const opens = { band: 'significant', lead: 'Health', reviewOn: '2027-01-19' };
const before = (decision: DecisionName): object => ({ decisions: [decided('panel-2026-12-15', decision)] });
const urgent = { answers: { ...kestrel, urgency: 'beforePreMset' } };
const none = new Map<Case['reference'], number>();

/** Place, kind and time of each. */
const read = (meeting: Meeting, cases: readonly Case[], late = none) =>
  agendaOf(meeting, cases, late, directory.settings).map(({ case: one, kind, slot }) => [
    cases.findIndex(({ reference }) => reference === one.reference),
    kind,
    slot,
  ]);

describe('The agenda of a meeting', () => {
  it('has urgent, late, new, reviews and transition in this order, ten minutes for a new one and five for a review', () => {
    const cases = [
      at(0, opened, { stage: 'transition', ...opens, ...before('transition') }),
      at(1, opened, { ...opens, ...before('open') }),
      at(2, toPanel),
      at(3, opened, { ...opens, ...before('continue') }),
      at(4, toPanel, urgent),
    ];
    const late = new Map([[cases[3]?.reference ?? toPanel.reference, 2]]);
    deepEqual(read(panel, cases, late), [
      [4, 'urgent', '14:00'],
      [3, 'late', '14:10'],
      [2, 'new', '14:15'],
      [1, 'review', '14:25'],
      [0, 'transition', '14:30'],
    ]);
  });

  it('stays as it is while its items are decided', () => {
    const cases = [at(0, toPanel), at(1, opened, { ...opens, ...before('open') }), at(2, toPanel)];
    const first = read(panel, cases);
    for (const [ofNew, ofOpen] of [
      ['open', 'continue'],
      ['transition', 'transition'],
      ['transfer', 'transfer'],
      ['noDecision', 'noDecision'],
    ] as const) {
      const decision = `${ofNew}, ${ofOpen}`;
      const after = cases.map((one) =>
        must2(takes(one, tess, deciding(panel, one.stage === 'open' ? ofOpen : ofNew), panel, atPanel)),
      );
      deepEqual(read(panel, after), first, decision);
    }
    const strategy = [at(0, listed), at(1, listed)].map((one, place) =>
      place === 1 ? must2(takes(one, tess, deciding(preMset, 'strategy'), preMset)) : one,
    );
    deepEqual(
      read(preMset, strategy).map(([place]) => place),
      [0, 1],
    );
  });

  it('has whoever waits longest first among equals', () => {
    const later = { consent: { ...(listed as ConsentedCase).consent, at: '2027-01-05T09:00:00.000Z' } };
    deepEqual(
      read(preMset, [at(0, listed, later), at(1, listed)]).map(([place]) => place),
      [1, 0],
    );
  });

  it('holds each case once, and none that is not due', () => {
    const one = at(0, listed);
    equal(read(preMset, [one, one]).length, 1);
    const others = [
      at(1, listed, { meeting: 'preMset-2027-02-09' }),
      at(2, opened, { ...opens, ...before('open'), reviewOn: '2027-01-20' }),
      at(3, toPanel, { decisions: [], meeting: 'panel-2027-02-16' }),
      at(4, listed, { stage: 'held', meeting: preMset.id }),
    ];
    deepEqual([read(preMset, others), read(panel, others)], [[], []]);
    equal(read(preMset, [at(5, listed, { stage: 'held', meeting: 'preMset-2026-12-08' })]).length, 1);
    equal(
      read(preMset, [at(6, listed, { meeting: 'preMset-2026-12-08' })]).length,
      1,
      'the meeting did not come to it',
    );
  });

  it('has a case that nothing was decided about as what it was before', () => {
    const again = at(0, toPanel, { ...before('noDecision'), meeting: 'panel-2026-12-15' });
    deepEqual(read(panel, [again]), [[0, 'new', '14:00']]);
  });

  it('is looked for in the stages it comes from', () => {
    deepEqual(agendaStages(preMset), ['listed', 'held']);
    deepEqual(agendaStages(panel), ['toPanel', 'open', 'review', 'transition', 'closing', 'transferWaiting']);
  });
});
