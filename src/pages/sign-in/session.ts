// Who is signed in: by Teams, or in a local run as one of its fictional people.
import type { Me } from '../../web/reads/all.ts';
import type { SignInAnswer } from '../../web/tab/api.ts';
import { answerOf, ApiProblem, fetched, openApi, problemOf, type Api, type TokenSource } from '../data/api.ts';
import { readRoute } from '../routes.ts';
import { forgetKept } from '../data/kept.ts';
import type { Host } from '../teams.ts';

export type LocalPeople = Extract<SignInAnswer, { kind: 'local' }>['people'];
export type Stand =
  | { readonly kind: 'starting' }
  /** A local run: who would you like to be? */
  | { readonly kind: 'choose'; readonly people: LocalPeople }
  /** A plain browser or Outlook, where only Teams can say who someone is. */
  | { readonly kind: 'inTeams'; readonly link: string | undefined }
  | { readonly kind: 'failed'; readonly problem: ApiProblem }
  | { readonly kind: 'ready'; readonly api: Api; readonly me: Me };

const stored = 'mset.token';
const spareMs = 60_000;

/** Signs in, or says what is needed first. `lost` is called when a running sign-in is refused for good. */
export async function openSession(host: Host | undefined, lost: () => void): Promise<Stand> {
  try {
    if (host?.isElsewhere === true) return await beforeSignIn();
    if (host !== undefined) return await readyWith(teamsToken(host), lost);
    const local = sessionStorage.getItem(stored);
    return local === null ? await beforeSignIn() : await readyAgain(local, lost);
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

async function readyWith(token: TokenSource, lost: () => void): Promise<Stand> {
  let running = false;
  const api = openApi(token, () => {
    // Said once, however many requests are refused.
    if (running) lost();
    running = false;
  });
  // What the address leads to comes beside who is signed in, not after it.
  const { fetch, reads } = readRoute(location.hash);
  fetch?.();
  if (reads !== undefined) api.ahead(reads);
  const me = await api.get<Me>('me');
  running = true;
  return { kind: 'ready', api, me };
}

/** A token kept from before may have run out with the server. */
async function readyAgain(token: string, lost: () => void): Promise<Stand> {
  const source: TokenSource = async (fresh) => (fresh ? undefined : token);
  try {
    return await readyWith(source, lost);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    signOut();
    return beforeSignIn();
  }
}

async function beforeSignIn(): Promise<Stand> {
  forgetKept();
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
