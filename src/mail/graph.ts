// Mail by Microsoft Graph: sendMail from one mailbox, as the managed identity.
import type { Mail, Mailer, PostResult } from '../casework/ports/chat-ports.ts';
import { mimeOf } from './compose.ts';

export interface GraphOptions {
  /** The address whose mailbox sends. */
  readonly mailbox: string;
  /** The client id of the managed identity; absent: the only one the machine has. */
  readonly identity?: string;
  /** Tests only: a stand-in on loopback. */
  readonly url?: string;
  /** When one attempt is given up. Default 15 s: before its lease ends. */
  readonly withinMs?: number;
}
/** Gives an access token for Graph. */
export type Tokens = () => Promise<string>;

export const graph = 'https://graph.microsoft.com';
/** What Exchange Online takes of one app for one mailbox (its limits of concurrency, and of messages a minute). */
const limits = { atOnce: 4, inMinute: 30 } as const;

/** Sends each mail with one request; `tokens` is the managed identity unless a test gives others. */
export function mailByGraph(options: GraphOptions, tokens: Tokens = identityTokens(options.identity)): Mailer {
  const { mailbox, url = graph, withinMs = 15_000 } = options;
  const address = new URL(`/v1.0/users/${encodeURIComponent(mailbox)}/sendMail`, url);
  return {
    limits,
    send: async (mail) => {
      const signal = AbortSignal.timeout(withinMs);
      const first = await tokenIn(tokens, signal);
      if ('why' in first) return first;
      // As MIME: a calendar takes an invitation in only where it is a part of the mail, and in JSON it would be a file. What is
      // sent stays among the sent items, as Graph keeps it where nothing is said: what may have arrived can be looked up.
      const request = { address, mime: (await mimeOf(mail, mailbox, 'windows')).toString('base64') };
      const answer = await sendOnce(request, first.token, signal);
      if (!('status' in answer) || answer.status !== unauthorised) return resultOf(mail, answer);
      // Once, and only with another token than the one that was refused.
      const second = await tokenIn(tokens, signal);
      if ('why' in second) return second;
      return resultOf(mail, second.token === first.token ? answer : await sendOnce(request, second.token, signal));
    },
  };
}

/** The SDK keeps the token until it runs out. Loaded at the first mail: it is large. */
function identityTokens(identity: string | undefined): Tokens {
  const load = async () => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    return new ManagedIdentityCredential(identity === undefined ? {} : { clientId: identity });
  };
  let credential: ReturnType<typeof load> | undefined;
  return async () => {
    credential ??= load();
    return (await (await credential).getToken(`${graph}/.default`)).token;
  };
}

/** Without a token nothing was sent. The error's message may hold the identity, so only its name is told. */
async function tokenIn(tokens: Tokens, signal: AbortSignal): Promise<{ readonly token: string } | Refused> {
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(signal.reason), { once: true });
  try {
    return { token: await Promise.race([tokens(), late.promise]) };
  } catch (error) {
    return { ok: false, why: 'later', detail: `no token: ${error instanceof Error ? error.name : 'Failed'}` };
  }
}

type Refused = PostResult & { readonly ok: false };
/** What came back: an answer, or only the code of what broke. */
type Answer =
  | { readonly status: number; readonly code: string; readonly retryAfterMs: number | undefined }
  | { readonly broke: string };

async function sendOnce(
  { address, mime }: { readonly address: URL; readonly mime: string },
  token: string,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: mime,
      // The token goes nowhere else.
      redirect: 'manual',
      signal,
    });
    // What is in the body changes nothing about the answer, not even when it breaks off.
    const text = await response.text().catch(() => '');
    return {
      status: response.status,
      code: codeIn(text),
      retryAfterMs: secondsIn(response.headers.get('retry-after')),
    };
  } catch (error) {
    return { broke: brokeBy(error) };
  }
}

const unauthorised = 401;
/** Graph has no time: nothing was done, and nothing is wrong with the mail. Exchange says its "server busy" as 503. */
const tooBusy = new Set([429, 503]);
/** No one listened, or no one whom we trust: nothing can have been heard. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Only 202 means that Graph took it. What else a server or someone in between says tells codes only. */
function resultOf(mail: Mail, answer: Answer): PostResult {
  if ('broke' in answer) {
    return { ok: false, why: neverSent.has(answer.broke) ? 'later' : 'unknown', detail: `Graph ${answer.broke}` };
  }
  const { status, code, retryAfterMs } = answer;
  if (status === 202) return { ok: true, activity: mail.id };
  const detail = ['Graph', status, code].filter((part) => part !== '').join(' ');
  if (status === 403) {
    return { ok: false, why: 'later', detail: `${detail}: the identity may not send from this mailbox` };
  }
  if (tooBusy.has(status)) {
    const said = `${detail}: it is sent later`;
    return { ok: false, why: 'later', busy: true, detail: said, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (status === unauthorised) return { ok: false, why: 'later', detail: `${detail}: the token is refused` };
  if (status >= 300 && status < 400) return { ok: false, why: 'later', detail };
  return { ok: false, why: status >= 400 && status < 500 && status !== 408 ? 'gone' : 'unknown', detail };
}

/** Graph writes seconds. */
const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^[1-9]\d{0,5}$/.test(header) ? Number(header) * 1000 : undefined;

/** Only a bare word such as ErrorAccessDenied: the message beside it may name the mailbox. */
function codeIn(text: string): string {
  const [, code = ''] = /"code"\s*:\s*"([A-Za-z]{1,60})"/.exec(text) ?? [];
  return code;
}

function brokeBy(error: unknown): string {
  if (!(error instanceof Error)) return 'Failed';
  if (error.name === 'TimeoutError') return 'Timeout';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'Failed';
}
