// The pages of an assessment, in order; those of forms that do not fit come only where someone asks for them.
import type { IsoDate } from '../../time/dates.ts';
import { isTicked, neededBy, type AnswersRead } from './answers.ts';
import { inGroup, sayForm, strengths, underThirteenCode, type FormCode, type Indicator } from '../../risk-tool/tool.ts';

export interface RiskPage {
  readonly id: string;
  readonly title: string;
  readonly signs: readonly Indicator[];
}
const half = 10;
const v = inGroup('V');

export const formPage = (form: FormCode): RiskPage => ({ id: form, title: sayForm(form), signs: inGroup(form) });
/** The strengths are a page of their own kind: it has no signs. */
export const strengthsPage: RiskPage = { id: 'P', title: 'Strengths', signs: [] };
const criticalPage: RiskPage = {
  id: 'K',
  title: 'Critical',
  signs: inGroup('K').filter(({ code }) => code !== underThirteenCode),
};
const firstPages: readonly RiskPage[] = [
  strengthsPage,
  { id: 'V1', title: 'Vulnerabilities, 1 of 2', signs: v.slice(0, half) },
  { id: 'V2', title: 'Vulnerabilities, 2 of 2', signs: v.slice(half) },
  { id: 'G', title: 'General signs', signs: inGroup('G') },
  { id: 'C', title: 'Significant signs', signs: inGroup('C') },
];

/** Strengths first; then what all are asked, then the forms that are asked about, then what is critical. */
export const riskPages = (forms: readonly FormCode[]): readonly RiskPage[] => [
  ...firstPages,
  ...forms.map(formPage),
  criticalPage,
];
/** The same as this person answers them: what backs a sign and is not for them, stays as it is (docs/process.md P22.11). */
export const pagesFor = ({ forms, closed = {} }: Pick<AnswersRead, 'forms' | 'closed'>): readonly RiskPage[] =>
  riskPages(forms).map((page) => ({ ...page, signs: page.signs.filter(({ code }) => !(code in closed)) }));

/** What a page still needs on that day: signs without an answer, without what backs them, or older than their grade says. */
export function pageGaps({ id, signs }: RiskPage, answers: AnswersRead, today: IsoDate): readonly string[] {
  if (id === strengthsPage.id) return strengths.map(({ code }) => code).filter((code) => !(code in answers.strengths));
  return (
    signs
      .map(({ code }) => code)
      // What is not for this person to read is not for them to answer.
      .filter((code) => !(code in (answers.closed ?? {})))
      .filter((code) => {
        const sign = answers.signs[code];
        return sign === undefined || (isTicked(sign) && neededBy(sign, today) !== undefined);
      })
  );
}
export interface PageGaps {
  readonly page: RiskPage;
  readonly codes: readonly string[];
}
/** Page by page; empty: it can be completed. */
export const riskGaps = (answers: AnswersRead, today: IsoDate): readonly PageGaps[] =>
  riskPages(answers.forms)
    .map((page) => ({ page, codes: pageGaps(page, answers, today) }))
    .filter(({ codes }) => codes.length > 0);
