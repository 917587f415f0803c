// A backup of the database file, and its way back. Nothing else may have the file open; what is in its journal is in it.
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { format, openDatabase } from './data/database.ts';
import { explained, isWhole, keepPrivate, ownerOnly } from './data/file.ts';

/** Writes the database into a new file, whole, as of its newest acknowledged write. Refuses a file that is there already. */
export function backUp(file: string, to: string): void {
  if (existsSync(to)) throw new Error(`${to} is there already: name a new file.`);
  const db = openDatabase(file);
  try {
    closeSync(openSync(to, 'wx', ownerOnly));
    db.statement('VACUUM INTO ?').run(to);
    sync(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw explained(file, error) ?? error;
  } finally {
    db.close();
  }
}

/**
 * Puts a backup in the place of the database. What was there, its journal too, is kept as a backup in `before`. Refuses
 * what is no backup, a database that is in use, and one that cannot be read: that has to be moved away first, by hand.
 */
export function restore(file: string, from: string, before: string): void {
  checkBackup(from);
  // Opening it takes its journal in, and leaves none that could be taken for one of the backup.
  if (existsSync(file) || existsSync(`${file}-wal`)) backUp(file, before);
  const arriving = `${file}-restoring`;
  copyFileSync(from, arriving);
  keepPrivate(arriving);
  sync(arriving);
  renameSync(arriving, file);
}

function checkBackup(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const refusal = new Error(`${file} is no whole backup: name a file that "npm run backup" made.`);
  if (!isWhole(file) || existsSync(`${file}-wal`)) throw refusal;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
    const check = database.prepare('PRAGMA quick_check').get()?.['quick_check'];
    if (found !== format || check !== 'ok') throw refusal;
  } catch (error) {
    throw explained(file, error) === undefined ? error : refusal;
  } finally {
    database.close();
  }
}

function sync(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
