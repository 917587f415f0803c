// Where and when, as a table: places and months, with how many cases name each.
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { focusRing, narrow, useShared } from '../frame/styles.ts';
import type { Dots, Ties } from './told.ts';
import { whereAndWhen } from './where-and-when.ts';

const useStyles = makeStyles({
  /** Narrower than the table, it is moved within its own frame. */
  frame: { ...focusRing, overflowX: 'auto' },
  table: { ...typographyStyles.body1, width: '100%', borderCollapse: 'collapse' },
  caption: { textAlign: 'left', paddingBottom: tokens.spacingVerticalS },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'left',
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
  },
  head: { ...typographyStyles.caption1Strong, borderTop: 'none', color: tokens.colorNeutralForeground2 },
  place: {
    ...typographyStyles.body1,
    minWidth: '96px',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    // It stays while the months are moved.
    position: 'sticky',
    left: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  none: { color: tokens.colorNeutralForeground3 },
  bar: {
    display: 'inline-block',
    height: '10px',
    marginRight: tokens.spacingHorizontalSNudge,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorCompoundBrandBackground,
    // In high contrast it is known by its line.
    border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`,
    boxSizing: 'border-box',
    verticalAlign: 'middle',
    // A phone has room for the numbers.
    [narrow]: { display: 'none' },
  },
});
/** In pixels: a bar of the most there is. */
const longest = 72;

export function WhereTable({ dots, lines }: { readonly dots: Dots; readonly lines: Ties }) {
  const styles = useStyles();
  const shared = useShared();
  const { months, rows, most } = whereAndWhen(dots, lines);
  const title = 'Where and when';
  const cell = styles.cell;
  const head = mergeClasses(cell, styles.head);
  if (rows.length === 0) return <p className={shared.note}>No place is named here that you may read.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard moves a table that is wider than the window
    <section aria-label={title} tabIndex={0} className={mergeClasses(shared.sheet, styles.frame)}>
      <table className={styles.table}>
        <caption className={styles.caption}>
          <div className={shared.heading}>{title}</div>
          <div className={shared.subtle}>How many cases: by the month when it was seen there, or named.</div>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(head, styles.place, styles.head)}>
              Place
            </th>
            <th scope="col" className={head}>
              Area
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className={head}>
                {month}
              </th>
            ))}
            <th scope="col" className={head}>
              Cases in all
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place: { id, called, link, area }, counts, cases }) => (
            <tr key={id}>
              <th scope="row" className={mergeClasses(cell, styles.place)}>
                {link.startsWith('record/') ? <Link href={`#/${link}`}>{called}</Link> : called}
              </th>
              <td className={cell}>{area ?? <span className={styles.none}>Not known</span>}</td>
              {counts.map((count, place) => (
                <td key={months[place]} className={cell}>
                  {count === 0 ? (
                    <span className={styles.none}>–</span>
                  ) : (
                    <>
                      <span aria-hidden className={styles.bar} style={{ width: (count / most) * longest }} />
                      {count}
                    </>
                  )}
                </td>
              ))}
              <td className={cell}>{cases}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
