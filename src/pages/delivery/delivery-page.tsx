// What could not be delivered, for the co-ordinator.
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { Delivery } from '../../web/api.ts';
import { PageFrame } from '../page-frame.tsx';
import { narrow, sheet, useShared } from '../styles.ts';
import { usePage } from '../use-page.ts';
import { useSteps } from '../use-steps.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, maxWidth: '960px' },
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
  text: { ...typographyStyles.body1, display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

export function DeliveryPage() {
  const page = usePage<Delivery>('delivery', { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  return (
    <PageFrame
      title="Delivery"
      page={page}
      tools={() => (
        <Button icon={<ArrowClockwiseRegular />} onClick={page.reload}>
          Refresh
        </Button>
      )}
    >
      {({ rows }) => (
        <>
          <Rows rows={rows} press={steps.press} />
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

interface RowsProps {
  readonly rows: Delivery['rows'];
  readonly press: (step: Delivery['rows'][number]['steps'][number]) => void;
}

function Rows({ rows, press }: RowsProps) {
  const styles = useStyles();
  const shared = useShared();
  if (rows.length === 0) return <p className={shared.note}>Everything has been delivered.</p>;
  return (
    <ul className={mergeClasses(shared.list, styles.list)}>
      {rows.map(({ name, label, line, steps }) => (
        <li key={`${name} ${label} ${line}`} className={styles.row}>
          <span className={styles.text}>
            <span className={shared.strong}>{label}</span>
            <span>{name}</span>
            <span className={shared.subtle}>{line}</span>
          </span>
          <span className={shared.row}>
            {steps.map((step) => (
              <Button key={step.verb} aria-label={`${step.title}: ${label}, ${name}`} onClick={() => press(step)}>
                {step.title}
              </Button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
