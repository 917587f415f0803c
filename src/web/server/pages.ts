// The built pages, held in memory: one document, and scripts and styles whose names change with their content. A request
// names one of them or nothing; no path of a request ever reaches the disk.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { codingFor, codingHeaders, compressFile, type Coding } from './coding.ts';

export interface File {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}
export interface Pages {
  /** Undefined while the pages are not built. */
  document(accept: string): Promise<File | undefined>;
  asset(name: string, accept: string): Promise<File | undefined>;
  /** The document into which what anyone may read is put, as text. */
  shell(): Promise<string | undefined>;
}

type Stored = (coding: Coding) => Promise<File>;
type Built = ReadonlyMap<string, Stored>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const compressed = new Set(['.png', '.woff2']);
/** As the build names what it makes: its content's hash stands before the ending. */
const hashed = /-[\w-]{8}\.\w+$/;
const forever = 'public, max-age=31536000, immutable';
const documentName = 'index.html';
const shellName = 'paper.html';

/** Reads the folder when it is first asked for, and again for as long as there is nothing in it. */
export function openPages(folder: string): Pages {
  let reading: Promise<Built | undefined> | undefined;
  const built = async (): Promise<Built | undefined> => {
    reading ??= readPages(folder);
    const found = await reading;
    if (found === undefined) reading = undefined;
    return found;
  };
  const find = async (name: string, accept: string): Promise<File | undefined> =>
    (await built())?.get(name)?.(codingFor(accept));
  return {
    document: (accept) => find(documentName, accept),
    asset: (name, accept) => find(`assets/${name}`, accept),
    shell: async () => (await find(shellName, ''))?.body.toString(),
  };
}

async function readPages(folder: string): Promise<Built | undefined> {
  const assets: readonly string[] = await readdir(path.join(folder, 'assets')).catch(() => []);
  const shell = (await readdir(folder).catch(() => [])).filter((name) => name === shellName);
  const names = [documentName, ...shell, ...assets.map((name) => `assets/${name}`)].filter(
    (name) => path.extname(name) in types,
  );
  const read = async (name: string): Promise<Buffer> => readFile(path.join(folder, name));
  const best = async (name: string, plain: Buffer): Promise<Buffer | undefined> => {
    if (!assets.includes(`${path.basename(name)}.br`)) return undefined;
    const small = await read(`${name}.br`);
    const same = await promisify(brotliDecompress)(small).then(
      (text) => text.equals(plain),
      () => false,
    );
    return same ? small : undefined;
  };
  const files = await Promise.all(
    names.map(async (name) => {
      const plain = await read(name);
      return [name, stored(name, plain, await best(name, plain))] as const;
    }),
  ).catch(() => undefined);
  return files && new Map(files);
}

/**
 * Compressed when it is first asked for so, and once. `best`: as the build compressed it, with more patience, and seen to be
 * the same.
 */
function stored(name: string, plain: Buffer, best: Buffer | undefined): Stored {
  const ending = path.extname(name);
  const headers = {
    'content-type': types[ending] ?? '',
    'cache-control': hashed.test(name) ? forever : 'no-store',
  };
  const made = new Map<Coding, Promise<Buffer>>(best && [['br', Promise.resolve(best)]]);
  return async (asked) => {
    const coding = compressed.has(ending) ? 'identity' : asked;
    const body = made.get(coding) ?? compressFile(plain, coding);
    made.set(coding, body);
    return { body: await body, headers: { ...headers, ...codingHeaders(coding) } };
  };
}

/** Said instead of the document while there is none. */
export const notBuilt: File = {
  body: Buffer.from(`<!doctype html>
<html lang="en"><title>MSET</title>
<h1>The pages are not built</h1><p>Run <code>npm run build</code>, then reload this page.</p></html>
`),
  headers: { 'content-type': 'text/html; charset=utf-8' },
};
