// What the tests of triage and of challenges start from: a planned pre-MSET, and a case at every stage there is.
import type { CaseContext } from '../../../../src/domain/case/context.ts';
import type { WholeLine } from '../../../people/decisions.ts';
import { caseMatter, type Command } from '../../../../src/domain/case/whole/case.ts';
import type { DecisionName } from '../../../../src/domain/case/state/since-consent.ts';
import type { Case, ConsentedCase, Stage } from '../../../../src/domain/case/state/stages.ts';
import type { Meeting, MeetingId } from '../../../../src/domain/meeting/meeting.ts';
import { meetingMatter } from '../../../../src/domain/meeting/table.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import {
  caseOf,
  consented,
  declined,
  directory,
  filledIn,
  given,
  kestrel,
  monday10,
  moira,
  noConflict,
  priya,
  returned,
  submitted,
  tess,
  withdrawn,
} from '../../../people/builders.ts';
import type { Answers } from '../../../../src/domain/kernel/fields.ts';

/** Tuesday 5 January, the day before triage is due. */
export const tuesday10 = '2027-01-05T10:00:00.000Z';

/** A meeting as the co-ordinator plans it. */
export function planned(date = '2027-01-12', type: 'preMset' | 'panel' = 'preMset'): Meeting {
  const command = { step: 'planMeeting', input: { type, date, time: '14:00', chair: tess.objectId } } as const;
  const decision = meetingMatter.decide({ root: undefined }, command, { actor: moira, now: monday10, directory });
  if (!('data' in decision)) throw new Error(`It cannot be planned: ${JSON.stringify(decision)}`);
  const meta = { number: 1, at: monday10, by: refOf(moira) };
  const fact = meetingMatter.factOf({ root: undefined }, command, decision.data, meta);
  return meetingMatter.evolve({ root: undefined }, fact).root;
}
export const preMset = planned();

export const receivedOf = (answers: Answers = kestrel): ConsentedCase =>
  caseOf(given(filledIn(priya, answers), submitted(), noConflict(), consented())) as ConsentedCase;
const received = receivedOf();

/** What a meeting decided, recorded by somebody. */
export const decidedBy = (by: Person, decision: DecisionName = 'toPanel'): WholeLine => ({
  id: 'D1',
  meeting: preMset.id,
  decision,
  rationale: 'The phones, and who gave them.',
  band: '',
  bandRationale: '',
  dissent: '',
  by: refOf(by),
  at: '2027-01-12T14:20:00.000Z',
  quorate: true,
  present: [],
});
const panel: MeetingId = planned('2027-01-19', 'panel').id;
const open = { band: 'moderate', lead: 'Health', reviewOn: '2027-03-16' };
const kept = { ...received, decisions: [decidedBy(moira)], parts: { decision: { count: 1, open: [] } } };

const at = '2027-01-20T10:00:00.000Z';
const closure = {
  by: refOf(priya),
  at,
  reason: 'harmEnded',
  plan: 'Early help, led by Vic Demo',
  carriesOn: 'None are open.',
  childsWords: 'I am fine now.',
  familyView: 'His mother agrees.',
  outstanding: 'Nothing.',
};
const transfer = {
  by: refOf(moira),
  at,
  council: 'Gateshead',
  contact: 'Una Fakename, duty manager',
  whyWhen: 'His aunt takes him in.',
  placement: 'With his aunt.',
};

/** A case of every stage, of the same child and referrer. */
export const cases: Readonly<Record<Stage, Case>> = {
  draft: caseOf(given(filledIn())),
  awaitingConsent: caseOf(given(filledIn(), submitted())),
  returned: caseOf(given(filledIn(), submitted(), noConflict(), returned())),
  notAuthorised: caseOf(given(filledIn(), submitted(), noConflict(), declined())),
  withdrawn: caseOf(given(filledIn(), submitted(), withdrawn())),
  received,
  listed: { ...received, stage: 'listed', meeting: preMset.id, invited: ['police'] },
  held: { ...kept, stage: 'held', meeting: preMset.id },
  toPanel: { ...kept, stage: 'toPanel', meeting: panel },
  otherPlan: { ...kept, stage: 'otherPlan', plan: 'Early help, led by Vic Demo' },
  open: { ...kept, stage: 'open', ...open },
  review: { ...kept, stage: 'review', ...open },
  transition: { ...kept, stage: 'transition', ...open },
  closing: { ...kept, stage: 'closing', ...open, closure },
  transferWaiting: { ...kept, stage: 'transferWaiting', ...open, transfer },
  closed: { ...kept, stage: 'closed', plan: 'Early help' },
  transferred: { ...kept, stage: 'transferred', council: 'Gateshead' },
  merged: { ...received, stage: 'merged', into: 'MSET-0000-00' as Case['reference'], reason: 'The same ID.' },
};
export const stages = Object.keys(cases) as readonly Stage[];

/** `done`, `unchanged`, or the code of the refusal. */
export function tries(childCase: Case, by: Person, command: Command, more: Partial<CaseContext> = {}): string {
  const decision = caseMatter.decide({ root: childCase }, command, { actor: by, now: tuesday10, directory, ...more });
  return 'refusal' in decision ? decision.refusal.code : 'unchanged' in decision ? 'unchanged' : 'done';
}
/** What a refused person reads. */
export function reads(childCase: Case, by: Person, command: Command, more: Partial<CaseContext> = {}): string {
  const decision = caseMatter.decide({ root: childCase }, command, { actor: by, now: tuesday10, directory, ...more });
  return 'refusal' in decision ? `${decision.refusal.message} ${decision.refusal.next}` : 'not refused';
}
/** The case after a step; throws where it is refused. */
export function after(childCase: Case, by: Person, command: Command, more: Partial<CaseContext> = {}): Case {
  const context = { actor: by, now: tuesday10, directory, ...more };
  const decision = caseMatter.decide({ root: childCase }, command, context);
  if (!('data' in decision)) throw new Error(`${by.name} may not ${command.step}: ${JSON.stringify(decision)}`);
  const meta = { number: childCase.facts + 1, at: context.now, by: refOf(by) };
  const fact = caseMatter.factOf({ root: childCase }, command, decision.data, meta);
  return caseMatter.evolve({ root: childCase }, fact).root;
}
