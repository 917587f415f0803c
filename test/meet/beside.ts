// Matters beside the child's case, one of each: a record of a place, a question, a training, a meeting, a police list. They are
// pressed by their own steps, and their clocks run as those of the case.
import type { Advice } from '../../src/domain/advice/advice.ts';
import { adviceMatter, type AdviceTypes } from '../../src/domain/advice/table.ts';
import type { Entity } from '../../src/domain/entity/entity.ts';
import { entityMatter, type EntityTypes } from '../../src/domain/entity/table.ts';
import {
  nextOf,
  type After,
  type CommandIn,
  type FactIn,
  type Matter,
  type MatterTypes,
} from '../../src/domain/matter/matter.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { meetingMatter, type MeetingTypes } from '../../src/domain/meeting/table.ts';
import { clockActor, refOf } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { PoliceList } from '../../src/domain/police-list/list.ts';
import { policeListMatter, type PoliceListTypes } from '../../src/domain/police-list/table.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { Training } from '../../src/domain/training/training.ts';
import { trainingMatter, type TrainingTypes } from '../../src/domain/training/table.ts';
import { adviceNotices } from '../../src/notices/advice/rows.ts';
import { entityNotices } from '../../src/notices/entity/rows.ts';
import { meetingNotices } from '../../src/notices/meeting/rows.ts';
import { policeListNotices } from '../../src/notices/police-list/rows.ts';
import type { Happened, NewNotice } from '../../src/notices/told.ts';
import { trainingNotices } from '../../src/notices/training/rows.ts';

export interface Beside {
  readonly record?: Entity;
  readonly advice?: Advice;
  readonly training?: Training;
  readonly meeting?: Meeting;
  readonly policeList?: PoliceList;
}
export type BesideName = keyof Beside;
interface TypesOf {
  readonly record: EntityTypes;
  readonly advice: AdviceTypes;
  readonly training: TrainingTypes;
  readonly meeting: MeetingTypes;
  readonly policeList: PoliceListTypes;
}

/** What is done with a matter, whichever it is. */
interface Played<Root> {
  /** The matter after this step, and whom it rings; undefined: it is refused, or changes nothing. */
  readonly takes: (root: Root | undefined, step: string, input: unknown, context: object) => Taken<Root> | undefined;
  readonly next: (root: Root) => Instant | undefined;
  readonly reminds: (root: Root, now: Instant, directory: Directory, more: object) => Taken<Root> | undefined;
}
interface Taken<Root> {
  readonly root: Root;
  readonly rings: readonly string[];
}
function playedBy<T extends MatterTypes>(
  matter: Matter<T>,
  notices: (happened: Happened<T>) => readonly NewNotice[],
): Played<T['root']> {
  const takes: Played<T['root']>['takes'] = (root, step, input, context) => {
    const command = { step, input } as CommandIn<T>; // a row of the builders of this matter
    const asked = context as T['context'];
    const decision = matter.decide({ root }, command, asked);
    if (!('data' in decision)) return undefined;
    const meta = { number: (root?.facts ?? 0) + 1, at: asked.now, by: refOf(asked.actor) };
    const fact: FactIn<T> = matter.factOf({ root }, command, decision.data, meta);
    const after: After<T> = matter.evolve({ root }, fact);
    const told = notices({ before: { root }, after, fact, directory: asked.directory, called: [] });
    return {
      root: after.root,
      rings: told.flatMap(({ person, rings }) => (rings && person !== undefined ? person : [])),
    };
  };
  return {
    takes,
    next: (root) => nextOf(matter.clock(root)),
    reminds: (root, now, directory, more) => {
      const clock = matter.clock(root);
      return (
        clock &&
        takes(root, String(clock.step), {}, { actor: clockActor, now, directory, panels: [], facts: [], ...more })
      );
    },
  };
}

const played: { readonly [Name in BesideName]: Played<TypesOf[Name]['root']> } = {
  record: playedBy(entityMatter, entityNotices),
  advice: playedBy(adviceMatter, adviceNotices),
  training: playedBy(trainingMatter, trainingNotices),
  meeting: playedBy(meetingMatter, meetingNotices),
  policeList: playedBy(policeListMatter, policeListNotices),
};
const playedAs = (name: BesideName): Played<unknown> => played[name] as Played<unknown>; // each with its own root
export const besideNames = Object.keys(played) as readonly BesideName[]; // each of a closed union

/** The same with this step taken on this matter. */
export function takenBeside(
  beside: Beside,
  name: BesideName,
  { step, input }: { readonly step: string; readonly input: unknown },
  context: object,
): Beside | undefined {
  const made = playedAs(name).takes(beside[name], step, input, context);
  return made && { ...beside, [name]: made.root };
}

/** Whom the clock of a matter rings, and when. */
export interface Rung {
  readonly name: BesideName;
  readonly at: Instant;
  readonly to: readonly string[];
}
/** A clock that calls every working day for a month calls this often at most. */
const mostCalls = 60;
interface Run {
  readonly beside: Beside;
  readonly rungs: readonly Rung[];
}
/** What the clocks of these matters make of them until then. `more`: what a read asks of the case that each is about. */
export function besideUntil(from: Beside, until: Instant, directory: Directory, more: object): Run {
  let beside = from;
  const rungs: Rung[] = [];
  for (const name of besideNames) {
    const one = playedAs(name);
    for (let calls = 0; calls < mostCalls && beside[name] !== undefined; calls += 1) {
      const at = one.next(beside[name]);
      if (at === undefined || at > until) break;
      const made = one.reminds(beside[name], at, directory, more);
      if (made === undefined) break;
      beside = { ...beside, [name]: made.root };
      rungs.push({ name, at, to: made.rings });
    }
  }
  return { beside, rungs };
}
