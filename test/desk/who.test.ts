// Each question that asks who: one of a list of people, or in words with the reason why (docs/process.md P7.11).
import { deepEqual } from 'node:assert/strict';
import { counters } from '../../src/desk/counters.ts';
import { decisionFields } from '../../src/domain/case/meeting/decision-fields.ts';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import { stageNames } from '../../src/domain/case/state/stage-table.ts';
import type { Field } from '../../src/domain/kernel/fields.ts';
import { directory } from '../people/builders.ts';

/** By why it is in words: step and field. */
const inWords: Readonly<Record<string, readonly string[]>> = {
  'asked once someone outside MSET is chosen': [
    'a decision.lead',
    'a decision.adultLead',
    'decideNow.lead',
    'nameAdultLead.adultLead',
  ],
  'of the family, or of those around the child': [
    'the referral.strengths',
    'the referral.toldWho',
    'recordFamily.toldBy',
    'addStatement.name',
    'addRecordStatement.name',
    'openAccess.who',
    ...['addUpdate', 'changeNow', 'prepareReview'].map((step) => `${step}.toldWho`),
    'recordMissing.lastSeen',
    'recordReturn.found',
    'correctReturn.found',
    'addPastEpisode.found',
  ],
  'of another council, or a worker who need not know of MSET; nothing is asked of them': [
    'recordAcceptance.who',
    ...['addUpdate', 'changeNow', 'prepareReview'].flatMap((step) =>
      ['heldBy', 'notifiedWith', 'worker', 'supervisor'].map((name) => `${step}.${name}`),
    ),
  ],
  'of the body outside MSET that it is recorded of, or who was reached there': [
    'recordCawn.who',
    'recordLado.who',
    'recordPrevent.who',
    'recordReconsideration.who',
    'recordAt18.who',
    'recordGuardian.who',
    'recordInterview.byWhom',
    'reportBreach.whom',
  ],
  'a sentence about several people: who, and how, when or why': [
    'a decision.dissent',
    'decideNow.dissent',
    'handOver.tells',
    'keepOut.tells',
    'proposeClosure.carriesOn',
    'recordFeedback.said',
    'recordGathering.others',
    'recordSeniorDecision.decided',
    'recordStrategyOutcome.tookPart',
    'sayWhatWasDone.done',
  ],
  'the letter to child and family says it, in words for them': ['proposeClosure.plan'],
  'an account by its id, which the directory knows': [
    'changeAgency.lead',
    'personStays.person',
    ...['agencyDeputy', 'deputy', 'manager', 'person', 'senior'].map((name) => `personLeaves.${name}`),
  ],
};

const all: readonly (readonly [of: string, fields: readonly Field[]])[] = [
  ['a decision', decisionFields(stageNames)],
  ...pages.map(({ fields }) => ['the referral', fields] as const),
  ...counters.flatMap(({ steps }) =>
    Object.entries(steps).map(([name, step]) => [name, step.asks?.({ directory }) ?? []] as const),
  ),
];
const asksWho = ({ title, kind }: Field): boolean =>
  (kind === 'text' || kind === 'long') && /\b(?:whom?|lead|worker|supervisor|chair)\b/i.test(title);

describe('A question that asks who', () => {
  it('is a list of people, or in words for a reason', () => {
    const found = all.flatMap(([of, fields]) => fields.filter(asksWho).map(({ name }) => `${of}.${name}`));
    deepEqual([...new Set(found)].toSorted(), Object.values(inWords).flat().toSorted());
  });
});
