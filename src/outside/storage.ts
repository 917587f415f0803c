// The directory file and the papers, asked of the storage as infra/fetch-directory.mjs asks for them.
import { hashOf } from '../casework/write/hashing.ts';
import { blobsIn } from './blob-list.ts';
import { steps, works, wrong, type Finding, type Step } from './finding.ts';
import { explained, wordIn } from './network.ts';
import type { TokenOf } from './tokens.ts';

export const storageScope = 'https://storage.azure.com/.default';

export interface AskingStorage {
  readonly tokenOf: TokenOf;
  readonly withinMs: number;
}
export interface Storage extends AskingStorage {
  /** Where the directory file lies. */
  readonly blob: string;
}
/** What would be added under a name that is there already, and what its answer means. */
interface Adding {
  readonly add: string;
  readonly answers: (status: number) => Finding | undefined;
}

/** One question to a storage account, and what it found; a word of the account that is not known says no more than its status. */
export async function askBlob(
  asked: string,
  url: URL,
  { tokenOf, withinMs }: AskingStorage,
  said: (text: string) => string,
  adding?: Adding,
): Promise<Finding> {
  try {
    const authorization = `Bearer ${await tokenOf(storageScope)}`;
    const adds = { 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' };
    const response = await fetch(url, {
      ...(adding !== undefined && { method: 'PUT', body: adding.add }),
      headers: { authorization, 'x-ms-version': '2021-12-02', ...(adding !== undefined && adds) },
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    const text = await response.text();
    return adding?.answers(response.status) ?? (response.ok ? works(asked, said(text)) : refused(asked, response));
  } catch (error) {
    const word = wordIn(error);
    const { found, step } = explained(word) ?? { found: `it failed (${word})`, step: steps.identity };
    return wrong(asked, found, step);
  }
}

/** Whether the storage gives the file, and the list of papers beside it. */
export async function askStorage({ blob, tokenOf, withinMs }: Storage): Promise<readonly Finding[]> {
  const list = new URL(new URL('.', blob).href.replace(/\/$/, ''));
  list.search = new URLSearchParams({ restype: 'container', comp: 'list', prefix: 'papers/' }).toString();
  const asking = { tokenOf, withinMs };
  return [
    await askBlob('storage: directory file', new URL(blob), asking, (text) => `there, ${hashOf(text).slice(0, 12)}`),
    await askBlob('storage: papers', list, asking, (text) => {
      const count = blobsIn(text).names.filter((name) => name.startsWith('papers/')).length;
      return count === 0 ? 'none of the council’s: those that come with the program are in use' : `${count} files`;
    }),
  ];
}

/** By the storage's own word: what its message says beside it is not told. */
const words: Readonly<Record<string, readonly [found: string, step: Step]>> = {
  AuthorizationFailure: ['its firewall does not let the app in', steps.firewall],
  AuthorizationPermissionMismatch: ['no role lets the identity read it', steps.rights],
  BlobNotFound: ['there is no file', steps.directory],
  ContainerNotFound: ['there is no container', steps.containers],
};
function refused(asked: string, { status, headers }: Response): Finding {
  const word = /^[A-Za-z]{1,60}$/.exec(headers.get('x-ms-error-code') ?? '')?.[0];
  const told = word === undefined ? String(status) : `${status} ${word}`;
  const [found, step] = words[word ?? ''] ?? [
    status === 404 ? 'there is no file' : 'refused',
    status === 404 ? steps.directory : steps.rights,
  ];
  return wrong(asked, `${found} (${told})`, step);
}
