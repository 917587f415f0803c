// Police lists: a list is pasted or chosen, and worked through row by row.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PolicePage as Told } from '../../web/reads/police.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps, type Steps } from '../data/use-steps.tsx';
import { TakeList } from './take-list.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
    alignItems: 'start',
  },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  lists: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface PolicePageProps {
  /** Another list than the newest. */
  readonly list?: string | undefined;
}

export function PolicePage({ list }: PolicePageProps) {
  const page = usePage<Told>(list === undefined ? 'police' : `police?list=${encodeURIComponent(list)}`, {
    topic: 'board',
    everyMs: 3000,
  });
  const steps = useSteps(page.reload);
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ lists, shown, take, taken }) => (
        <>
          <p className={shared.note}>
            What the police send on a Monday. Rows are read by co-ordinators alone, are counted over 90 days, and are
            destroyed after that or when the child is referred.
          </p>
          <TakeList take={take} taken={taken} press={steps.press} />
          {shown === undefined ? (
            <p className={shared.note}>No list was taken in the last 90 days. Paste the first one above.</p>
          ) : (
            <Shown shown={shown} press={steps.press} />
          )}
          {lists.length > 1 && <Lists lists={lists} shown={shown?.id} />}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

interface ShownProps {
  readonly shown: NonNullable<Told['shown']>;
  readonly press: Steps['press'];
}

function Shown({ shown: { title, line, groups, gone }, press }: ShownProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={shared.heading}>{title}</h2>
      <p className={shared.note}>{line}</p>
      {gone !== undefined && <p className={shared.note}>{gone}</p>}
      <div className={styles.groups}>
        {groups.map((group) => (
          <Rows key={group.title} group={group} press={press} />
        ))}
      </div>
    </section>
  );
}

interface RowsProps extends Pick<ShownProps, 'press'> {
  readonly group: ShownProps['shown']['groups'][number];
}

function Rows({ group: { title, note, rows, step }, press }: RowsProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.section}>
      <h3 className={shared.heading}>{`${title} (${rows.length})`}</h3>
      <p className={shared.note}>{note}</p>
      {step !== undefined && (
        <span className={shared.row}>
          <Button appearance="primary" onClick={() => press(step)}>
            {step.title}
          </Button>
        </span>
      )}
      <ul className={mergeClasses(shared.list, styles.list)}>
        {rows.map((row) => (
          <li key={row.row} className={mergeClasses(shared.sheet, styles.one)}>
            <span className={shared.words}>
              <span className={shared.strong}>{row.child}</span>
              <span>{row.when}</span>
              <span className={shared.subtle}>{row.line}</span>
              {row.says !== undefined && <span className={shared.subtle}>{row.says}</span>}
            </span>
            <span className={shared.row}>
              {row.steps.map((one) => (
                <Button
                  key={one.verb}
                  appearance={one.style === 'positive' ? 'primary' : 'secondary'}
                  aria-label={`${one.title}: ${row.child}, row ${row.row}`}
                  onClick={() => press(one)}
                >
                  {one.title}
                </Button>
              ))}
              {row.reference !== undefined && (
                <a className={shared.link} href={`#/case/${row.reference}`}>
                  {row.reference}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ListsProps extends Pick<Told, 'lists'> {
  readonly shown: string | undefined;
}

function Lists({ lists, shown }: ListsProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <nav aria-label="Lists of the last 90 days" className={styles.section}>
      <h2 className={shared.heading}>Lists of the last 90 days</h2>
      <span className={styles.lists}>
        {lists.map(({ id, title, line, open }) => (
          <a key={id} className={shared.link} href={`#/police/${id}`} aria-current={id === shown ? 'page' : undefined}>
            {open ? `${title}: ${line}` : title}
          </a>
        ))}
      </span>
    </nav>
  );
}
