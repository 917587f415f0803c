// WHO IS WHAT TO A CASE AND TO AN ACTION, said again as the council would (docs/process.md P10.3 to P10.8): by who they are, where
// the case stands, whether it is restricted, what time of its cycle it is. The tests that walk every surface go by this, never
// by what it tests.
import type { Stage } from '../../../../src/domain/case/state/stages.ts';
import type { CaseRelation, Relation } from '../../../../src/domain/people/reads.ts';
import type { StateName } from '../../../../src/domain/case/action/action.ts';

/** Where a case is, as far as reading goes. */
export type Phase = 'draft' | 'asked' | 'sentBack' | 'withdrawn' | 'received' | 'meets' | 'settled' | 'open' | 'ended';
export const phaseOf: Readonly<Record<Stage, Phase>> = {
  draft: 'draft',
  awaitingConsent: 'asked',
  returned: 'sentBack',
  notAuthorised: 'sentBack',
  withdrawn: 'withdrawn',
  received: 'received',
  listed: 'meets',
  held: 'meets',
  toPanel: 'meets',
  otherPlan: 'settled',
  merged: 'settled',
  open: 'open',
  review: 'open',
  transition: 'open',
  closing: 'open',
  transferWaiting: 'open',
  closed: 'ended',
  transferred: 'ended',
};

/**
 * A time of its cycle. `near`: agencies read it, the meeting is to come within ten working days or a decision is not 28 days
 * old. `between`: neither. `long`: 29 days and more after all of it.
 */
export type When = 'near' | 'between';

/** How a case is closed: to all but some; to all but some and this person; to this person. */
export type Closing = 'open' | 'restricted' | 'letIn' | 'out';
export const closings: readonly Closing[] = ['open', 'restricted', 'letIn', 'out'];

/** People by what they are to any case of this referrer. */
export type Standing =
  | 'lead'
  | 'decider'
  | 'above'
  | 'coordinator'
  | 'chair'
  | 'minutes'
  | 'coreAgency'
  | 'home'
  | 'otherAgency'
  | 'notInvited'
  | 'carriesId'
  | 'auditor'
  | 'dpo'
  | 'lado'
  | 'analyst'
  | 'admin'
  | 'stranger';

type Row = Readonly<Partial<Record<Phase, CaseRelation>>>;
const from = (first: Phase, relation: CaseRelation): Row => {
  const phases: readonly Phase[] = [
    'draft',
    'asked',
    'sentBack',
    'withdrawn',
    'received',
    'meets',
    'settled',
    'open',
    'ended',
  ];
  return Object.fromEntries(phases.slice(phases.indexOf(first)).map((phase) => [phase, relation]));
};
const both = (row: Row): Readonly<Record<When, Row>> => ({ near: row, between: row });
const invited: Row = from('meets', 'invited');

/** Of a case that is not restricted, invited are the agencies of the standing's name. */
export const unrestricted: Readonly<Record<Standing, Readonly<Record<When, Row>>>> = {
  lead: both(from('draft', 'referrer')),
  decider: both({ ...from('asked', 'decider'), withdrawn: 'managerAbove' }),
  above: both({ ...from('sentBack', 'managerAbove'), asked: 'asked' }),
  coordinator: both(from('received', 'coordinator')),
  chair: both(from('received', 'chair')),
  minutes: both(from('received', 'minutes')),
  coreAgency: { near: invited, between: { open: 'core', ended: 'core' } },
  home: { near: invited, between: { open: 'core', ended: 'core' } },
  otherAgency: { near: invited, between: {} },
  notInvited: both({}),
  carriesId: both({}),
  auditor: both(from('received', 'audits')),
  dpo: both(from('received', 'audits')),
  lado: { near: from('meets', 'staffOfficer'), between: {} },
  analyst: both({}),
  admin: both({}),
  stranger: both({}),
};

/** Restricted, these stay what they are; a co-ordinator reads it from the day it is sent. */
const restricted: Readonly<Partial<Record<Standing, Row>>> = {
  lead: from('draft', 'referrer'),
  decider: { ...from('asked', 'decider'), withdrawn: 'none' },
  coordinator: from('asked', 'coordinator'),
};
/** They take part in no meeting: no one names them, and who was named before they lost what they were is so no more. */
const attendsNone: ReadonlySet<Standing> = new Set(['carriesId', 'auditor', 'dpo', 'analyst', 'admin', 'stranger']);
/** Named for it, since consent, these are what they were, and others are named. */
const ownWhenNamed: Readonly<Partial<Record<Standing, CaseRelation>>> = { chair: 'chair', minutes: 'minutes' };
const named = (standing: Standing, phase: Phase): CaseRelation | 'none' => {
  const own = ownWhenNamed[standing];
  if (phase === 'draft' || attendsNone.has(standing)) return 'none';
  if (own === undefined) return 'named';
  return ['asked', 'sentBack', 'withdrawn'].includes(phase) ? 'none' : own;
};

/** How they stand to it. */
export function relationIn(standing: Standing, phase: Phase, when: When, closing: Closing): CaseRelation | 'none' {
  if (closing === 'out') return 'none';
  if (closing === 'open') return unrestricted[standing][when][phase] ?? 'none';
  const stays = restricted[standing]?.[phase];
  if (stays !== undefined && stays !== 'none') return stays;
  return closing === 'letIn' ? named(standing, phase) : 'none';
}

/** People by what they are to an action of their agency. */
export type ToAction = 'owner' | 'deputy' | 'lead' | 'agencyDeputy' | 'senior' | 'speaks' | 'carriesId' | 'elsewhere';
type ActionRelation = Extract<
  Relation,
  'owner' | 'standIn' | 'candidate' | 'colleague' | 'carriedOut' | 'formerOwner' | 'outside'
>;
const byName: ReadonlySet<ToAction> = new Set(['owner', 'deputy', 'lead', 'agencyDeputy', 'senior']);
const heads: ReadonlySet<ToAction> = new Set(['lead', 'agencyDeputy', 'senior']);
const endedStates: readonly StateName[] = ['verified', 'cancelled'];

/** How they stand to it; `days` since it ended. */
export function relationToAction(
  who: ToAction,
  state: StateName,
  days: number,
  closing: Closing,
): ActionRelation | 'none' {
  if (closing === 'out' || who === 'elsewhere') return 'none';
  const isNamed = byName.has(who) && (who === 'owner' || closing !== 'restricted');
  if (endedStates.includes(state)) return isNamed ? (days <= 28 ? 'carriedOut' : 'formerOwner') : 'none';
  if (isNamed) return who === 'owner' ? 'owner' : 'standIn';
  if (closing === 'restricted') return heads.has(who) && state !== 'done' ? 'outside' : 'none';
  if (who === 'carriesId') return 'none';
  return state === 'proposed' ? 'candidate' : 'colleague';
}
