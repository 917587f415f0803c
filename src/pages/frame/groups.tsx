// Rows under headings, each with how many they are; a heading under which nothing is is not there.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Key, ReactNode } from 'react';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
    // Those beside each other are as high as each other.
    '& > li': { display: 'grid' },
  },
});

interface GroupsProps<Row> {
  readonly groups: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  /** What is said where there is no row at all. */
  readonly none: string;
  readonly keyOf: (row: Row, place: number) => Key;
  readonly children: (row: Row) => ReactNode;
}

export function Groups<Row>({ groups, none, keyOf, children }: GroupsProps<Row>) {
  const styles = useStyles();
  const shared = useShared();
  const shown = groups.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return <p className={shared.note}>{none}</p>;
  return shown.map(({ title, rows }) => (
    <section key={title} aria-label={title} className={styles.group}>
      <h2 className={shared.heading}>
        {title} ({rows.length})
      </h2>
      <ul className={mergeClasses(shared.list, styles.list)}>
        {rows.map((row, place) => (
          <li key={keyOf(row, place)}>{children(row)}</li>
        ))}
      </ul>
    </section>
  ));
}
