// What a database file holds at the moment of a crash, read from a copy and without any of the program's own code.
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { newScratch } from '../worlds/scratch.ts';

export interface StoredStep {
  readonly number: number;
  readonly step: string;
}
export interface Evidence {
  /** The facts of every case, in order. */
  readonly facts: ReadonlyMap<string, readonly StoredStep[]>;
  /** Ids of the messages that are on record as carrying somebody's card. */
  readonly marked: ReadonlySet<string>;
  /** Cards that somebody was just sending: reference and key. */
  readonly sending: ReadonlySet<string>;
  /** Notices still to be told. */
  readonly outbox: number;
}

interface Card {
  readonly key: string;
  readonly activity?: string;
  readonly older?: string;
}

export async function evidenceIn(file: string): Promise<Evidence> {
  const folder = await newScratch('evidence');
  const copy = path.join(folder, 'copy.sqlite');
  try {
    await copyFile(file, copy);
    await copyFile(`${file}-wal`, `${copy}-wal`).catch(() => undefined);
    const db = new DatabaseSync(copy);
    const evidence = read(db);
    db.close();
    return evidence;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function read(db: DatabaseSync): Evidence {
  const rows = (id: string) =>
    db
      .prepare('SELECT pk, body FROM docs WHERE id LIKE ? ORDER BY pk, id')
      .all(id)
      .map((row) => ({ pk: String(row['pk']), body: JSON.parse(String(row['body'])) as Record<string, unknown> }));
  const facts = new Map<string, StoredStep[]>();
  for (const { pk, body } of rows('fact-%')) {
    facts.set(pk, [...(facts.get(pk) ?? []), body['fact'] as StoredStep]);
  }
  const cards = rows('posted-%').map(({ pk, body }) => ({ pk, ...(body['posted'] as Card) }));
  const marked = cards.flatMap(({ activity, older }) => [activity, older]).filter((id) => id !== undefined);
  const sending = rows('sending').flatMap(({ pk, body }) =>
    Object.keys(body['until'] as Record<string, number>).map((key) => `${pk} ${key}`),
  );
  return { facts, marked: new Set(marked), sending: new Set(sending), outbox: rows('notice-%').length };
}
