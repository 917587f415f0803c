// One sign: how sure and how recent, what backs it beside it, and how it was last time.
import { beginHigh } from '../../domain/kernel/begins.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { Checkbox, Field, Input, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { memo, useId, useState } from 'react';
import {
  gradeNeeded,
  isOfGrade,
  grades,
  isGrade,
  isTicked,
  neededBy,
  sayGrade,
  type Grade,
  type Sign,
} from '../../domain/case/assessment/answers.ts';
import { lineField, sourceField } from '../../domain/case/assessment/saving.ts';
import { isOfHealth } from '../../domain/risk-tool/tool.ts';
import { sayNoticed, noticedIn } from '../../domain/kernel/language.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { narrow, roomy, useShared } from '../frame/styles.ts';
import { Letters, type Letter } from './letters.tsx';
import type { OnPage } from './use-answers.ts';

export const useRow = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 264px',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // What has the keyboard is not behind the bar at the foot.
    scrollMarginBottom: '96px',
    '& input': { scrollMarginBottom: '96px', scrollMarginTop: '24px' },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    // Where there is room, what backs a sign is beside its answer.
    [roomy]: { gridTemplateColumns: 'minmax(0, 3fr) 248px minmax(0, 4fr)' },
  },
  // Nothing backs it: its word has the room beside the letters.
  alone: { [roomy]: { gridColumn: '2 / -1' } },
  label: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  there: { ...typographyStyles.body1Strong },
  code: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, marginRight: tokens.spacingHorizontalS },
  backed: {
    gridColumn: '1 / -1',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 264px',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    [roomy]: {
      gridColumn: 3,
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      columnGap: tokens.spacingHorizontalS,
    },
  },
  last: {
    ...typographyStyles.caption1,
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    [roomy]: { gridColumn: 3 },
  },
  changed: {
    ...typographyStyles.caption1Strong,
    marginRight: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  readers: { ...typographyStyles.caption1, gridColumn: '1 / -1' },
  input: { width: '100%', minWidth: 0, '& > input': { minWidth: 0 } },
});

interface SignRowProps {
  readonly code: string;
  readonly text: string;
  readonly sign: OnPage;
  /** What backs it is not for this person: for whom it is. It stays as it is. */
  readonly closed: string | undefined;
  /** Who may read what backs it, where that is said already. */
  readonly readers: string | undefined;
  /** As it was last time; undefined where there was none. */
  readonly last: Sign | undefined;
  /** There is a version before this one. */
  readonly again: boolean;
  readonly prefilled: boolean;
  /** Someone wants to complete it: what is missing is said. */
  readonly asked: boolean;
  readonly today: IsoDate;
  /** Names who said so before. */
  readonly sources: string;
  readonly set: (code: string, sign: OnPage) => void;
}

/** As the table of marks calls them. */
export const forHealth = 'the lead worker and health';
/** One key for each: both of two is B. */
export const gradeLetters: readonly Letter<Grade>[] = grades.flatMap(({ value, title }) =>
  isGrade(value) ? { value, letter: value === 'ER' ? 'B' : value, title } : [],
);
/** It is answered; or it was ticked in chat, and how sure and how recent is still to be said. */
const isSign = (sign: OnPage): sign is Sign => sign.grade !== undefined;
const hasGrade = (sign: OnPage): boolean => isSign(sign) && sign.ungraded !== true;

export const SignRow = memo(function SignRow(props: SignRowProps) {
  const { code, text, sign, closed, asked, today, prefilled, set } = props;
  const styles = useRow();
  const id = useId();
  const there = isSign(sign) && isTicked(sign);
  const need = there ? neededBy(sign, today) : undefined;
  // An old date is said at once: what it is asked for is the grade.
  const wrong =
    asked && !hasGrade(sign) ? missingAnswer(sign) : hasGrade(sign) && isOfGrade(need) ? sentence(need) : undefined;
  return (
    <div className={styles.row} data-sign={code}>
      <div id={id} className={mergeClasses(styles.label, there && styles.there)}>
        <span className={styles.code}>{code}</span>
        {text}
      </div>
      {closed !== undefined && (
        <div className={styles.alone}>
          {sayAnswered(sign)} It stays as it is: what backs it is {closed}.
        </div>
      )}
      {closed === undefined && (
        <Field className={there ? undefined : styles.alone} {...(wrong !== undefined && { validationMessage: wrong })}>
          <Letters
            of={id}
            letters={gradeLetters}
            value={hasGrade(sign) ? sign.grade : undefined}
            choose={(grade) => set(code, withGrade(sign, grade))}
            takeBack={() => set(code, withGrade(sign, undefined))}
            left={sign.ungraded === true ? 'Ticked: how sure?' : ''}
          />
        </Field>
      )}
      {closed === undefined && there && <Backed {...props} sign={sign} />}
      {prefilled && <div className={styles.last}>From the referral: check it.</div>}
      <LastTime {...props} />
    </div>
  );
});

/** As it is said where it cannot be changed here. */
const sayAnswered = (sign: OnPage): string =>
  isSign(sign) ? (sign.ungraded === true ? 'Ticked.' : `${sayGrade(sign.grade)}.`) : 'Not answered.';
const sentence = (need = ''): string => `${beginHigh(need)}.`;
const missingAnswer = ({ ungraded }: OnPage): string =>
  ungraded === true ? sentence(gradeNeeded) : 'Answer it. Not known is an answer.';

const withGrade = ({ grade: _before, ungraded: _ticked, ...rest }: OnPage, grade: Grade | undefined): OnPage => ({
  ...rest,
  ...(grade !== undefined && { grade }),
});

/** When and what, and who says so: what a sign needs to count; of health also who may read that. */
function Backed({ code, sign, readers, asked, today, sources, set }: SignRowProps & { readonly sign: Sign }) {
  const styles = useRow();
  const shared = useShared();
  const { words } = usePageContext().me;
  const [left, setLeft] = useState(false);
  const [noticed, setNoticed] = useState<string>();
  const needed = neededBy(sign, today);
  const need = isOfGrade(needed) ? undefined : needed;
  const ofSource = need === 'say who says so';
  const isUndated = left && (sign.line ?? '') !== '';
  const said = need === undefined ? undefined : sentence(need);
  const at = <span className={shared.unseen}> ({code})</span>;
  return (
    <div className={styles.backed}>
      <Field
        label={
          <>
            {lineField.title}
            {at}
          </>
        }
        {...(said !== undefined && !ofSource && (asked || isUndated) && { validationMessage: said })}
        {...(noticed !== undefined && { hint: <span role="status">○ {noticed}</span> })}
      >
        <Input
          className={styles.input}
          value={sign.line ?? ''}
          maxLength={lineField.most}
          onChange={(_, { value }) => set(code, { ...sign, line: value })}
          onBlur={({ target }) => {
            setLeft(true);
            setNoticed(sayNoticed(noticedIn(target.value, words)));
          }}
        />
      </Field>
      <Field
        label={
          <>
            {sourceField.title}
            {at}
          </>
        }
        {...(said !== undefined && ofSource && asked && { validationMessage: said })}
      >
        <Input
          className={styles.input}
          list={sources}
          value={sign.source ?? ''}
          maxLength={sourceField.most}
          onChange={(_, { value }) => set(code, { ...sign, source: value })}
        />
      </Field>
      {readers !== undefined && (
        <div className={styles.readers}>
          Read by {readers}. To change that: <b>Who may read what was said</b>, on the page of the case.
        </div>
      )}
      {readers === undefined && isOfHealth(code) && (
        <Checkbox
          className={styles.readers}
          label={
            <>
              For {forHealth} only{at}
            </>
          }
          checked={false}
          onChange={() => set(code, { ...sign, mark: 'health' })}
        />
      )}
    </div>
  );
}

/** As it was last time, where something was there or is another now. */
function LastTime({ sign, last, again }: SignRowProps) {
  const styles = useRow();
  if (!again) return null;
  const isChanged = sign.grade !== last?.grade;
  if (!isChanged && !isTicked(last)) return null;
  const { line = '', source = '' } = last ?? {};
  const words = [last === undefined ? 'not asked' : sayGrade(last.grade), line, source === '' ? '' : `(${source})`];
  return (
    <div className={styles.last}>
      {isChanged && <span className={styles.changed}>Changed</span>}
      Last time: {words.filter((one) => one !== '').join(' · ')}
    </div>
  );
}
