// How near to the child is what is late: the board and the lists in the chat go by the same order.
import type { DutyName } from '../../domain/case/owed/owed.ts';

/** What work is of; the sign beside a row of the board goes by it. */
export const workKinds = [
  'missing',
  'interview',
  'consent',
  'returned',
  'review',
  'turning',
  'notice',
  'duty',
  'draft',
  'triage',
  'strategy',
  'challenge',
  'action',
  'meeting',
  'missed',
  'minutes',
  'feedback',
  'oversight',
] as const;
type WorkKind = (typeof workKinds)[number];

/** Of each, the least number first. */
export const harms: Readonly<Record<WorkKind, number>> = {
  missing: 0,
  strategy: 0,
  interview: 1,
  consent: 2,
  triage: 2,
  returned: 2,
  action: 3,
  review: 3,
  challenge: 4,
  turning: 4,
  notice: 4,
  duty: 5,
  feedback: 5,
  draft: 6,
  meeting: 6,
  missed: 6,
  minutes: 6,
  oversight: 6,
};

const kinds: Readonly<Partial<Record<DutyName, WorkKind>>> = {
  missing: 'missing',
  interview: 'interview',
  consent: 'consent',
  returned: 'returned',
  prepare: 'review',
  review: 'review',
  adultLead: 'turning',
  adultLeadLate: 'turning',
  route: 'turning',
  notice: 'notice',
  triage: 'triage',
  strategy: 'strategy',
  thirdEpisode: 'strategy',
  challenge: 'challenge',
  feedback: 'feedback',
};
/** Any other is a duty. */
export const kindOfDuty = (name: DutyName): WorkKind => kinds[name] ?? 'duty';
