// A record: what was said of a person, place or thing, what is made of that, and what is done about it.
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EntityPage } from '../../web/reads/entity.ts';
import { Beside } from '../card/panel/beside.tsx';
import { StepBar } from '../card/panel/step-bar.tsx';
import { usePanel } from '../card/panel/use-panel.tsx';
import { CaseActions } from '../case/case-actions.tsx';
import { Sheet } from '../case/sections.tsx';
import { usePage } from '../data/use-page.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useArrival } from '../frame/use-arrival.ts';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  entry: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { margin: 0, maxWidth: '75ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  kept: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
  views: { backgroundColor: tokens.colorNeutralBackground3 },
});

/** What is asked first, and More. */
const mostPlain = 3;

interface EntityPageProps {
  readonly id: string;
  /** The part that a link leads to. */
  readonly at: string | undefined;
}

export function EntityPageView({ id, at }: EntityPageProps) {
  const page = usePage<EntityPage>(`records/${id}`, { topic: 'board', everyMs: 3000 });
  const panel = usePanel(page.reload);
  useArrival(at, page.data !== undefined);
  return (
    <Beside panel={panel.shown}>
      <PageFrame
        title={page.data === undefined ? `Record ${id}` : `${page.data.kind}: ${page.data.called}`}
        page={page}
        tools={({ lists, around, print }) => (
          <>
            {lists && <Link href="#/records">All records</Link>}
            {around !== undefined && <Link href={`#/${around}`}>Picture</Link>}
            {print !== undefined && <Link href={`#/${print}`}>Print</Link>}
          </>
        )}
      >
        {(data) => (
          <>
            <Head data={data} />
            {data.actions !== undefined && (
              <CaseActions actions={data.actions} now={data.now} at={at} press={panel.open} />
            )}
            {data.said !== undefined && <SaidOf said={data.said} />}
            <Views views={data.views} />
            <StepBar steps={data.steps} press={panel.open} isOpen={panel.isOpen} most={mostPlain} />
          </>
        )}
      </PageFrame>
    </Beside>
  );
}

/** Its number below its name, and how it is now. */
function Head({ data: { line, state, late, details } }: { readonly data: EntityPage }) {
  const shared = useShared();
  return (
    <section aria-label="How it is now" className={mergeClasses(shared.sheet, shared.stack)}>
      <div>
        <div className={shared.subtle}>{line}</div>
        <div className={late ? shared.strong : undefined}>{late ? `▲ ${state}` : state}</div>
      </div>
      {details.length > 0 && (
        <div className={shared.words}>
          {details.map(({ label, value }) => (
            <span key={label}>
              {label} {value}
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

function SaidOf({ said }: { readonly said: NonNullable<EntityPage['said']> }) {
  const shared = useShared();
  return (
    <Sheet title={said.length === 0 ? 'What was said' : `What was said (${said.length})`} at="said">
      {said.length === 0 && <div className={shared.subtle}>Nothing that you may read.</div>}
      <ul className={shared.list}>
        {said.map((one, place) => (
          <Entry key={place} {...one} />
        ))}
      </ul>
    </Sheet>
  );
}

function Entry({ words, source, notFamily }: NonNullable<EntityPage['said']>[number]): ReactNode {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li className={styles.entry}>
      {notFamily && <div className={styles.kept}>▲ Do not tell family</div>}
      {words !== undefined && <p className={styles.words}>{words}</p>}
      <div className={shared.subtle}>{source}</div>
    </li>
  );
}

function Views({ views }: Pick<EntityPage, 'views'>) {
  const styles = useStyles();
  const shared = useShared();
  if (views.length === 0) return null;
  return (
    <section aria-label="What we make of it" className={mergeClasses(shared.sheet, shared.stack, styles.views)}>
      <h2 className={shared.heading}>What we make of it</h2>
      {views.map(({ words, by }, place) => (
        <div key={place}>
          <p className={styles.words}>{words}</p>
          <div className={shared.subtle}>Inferred by {by}; not said by anyone</div>
        </div>
      ))}
    </section>
  );
}
