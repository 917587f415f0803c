// Signs in, then shows the pages; the theme is Teams' or the system's.
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openSession, signOut, type Code, type First, type Stand } from './sign-in/session.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import type { ThemeName } from './frame/surroundings.ts';
import type { Host } from './teams.ts';
import { systemTheme, themes, watchSystemTheme } from './frame/themes.ts';
import { hasUnsaved } from './data/unsaved.ts';
import { forgetKept } from './data/kept.ts';
import { readRoute } from './routes.ts';

const useStyles = makeStyles({
  ground: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    // Every link is as high as a finger needs.
    '& .fui-Link': { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  },
});

/** Draws the pages in the place of what was shown until now; what was begun without them goes on. */
export function drawRoot(first: First): void {
  const root = document.querySelector('#root');
  if (root !== null) createRoot(root).render(<Root first={first} />);
}

/** Resolves when the code of the page at an address is here. */
export const pageCode: Code['pageCode'] = async (address) => readRoute(address).fetch?.();

function Root({ first }: { readonly first: First }) {
  const styles = useStyles();
  const [host, setHost] = useState<Host | 'sought' | undefined>('sought');
  const theme = useTheme(host === 'sought' ? undefined : host);
  const { stand, kept, begin, again } = useSession(host, first);
  useEffect(() => {
    first.host.then(
      (found) => {
        // That it does not come is seen when it is drawn.
        pageCode(location.hash).catch(() => undefined);
        setHost(found);
      },
      () => undefined,
    );
  }, [first]);
  const shown = stand.kind === 'ready' ? stand : kept;
  return (
    <FluentProvider theme={themes[theme]} className={styles.ground}>
      {shown !== undefined && host !== 'sought' && (
        <div key={shown.me.name} hidden={stand.kind !== 'ready'}>
          <App
            api={shown.api}
            me={shown.me}
            theme={theme}
            host={host}
            away={stand.kind !== 'ready'}
            changePerson={host ? undefined : changing(begin)}
          />
        </div>
      )}
      {(stand.kind !== 'ready' || host === 'sought') && <SignInPage stand={stand} again={again} kept={kept?.me.name} />}
    </FluentProvider>
  );
}

const changing = (begin: () => void) => (): void => {
  signOut();
  // How one person looked at the board is in the address, and not for the next.
  history.replaceState(history.state, '', location.hash.replace(/\?.*$/, ''));
  begin();
};

function useTheme(host: Host | undefined): ThemeName {
  const [system, setSystem] = useState(systemTheme);
  const [teams, setTeams] = useState<ThemeName>();
  const printing = usePrinting();
  useEffect(() => watchSystemTheme(setSystem), []);
  useEffect(() => host?.watchTheme(setTeams), [host]);
  // Paper is white.
  return printing ? 'light' : (teams ?? host?.theme ?? system);
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia('print');
    // The browser takes its picture as soon as this returns.
    const tell = (): void => flushSync(() => setPrinting(paper.matches));
    paper.addEventListener('change', tell);
    return () => paper.removeEventListener('change', tell);
  }, []);
  return printing;
}

type Ready = Extract<Stand, { kind: 'ready' }>;
interface Session {
  readonly stand: Stand;
  /** The pages as they were when the sign-in ended under someone's typing: hidden until the same person is back. */
  readonly kept?: Ready | undefined;
}

type Show = (change: (before: Session) => Session) => void;

/** Signs in; `kept` says what of the pages before waits meanwhile. */
function signIn(
  host: Host | undefined,
  show: Show,
  kept: (before: Session) => Ready | undefined = () => undefined,
): void {
  show((before) => ({ stand: { kind: 'starting' }, kept: kept(before) }));
  follow(openSession(host, Promise.resolve({ pageCode })), host, show);
}

/** Shows what came of a sign-in, and signs in again when it is lost. */
function follow(opened: Promise<Stand>, host: Host | undefined, show: Show): void {
  const lost = (): void => {
    const typed = hasUnsaved();
    signIn(host, show, ({ stand }) => (typed && stand.kind === 'ready' ? stand : undefined));
  };
  opened.then(
    (stand) => {
      show((before) => (stand.kind === 'ready' ? { stand } : { ...before, stand }));
      if (stand.kind === 'ready') stand.lost.then(lost, () => undefined);
      if (stand.kind === 'choose' || stand.kind === 'inTeams') forgetKept();
    },
    () => undefined,
  );
}

function useSession(host: Host | 'sought' | undefined, first: First) {
  const [session, setSession] = useState<Session>({ stand: { kind: 'starting' } });
  const found = host === 'sought' ? undefined : host;
  const begin = useCallback(() => signIn(found, setSession), [found]);
  const again = useCallback(() => signIn(found, setSession, ({ kept }) => kept), [found]);
  useEffect(() => {
    if (host !== 'sought') follow(first.stand, host, setSession);
  }, [first, host]);
  const { stand } = session;
  useEffect(() => {
    if (found === undefined) return;
    if (stand.kind === 'ready') found.succeeded();
    if (stand.kind === 'failed') found.failed('AuthFailed', stand.problem.message);
  }, [found, stand]);
  return { ...session, begin, again };
}
