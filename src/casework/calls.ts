// Whom the facts of a case called to act, as far as that can still be told.
import type { Fact } from '../domain/case/case.ts';
import type { Case } from '../domain/case/stages.ts';
import { directorySchema, type Directory } from '../domain/directory.ts';
import { toObjectId, type ObjectId } from '../domain/ids.ts';
import { cardKey } from '../notices/keys.ts';
import { toldBy } from '../notices/table.ts';
import type { CaseRecord } from './ports.ts';

/** A fact with the case before and after it. */
export interface Taken {
  readonly before: Case | undefined;
  readonly fact: Fact;
  readonly after: Case;
}
export interface CallsFound {
  /** What does not fit, in numbers and keys. */
  readonly wrong: readonly string[];
  /** How many rest on the directory of that day. */
  readonly byDirectory: number;
}

const nobody: Directory = directorySchema.parse({ people: [] });

/**
 * Compares the calls on record with the table of notices. Calls to the referrer, to those who were asked and to the
 * mailbox follow from the facts alone and must be exactly these. A later one must come from a fact that calls
 * co-ordinators or the next manager: whether this person was one on that day, and whether everybody was called who was,
 * only the directory of that day could tell.
 */
export function callsOf({ calls }: CaseRecord, taken: readonly Taken[]): CallsFound {
  const sure = new Map(taken.flatMap((one) => rungBy(one, nobody).map((key) => [key, one.fact.number] as const)));
  const wrong: string[] = [];
  let byDirectory = 0;
  for (const [key, call] of Object.entries(calls)) {
    const least = sure.get(key);
    if (call === least) continue;
    if (call > (least ?? 0) && mayRing(taken[call - 1], key)) byDirectory += 1;
    else wrong.push(`the call of fact ${call} to ${key} does not follow from the facts`);
  }
  for (const [key, call] of sure) {
    if (calls[key] === undefined) wrong.push(`the call of fact ${call} to ${key} is not on record`);
  }
  return { wrong, byDirectory };
}

const rungBy = ({ before, fact, after }: Taken, directory: Directory): readonly string[] =>
  toldBy(before, after, fact, directory)
    .filter((told) => told.rings)
    .map((told) => told.key);

/** Whether the fact calls this card's reader if they are co-ordinator; whatever calls the next manager calls them too. */
function mayRing(one: Taken | undefined, key: string): boolean {
  const objectId = toObjectId(key.slice(cardKey('' as ObjectId).length)); // the key's form, without anybody
  if (one === undefined || objectId === undefined) return false;
  const council: Directory = { ...nobody, people: [{ objectId, name: 'Reader', roles: ['coordinator'] }] };
  return rungBy(one, council).includes(key);
}
