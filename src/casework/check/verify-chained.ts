// Whether what is stored of a thing with a chain of its own holds together, as `verify` asks of a case.
import type { ChainPartition } from '../ports/audit-ports.ts';
import { callsOfChained, type Going } from '../write/calls.ts';
import type { Chained } from '../ports/commit-ports.ts';
import { canonical } from '../write/hashing.ts';
import type { Kind, Sort } from '../write/kinds.ts';
import { chainProblem, commonProblems, contentsOf, lostCalls, problemsAt, type Problem } from './problems.ts';

type PartitionOf<S extends Sort> = ChainPartition<S['id'], S['record'], S['fact']>;

/** All that is wrong with one of a kind, and how many of its calls rest on the directory of their day. */
export function checkChained<S extends Sort>(
  kind: Kind<S>,
  partition: PartitionOf<S>,
  nowMs: number,
): { readonly problems: readonly Problem[]; readonly callsByDirectory: number } {
  const { id, record, facts, listed } = partition;
  const problem = problemsAt(id);
  const thing = record && kind.thingIn(record);
  const end = record && thing && { facts: thing.facts, lastHash: record.lastHash };
  const chain = chainProblem({ of: kind.name, facts, end });
  const taken = chain === undefined ? replayed(kind, facts) : undefined;
  const calls = record === undefined || taken === undefined ? undefined : callsOfChained(kind, record.calls, taken);
  const isMade = thing === undefined || canonical(taken?.at(-1)?.after) === canonical(thing);
  const isFound = thing === undefined || (listed && thing.id === id);
  const problems = [
    ...commonProblems(id, partition, facts, nowMs),
    ...(isOrphan(kind, partition) ? [problem('orphan', `${everythingIn(partition)} without a ${kind.name}`)] : []),
    ...(chain === undefined ? [] : [problem('chain', chain)]),
    ...(isFound ? [] : [problem('listed', `lists do not find the ${kind.name} by what it is now`)]),
    ...(record === undefined ? [] : lostCalls(partition, facts, record.calls)).map((what) => problem('lost', what)),
    ...(chain !== undefined || isMade
      ? []
      : [problem('replay', `its facts do not make the ${kind.name} that is stored`)]),
    ...(calls?.wrong ?? []).map((what) => problem('calls', what)),
  ];
  return { problems, callsByDirectory: calls?.byDirectory ?? 0 };
}

/** Each fact with the thing after it; undefined where they cannot be replayed. */
function replayed<S extends Sort>(
  kind: Kind<S>,
  facts: readonly Chained<S['fact']>[],
): readonly Going<S>[] | undefined {
  let thing: S['thing'] | undefined;
  try {
    return facts.map(({ hash: _hash, previous: _previous, ...rest }) => {
      const fact = rest as S['fact']; // what is left is the fact as it was made
      const after = kind.evolve(thing, fact);
      thing = after;
      return { fact, after };
    });
  } catch {
    return undefined;
  }
}

const isOrphan = <S extends Sort>(kind: Kind<S>, partition: PartitionOf<S>): boolean =>
  partition.record === undefined && !partition.unreadable.includes(kind.document) && everythingIn(partition) !== '';

const everythingIn = <S extends Sort>({ facts, notices, posted, deliveries, markers }: PartitionOf<S>): string =>
  contentsOf({ facts, notices, posted, deliveries, markers });
