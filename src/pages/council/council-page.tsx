// Administration: who is who, who is away and who leaves, what is set, what changed and what is broken; and a file or a list of
// accounts compared.
import { Badge, Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { CouncilPage } from '../../web/reads/council.ts';
import type { AnswerOf } from '../../web/reads/all.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps, type Steps } from '../data/use-steps.tsx';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, sheet, useShared } from '../frame/styles.ts';
import { Compare } from './compare.tsx';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  find: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    [narrow]: { width: '100%' },
  },
  choice: { width: '240px', [narrow]: { width: '100%' } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(400px, 100%), 1fr))',
    gap: tokens.spacingVerticalS,
    alignItems: 'start',
  },
  row: {
    ...sheet,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
  mark: { justifySelf: 'start', height: 'auto', whiteSpace: 'normal', textAlign: 'start' },
});

type View = CouncilPage['view'];
type Shown = AnswerOf<'councilFind'>;
type Row = CouncilPage['proposals'][number];

export function CouncilPageView({ view: first = '' }: { readonly view?: string }) {
  const [view, setView] = useState(first);
  return <OneView key={view} view={view} choose={setView} />;
}

interface OneViewProps {
  readonly view: string;
  readonly choose: (view: View) => void;
}

function OneView({ view: asked, choose }: OneViewProps) {
  const page = usePage<CouncilPage>(asked === '' ? 'council' : `council?view=${encodeURIComponent(asked)}`);
  const [found, setFound] = useState<{ readonly what: string; readonly shown: Shown }>();
  const { api } = usePageContext();
  const again = (): void => {
    page.reload();
    // What was found may be another now.
    if (found !== undefined && page.data !== undefined) find(page.data.view, found.what);
  };
  const find = (view: View, what: string): void => {
    if (what === '') return setFound(undefined);
    api.ask<Shown>('council-find', { view, find: what }).then(
      (shown) => setFound({ what, shown }),
      () => setFound(undefined),
    );
  };
  const steps = useSteps(again);
  const styles = useStyles();
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ view, views, proposals, adds, administers, ...all }) => {
        const { groups, left } = found?.shown ?? all;
        // One button stands out: what another person waits for, else what is added here.
        const next = proposals.flatMap((row) => row.steps).find(({ verb }) => verb === 'council.agree') ?? adds[0];
        return (
          <>
            {proposals.length > 0 && (
              <Group title="Waiting for a second person" none="" rows={proposals} next={next} press={steps.press} />
            )}
            <div className={styles.tools} data-chrome>
              <Field label="Show" className={styles.choice}>
                <Select
                  className={styles.input}
                  value={view}
                  onChange={(_, { value }) => choose(views.find((one) => one.view === value)?.view ?? 'people')}
                >
                  {views.map((one) => (
                    <option key={one.view} value={one.view}>
                      {one.title}
                    </option>
                  ))}
                </Select>
              </Field>
              <Find find={(what) => find(view, what)} />
              {adds.map((button) => (
                <Button
                  key={button.title}
                  appearance={button === next ? 'primary' : 'secondary'}
                  onClick={() => steps.press(button)}
                >
                  {button.title}
                </Button>
              ))}
            </div>
            {groups.map((group) => (
              <Group key={group.title} {...group} press={steps.press} />
            ))}
            {left > 0 && <p className={shared.note}>{left} more. Type part of a name above, and press Find.</p>}
            {administers && view === 'people' && <Compare press={steps.press} />}
            {steps.panel}
          </>
        );
      }}
    </PageFrame>
  );
}

function Find({ find }: { readonly find: (what: string) => void }) {
  const styles = useStyles();
  const [what, setWhat] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    find(what.trim());
  };
  return (
    <form className={styles.find} onSubmit={submit}>
      <Field label="Part of a name" className={styles.choice}>
        <Input
          className={styles.input}
          value={what}
          maxLength={60}
          onChange={(_, { value }) => {
            setWhat(value);
            if (value === '') find('');
          }}
        />
      </Field>
      <Button type="submit">Find</Button>
    </form>
  );
}

interface GroupProps {
  readonly title: string;
  readonly none: string;
  readonly rows: readonly Row[];
  /** The one that stands out, where it is among them. */
  readonly next?: Row['steps'][number] | undefined;
  readonly press: Steps['press'];
}

function Group({ title, none, rows, next, press }: GroupProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <section aria-label={title} className={styles.group}>
      <h2 className={shared.heading}>
        {title} ({rows.length})
      </h2>
      {rows.length === 0 && none !== '' && <p className={shared.note}>{none}</p>}
      {rows.length > 0 && (
        <ul className={mergeClasses(shared.list, styles.list)}>
          {rows.map((row, place) => (
            <li key={`${row.title} ${row.more} ${place}`} className={styles.row}>
              <span className={shared.strong}>{row.title}</span>
              {row.mark !== undefined && (
                <Badge appearance="tint" color="informative" size="large" className={styles.mark}>
                  {row.mark}
                </Badge>
              )}
              {row.lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
              {row.more !== '' && <span className={shared.subtle}>{row.more}</span>}
              {row.steps.length > 0 && (
                <span className={shared.row}>
                  {row.steps.map((step) => (
                    <Button
                      key={step.verb}
                      size="small"
                      appearance={step === next ? 'primary' : 'secondary'}
                      aria-label={`${step.title}: ${row.title}`}
                      onClick={() => press(step)}
                    >
                      {step.title}
                    </Button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
