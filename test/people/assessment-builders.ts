/** Risk assessments that tests start from: deeds as in builders.ts. */
import type { Grade, RiskAnswers, Signs } from '../../src/domain/case/assessment/answers.ts';
import type { AssessmentId } from '../../src/domain/case/assessment/assessment.ts';
import { indicators, inGroup, strengths, type FormCode } from '../../src/domain/risk-tool/tool.ts';
import { riskToolSchema } from '../../src/domain/risk-tool/settings.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { colin, priya, type StoryRow } from './builders.ts';

/** The tool as it is published. */
export const publishedTool = riskToolSchema.parse({});

/** `E: 'V04 V12', S: 'G05'`: everything else is not answered. */
export const graded = (by: Partial<Readonly<Record<Grade, string>>>): Signs =>
  Object.fromEntries(
    Object.entries(by).flatMap(([grade, codes]) =>
      codes.split(' ').map((code) => [
        code,
        { grade: grade as Grade, line: `12 Dec: ${code} was seen`, source: 'school' }, // a grade by its own key
      ]),
    ),
  );

/** E1 of the worked examples: Kestrel, 15. */
export const e1 = graded({ E: 'V04 V12 V15 G01 G02 G08 C03 C08 CE2', S: 'G05 CE3' });

/** Everything that is asked, answered: `signs`, and No for the rest. */
export function allAnswered(signs: Signs, forms: readonly FormCode[] = ['CE'], rest: 'N' | 'U' = 'N'): RiskAnswers {
  const asked = inGroup('V', 'G', 'C', 'K', ...forms).filter(({ code }) => code !== 'K2');
  const known = new Set(indicators.map(({ code }) => code));
  for (const code of Object.keys(signs)) if (!known.has(code)) throw new Error(`${code} is no sign`);
  return {
    signs: { ...Object.fromEntries(asked.map(({ code }) => [code, { grade: rest }])), ...signs },
    strengths: Object.fromEntries(strengths.map(({ code }) => [code, code === 'P1' ? '2' : '0'])),
    forms,
  };
}

export const riskBegun = (
  by: Person = priya,
  last?: { readonly id: AssessmentId; readonly answers: RiskAnswers },
): StoryRow => [by, 1, 'assessRisk', last === undefined ? {} : { last }];
export const correctionBegun = (
  last: { readonly id: AssessmentId; readonly answers: RiskAnswers },
  by: Person = colin,
  reason = 'C03 was another child’s phone: school has said so.',
): StoryRow => [by, 1, 'correctAssessment', { reason, last }];
export const riskSaved = (part: AssessmentId, answers: Partial<RiskAnswers>, by: Person = priya): StoryRow => [
  by,
  1,
  'saveSigns',
  answers,
  { part },
];
export const riskCompleted = (part: AssessmentId, by: Person = priya): StoryRow => [
  by,
  1,
  'completeAssessment',
  {},
  { part },
];
export const bandChanged = (
  part: AssessmentId,
  band: string,
  by: Person = colin,
  reason = 'The phones were explained by school.',
): StoryRow => [by, 1, 'changeBand', { band, reason }, { part }];
export const bandAgreed = (part: AssessmentId, by: Person, reason = 'Police see no contact since May.'): StoryRow => [
  by,
  1,
  'agreeBand',
  { reason },
  { part },
];

/** The first assessment, whole: these signs, and No for the rest. */
export const assessed = (
  signs: Signs = e1,
  forms: readonly FormCode[] = ['CE'],
  by: Person = priya,
): readonly StoryRow[] => [riskBegun(by), riskSaved('RA1', allAnswered(signs, forms), by), riskCompleted('RA1', by)];
