// A small server of the Cosmos DB REST protocol over node:sqlite: exact for one app's access paths, the rest refused.
import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { openDatabase } from './data/database.ts';
import { keepPrivate } from './data/file.ts';
import { signerWith } from './http/auth.ts';
import { createAnswering, createListener, type Answered, type Asked, type Hooks } from './http/http.ts';
import { rightCheck, type Right } from './http/rights.ts';
import { createPast } from './data/past.ts';

export interface CosmosLocalOptions extends Hooks {
  /** The database file; absent means in memory. One server per file. */
  readonly file?: string | undefined;
  /** The master key, in base64, that clients sign with. */
  readonly key: string;
  /** Serves https, with a certificate and its key as PEM; only then identities are let in at all. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /**
   * What may be done with documents, by container: by an identity, and with the key as well, so that what is run with a key
   * is refused what it would be refused as an identity. Only the key makes databases and containers.
   */
  readonly rights: readonly Right[] | 'everything';
  /** Whether a token of Entra is one of the identity; absent: none is. */
  readonly acceptsToken?: ((token: string) => boolean) | undefined;
  /** Absent means any free port. */
  readonly port?: number | undefined;
  /** The clock of `_ts`. Signatures are checked against the machine's clock, as clients sign with it. */
  readonly now?: (() => number) | undefined;
  /** Told, once each, what the database says is wrong with its file, and the way on. */
  readonly onTrouble?: ((words: string) => void) | undefined;
  /** Reads that carry no newer session token are shown the version before the newest. */
  readonly staleReads?: boolean | undefined;
  /** `false`: after a power cut the newest writes may be gone, and the file is whole all the same. */
  readonly syncsEachWrite?: boolean | undefined;
}

export interface CosmosLocal {
  readonly endpoint: string;
  /** What the endpoint does with a request, for a program in this process that spares the way there. */
  readonly answer: (asked: Asked) => Answered;
  close(): Promise<void>;
  /** Copies the database to a new file while it is in use: at one moment, between two transactions. */
  backup(file: string): void;
}

/** Opens the server on 127.0.0.1 and answers once it listens. */
export async function openCosmosLocal(options: CosmosLocalOptions): Promise<CosmosLocal> {
  const db = openDatabase(options.file, options.syncsEachWrite);
  const second = secondsFrom(db.newest, options.now ?? Date.now);
  const past = createPast(options.staleReads ?? false, Math.max(Date.now(), (db.newest + 1) * 1000));
  const documents = { db, second, past };
  const said = new Set<string>();
  const onTrouble = (words: string): void => {
    if (!said.has(words)) options.onTrouble?.(words);
    said.add(words);
  };
  const http = options.tls === undefined ? createServer() : createTlsServer(options.tls);
  // No idle time-out: the SDK does not repeat a write whose connection was closed under it.
  http.keepAliveTimeout = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    db.close();
    throw error;
  }
  const address = http.address();
  const scheme = options.tls === undefined ? 'http' : 'https';
  const endpoint = `${scheme}://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const acceptsToken = options.tls === undefined ? undefined : options.acceptsToken;
  const keys = { master: signerWith(createSecretKey(Buffer.from(options.key, 'base64'))), acceptsToken };
  const server = { documents, endpoint, onTrouble };
  const checkRight = rightCheck(options.rights);
  http.on('request', createListener(server, { keys, checkRight }, options));
  return {
    endpoint,
    answer: createAnswering(server, checkRight, options),
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      db.close();
    },
    backup(file) {
      db.keep();
      // Not node:sqlite's own backup: its thread fails whenever it begins in the middle of a transaction.
      db.statement('VACUUM INTO ?').run(file);
      keepPrivate(file);
    },
  };
}

/** Readers ask for what was written since a second: a clock that is set back must not put a write before it. */
function secondsFrom(newest: number, clock: () => number): () => number {
  let last = newest;
  return () => (last = Math.max(last, Math.floor(clock() / 1000)));
}
