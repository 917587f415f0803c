import type { KindName } from '../../../src/domain/case/state/onward-kinds.ts';
import type { Invariant } from '../invariant.ts';

/** Of whom the LADO is told, ladoIsOwed asks. */
const kinds: readonly (readonly [step: string, kind: KindName])[] = [
  ['recordNrm', 'nrm'],
  ['recordCawn', 'cawn'],
  ['recordPrevent', 'prevent'],
  ['recordDefence', 'section45'],
  ['recordGuardian', 'guardian'],
];

const isIn = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean => [...some].every((one) => all.has(one));

/**
 * What was recorded outside MSET, of whom in the family, and for whom a person of concern works, in either referral, is known to the
 * case: no one is asked for it again. And nothing is known that was not recorded.
 */
export const recordedIsKnown: Invariant = {
  rules: ['P17.12', 'P17.14', 'P5.10', 'P5.8'],
  finds: ({ town: { file }, ledger }) => {
    const { onward = [], family = [], employers } = file.root;
    const outside = kinds
      .filter(([step, kind]) => ledger.onward.has(step) !== onward.includes(kind))
      .map(
        ([step, kind]) =>
          `${kind} ${ledger.onward.has(step) ? 'is recorded, and not known' : 'is known, and was not recorded'}`,
      );
    const names = new Set(family.map(({ name }) => name));
    return [
      ...outside,
      ...(isIn(ledger.family, names) ? [] : ['someone of the family is recorded, and not known']),
      ...(isIn(names, ledger.family) ? [] : ['someone of the family is known, and was not recorded']),
      ...(isIn(ledger.employers, new Set(employers?.agencies)) ? [] : ['an employer is recorded, and not known']),
    ];
  },
};
