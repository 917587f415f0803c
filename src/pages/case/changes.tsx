// Two versions side by side: only what is not the same, and all of it when asked.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { beginLow } from '../../domain/kernel/begins.ts';
import type { CasePage } from '../../web/reads/case.ts';
import { roomy, useShared } from '../frame/styles.ts';
import { Fold } from './fold.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0 },
  label: { ...typographyStyles.body1Strong },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    [roomy]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  when: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** Folded: what is true now is said above. */
export function Changes({ changes, isMeant }: Pick<CasePage, 'changes'> & { readonly isMeant: boolean }) {
  const styles = useStyles();
  const shared = useShared();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const other = changes.filter(({ before, after }) => before.trim() !== after.trim());
  const same = changes.length - other.length;
  return (
    <Fold title="Then and now" at="changes" holds={sayHolds(other)} isMeant={isMeant}>
      {other.length === 0 && <p className={shared.note}>Nothing is different from the last time.</p>}
      <dl className={styles.list}>
        {(all ? changes : other).map(({ label, before, after }) => (
          <div key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.pair}>
              <p className={styles.value}>
                <span className={styles.when}>Before</span>
                {before}
              </p>
              <p className={styles.value}>
                <span className={styles.when}>Now</span>
                {before.trim() === after.trim() ? 'The same' : after}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      {same > 0 && (
        <div>
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show only what differs' : `Show all (${same} the same)`}
          </Button>
        </div>
      )}
    </Fold>
  );
}

/** "What has changed since the time before: strengths, trusted adult." */
const sayHolds = (other: CasePage['changes']): string =>
  other.length === 0
    ? 'Nothing is different from the last time.'
    : `What is different from the time before: ${other.map(({ label }) => beginLow(label)).join(', ')}.`;
