// Who must not hear of matters, as they say now: of cases, of records of people and places, of entries of the register, and of what was
// destroyed (src/domain/register/shut.ts).
import { z } from 'zod';
import { shutFrom, stillUnknown, type ClosedMatter, type Shut } from '../domain/register/shut.ts';
import { objectId } from './matters/documents.ts';
import { closedMatters } from './queries/queries.ts';
import type { Items } from './sdk/items.ts';
import { casesAtOnce, groupsOf } from './sdk/query.ts';

const shape = z.object({
  pk: z.string(),
  excluded: z.array(objectId).exactOptional(),
  into: z.string().exactOptional(),
  tombstone: z.object({ certificate: z.string(), excluded: z.array(objectId).exactOptional() }).exactOptional(),
});

/** One that is damaged does not say, and must not shut the register: of it what was stored in an entry holds. */
function closedIn(raw: unknown): readonly ClosedMatter[] {
  const { data } = shape.safeParse(raw);
  if (data === undefined) return [];
  const { pk: id, tombstone, ...matter } = data;
  if (tombstone === undefined) return [{ id, ...matter }];
  const { certificate, excluded } = tombstone;
  return [excluded === undefined ? { id, into: certificate } : { id, excluded }];
}

export async function shutIn(items: Items, ids: Iterable<string>): Promise<Shut> {
  const known = new Map<string, ClosedMatter>();
  const asked = [...new Set(ids)];
  for (let next: readonly string[] = asked; next.length > 0;) {
    const groups = groupsOf(next, casesAtOnce, '@case');
    const found = (await Promise.all(groups.map(async (group) => items.across(closedMatters, group)))).flat();
    const before = known.size;
    for (const one of found.flatMap(closedIn)) known.set(one.id, one);
    // What is not there does not say anything, however often it is asked.
    next = known.size > before ? stillUnknown(known) : [];
  }
  return new Map(
    asked.flatMap((id) => {
      const excluded = shutFrom(known, id);
      return excluded === undefined ? [] : [[id, excluded] as const];
    }),
  );
}
