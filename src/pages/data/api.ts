// The pages' only way to the server. What it answers has its types in src/web/tab/api.ts.
import type { Found } from '../../web/reads/find.ts';
import type { PressAnswer, Refused } from '../../web/tab/api.ts';

export interface Api {
  /** Reads; `path` is the part behind `/api/tab/`, such as `cases/MSET-4F7K-24`. Rejects with ApiProblem. */
  readonly get: <T>(path: string) => Promise<T>;
  /** Reads what will be asked for next: the answer is for the next `get` alone, if that asks for it. */
  readonly ahead: (path: string) => void;
  /**
   * Presses a button; the answer holds the adaptive card that follows. Rejects with ApiProblem. `leaving`: the page is going
   * away, and the press must still arrive.
   */
  readonly press: (button: Pressed, how?: { readonly leaving: boolean }) => Promise<Answer>;
  /** Children's names by reference; every one is recorded as a look. Never kept. */
  readonly names: (references: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  /** Cases by name, case ID or reference, with their names: each is recorded as a look. Never kept. */
  readonly find: (what: string) => Promise<readonly Found[]>;
  /** Reads what is asked for with something that stands in no address. Rejects with ApiProblem. */
  readonly ask: <T>(path: string, body: object) => Promise<T>;
  /** The stream of changes of a topic: the answer as it begins. Rejects with ApiProblem. */
  readonly stream: (topic: string, signal: AbortSignal) => Promise<Response>;
}
/** What a press is answered with. */
export interface Answer extends PressAnswer {
  readonly card: object;
}
export interface Pressed {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A refusal of the server, in its own words, or that it cannot be reached. */
export class ApiProblem extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What support may be told. */
  readonly reference: string | undefined;

  constructor(status: number, message: string, reference?: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.reference = reference;
  }
}

/** Whether the server has answered for good: anything else may have been lost on the way, or passes. */
export const isDefinite = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status);

interface Sent extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Gives the token; `fresh` asks for a new one, because the last was refused. Undefined where there is no other. */
export type TokenSource = (fresh: boolean) => Promise<string | undefined>;

/** The server answers within 3 seconds; the rest is for the way. */
const patienceMs = 20_000;
const offline = 'No answer from the server. Nothing is lost. Check your connection, then try again.';

/** The API with a token on every request; a refused token is renewed once. */
export function openApi(token: TokenSource, lost: () => void): Api {
  const send = async (path: string, init: Sent): Promise<Response> => {
    const first = await withToken(path, init, await token(false));
    const renewed = first.status === 401 ? await token(true) : undefined;
    const response = renewed === undefined ? first : await withToken(path, init, renewed);
    if (response.ok) return response;
    if (response.status === 401) lost();
    throw await problemOf(response);
  };
  const post = async <T>(path: string, body: object, keepalive = false): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(patienceMs);
    return answerOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body), signal, keepalive }));
  };
  const read = async <T>(path: string): Promise<T> =>
    answerOf<T>(await send(path, { signal: AbortSignal.timeout(patienceMs) }));
  // What each is, the page says that asks for it.
  const early = new Map<string, Promise<never>>();
  return {
    get: async <T>(path: string) => {
      const answer: Promise<T> = early.get(path) ?? read<T>(path);
      early.clear();
      return answer;
    },
    ahead: (path) => {
      const answer = read<never>(path);
      early.set(path, answer);
      // Who asks for it hears of a refusal; where no answer came, it is read then.
      answer.catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 0) early.delete(path);
      });
    },
    press: async ({ verb, data }, how) => post<Answer>('press', { verb, data }, how?.leaving),
    names: async (references) =>
      (await post<{ names: Readonly<Record<string, string>> }>('names', { references })).names,
    ask: async (path, body) => post(path, body),
    find: async (what) => (await post<{ found: readonly Found[] }>('find', { what })).found,
    stream: async (topic, signal) => send(`changes?topic=${encodeURIComponent(topic)}`, { signal }),
  };
}

const withToken = async (path: string, init: Sent, token: string | undefined): Promise<Response> =>
  fetched(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token ?? ''}` } });

/** One request without a token. Rejects with ApiProblem. */
export async function fetched(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/tab/${path}`, { ...init, credentials: 'omit', cache: 'no-store' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, offline);
  }
}

/** What the server answered, as JSON. */
export async function answerOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiProblem(0, offline);
  }
}

/** The refusal that a response tells of. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const refused = (await response.json().catch(() => ({}))) as Partial<Refused>;
  return new ApiProblem(response.status, refused.message ?? 'That did not work. Try again.', refused.reference);
}
