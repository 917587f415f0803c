// How many cases are at each stage that has some, as bars; a press on one shows only these.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Board } from '../../web/reads/board.ts';
import { focusRing, narrow } from '../frame/styles.ts';
import type { Choice } from './case-choice.ts';

const useStyles = makeStyles({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    // On a phone the columns themselves carry the counts.
    [narrow]: { display: 'none' },
  },
  item: { display: 'flex' },
  stage: {
    ...focusRing,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    width: '100%',
    minHeight: '56px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`,
  },
  count: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  words: { display: 'flex', flexDirection: 'column' },
  label: { ...typographyStyles.caption1 },
  bar: { display: 'block', width: '100%', height: '4px', marginTop: tokens.spacingVerticalXS },
  rest: { fill: tokens.colorNeutralStroke2 },
  part: { fill: tokens.colorCompoundBrandStroke },
});

interface StageBarsProps {
  readonly board: Board;
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
}

export function StageBars({ board: { stages, cases }, choice, setChoice }: StageBarsProps) {
  const styles = useStyles();
  const counts = useMemo(() => Map.groupBy(cases, ({ stage }) => stage), [cases]);
  const most = Math.max(1, ...stages.map(({ stage }) => counts.get(stage)?.length ?? 0));
  return (
    <ul className={styles.bars} aria-label="Cases by stage" data-chrome>
      {stages.map(({ stage, label }) => {
        const count = counts.get(stage)?.length ?? 0;
        const pressed = choice.stage === stage;
        if (count === 0 && !pressed) return null;
        return (
          <li key={stage} className={styles.item}>
            <button
              type="button"
              aria-pressed={pressed}
              className={mergeClasses(styles.stage, pressed && styles.pressed)}
              onClick={() => setChoice({ ...choice, stage: pressed ? '' : stage })}
            >
              <span className={styles.words}>
                <span className={styles.count}>{count}</span>
                <span className={styles.label}>{label}</span>
              </span>
              <Bar part={count / most} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A bar filled to `part`, between 0 and 1; the number is always beside it. */
export function Bar({ part }: { readonly part: number }) {
  const styles = useStyles();
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
      <rect width="100" height="4" className={styles.rest} />
      <rect width={100 * part} height="4" className={styles.part} />
    </svg>
  );
}
