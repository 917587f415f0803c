// What could not be delivered, for the co-ordinator.
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Delivery } from '../../web/reads/delivery.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { focusRing, narrow, sheet, useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(480px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  label: { margin: 0 },
  notices: { display: 'grid', gap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalXS },
  group: {
    ...sheet,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  unlinked: { display: 'grid', gap: tokens.spacingVerticalS },
  agencies: { ...typographyStyles.body1, display: 'grid' },
  agency: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  names: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  summary: { ...focusRing, cursor: 'pointer', minHeight: '24px', borderRadius: tokens.borderRadiusSmall },
  text: { ...typographyStyles.body1, display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

export function DeliveryPage() {
  const page = usePage<Delivery>('delivery', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame page={page}>
      {({ rows, unlinked }) => (
        <>
          {rows.length + unlinked.length === 0 && <Nothing />}
          {rows.length > 0 && <Rows rows={rows} press={steps.press} />}
          {unlinked.length > 0 && <Unlinked unlinked={unlinked} />}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

function Nothing() {
  const shared = useShared();
  return (
    <p className={shared.note}>
      Everything has been delivered. What does not reach someone is shown here, with why and what you can do.
    </p>
  );
}

/** Why, and what to do, once for all of them; the actions of each are folded. */
function Unlinked({ unlinked }: Pick<Delivery, 'unlinked'>) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-labelledby="unlinked" className={mergeClasses(shared.sheet, styles.unlinked)}>
      <h2 id="unlinked" className={shared.heading}>
        {unlinked.length === 1 ? 'No channel yet: 1 agency' : `No channel yet: ${unlinked.length} agencies`}
      </h2>
      <p className={shared.note}>
        Their owners are told in their own chat. To link one, type @MSET link and its word in its channel.
      </p>
      <ul className={mergeClasses(shared.list, styles.agencies)}>
        {unlinked.map(({ agency, type, names }) => (
          <li key={agency} className={styles.agency}>
            <span className={shared.strong}>{agency}</span>
            <span>
              type <span className={shared.strong}>{type}</span>
            </span>
            <details className={styles.names}>
              <summary className={styles.summary}>
                {names.length === 1 ? '1 action' : `${names.length} actions`}
                <span className={shared.unseen}> for {agency}</span>
              </summary>
              {names.join(' · ')}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowsProps {
  readonly rows: Delivery['rows'];
  readonly press: (step: Delivery['rows'][number]['steps'][number]) => void;
}

type Row = Delivery['rows'][number];

/** All that waits for one person or channel, which come as they were found. */
const byLabel = (rows: readonly Row[]): readonly (readonly [label: string, rows: readonly Row[]])[] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.label, [...(groups.get(row.label) ?? []), row]);
  return [...groups];
};

function Rows({ rows, press }: RowsProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ul className={mergeClasses(shared.list, styles.list)}>
      {byLabel(rows).map(([label, of]) => (
        <li key={label} className={styles.group}>
          <h2 className={mergeClasses(shared.strong, styles.label)}>{label}</h2>
          <ul className={mergeClasses(shared.list, styles.notices)}>
            {of.map((row, at) => (
              <Notice key={at} row={row} told={at > 0 && of[at - 1]?.line === row.line} press={press} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

interface NoticeProps {
  readonly row: Row;
  /** The line above has said the same. */
  readonly told: boolean;
  readonly press: RowsProps['press'];
}

function Notice({ row: { name, label, line, when, steps }, told, press }: NoticeProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li className={styles.row}>
      <span className={styles.text}>
        <span className={told ? shared.unseen : undefined}>{line}</span>
        <span className={shared.subtle}>{`${name} · ${when}`}</span>
      </span>
      <span className={shared.row}>
        {steps.map((step) => (
          <Button key={step.verb} aria-label={`${step.title}: ${label}, ${name}`} onClick={() => press(step)}>
            {step.title}
          </Button>
        ))}
      </span>
    </li>
  );
}
