import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Invariant } from '../invariant.ts';

type Said = Readonly<Record<string, string>>;
const lastOf = (facts: readonly Fact[], name: 'status' | 'placed'): Said | undefined =>
  facts
    .flatMap((fact) => {
      const said = fact.step === 'changeNow' ? fact.data.changes[name] : undefined;
      return said === undefined ? [] : [said.answers];
    })
    .at(-1);
const saysHow = (fact: Fact): boolean =>
  (fact.step === 'transferOut' || fact.step === 'recordAcceptance') && fact.data.responsibility !== undefined;

/** A child whom this council looks after is not another council's, unless it is said how responsibility moved. */
export const oursStaysOurs: Invariant = {
  rules: ['P17.4', 'P17.15'],
  finds: ({ town: { file } }) => {
    const { facts, root } = file;
    const isBack = facts.some(({ step }) => step === 'putRight');
    if (root.stage !== 'transferred' || isBack || facts.some(saysHow)) return [];
    const isOurs =
      lastOf(facts, 'status')?.['careStatus'] === 'lookedAfter' && lastOf(facts, 'placed')?.['placedAcross'] !== 'here';
    return isOurs ? ['a child whom we look after was transferred'] : [];
  },
};
