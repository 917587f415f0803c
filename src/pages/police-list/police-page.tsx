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
      {({ lists, shown, take, taken }) => {
        const isOpen = lists.some(({ id, open }) => open && id === shown?.id);
        const form = <TakeList key="take" take={take} taken={taken} press={steps.press} isNext={!isOpen} />;
        const work = shown && <Shown key="work" shown={shown} press={steps.press} />;
        return (
          <>
            <p className={shared.note}>
              What the police send on a Monday. Only co-ordinators read the rows. They are counted over 90 days, and
              destroyed after that or when the child is referred.
              {shown === undefined && ' No list was taken in the last 90 days.'}
            </p>
            {/* What is to be done comes first; with nothing left, the next list. */}
            {isOpen ? [work, form] : [form, work]}
            {lists.length > 1 && <Lists lists={lists} shown={shown?.id} />}
            {steps.panel}
          </>
        );
      }}
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
  const next = nextIn(groups);
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={shared.heading}>{title}</h2>
      <p className={shared.note}>{line}</p>
      {gone !== undefined && <p className={shared.note}>{gone}</p>}
      <div className={styles.groups}>
        {groups.map((group) => (
          <Rows key={group.title} group={group} next={next} press={press} />
        ))}
      </div>
    </section>
  );
}

type Group = ShownProps['shown']['groups'][number];
type Step = Parameters<Steps['press']>[0];
/** What is to be done first: the page has one button that stands out. */
const nextIn = (groups: readonly Group[]): Step | undefined =>
  groups.flatMap(({ step, rows }) => step ?? rows.flatMap(({ steps }) => steps).filter(isDoing))[0];
const isDoing = ({ style }: Pick<Group['rows'][number]['steps'][number], 'style'>): boolean => style === 'positive';

interface RowsProps extends Pick<ShownProps, 'press'> {
  readonly group: Group;
  readonly next: Step | undefined;
}

function Rows({ group: { title, note, rows, step }, next, press }: RowsProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.section}>
      <h3 className={shared.heading}>{`${title} (${rows.length})`}</h3>
      <p className={shared.note}>{note}</p>
      {step !== undefined && (
        <span className={shared.row}>
          <Button appearance={step === next ? 'primary' : 'secondary'} onClick={() => press(step)}>
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
                  appearance={one === next ? 'primary' : 'secondary'}
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
