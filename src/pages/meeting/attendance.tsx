import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { MeetingPage } from '../../web/tab/api.ts';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  label: { ...typographyStyles.caption1Strong },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Present by agency, who is not, and whose papers have come. */
export function Attendance({ data }: { readonly data: MeetingPage }) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const lines = [
    ...data.present.map(({ agency, people }) => [agency, people.join(', ')] as const),
    ...(data.absent.length === 0 ? [] : [['No one from', data.absent.join(', ')] as const]),
    ...(data.papers.length === 0 ? [] : [['Papers received from', data.papers.join(', ')] as const]),
  ];
  return (
    <section className={mergeClasses(shared.sheet, shared.stack)} aria-labelledby={id}>
      <h2 id={id} className={shared.heading}>
        Present
      </h2>
      {data.present.length === 0 && <div className={shared.subtle}>No one is recorded yet.</div>}
      {lines.length > 0 && (
        <dl className={styles.list}>
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
