// What the steps on the council are to people.
import type { Council } from '../../domain/council/council.ts';
import {
  councilMatter,
  type CouncilCommand,
  type CouncilStepName,
  type CouncilTypes,
} from '../../domain/council/table.ts';
import type { Counter, Presses } from '../form/counter.ts';

const changed = 'Changed';
const presses: Presses<CouncilTypes['steps'], Council, Council> = {
  beginCouncil: { byHand: 'the first start’s' },
  takeFile: { byHand: 'a file is chosen on the page', verb: 'council.file' },
  changePerson: { verb: 'council.person', done: changed },
  personLeaves: { verb: 'council.leaves', done: 'Recorded' },
  personStays: { verb: 'council.stays', done: 'Recorded' },
  changeAgency: { verb: 'council.agency', done: changed },
  removeAgency: { verb: 'council.no-agency', style: 'destructive', done: 'Taken out' },
  beAway: { verb: 'council.away', intro: 'It begins and ends by itself.', done: 'You are away then' },
  beBack: { verb: 'council.back', done: 'Welcome back' },
  changeSetting: { verb: 'council.setting', done: changed },
  putBackSetting: { verb: 'council.put-back', done: 'Put back' },
  agreeChange: { verb: 'council.agree', done: 'Agreed: it is in force' },
  refuseChange: { verb: 'council.refuse', style: 'destructive', done: 'Refused' },
  remindCouncil: { byHand: 'the clock’s' },
};

/** The step's name, and what its form read: that these fit is tested for every row. */
export function councilCommand(step: CouncilStepName, input: object): CouncilCommand;
export function councilCommand(step: string, input: object): { readonly step: string; readonly input: object } {
  return { step, input };
}

/** What the buttons of the council go by. */
export const councilRows: Pick<Counter<CouncilStepName, Council, Council>, 'steps' | 'presses' | 'decide'> = {
  steps: councilMatter.steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    councilMatter.decide({ root: before }, councilCommand(step, input), { actor, directory, now }),
};
