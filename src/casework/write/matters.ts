// Every matter there is, joined with its store and with whom its facts tell: the only list of them.
import { adviceMatter, type AdviceTypes } from '../../domain/advice/table.ts';
import { caseMatter, type CaseTypes } from '../../domain/case/case.ts';
import type { CommandIn, Matter, MatterTypes } from '../../domain/matter.ts';
import { kindAt, type MatterKind } from '../../domain/matters.ts';
import { meetingMatter, type MeetingTypes } from '../../domain/meeting/table.ts';
import { trainingMatter, type TrainingTypes } from '../../domain/training/table.ts';
import { adviceTells, caseTells, meetingTells, trainingTells, type Tells } from '../../notices/tables.ts';
import type { MatterStore } from '../ports/matter-ports.ts';
import type { Ports } from '../ports/ports.ts';

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
}

export const cases: Managed<CaseTypes, Pick<Ports, 'cases' | 'matchKeysOf'>> = {
  matter: caseMatter,
  store: (ports) => ports.cases,
  tells: caseTells,
  // Different agencies work on the parts of one case at once: nothing of theirs collides but the case's version.
  mostTries: ({ part }) => (part === undefined ? 3 : 8),
  turns: false,
  matchKeys: ({ matchKeysOf }, one) =>
    one.stage === 'draft' ? undefined : matchKeysOf(one.answers).map(({ key }) => key),
};

/** Many press "I am here" in the same minute. Of those of other instances half are lost to each. */
const crowded = { mostTries: () => 24, turns: true };

export const meetings: Managed<MeetingTypes, Pick<Ports, 'meetings'>> = {
  ...crowded,
  matter: meetingMatter,
  store: (ports) => ports.meetings,
  tells: meetingTells,
};

export const adviceRequests: Managed<AdviceTypes, Pick<Ports, 'advice'>> = {
  ...crowded,
  matter: adviceMatter,
  store: (ports) => ports.advice,
  tells: adviceTells,
};

export const trainings: Managed<TrainingTypes, Pick<Ports, 'trainings'>> = {
  ...crowded,
  matter: trainingMatter,
  store: (ports) => ports.trainings,
  tells: trainingTells,
};

type AllPorts = Pick<Ports, 'cases' | 'meetings' | 'advice' | 'trainings' | 'matchKeysOf'>;
/** A matter for what works on any. */
type AnyManaged = Managed<MatterTypes, AllPorts>;
// As in `matterOf`: what works on any knows none of its own.
function forAny<T extends MatterTypes>(managed: Managed<T, AllPorts>): AnyManaged;
function forAny(managed: AnyManaged): AnyManaged {
  return managed;
}
const all: Readonly<Record<MatterKind, AnyManaged>> = {
  case: forAny(cases),
  meeting: forAny(meetings),
  advice: forAny(adviceRequests),
  training: forAny(trainings),
};

/** The matter that has this id; what has the id of none counts as a case. */
export const managedAt = (id: string): AnyManaged => all[kindAt(id) ?? 'case'];
