// A case as form 4 stores it: when people are called next stands in it, under the names of their reminders. What the form
// after it has besides stands there too: an earlier program keeps that or drops it, and facts make it again
// (docs/decisions/0073).
import { z } from 'zod';
import { callsDue, duties, dutyOfRung, owedMarks } from '../../domain/case/owed/owed.ts';
import type { CaseRung } from '../../domain/case/state/rungs.ts';
import { waitsNames } from '../../domain/case/asked/waits.ts';
import type { Case, OwedMark } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { addWorkingDays, defaultOfficeHours, type Instant } from '../../domain/time/calendar.ts';
import type { Ladder, RungAt } from '../../domain/time/clocks.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { EarlierShape } from './earlier.ts';

const rung = z.custom<CaseRung>((value) => typeof value === 'string');
const stored = z.object({ ladder: z.object({ rungs: z.array(z.object({ rung, at: z.string() })) }).optional() });
const rungsIn = (root: object): readonly RungAt<CaseRung>[] => stored.safeParse(root).data?.ladder?.rungs ?? [];

/** Where the form after it keeps the time that a reminder says. */
const firstTimes: Readonly<Partial<Record<CaseRung, string>>> = {
  triage: 'triageBy',
  returned: 'remindAt',
  transfer: 'remindAt',
  held: 'heldUntil',
  outcome: 'outcomeBy',
  meeting: 'lookAgain',
  review: 'lookOn',
  reviewDue: 'prepareFrom',
};

/** What the birth date asks for: an earlier program works it out itself. */
const turningRungs: readonly CaseRung[] = ['turning', 'turningChair', 'turning18'];

const farAway: Instant = '9999-01-01T00:00:00.000Z';
/** An earlier program knows no other, and would end on it. */
const isKnownThere = (name: CaseRung): boolean => !name.startsWith('owed.');

/**
 * The next call of each duty, and those that are above it a working day apart: an earlier program calls each of them once,
 * and the last again. What the birth date asks for it works out itself, until someone was called for it.
 */
function ladderOf(childCase: Case): Ladder<CaseRung> | undefined {
  const next = new Map(owedMarks(childCase).map((mark) => [mark.name, mark.next]));
  const called = new Set((childCase.reminded ?? []).map(({ rung: name }) => name));
  const rungs = callsDue(childCase, farAway).flatMap(({ name, times }): readonly RungAt<CaseRung>[] => {
    const { calls } = duties[name];
    const first = next.get(name);
    const toCome = calls.slice(Math.min(times, calls.length) - 1).map(([one]) => one);
    return first === undefined
      ? []
      : toCome.map((one, days) => ({
          rung: one,
          at: days === 0 ? first : addWorkingDays(first, days, defaultOfficeHours),
        }));
  });
  const known = rungs.filter(
    (one) => isKnownThere(one.rung) && (!turningRungs.includes(one.rung) || called.has(one.rung)),
  );
  return known.length === 0
    ? undefined
    : { set: childCase.lastCall ?? 0, rungs: known.toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
}

const isCase = (root: object): root is Case => 'stage' in root;

/** What a list says of a case that an earlier program wrote last: of each duty when people are called for it next. */
export const owedBefore = (row: object, since: Instant): readonly OwedMark[] =>
  rungsIn(row).flatMap(({ rung: name, at }) => {
    const duty = dutyOfRung(name);
    return duty === undefined ? [] : [{ name: duty, since, due: at, next: at }];
  });

export const form4: EarlierShape<CaseTypes> = {
  columnsSince: [
    'owed',
    'called',
    'told',
    'tonight',
    'livesInHome',
    'endedAt',
    'coordinator',
    'openLeadWorker',
    'nextDue',
  ],
  // An earlier program looks for this one mark, and finds no other.
  columns: (columns) => (columns['coordinator'] === undefined ? columns : { ...columns, coordinator: waitsNames[0] }),
  read: (record) => {
    const { root } = record;
    if (!('ladder' in root)) return record;
    const times = rungsIn(root).flatMap(({ rung: name, at }) => {
      const field = firstTimes[name];
      return field === undefined ? [] : [[field, at] as const];
    });
    const { ladder: _ladder, ...rest } = root;
    return { ...record, root: { ...Object.fromEntries(times), ...rest } };
  },
  written: ({ root, ...record }) => {
    if (!isCase(root)) throw new StoreFault('unreadable', 'A case is none as the form after it stores it');
    const ladder = ladderOf(root);
    return { ...record, root: ladder === undefined ? root : { ...root, ladder } };
  },
};
