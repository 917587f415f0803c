// The page at the address. All but the board are fetched when they are opened.
import { Suspense, useEffect, useMemo, useState } from 'react';
import type { Me } from '../web/reads/all.ts';
import type { Api } from './data/api.ts';
import { BoardPage } from './board/board-page.tsx';
import { PageProvider, type PageContext } from './frame/page-context.tsx';
import { PageBoundary } from './frame/page-boundary.tsx';
import { WaitingPage } from './frame/waiting.tsx';
import { keyOf, readRoute, type Route } from './routes.ts';
import { SentLate } from './card/panel/sent-late.tsx';
import { Shell } from './frame/shell.tsx';
import type { ThemeName } from './frame/surroundings.ts';
import type { Host } from './teams.ts';
import { isHeld } from './data/unsaved.ts';

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
  const { title, outline } = route.page;
  const context = useMemo<PageContext>(
    () => ({ api, me, theme, host, away, moved, title, outline, frame: host?.frame ?? 'page', go }),
    [api, me, theme, host, away, moved, title, outline],
  );
  return (
    <PageProvider value={context}>
      <Shell route={route} changePerson={changePerson}>
        <SentLate api={api} who={me.name} />
        <PageBoundary key={keyOf(route)}>
          <Suspense fallback={<WaitingPage />}>{route.draw?.() ?? <BoardPage />}</Suspense>
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
