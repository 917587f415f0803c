// Links: people and places that several cases name, for the co-ordinator. The button of a row opens both side by side, or leaves it in its case.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Links } from '../../web/reads/links.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { RowWarnings } from '../frame/marks.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  row: {
    ...sheet,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  text: { display: 'flex', flexDirection: 'column', flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
});

export function LinksPage() {
  const page = usePage<Links>('links', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame page={page}>
      {(data) => (
        <>
          <Groups {...data} press={steps.press} />
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

type Row = Links['groups'][number]['rows'][number];
interface GroupsProps extends Pick<Links, 'groups' | 'notes' | 'steps'> {
  readonly press: (step: NonNullable<Row['step']>) => void;
}

function Groups({ groups, notes, steps, press }: GroupsProps) {
  const styles = useStyles();
  const shared = useShared();
  const shown = groups.filter(({ rows }) => rows.length > 0);
  return (
    <>
      {shown.length === 0 && (
        <p className={shared.note}>
          Nothing is waiting to be compared. What two cases name alike stands here, for you alone.
        </p>
      )}
      {shown.map(({ title, rows }) => (
        <section key={title} aria-label={title} className={styles.group}>
          <h2 className={shared.heading}>
            {title} ({rows.length})
          </h2>
          <Rows rows={rows} press={press} />
        </section>
      ))}
      {notes.map((note) => (
        <p key={note} className={shared.note}>
          {note}
        </p>
      ))}
      {steps.length > 0 && (
        <div className={shared.row}>
          {steps.map((step) => (
            <Button key={step.title} onClick={() => press(step)}>
              {step.title}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function Rows({ rows, press }: { readonly rows: readonly Row[]; readonly press: GroupsProps['press'] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ul className={mergeClasses(shared.list, styles.list)}>
      {rows.map(({ called, line, reference, warnings, step }, place) => (
        <li key={place} className={styles.row}>
          <span className={styles.text}>
            <RowWarnings warnings={warnings} />
            <span className={shared.strong}>{called}</span>
            <span className={shared.subtle}>{`${line} · ${reference}`}</span>
          </span>
          {step !== undefined && (
            <Button aria-label={`${step.title}: ${called}, ${line}`} onClick={() => press(step)}>
              {step.title}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
