// What is counted: of a period in pictures, each with its numbers; and how things stand now. No child is in any of it.
import { Field, makeStyles, mergeClasses, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Figures } from '../../web/reads/figures.ts';
import { SaveTable } from '../data/save-table.tsx';
import { CaseSystem } from './case-system.tsx';
import { usePage } from '../data/use-page.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { focusRing, narrow, useShared } from '../frame/styles.ts';
import { ChartSheet } from './chart.tsx';
import { isEmpty, unbroken } from './drawing.ts';
import { NowTable } from './now-table.tsx';

/** From here on two pictures stand side by side. */
const wideQuery = '(min-width: 960px)';
const wide = `@media ${wideQuery}`;
/** So many pictures are read first; on a phone the others are folded. */
const shownFirst = 3;

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  print: { padding: `${tokens.spacingVerticalSNudge} 0` },
  folded: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
  },
  summary: { ...focusRing, cursor: 'pointer', minHeight: '24px', borderRadius: tokens.borderRadiusSmall },
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
  const [isWide] = useState(() => matchMedia(wideQuery).matches);
  return (
    <PageFrame page={page}>
      {({ period: shown, periods, notes, told, returns, lists, split: by, tables }) => (
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
          </div>
          {returns.length + lists.length > 0 && (
            <Fold title="Save or print">
              {returns.length > 0 && (
                <a href={`#/print/profile/${shown}`} className={mergeClasses(shared.link, styles.print)}>
                  Problem profile to print
                </a>
              )}
              {returns.map(({ value, title }) => (
                <SaveTable key={value} address={`figures/${value}/${shown}`} title={title} />
              ))}
              {lists.length > 0 && (
                <p className={shared.note}>
                  These hold children, by case system ID: the cases that you read, and no other. That you looked at each
                  is recorded. A case is left out while what was shared of it by mistake is not settled: the page then
                  says which.
                </p>
              )}
              {lists.map(({ value, title, json }) => (
                <SaveTable
                  key={value}
                  address={`children/${value}/${shown}`}
                  title={title}
                  {...(json !== undefined && { json })}
                />
              ))}
            </Fold>
          )}
          {lists.some(({ value }) => value === 'caseSystem') && (
            <Fold title="Compare with the case system">
              <CaseSystem address={`children/caseSystem/${shown}`} />
            </Fold>
          )}
          {notes.map((note) => (
            <p key={note} className={shared.note}>
              {note}
            </p>
          ))}
          {told !== undefined && (
            <>
              <Tiles tiles={told.tiles} />
              <div className={styles.charts}>
                <Charts charts={drawnIn(told).slice(0, shownFirst)} isRounded={told.isRounded} />
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
              {drawnIn(told).length > shownFirst && (
                <Fold title="More pictures" isOpen={isWide}>
                  <div className={styles.charts}>
                    <Charts charts={drawnIn(told).slice(shownFirst)} isRounded={told.isRounded} />
                  </div>
                </Fold>
              )}
              <Undrawn told={told} />
              <All all={told.all} heads={told.heads} />
            </>
          )}
          {tables.length > 0 && (
            <Fold title="How things stand now" isOpen={isWide}>
              <div className={styles.charts}>
                {tables.map((table) => (
                  <NowTable key={table.title} table={table} />
                ))}
              </div>
            </Fold>
          )}
        </>
      )}
    </PageFrame>
  );
}

type ToldFigures = NonNullable<Figures['told']>;

const drawnIn = ({ charts }: ToldFigures): ToldFigures['charts'] => charts.filter((chart) => !isEmpty(chart));

function Charts({ charts, isRounded }: Pick<ToldFigures, 'charts' | 'isRounded'>) {
  return charts.map((chart) => <ChartSheet key={chart.name} chart={chart} isRounded={isRounded} />);
}

/** Those of which nothing is drawn, folded: they would stand among the pictures as empty sheets. */
function Undrawn({ told: { charts, isRounded } }: { readonly told: ToldFigures }) {
  const styles = useStyles();
  const shared = useShared();
  const undrawn = charts.filter(isEmpty);
  if (undrawn.length === 0) return null;
  return (
    <Fold title={`${isRounded ? 'Too few to draw' : 'Nothing to draw'} (${undrawn.length})`}>
      {isRounded && <p className={shared.note}>A longer period may have enough of them: choose a year above.</p>}
      <div className={styles.charts}>
        <Charts charts={undrawn} isRounded={isRounded} />
      </div>
    </Fold>
  );
}

function Tiles({ tiles }: { readonly tiles: ToldFigures['tiles'] }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <div className={styles.tiles}>
      {tiles.map(({ title, value, says }) => (
        <section key={title} className={mergeClasses(shared.sheet, styles.tile)}>
          <h2 className={shared.note}>{title}</h2>
          <p className={styles.value}>{unbroken(value)}</p>
          <p className={shared.note}>{unbroken(says)}</p>
        </section>
      ))}
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}
/** What is asked for less often. */
function Fold({ title, isOpen = false, children }: FoldProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <details open={isOpen}>
      <summary className={mergeClasses(shared.heading, styles.summary)}>{title}</summary>
      <div className={styles.folded}>{children}</div>
    </details>
  );
}

/** Every measure, folded: it is looked up, not read. */
function All({ all, heads }: Pick<ToldFigures, 'all' | 'heads'>) {
  const table = {
    title: 'Every measure',
    periods: heads,
    rows: all.map(({ label, values, definition }) => ({ label, values, says: definition })),
    notes: [],
  };
  return (
    <Fold title="Every measure, and how each is counted">
      <NowTable table={table} />
    </Fold>
  );
}
