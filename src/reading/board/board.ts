// The board: what is due from this person, then the cases they may see, by stage. References only, never a name.
import { z } from 'zod';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { actionsFound } from '../action/list.ts';
import { askedHere, nextDue, sayNext } from '../case/next.ts';
import { inOrder, newestFirst } from '../in-order.ts';
import type { Reader } from '../reader.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { isChallenged, sightOfRow } from '../../domain/case/access/access.ts';
import { activeStages, stageLabels, stageNames } from '../../domain/case/state/stage-table.ts';
import type { CaseRow, Stage } from '../../domain/case/state/stages.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import { dueShape, flagShape, flagsOf, instantShape, isUnderWay, warningsShape } from '../lines.ts';
import { besideFlags } from '../case/warnings.ts';
import { endedFor, rowsFor } from './rows.ts';
import { powersOf, powersShape } from '../oversight.ts';
import { isElsewhere, workFor, workShape } from './work.ts';
import { personIn, sayTeam } from '../../domain/people/directory.ts';
import { may, type Capability } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Told } from '../told.ts';

export const boardRowShape = z.object({
  reference: z.string(),
  stage: z.enum(stageNames),
  stageLabel: z.string(),
  flags: z.array(flagShape),
  warnings: warningsShape,
  due: dueShape.optional(),
  /** What comes next, and when: "Decision: Pre-MSET on Tue 12 Jan 2027". */
  line: z.string(),
  changedAt: instantShape,
  mine: z.boolean(),
  /** Who leads it, and their team or agency; empty for those who do not read the referral. */
  owner: z.string(),
  agency: z.string(),
});
export type BoardRow = Told<typeof boardRowShape>;
export const boardShape = z.object({
  now: instantShape,
  /** What is due from this person, and what is urgent with others; most pressing first. */
  work: z.array(workShape),
  /** How many more there are than `work` holds. */
  moreWork: z.number(),
  /** What is late with others, for those who look after that. */
  others: z.array(workShape),
  /** The stages that the board shows, in the order of the process, also empty ones. */
  stages: z.array(z.object({ stage: z.enum(stageNames), label: z.string() })),
  cases: z.array(boardRowShape),
  moreCases: z.number(),
  /** Said where no case is listed. */
  none: z.string(),
  /** What those have to whom no case is open: it stands in the place of the list and its tools. */
  instead: powersShape.optional(),
});
type Board = Told<typeof boardShape>;

const mostWork = 50;
const mostOthers = 100;
const mostCases = 300;
/** And beside these, where they are asked for, so many that have ended: the latest. */
const mostOver = 300;
/** How far back meetings are looked at: agencies see their cases for four weeks, and minutes wait to be approved. */
const weeksBack = 8;

/** `ended`: with the cases that are over, which are asked for apart. */
export async function boardFor(reader: Reader, { ended = false } = {}): Promise<Board> {
  const { now } = reader;
  const [meetings, actions] = await Promise.all([meetingsAround(reader), actionsFound(reader, 'whole')]);
  const { rows: all, heard, ...hosts } = await rowsFor(reader, meetings, actions);
  const found = workFor(reader, [...all, ...heard], meetings, { found: actions, ...hosts });
  const work = found.filter((one) => !isElsewhere(one));
  const over = ended ? await endedFor(reader) : [];
  const rows = ended
    ? [...new Map([...all, ...over].map((childCase) => [childCase.reference, childCase])).values()]
    : all.filter(
        (childCase) => isUnderWay(childCase) || isChallenged(childCase) || askedHere(reader, childCase).length > 0,
      );
  const shown = shownOf(rows.map((childCase) => boardRow(reader, childCase)));
  return {
    now,
    work: work.slice(0, mostWork),
    moreWork: Math.max(0, work.length - mostWork),
    others: found.filter(isElsewhere).slice(0, mostOthers),
    stages: stagesOf(reader, shown),
    cases: shown,
    moreCases: rows.length - shown.length,
    none: 'No cases yet.',
    ...insteadFor(reader),
  };
}

/** Those who do any of these work on cases. */
const onCases: readonly Capability[] = ['refer', 'triage', 'attendMeetings', 'representAgency', 'hearOfStaff'];

/** To those who may not read cases, what they have instead (docs/process.md P1.10). */
function insteadFor({ person, directory }: Reader): Partial<Pick<Board, 'none' | 'instead'>> {
  const instead = powersOf(person, directory);
  if (instead.length === 0 || onCases.some((one) => may(person, one))) return {};
  return { none: 'Cases are not open to you, and no list of them is here. What you have instead:', instead };
}

async function meetingsAround({ ports, person, directory, now }: Reader): Promise<readonly Meeting[]> {
  return mayAttend(person, directory) ? ports.meetings.from(addDays(localDate(now), -7 * weeksBack)) : [];
}

/** As the board shows it; `over`: nothing is asked of anyone. */
export function boardRow(reader: Reader, childCase: CaseRow): BoardRow & { readonly over: boolean } {
  const due = nextDue(childCase, reader);
  return {
    reference: childCase.reference,
    stage: childCase.stage,
    stageLabel: stageLabels[childCase.stage],
    flags: flagsOf(childCase, due),
    warnings: besideFlags(childCase, reader),
    ...given({ due }),
    line: sayNext(childCase, reader),
    changedAt: childCase.changedAt,
    mine: leadOf(childCase).objectId === reader.person.objectId,
    ...ownerOf(reader, childCase),
    over: !isUnderWay(childCase),
  };
}

/** Who has to do with a case is read with its referral. */
function ownerOf({ person, directory, now }: Reader, childCase: CaseRow): Pick<BoardRow, 'owner' | 'agency'> {
  const { objectId, name } = leadOf(childCase);
  if (objectId !== person.objectId && sightOfRow(childCase, person, directory, now) !== 'full')
    return { owner: '', agency: '' };
  const lead = personIn(directory, objectId);
  return { owner: name, agency: (lead && sayTeam(lead, directory)) ?? '' };
}

const newest = (childCase: BoardRow): string => newestFirst(childCase.changedAt);

/**
 * A missing child first, then urgent and late cases, then by due time, then what changed last; cases that are over come
 * after all of them, the latest first.
 */
function shownOf(rows: readonly (BoardRow & { readonly over: boolean })[]): readonly BoardRow[] {
  const place = (childCase: BoardRow): string => {
    const presses = childCase.flags.includes('urgent') || childCase.flags.includes('late');
    return `${childCase.flags.includes('missing') ? 0 : presses ? 1 : 2}${childCase.due?.at ?? '9'}${newest(childCase)}${childCase.reference}`;
  };
  const going = inOrder(
    rows.filter(({ over }) => !over),
    place,
  );
  const over = inOrder(
    rows.filter(({ over }) => over),
    newest,
  );
  return [...going.slice(0, mostCases), ...over.slice(0, mostOver)].map(({ over: _over, ...row }) => row);
}

/** In the order of the process: those that this person's cases go through, and any other there is a case of. */
function stagesOf({ person }: Reader, rows: readonly BoardRow[]): Board['stages'] {
  const always: readonly Stage[] = [
    ...(may(person, 'refer') ? (['draft'] as const) : []),
    ...(may(person, 'refer') ? (['awaitingConsent', 'returned'] as const) : []),
    ...(may(person, 'refer') || may(person, 'runMeetings') ? activeStages : activeStages.slice(1)),
  ];
  const there = new Set<Stage>([...always, ...rows.map(({ stage }) => stage)]);
  return stageNames.filter((stage) => there.has(stage)).map((stage) => ({ stage, label: stageLabels[stage] }));
}
