// How long a record of a person or place is kept: by a time of its own, and as long as a case that names it (docs/process.md P31.9).
import { everyMention } from '../entity/ever.ts';
import type { Entity } from '../entity/entity.ts';
import type { Reference } from '../kernel/ids.ts';
import { clockActor } from '../people/actor.ts';
import type { Settings } from '../people/settings.ts';
import { localDate, sayDate, type Instant } from '../time/calendar.ts';
import { parseTypedBirth, turns } from '../time/dates.ts';
import { birthday, keepRules, longestOf, type KeepingFact, type KeptUntil } from './retention.ts';

/** One record with its facts; with none it is the least that its own document says. */
export interface KeptEntity {
  readonly root: Entity;
  readonly facts: readonly KeepingFact[];
}

/** When someone last did something about it, or it was closed; reminders lengthen nothing. */
function lastOf({ root: { changedAt, ended }, facts }: KeptEntity): Instant {
  const last = facts.findLast(({ by }) => by.objectId !== clockActor.objectId)?.at ?? ended?.at ?? changedAt;
  return ended !== undefined && ended.at > last ? ended.at : last;
}

function classesOf(one: KeptEntity, { retention }: Settings): readonly KeptUntil[] {
  const { works, said, opened } = one.root;
  const born = parseTypedBirth(said['birth'] ?? '');
  return [
    { rule: 'entity', until: turns(localDate(lastOf(one)), retention.entity) },
    ...(works !== true
      ? []
      : ([
          {
            rule: 'works',
            until:
              'date' in born
                ? birthday(born.date, born.known !== 'day', retention.lado)
                : turns(localDate(opened.at), retention.lado),
          },
        ] as const)),
  ];
}

/** Of all that were merged: what their own facts make. Undefined for no record. */
export const ownTimeOf = (record: readonly KeptEntity[], settings: Settings): KeptUntil | undefined =>
  longestOf(record.flatMap((one) => classesOf(one, settings)));

/** `cases`: until when each case that ever named it is kept. The longest counts. */
export const retentionOfEntity = (
  record: readonly KeptEntity[],
  cases: readonly KeptUntil[],
  settings: Settings,
): KeptUntil | undefined => {
  const own = ownTimeOf(record, settings);
  return own && longestOf([own, ...cases.map(({ until }) => ({ rule: 'namedBy', until }) as const)]);
};

/** The cases that ever named it, each once: also those of entries that were taken out since. */
export const casesEver = (record: readonly KeptEntity[]): readonly Reference[] => [
  ...new Set(record.flatMap((one) => everyMention(one)).map(({ reference }) => reference)),
];

/** What is open or reported is worked on: only what is over can end. */
export const areClosed = (record: readonly Pick<KeptEntity, 'root'>[]): boolean =>
  record.every(({ root: { state } }) => state === 'closed' || state === 'declined' || state === 'merged');

/**
 * "Saturday 6 July 2030 at least: …". Until when a case is kept that names it is not said: that would tell of a child whom
 * the reader may not know.
 */
export function sayOwnTime(record: readonly Pick<KeptEntity, 'root'>[], settings: Settings): string | undefined {
  const all = record.map(({ root }) => ({ root, facts: [] }));
  const own = ownTimeOf(all, settings);
  if (own === undefined) return undefined;
  const cases = casesEver(all).length === 0 ? '' : ', and as long as a case that names it';
  return `${sayDate(own.until)} at least: ${keepRules[own.rule]}${cases}`;
}
