// One matter in the newest form: root and parts as its facts make them, or why it stays as it is. Pure.
import type { Brought, MatterFound } from '../ports/migrate-ports.ts';
import { isAside, nextOf } from '../../domain/matter/matter.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import { chainProblem } from '../check/problems.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { managedAt } from '../write/matters.ts';
import { lostValues } from './gate.ts';
import { madeAgain } from './made-again.ts';
import { areOfAnother, comparedOtherwise, type MatchKeysFor } from './match-keys.ts';

/** What is to be written now; or what would be lost, by its place. */
export function broughtOver(
  matter: MatterFound,
  matchKeysFor: MatchKeysFor,
  now: Instant,
): Brought | { readonly stopped: readonly string[] } {
  const { id, facts, lastHash, calls } = matter;
  const { matter: of } = managedAt(id);
  const chain = chainProblem({ of: of.name, facts, end: { facts: matter.root.facts, lastHash } });
  if (chain !== undefined) return { stopped: [chain] };
  const made = replayed(matter);
  if (made?.root === undefined) return { stopped: ['its facts do not follow from each other'] };
  const { root } = made;
  const parts = Object.fromEntries([...made.parts, ...made.aside]);
  const lost = lostValues({ root: matter.root, parts: matter.parts }, { root, parts }, madeAgain(matter.root));
  if (lost.length > 0) return { stopped: [`it would lose ${lost.join(', ')}`] };
  const matchKeys = matchKeysFor(id, root);
  // Only a rotation makes keys again: under a wrong MATCH_KEY other cases of the child would no longer be found.
  if (areOfAnother(matter.matchKeys, matchKeys) && !comparedOtherwise(matter))
    return { stopped: ['it would lose root.matchKeys'] };
  return {
    record: { root, lastHash, calls, ...given({ matchKeys, brought: isDue(nextOf(of.clockOf({ root })), now) }) },
    parts: Object.entries(parts).flatMap(([part, value]) => {
      const kind = of.partNamed(part);
      const keys = isAside(value) ? undefined : matchKeysFor(id, root, value);
      const { [part]: found = keys } = matter.partKeys;
      const isFound = matter.unlisted?.includes(part) !== true && canonical(found) === canonical(keys);
      const isSame = isFound && canonical(matter.parts[part]) === canonical(value);
      return kind === undefined || isSame ? [] : [{ kind, value, ...given({ matchKeys: keys }) }];
    }),
  };
}

const isDue = (next: Instant | undefined, now: Instant): true | undefined =>
  next !== undefined && next <= now ? true : undefined;

function replayed({
  id,
  facts,
}: MatterFound): ReturnType<ReturnType<typeof managedAt>['matter']['replay']> | undefined {
  try {
    return managedAt(id).matter.replay(facts);
  } catch {
    return undefined; // what was thrown may quote the matter
  }
}
