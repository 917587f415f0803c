// The attendance on the page of a meeting.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { MeetingPage } from '../../web/reads/meetings.ts';
import { PersonMark } from '../frame/person.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  label: { ...typographyStyles.caption1Strong },
  agency: { ...typographyStyles.caption1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingVerticalM,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Who is coming, until it starts; then who is present by agency, and who is not; and whose papers have come. */
export function Attendance({ data }: { readonly data: MeetingPage }) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const planned = data.state === 'planned';
  const groups = planned ? data.coming : data.present;
  const lines = [
    ...(data.notComing.length === 0 ? [] : [['Cannot come', data.notComing.join(', ')] as const]),
    ...(data.absent.length === 0
      ? []
      : [[data.state === 'started' ? 'No one yet from' : 'No one from', data.absent.join(', ')] as const]),
    ...(data.papers.length === 0 ? [] : [['Papers received from', data.papers.join(', ')] as const]),
  ];
  return (
    <section className={mergeClasses(shared.sheet, shared.stack)} aria-labelledby={id}>
      <h2 id={id} className={shared.heading}>
        {planned ? 'Coming' : 'Present'}
      </h2>
      {groups.length === 0 && (
        <div className={shared.subtle}>{planned ? 'No one has said yet.' : 'No one is recorded yet.'}</div>
      )}
      {groups.map(({ agency, people }) => (
        <div key={agency}>
          <h3 className={styles.agency}>{agency}</h3>
          <ul className={mergeClasses(shared.list, styles.people)}>
            {people.map((person, place) => (
              <li key={place}>
                <PersonMark person={person} />
              </li>
            ))}
          </ul>
        </div>
      ))}
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
