// What the network's own words mean, and which step mends what they are about.
import { steps, type Step } from './finding.ts';

const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const silent = new Set(['ETIMEDOUT', 'TimeoutError', 'AbortError', 'UND_ERR_CONNECT_TIMEOUT', 'deadline', 'Timeout']);
const shut = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);
const cut = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'REQUEST_SEND_ERROR']);
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_SSL|EPROTO/;

/** What a word of the network says in a sentence; undefined where it is none of them. */
export function explained(word: string): { readonly found: string; readonly step: Step } | undefined {
  if (unresolved.has(word)) return { found: `its name is not known to this network’s DNS (${word})`, step: steps.dns };
  if (silent.has(word)) return { found: `no answer (${word})`, step: steps.hosts };
  if (shut.has(word)) return { found: `the way there is shut (${word})`, step: steps.hosts };
  if (cut.has(word)) return { found: `the connection was cut (${word})`, step: steps.hosts };
  if (untrusted.test(word)) return { found: `its certificate is not to be trusted (${word})`, step: steps.proxy };
  if (word === 'NoList') return { found: 'what answered is no list of the storage (NoList)', step: steps.proxy };
  return undefined;
}

/** The word of an error, or of what caused it: a code of the system, else its name. Messages are never told. */
export function wordIn(error: unknown): string {
  const words = wordsIn(error, 0);
  return words.find((word) => explained(word) !== undefined) ?? words[0] ?? 'Failed';
}

function wordsIn(error: unknown, depth: number): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 6) return [];
  const of = (property: string): unknown => (property in error ? Reflect.get(error, property) : undefined);
  const errors: unknown = of('errors');
  const inner: readonly unknown[] = [of('cause'), of('innerError'), ...(Array.isArray(errors) ? errors : [])];
  return [
    ...[of('code'), of('name')].filter((word): word is string => typeof word === 'string' && word !== 'Error'),
    ...inner.flatMap((one) => wordsIn(one, depth + 1)),
  ];
}
