// What one write has room for: what a fact tells beyond that is held in one notice, and told from there.
import type { MatterTypes } from '../../domain/matter/matter.ts';
import { restKey } from '../../notices/keys.ts';
import { mostOperations, type Notice } from '../ports/commit-ports.ts';
import type { MatterCommit } from '../ports/matter-ports.ts';
import { given } from '../../domain/kernel/given.ts';

export function fitted<T extends MatterTypes>(commit: MatterCommit<T>): MatterCommit<T> {
  const facts = commit.saved === undefined ? 1 : 2;
  // Beside the matter a fact has a marker.
  const room = mostOperations - 1 - 2 * facts - (commit.part === undefined ? 0 : 1);
  const notices = onceEach(commit.notices);
  if (notices.length <= room) return { ...commit, notices };
  const rest = notices.slice(room - 1);
  const urgent = rest.some((one) => one.urgent === true) || undefined;
  const held: Notice = { key: restKey(commit.fact.number), rest, ...given({ urgent }) };
  return { ...commit, notices: [...notices.slice(0, room - 1), held] };
}

/** A press that saves and decides may tell a person twice: the later notice counts. */
const onceEach = (notices: readonly Notice[]): readonly Notice[] => [
  ...new Map(notices.map((one) => [one.key, one])).values(),
];
