import { signOfNrm } from '../../../src/domain/case/assessment/prefill.ts';
import { isOpenCase } from '../../../src/domain/case/state/stage-table.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import type { Invariant } from '../invariant.ts';
import { standing } from '../ledger.ts';

/** A positive answer of the NRM is critical sign K5 until the same record says otherwise; one that comes while the case is open brings its review forward. */
export const groundsStand: Invariant = {
  rules: ['P17.12', 'P5.8'],
  finds: ({ town: { file, ended, now }, ledger }) => {
    const isSign = signOfNrm(file.root, localDate(now)).K5 !== undefined;
    const sign =
      isSign === ledger.grounds
        ? []
        : [isSign ? 'critical sign K5 of no answer that stands' : 'a positive answer is no critical sign K5'];
    const opened = file.facts.findLast(({ step }) => step === 'recordDecision' || step === 'decideNow')?.at;
    const came = [file, ended]
      .flatMap((one) => (one === undefined ? [] : standing(one.facts)))
      .findLast((fact) => fact.step === 'recordReasonable' && fact.data.said['decision'] === 'positive')?.at;
    if (!isOpenCase(file.root) || came === undefined || opened === undefined || came < opened || !ledger.grounds)
      return sign;
    return file.root.stage !== 'open' || file.root.early !== undefined
      ? sign
      : [...sign, 'a positive answer brings no review forward'];
  },
};
