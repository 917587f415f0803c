// The actions on the page of a case.
import { Button as FluentButton, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActionRow } from '../../web/reads/actions.ts';
import type { Button } from '../../web/tab/api.ts';
import { DueMark } from '../frame/marks.tsx';
import { PersonMark } from '../frame/person.tsx';
import { useShared } from '../frame/styles.ts';
import { Sheet } from './sections.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  what: { flex: '1 1 220px', minWidth: 0 },
  name: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  owner: { marginTop: tokens.spacingVerticalXS },
});

interface CaseActionsProps {
  readonly actions: readonly ActionRow[];
  readonly now: string;
  readonly press: (button: Button) => void;
  /** Below them: the way to more. */
  readonly children?: ReactNode;
}

/** What the agencies were asked to do, and how far it is. */
export function CaseActions({ actions, now, press, children }: CaseActionsProps) {
  const shared = useShared();
  return (
    <Sheet title="Actions" at="actions">
      {actions.length === 0 ? (
        <div className={shared.subtle}>
          No action is set. Those that a meeting or the co-ordinator sets stand here, each with its owner and its day.
        </div>
      ) : (
        <ul className={shared.list}>
          {actions.map((action) => (
            <Row key={action.name} action={action} now={now} press={press} />
          ))}
        </ul>
      )}
      {children}
    </Sheet>
  );
}

interface RowProps extends Pick<CaseActionsProps, 'now' | 'press'> {
  readonly action: ActionRow;
}

function Row({ action, now, press }: RowProps) {
  const styles = useStyles();
  const shared = useShared();
  const short = action.name.split('/').at(-1) ?? action.name;
  return (
    <li className={mergeClasses(styles.row, shared.place)} data-at={short} tabIndex={-1}>
      <div className={styles.what}>
        <div className={styles.name}>
          {short} · {action.title} · {action.agency}
        </div>
        <div className={shared.subtle}>
          {action.label}
          {action.yours && ' · yours'}
        </div>
        {action.owner !== undefined && (
          <div className={styles.owner}>
            <PersonMark person={action.owner} />
          </div>
        )}
      </div>
      <DueMark due={action.due} now={now} />
      <div className={shared.row}>
        {action.steps.map((step) => (
          <FluentButton key={step.verb} size="small" aria-label={`${step.title}: ${short}`} onClick={() => press(step)}>
            {step.title}
          </FluentButton>
        ))}
      </div>
    </li>
  );
}
