// What is counted: of a period in pictures, each with its numbers; and how things stand now. No child is in any of it.
import { Button, Field, makeStyles, mergeClasses, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { Figures } from '../../web/reads/figures.ts';
import type { FigureReturn } from '../../reading/figures/page.ts';
import { csvOf, saveFile } from '../data/csv.ts';
import { usePage } from '../data/use-page.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import { ChartSheet } from './chart.tsx';
import { NowTable } from './now-table.tsx';

/** From here on two pictures stand side by side. */
const wide = '@media (min-width: 960px)';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  print: { padding: `${tokens.spacingVerticalSNudge} 0` },
  half: { width: '240px', [narrow]: { width: '100%' } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    [narrow]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  tile: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalXXS, margin: 0 },
  value: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: 'anywhere' },
  charts: {
    display: 'grid',
    // Each as high as what is in it.
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    [wide]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
});

interface FiguresPageProps {
  readonly period?: string;
  readonly split?: string;
}

/** What was chosen, and nothing where nothing was. */
function addressOf(chosen: Readonly<Record<'period' | 'split', string>>): string {
  const said = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  return said.size === 0 ? 'figures' : `figures?${said.toString()}`;
}

export function FiguresPage({ period: first = '', split: firstSplit = '' }: FiguresPageProps) {
  const [period, setPeriod] = useState(first);
  const [split, setSplit] = useState(firstSplit);
  const page = usePage<Figures>(addressOf({ period, split }), { topic: 'board', everyMs: 60_000 });
  const styles = useStyles();
  const shared = useShared();
  return (
    <PageFrame page={page}>
      {({ period: shown, periods, notes, told, returns, split: by, tables }) => (
        <>
          <div className={styles.tools} data-chrome>
            {periods.length > 0 && (
              <Field label="Period" className={styles.half}>
                <Select className={styles.input} value={shown} onChange={(_, { value }) => setPeriod(value)}>
                  {periods.map(({ value, title }) => (
                    <option key={value} value={value}>
                      {title}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            {returns.map(({ value, title }) => (
              <SaveReturn key={value} name={value} title={title} period={shown} />
            ))}
            {returns.length > 0 && (
              <a href={`#/print/profile/${shown}`} className={mergeClasses(shared.link, styles.print)}>
                Problem profile to print
              </a>
            )}
          </div>
          {notes.map((note) => (
            <p key={note} className={shared.note}>
              {note}
            </p>
          ))}
          {told !== undefined && (
            <>
              <Tiles tiles={told.tiles} />
              <div className={styles.charts}>
                {told.charts.map((chart) => (
                  <ChartSheet key={chart.name} chart={chart} isRounded={told.isRounded} />
                ))}
                <ChartSheet chart={told.referred} isRounded={told.isRounded}>
                  <Field label="Who was referred, by" className={styles.half}>
                    <Select className={styles.input} value={by} onChange={(_, { value }) => setSplit(value)}>
                      {told.splits.map(({ value, title }) => (
                        <option key={value} value={value}>
                          {title}
                        </option>
                      ))}
                    </Select>
                  </Field>
                </ChartSheet>
              </div>
              <All all={told.all} heads={told.heads} />
            </>
          )}
          <div className={styles.charts}>
            {tables.map((table) => (
              <NowTable key={table.title} table={table} />
            ))}
          </div>
        </>
      )}
    </PageFrame>
  );
}

type ToldFigures = NonNullable<Figures['told']>;

function Tiles({ tiles }: { readonly tiles: ToldFigures['tiles'] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={styles.tiles}>
      {tiles.map(({ title, value, says }) => (
        <section key={title} className={mergeClasses(shared.sheet, styles.tile)}>
          <h2 className={shared.note}>{title}</h2>
          <p className={styles.value}>{value}</p>
          <p className={shared.note}>{says}</p>
        </section>
      ))}
    </div>
  );
}

/** Every measure, folded: it is looked up, not read. */
function All({ all, heads }: Pick<ToldFigures, 'all' | 'heads'>) {
  const shared = useShared();
  const table = {
    title: 'Every measure',
    periods: heads,
    rows: all.map(({ label, values }) => ({ label, values })),
    notes: all.map(({ definition }) => definition),
  };
  return (
    <details>
      <summary className={shared.heading}>Every measure, and how each is counted</summary>
      <NowTable table={table} />
    </details>
  );
}

interface SaveReturnProps {
  readonly name: string;
  readonly title: string;
  readonly period: string;
}

/** What a council returns, as a table for a spreadsheet: in classes. */
function SaveReturn({ name, title, period }: SaveReturnProps) {
  const { api } = usePageContext();
  const [problem, setProblem] = useState('');
  const save = async (): Promise<void> => {
    try {
      const { head, rows, file } = await api.get<FigureReturn>(`figures/${name}/${period}`);
      saveFile(csvOf([head, ...rows]), file);
      setProblem('');
    } catch {
      setProblem('That did not work. Try again.');
    }
  };
  const button = (
    <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={() => void save()}>
      Save: {title}
    </Button>
  );
  return problem === '' ? (
    button
  ) : (
    <Field validationMessage={problem} validationState="error">
      {button}
    </Field>
  );
}
