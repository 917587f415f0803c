// Links: people and places that several cases name, for the co-ordinator. The button of a row opens both side by side, or leaves it in its case.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Links } from '../../web/reads/links.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { Groups } from '../frame/groups.tsx';
import { RowWarnings } from '../frame/marks.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
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
          <All {...data} press={steps.press} />
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

type Row = Links['groups'][number]['rows'][number];
interface AllProps extends Pick<Links, 'groups' | 'notes' | 'steps'> {
  readonly press: (step: NonNullable<Row['step']>) => void;
}

function All({ groups, notes, steps, press }: AllProps) {
  const shared = useShared();
  return (
    <>
      <Groups
        groups={groups}
        none="Nothing is waiting to be compared. What two cases name alike is shown here, for you alone."
        keyOf={(_row, place) => place}
      >
        {(row) => <Named row={row} press={press} />}
      </Groups>
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

interface NamedProps extends Pick<AllProps, 'press'> {
  readonly row: Row;
}
function Named({ row: { called, line, reference, warnings, step }, press }: NamedProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={styles.row}>
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
    </div>
  );
}
