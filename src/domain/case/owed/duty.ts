// What a row of the table of duties is made of (owed.ts).
import type { Context } from '../../matter/step.ts';
import type { CaseRelation } from '../../people/reads.ts';
import { addDays, addWorkingDays, defaultOfficeHours, localDate, opensOn, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { AtDeath } from '../state/life.ts';
import type { CaseRung } from '../state/rungs.ts';
import { isActive, isConsented } from '../state/stage-table.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Case } from '../state/stages.ts';
import type { Hearer } from './hearer-names.ts';

/** Since when it is owed, when someone is first called for it, and by when it is to be done. */
export interface Raised {
  readonly since: Instant;
  readonly first: Instant;
  readonly due?: Instant;
  /** From when on people have it to do, where that is not as long as it is owed. */
  readonly from?: Instant;
  /** From then on another duty takes its place. */
  readonly until?: Instant;
  /** How many of its calls the fact that raised it has made itself. */
  readonly called?: number;
}
/** The ways in which a case may leave those who work on it. */
export type Ending = 'withdraw' | 'return' | 'merge' | 'otherPlan' | 'close' | 'accept';
export const everyEnding: readonly Ending[] = ['withdraw', 'return', 'merge', 'otherPlan', 'close', 'accept'];

/** What a call is made with: the panels that are planned, too. */
export type CallContext = Pick<Context, 'now' | 'directory'> & { readonly panels?: readonly IsoDate[] };

export interface DutyRow {
  /** In a bar, a list, a line: "the outcome of the strategy discussion". */
  readonly words: string;
  /** What people are asked for, on boards, cards and lists: "Answer the challenge". A chat shows it: nothing of why. */
  readonly task: string;
  /** Where it is counted, on home and in the digest. */
  readonly counted: readonly [one: string, many: string];
  /** A child in danger: it comes before everything else, the least number first (docs/process.md P2.9). */
  readonly danger?: number;
  /** Who has it to do before anyone is called; absent: those of its first call. Anyone else has it once they are called. */
  readonly asks?: readonly Hearer[];
  /** Of those who would have it, the person who may not: the decision that is looked at is theirs. */
  readonly never?: (childCase: Case) => ObjectId | undefined;
  /** Who of `asked` was asked by name. */
  readonly to?: (childCase: Case) => readonly ObjectId[] | undefined;
  /** A fold over the case, at any stage; undefined: it is not owed, and will not be by itself. */
  readonly raised: (childCase: Case) => Raised | undefined;
  /** Whom each call reaches, in turn; the last comes again until it is done. None: the clock of its part calls. */
  readonly calls: readonly (readonly [CaseRung, ...Hearer[]])[];
  /** When it calls next, after so many calls. */
  readonly again: (context: CallContext, childCase: Case, times: number) => Instant;
  /** The steps that settle it: open as long as it is owed, whatever the stage. */
  readonly by: readonly string[];
  /** What a death does with it: it rests where it asks for the child or the family (docs/process.md P17.7). */
  readonly atDeath: AtDeath;
  /** To whom the case is open for it alone, at whatever stage; anyone else who is called reads what their stage gives. */
  readonly opens: readonly CaseRelation[];
  /** Endings that it bars; past every other it lives on. */
  readonly bars: readonly Ending[];
}
export type DutyRows = Readonly<Record<string, DutyRow>>;

/** Every working day. */
export const daily: DutyRow['again'] = ({ now, directory: { settings } }) =>
  addWorkingDays(now, 1, settings.officeHours);
/** Every so many days, at the opening of the office. */
export const afterDays = ({ now, directory: { settings } }: CallContext, days: number): Instant =>
  opensOn(addDays(localDate(now), days), settings.officeHours);
/** As what is awaited from outside is asked for again (docs/process.md P17.12). */
export const asAwaited = (context: CallContext): Instant =>
  afterDays(context, context.directory.settings.onwardAgainDays);
/** Whose numbers are not in a fact: a case is folded without the settings. */
export const officeHours = defaultOfficeHours;
export const nextDay = (at: Instant): Instant => addWorkingDays(at, 1, officeHours);
export const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Owed since then, due at that time, and called for when it is due or at `first`. */
export const owedSince = (since: Instant, due: Pick<Due, 'at'> | undefined, first = due?.at ?? since): Raised => ({
  since,
  first,
  ...(due !== undefined && { due: due.at }),
});

/** MSET has it: consent was given and it has not ended, though the form may be with the referrer again. */
export const isWithMset = (childCase: Case): boolean =>
  (isConsented(childCase) && isActive(childCase)) ||
  (childCase.stage === 'returned' && childCase.consent !== undefined);
