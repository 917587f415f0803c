import type { Invariant } from '../invariant.ts';

const says = (input: unknown): boolean => {
  const { works, worksWithChildren } = input as Readonly<Record<string, unknown>>;
  return works === 'yes' || worksWithChildren === 'yes';
};

/** That someone of concern works with children is owed to the LADO from the day it is said, wherever, until the LADO is told. */
export const ladoIsOwed: Invariant = {
  rules: ['P17.12', 'P17.13', 'P5.8'],
  ahead: ({ town: { pressed, file, ended }, ledger, endedLedger, calls }) => {
    const isSaid = pressed.some(({ on, input }) => on === 'case' && says(input));
    const isBack = [file, ended].some((one) => one?.facts.some(({ step }) => step === 'putRight'));
    if (!isSaid || isBack || ledger.ladoTold || endedLedger?.ladoTold === true) return [];
    return calls.some(({ rungs }) => rungs.includes('lado')) ? [] : ['the LADO is not told, and no one is called'];
  },
};
