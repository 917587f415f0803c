// An urgent case decided between meetings: by whom, what, with whom, and which meeting is told (docs/process.md P7.9).
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { callFor } from '../../../people/calls.ts';
import { decidedOn } from '../../../people/decisions.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { decideNow, type DecideNowInput } from '../../../../src/domain/case/meeting/decide-now.ts';
import { agendaOf, kindLabels } from '../../../../src/domain/case/meeting/agenda.ts';
import { decisionStory, drawn } from '../../../../src/cards/case/story.ts';
import { challengedDecider } from '../../../../src/domain/case/state/stages.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { caseOf, colin, directory, given, moira, must, priya, ravi, tess } from '../../../people/builders.ts';
import {
  decided,
  listed,
  panel,
  planned,
  preMset,
  strategyCalled,
  strategyHeld,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { after, reads, tries } from '../triage/triage-story.ts';

const urgent = caseOf(given(...untilReceived, listed(), strategyCalled(), strategyHeld()));
const ahead = { panels: [panel.date], preMsets: [preMset.date] };
const input: DecideNowInput = {
  decision: 'otherPlan',
  rationale: 'He was hurt last night.',
  plan: 'Early help',
  lead: 'Vic Demo',
  council: 'Gateshead',
  missing: 'The school’s view.',
  consulted: `${ravi.objectId},${colin.objectId}`,
  chair: tess.objectId,
};
const press = (more: Partial<DecideNowInput> = {}) => ({ step: 'decideNow', input: { ...input, ...more } }) as const;
const at = (childCase: Case, more: Partial<DecideNowInput> = {}, by = moira) =>
  tries(childCase, by, press(more), ahead);
/** What the co-ordinator records, with all that was said. */
const whole = (more: Partial<DecideNowInput> = {}) =>
  decidedOn(urgent, press(more), { actor: moira, directory, now: '2027-01-05T10:00:00.000Z', ...ahead });
const lastOf = (childCase: Case) => must('decisions' in childCase ? childCase.decisions?.at(-1) : undefined);

describe('Decide now', () => {
  it('returns no case whose strategy discussion waits for its outcome', () => {
    const waiting = caseOf(given(...untilReceived, listed(), strategyCalled()));
    equal(at(waiting, { decision: 'returned' }), 'owed');
    equal(at(waiting), 'owed', 'nor ends it so');
    equal(at(waiting, { decision: 'toPanel' }), 'done');
    const held = caseOf(given(...untilReceived, listed(), strategyCalled(), strategyHeld()));
    equal(at(held, { decision: 'returned' }), 'done');
  });

  it('is for the chair, or for the co-ordinator with the chair named; for nobody else', () => {
    deepEqual(
      [moira, tess, priya, colin, ravi].map((by) => at(urgent, {}, by)),
      ['done', 'done', 'notAvailable', 'notAvailable', 'notAvailable'],
    );
    equal(at(urgent, { chair: '' }), 'incomplete');
    equal(at(urgent, { chair: ravi.objectId }), 'incomplete');
    equal(lastOf(after(urgent, moira, press(), ahead)).chair?.name, tess.name);
    // Then it is the chair's own decision, and whoever recorded it may answer a challenge of it.
    equal(challengedDecider(after(urgent, moira, press(), ahead))?.name, tess.name);
    equal(lastOf(after(urgent, tess, press({ chair: '' }), ahead)).chair, undefined);
  });

  it('is for an urgent case that is listed or held', () => {
    equal(at(caseOf(given(...untilReceived, listed()))), 'notNow');
    equal(at(caseOf(given(...untilReceived, strategyCalled()))), 'notNow');
    equal(at(caseOf(given(...untilReceived, listed(), decided('toPanel')))), 'notNow');
    const held = caseOf(given(...untilReceived, listed(), decided('hold'), strategyCalled()));
    equal(at(held, { decision: 'toPanel' }), 'done');
    equal(at(held), 'owed', 'the discussion first');
  });

  it('offers the pre-MSET’s decisions but Hold, and asks what each needs', () => {
    const fields = decideNow.asks?.({ before: urgent, directory, actor: moira, now: '2027-01-05T10:00:00.000Z' }) ?? [];
    deepEqual(
      fields.find(({ name }) => name === 'decision')?.choices?.map(({ value }) => value),
      ['toPanel', 'otherPlan', 'returned', 'strategy', 'decline', 'transfer'],
    );
    for (const decision of ['hold', 'open', 'continue', ''])
      ok(['notEligible', 'incomplete'].includes(at(urgent, { decision })));
    equal(at(urgent, { rationale: '' }), 'incomplete');
    equal(at(urgent, { consulted: '' }), 'incomplete');
    equal(at(urgent, { plan: '' }), 'incomplete');
    equal(at(urgent, { decision: 'returned', missing: '' }), 'incomplete');
    equal(at(urgent, { decision: 'transfer', council: '' }), 'incomplete');
  });

  it('ends nothing where those consulted make no meeting quorate, and says who is missing', () => {
    const few = { consulted: ravi.objectId };
    for (const decision of ['otherPlan', 'decline', 'transfer']) equal(at(urgent, { ...few, decision }), 'inquorate');
    match(reads(urgent, moira, press(few), ahead), /Missing: a manager of the council\./);
    for (const decision of ['toPanel', 'strategy']) equal(at(urgent, { ...few, decision }), 'done');
    const childCase = after(urgent, moira, press({ ...few, decision: 'toPanel' }), ahead);
    equal(lastOf(childCase).quorate, false);
    match(
      JSON.stringify(
        decisionStory(whole({ ...few, decision: 'toPanel' }), '2027-01-05T10:00:00.000Z', () => true).map(drawn),
      ),
      /did not make a meeting quorate/,
    );
  });

  it('counts nobody who has a conflict', () => {
    const conflicted = { ...urgent, excluded: [colin.objectId] };
    equal(at(conflicted), 'incomplete');
    equal(at({ ...urgent, excluded: [tess.objectId] }), 'incomplete');
  });

  it('sends a case to the first panel that is planned, open to its agencies; without one it says what to do', () => {
    const early = { ...ahead, panels: [panel.date, '2027-01-08'] };
    const childCase = after(urgent, tess, press({ decision: 'toPanel' }), early);
    ok(childCase.stage === 'toPanel');
    equal(childCase.meeting, 'panel-2027-01-08');
    ok(childCase.invited?.includes('health'));
    equal(tries(urgent, tess, press({ decision: 'toPanel' }), { ...ahead, panels: [] }), 'notEligible');
  });

  it('is done once', () => {
    const childCase = after(urgent, moira, press(), ahead);
    equal(at(childCase), 'alreadyDecided');
  });

  it('is read as decided between meetings', () => {
    const childCase = after(urgent, moira, press(), ahead);
    const said = JSON.stringify(decisionStory(whole(), '2027-01-05T10:00:00.000Z', () => true).map(drawn));
    match(said, /decided between meetings by Tess Gavel; recorded by Moira/);
    match(said, /Sgt Ravi Mock, Colin Fixture/);
    equal(standingOf(childCase, priya, directory, '2027-01-05T10:00:00.000Z')?.label, 'Other plan agreed');
  });

  it('is reported to the next pre-MSET, first on its agenda and with nothing left to decide', () => {
    const childCase = after(urgent, moira, press(), ahead);
    const of = (meeting: typeof preMset) => agendaOf(meeting, [childCase], new Map(), directory.settings);
    deepEqual(
      of(preMset).map(({ kind, decision }) => [kindLabels[kind], decision?.decision]),
      [['Decided between meetings, for noting', 'otherPlan']],
    );
    deepEqual(of(planned('2027-02-09')), []);
    // A case that stays is decided by its meeting as ever.
    const stays = after(urgent, moira, press({ decision: 'strategy' }), ahead);
    const [item] = agendaOf(preMset, [stays], new Map(), directory.settings);
    deepEqual([item?.kind, item?.decision], ['urgent', undefined]);
  });

  it('waits for the next pre-MSET that is planned, where none is', () => {
    const childCase = after(urgent, moira, press(), { panels: [], preMsets: [] });
    equal(lastOf(childCase).reportTo, undefined);
    equal(callFor(childCase, 'meeting'), '2027-01-06T10:00:00.000Z');
  });
});
