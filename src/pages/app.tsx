// Which page is at which address. All but the board are loaded when they are asked for.
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Me } from '../web/reads/all.ts';
import type { Api } from './data/api.ts';
import { BoardPage } from './board/board-page.tsx';
import { PageProvider, type PageContext } from './frame/page-context.tsx';
import { PageBoundary } from './frame/page-boundary.tsx';
import { WaitingPage } from './frame/waiting.tsx';
import { addressOf, readRoute, type Route } from './routes.ts';
import { Shell } from './frame/shell.tsx';
import type { ThemeName } from './frame/surroundings.ts';
import type { Host } from './teams.ts';
import { isHeld } from './data/unsaved.ts';

const CasePage = lazy(() => import('./case/case-page.tsx').then((m) => ({ default: m.CasePageView })));
const RiskPage = lazy(() => import('./risk/risk-page.tsx').then((m) => ({ default: m.RiskPageView })));
const MeetingPage = lazy(() => import('./meeting/meeting-page.tsx').then((m) => ({ default: m.MeetingView })));
const PrintPage = lazy(() => import('./print/print-page.tsx').then((m) => ({ default: m.PrintView })));
const MeetingsPage = lazy(() => import('./meetings/meetings-page.tsx').then((m) => ({ default: m.MeetingsPage })));
const TodayPage = lazy(() => import('./meetings/today-page.tsx').then((m) => ({ default: m.TodayPage })));
const ActionsPage = lazy(() => import('./actions/actions-page.tsx').then((m) => ({ default: m.ActionsPage })));
const DeliveryPage = lazy(() => import('./delivery/delivery-page.tsx').then((m) => ({ default: m.DeliveryPage })));
const FiguresPage = lazy(() => import('./figures/figures-page.tsx').then((m) => ({ default: m.FiguresPage })));
const SayPage = lazy(() => import('./say/say-page.tsx').then((m) => ({ default: m.SayPage })));
const TrainingPage = lazy(() => import('./training/training-page.tsx').then((m) => ({ default: m.TrainingPage })));
const HelpPage = lazy(() => import('./help/help-page.tsx').then((m) => ({ default: m.HelpPage })));
const PapersPage = lazy(() => import('./papers/papers-page.tsx').then((m) => ({ default: m.PapersPage })));
const SheetPage = lazy(() => import('./papers/sheet-page.tsx').then((m) => ({ default: m.SheetPage })));
const PolicyPage = lazy(() => import('./papers/policy-page.tsx').then((m) => ({ default: m.PolicyPage })));
const ConfigurePage = lazy(() => import('./configure/configure-page.tsx').then((m) => ({ default: m.ConfigurePage })));

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'board':
      return <BoardPage />;
    case 'case':
      return <CasePage reference={route.reference} at={route.at} />;
    case 'risk':
      return <RiskPage reference={route.reference} at={route.at} />;
    case 'meeting':
      return <MeetingPage id={route.id} at={route.at} />;
    case 'print':
      return <PrintPage link={route.link} />;
    case 'meetings':
      return <MeetingsPage />;
    case 'today':
      return <TodayPage />;
    case 'actions':
      return <ActionsPage agency={route.agency} at={route.at} />;
    case 'delivery':
      return <DeliveryPage />;
    case 'figures':
      return <FiguresPage />;
    case 'say':
      return <SayPage />;
    case 'training':
      return <TrainingPage />;
    case 'help':
      return <HelpPage />;
    case 'papers':
      return route.name === undefined ? <PapersPage /> : <SheetPage name={route.name} />;
    case 'policy':
      return <PolicyPage />;
    case 'configure':
      return <ConfigurePage />;
  }
}

interface AppProps {
  readonly api: Api;
  readonly me: Me;
  readonly theme: ThemeName;
  readonly host: Host | undefined;
  /** The person has to sign in again: nothing of this is shown until then. */
  readonly away: boolean;
  /** Only in a local run. */
  readonly changePerson: (() => void) | undefined;
}

const go = (link: string): void => location.assign(`#/${link}`);

/** The page at the address, and again whenever the address changes. */
export function App({ api, me, theme, host, away, changePerson }: AppProps) {
  const { route, moved } = useRoute();
  const context = useMemo<PageContext>(
    () => ({ api, me, theme, host, away, moved, frame: host?.frame ?? 'page', go }),
    [api, me, theme, host, away, moved],
  );
  return (
    <PageProvider value={context}>
      <Shell route={route} changePerson={changePerson}>
        <PageBoundary key={addressOf(route)}>
          <Suspense fallback={<WaitingPage page={route.page} />}>
            <Page route={route} />
          </Suspense>
        </PageBoundary>
      </Shell>
    </PageProvider>
  );
}

function useRoute(): { readonly route: Route; readonly moved: boolean } {
  const [state, setState] = useState(() => ({ route: readRoute(location.hash), moved: false }));
  useEffect(() => {
    const read = (event: HashChangeEvent): void => {
      if (!isHeld(event)) setState({ route: readRoute(location.hash), moved: true });
    };
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return state;
}
