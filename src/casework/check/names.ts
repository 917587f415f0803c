// What names a matter: facts, other matters, looks, lists of trouble. What is named and is not there was taken away whole.
import { kindAt } from '../../domain/matters/matters.ts';
import { toPartitionId, type PartitionId } from '../../domain/matters/partition.ts';
import type { Audit, Partition } from '../ports/audit-ports.ts';
import { unseen } from '../read/ask.ts';
import { contentsOf, problemsAt, type Problem } from './problems.ts';

export interface Names {
  /** A matter was looked at: it is there, or it is not; and it names others. */
  seen(partition: Partition): void;
  /** Everything that is named and is not there. */
  missing(audit: Audit): Promise<readonly Problem[]>;
}

/** Keeps of each matter that is named who named it first. */
export function createNames(): Names {
  const there = new Set<string>();
  const namedBy = new Map<PartitionId, string>();
  const name = (text: string, by: string): void => {
    const id = idIn(text);
    if (id !== undefined && id !== by && !namedBy.has(id)) namedBy.set(id, by);
  };
  return {
    seen: (partition) => {
      const { id, record, facts } = partition;
      if (isThere(partition)) there.add(id);
      if (partition.tombstone !== undefined) name(partition.tombstone.certificate, id);
      const named = [record?.root, ...facts.map(({ data }) => data)];
      eachName(kindAt(id) === 'register' ? named.map(withoutTyped) : named, (text) => name(text, id));
    },
    missing: async (audit) => {
      for await (const page of audit.looks()) {
        // Looked for and not shown: such a matter may never have been there.
        for (const { reference, what } of page) if (what !== unseen) name(reference, 'a look');
      }
      for await (const page of audit.troubled()) for (const id of page) name(id, 'a list of what was not delivered');
      const gone: Problem[] = [];
      for (const [id, by] of namedBy) {
        // It may have been begun since.
        if (there.has(id) || isThere(await audit.partition(id))) continue;
        gone.push(problemsAt(id)('missing', `${by} names it, and it is not there`));
      }
      return gone;
    },
  };
}

/** Whether anything is there but a card that no one has pressed Start on; of what is there alone `orphan` tells. */
const isThere = (partition: Partition): boolean =>
  partition.tombstone !== undefined ||
  partition.unreadable.length > 0 ||
  contentsOf({ ...partition, posted: [] }) !== '' ||
  partition.record !== undefined;

const longest = 24;
/** The matter whose id this text is, and nothing else. */
function idIn(text: string): PartitionId | undefined {
  if (text.length > longest || !text.includes('-')) return undefined;
  const id = toPartitionId(text);
  return id === text ? id : undefined;
}

/**
 * Where the root or a fact of a matter names another, by the names of properties. What people type stands elsewhere: a
 * reference among their words, right or mistyped, names nothing.
 */
export const namingPlaces: ReadonlySet<string> = new Set([
  'about',
  'alike',
  'as',
  'cancelled',
  'case',
  'entities',
  'entity',
  'from',
  'into',
  'joined',
  'meeting',
  'merged',
  'notOf',
  'of',
  'others',
  'panel',
  'record',
  'referredAgain',
  'reportTo',
  'theme',
  'through',
  'to',
  'together',
  'undecided',
  'undecidedRecords',
  'urgentFrom',
]);
/** A breach has the reference that its person typed, until its papers are held: there need not be such a case. */
const withoutTyped = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'whom' in value && !('holds' in value)
    ? { ...value, about: undefined }
    : value;

/** What people have typed, by the name of its field, which may be any. */
const typed: ReadonlySet<string> = new Set(['answers', 'consentedTo', 'said', 'signs']);

/** Tells each text in a naming place, and of a list in it each. */
function eachName(value: unknown, tell: (text: string) => void, isNaming = false): void {
  if (typeof value === 'string') {
    if (isNaming) tell(value);
  } else if (Array.isArray(value)) for (const item of value) eachName(item, tell, isNaming);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!typed.has(key)) eachName(inner, tell, namingPlaces.has(key));
}
