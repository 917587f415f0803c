// A part of the assessment: its signs, or the strengths; how many are answered, and all the others at once.
import type { IsoDate } from '../../domain/time/dates.ts';
import { Button, Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useId } from 'react';
import {
  isStrengthLevel,
  strengthLevels,
  type AnswersRead,
  type RiskAnswers,
  type StrengthLevel,
} from '../../domain/case/assessment/answers.ts';
import { pageGaps, riskPages, strengthsPage, type RiskPage as Part } from '../../domain/case/assessment/pages.ts';
import { inGroup, strengths, type FormCode } from '../../domain/risk-tool/tool.ts';
import type { RiskPage } from '../../web/reads/risk.ts';
import { Lines, Sheet } from '../case/sections.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import { Legend, Letters, type Letter } from './letters.tsx';
import { forHealth, gradeLetters, SignRow, useRow } from './sign-row.tsx';
import type { Answering } from './use-answers.ts';

type Draft = NonNullable<RiskPage['draft']>;

/** On one page nothing is in two halves. */
export const partsOf = (forms: readonly FormCode[]): readonly Part[] =>
  riskPages(forms)
    .filter(({ id }) => id !== 'V2')
    .map((page) => (page.id === 'V1' ? { id: 'V', title: 'Vulnerabilities', signs: inGroup('V') } : page));

const codesOf = ({ id, signs }: Part): readonly string[] =>
  id === strengthsPage.id ? strengths.map(({ code }) => code) : signs.map(({ code }) => code);
const isAnswered = (code: string, { signs, strengths: levels }: RiskAnswers): boolean =>
  code in signs || code in levels;
export const countIn = (part: Part, answers: RiskAnswers): { readonly answered: number; readonly all: number } => {
  const codes = codesOf(part);
  return { answered: codes.filter((code) => isAnswered(code, answers)).length, all: codes.length };
};
/** The first thing that is still missing, from above to below. */
export const firstGap = (answers: AnswersRead, today: IsoDate): string | undefined =>
  partsOf(answers.forms).flatMap((part) => pageGaps(part, answers, today))[0];

const useStyles = makeStyles({
  others: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  count: { flexGrow: 1, [narrow]: { flexBasis: '100%' } },
});

export interface PartProps {
  readonly part: Part;
  readonly draft: Draft;
  readonly answering: Answering;
  readonly asked: boolean;
  readonly today: IsoDate;
  /** The list of those who said so before. */
  readonly sources: string;
}

export function RiskPart({ part, draft, answering, asked, today, sources }: PartProps) {
  const { answers, set } = answering;
  const prefilled = draft.prefilled;
  return (
    <Sheet title={part.title} at={part.id}>
      {part.id === strengthsPage.id && draft.said.length > 0 && <Lines lines={draft.said} />}
      <Others part={part} answering={answering} />
      {part.id === strengthsPage.id ? <Legend letters={levelLetters} /> : <Legend letters={gradeLetters} />}
      <div>
        {part.id === strengthsPage.id
          ? strengths.map(({ code, text }) => (
              <StrengthRow
                key={code}
                code={code}
                text={text}
                level={answers.strengths[code]}
                last={draft.last?.strengths[code]}
                again={draft.last !== undefined}
                asked={asked}
                set={answering.setStrength}
              />
            ))
          : part.signs.map(({ code, text }) => (
              <SignRow
                key={code}
                code={code}
                text={text}
                sign={answering.signOf(code)}
                closed={answers.closed?.[code]}
                readers={draft.readers?.[code] ?? (answers.marks?.[code] && forHealth)}
                last={draft.last?.signs[code]}
                again={draft.last !== undefined}
                prefilled={prefilled.includes(code)}
                asked={asked}
                today={today}
                sources={sources}
                set={set}
              />
            ))}
      </div>
    </Sheet>
  );
}

/** One answer for all that has none yet; as many as there are is said. */
function Others({ part, answering }: Pick<PartProps, 'part' | 'answering'>) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const { answers, setAll } = answering;
  const left = codesOf(part).filter((code) => !isAnswered(code, answers) && !(code in (answers.closed ?? {})));
  const { answered, all } = countIn(part, answers);
  const isStrengths = part.id === strengthsPage.id;
  const says: readonly (readonly [title: string, as: Parameters<typeof setAll>[1]])[] = isStrengths
    ? [
        ['Absent', { level: '0' }],
        ['Not known', { level: 'U' }],
      ]
    : [
        ['No: we looked, no sign', { grade: 'N' }],
        ['Not known', { grade: 'U' }],
      ];
  return (
    <div className={styles.others} role="group" aria-labelledby={id}>
      <span className={mergeClasses(shared.subtle, styles.count)}>
        {answered} of {all} answered
      </span>
      <span id={id}>
        All the others<span className={shared.unseen}> of {part.title}</span>:
      </span>
      {says.map(([title, as]) => (
        <Button key={title} size="small" disabledFocusable={left.length === 0} onClick={() => setAll(left, as)}>
          {title}
        </Button>
      ))}
    </div>
  );
}

interface StrengthRowProps {
  readonly code: string;
  readonly text: string;
  readonly level: StrengthLevel | undefined;
  readonly last: StrengthLevel | undefined;
  readonly again: boolean;
  readonly asked: boolean;
  readonly set: (code: string, level: StrengthLevel) => void;
}
const letterOf: Readonly<Record<StrengthLevel, string>> = { '2': 'S', '1': 'P', '0': 'A', U: 'U' };
const levelLetters: readonly Letter<StrengthLevel>[] = strengthLevels.flatMap(({ value, title }) =>
  isStrengthLevel(value) ? { value, letter: letterOf[value], title } : [],
);
const sayLevel = (level: StrengthLevel | undefined): string =>
  strengthLevels.find(({ value }) => value === level)?.title ?? 'not asked';

const StrengthRow = memo(function StrengthRow({ code, text, level, last, again, asked, set }: StrengthRowProps) {
  const styles = useRow();
  const id = useId();
  return (
    <div className={styles.row} data-sign={code}>
      <div id={id} className={styles.label}>
        <span className={styles.code}>{code}</span>
        {text}
      </div>
      <Field
        className={styles.alone}
        {...(asked && level === undefined && { validationMessage: 'Answer it. Not known is an answer.' })}
      >
        <Letters of={id} letters={levelLetters} value={level} choose={(value) => set(code, value)} />
      </Field>
      {again && last !== level && (
        <div className={styles.last}>
          <span className={styles.changed}>Changed</span>
          Last time: {sayLevel(last)}
        </div>
      )}
    </div>
  );
});
