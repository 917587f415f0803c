// Every decision of a pre-MSET and a panel, what it needs, and the stage it leads to (domain.md 2.4, 5.1, 5.3, 5.6).
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { caseMatter, type Fact } from '../../../../src/domain/case/case.ts';
import type { DecisionInput } from '../../../../src/domain/case/meeting/decision.ts';
import { decisionsOf } from '../../../../src/domain/case/meeting/decisions.ts';
import { sightOf } from '../../../../src/domain/people/access.ts';
import type { Case, Stage } from '../../../../src/domain/case/stages.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../../../src/domain/meeting/table.ts';
import { colin, directory, moira, must, priya, ravi, someone, tess, withPeople } from '../../../people/builders.ts';
import {
  ada,
  after,
  atPanel,
  deciding,
  end,
  here,
  start,
  inIt,
  listed,
  must2,
  opened,
  panel,
  panelPlan,
} from '../../meeting/meeting-hall.ts';
import { planned, preMset, preMsetPlan, received, takes, toPanel, under } from '../../meeting/meeting-hall.ts';

type More = Partial<DecisionInput>;
interface Row {
  readonly to: Stage;
  /** Emptied, it is refused. */
  readonly needs: readonly (keyof DecisionInput)[];
  /** Whether an inquorate meeting may record it. */
  readonly inquorate: boolean;
  readonly reviewOn?: string;
}
const text = ['rationale'] as const;
const detail = ['rationale', 'detail'] as const;
const banded = ['rationale', 'band', 'bandRationale'] as const;

const ofPreMset: Readonly<Record<string, Row>> = {
  toPanel: { to: 'toPanel', needs: text, inquorate: true },
  hold: { to: 'held', needs: text, inquorate: true },
  otherPlan: { to: 'otherPlan', needs: detail, inquorate: false },
  returned: { to: 'returned', needs: detail, inquorate: true },
  strategy: { to: 'listed', needs: text, inquorate: true },
  decline: { to: 'otherPlan', needs: detail, inquorate: false },
  transfer: { to: 'transferred', needs: detail, inquorate: false },
};
const ofPanel: Readonly<Record<string, Row>> = {
  open: { to: 'open', needs: [...banded, 'detail'], inquorate: false, reviewOn: '2027-02-16' },
  continue: { to: 'open', needs: banded, inquorate: true, reviewOn: '2027-02-16' },
  stepUp: { to: 'open', needs: [...banded, 'detail'], inquorate: true, reviewOn: '2027-02-16' },
  stepDown: { to: 'open', needs: banded, inquorate: false, reviewOn: '2027-02-16' },
  close: { to: 'closed', needs: detail, inquorate: false },
  transition: { to: 'transition', needs: detail, inquorate: false, reviewOn: '2027-03-16' },
  transfer: { to: 'transferred', needs: detail, inquorate: false },
  noDecision: { to: 'toPanel', needs: text, inquorate: true },
};

const stageOf = (result: Case | string): string => (typeof result === 'string' ? result : result.stage);

function table(name: string, rows: Readonly<Record<string, Row>>, on: Case, full: Meeting, few: Meeting, now: string) {
  for (const [decision, row] of Object.entries(rows)) {
    const decides = (more: More = {}, meeting = full) =>
      takes(on, tess, deciding(meeting, decision, more), meeting, now);
    it(`${name}: ${decision} leads to ${row.to}`, () => {
      const one = must2(decides());
      equal(one.stage, row.to);
      if (row.reviewOn !== undefined) equal('reviewOn' in one && one.reviewOn, row.reviewOn);
      const last = must('decisions' in one ? one.decisions?.at(-1) : undefined);
      deepEqual([last.decision, last.by.name, last.quorate], [decision, tess.name, true]);
      deepEqual(
        last.present.map(({ name }) => name),
        full.attendance.map(({ person }) => person.name),
      );
      equal(one.reference, on.reference);
      deepEqual('consent' in one && one.consent, 'consent' in on && on.consent, 'the consent stands');
    });
    it(`${name}: ${decision} needs ${row.needs.join(', ')}`, () => {
      const all = ['rationale', 'detail', 'band', 'bandRationale', 'dissent'] as const;
      for (const field of all) {
        equal(stageOf(decides({ [field]: '' })), row.needs.includes(field) ? 'incomplete' : row.to, field);
      }
    });
    it(`${name}: ${decision} ${row.inquorate ? 'may be' : 'is not'} recorded without a quorum`, () => {
      const result = decides({}, few);
      equal(stageOf(result), row.inquorate ? row.to : 'inquorate');
      if (typeof result !== 'string') equal('decisions' in result && result.decisions?.at(-1)?.quorate, false);
    });
  }
}

const to = (other?: DecisionInput['panel']) =>
  takes(listed, tess, deciding(preMset, 'toPanel', other === undefined ? {} : { panel: other }), preMset);

describe('A decision', () => {
  table('pre-MSET', ofPreMset, listed, preMset, under(preMsetPlan, tess, moira), inIt);
  table('panel', ofPanel, toPanel, panel, under(panelPlan, tess, moira, ravi), atPanel);

  it('is one of those offered', () => {
    deepEqual(
      decisionsOf({ type: 'preMset' }).map(({ value }) => value),
      Object.keys(ofPreMset),
    );
    deepEqual(
      decisionsOf({ type: 'panel' }).map(({ value }) => value),
      Object.keys(ofPanel),
    );
    equal(stageOf(takes(listed, tess, deciding(preMset, 'open'), preMset)), 'incomplete');
    equal(stageOf(takes(toPanel, tess, deciding(panel, 'toPanel'), panel, atPanel)), 'incomplete');
  });

  it('that nobody knows opens no case, neither as it is recorded nor from a stored fact', () => {
    equal(stageOf(takes(listed, tess, deciding(preMset, 'adjourn'), preMset)), 'incomplete');
    const decided = { ...deciding(panel, 'adjourn').input, quorate: true, present: [] };
    const fact = { number: 9, at: inIt, by: tess, step: 'recordDecision', data: { decided } } as unknown as Fact;
    throws(() => caseMatter.evolve({ root: toPanel }, fact), /No such decision/);
  });

  it('to hold insists on an open action, or on one that follows', () => {
    const hold = (actions: DecisionInput['actions']): string =>
      stageOf(takes(listed, tess, deciding(preMset, 'hold', { actions }), preMset));
    equal(hold('none'), 'needsAction');
    equal(hold('open'), 'held');
    equal(hold('follow'), 'held');
    equal(stageOf(takes(listed, tess, deciding(preMset, 'toPanel', { actions: 'none' }), preMset)), 'toPanel');
  });

  it('to full panel names the panel a week later, or the one that is planned', () => {
    const one = must2(to());
    equal(one.stage === 'toPanel' && one.meeting, 'panel-2027-01-19');
    const other = must2(to('panel-2027-01-21'));
    equal(other.stage === 'toPanel' && other.meeting, 'panel-2027-01-21');
    equal(to('panel-2027-01-12'), 'notEligible');
    equal(to('preMset-2027-02-09'), 'notEligible');
  });

  it('to full panel invites the agencies that are core to it, beside those of the pre-MSET', () => {
    const few = { ...directory, settings: { ...directory.settings, panelAgencies: ['health', 'elsewhere'] } };
    const invited = (council: typeof directory): unknown => {
      const one = must2(takes(listed, tess, deciding(preMset, 'toPanel'), preMset, inIt, council));
      return one.stage === 'toPanel' && one.invited;
    };
    deepEqual(invited({ ...few, settings: { ...few.settings, panelAgencies: ['housing', 'elsewhere'] } }), [
      'police',
      'health',
      'housing',
    ]);
    deepEqual(invited(few), ['police', 'health']);
  });

  it('to return keeps the consent, and asks what is missing', () => {
    const one = must2(takes(listed, tess, deciding(preMset, 'returned', { detail: 'The school’s view.' }), preMset));
    ok(one.stage === 'returned');
    equal(one.returned.note, 'The school’s view.');
    ok(one.consent !== undefined && one.consentedTo !== undefined);
  });

  it('for a strategy discussion leaves it on the list, urgent, with a clock', () => {
    const one = must2(takes(listed, tess, deciding(preMset, 'strategy'), preMset));
    ok(one.stage === 'listed');
    equal(one.strategy?.due.at, '2027-01-13T14:15:00.000Z');
    equal(
      one.ladder?.rungs.some(({ rung }) => rung === 'strategy'),
      true,
    );
  });

  it('about the review date goes by the band', () => {
    for (const [band, date] of [
      ['significant', '2027-02-16'],
      ['moderate', '2027-03-16'],
      ['emerging', '2027-04-13'],
    ] as const) {
      const one = must2(takes(toPanel, tess, deciding(panel, 'open', { band }), panel, atPanel));
      equal(one.stage === 'open' && one.reviewOn, date);
    }
  });

  it('keeps the lead of an open case, and takes the band of the day', () => {
    const day = '2027-02-16T14:10:00.000Z';
    const plan: MeetingCommand = { ...panelPlan, input: { ...panelPlan.input, date: '2027-02-16' } };
    const there = after(after(planned(plan), moira, start, day), tess, here, day);
    const more = { band: 'moderate', detail: '' };
    const one = must2(takes(opened, tess, deciding(there, 'continue', more), there, day));
    ok(one.stage === 'open');
    deepEqual([one.lead, one.band, one.reviewOn], ['Early help, led by Vic Demo', 'moderate', '2027-04-13']);
  });
});

const decides = (by = tess, meeting = preMset, one: Case = listed): string =>
  stageOf(takes(one, by, deciding(meeting, 'toPanel'), meeting));

describe('Who records a decision', () => {
  it('runs meetings, and is there', () => {
    equal(decides(), 'toPanel');
    equal(decides(moira), 'toPanel');
    equal(decides(moira, under(preMsetPlan, tess, ravi, colin)), 'notThere');
    for (const by of [ravi, colin, priya, ada]) equal(decides(by), 'notAvailable', by.name);
    equal(decides(tess, preMset, { ...listed, excluded: [tess.objectId] }), 'notAvailable');
    const minutes = someone(130, 'Min Utes', { roles: ['minutes'] });
    const meeting = { ...preMset, attendance: [...preMset.attendance, { person: minutes, way: 'room', at: inIt }] };
    equal(stageOf(takes(listed, minutes, deciding(meeting, 'hold'), meeting, inIt, withPeople(minutes))), 'held');
  });

  it('does so while the meeting is under way', () => {
    equal(decides(tess, planned()), 'notNow');
    equal(decides(tess, after(preMset, moira, end)), 'notNow');
    equal(stageOf(takes(listed, tess, { ...deciding(panel, 'toPanel') }, preMset)), 'notAvailable', 'of that meeting');
  });

  it('finds it recorded already, or no longer there', () => {
    const decided = must2(takes(listed, moira, deciding(preMset, 'hold'), preMset));
    equal(decides(tess, preMset, decided), 'alreadyDecided');
    const withdrawn = { ...listed, stage: 'withdrawn', withdrawn: { at: inIt, reason: '', childSafe: 'yes' } } as Case;
    equal(decides(tess, preMset, withdrawn), 'notAvailable', 'nobody there is shown it any more');
    equal(decides(tess, preMset, received), 'notNow');
  });
});

const declares = (by = tess, meeting = preMset, one: Case = listed) =>
  takes(one, by, { step: 'declareMeetingConflict', input: { meeting: meeting.id } }, meeting);

describe('A conflict in the meeting', () => {
  it('closes the case to that person for good, and stands in the record', () => {
    const one = must2(declares());
    deepEqual(one.excluded, [tess.objectId]);
    equal(sightOf(one, tess, directory, inIt), 'none');
    equal(sightOf(one, moira, directory, inIt), 'full');
    deepEqual(
      one.conflicts?.map(({ by, meeting }) => [by.name, meeting]),
      [[tess.name, preMset.id]],
    );
    equal(one.stage, 'listed');
    equal(declares(tess, preMset, one), 'notAvailable');
    const decided = must2(takes(one, moira, deciding(preMset, 'toPanel'), preMset));
    deepEqual([decided.excluded, decided.conflicts?.length], [[tess.objectId], 1]);
  });

  it('is declared by somebody who may see the case and is there, while the meeting is under way', () => {
    equal(declares(ada), 'notThere');
    equal(declares(priya), 'notThere');
    const withPriya = { ...preMset, attendance: [...preMset.attendance, { person: priya, way: 'room', at: inIt }] };
    equal(declares(priya, withPriya), 'notYours');
    equal(declares(tess, planned()), 'notNow');
    equal(declares(tess, after(preMset, moira, end)), 'notNow');
    equal(declares(tess, preMset, received), 'notNow');
    equal(
      takes(listed, tess, { step: 'declareMeetingConflict', input: { meeting: panel.id } }, preMset),
      'notAvailable',
    );
    equal(declares(someone(150, 'Some Body')), 'notAvailable');
  });

  it('is still possible once it was decided', () => {
    const decided = must2(takes(listed, moira, deciding(preMset, 'hold'), preMset));
    ok(typeof declares(colin, preMset, decided) === 'object');
  });
});
