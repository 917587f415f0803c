// A list of accounts from Entra, against the directory: who is here and gone there, and whose account is disabled
// (docs/process.md P28.17).
import type { Person } from './actor.ts';
import type { Directory } from './directory.ts';
import { toObjectId, type ObjectId } from '../kernel/ids.ts';

export interface Account {
  readonly id: ObjectId;
  readonly isEnabled: boolean;
}

/** The columns that are read; others, and their order, do not matter. */
const columns = ['id', 'userPrincipalName', 'accountEnabled'] as const;
const plain = (text = ''): string =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();

/** The lines of such a list, with its header; or all that is wrong with it, so that it is put right in one go. */
export function accountsIn(
  lines: readonly (readonly string[])[],
): { readonly accounts: readonly Account[] } | { readonly problems: readonly string[] } {
  const [head = [], ...rows] = lines;
  const header = head.map(plain);
  const [id, name, enabled] = columns.map((column) => header.indexOf(plain(column)));
  const missing = columns.filter((column) => !header.includes(plain(column)));
  if (id === undefined || name === undefined || enabled === undefined || missing.length > 0) {
    return {
      problems: [`Its first line must name the columns ${columns.join(', ')}. Missing: ${missing.join(', ')}.`],
    };
  }
  const read = rows.map((row, place) => {
    const objectId = toObjectId(plain(row[id]));
    const said = plain(row[enabled]);
    const isRead = objectId !== undefined && (said === 'true' || said === 'false');
    if (isRead) return { account: { id: objectId, isEnabled: said === 'true' } };
    const what = objectId === undefined ? 'id is no object id of Entra' : 'accountEnabled is not true or false';
    return { problem: `Line ${place + 2} (${(row[name] ?? '').slice(0, 60)}): ${what}.` };
  });
  const problems = read.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) return { problems };
  const accounts = read.flatMap(({ account }) => account ?? []);
  return accounts.length === 0
    ? { problems: ['It has no account in it. Export all users, then try again.'] }
    : { accounts };
}

export interface AccountsChecked {
  /** In the directory, and not in the list: deleted there, or the list is of some accounts only. */
  readonly gone: readonly Person[];
  readonly disabled: readonly Person[];
  readonly enabled: number;
}
export function checkAccounts({ people }: Pick<Directory, 'people'>, accounts: readonly Account[]): AccountsChecked {
  const known = new Map(accounts.map(({ id, isEnabled }) => [id, isEnabled]));
  return {
    gone: people.filter(({ objectId }) => !known.has(objectId)),
    disabled: people.filter(({ objectId }) => known.get(objectId) === false),
    enabled: people.filter(({ objectId }) => known.get(objectId) === true).length,
  };
}
