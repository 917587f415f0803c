// WHAT MAY BE PUT RIGHT: a row a step, with who may: those who may take the step itself. What is in no row stays as it is:
// a consent, a declared conflict, a merge, and what went out of the house (docs/process.md P14.5).
import { recordersOfMissing } from '../episode/who.ts';
import { hears } from '../harm/harm.ts';
import { mayRecord } from '../onward/onward.ts';
import type { Allowed } from '../../matter/making.ts';
import type { Case } from '../state/stages.ts';

export interface Slip {
  /** "that the child died or was seriously harmed": what is taken back. */
  readonly words: string;
  /** As the step itself says; of a part by its case. */
  readonly may: readonly Allowed<Case>[];
  /** A second person confirms it. */
  readonly second?: true;
  /** What goes with it, or stays; said before anyone presses. */
  readonly follows: string;
}

const leads = [
  { reads: 'reviews', least: 'write' },
  { role: 'triage', reads: 'reviews' },
] as const satisfies readonly Allowed<Case>[];
const decides = 'The case is then where it was before. Actions that were set with it stay: cancel what is not wanted.';

const slips = {
  recordHarm: {
    words: 'that the child died or was seriously harmed',
    may: [{ role: 'recordHarm', reads: 'referral' }],
    second: true,
    follows: 'The legal hold ends, and everything that is asked of a living child is asked again.',
  },
  sayNotNotifiable: {
    words: 'that it is not notifiable to the national panel',
    may: [{ role: 'recordHarm', own: hears }],
    follows: 'The notice is owed again, with the time it had.',
  },
  recordRapidReview: {
    words: 'the rapid review',
    may: [{ role: 'recordHarm', own: hears }],
    follows: 'The rapid review is owed again.',
  },
  recordNrm: {
    words: 'the whole NRM record',
    may: [{ own: { name: 'records nrm', is: (childCase, context) => mayRecord('nrm', childCase, context) } }],
    follows:
      'The record goes with all that was recorded after it: decisions, critical sign K5, and the early review that it asked for. Record it again as it was.',
  },
  recordDecision: {
    words: 'the decision of the meeting',
    may: [{ role: 'runMeetings', reads: 'decisions' }],
    second: true,
    follows: decides,
  },
  decideNow: {
    words: 'the decision between meetings',
    may: [
      { role: 'triage', reads: 'decisions' },
      { role: 'chairMeetings', reads: 'decisions' },
    ],
    second: true,
    follows: decides,
  },
  recordMissing: {
    words: 'that the child was missing',
    may: recordersOfMissing,
    follows: 'The whole episode goes, with its return and interview, and so does the early review that it asked for.',
  },
  addPastEpisode: {
    words: 'the past missing episode',
    may: recordersOfMissing,
    follows: 'The whole episode goes, with its interview, and so does the early review that it asked for.',
  },
  recordStrategyOutcome: {
    words: 'the outcome of the strategy discussion',
    may: [
      { role: 'triage', reads: 'decisions' },
      { role: 'chairMeetings', reads: 'decisions' },
    ],
    follows: 'The outcome is asked for again.',
  },
  nameAdultLead: {
    words: 'the adult lead',
    may: leads,
    follows: 'The one named before counts again, if there was one.',
  },
  routeAt18: {
    words: 'the route at 18',
    may: [{ role: 'routeAt18', reads: 'decisions' }],
    follows: 'The route is asked for again when it is due.',
  },
  recordFeedback: {
    words: 'the feedback and the letter',
    may: [
      { role: 'triage', reads: 'decisions' },
      { reads: 'reviews', least: 'write' },
    ],
    follows: 'Feedback and letter are asked for again.',
  },
  recordPack: {
    words: 'that the transfer pack was given',
    may: [{ role: 'triage', reads: 'referral' }],
    follows: 'What was given stays where it is: if it was given to the wrong person, tell the data protection officer.',
  },
  listCase: {
    words: 'the listing, and who was invited',
    may: [{ role: 'triage', reads: 'status' }],
    follows: 'No agency is invited, and triage is due again.',
  },
  recordFamily: {
    words: 'the family contact',
    may: [
      { reads: 'reviews', least: 'write' },
      { role: 'triage', reads: 'referral' },
    ],
    follows: 'What was recorded of that person before counts again. What they were told stays told.',
  },
  correctItem: {
    words: 'the correction to the minutes',
    may: [{ role: 'runMeetings', reads: 'decisions' }],
    follows: 'It is not shown at the item any more; that it was there stays in the history.',
  },
  addStatement: {
    words: 'the statement',
    may: [{ reads: 'statement', least: 'write' }],
    follows: 'It is not shown any more; that it was there stays in the history.',
  },
  addAction: {
    words: 'the action',
    may: [{ role: 'overseeActions', reads: 'actions' }],
    follows: 'The action goes from the owner and from this case. Set it again on the right case.',
  },
} as const satisfies Readonly<Record<string, Slip>>;

const byStep: ReadonlyMap<string, Slip> = new Map(Object.entries(slips));
/** The steps whose facts may be taken back. */
export const slipNames: readonly string[] = Object.keys(slips);
/** The row of a step; undefined where its fact stays as it is. */
export const slipOf = (step: string): Slip | undefined => byStep.get(step);

/** Who may put anything right. */
export const rightersOfAny: readonly Allowed<Case>[] = [
  ...new Map(
    [...byStep.values()].flatMap(({ may }) => may.map((right) => [JSON.stringify(right), right] as const)),
  ).values(),
];
