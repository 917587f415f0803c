// What agencies sent for a meeting about a case, a line an agency, as far as its reader may read each: what they read of the case,
// then the mark. That an agency sent papers is attendance, what they say is content (docs/process.md P24.3).
import { byMail, noPapers, sayPapersLine, writtenIn } from '../../cards/contribution/say.ts';
import { sayReaders } from '../../cards/say-marks.ts';
import type { StoryPart } from '../../cards/case/story.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { given } from '../../domain/kernel/given.ts';
import type { MarkedLevel } from '../../domain/case/access/marked.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import type { Contribution } from '../../domain/case/contribution/contribution.ts';
import { papersLevel } from '../../domain/case/contribution/reads.ts';
import { expectedFor, sentFor } from '../../domain/case/state/sent.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { dateOfMeeting, sayMeetingId, type Meeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { Viewer } from '../reader.ts';

/** One agency that is expected, or that sent papers. */
export interface AgencyPapers {
  readonly agency: string;
  readonly name: string;
  readonly line: string;
  /** How much of them this person reads; `none` where none were sent, too. */
  readonly level: MarkedLevel;
  readonly papers?: Contribution;
}

/** Which meeting; where it has been read, whose papers came by mail. */
export type PapersOf = Pick<Meeting, 'id' | 'type' | 'date'> & Partial<Pick<Meeting, 'papers'>>;
export const meetingNamed = (id: MeetingId): PapersOf => ({
  id,
  type: id.startsWith('panel') ? 'panel' : 'preMset',
  date: dateOfMeeting(id),
});

/** Whether this person is told which agencies sent papers. */
export const hearsOfPapers = (childCase: Case, { person, directory, now }: Viewer): boolean =>
  isConsented(childCase) && readerOf(childCase, person, directory, now)('papers', 'summary');

/** The ids of those that count for this meeting. */
export const papersAt = (childCase: Case, meeting: MeetingId): readonly string[] =>
  sentFor(childCase, meeting).map(({ id }) => id);

const asInvited = (childCase: Case, invited: readonly string[] | undefined): Parameters<typeof expectedFor>[0] =>
  invited === undefined ? childCase : { invited, ...given({ employers: childCase.employers }) };

/** Those that sent a line each; then in one those whose papers came by mail, and those that sent none. */
export const papersPairs = (told: readonly AgencyPapers[]): readonly (readonly [label: string, value: string])[] => {
  const without = (label: string, said: string): readonly (readonly [string, string])[] => {
    const names = told.filter(({ papers, line }) => papers === undefined && line === said).map(({ name }) => name);
    return names.length === 0 ? [] : [[label, names.join(', ')]];
  };
  return [
    ...told.flatMap(({ name, line, papers }) => (papers === undefined ? [] : [[`Papers of ${name}`, line] as const])),
    ...without('Papers by mail from', byMail),
    ...without('No papers from', noPapers),
  ];
};

/**
 * Every agency that is expected, those that sent papers first; nothing for those who are not told. `all`: those that count for
 * this meeting, also where they were sent for one that the case was moved from;
 * `invited`: the agencies that were invited then, where that is not who is now.
 */
export function papersFor(
  viewer: Viewer,
  childCase: Case,
  meeting: PapersOf,
  all: readonly Contribution[],
  invited?: readonly string[],
): readonly AgencyPapers[] {
  if (!hearsOfPapers(childCase, viewer)) return [];
  const { person, directory, now } = viewer;
  const counts = all.filter(({ state }) => state === 'standing');
  const agencies = [
    ...new Set([
      ...counts.map(({ agency }) => agency),
      ...expectedFor(asInvited(childCase, invited), meeting, directory),
    ]),
  ];
  return agencies.map((agency) => {
    const papers = counts.findLast((one) => one.agency === agency);
    const level = papers === undefined ? 'none' : papersLevel(childCase, papers, person, directory, now);
    const without = meeting.papers?.includes(agency) === true ? byMail : noPapers;
    const line = papers === undefined ? without : sayPapersLine(papers, level);
    return { agency, name: agencyName(directory, agency), line, level, ...given({ papers }) };
  });
}

/** Those of its next meeting, as a page tells them: whole, as far as this person reads them. */
export function papersStory(viewer: Viewer, childCase: Case, all: readonly Contribution[]): readonly StoryPart[] {
  const meeting = childCase.papers?.at(-1)?.meeting;
  if (meeting === undefined) return [];
  const sent = papersFor(viewer, childCase, meetingNamed(meeting), all);
  if (sent.length === 0) return [];
  return [
    { title: `For the ${beginLow(sayMeetingId(meeting))}` },
    { pairs: sent.flatMap((one) => toldOf(one, viewer)) },
  ];
}
const toldOf = (
  { name, line, level, papers }: AgencyPapers,
  { directory, now }: Viewer,
): readonly (readonly [label: string, value: string])[] =>
  papers === undefined || level !== 'full'
    ? [[name, line]]
    : [
        [name, `${line} · ${papers.by.name}, ${sayWhen(papers.at, now)} · ${beginLow(sayReaders(papers, directory))}`],
        ...writtenIn(papers),
      ];
