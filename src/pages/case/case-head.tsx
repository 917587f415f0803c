// The head of the page of a case, and its warnings.
import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { CasePage } from '../../web/reads/case.ts';
import { DueMark, Flags } from '../frame/marks.tsx';
import { sayNextBeside } from '../frame/next-beside.ts';
import { useShared } from '../frame/styles.ts';
import { CasePath } from './case-path.tsx';

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  question: { margin: 0 },
  next: { margin: 0, overflowWrap: 'anywhere' },
  word: { ...typographyStyles.body1Strong },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  child: { margin: 0, overflowWrap: 'anywhere' },
  stage: {
    ...typographyStyles.caption1Strong,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
});

/** Where the case stands, and what is due. */
export function CaseHead({ data }: { readonly data: CasePage }) {
  const styles = useStyles();
  const shared = useShared();
  // What is late is said with its name, and not as a time alone.
  const late = data.due?.late === true && data.line !== '' ? { ...data.due, words: data.line } : undefined;
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-label="Where the case stands">
      <Warnings warnings={data.warnings} />
      <p className={mergeClasses(shared.subtle, styles.child)}>
        {data.reference}
        {data.child !== undefined && ` · born ${data.child.born}`}
      </p>
      <div className={styles.line}>
        <span className={styles.stage}>{data.stageLabel}</span>
        <Flags flags={data.flags} due={data.due} />
        {late === undefined && data.due !== undefined && <DueMark due={data.due} now={data.now} />}
      </div>
      {late !== undefined && (
        <p className={styles.next}>
          <DueMark due={late} now={data.now} />
        </p>
      )}
      {late === undefined && data.line !== '' && (
        <p className={styles.next}>
          <span className={styles.word}>Next:</span> {sayNextBeside(data.line, data.due)}
        </p>
      )}
      {data.sight === 'identity' && (
        <p className={styles.question}>
          Before you read this referral, say whether you or your team know this family personally.
        </p>
      )}
      {data.path.length > 0 && <CasePath path={data.path} />}
    </section>
  );
}

/** Sign and words, above everything else on the page. */
export function Warnings({ warnings }: Pick<CasePage, 'warnings'>) {
  return warnings.map(({ title, lines }) => (
    <MessageBar key={title} intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {lines.map(({ label, value }) => (
          <div key={label}>
            {label} {value}
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  ));
}
