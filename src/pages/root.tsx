// Signs in, then shows the pages; the theme is Teams' or the system's.
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { App } from './app.tsx';
import { openSession, signOut, type Stand } from './sign-in/session.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import type { ThemeName } from './surroundings.ts';
import type { Host } from './teams.ts';
import { systemTheme, themes, watchSystemTheme } from './themes.ts';

const useStyles = makeStyles({
  ground: { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground3 },
});

/** Teams around this window, if there is; its code is loaded only inside a frame. */
async function findHost(): Promise<Host | undefined> {
  if (window.parent === window) return undefined;
  const { openHost } = await import('./teams.ts');
  return openHost();
}

/** Goes where Teams wants this page: along a deep link, or to the meeting that it stands beside. */
function goToStart(host: Host): void {
  const link = host.link ?? (host.inMeeting && location.hash.length < 3 ? 'today' : undefined);
  if (link !== undefined) location.replace(`#/${link}`);
}

export function Root() {
  const styles = useStyles();
  const [host, setHost] = useState<Host | 'sought' | undefined>('sought');
  const theme = useTheme(host === 'sought' ? undefined : host);
  const { stand, begin } = useSession(host);
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
  return (
    <FluentProvider theme={themes[theme]} className={styles.ground}>
      {stand.kind === 'ready' && host !== 'sought' ? (
        <App
          api={stand.api}
          me={stand.me}
          theme={theme}
          host={host}
          changePerson={host ? undefined : changing(begin)}
        />
      ) : (
        <SignInPage stand={stand} again={begin} />
      )}
    </FluentProvider>
  );
}

const changing = (begin: () => void) => (): void => {
  signOut();
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

function useSession(host: Host | 'sought' | undefined): { readonly stand: Stand; readonly begin: () => void } {
  const [stand, setStand] = useState<Stand>({ kind: 'starting' });
  const begin = useCallback(() => {
    const run = (): void => {
      if (host === 'sought') return;
      setStand({ kind: 'starting' });
      openSession(host, run).then(setStand, () => undefined);
    };
    run();
  }, [host]);
  useEffect(begin, [begin]);
  useEffect(() => {
    if (typeof host !== 'object') return;
    if (stand.kind === 'ready') host.succeeded();
    if (stand.kind === 'failed') host.failed(stand.problem.message);
  }, [host, stand]);
  return { stand, begin };
}
