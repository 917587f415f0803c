// Actions of a person or of an agency: also the page of a channel's tab.
import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Select,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { ActionRow, Actions } from '../../web/reads/actions.ts';
import type { Button as Step } from '../../web/tab/api.ts';
import { DueMark, RowWarnings } from '../frame/marks.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';
import { useArrival } from '../frame/use-arrival.ts';
import { useKept } from '../data/kept.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { ActionChoices } from './action-choices.tsx';
import { allActions, chosenActions, inHeadings } from './action-choice.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  choice: { minWidth: '176px' },
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  // Rows of one sheet, read from top to bottom; on a desk what is of a kind stands below each other.
  list: { ...sheet },
  action: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    [narrow]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  next: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  text: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    minWidth: 0,
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    // On a phone the press stands beside the title, and the lines below have the whole width.
    [narrow]: { display: 'contents' },
  },
  what: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  stands: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    [narrow]: { gridColumn: '1 / -1' },
  },
  who: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    [narrow]: { gridColumn: '1 / -1' },
  },
  presses: { [narrow]: { gridColumn: 2, gridRow: 1 } },
});

const pathOf = (agency: string | undefined): string =>
  agency === undefined ? 'actions' : `actions?agency=${encodeURIComponent(agency)}`;

interface ActionsPageProps {
  readonly agency: string | undefined;
  /** The action that a link leads to. */
  readonly at: string | undefined;
}

export function ActionsPage({ agency, at }: ActionsPageProps) {
  const page = usePage<Actions>(pathOf(agency), { topic: 'board', everyMs: 3000 });
  const steps = useSteps(page.reload);
  useArrival(at, page.data !== undefined);
  return (
    <PageFrame
      title={page.data?.title ?? 'Actions'}
      page={page}
      tools={(actions) => <Tools actions={actions} agency={agency} press={steps.press} />}
    >
      {(actions) => (
        <>
          {at !== undefined && !actions.rows.some(({ name }) => name === at) && <NotListed at={at} />}
          {actions.outside !== undefined && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{actions.outside}. Its owner and the co-ordinator see to it.</MessageBarBody>
            </MessageBar>
          )}
          <ActionList actions={actions} press={steps.press} />
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

/** It may be done and verified, or given to another since the card was sent. */
function NotListed({ at }: { readonly at: string }) {
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {at} is not in your list now: nothing is asked of you there, or it is with someone else.
      </MessageBarBody>
    </MessageBar>
  );
}

interface ToolsProps {
  readonly actions: Actions;
  readonly agency: string | undefined;
  readonly press: (step: Step) => void;
}

function Tools({ actions: { agencies, acceptAll, sheet: whole }, agency, press }: ToolsProps) {
  const styles = useStyles();
  const shared = useShared();
  const { go } = usePageContext();
  return (
    <div className={styles.tools}>
      {agencies.length > 0 && (
        <Field label="Whose actions" className={styles.choice}>
          <Select
            value={agency ?? ''}
            onChange={(_, { value }) => go(value === '' ? 'actions' : `actions/${encodeURIComponent(value)}`)}
          >
            <option value="">My actions</option>
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {whole !== undefined && (
        <a href={`#/${whole}`} className={shared.link}>
          Action sheet, all children
        </a>
      )}
      {acceptAll !== undefined && (
        <Button appearance="primary" icon={<CheckmarkRegular />} onClick={() => press(acceptAll)}>
          {acceptAll.title}
        </Button>
      )}
    </div>
  );
}

/** Under headings, each with how many: what there is to do, or as one likes. */
function ActionList({ actions, press }: Omit<ToolsProps, 'agency'>) {
  const styles = useStyles();
  const shared = useShared();
  const [choice, setChoice] = useKept('actions.choice', allActions);
  const { rows, now } = actions;
  if (rows.length === 0)
    return (
      <p className={shared.note}>
        No actions are open here. What a meeting asks of you, or of your agency, is shown here with the day by which it
        is due.
      </p>
    );
  const shown = chosenActions(rows, choice);
  return (
    <div className={styles.groups}>
      <ActionChoices rows={rows} choice={choice} setChoice={setChoice} />
      <p role="status" className={shared.note}>
        {shown.length === rows.length ? `${rows.length} shown.` : `${shown.length} of ${rows.length} shown.`}
        {shown.length === 0 && ' Try fewer filters.'}
      </p>
      {inHeadings(shown, choice.order).map(([title, some]) => (
        <section key={title} className={styles.group}>
          <h2 className={shared.heading}>{`${title} (${some.length})`}</h2>
          <ul className={mergeClasses(shared.list, styles.list)}>
            {some.map((row, place) => (
              <li key={row.name} className={place > 0 ? styles.next : undefined}>
                <Action row={row} now={now} press={press} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface ActionProps {
  readonly row: ActionRow;
  readonly now: string;
  readonly press: (step: Step) => void;
}

function Action({ row, now, press }: ActionProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={mergeClasses(styles.action, shared.place)} data-at={row.name} tabIndex={-1}>
      <span className={styles.text}>
        <span className={styles.what}>
          <span className={shared.row}>
            <span className={shared.strong}>{row.title}</span>
            {row.yours && <span className={shared.subtle}>Yours</span>}
          </span>
          <RowWarnings warnings={row.warnings} />
        </span>
        <span className={styles.stands}>
          <span>{row.label}</span>
          <DueMark due={row.due} now={now} />
        </span>
        <span className={styles.who}>
          {row.link === undefined ? (
            row.name
          ) : (
            <a href={`#/${row.link}`} className={shared.link}>
              {row.name}
            </a>
          )}
          {` · ${row.agency}`}
          {row.owner !== undefined && ` · ${row.owner.name}`}
        </span>
      </span>
      <span className={mergeClasses(shared.row, styles.presses)} data-chrome>
        {row.steps.map((step) => (
          <Button key={step.verb} aria-label={`${step.title}: ${row.title}, ${row.name}`} onClick={() => press(step)}>
            {step.title}
          </Button>
        ))}
      </span>
    </div>
  );
}
