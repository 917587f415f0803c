// What the server answers about a risk assessment, in the tests of its page.
import { answersOf } from '../../../src/domain/case/assessment/assessment.ts';
import { bandByScore, sayRiskBand, type RiskBand } from '../../../src/domain/case/assessment/bands.ts';
import { noAnswers, type RiskAnswers } from '../../../src/domain/case/assessment/answers.ts';
import type { RiskPage, RiskTold } from '../../../src/web/reads/risk.ts';
import type { RiskVersion } from '../../../src/reading/assessment/versions.ts';
import { allAnswered, e1, publishedTool } from '../../people/assessment-builders.ts';
import { now } from '../fixtures.ts';
import { at, reference, step } from '../case/case-fixtures.ts';

export const risksAt = `cases/${reference}/risk`;
type Draft = NonNullable<RiskPage['draft']>;
const day = 24 * 60 * 60 * 1000;

const form = (label: string, points: number) => ({ label, points });
export const versionOf = (
  version: number,
  days: number,
  score: number,
  more: Partial<RiskVersion> = {},
): RiskVersion => {
  const band: RiskBand = bandByScore(score, publishedTool);
  return {
    version,
    at: at(days * day),
    when: new Date(at(days * day)).toUTCString().slice(5, 16),
    by: version % 2 === 0 ? 'Colin Fixture' : 'Priya Testworth',
    band,
    bandWords: sayRiskBand(band),
    score,
    parts: [form('Vulnerabilities', 2), form('General signs', 1), form('Significant signs', score - 9)],
    forms: [form('Criminal exploitation, county lines', 6), form('Online exploitation', version)],
    corrects: false,
    ...more,
  };
};
export const versions: readonly RiskVersion[] = [
  versionOf(1, -200, 23),
  versionOf(2, -140, 18),
  versionOf(3, -80, 14, { band: 'significant', bandWords: 'Significant', tool: 'Moderate' }),
  versionOf(4, -20, 9),
];

export const told: RiskTold = {
  title: 'Risk: Significant',
  band: { state: 'late', word: 'Significant risk', when: 'up from Moderate, Wed 2 Sep' },
  line: 'version 1 · Priya Testworth, Mon 4 Jan 10:42',
  strengths: 'A trusted adult whom the child chose (strong); Safe friends (partly)',
  banners: ['Past harm: C01. Past harm points to future harm.'],
  pairs: [
    { label: 'The tool says', value: 'Significant: by the score of 23' },
    { label: 'People say', value: '' },
    { label: 'Primary form', value: 'Criminal exploitation, county lines' },
    { label: 'Confidence', value: 'Enough: 3 of 42 signs are not known' },
  ].filter(({ value }) => value !== ''),
  weighs: [
    { sign: 'Unexplained money, clothes, phones, gifts', points: '6', change: 'up 2' },
    { sign: 'Missing overnight, or a pattern of missing', points: '4', change: 'same' },
  ],
  changes: ['C03 Unexplained money, clothes, phones, gifts: was suspected, now evidenced'],
  informs: 'The tool informs; people decide, and both are kept.',
};

const shown = ({ signs, strengths, forms }: RiskAnswers) => ({ signs, strengths, forms: [...forms] });
/** The first version as it is begun: what the referral says is put in. */
export const draftOf = (answers: RiskAnswers = prefilled, more: Partial<Draft> = {}): Draft => ({
  id: 'RA1',
  version: 1,
  answers: shown(answers),
  prefilled: ['C08'],
  said: [{ label: 'Referral: Strengths', value: 'Grandmother is a safe place and rings us.' }],
  saved: 'Priya Testworth, 10:00',
  told: { ...told, title: 'As answered: Significant', line: 'version 1, not completed yet', banners: [] },
  save: { title: 'Save', verb: 'risk.autosave', data: { ref: reference, risk: 'RA1', command: 'first' } },
  complete: {
    title: 'Complete assessment',
    verb: 'risk.complete',
    data: { ref: reference, risk: 'RA1', command: 'done' },
  },
  ...more,
});
export const prefilled: RiskAnswers = {
  ...noAnswers,
  signs: { C08: { grade: 'E', line: '4 Jan: Missing episodes in the last 90 days: 3', source: 'Referral' } },
  forms: ['CE'],
};
/** The second, of a child who was assessed before. */
export const secondDraft = draftOf(allAnswered({ ...e1, C03: { grade: 'N' } }), {
  id: 'RA2',
  version: 2,
  prefilled: [],
  last: { ...shown(answersOf(allAnswered(e1))), when: 'Mon 4 Jan 10:42' },
});
export const riskOf = (more: Partial<RiskPage> = {}): RiskPage => ({
  now,
  reference,
  warnings: [],
  versions: [],
  steps: [],
  ...more,
});
export const readRisk = riskOf({
  versions: [...versions],
  newest: told,
  steps: [
    step('Assess risk', 'risk.begin'),
    step('Raise or lower', 'risk.band'),
    step('Correct assessment', 'risk.correct'),
  ],
});
