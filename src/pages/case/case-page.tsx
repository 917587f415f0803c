// One case: who it is about and where it stands; what works, then the worry; what is agreed, and what happens next.
import { readReference } from '../../domain/ids.ts';
import type { Button, CasePage } from '../../web/tab/api.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { usePage } from '../data/use-page.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseHead } from './case-head.tsx';
import { Chronology } from './chronology.tsx';
import { MissingEpisodes } from './missing.tsx';
import { People, Prints, WhatNext } from './case-lists.tsx';
import { Picture, Strengths } from './sections.tsx';
import { Beside } from '../card/panel/beside.tsx';
import { StepBar } from '../card/panel/step-bar.tsx';
import { usePanel } from '../card/panel/use-panel.tsx';

/** Anything that happens may be of this case; it is read again at most so often. */
const everyMs = 3000;

/** The reference as it is written; an address may hold anything. */
function titleOf(text: string): string {
  const read = readReference(text);
  return 'reference' in read ? read.reference : 'Case';
}

/** One case. */
export function CasePageView({ reference }: { readonly reference: string }) {
  const page = usePage<CasePage>(`cases/${reference}`, { topic: 'board', everyMs });
  const panel = usePanel(page.reload);
  return (
    <Beside panel={panel.shown}>
      <PageFrame title={titleOf(reference)} page={page}>
        {(data) => (
          <>
            <CaseHead data={data} />
            {data.sight === 'full' && <Content data={data} press={panel.open} />}
            <StepBar steps={data.steps} press={panel.open} isOpen={panel.isOpen} />
          </>
        )}
      </PageFrame>
    </Beside>
  );
}

function Content({ data, press }: { readonly data: CasePage; readonly press: (button: Button) => void }) {
  return (
    <>
      <Strengths sections={data.strengths} />
      <Picture sections={data.picture} />
      <CaseActions actions={data.actions} now={data.now} press={press} />
      <MissingEpisodes episodes={data.missing} />
      <WhatNext next={data.next} />
      <Chronology lines={data.chronology} missing={data.missing} now={data.now} />
      <People people={data.people} />
      <Prints prints={data.prints} />
    </>
  );
}
