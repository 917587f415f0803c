// One case: who it is about and where it stands; what works, then the worry; what is agreed, and what happens next.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Button, CasePage } from '../../web/api.ts';
import { PageFrame } from '../page-frame.tsx';
import { usePage } from '../use-page.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseHead } from './case-head.tsx';
import { Chronology } from './chronology.tsx';
import { People, Prints, WhatNext } from './case-lists.tsx';
import { Picture, Strengths } from './sections.tsx';
import { StepBar } from '../card/step-bar.tsx';

const DeskPanel = lazy(() => import('../card/desk-panel.tsx').then((m) => ({ default: m.DeskPanel })));

/** From here on the panel stands beside the case. */
const beside = '@media (min-width: 1000px)';

const useStyles = makeStyles({
  halves: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  open: {
    [beside]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(400px, 520px)',
      alignItems: 'start',
      gap: tokens.spacingHorizontalL,
    },
  },
  case: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px', minWidth: 0 },
  panel: {
    [beside]: {
      position: 'sticky',
      top: tokens.spacingVerticalM,
      maxHeight: `calc(100vh - 2 * ${tokens.spacingVerticalM})`,
      overflowY: 'auto',
    },
  },
});

export function CasePageView({ reference }: { readonly reference: string }) {
  const page = usePage<CasePage>(`cases/${reference}`, { topic: 'board' });
  const [first, setFirst] = useState<Button>();
  const panel = first !== undefined && (
    <DeskPanel first={first} inline onClose={() => setFirst(undefined)} onDone={page.reload} />
  );
  return (
    <PageFrame title={reference} page={page}>
      {(data) => (
        <Halves panel={panel}>
          <CaseHead data={data} />
          {data.sight === 'full' && <Content data={data} press={setFirst} />}
          <StepBar steps={data.steps} press={setFirst} isOpen={first !== undefined} />
        </Halves>
      )}
    </PageFrame>
  );
}

function Content({ data, press }: { readonly data: CasePage; readonly press: (button: Button) => void }) {
  return (
    <>
      <Strengths sections={data.strengths} />
      <Picture sections={data.picture} />
      <CaseActions actions={data.actions} now={data.now} press={press} />
      <WhatNext next={data.next} />
      <Chronology lines={data.chronology} />
      <People people={data.people} />
      <Prints prints={data.prints} />
    </>
  );
}

/** The case, and beside it the panel while one is open. */
function Halves({ panel, children }: { readonly panel: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.halves, panel !== false && styles.open)}>
      <article className={styles.case}>{children}</article>
      <Suspense fallback={null}>{panel !== false && <div className={styles.panel}>{panel}</div>}</Suspense>
    </div>
  );
}
