// The risk assessment of a case: filled in where there is a draft, else what the newest version says; and those before.
import { Link } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { readReference } from '../../domain/kernel/ids.ts';
import type { Button } from '../../web/tab/api.ts';
import type { RiskPage } from '../../web/reads/risk.ts';
import { Beside } from '../card/panel/beside.tsx';
import { hasVerb, sayProblem } from '../card/panel/read-card.ts';
import { StepBar } from '../card/panel/step-bar.tsx';
import { usePanel } from '../card/panel/use-panel.tsx';
import { Warnings } from '../case/case-head.tsx';
import { Sheet } from '../case/sections.tsx';
import { usePage } from '../data/use-page.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useArrival } from '../frame/use-arrival.ts';
import { useShared } from '../frame/styles.ts';
import { RiskDrawing } from './risk-drawing.tsx';
import { RiskForm } from './risk-form.tsx';
import { Told } from './told.tsx';

const everyMs = 3000;

const titleOf = (text: string): string => {
  const read = readReference(text);
  return `Risk assessment${'reference' in read ? `: ${read.reference}` : ''}`;
};

interface RiskPageProps {
  readonly reference: string;
  /** The part that a link leads to. */
  readonly at: string | undefined;
}

export function RiskPageView({ reference, at }: RiskPageProps) {
  const { api } = usePageContext();
  const page = usePage<RiskPage>(`cases/${reference}/risk`, { topic: 'board', everyMs });
  const [problem, setProblem] = useState<string>();
  // What a correction leads to is here, and not on cards.
  const panel = usePanel(page.reload, {
    onCard: (card) => {
      if (!hasVerb(card, 'risk.next')) return;
      panel.close();
      page.reload();
    },
  });
  useArrival(at, page.data !== undefined);
  useCompletion(page.data?.draft !== undefined);
  const press = (button: Button): void => {
    if (button.verb !== 'risk.begin') {
      panel.open(button);
      return;
    }
    setProblem(undefined);
    api.press(button).then(page.reload, (error: unknown) => setProblem(sayProblem(error)));
  };
  return (
    <Beside panel={panel.shown}>
      <PageFrame
        title={titleOf(reference)}
        page={page}
        tools={() => <Link href={`#/case/${reference}`}>Back to the case</Link>}
      >
        {(data) => (
          <>
            <Warnings warnings={data.warnings} />
            {problem !== undefined && <p role="alert">{problem}</p>}
            {data.draft === undefined ? (
              <Read data={data} />
            ) : (
              <RiskForm
                key={data.draft.id}
                reference={data.reference}
                draft={data.draft}
                today={data.now.slice(0, 10)}
                reload={page.reload}
              />
            )}
            {data.versions.length > 0 && (
              <Sheet title="Over time" at="versions">
                <RiskDrawing versions={data.versions} />
              </Sheet>
            )}
            {data.draft === undefined && <StepBar steps={data.steps} press={press} isOpen={panel.isOpen} />}
          </>
        )}
      </PageFrame>
    </Beside>
  );
}

function Read({ data: { newest } }: { readonly data: RiskPage }) {
  const shared = useShared();
  return newest === undefined ? (
    <p className={shared.note}>There is no risk assessment yet.</p>
  ) : (
    <Told told={newest} at="newest" />
  );
}

/** Once it is completed, what it says has the keyboard. */
function useCompletion(hasDraft: boolean): void {
  const had = useRef(hasDraft);
  useEffect(() => {
    if (had.current && !hasDraft) document.querySelector<HTMLElement>('[data-at=newest]')?.focus();
    had.current = hasDraft;
  }, [hasDraft]);
}
