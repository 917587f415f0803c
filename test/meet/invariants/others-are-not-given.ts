import { bundleOf } from '../asked-for.ts';
import type { Invariant } from '../invariant.ts';

/** What people typed of someone else than the child, by the step or question that says so. */
const ofOthers: readonly string[] = ['addPerson', 'addChild'];
const words = (input: unknown): readonly string[] => {
  const { name = '', alias = '', toldWho = '' } = input as Readonly<Record<string, string | undefined>>;
  return [name, alias, toldWho].filter((text) => text.length > 3);
};

/** Of what someone who asks is given without that a person decides on it, nothing names another person, another child, or who must not be told. */
export const othersAreNotGiven: Invariant = {
  rules: ['P30.3'],
  ahead: ({ town }) => {
    const { file, ended, pressed } = town;
    const named = pressed.flatMap(({ step, input }) =>
      ofOthers.includes(step) || step === 'changeNow' ? words(input) : [],
    );
    if (named.length === 0) return [];
    const facts = [file, ...(ended === undefined ? [] : [ended])].flatMap(({ root, facts: own }) =>
      own.map((fact) => ({ id: `${root.reference}/${fact.number}`, fact })),
    );
    const given = bundleOf(town).items.filter(({ rule }) => rule.as === 'give');
    return given.flatMap(({ id }) => {
      const fact = facts.find((one) => one.id === id)?.fact;
      const said = JSON.stringify(fact?.data ?? '');
      return named
        .filter((one) => said.includes(one))
        .map(() => `${fact?.step ?? ''} is given, and names someone else`);
    });
  },
};
