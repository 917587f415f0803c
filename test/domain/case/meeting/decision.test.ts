// Every decision of a pre-MSET and a panel, what it needs, and the stage it leads to (docs/process.md 7).
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { callFor } from '../../../people/calls.ts';
import { caseMatter, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { isOffered, type DecisionInput } from '../../../../src/domain/case/meeting/decision.ts';
import { decisionFields, saidIn } from '../../../../src/domain/case/meeting/decision-fields.ts';
import { decisionsAt, proposalIn } from '../../../../src/domain/case/meeting/decisions.ts';
import { stageNames } from '../../../../src/domain/case/state/stage-table.ts';
import type { Case, Stage } from '../../../../src/domain/case/state/stages.ts';
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
  lee,
  listed,
  must2,
  opened,
  panel,
  panelPlan,
  planned,
  preMset,
  preMsetPlan,
  received,
  said,
  takes,
  toPanel,
  under,
} from '../../meeting/meeting-hall.ts';

/** What a question that names a person asks. */
const named = (title: string): readonly string[] => [title, `${title}: name and service`];

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
const led = ['rationale', 'plan', 'lead'] as const;
const banded = ['rationale', 'band', 'bandRationale'] as const;

const ofPreMset: Readonly<Record<string, Row>> = {
  toPanel: { to: 'toPanel', needs: text, inquorate: true },
  hold: { to: 'held', needs: text, inquorate: true },
  otherPlan: { to: 'otherPlan', needs: led, inquorate: false },
  returned: { to: 'returned', needs: ['rationale', 'missing'], inquorate: true },
  strategy: { to: 'listed', needs: text, inquorate: true },
  decline: { to: 'otherPlan', needs: led, inquorate: false },
  transfer: { to: 'listed', needs: ['rationale', 'council'], inquorate: false },
};
const ofNew: Readonly<Record<string, Row>> = {
  open: { to: 'open', needs: [...banded, 'lead'], inquorate: false, reviewOn: '2027-02-16' },
  otherPlan: { to: 'otherPlan', needs: led, inquorate: false },
  transition: { to: 'transition', needs: ['rationale', 'adultLead'], inquorate: false, reviewOn: '2027-03-16' },
  transfer: { to: 'toPanel', needs: ['rationale', 'council'], inquorate: false },
  noDecision: { to: 'toPanel', needs: text, inquorate: true },
};
const ofOpen: Readonly<Record<string, Row>> = {
  continue: { to: 'open', needs: banded, inquorate: false, reviewOn: '2027-03-16' },
  stepUp: { to: 'open', needs: banded, inquorate: false, reviewOn: '2027-03-16' },
  stepDown: { to: 'open', needs: [...banded, 'plan'], inquorate: false, reviewOn: '2027-04-13' },
  transition: { to: 'transition', needs: ['rationale', 'adultLead'], inquorate: false, reviewOn: '2027-04-13' },
  transfer: { to: 'open', needs: ['rationale', 'council'], inquorate: false },
  noDecision: { to: 'open', needs: text, inquorate: true },
};
/** Closing has conditions of its own: ends/ends.test.ts. */
const allOfOpen = ['continue', 'stepUp', 'stepDown', 'close', 'transition', 'transfer', 'noDecision'];
const bandOf = (decision: string): More => (decision === 'stepDown' ? { band: 'moderate' } : {});

const inFebruary = '2027-02-16T14:10:00.000Z';
const februaryPlan: MeetingCommand = { ...panelPlan, input: { ...panelPlan.input, date: '2027-02-16' } };
const februaryFew = [tess, moira, ravi].reduce(
  (meeting, person) => after(meeting, person, here, inFebruary),
  after(planned(februaryPlan), moira, start, inFebruary),
);
const february = [colin, ada, lee].reduce((meeting, person) => after(meeting, person, here, inFebruary), februaryFew);

const stageOf = (result: Case | string): string => (typeof result === 'string' ? result : result.stage);

function table(name: string, rows: Readonly<Record<string, Row>>, on: Case, full: Meeting, few: Meeting, now: string) {
  for (const [decision, row] of Object.entries(rows)) {
    const decides = (more: More = {}, meeting = full) =>
      takes(on, tess, deciding(meeting, decision, { ...bandOf(decision), ...more }), meeting, now);
    it(`${name}: ${decision} leads to ${row.to}`, () => {
      const childCase = must2(decides());
      equal(childCase.stage, row.to);
      if (row.reviewOn !== undefined) equal('reviewOn' in childCase && childCase.reviewOn, row.reviewOn);
      const last = must('decisions' in childCase ? childCase.decisions?.at(-1) : undefined);
      deepEqual([last.decision, last.by.name, last.quorate], [decision, tess.name, true]);
      const whole = said(on, tess, deciding(full, decision, bandOf(decision)), full, now);
      deepEqual(
        whole.present.map(({ name }) => name),
        full.attendance.map(({ person }) => person.name),
      );
      equal(childCase.reference, on.reference);
      deepEqual('consent' in childCase && childCase.consent, 'consent' in on && on.consent, 'the consent stands');
    });
    it(`${name}: ${decision} needs ${row.needs.join(', ')}`, () => {
      const words = ['plan', 'lead', 'council', 'adultLead', 'missing'] as const;
      const all = ['rationale', ...words, 'band', 'bandRationale', 'dissent'] as const;
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

const isOfferedAt = (meeting: Meeting, name: string): boolean =>
  isOffered(name, opened, meeting, { directory, now: inFebruary });
describe('What an item may be decided to be', () => {
  it('has No decision only while the meeting is not quorate for it; everything else always', () => {
    equal(isOfferedAt(february, 'noDecision'), false);
    equal(isOfferedAt(februaryFew, 'noDecision'), true);
    for (const name of ['continue', 'close', 'stepUp'])
      deepEqual([isOfferedAt(february, name), isOfferedAt(februaryFew, name)], [true, true]);
  });
});

const to = (other?: DecisionInput['panel']) =>
  takes(listed, tess, deciding(preMset, 'toPanel', other === undefined ? {} : { panel: other }), preMset);

const quorate = (decision: string, on: Case): unknown => {
  const one = takes(on, tess, deciding(preMset, decision), preMset);
  return typeof one === 'string' ? one : 'decisions' in one && one.decisions?.at(-1)?.quorate;
};

const offered = (childCase: Case): readonly string[] => decisionsAt(childCase.stage).map(({ value }) => value);
const titles = (childCase: Case): readonly string[] => decisionFields([childCase.stage]).map(({ title }) => title);
const banding = (decision: string, to: string, was = 'moderate'): string => {
  const childCase = { ...opened, band: was } as Case;
  return stageOf(takes(childCase, tess, deciding(february, decision, { band: to }), february, inFebruary));
};

const invitedIn = (council: typeof directory): unknown => {
  const childCase = must2(takes(listed, tess, deciding(preMset, 'toPanel'), preMset, inIt, council));
  return childCase.stage === 'toPanel' && childCase.invited;
};

describe('A decision', () => {
  table('pre-MSET', ofPreMset, listed, preMset, under(preMsetPlan, tess, moira), inIt);
  table('panel on a new case', ofNew, toPanel, panel, under(panelPlan, tess, moira, ravi), atPanel);
  table('panel on an open case', ofOpen, opened, february, februaryFew, inFebruary);

  it('is one of those that fit the stage, and no other is accepted', () => {
    deepEqual(offered(listed), Object.keys(ofPreMset));
    deepEqual(offered({ ...listed, stage: 'held' } as Case), Object.keys(ofPreMset));
    deepEqual(offered(toPanel), Object.keys(ofNew));
    deepEqual(offered(opened), allOfOpen);
    deepEqual(
      offered({ ...opened, stage: 'transition' } as Case),
      allOfOpen.filter((name) => name !== 'transition'),
    );
    for (const { value } of decisionsAt(...stageNames)) {
      const refused = (childCase: Case, meeting: Meeting, now: string): boolean =>
        stageOf(takes(childCase, tess, deciding(meeting, value, bandOf(value)), meeting, now)) === 'incomplete';
      equal(refused(listed, preMset, inIt), !(value in ofPreMset), `${value}, listed`);
      equal(refused(toPanel, panel, atPanel), !(value in ofNew), `${value}, going to panel`);
      equal(refused(opened, february, inFebruary), !allOfOpen.includes(value), `${value}, open`);
    }
  });

  it('counts for its quorum only those without a conflict in this item: ending nothing without them', () => {
    const without = { ...listed, excluded: [ravi.objectId] };
    deepEqual([quorate('otherPlan', listed), quorate('otherPlan', without)], [true, 'inquorate']);
    deepEqual([quorate('toPanel', listed), quorate('toPanel', without)], [true, false]);
  });

  it('keeps what it says apart, and only what was written', () => {
    const planned = must2(takes(listed, tess, deciding(preMset, 'otherPlan', { council: '' }), preMset));
    ok(planned.stage === 'otherPlan');
    deepEqual([planned.plan, planned.lead], ['Early help', 'Vic Demo']);
    deepEqual(saidIn(said(listed, tess, deciding(preMset, 'otherPlan', { council: '' }), preMset)), [
      ['Plan', 'Early help'],
      ['Who leads it', 'Vic Demo'],
      ['Adult lead', 'Una Fakename'],
      ['What is missing', 'The school’s view.'],
    ]);
    const bandTitles = ['Risk band', 'Why this band'];
    const [first, last] = [['Decision', 'Rationale'], ['Who disagreed, and why']];
    const words = ['Plan', ...named('Who leads it'), 'Receiving council'];
    deepEqual(titles(listed), [...first, ...words, 'What is missing', ...last]);
    deepEqual(titles(toPanel), [...first, ...words, ...named('Adult lead'), ...bandTitles, ...last]);
  });

  it('to transfer is proposed: the case stays, with its clocks, until something else is decided', () => {
    const transfer = must2(takes(opened, tess, deciding(february, 'transfer'), february, inFebruary));
    const {
      decisions: _lines,
      parts: _parts,
      facts: _facts,
      changedAt: _at,
      ...as
    } = opened as Extract<Case, { stage: 'open' }>;
    ok(transfer.stage === 'open');
    deepEqual({ ...transfer, ...as }, transfer, 'all else is as it was');
    ok(proposalIn(transfer)?.startsWith('Transfer proposed.'));
    const next = { ...february, id: 'panel-2027-03-16', date: '2027-03-16' } as Meeting;
    const again = must2(takes(transfer, tess, deciding(next, 'continue'), next, '2027-03-16T14:10:00.000Z'));
    equal(proposalIn(again), undefined);
  });

  it('to step up or down takes a band that fits', () => {
    deepEqual(
      ['significant', 'moderate', 'emerging'].map((to) => banding('stepUp', to)),
      ['open', 'open', 'incomplete'],
    );
    deepEqual(
      ['significant', 'moderate', 'emerging'].map((to) => banding('stepDown', to)),
      ['incomplete', 'incomplete', 'open'],
    );
  });

  it('that nobody knows opens no case, neither as it is recorded nor from a stored fact', () => {
    equal(stageOf(takes(listed, tess, deciding(preMset, 'adjourn'), preMset)), 'incomplete');
    const decided = { ...deciding(panel, 'adjourn').input, quorate: true, present: [] };
    const fact = { number: 9, at: inIt, by: tess, step: 'recordDecision', data: { decided } } as unknown as Fact;
    throws(() => caseMatter.evolve({ root: toPanel }, fact), /No such decision/);
  });

  it('to hold insists on an open action', () => {
    const hold = (actions: DecisionInput['actions']): string =>
      stageOf(takes(listed, tess, deciding(preMset, 'hold', { actions }), preMset));
    equal(hold('none'), 'needsAction');
    equal(hold('open'), 'held');
    equal(stageOf(takes(listed, tess, deciding(preMset, 'toPanel', { actions: 'none' }), preMset)), 'toPanel');
  });

  it('to full panel names the panel a week later, or the one that is planned', () => {
    const childCase = must2(to());
    equal(childCase.stage === 'toPanel' && childCase.meeting, 'panel-2027-01-19');
    const other = must2(to('panel-2027-01-21'));
    equal(other.stage === 'toPanel' && other.meeting, 'panel-2027-01-21');
    equal(to('panel-2027-01-12'), 'notEligible');
    equal(to('preMset-2027-02-09'), 'notEligible');
  });

  it('to full panel invites the agencies that are core to it, beside those of the pre-MSET', () => {
    const few = { ...directory, settings: { ...directory.settings, panelAgencies: ['health', 'elsewhere'] } };
    deepEqual(invitedIn({ ...few, settings: { ...few.settings, panelAgencies: ['housing', 'elsewhere'] } }), [
      'police',
      'health',
      'housing',
    ]);
    deepEqual(invitedIn(few), ['police', 'health']);
  });

  it('to return keeps the consent, and asks what is missing', () => {
    const childCase = must2(takes(listed, tess, deciding(preMset, 'returned'), preMset));
    ok(childCase.stage === 'returned');
    equal(childCase.returned.note, 'The school’s view.');
    ok(childCase.consent !== undefined && childCase.consentedTo !== undefined);
  });

  it('for a strategy discussion leaves it on the list, urgent, with a clock', () => {
    const childCase = must2(takes(listed, tess, deciding(preMset, 'strategy'), preMset));
    ok(childCase.stage === 'listed');
    equal(childCase.strategy?.due.at, '2027-01-13T14:15:00.000Z');
    equal(callFor(childCase, 'strategy'), childCase.strategy.due.at);
  });

  it('about the review date goes by the band', () => {
    for (const [band, date] of [
      ['significant', '2027-02-16'],
      ['moderate', '2027-03-16'],
      ['emerging', '2027-04-13'],
    ] as const) {
      const childCase = must2(takes(toPanel, tess, deciding(panel, 'open', { band }), panel, atPanel));
      equal(childCase.stage === 'open' && childCase.reviewOn, date);
    }
  });

  it('keeps the lead of an open case, and takes the band of the day', () => {
    const more = { band: 'moderate', plan: '', lead: '' };
    const childCase = must2(takes(opened, tess, deciding(february, 'continue', more), february, inFebruary));
    ok(childCase.stage === 'open');
    deepEqual([childCase.lead, childCase.band, childCase.reviewOn], ['Vic Demo', 'moderate', '2027-04-13']);
  });
});

const decides = (by = tess, meeting = preMset, childCase: Case = listed): string =>
  stageOf(takes(childCase, by, deciding(meeting, 'toPanel'), meeting));

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
