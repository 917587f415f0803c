// The list of matters, and no other: what works on any of them, or asks for a row of each, goes by it.
import { adviceMatter, type AdviceTypes } from './advice/table.ts';
import { caseMatter, type CaseTypes } from './case/case.ts';
import type { Matter } from './matter.ts';
import { meetingMatter, type MeetingTypes } from './meeting/table.ts';
import { trainingMatter, type TrainingTypes } from './training/table.ts';

export interface Matters {
  readonly case: CaseTypes;
  readonly meeting: MeetingTypes;
  readonly advice: AdviceTypes;
  readonly training: TrainingTypes;
}
export type MatterKind = keyof Matters;
/** Every kind but the case, whose card is found by its reference and not by the name of its kind. */
export type OtherKind = Exclude<MatterKind, 'case'>;

export const matters: { readonly [Kind in MatterKind]: Matter<Matters[Kind]> } = {
  case: caseMatter,
  meeting: meetingMatter,
  advice: adviceMatter,
  training: trainingMatter,
};
const isKind = (kind: string): kind is MatterKind => Object.hasOwn(matters, kind);
export const matterKinds: readonly MatterKind[] = Object.keys(matters).filter(isKind);
export const otherKinds: readonly OtherKind[] = matterKinds.filter((kind) => kind !== 'case');

/** The kind of the matter that has this id; undefined for anything that is no id of ours. */
export const kindAt = (id: string): MatterKind | undefined => matterKinds.find((kind) => matters[kind].toId(id) === id);
