// The actions on the page of a case, or of a record.
import { Button as FluentButton, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActionRow } from '../../web/reads/actions.ts';
import type { Button } from '../../web/tab/api.ts';
import { DueMark } from '../frame/marks.tsx';
import { PersonLine } from '../frame/person.tsx';
import { useShared } from '../frame/styles.ts';
import { MoreOf } from './fold.tsx';
import { Sheet } from './sections.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

interface CaseActionsProps {
  readonly actions: readonly ActionRow[];
  readonly now: string;
  /** The action that a link leads to. */
  readonly at: string | undefined;
  readonly press: (button: Button) => void;
  /** Below them: the way to more. */
  readonly children?: ReactNode;
}

/** What the agencies were asked to do, and how far it is: what is still to be done, and folded what has ended. */
export function CaseActions({ actions, now, at, press, children }: CaseActionsProps) {
  const shared = useShared();
  const open = actions.filter(isUnderWay);
  const ended = actions.filter((action) => !isUnderWay(action));
  return (
    <Sheet title="Actions" at="actions">
      {actions.length === 0 && (
        <div className={shared.subtle}>
          No action is set. Those that a meeting or the co-ordinator sets stand here, each with its owner and its day.
        </div>
      )}
      {open.length > 0 && <Rows actions={open} now={now} press={press} />}
      {ended.length > 0 && (
        <MoreOf title={`Ended (${ended.length})`} isMeant={ended.some((action) => shortOf(action) === at)}>
          <Rows actions={ended} now={now} press={press} />
        </MoreOf>
      )}
      {children}
    </Sheet>
  );
}

const overStates: readonly ActionRow['state'][] = ['verified', 'cancelled'];
const isUnderWay = ({ state }: ActionRow): boolean => !overStates.includes(state);
const shortOf = ({ name }: ActionRow): string => name.split('/').at(-1) ?? name;

const Rows = ({ actions, now, press }: Pick<CaseActionsProps, 'actions' | 'now' | 'press'>) => {
  const shared = useShared();
  return (
    <ul className={shared.list}>
      {actions.map((action) => (
        <Row key={action.name} action={action} now={now} press={press} />
      ))}
    </ul>
  );
};

interface RowProps extends Pick<CaseActionsProps, 'now' | 'press'> {
  readonly action: ActionRow;
}

function Row({ action, now, press }: RowProps) {
  const styles = useStyles();
  const shared = useShared();
  const short = shortOf(action);
  return (
    <li className={mergeClasses(styles.row, shared.place)} data-at={short} tabIndex={-1}>
      <div>
        <div className={styles.name}>
          {short} · {action.title} · {action.agency}
        </div>
        <div className={styles.line}>
          <span>
            {action.label}
            {action.yours && ' · yours'}
          </span>
          <DueMark due={action.due} now={now} />
        </div>
        {action.owner !== undefined && <PersonLine person={action.owner} />}
      </div>
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
