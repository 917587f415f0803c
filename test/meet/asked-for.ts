// What a person asks for of a child's record, as it is made of the facts of a town.
import { leftOf, chained } from '../../src/casework/write/hashing.ts';
import type { StoredFact } from '../../src/casework/ports/ports.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import { decidedIn, type BundleCase, type BundleFact } from '../../src/domain/register/bundle.ts';
import type { BundleKnown } from '../../src/domain/register/making.ts';
import type { File } from '../domain/owed/world.ts';
import { bundleKnown } from '../people/register-builders.ts';
import type { Town } from './town.ts';

/** Stories share the facts that they have in common. */
const known = new WeakMap<Fact, Kept>();
interface Kept {
  readonly before: string;
  readonly stored: StoredFact;
}
function storedAs(fact: Fact, before: string): StoredFact {
  const is = known.get(fact);
  if (is?.before === before) return is.stored;
  const stored = chained(fact, before);
  known.set(fact, { before, stored });
  return stored;
}
function caseOf({ facts, root: { reference, answers } }: File): BundleCase {
  const stored: StoredFact[] = [];
  for (const fact of facts) stored.push(storedAs(fact, stored.at(-1)?.hash ?? ''));
  const names = [answers['forenames'] ?? '', answers['surname'] ?? ''];
  return { reference, names, facts: stored.map((fact): BundleFact => ({ ...fact, left: leftOf(fact) })) };
}
const ofRecord = new WeakMap<File, Omit<BundleKnown, 'decided'>>();
/** Every item of it, by the rule; and on which of them a person pressed. */
export function bundleOf({ file, ended, pressed }: Town): BundleKnown {
  const made = ofRecord.get(file) ?? bundleKnown(...[file, ...(ended === undefined ? [] : [ended])].map(caseOf));
  ofRecord.set(file, made);
  return { ...made, decided: decidedIn(pressed.map(({ step, input }) => ({ step, data: input }))) };
}
