// What a step on a case is decided with, besides what any step is: read by the server, never sent.
import type { Meeting } from '../meeting/meeting.ts';
import type { Context } from '../matter/step.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Case } from './state/stages.ts';

export interface CaseContext extends Context {
  /** The meeting in which the step is taken, or for which it is. */
  readonly meeting?: Meeting;
  /** The days of the panels that are planned, today and later. */
  readonly panels?: readonly IsoDate[];
  /** The same of the pre-MSETs. */
  readonly preMsets?: readonly IsoDate[];
  /** The meetings of today and later, whatever their kind and state. */
  readonly ahead?: readonly Meeting[];
  /** The case that a referral is made again from, or that ends in this one, no matter who may see it. */
  readonly about?: Case;
}
