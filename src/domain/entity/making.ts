// The steps on a record, and who takes them.
import { clock, made, matterBegun, type Allowed, type Declared, type Making } from '../matter/making.ts';
import { refuse, type Beginning, type Context, type FactMeta, type Step } from '../matter/step.ts';
import { addDays, addWorkingDays, lastWorkingDay, localDate, opensOn } from '../time/calendar.ts';
import type { RungAt } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import { stateWords, type Entity, type EntityRung, type EntityState } from './entity.ts';
import { readerOfEntity } from './who.ts';

/** What the steps on a record go by. */
export const entityMaking: Making<Entity> = {
  at: ({ state }) => state,
  owes: () => false,
  reads: (entity, { actor, directory, now }) => readerOfEntity(entity, actor, directory, now),
  elsewhere: ({ state }, next) =>
    refuse('notNow', `This record is: ${stateWords[state]}.`, next === '' ? 'Open it to see where it stands.' : next),
};
type Unstamped = Omit<Entity, 'facts' | 'changedAt'>;
const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

/** Those who keep it, while they read it. */
export const keeps: readonly Allowed<Entity>[] = [{ role: 'keepLinks', reads: 'record', least: 'write' }];

export const entityStep = <Input extends object, Data>(
  declared: Declared<Input, Data, Entity, Unstamped, EntityState>,
): Step<Input, Data, Entity, Entity> =>
  made(entityMaking, {
    since: 6,
    ...declared,
    evolve: (entity, data, meta) => ({ ...declared.evolve(entity, data, meta), ...stamp(meta) }),
  });

/** A step that makes a record; one that is there already was made by the same press. */
export const entityBegun = <Input extends object, Data>(
  declared: Omit<Declared<Input, Data, undefined, Unstamped, 'nothing'>, 'from'>,
): Beginning<Input, Data, undefined, Entity> =>
  matterBegun<Input, Data, Entity>({
    since: 6,
    there: () => refuse('alreadyDecided', 'This record is open already.', 'Open it to see where it stands.'),
    ...declared,
    evolve: (nothing, data, meta) => ({ ...declared.evolve(nothing, data, meta), ...stamp(meta) }),
  });

/** The clock's own step. */
export const entityReminder = <Input extends object, Data>(
  declared: Pick<Declared<Input, Data, Entity, Entity, EntityState>, 'title' | 'fact' | 'from' | 'record' | 'evolve'>,
): Step<Input, Data, Entity, Entity> =>
  made<Input, Data, Entity, Entity, EntityState>(entityMaking, {
    since: 6,
    ...declared,
    may: [{ own: clock }],
    elsewhere: () => ({ unchanged: true }),
  });

/** When it is asked about next. */
export interface DueFrom {
  readonly dueOn: IsoDate;
  readonly rungs: readonly RungAt<EntityRung>[];
}
/** Still needed? After half a year, and to the head of service some days later (docs/process.md P23.7). */
export function reviewFrom({ now, directory: { settings } }: Context): DueFrom {
  const dueOn = lastWorkingDay(addDays(localDate(now), settings.recordReviewDays), settings.officeHours);
  const late = addDays(dueOn, settings.recordLateDays);
  return {
    dueOn,
    rungs: [
      { rung: 'review', at: opensOn(dueOn, settings.officeHours) },
      { rung: 'reviewLate', at: opensOn(late, settings.officeHours) },
    ],
  };
}
/** A report is to be accepted, or not (docs/process.md P23.4). */
export function acceptFrom({ now, directory: { settings } }: Context): DueFrom {
  const { recordAcceptWorkingDays: first, recordAcceptLateWorkingDays: more, officeHours } = settings;
  const at = addWorkingDays(now, first, officeHours);
  return {
    dueOn: localDate(at),
    rungs: [
      { rung: 'accept', at },
      { rung: 'acceptLate', at: addWorkingDays(now, first + more, officeHours) },
    ],
  };
}
