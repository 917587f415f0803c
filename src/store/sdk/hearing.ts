// What was last heard of the network by the requests to the database: the SDK tries some failures again until the time is
// over, and then no one would know why.
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { AccessToken, TokenCredential } from '@azure/identity';

export interface Hearing {
  /** The client, listened to. */
  client(client: HttpClient): HttpClient;
  /** One request, listened to; `signal`: by which it is given up. */
  hear<T>(signal: { readonly aborted: boolean } | undefined, ask: () => Promise<T>): Promise<T>;
  /** What gives tokens, listened to. */
  credential(credential: TokenCredential): TokenCredential;
  /** The token that was given last, for as long as the SDK would not ask for another. */
  token(): string | undefined;
  /** The network's word for the last failure since something answered; NoToken: a token is waited for. */
  last(): string | undefined;
  /** Nothing is asked any more: what the SDK still tries again in vain, for minutes, ends. */
  end(): void;
}

/** So long before its end the SDK begins to ask for another token. */
const renewMs = 2 * 60_000;

/** `nowMs`: of this process, as tokens have it. */
export function createHearing(nowMs: () => number = () => Date.now()): Hearing {
  let word: string | undefined;
  let waiting = 0;
  let isOver = false;
  let given: AccessToken | null = null;
  const hear: Hearing['hear'] = async (signal, ask) => {
    if (isOver) throw Object.assign(new Error('The store is closed'), { code: 'ECANCELED' });
    try {
      const answer = await ask();
      word = undefined;
      return answer;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // An end that was asked for says nothing of the network.
      if (typeof code === 'string' && signal?.aborted !== true) word = code;
      throw error;
    }
  };
  return {
    hear,
    client: (client) => ({
      sendRequest: async (request) => hear(request.abortSignal, async () => client.sendRequest(request)),
    }),
    token: () => {
      const { token, expiresOnTimestamp = 0, refreshAfterTimestamp = expiresOnTimestamp } = given ?? {};
      return nowMs() < Math.min(refreshAfterTimestamp, expiresOnTimestamp - renewMs) ? token : undefined;
    },
    credential: (credential) => ({
      getToken: async (...asked) => {
        waiting += 1;
        try {
          given = await credential.getToken(...asked);
          return given;
        } finally {
          waiting -= 1;
        }
      },
    }),
    last: () => (waiting > 0 ? 'NoToken' : word),
    end: () => {
      isOver = true;
    },
  };
}
