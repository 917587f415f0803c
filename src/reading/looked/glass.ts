// Break glass, for those who read who looked: what waits for a review, and what was reviewed in a month (docs/process.md P26.7).
// Of a case from which the reader is kept out nothing is said.
import type { GlassKept } from '../../casework/ports/ports.ts';
import { mayReview } from '../../domain/case/glass/glass.ts';
import { sayPurpose, type Glass } from '../../domain/case/state/glass.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { personIn } from '../../domain/people/directory.ts';
import { sayRoles } from '../../domain/people/roles.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { Viewer } from '../reader.ts';
import type { LookedRow } from './looked.ts';

/** One of them as a row; `toReview`: what its reader may look into. */
export interface GlassRow {
  readonly row: LookedRow;
  readonly toReview: { readonly reference: Reference; readonly fact: number } | undefined;
}
export interface GlassRows {
  readonly waiting: readonly GlassRow[];
  readonly reviewed: readonly GlassRow[];
}

/** All that wait, whenever they were, the oldest first; of those that are reviewed the ones of this month, the newest first. */
export function glassRows(kept: readonly GlassKept[], month: string, viewer: Viewer): GlassRows {
  const all = kept
    .filter(({ excluded }) => !excluded.includes(viewer.person.objectId))
    .flatMap((one) => one.glass.map((glass) => ({ of: one, glass })))
    .toSorted((one, other) => one.glass.at.localeCompare(other.glass.at));
  const rows = (some: typeof all) => some.map(({ of, glass }) => rowOf(of, glass, viewer));
  return {
    waiting: rows(all.filter(({ glass }) => glass.reviewed === undefined)),
    reviewed: rows(
      all.filter(({ glass }) => glass.reviewed !== undefined && localDate(glass.at).startsWith(month)).toReversed(),
    ),
  };
}

function rowOf(of: GlassKept, one: Glass, { person, directory, now }: Viewer): GlassRow {
  const who = personIn(directory, one.by.objectId);
  const open = now < one.until ? `open until ${sayWhen(one.until, now)}` : `was open until ${sayWhen(one.until, now)}`;
  return {
    row: {
      title: [one.by.name, who === undefined ? '' : sayRoles(who)].filter((part) => part !== '').join(' · '),
      line: `${of.reference} · ${sayPurpose(one.purpose)}: ${one.reason}`,
      more: [sayWhen(one.at, now), open, ...sayReview(one, now)].join(' · '),
      id: one.by.objectId,
    },
    toReview:
      one.reviewed === undefined && mayReview(of, one, person, directory)
        ? { reference: of.reference, fact: one.fact }
        : undefined,
  };
}

function sayReview({ reviewed }: Glass, now: string): readonly string[] {
  if (reviewed === undefined) return [];
  const { by, at, needed, found } = reviewed;
  return [`reviewed by ${by.name}, ${sayWhen(at, now)}: ${needed === 'yes' ? 'needed' : 'not needed'}. ${found}`];
}
