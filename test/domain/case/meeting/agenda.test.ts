// What comes to a meeting, in which order and when (docs/process.md P6.6).
import { deepEqual, equal } from 'node:assert/strict';
import type { DecisionLine, DecisionName } from '../../../../src/domain/case/state/since-consent.ts';
import type { Case, ConsentedCase } from '../../../../src/domain/case/state/stages.ts';
import { actionPart } from '../../../../src/domain/case/action/table.ts';
import type { Action } from '../../../../src/domain/case/action/action.ts';
import { mintReference } from '../../../../src/domain/kernel/ids.ts';
import { agendaOf, agendaStages, hidesLate, lateCases } from '../../../../src/domain/case/meeting/agenda.ts';
import type { Meeting, MeetingId } from '../../../../src/domain/meeting/meeting.ts';
import { acting, actionOf, added } from '../action/action-story.ts';
import { directory, kestrel, tess } from '../../../people/builders.ts';
import {
  atPanel,
  deciding,
  listed,
  must2,
  opened,
  panel,
  preMset,
  takes,
  toPanel,
} from '../../meeting/meeting-hall.ts';

const decided = (meeting: MeetingId, decision: DecisionName): DecisionLine => ({
  id: 'D1',
  band: 'significant',
  decision,
  meeting,
  by: tess,
  at: '2026-12-15T14:00:00.000Z',
  quorate: true,
});
const at = (place: number, childCase: Case, more: object = {}): Case => ({
  ...childCase,
  reference: mintReference(new Uint8Array([place, 5, 5, 5, 5])),
  ...more,
});
const opens = { band: 'significant', lead: 'Health', reviewOn: '2027-01-19' };
const before = (decision: DecisionName): object => ({ decisions: [decided('panel-2026-12-15', decision)] });
const urgent = { answers: { ...kestrel, urgency: 'beforePreMset' } };
const none = new Map<Case['reference'], number>();

/** Place, kind and time of each. */
const read = (meeting: Meeting, cases: readonly Case[], late = none) =>
  agendaOf(meeting, cases, late, directory.settings).map(({ case: childCase, kind, slot }) => [
    cases.findIndex(({ reference }) => reference === childCase.reference),
    kind,
    slot,
  ]);

const together = (...slots: readonly (readonly Case['reference'][])[]): Meeting => ({ ...panel, together: slots });

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

  it('hears in one slot what people said is heard together, when the first of it comes', () => {
    const cases = [
      at(0, toPanel),
      at(1, opened, { ...opens, ...before('open') }),
      at(2, toPanel),
      at(3, toPanel, urgent),
    ];
    const references = cases.map(({ reference }) => reference);
    const slot = (...places: readonly number[]) => places.flatMap((place) => references[place] ?? []);
    deepEqual(read(together(slot(3, 1)), cases), [
      [3, 'urgent', '14:00'],
      [1, 'review', '14:00'],
      [0, 'new', '14:15'],
      [2, 'new', '14:25'],
    ]);
    const said = agendaOf(together(slot(3, 1)), cases, none, directory.settings).map(({ together: others }) => others);
    deepEqual(said, [slot(1), slot(3), [], []]);
    // Of what is not on this agenda nothing is said, nor of what is restricted: its time would tell whose it is.
    const elsewhere = mintReference(new Uint8Array([77, 5, 5, 5, 5]));
    deepEqual(read(together([...slot(3), elsewhere]), cases), read(panel, cases));
    const closed = cases.map((one, place) => (place === 1 ? { ...one, restricted: 'highProfile' as const } : one));
    deepEqual(read(together(slot(3, 1)), closed), read(panel, closed));
  });

  it('knows from the case itself which of its actions are late or disputed; of an older case from its actions', () => {
    const given = actionOf(acting(added({ due: '1/3/2027' })));
    const due = (day: string, state: Action['state'] = given.state): Action => ({
      ...given,
      due: { ...given.due, at: `${day}T17:00:00.000Z` },
      state,
    });
    const deed = { by: tess, at: '2027-01-11T10:00:00.000Z' };
    const disputed = { ...deed, is: 'disputed', reason: 'Not ours.' } as const;
    const table: readonly (readonly [actions: readonly Action[], count: number])[] = [
      [[], 0],
      [[due('2027-01-18')], 1],
      [[due('2027-01-20')], 0],
      [[due('2027-01-20', disputed)], 1],
      [[due('2027-01-20'), due('2027-01-18'), due('2027-01-17')], 2],
      [[due('2027-01-18', { ...deed, is: 'cancelled', reason: 'No need.' })], 0],
    ];
    for (const [place, [actions, count]] of table.entries()) {
      const childCase = actions.reduce(
        (childCase, action, n) => actionPart.keep(childCase, `A${n + 1}`, action, true),
        at(place, opened),
      );
      const lateOf = (from: Case, asked: readonly Action[]): number =>
        lateCases([from], asked, panel.startsAt).get(childCase.reference) ?? 0;
      deepEqual([hidesLate(childCase), lateOf(childCase, [])], [false, count], `case ${place}`);
      const { late: _kept, ...counted } = childCase.parts?.['action'] ?? { count: 0, open: [] };
      const older = { ...childCase, parts: { action: counted } };
      const own = actions.map((action) => ({ ...action, reference: childCase.reference }));
      deepEqual([hidesLate(older), lateOf(older, own)], [counted.open.length > 0, count], `older case ${place}`);
      const next = due('2027-01-18');
      const partly = actionPart.keep(older, 'A9', next, true);
      const all = hidesLate(partly) ? [...own, { ...next, reference: childCase.reference }] : [];
      deepEqual(
        [hidesLate(partly), lateOf(partly, all)],
        [hidesLate(older), count + 1],
        `older case ${place}, and one`,
      );
    }
    const first = actionPart.keep(at(0, opened), 'A1', due('2027-01-18'), true);
    const answered = actionPart.keep(first, 'A1', due('2027-01-20'), false);
    equal(lateCases([answered], [], panel.startsAt).size, 0, 'with more time it is late no more');
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
      const after = cases.map((childCase) =>
        must2(takes(childCase, tess, deciding(panel, childCase.stage === 'open' ? ofOpen : ofNew), panel, atPanel)),
      );
      deepEqual(read(panel, after), first, decision);
    }
    const strategy = [at(0, listed), at(1, listed)].map((childCase, place) =>
      place === 1 ? must2(takes(childCase, tess, deciding(preMset, 'strategy'), preMset)) : childCase,
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
    const childCase = at(0, listed);
    equal(read(preMset, [childCase, childCase]).length, 1);
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
