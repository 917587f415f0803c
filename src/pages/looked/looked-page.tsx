// Who looked, for the auditor and the data protection officer: what is worth a question, by case, by person, by day, and the seal.
import {
  Badge,
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '../../web/reads/all.ts';
import type { LookedPage } from '../../web/reads/looked.ts';
import { MoreOf } from '../case/fold.tsx';
import { csvOf, saveFile } from '../data/csv.ts';
import { usePage, type PageData } from '../data/use-page.ts';
import { useSteps } from '../data/use-steps.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame, Trouble } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';

/** From here on the seal stands beside the list. */
const wide = '@media (min-width: 960px)';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  choice: { width: '240px', [narrow]: { width: '100%' } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    [wide]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' },
  },
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { display: 'grid', gap: tokens.spacingVerticalS },
  row: {
    ...sheet,
    display: 'grid',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  reference: { whiteSpace: 'nowrap' },
  ask: { justifySelf: 'start' },
  seal: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  code: { ...typographyStyles.subtitle1, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

interface LookedProps {
  readonly view?: string;
  readonly month?: string;
}
type View = LookedPage['view'];
type Row = LookedPage['groups'][number]['rows'][number];
type Of = Exclude<View, 'questions' | 'glass'>;

const viewTitles: Readonly<Record<View, string>> = {
  questions: 'Worth a question',
  glass: 'Broken glass',
  case: 'By case',
  person: 'By person',
  time: 'By day',
};

/** What was chosen, and nothing where nothing was. */
function addressOf(chosen: Readonly<Partial<Record<'view' | 'month' | 'left', string>>>): string {
  const said = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  return said.size === 0 ? 'looked' : `looked?${said.toString()}`;
}

export function LookedPageView({ view: firstView = '', month: firstMonth = '' }: LookedProps) {
  const [view, setView] = useState(firstView);
  const [month, setMonth] = useState(firstMonth);
  const page = usePage<LookedPage>(addressOf({ view, month }));
  const steps = useSteps(page.reload);
  const styles = useStyles();
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ view: shown, month: of, months, groups, notes, opens, seal }) => (
        <>
          <div className={styles.tools} data-chrome>
            <Field label="Show" className={styles.choice}>
              <Select className={styles.input} value={shown} onChange={(_, { value }) => setView(value)}>
                {Object.entries(viewTitles).map(([value, title]) => (
                  <option key={value} value={value}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Month" className={styles.choice}>
              <Select className={styles.input} value={of} onChange={(_, { value }) => setMonth(value)}>
                {months.map(({ value, title }) => (
                  <option key={value} value={value}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
            <Button
              disabled={groups.every(({ rows }) => rows.length === 0)}
              onClick={() => saveRows(groups, `who-looked-${shown}-${of}`)}
            >
              Save as CSV
            </Button>
            <Button onClick={() => steps.press(opens)}>{opens.title}</Button>
          </div>
          <div className={styles.columns}>
            <div className={styles.groups}>
              {groups.map((group) => (
                <Group
                  key={`${shown} ${of} ${group.title}`}
                  group={group}
                  view={shown}
                  month={of}
                  press={steps.press}
                />
              ))}
              <div className={styles.group}>
                {notes.map((note) => (
                  <p key={note} className={shared.note}>
                    {note}
                  </p>
                ))}
              </div>
            </div>
            <Seal key={of} seal={seal} month={of} title={months.find(({ value }) => value === of)?.title ?? of} />
          </div>
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

/** What the looks of a row are asked for by: of a finding, those of its person. */
const ofView = (view: View): Of => (view === 'questions' || view === 'glass' ? 'person' : view);

const saveRows = (groups: LookedPage['groups'], name: string): void =>
  saveFile(
    csvOf([
      ['Who or what', 'What was looked at', 'When'],
      ...groups.flatMap(({ rows, left }) => [
        ...rows.map(({ title, line, more }) => [title, line, more]),
        ...(left === 0 ? [] : [[`${left} more are not in this file`, '', '']]),
      ]),
    ]),
    `${name}.csv`,
  );

interface GroupProps {
  readonly group: LookedPage['groups'][number];
  readonly view: View;
  readonly month: string;
  readonly press: (step: NonNullable<Row['step']>) => void;
}

function Group({ group, ...list }: GroupProps) {
  const styles = useStyles();
  const shared = useShared();
  const { title, none, rows, left } = group;
  return (
    <section aria-label={title} className={styles.group}>
      <h2 className={shared.heading}>
        {title} ({rows.length + left})
      </h2>
      {rows.length === 0 && <p className={shared.note}>{none}</p>}
      <Rows group={group} {...list} />
    </section>
  );
}

function Rows({ group: { rows, left }, view, month, press }: GroupProps) {
  const styles = useStyles();
  const shared = useShared();
  const of = ofView(view);
  return (
    <>
      {rows.length > 0 && (
        <ul className={mergeClasses(shared.list, styles.list)}>
          {rows.map((row, place) => (
            <li key={`${row.title} ${row.line} ${place}`} className={styles.row}>
              <RowText row={row} />
              {row.step !== undefined && <Ask step={row.step} row={row} press={press} />}
              {row.id !== undefined && (
                <MoreOf title={of === 'person' ? 'Looks of the last year' : 'Look by look'} of={row.title}>
                  <Looks of={of} id={row.id} />
                </MoreOf>
              )}
            </li>
          ))}
        </ul>
      )}
      <More left={left}>{() => <RestOfGroup view={view} month={month} left={left} press={press} />}</More>
    </>
  );
}

/** The rows that follow; the first group has them, for no other is cut. */
function RestOfGroup({ left, ...list }: Omit<GroupProps, 'group'> & { readonly left: number }) {
  const { view, month } = list;
  const { data, problem, reload } = usePage<LookedPage>(addressOf({ view, month, left: String(left) }));
  const group = data?.groups[0];
  return group === undefined ? <Unread problem={problem} retry={reload} /> : <Rows group={group} {...list} />;
}

interface MoreProps {
  /** How many more there are. */
  readonly left: number;
  readonly children: () => ReactNode;
}

/** What follows a list that is cut; read once it is asked for. */
function More({ left, children }: MoreProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  if (left === 0) return null;
  if (isOpen) return children();
  return (
    <Button className={styles.ask} onClick={() => setOpen(true)}>
      More ({left})
    </Button>
  );
}

interface UnreadProps {
  readonly problem: PageData<unknown>['problem'];
  readonly retry: () => void;
}

function Unread({ problem, retry }: UnreadProps) {
  const shared = useShared();
  return problem === undefined ? (
    <p className={shared.note}>Reading …</p>
  ) : (
    <Trouble problem={problem} stale={false} retry={retry} />
  );
}

interface AskProps extends Pick<GroupProps, 'press'> {
  readonly step: NonNullable<Row['step']>;
  readonly row: Row;
}

/** The step of a row: a question (docs/process.md P25.7), or the review of a glass that was broken (P26.7). */
function Ask({ step, row: { title, line }, press }: AskProps) {
  const styles = useStyles();
  return (
    <Button className={styles.ask} aria-label={`${step.title} ${title}, ${line}`} onClick={() => press(step)}>
      {step.title}
    </Button>
  );
}

function RowText({ row: { title, line, more } }: { readonly row: Pick<Row, 'title' | 'line' | 'more'> }) {
  const shared = useShared();
  return (
    <>
      <span className={shared.strong}>{title}</span>
      <span>
        <Line line={line} />
      </span>
      <span className={shared.subtle}>{more}</span>
    </>
  );
}

/** A reference is one word: no line ends in it. */
function Line({ line }: { readonly line: string }) {
  const styles = useStyles();
  return line.split(/(MSET-[\dA-Z]{4}-[\dA-Z]{2})/).map((part, place) => (
    <span key={place} className={part.startsWith('MSET-') ? styles.reference : undefined}>
      {part}
    </span>
  ));
}

interface LooksProps {
  readonly of: Of;
  readonly id: string;
  /** Those left of a list that was cut; absent: from the newest on. */
  readonly left?: number;
}

/** Read only once it is asked for. */
function Looks({ of, id, left }: LooksProps) {
  const styles = useStyles();
  const shared = useShared();
  const from = left === undefined ? '' : `?left=${left}`;
  const { data, problem, reload } = usePage<AnswerOf<'lookedAt'>>(`looked/${of}/${encodeURIComponent(id)}${from}`);
  if (data === undefined) return <Unread problem={problem} retry={reload} />;
  return (
    <>
      <ul className={mergeClasses(shared.list, styles.list)}>
        {data.rows.map((row, place) => (
          <li key={place} className={styles.group}>
            <div className={styles.list}>
              <RowText row={row} />
            </div>
          </li>
        ))}
      </ul>
      {data.rows.length === 0 && <p className={shared.note}>There is nothing to be shown.</p>}
      <More left={data.left}>{() => <Looks of={of} id={id} left={data.left} />}</More>
    </>
  );
}

interface SealProps {
  readonly seal: LookedPage['seal'];
  readonly month: string;
  readonly title: string;
}

function Seal({ seal: { line, code, mark }, month, title }: SealProps) {
  const styles = useStyles();
  const shared = useShared();
  const { api } = usePageContext();
  const [checked, setChecked] = useState<readonly string[]>();
  // Green only where there is a code that was compared.
  const good = code === undefined ? 'informative' : 'success';
  const check = (): void => {
    setChecked(['Reading …']);
    api.get<AnswerOf<'lookedCheck'>>(`looked-check/${month}`).then(
      ({ isGood, lines }) =>
        setChecked(isGood ? [`All looks of ${title} that were sealed are there, as they were written.`] : lines),
      (error: unknown) => setChecked([error instanceof Error ? error.message : 'That did not work. Try again.']),
    );
  };
  return (
    <section aria-label="The seal" className={mergeClasses(shared.sheet, styles.seal)}>
      <h2 className={shared.heading}>The seal</h2>
      <p className={shared.note}>{line}</p>
      {code !== undefined && <span className={styles.code}>{code}</span>}
      <Badge appearance="tint" color={mark.isGood ? good : 'danger'} size="large">
        {mark.words}
      </Badge>
      <Button onClick={check}>Check {title} now</Button>
      <div role="status">
        {checked?.map((one) => (
          <p key={one} className={shared.note}>
            {one}
          </p>
        ))}
      </div>
    </section>
  );
}
