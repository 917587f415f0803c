// What a pressed button of the council is about: whom, which agency, which setting, which change.
import { toSettingName, type Council } from '../../domain/council/council.ts';
import { type SettingName } from '../../domain/people/settings.ts';
import type { CouncilStepName } from '../../domain/council/table.ts';
import { given } from '../../domain/kernel/given.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import type { Held } from '../../reading/council/held.ts';
import { textIn, type Scene } from '../scene/scene.ts';

export interface On {
  readonly person?: ObjectId;
  readonly agency?: string;
  readonly setting?: SettingName;
  readonly proposal?: string;
  /** The first day of a leave. */
  readonly starts?: string;
}
/** What the steps on the council are decided on. */
export interface OnCouncil {
  readonly council: Council;
  readonly on: On;
  /** What someone who leaves holds. */
  readonly held?: readonly Held[];
  /** The press was told what it would break: then it may be done all the same. */
  readonly broke?: true;
}

/** What its buttons carry. */
export const councilCarries = ['person', 'agency', 'setting', 'proposal', 'starts'] as const;
export function onIn(pressed: Pick<Scene, 'data'>): On {
  const said = (name: (typeof councilCarries)[number]): string | undefined => {
    const text = textIn(pressed, name);
    return text === '' ? undefined : text;
  };
  const day = said('starts');
  return given({
    person: toObjectId(said('person') ?? ''),
    agency: said('agency'),
    setting: toSettingName(said('setting') ?? ''),
    proposal: said('proposal'),
    // Of a leave that is there; what is typed as the first day of another has the same name.
    starts: day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined,
  });
}

/** A step's input with what its button carries. */
export function inputOn(name: CouncilStepName, on: On, typed: object): object {
  const { person, agency, setting, proposal, starts } = on;
  switch (name) {
    case 'changePerson':
      return { ...typed, ...given({ objectId: person }) };
    case 'personLeaves':
    case 'personStays':
    case 'beAway':
      return { ...typed, ...given({ person }) };
    case 'beBack':
      return { ...typed, ...given({ person, starts }) };
    case 'changeAgency':
    case 'removeAgency':
      return { ...typed, ...given({ id: agency }) };
    case 'changeSetting':
    case 'putBackSetting':
      return { ...typed, ...given({ name: setting }) };
    case 'agreeChange':
    case 'refuseChange':
      return { ...typed, ...given({ proposal }) };
    case 'takeFile':
    case 'beginCouncil':
    case 'remindCouncil':
      return typed;
  }
}
/** The fields that are not asked for, because the button says them. */
export const saidBy = (name: CouncilStepName, on: On): readonly string[] => Object.keys(inputOn(name, on, {}));
