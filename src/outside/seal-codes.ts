// Where the codes of the daily seals lie outside the database: in a container that no one can alter, or, in a local run, in a
// folder. The name of a file says day and code, so that a list is all that is read.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SealedCode, SealsOutside } from '../casework/ports/seal-ports.ts';
import type { Config } from '../config.ts';
import { blobsIn, type BlobList } from './blob-list.ts';
import { addingTo, BlobError, type Container } from './blobs.ts';
import { storageScope } from './storage.ts';
import { tokensOfIdentity, type TokenOf } from './tokens.ts';

const withinMs = 30_000;
const nameOf = (day: string, code: string): string => `${day}_${code}`;
const named = /^(\d{4}-\d\d-\d\d)_((?:[\dA-Z]{4}-){3}[\dA-Z]{4})$/;
const codesIn = (names: readonly string[]): readonly SealedCode[] =>
  names.flatMap((name) => {
    const [, day, code] = named.exec(name) ?? [];
    return day === undefined || code === undefined ? [] : [{ day, code }];
  });

/** Where this installation keeps them; undefined: nowhere. The token is asked for when it is needed. */
export function sealCodesOf({
  cosmos,
  dataDir,
  sealsContainer,
  teams,
}: Pick<Config, 'cosmos' | 'dataDir' | 'sealsContainer' | 'teams'>): SealsOutside | undefined {
  if (sealsContainer !== undefined) {
    const identity = cosmos.kind === 'service' ? cosmos.identity : undefined;
    let tokens: Promise<TokenOf> | undefined;
    const tokenOf: TokenOf = async (scope) => (await (tokens ??= tokensOfIdentity(identity, withinMs)))(scope);
    return sealCodesIn({ address: sealsContainer, tokenOf, withinMs, pause });
  }
  return teams.mode === 'production' ? undefined : sealCodesInFolder(path.join(dataDir, 'seals'));
}

/** In a folder: of a local run, where the database is a file beside it. */
export function sealCodesInFolder(folder: string): SealsOutside {
  return {
    add: async (day, code) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path.join(folder, nameOf(day, code)), `${code}\n`, { mode: 0o600 });
    },
    codes: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return codesIn(await readdir(folder));
    },
  };
}

/** In a container of a storage account to which the identity may add and of which it reads the list. */
export function sealCodesIn(container: Omit<Container, 'isNamedByContent'>): SealsOutside {
  const add = addingTo({ ...container, isNamedByContent: true });
  return {
    add: (day, code) => add(nameOf(day, code), Buffer.from(`${code}\n`)),
    codes: async () => {
      const all: SealedCode[] = [];
      let marker = '';
      do {
        const page = await pageOf(container, marker);
        all.push(...codesIn(page.names));
        marker = page.next;
      } while (marker !== '');
      return all;
    },
  };
}

async function pageOf(
  { address, tokenOf, withinMs: within }: Pick<Container, 'address' | 'tokenOf' | 'withinMs'>,
  marker: string,
): Promise<BlobList> {
  const url = new URL(address);
  url.searchParams.set('restype', 'container');
  url.searchParams.set('comp', 'list');
  if (marker !== '') url.searchParams.set('marker', marker);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${await tokenOf(storageScope)}`, 'x-ms-version': '2021-12-02' },
    redirect: 'manual',
    signal: AbortSignal.timeout(within),
  });
  const text = await response.text();
  if (!response.ok) throw new BlobError(`The storage did not list the codes: ${response.status}`);
  return blobsIn(text);
}
