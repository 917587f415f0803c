// The SQLite file that holds everything: its tables, its format, its lock.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { explained, prepareFile, unusable } from './file.ts';

/** Raised when a file's tables change, so that an old file is refused in words and not misread. */
export const format = 1;

const schema = `
  CREATE TABLE IF NOT EXISTS databases(rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS containers(
    rid INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, id TEXT NOT NULL, definition TEXT NOT NULL, UNIQUE(db, id));
  CREATE TABLE IF NOT EXISTS docs(
    doc INTEGER PRIMARY KEY AUTOINCREMENT, container INTEGER NOT NULL, range INTEGER NOT NULL, pk TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL, ts INTEGER NOT NULL, UNIQUE(container, pk, id));
  CREATE INDEX IF NOT EXISTS docs_by_range ON docs(container, range, doc);
  CREATE INDEX IF NOT EXISTS docs_by_time ON docs(container, ts);
  CREATE TABLE IF NOT EXISTS terms(
    container INTEGER NOT NULL, path INTEGER NOT NULL, type INTEGER NOT NULL, value NOT NULL, doc INTEGER NOT NULL,
    PRIMARY KEY(container, path, type, value, doc)) WITHOUT ROWID;
  PRAGMA user_version = ${format};`;

export interface Database {
  /** The prepared statement of this text; prepared once. */
  statement(sql: string): StatementSync;
  /**
   * Runs the work whole or not at all. What is written before the event loop turns shares one commit, for the disk takes
   * its time with each: it is kept once `keep` or `whenKept` says so, and nothing that was read since may be told before.
   */
  transaction<T>(work: () => T): T;
  /** Calls back when all that was written is kept, at once where nothing waits; with what failed, where none of it is. */
  whenKept(then: (failure?: unknown) => void): void;
  /** Keeps what was written, at once; throws where that fails. */
  keep(): void;
  readonly file: string | undefined;
  /** The second of the newest write when it was opened; 0 while there was none. */
  readonly newest: number;
  close(): void;
}

/** Opens (or makes) the file, or a database in memory, and locks it against every other process until it is closed. */
export function openDatabase(file: string | undefined, syncsEachWrite = true): Database {
  const state = file === undefined ? 'new' : prepareFile(file);
  const connection = new DatabaseSync(file ?? ':memory:');
  let newest: unknown;
  try {
    prepare(connection, { file, state, syncsEachWrite });
    newest = connection.prepare('SELECT MAX(ts) AS newest FROM docs').get()?.['newest'];
  } catch (error) {
    connection.close();
    throw explained(file, error) ?? error;
  }
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const ready = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, ready);
    return ready;
  };
  /** Who waits for the commit; undefined while nothing is to be kept. */
  let waiting: ((failure?: unknown) => void)[] | undefined;
  const tellWaiting = (failure?: unknown): void => {
    const told = waiting ?? [];
    waiting = undefined;
    for (const tell of told) tell(failure);
  };
  const keep = (): void => {
    if (waiting === undefined) return;
    try {
      statement('COMMIT').run();
    } catch (error) {
      try {
        if (connection.isTransaction) statement('ROLLBACK').run();
      } finally {
        tellWaiting(error);
      }
      throw error;
    }
    tellWaiting();
  };
  const keepOrTell = (): void => {
    try {
      keep();
    } catch {
      // All who wait were told.
    }
  };
  return {
    file,
    newest: Number(newest ?? 0),
    statement,
    transaction(work) {
      // As on a failing disk: SQLite gave them up while something was only read.
      if (waiting !== undefined && !connection.isTransaction)
        tellWaiting(new Error('SQLite gave up what was written.'));
      if (waiting === undefined) {
        statement('BEGIN IMMEDIATE').run();
        waiting = [];
      }
      statement('SAVEPOINT one').run();
      try {
        const result = work();
        statement('RELEASE one').run();
        return result;
      } catch (error) {
        if (connection.isTransaction) {
          statement('ROLLBACK TO one').run();
          statement('RELEASE one').run();
        } else {
          // As on a full disk: SQLite gave up the others' writes with this one's.
          tellWaiting(error);
        }
        throw error;
      }
    },
    whenKept(then) {
      if (waiting === undefined) then();
      else if (waiting.push(then) === 1) setImmediate(keepOrTell);
    },
    keep,
    close() {
      keepOrTell();
      try {
        // The file then says of itself that it has no journal: one that is found beside it later is of another file.
        if (file !== undefined) connection.exec('PRAGMA journal_mode=DELETE');
      } catch {
        // On a full or damaged disk it stays as a kill leaves it: the next start takes the journal in.
      }
      connection.close();
    },
  };
}

interface Prepared {
  readonly file: string | undefined;
  readonly state: 'known' | 'new';
  readonly syncsEachWrite: boolean;
}
function prepare(connection: DatabaseSync, { file, state, syncsEachWrite }: Prepared): void {
  // EXCLUSIVE keeps the lock for the life of the connection; the operating system gives it back after a kill.
  // FULL makes WAL sync at every commit: what was acknowledged survives a power cut.
  const sync = syncsEachWrite ? 'FULL' : 'NORMAL';
  // Pages that are read or written again and again: 16 MB of them in memory, and as much in the journal before the file has them.
  connection.exec(
    `PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=${sync};
    PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4096; BEGIN IMMEDIATE`,
  );
  const found = connection.prepare('PRAGMA user_version').get()?.['user_version'];
  if (found !== 0 && found !== format) {
    throw new Error(`The database file ${file} has format ${String(found)}; this program reads format ${format}.`);
  }
  if (file !== undefined && state === 'known' && found === 0) throw unusable(file, 'it holds no tables');
  connection.exec(schema);
  // The file itself holds the tables from the first moment: without them it is known to be damaged.
  connection.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
}
