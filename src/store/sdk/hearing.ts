// What was last heard of the network by the requests to the database: the SDK tries some failures again until the time is
// over, and then no one would know why.
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';

export interface Hearing {
  /** The client, listened to. */
  client(client: HttpClient): HttpClient;
  /** What gives tokens, listened to. */
  credential(credential: TokenCredential): TokenCredential;
  /** The network's word for the last failure since something answered; NoToken: a token is waited for. */
  last(): string | undefined;
  /** Nothing is asked any more: what the SDK still tries again in vain, for minutes, ends. */
  end(): void;
}

export function createHearing(): Hearing {
  let word: string | undefined;
  let waiting = 0;
  let isOver = false;
  return {
    client: (client) => ({
      sendRequest: async (request) => {
        if (isOver) throw Object.assign(new Error('The store is closed'), { code: 'ECANCELED' });
        try {
          const answer = await client.sendRequest(request);
          word = undefined;
          return answer;
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? error.code : undefined;
          // An end that was asked for says nothing of the network.
          if (typeof code === 'string' && request.abortSignal?.aborted !== true) word = code;
          throw error;
        }
      },
    }),
    credential: (credential) => ({
      getToken: async (...asked) => {
        waiting += 1;
        try {
          return await credential.getToken(...asked);
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
