// Every matter there is, joined with its store and with whom its facts tell: the only list of them.
import { adviceMatter, type AdviceTypes } from '../../domain/advice/table.ts';
import { caseMatter, type CaseTypes } from '../../domain/case/case.ts';
import type { After, Before, CommandIn, FactIn, Matter, MatterTypes } from '../../domain/matter.ts';
import { meetingMatter, type MeetingTypes } from '../../domain/meeting/table.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { toldOfAction } from '../../notices/action/rows.ts';
import { toldOfAdvice } from '../../notices/advice/rows.ts';
import { toldBy, type Told } from '../../notices/case/rows.ts';
import { toldOfMeeting } from '../../notices/meeting/rows.ts';
import type { MatterStore } from '../ports/matter-ports.ts';
import type { Ports } from '../ports/ports.ts';

/** A fact with what it made of its matter. `called` are the keys of all calls of the matter so far. */
export interface Happened<T extends MatterTypes> {
  readonly before: Before<T>;
  readonly after: After<T>;
  readonly fact: FactIn<T>;
  readonly directory: Directory;
  readonly called: readonly string[];
}

/** A matter for the write path. `P` are the ports its store needs: with cases alone, cases may be acted on. */
export interface Managed<T extends MatterTypes, P> {
  readonly matter: Matter<T>;
  store(ports: P): MatterStore<T>;
  /** Whom a fact tells. */
  told(happened: Happened<T>): readonly Told[];
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
  told: ({ before, after, fact, directory, called }) =>
    after.part === undefined || fact.part === undefined
      ? toldBy(before.root, after.root, fact, directory)
      : toldOfAction({ case: after.root, before: before.part, after: after.part, fact, directory, called }),
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
  told: ({ after, fact, directory, called }) => toldOfMeeting(after.root, fact, directory, called),
};

export const adviceRequests: Managed<AdviceTypes, Pick<Ports, 'advice'>> = {
  ...crowded,
  matter: adviceMatter,
  store: (ports) => ports.advice,
  told: ({ after, fact, directory, called }) => toldOfAdvice(after.root, fact, directory, called),
};

type AllPorts = Pick<Ports, 'cases' | 'meetings' | 'advice' | 'matchKeysOf'>;
/** A matter for what works on any. */
interface AnyManaged extends Managed<MatterTypes, AllPorts> {
  /** Under which name they are counted. */
  readonly counted: 'cases' | 'meetings' | 'advice';
}
// As in `matterOf`: what works on any knows none of its own.
function forAny<T extends MatterTypes>(counted: AnyManaged['counted'], managed: Managed<T, AllPorts>): AnyManaged;
function forAny(counted: AnyManaged['counted'], managed: Managed<MatterTypes, AllPorts>): AnyManaged {
  return { ...managed, counted };
}
const caseManaged = forAny('cases', cases);
const matters = [forAny('meetings', meetings), forAny('advice', adviceRequests), caseManaged];

/** The matter that has this id; what is nobody else's counts as a case. */
export const managedAt = (id: string): AnyManaged =>
  matters.find(({ matter }) => matter.toId(id) === id) ?? caseManaged;
