// Every matter joined with its store and with whom its facts tell.
import { adviceMatter, type AdviceTypes } from '../../domain/advice/table.ts';
import { councilMatter, type CouncilTypes } from '../../domain/council/table.ts';
import { endedOn } from '../../domain/case/state/stage-table.ts';
import { foundBy } from '../../domain/case/triage/match-keys.ts';
import { linesOfReferral } from '../../domain/case/mention/entry.ts';
import { mentionRefOf, toMentionRef } from '../../domain/case/mention/mention.ts';
import { caseMatter, isPart, type CaseTypes } from '../../domain/case/whole/case.ts';
import type { AnyPartIn, CommandIn, Matter, MatterTypes } from '../../domain/matter/matter.ts';
import { kindAt, type MatterKind, type Matters } from '../../domain/matters/matters.ts';
import { foundIn, saidOf } from '../../domain/entity/found.ts';
import { entityMatter, type EntityTypes } from '../../domain/entity/table.ts';
import { meetingMatter, type MeetingTypes } from '../../domain/meeting/table.ts';
import { policeListMatter, type PoliceListTypes } from '../../domain/police-list/table.ts';
import { registerMatter, type RegisterTypes } from '../../domain/register/table.ts';
import { trainingMatter, type TrainingTypes } from '../../domain/training/table.ts';
import { adviceNotices } from '../../notices/advice/rows.ts';
import { adviceTelling } from '../../notices/advice/telling.ts';
import { councilNotices } from '../../notices/council/rows.ts';
import { councilTelling } from '../../notices/council/telling.ts';
import { entityNotices } from '../../notices/entity/rows.ts';
import { entityTelling } from '../../notices/entity/telling.ts';
import { meetingNotices } from '../../notices/meeting/rows.ts';
import { meetingTelling } from '../../notices/meeting/telling.ts';
import { policeListNotices } from '../../notices/police-list/rows.ts';
import { policeListTelling } from '../../notices/police-list/standing.ts';
import { registerNotices } from '../../notices/register/rows.ts';
import { registerTelling } from '../../notices/register/standing.ts';
import { caseTells, type Tells } from '../../notices/tables.ts';
import { trainingNotices } from '../../notices/training/rows.ts';
import { trainingTelling } from '../../notices/training/telling.ts';
import type { MatterStore } from '../ports/matter-ports.ts';
import type { MatterStores, Ports } from '../ports/ports.ts';
import { vouchFor } from '../ports/council-ports.ts';

/** A matter as casework keeps it. `P` are the ports its store needs: with cases alone, cases may be acted on. */
export interface Managed<T extends MatterTypes, P> {
  readonly matter: Matter<T>;
  /** Whom its facts tell, and what they are shown. */
  readonly tells: Tells<T>;
  store(ports: P): MatterStore<T>;
  /** How often a press is decided again when others were first. */
  mostTries(command: CommandIn<T>): number;
  /** Many press at once: within this process they take turns, and only those of other instances are in the way. */
  readonly turns: boolean;
  /** What else is stored with it, by which a case like it is found. */
  matchKeys?(ports: P, root: T['root']): readonly string[] | undefined;
  /** What it is found by besides that is said elsewhere: read when it is written (docs/process.md P23.8). */
  keysBeside?(ports: P, root: T['root']): Promise<readonly string[]>;
  /** What stands in the hash of each fact beside what it says: a hash of what it makes. */
  vouches?(root: T['root']): string;
  /** The same of a part. */
  partKeys?(ports: P, part: AnyPartIn<T>): readonly string[] | undefined;
}

export const cases: Managed<CaseTypes, Pick<Ports, 'cases' | 'matchKeysOf'>> = {
  matter: caseMatter,
  store: (ports) => ports.cases,
  tells: caseTells,
  // Different agencies work on the parts of one case at once: nothing of theirs collides but the case's version.
  mostTries: ({ part }) => (part === undefined ? 3 : 8),
  turns: false,
  matchKeys: ({ matchKeysOf }, childCase) => {
    if (childCase.stage === 'draft') return undefined;
    const all = foundBy(childCase).flatMap((answers) => matchKeysOf(answers));
    // By a name alone only a child is known who is in an open case (docs/process.md P13.7).
    const kept = endedOn(childCase) === undefined ? all : all.filter(({ kind }) => kind !== 'name');
    const named = linesOfReferral(childCase).flatMap(({ kind, said }) => matchKeysOf.links?.(kind, said) ?? []);
    return [...new Set([...kept, ...named].map(({ key }) => key))];
  },
  partKeys: ({ matchKeysOf }, part) =>
    isPart('mention', part) ? matchKeysOf.links?.(part.kind, part.said).map(({ key }) => key) : undefined,
};

/** Many press "I am here" in the same minute. Of those of other instances half are lost to each. */
const crowded = { mostTries: () => 24, turns: true };

export const meetings: Managed<MeetingTypes, Pick<Ports, 'meetings'>> = {
  ...crowded,
  matter: meetingMatter,
  store: (ports) => ports.meetings,
  tells: { notices: meetingNotices, telling: meetingTelling },
};

export const adviceRequests: Managed<AdviceTypes, Pick<Ports, 'advice'>> = {
  ...crowded,
  matter: adviceMatter,
  store: (ports) => ports.advice,
  tells: { notices: adviceNotices, telling: adviceTelling },
};

export const trainings: Managed<TrainingTypes, Pick<Ports, 'trainings'>> = {
  ...crowded,
  matter: trainingMatter,
  store: (ports) => ports.trainings,
  tells: { notices: trainingNotices, telling: trainingTelling },
};

export const entities: Managed<EntityTypes, Pick<Ports, 'entities' | 'cases' | 'matchKeysOf'>> = {
  matter: entityMatter,
  store: (ports) => ports.entities,
  mostTries: () => 8,
  turns: false,
  tells: { notices: entityNotices, telling: entityTelling },
  // Closed, it is found by nothing at once (docs/process.md P23.8).
  matchKeys: ({ matchKeysOf }, entity) => {
    const found = foundIn(entity);
    if (found === undefined) return undefined;
    return found.said.flatMap(({ kind, said }) => matchKeysOf.links?.(kind, said) ?? []).map(({ key }) => key);
  },
  // They lie with the entries alone: a mark, a secret that is changed, and what is taken back need no fact of the record's.
  keysBeside: async ({ cases: store, entities: records, matchKeysOf }, entity) => {
    const found = foundIn(entity);
    if (found === undefined) return [];
    const members = new Set<string>(found.members);
    const references = [...members].flatMap((one) => toMentionRef(one)?.reference ?? []);
    const [mentions, merged] = await Promise.all([
      references.length === 0 ? [] : store.mentionsOf([...new Set(references)]),
      records.ofIds(entity.from ?? []),
    ]);
    const named = mentions.filter((one) => members.has(mentionRefOf(one)) && one.state !== 'taken');
    return [...named, ...merged.flatMap(saidOf)]
      .flatMap(({ kind, said }) => matchKeysOf.links?.(kind, said) ?? [])
      .map(({ key }) => key);
  },
};

export const registers: Managed<RegisterTypes, Pick<Ports, 'register'>> = {
  ...crowded,
  matter: registerMatter,
  store: (ports) => ports.register,
  tells: { notices: registerNotices, telling: registerTelling },
};

export const policeLists: Managed<PoliceListTypes, Pick<Ports, 'policeLists'>> = {
  ...crowded,
  matter: policeListMatter,
  store: (ports) => ports.policeLists,
  tells: { notices: policeListNotices, telling: policeListTelling },
};

/** What vouches for the directory in force is the fact that made it: its hash is in the chain (docs/process.md P28.2). */
export const councils: Managed<CouncilTypes, Pick<Ports, 'council'>> = {
  ...crowded,
  matter: councilMatter,
  store: (ports) => ports.council,
  tells: { notices: councilNotices, telling: councilTelling },
  vouches: vouchFor,
};

type AllPorts = MatterStores & Pick<Ports, 'matchKeysOf'>;
type Every<Kind extends MatterKind> = { readonly [K in Kind]: Managed<Matters[K], AllPorts> };
/** Every matter by its kind: a gap does not compile. */
export const managed: Every<MatterKind> = {
  case: cases,
  meeting: meetings,
  advice: adviceRequests,
  training: trainings,
  entity: entities,
  register: registers,
  policeList: policeLists,
  council: councils,
};

/** A matter for what works on any. */
type AnyManaged = Managed<MatterTypes, AllPorts>;
// As in `matterOf`: what works on any knows none of its own.
function forAny<Kind extends MatterKind>(every: Every<Kind>): Readonly<Record<Kind, AnyManaged>>;
function forAny(every: Readonly<Record<string, AnyManaged>>): Readonly<Record<string, AnyManaged>> {
  return every;
}
const anyManaged = forAny<MatterKind>(managed);

export const managedFor = (kind: MatterKind): AnyManaged => anyManaged[kind];
/** The matter that has this id; what has the id of none counts as a case. */
export const managedAt = (id: string): AnyManaged => managedFor(kindAt(id) ?? 'case');
