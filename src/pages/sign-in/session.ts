// Who is signed in: by Teams, or in a local run as one of its fictional people.
import type { Me } from '../../web/reads/all.ts';
import type { SignInAnswer } from '../../web/tab/api.ts';
import { answerOf, ApiProblem, fetched, openApi, problemOf, type Api, type TokenSource } from '../data/api.ts';
import { firstRead } from '../first-reads.ts';
import type { Host } from '../teams.ts';

export type LocalPeople = Extract<SignInAnswer, { kind: 'local' }>['people'];
export type Stand =
  | { readonly kind: 'starting' }
  /** A local run: who would you like to be? */
  | { readonly kind: 'choose'; readonly people: LocalPeople }
  /** A plain browser or Outlook, where only Teams can say who someone is. */
  | { readonly kind: 'inTeams'; readonly link: string | undefined }
  | { readonly kind: 'failed'; readonly problem: ApiProblem }
  | {
      readonly kind: 'ready';
      readonly api: Api;
      readonly me: Me;
      /** Resolves when the sign-in is refused for good. */
      readonly lost: Promise<void>;
    };
/** What is begun before the code is here that draws it. */
export interface First {
  readonly host: Promise<Host | undefined>;
  readonly stand: Promise<Stand>;
}

const stored = 'mset.token';
const spareMs = 60_000;

/** What draws the pages: root.tsx. */
export interface Code {
  readonly pageCode: (address: string) => Promise<unknown>;
}

/** Begins with Teams, if it is around this window, and signs in; `code` is on its way. */
export function openFirst(code: Promise<Code>): First {
  const host = findHost().catch(() => undefined);
  return { host, stand: host.then(async (found) => openEarly(found, code)) };
}

/** A line that dropped before the code was here is nothing to show: it is tried again when the code comes, once. */
async function openEarly(host: Host | undefined, code: Promise<Code>): Promise<Stand> {
  let isHere = false;
  code.then(
    () => {
      isHere = true;
    },
    () => undefined,
  );
  const stand = await openSession(host, code);
  if (isHere || stand.kind !== 'failed' || stand.problem.status !== 0) return stand;
  return code.then(
    async () => openSession(host, code),
    () => stand,
  );
}

/** Teams around this window, if there is; its code is loaded only inside a frame, or in Teams' window on a phone. */
async function findHost(): Promise<Host | undefined> {
  // On a phone there is no frame: Teams is reached by this, which it puts there (teams-js: internal/communication). The
  // web view of another app may have it too, and does not answer as Teams: after eight seconds at most (teams.ts) the
  // page goes on as in a browser.
  if (window.parent === window && !('nativeInterface' in window)) return undefined;
  const { openHost } = await import('../teams.ts');
  const host = await openHost();
  if (host !== undefined) goToStart(host);
  host?.loaded();
  return host;
}

/** Goes where Teams wants this page: along a deep link, or to the meeting that it is beside. */
function goToStart(host: Host): void {
  const link = host.link ?? (host.inMeeting && location.hash.length < 3 ? 'today' : undefined);
  if (link !== undefined) location.replace(`#/${link}`);
}

/** Signs in, or says what is needed first. */
export async function openSession(host: Host | undefined, code: Promise<Code>): Promise<Stand> {
  try {
    if (host?.isElsewhere === true) return await beforeSignIn();
    if (host !== undefined) return await readyWith(teamsToken(host), code);
    const local = sessionStorage.getItem(stored);
    return local === null ? await beforeSignIn() : await readyAgain(local, code);
  } catch (error) {
    return { kind: 'failed', problem: problemFrom(error) };
  }
}

/** A problem as people read it, whatever was thrown. */
function problemFrom(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const reason = error instanceof Error && error.message !== '' ? ` It said: ${error.message}` : '';
  return new ApiProblem(401, `Teams could not sign you in.${reason}`);
}

async function readyWith(token: TokenSource, code: Promise<Code>): Promise<Stand> {
  let known = false;
  let running = false;
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  const api = openApi(token, () => {
    if (running) lose();
  });
  const read = firstRead(location.hash);
  // A look waits for the code of the page that shows it, and is none if the person has gone elsewhere by then. Once it
  // is known who someone is, the page asks itself: the look would be recorded twice. Where the sign-in failed there is
  // no page.
  if (read !== undefined)
    (read.isLook ? code.then(async ({ pageCode }) => pageCode(location.hash)) : Promise.resolve()).then(
      () => !known && firstRead(location.hash)?.path === read.path && api.ahead(read.path),
      () => undefined,
    );
  const me = await api.get<Me>('me').finally(() => {
    known = true;
  });
  running = true;
  return { kind: 'ready', api, me, lost };
}

/** A token kept from before may have run out with the server. */
async function readyAgain(token: string, code: Promise<Code>): Promise<Stand> {
  const source: TokenSource = async (fresh) => (fresh ? undefined : token);
  try {
    return await readyWith(source, code);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    signOut();
    return beforeSignIn();
  }
}

async function beforeSignIn(): Promise<Stand> {
  const response = await fetched('sign-in', {});
  if (!response.ok) throw await problemOf(response);
  const signIn = await answerOf<SignInAnswer>(response);
  return signIn.kind === 'local' ? { kind: 'choose', people: signIn.people } : { kind: 'inTeams', link: signIn.link };
}

/** Signs in as a fictional person. Rejects with ApiProblem. */
export async function signInAs(objectId: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetched('sign-in', { method: 'POST', headers, body: JSON.stringify({ objectId }) });
  if (!response.ok) throw await problemOf(response);
  sessionStorage.setItem(stored, (await answerOf<{ token: string }>(response)).token);
}

/** Forgets the fictional person. */
export const signOut = (): void => sessionStorage.removeItem(stored);

/** Teams' token, renewed a minute before it runs out and when the server refuses it. */
function teamsToken(host: Host): TokenSource {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const token = await host.token();
    held = { token, until: endOf(token) };
    return token;
  };
  return async (fresh) => {
    if (!fresh && held !== undefined && held.until - spareMs > Date.now()) return held.token;
    // Several requests at once ask for one token.
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/** When a token runs out, in milliseconds; read for its renewal only, never for a decision. */
function endOf(token: string): number {
  try {
    const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
      readonly exp?: unknown;
    };
    return typeof claims.exp === 'number' ? claims.exp * 1000 : 0;
  } catch {
    return 0;
  }
}
