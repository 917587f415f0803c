// Which page stands at which address. All but the board are loaded when they are asked for.
import { lazy, Suspense, useEffect, useState } from 'react';
import { readRoute, type Route } from './routes.ts';

const CasePage = lazy(() => import('./case/case-page.tsx').then((m) => ({ default: m.CasePageView })));
const MeetingPage = lazy(() => import('./meeting/meeting-page.tsx').then((m) => ({ default: m.MeetingView })));
const PrintPage = lazy(() => import('./print/print-page.tsx').then((m) => ({ default: m.PrintView })));

export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'case':
      return <CasePage key={route.reference} reference={route.reference} />;
    case 'meeting':
      return <MeetingPage key={route.id} id={route.id} />;
    case 'print':
      return <PrintPage key={route.link} link={route.link} />;
    default:
      return <h1>{route.page}</h1>;
  }
}

/** The page at the address, and again whenever the address changes. */
export function App() {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const read = (): void => setRoute(readRoute(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <Suspense fallback={null}>
      <Page route={route} />
    </Suspense>
  );
}
