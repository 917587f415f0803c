// What is asked of the record of who looked, for those who may read it (docs/process.md P26.3).
import type { Finding } from '../../domain/look/findings.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Look } from './ports.ts';

/** What the rules saw in one day; stored once, and never again. */
export interface FoundInDay {
  /** The day that was sealed; what is found a week later stands with that day, under its own. */
  readonly day: IsoDate;
  readonly looks: number;
  /** How many of them outside office hours: counted, and not listed. */
  readonly outside: number;
  readonly findings: readonly Finding[];
}

export interface WhoLooked {
  between(from: Instant, before: Instant): Promise<readonly Look[]>;
  ofPerson(person: string, from: Instant): Promise<readonly Look[]>;
  /** Of these days those of which it is known, by day. */
  found(days: readonly IsoDate[]): Promise<readonly FoundInDay[]>;
  /** What is there already stays as it is. */
  keepFound(found: FoundInDay): Promise<void>;
}
