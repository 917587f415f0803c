// Which changes verify has to name, and whether it does: by what is harmless, and what is known and not mended yet.
import { known } from '../known.ts';
import type { Change, Tampered } from './database.ts';
import { harmless } from './harmless.ts';
import type { Mutation } from './mutations.ts';

export const invariant = 'mutationsAreNamed';
const knownOf = (kind: string): readonly string[] =>
  known.filter((line) => line.invariant === invariant && line.what === kind).flatMap(({ story }) => story);
const passing = (kind: string): readonly string[] => [...(harmless[kind]?.changes ?? []), ...knownOf(kind)];
const isAmong = (changes: readonly string[], how: string): boolean => changes.includes('*') || changes.includes(how);
export const mayPass = ({ document: { kind }, how }: Mutation): boolean => isAmong(passing(kind), how);

export const nameOf = ({ document: { kind }, how }: Mutation): string => `${kind}: ${how}`;
const changeOf = ({ document, mutated }: Mutation): Change => [document, mutated(document)];

/** Each by itself: which verify should have named, and which it named although they are known as not named. */
export async function judged(
  tampered: Tampered,
  mutations: readonly Mutation[],
): Promise<{ readonly unnamed: readonly string[]; readonly named: readonly string[] }> {
  const [unnamed, named]: [string[], string[]] = [[], []];
  for (const one of mutations) {
    const isNamed = (await tampered.named([changeOf(one)])).length > 0;
    if (!isNamed && !mayPass(one)) unnamed.push(nameOf(one));
    if (isNamed && isAmong(knownOf(one.document.kind), one.how)) named.push(nameOf(one));
  }
  return { unnamed, named };
}

/** What costs little to look at: all but looks, of which each day is read again. */
const isCheap = ({ document }: Mutation): boolean => document.in !== 'looks';
/** Of what has to be named: that a document of each kind is taken away, and every so many of the rest. */
export function sampleOf(all: readonly Mutation[], every: number): readonly Mutation[] {
  const meant = all.filter((one) => !mayPass(one));
  const rest = meant.filter(isCheap).filter((_, place) => place % every === 0);
  return [...new Set([...meant.filter(({ how }) => how === 'taken away'), ...rest])];
}

/** Of what may pass all that can be done at once, one value after another: verify is silent on it. */
export function passingTogether(all: readonly Mutation[]): readonly Change[] {
  const meant = all.filter(mayPass);
  return [...Map.groupBy(meant, ({ document }) => document)].flatMap(([document, those]) => {
    if (passing(document.kind).includes('*'))
      return those.filter(({ how }) => how === 'taken away').map((one) => changeOf(one));
    const others = those.filter(({ how }) => how.endsWith(': another') && !how.startsWith('kind'));
    return others.length === 0
      ? those.slice(0, 1).map((one) => changeOf(one))
      : [[document, others.reduce((so, { mutated }) => mutated(so) ?? so, document)] as const];
  });
}

/** What stands in the lists, and can be done to nothing: a slip of the list. */
export const idleIn = (all: readonly Mutation[], forged: string): readonly string[] =>
  [...Object.keys(harmless), ...known.flatMap((line) => (line.invariant === invariant ? line.what : []))].flatMap(
    (kind) =>
      passing(kind)
        .filter((how) => how !== forged)
        .filter((how) => !all.some((one) => one.document.kind === kind && (how === '*' || how === one.how)))
        .map((how) => `${kind}: ${how}`),
  );
