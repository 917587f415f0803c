// What hung on a meeting that was cancelled goes to the next one, and people are told (docs/process.md P6.11).
import type { CaseContext } from '../../../../src/domain/case/context.ts';
import { rungsOf } from '../../../people/calls.ts';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { remindCase } from '../../../../src/domain/case/whole/remind.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { isOnAgenda } from '../../../../src/domain/case/meeting/decision.ts';
import { clockActor, refOf } from '../../../../src/domain/people/actor.ts';
import { standingOf } from '../../../../src/notices/case/standing.ts';
import { caseOf, directory, given, moira, must, priya, tess } from '../../../people/builders.ts';
import {
  decided,
  decidedNow,
  listed,
  nextPreMset,
  panel,
  planned,
  preMset,
  strategyCalled,
  strategyHeld,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { after, tries } from '../triage/triage-story.ts';

const tuesday = '2027-01-05T10:00:00.000Z';
const wednesday = '2027-01-06T10:00:00.000Z';
type Planned = Pick<CaseContext, 'panels' | 'preMsets'>;
const none: Planned = { panels: [], preMsets: [] };
const left = (childCase: Case, { id }: typeof preMset, more: Planned, now = tuesday): Case =>
  after(childCase, clockActor, { step: 'leaveMeeting', input: { meeting: id } }, { ...more, now });
const stays = (childCase: Case, { id }: typeof preMset, more: Planned, now = tuesday): string =>
  tries(childCase, clockActor, { step: 'leaveMeeting', input: { meeting: id } }, { ...more, now });
/** The clock's next look, and whom it calls. */
function looks(childCase: Case, now: string, more: Planned): { readonly one: Case; readonly to: readonly string[] } {
  const decision = remindCase.decide(childCase, {}, { actor: clockActor, now, directory, ...more });
  ok('data' in decision);
  const meta = { number: childCase.facts + 1, at: now, by: refOf(clockActor) };
  return { one: remindCase.evolve(childCase, decision.data, meta), to: decision.data.to };
}
const line = (childCase: Case): string => standingOf(childCase, priya, directory, tuesday)?.line ?? '';

const onAgenda = caseOf(given(...untilReceived, listed()));
const toPanel = caseOf(given(...untilReceived, listed(), decided('toPanel')));
const opened = caseOf(given(...untilReceived, listed(), decided('toPanel'), decided('open', panel)));

describe('The case of a cancelled meeting', () => {
  it('goes to the next one that is planned, and its card names both', () => {
    const childCase = left(onAgenda, preMset, { panels: [], preMsets: ['2027-03-09', nextPreMset.date] });
    equal(isOnAgenda(childCase, nextPreMset), true);
    equal(
      line(childCase),
      'Pre-MSET on Tuesday 12 January 2027 was cancelled. On the agenda of Pre-MSET on Tuesday 9 February 2027.',
    );
    const panels = left(toPanel, panel, { preMsets: [nextPreMset.date], panels: ['2027-02-16'] });
    match(line(panels), /On the agenda of Full panel on Tuesday 16 February 2027/);
  });

  it('waits where no other is planned: those who plan are told every working day, the referrer once one is', () => {
    const childCase = left(onAgenda, preMset, none);
    match(line(childCase), /was cancelled\. No other is planned yet/);
    const first = looks(childCase, wednesday, none);
    deepEqual(first.to, [moira.objectId, tess.objectId]);
    const second = looks(first.one, '2027-01-07T10:00:00.000Z', { panels: [], preMsets: ['2027-01-08'] });
    deepEqual(second.to, [priya.objectId]);
    // Also a day before the one that was cancelled.
    equal(isOnAgenda(second.one, planned('2027-01-08')), true);
    deepEqual(rungsOf(second.one), []);
  });

  it('is let alone where it does not hang on that meeting', () => {
    const more = { panels: [], preMsets: [preMset.date] };
    for (const childCase of [onAgenda, toPanel, opened, caseOf(given(...untilReceived))]) {
      equal(stays(childCase, nextPreMset, more), 'unchanged');
    }
    equal(stays(caseOf(given(...untilReceived, listed(), decided('hold'))), preMset, none), 'unchanged');
  });

  it('that an earlier meeting did not come to goes on as well', () => {
    const more = { panels: [], preMsets: ['2027-03-09'] };
    const childCase = left(onAgenda, nextPreMset, more, '2027-02-01T10:00:00.000Z');
    match(line(childCase), /9 February 2027 was cancelled\. On the agenda of Pre-MSET on Tuesday 9 March 2027/);
  });

  it('has its review set anew: by another panel within the limit, or people are told', () => {
    ok(opened.stage === 'open');
    const february = planned(opened.reviewOn, 'panel');
    const earlier = left(opened, february, { preMsets: [], panels: ['2027-02-10'] }, '2027-01-20T10:00:00.000Z');
    ok(earlier.stage === 'open');
    equal(earlier.reviewOn, '2027-02-10');
    const unplanned = left(opened, february, { preMsets: [], panels: ['2027-04-13'] }, '2027-01-20T10:00:00.000Z');
    ok(unplanned.stage === 'open');
    equal(unplanned.unplanned, true);
    match(line(unplanned), /no panel is planned before then/);
  });

  it('takes the report of a decision between meetings with it', () => {
    const childCase = caseOf(
      given(...untilReceived, listed(), strategyCalled(), strategyHeld(), decidedNow('otherPlan')),
    );
    const toFirst = looks(childCase, wednesday, { panels: [], preMsets: [preMset.date] }).one;
    const toNext = left(toFirst, preMset, { panels: [], preMsets: [nextPreMset.date] }, wednesday);
    equal(must('decisions' in toNext ? toNext.decisions?.at(-1) : undefined).reportTo, nextPreMset.id);
    const nobody = left(toNext, nextPreMset, none, wednesday);
    equal(must('decisions' in nobody ? nobody.decisions?.at(-1) : undefined).reportTo, undefined);
    deepEqual(looks(nobody, '2027-01-07T10:00:00.000Z', none).to, [moira.objectId, tess.objectId]);
  });
});
