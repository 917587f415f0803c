// Signs in, then shows the pages; the theme is Teams' or the system's.
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { App } from './app.tsx';
import { openSession, signOut, type Stand } from './sign-in/session.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import type { ThemeName } from './frame/surroundings.ts';
import type { Host } from './teams.ts';
import { systemTheme, themes, watchSystemTheme } from './frame/themes.ts';
import { hasUnsaved } from './data/unsaved.ts';

const useStyles = makeStyles({
  ground: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    // Every link is as high as a finger needs.
    '& .fui-Link': { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  },
});

/** Teams around this window, if there is; its code is loaded only inside a frame. */
async function findHost(): Promise<Host | undefined> {
  if (window.parent === window) return undefined;
  const { openHost } = await import('./teams.ts');
  return openHost();
}

/** Goes where Teams wants this page: along a deep link, or to the meeting that it is beside. */
function goToStart(host: Host): void {
  const link = host.link ?? (host.inMeeting && location.hash.length < 3 ? 'today' : undefined);
  if (link !== undefined) location.replace(`#/${link}`);
}

export function Root() {
  const styles = useStyles();
  const [host, setHost] = useState<Host | 'sought' | undefined>('sought');
  const theme = useTheme(host === 'sought' ? undefined : host);
  const { stand, kept, begin, again } = useSession(host);
  useEffect(() => {
    findHost().then(
      (found) => {
        if (found !== undefined) goToStart(found);
        found?.loaded();
        setHost(found);
      },
      () => setHost(undefined),
    );
  }, []);
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
  host: Host | 'sought' | undefined,
  show: Show,
  kept: (before: Session) => Ready | undefined = () => undefined,
): void {
  if (host === 'sought') return;
  show((before) => ({ stand: { kind: 'starting' }, kept: kept(before) }));
  const lost = (): void => {
    const typed = hasUnsaved();
    signIn(host, show, ({ stand }) => (typed && stand.kind === 'ready' ? stand : undefined));
  };
  openSession(host, lost).then(
    (stand) => show((before) => (stand.kind === 'ready' ? { stand } : { ...before, stand })),
    () => undefined,
  );
}

function useSession(host: Host | 'sought' | undefined) {
  const [session, setSession] = useState<Session>({ stand: { kind: 'starting' } });
  const begin = useCallback(() => signIn(host, setSession), [host]);
  const again = useCallback(() => signIn(host, setSession, ({ kept }) => kept), [host]);
  useEffect(begin, [begin]);
  const { stand } = session;
  useEffect(() => {
    if (typeof host !== 'object') return;
    if (stand.kind === 'ready') host.succeeded();
    if (stand.kind === 'failed') host.failed(stand.problem.message);
  }, [host, stand]);
  return { ...session, begin, again };
}
