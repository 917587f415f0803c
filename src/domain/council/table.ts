// Every step on the council, once. It has a chain of facts of its own, as a case has.
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { beAway, beBack } from './away.ts';
import { toCouncilId, type Council, type CouncilId } from './council.ts';
import { changeAgency, changePerson, personLeaves, personStays, removeAgency } from './people.ts';
import { agreeChange, councilLadder, refuseChange, remindCouncil } from './second.ts';
import { changeSetting, putBackSetting } from './settings.ts';
import { beginCouncil, takeFile } from './taken.ts';

export const councilSteps = {
  beginCouncil,
  takeFile,
  changePerson,
  personLeaves,
  personStays,
  changeAgency,
  removeAgency,
  beAway,
  beBack,
  changeSetting,
  putBackSetting,
  agreeChange,
  refuseChange,
  remindCouncil,
} as const;

export interface CouncilTypes extends MatterTypes {
  readonly id: CouncilId;
  readonly root: Council;
  readonly steps: typeof councilSteps;
  readonly parts: NoParts;
}
export type CouncilStepName = keyof CouncilTypes['steps'];
export type CouncilCommand = CommandIn<CouncilTypes>;
export type CouncilFact = FactIn<CouncilTypes>;

export const councilMatter = matterOf<CouncilTypes>({
  name: 'directory of the council',
  plural: 'directories of the council',
  kind: 'council',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else was changing the directory at the same moment.',
    'Press it again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toCouncilId,
  steps: councilSteps,
  parts: {},
  touch: (council) => council,
  clock: (council) => ({ name: 'council', ladder: councilLadder(council), step: 'remindCouncil' }),
});
