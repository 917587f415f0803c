// Files that are added to a storage account, with the identity, which may do nothing else there (infra/modules/added.bicep).
import { z } from 'zod';
import { storageScope } from './storage.ts';
import type { TokenOf } from './tokens.ts';

export interface Container {
  /** Its address, without a slash at the end. */
  readonly address: string;
  readonly tokenOf: TokenOf;
  /** For each try. */
  readonly withinMs: number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** What is there under a name is what would be added: its name says all of it. */
  readonly isNamedByContent?: boolean;
}
/** Adds a file under this name. Throws a BlobError where it is not there then. */
export type AddFile = (name: string, content: Uint8Array) => Promise<void>;

/** What the storage said, by its own word: its firewall, a role, what is not there. */
export class BlobError extends Error {
  override name = 'BlobError';
}

const pausesMs = [1000, 4000, 10_000];
const created = 201;
/** Of a name that is there already: an earlier try of this very file, for every name is used once. */
const conflict = 409;
const passes = (status: number): boolean => status === 429 || status >= 500;

export function addingTo({ address, tokenOf, withinMs, pause, isNamedByContent = false }: Container): AddFile {
  return async (name, content) => {
    for (const [tries, wait] of [...pausesMs, undefined].entries()) {
      const said = await tryOnce(`${address}/${name}`, content, { token: await tokenOf(storageScope), withinMs });
      if (said.status === created || (said.status === conflict && (tries > 0 || isNamedByContent))) return;
      if (wait === undefined || !(said.status === undefined || passes(said.status)))
        throw new BlobError(`The storage did not take ${name}: ${said.status ?? 'no answer'} ${said.word}`.trim());
      await pause(wait);
    }
  };
}

interface Said {
  readonly status?: number;
  readonly word: string;
}
const coded = z.object({ code: z.string().regex(/^\w{1,60}$/) });

async function tryOnce(
  url: string,
  content: Uint8Array,
  { token, withinMs }: { readonly token: string; readonly withinMs: number },
): Promise<Said> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'x-ms-version': '2021-12-02',
        'x-ms-date': new Date().toUTCString(),
        'x-ms-blob-type': 'BlockBlob',
        'if-none-match': '*',
      },
      body: Buffer.from(content),
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    await response.arrayBuffer();
    return {
      status: response.status,
      word: /^[A-Za-z]{1,60}$/.exec(response.headers.get('x-ms-error-code') ?? '')?.[0] ?? '',
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return { word: coded.safeParse(cause).data?.code ?? '' };
  }
}
