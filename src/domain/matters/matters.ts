// The list of matters, and no other: what works on any of them, or asks for a row of each, goes by it.
import { adviceMatter, type AdviceTypes } from '../advice/table.ts';
import { caseMatter, type CaseTypes } from '../case/whole/case.ts';
import { relationToCouncil } from '../council/council.ts';
import { councilMatter, type CouncilTypes } from '../council/table.ts';
import { entityMatter, type EntityTypes } from '../entity/table.ts';
import { relationToEntity } from '../entity/who.ts';
import type { Matter } from '../matter/matter.ts';
import { relationToAdvice } from '../advice/advice.ts';
import { meetingMatter, type MeetingTypes } from '../meeting/table.ts';
import { relationToMeeting } from '../meeting/who.ts';
import type { Person } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { relationToPoliceLists } from '../police-list/list.ts';
import { policeListMatter, type PoliceListTypes } from '../police-list/table.ts';
import { relationToEntry } from '../register/entry.ts';
import { registerMatter, type RegisterTypes } from '../register/table.ts';
import { trainingMatter, type TrainingTypes } from '../training/table.ts';
import { relationToTraining } from '../training/training.ts';
import type { Instant } from '../time/calendar.ts';
import { readsAs, type ReadsAs, type Relation } from '../people/reads.ts';

export interface Matters {
  readonly case: CaseTypes;
  readonly meeting: MeetingTypes;
  readonly advice: AdviceTypes;
  readonly training: TrainingTypes;
  readonly entity: EntityTypes;
  readonly register: RegisterTypes;
  readonly policeList: PoliceListTypes;
  readonly council: CouncilTypes;
}
export type MatterKind = keyof Matters;
/** Every kind but the case, whose card is found by its reference and not by the name of its kind. */
export type OtherKind = Exclude<MatterKind, 'case'>;
/** The kinds of parts of all matters. */
export type PartKind = { readonly [Kind in MatterKind]: keyof Matters[Kind]['parts'] & string }[MatterKind];

export const matters: { readonly [Kind in MatterKind]: Matter<Matters[Kind]> } = {
  case: caseMatter,
  meeting: meetingMatter,
  advice: adviceMatter,
  training: trainingMatter,
  entity: entityMatter,
  register: registerMatter,
  policeList: policeListMatter,
  council: councilMatter,
};
const isKind = (kind: string): kind is MatterKind => Object.hasOwn(matters, kind);
export const matterKinds: readonly MatterKind[] = Object.keys(matters).filter(isKind);
export const otherKinds: readonly OtherKind[] = matterKinds.filter((kind) => kind !== 'case');

/** One value for each kind. */
export function byKind<V>(valueFor: (kind: MatterKind) => V): Readonly<Record<MatterKind, V>>;
export function byKind(valueFor: (kind: MatterKind) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(matterKinds.map((kind) => [kind, valueFor(kind)]));
}

/** The kind of the matter that has this id; undefined for anything that is no id of ours. */
export const kindAt = (id: string): MatterKind | undefined => matterKinds.find((kind) => matters[kind].toId(id) === id);

/**
 * How many bytes the document of a matter may have: it is read and written whole with every press (docs/design.md 8). That of the
 * council holds some five thousand people; beside it a fact of a thousand of them has to fit into one write of 2 MB.
 */
export const mostBytes: Readonly<Record<MatterKind, number>> = byKind(
  (kind) => (kind === 'council' ? 1344 : 128) * 1024,
);

/** How someone stands to a matter that is no case. Every kind has its row: a gap does not compile. */
const relations: {
  readonly [Kind in OtherKind]: (
    root: Matters[Kind]['root'],
    person: Person,
    directory: Directory,
    now: Instant,
  ) => Relation;
} = {
  meeting: relationToMeeting,
  advice: relationToAdvice,
  training: (_training, person) => relationToTraining(person),
  entity: relationToEntity,
  register: relationToEntry,
  policeList: (_list, person) => relationToPoliceLists(person),
  council: relationToCouncil,
};

/** What this person reads of a matter that is no case; of a case `readerOf` says it. */
export const readerOfOther = <Kind extends OtherKind>(
  kind: Kind,
  root: Matters[Kind]['root'],
  person: Person,
  directory: Directory,
  now: Instant,
): ReadsAs => readsAs(relations[kind](root, person, directory, now));
