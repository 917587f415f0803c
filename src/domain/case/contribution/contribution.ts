// What an agency sends for a meeting about a child: what it knows, what it did, how it sees the risk, and who may read that
// (docs/process.md 24). People read "papers"; a paper in code is the council's policy or leaflet.
import { choicesOf, type Choice } from '../../kernel/fields.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Handled, MarkWas } from '../../link/handling.ts';
import type { Meeting, MeetingId } from '../../meeting/meeting.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import { riskBands } from '../assessment/bands.ts';
import type { ContributionId } from '../state/sent.ts';
import type { Case } from '../state/stages.ts';

/** Its id as it came back with a press, or undefined for anything else. */
export const toContributionId = (text: string): ContributionId | undefined =>
  isContributionId(text) ? text : undefined;
const isContributionId = (text: string): text is ContributionId => /^S[1-9]\d{0,3}$/.test(text);

/** How an agency sees the risk: a band, or that it cannot say. */
export const viewChoices: readonly Choice[] = [...riskBands, ...choicesOf({ cannotSay: 'We cannot say' })];
export const sayView = (view: string): string => viewChoices.find(({ value }) => value === view)?.title ?? view;

/** `standing`: the newest of its agency counts; `taken`: it was a slip. */
export type ContributionState = 'standing' | 'taken';

export interface Contribution extends Handled {
  readonly id: ContributionId;
  readonly reference: Reference;
  readonly meeting: MeetingId;
  /** Whose papers they are. */
  readonly agency: string;
  /** Absent: nothing is known. */
  readonly know?: string;
  readonly did?: string;
  readonly view: string;
  readonly by: PersonRef;
  readonly at: Instant;
  /** After papers had closed. */
  readonly late?: true;
  readonly state: ContributionState;
  readonly marksWere: readonly MarkWas[];
  readonly taken?: { readonly by: PersonRef; readonly at: Instant; readonly reason: string };
}

/** A case with the papers of one agency, none yet where they are sent; and the meeting that it comes to, where one is planned. */
export interface OnContribution {
  readonly case: Case;
  readonly contribution: Contribution | undefined;
  readonly id: ContributionId;
  readonly meeting?: Meeting;
}
