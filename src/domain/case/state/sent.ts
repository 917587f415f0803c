// What a case keeps of the papers that agencies sent for its next meeting: by whom, and whether in time. What they say is in
// documents of their own (docs/process.md 24).
import type { MeetingId, MeetingType } from '../../meeting/meeting.ts';
import { coreAgencies } from '../../meeting/who.ts';
import type { Directory } from '../../people/directory.ts';
import type { IsoDate } from '../../time/dates.ts';
import { agenciesInvited } from './invitations.ts';

/** Numbered within its case, from S1. */
export type ContributionId = `S${number}`;

/** That an agency sent papers: the newest of each that counts. */
export interface SentLine {
  readonly id: ContributionId;
  readonly agency: string;
  readonly meeting: MeetingId;
  /** They came after papers had closed. */
  readonly late?: true;
}

interface Sending {
  readonly papers?: readonly SentLine[];
}

/** Of the agencies that sent papers for this meeting the newest. */
export const sentFor = ({ papers = [] }: Sending, meeting: MeetingId): readonly SentLine[] =>
  papers.filter((line) => line.meeting === meeting);

/** With one that was sent now: what was sent before by the same agency, or for another meeting, counts no more. */
export const withSent = (before: readonly SentLine[] = [], line: SentLine): readonly SentLine[] => [
  ...before.filter(({ agency, meeting }) => meeting === line.meeting && agency !== line.agency),
  line,
];

type Expecting = Parameters<typeof agenciesInvited>[0] & {
  readonly employers?: { readonly agencies: readonly string[] };
};
/**
 * The agencies that are expected for its item: core to the meeting, or invited to the case; no employer of a person of concern, who
 * is asked for nothing that would tell them of it (docs/process.md P5.10).
 */
export const expectedFor = (
  childCase: Expecting,
  { type, date }: { readonly type: MeetingType; readonly date: IsoDate },
  directory: Directory,
): readonly string[] => {
  const invited = agenciesInvited(childCase, date);
  const isShut = (id: string): boolean => childCase.employers?.agencies.includes(id) === true && !invited.includes(id);
  return [...new Set([...coreAgencies(type, directory).filter((id) => !isShut(id)), ...invited])];
};
