// Two versions side by side: only what is not the same, and all of it when asked.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { CasePage } from '../../web/reads/case.ts';
import { roomy, useShared } from '../frame/styles.ts';
import { Sheet } from './sections.tsx';

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

export function Changes({ changes }: Pick<CasePage, 'changes'>) {
  const styles = useStyles();
  const shared = useShared();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const other = changes.filter(({ before, after }) => before.trim() !== after.trim());
  const same = changes.length - other.length;
  return (
    <Sheet title="Then and now" at="changes">
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
    </Sheet>
  );
}
