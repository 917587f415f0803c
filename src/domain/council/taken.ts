// The file is taken: the first one begins the council, and of a later one what the file itself changed (docs/process.md P28.3).
import { given } from '../kernel/given.ts';
import { clock, matterBegun } from '../matter/making.ts';
import { refuse } from '../matter/step.ts';
import type { Directory } from '../people/directory.ts';
import { isEmpty, nothingYet, type Council } from './council.ts';
import { afterFile, fileChanges, firstEntries, type FileTaken } from './file.ts';
import {
  administrator,
  breaksBy,
  councilStep,
  councilSince,
  stamped,
  withSetBy,
  wouldBreak,
  type ChangeAsked,
  type Made,
} from './making.ts';
import { needsTwo } from './two.ts';

export interface FileInput extends ChangeAsked {
  readonly directory: Directory;
  /** SHA-256 of the file. */
  readonly hash: string;
}
interface Taken extends Made, FileTaken {
  /** What was changed here too, and otherwise: the file won. */
  readonly both?: readonly string[];
}

/** The first one needs no second person: before it there is no one. */
export const beginCouncil = matterBegun<FileInput, Taken, Council>({
  title: 'Begin with the file',
  fact: 'directory begun with a file',
  since: councilSince,
  there: () => ({ unchanged: true }),
  may: [{ own: clock }],
  record: (_nothing, { directory, hash }, { now }) => ({ data: takenOf(nothingYet(now), directory, hash) }),
  evolve: (_nothing, data, meta) => afterTaken(nothingYet(meta.at), data, meta),
});

function takenOf(council: Council, directory: Directory, hash: string): Taken {
  const { changes: all, dropped, both } = fileChanges(council, directory);
  const { changes, more } = firstEntries(all);
  return {
    changes,
    hash,
    dropped,
    ...given({ both: both.length === 0 ? undefined : both }),
    ...(more && { more: true as const }),
  };
}
const afterTaken = (council: Council, data: Taken, meta: Parameters<typeof stamped>[1]): Council =>
  stamped(withSetBy(afterFile(council, data), data.changes, meta), meta);

/**
 * A later one. The operator's, at a start or while the bot runs, is taken as it is, and what it breaks is kept in the fact. An
 * administrator's is asked about as any other change; what two people must do is not taken from it.
 */
export const takeFile = councilStep<FileInput, Taken>({
  title: 'Take the file',
  fact: 'directory file taken',
  may: [{ own: clock }, { own: administrator }],
  record: (council, { directory, hash, reason = '', anyway }, context) => {
    const taken = takenOf(council, directory, hash);
    const isByClock = clock.is(council, context);
    const isSame = isEmpty(taken.changes) && taken.dropped.length === 0;
    if (council.partly === undefined && (isByClock ? council.file === hash : isSame)) return { unchanged: true };
    const breaks = breaksBy(council, taken.changes);
    const beside = given({
      breaks: breaks.length === 0 ? undefined : breaks,
      reason: reason === '' ? undefined : reason,
    });
    if (isByClock) return { data: { ...taken, ...beside } };
    if (breaks.length > 0 && anyway !== 'yes') return wouldBreak(breaks);
    const why = needsTwo(council, taken.changes, context.actor.objectId);
    if (why.length > 0)
      return refuse(
        'two',
        `The file changes ${why.join(' and ')}, which two people must do.`,
        'Make that change on its own first, and have it agreed; or have the file put where the bot reads it.',
      );
    return { data: { ...taken, ...beside, uploaded: true } };
  },
  evolve: (council, data, meta) => withSetBy(afterFile(council, data), data.changes, meta),
});
