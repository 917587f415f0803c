// The board: what is due from this person, then the cases they may see, by stage. References only, never a name.
import { beginButton } from '../../desk/home/home.ts';
import { consentDue, inOrder, newestFirst, standsBehind, waitWords } from '../../desk/home/lists.ts';
import type { Scene } from '../../desk/scene.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { waitsFor } from '../../domain/case/clock.ts';
import { activeStages, stageLabels, stageNames } from '../../domain/case/stage-table.ts';
import type { CaseRow, Stage } from '../../domain/case/stages.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { mayAttend } from '../../domain/meeting/steps.ts';
import type { Board, BoardRow, Due } from '../tab/api.ts';
import type { Read } from './read.ts';
import { rowsFor } from './board-rows.ts';
import { workFor } from './board-work.ts';
import { buttonFor, dueOf, flagsOf, isUnderWay } from './lines.ts';
import { may } from '../../domain/people/roles.ts';

const mostWork = 50;
const mostCases = 300;
/** Of one's own that are over. */
const mostOver = 20;
/** How far back meetings are looked at: agencies see their cases for four weeks, and minutes wait to be approved. */
const weeksBack = 8;

export const board: Read<'board'> = async (scene) => {
  const { person, now } = scene;
  const meetings = await meetingsAround(scene);
  const rows = await rowsFor(scene, meetings);
  const work = await workFor(scene, rows, meetings);
  const shown = shownOf(rows.map((one) => boardRow(scene, one)));
  return {
    now,
    work: work.slice(0, mostWork),
    moreWork: Math.max(0, work.length - mostWork),
    stages: stagesOf(scene, shown),
    cases: shown,
    moreCases: rows.length - shown.length,
    ...(may(person, 'refer') && { begin: buttonFor(beginButton(scene)) }),
  };
};

async function meetingsAround({ ports, person, directory, now }: Scene): Promise<readonly Meeting[]> {
  return mayAttend(person, directory) ? ports.meetings.from(addDays(localDate(now), -7 * weeksBack)) : [];
}

/** When something falls due in a case: for whoever deals with that, else the consent it waits for. */
export function dueFor({ person, now }: Scene, one: CaseRow): Due | undefined {
  const waits = may(person, 'triage') || may(person, 'chairMeetings') ? waitsFor(one) : undefined;
  if (waits !== undefined) return dueOf(waits.at, now, waitWords[waits.rung]);
  const consent = consentDue(one);
  return consent === undefined ? undefined : dueOf(consent, now);
}

function boardRow(scene: Scene, one: CaseRow): BoardRow & { readonly over: boolean } {
  const due = dueFor(scene, one);
  return {
    reference: one.reference,
    stage: one.stage,
    stageLabel: stageLabels[one.stage],
    flags: flagsOf(one, due),
    ...(due !== undefined && { due }),
    line: standsBehind(one, scene.now),
    changedAt: one.changedAt,
    mine: one.referrer.objectId === scene.person.objectId,
    over: !isUnderWay(one),
  };
}

const newest = (one: BoardRow): string => newestFirst(one.changedAt);

/**
 * Urgent and late ones first, then by due time, then what changed last; what is over comes after all of them, of one's own
 * only the latest.
 */
function shownOf(rows: readonly (BoardRow & { readonly over: boolean })[]): BoardRow[] {
  const place = (one: BoardRow): string => {
    const presses = one.flags.includes('urgent') || one.flags.includes('late');
    return `${presses ? 0 : 1}${one.due?.at ?? '9'}${newest(one)}${one.reference}`;
  };
  const going = inOrder(
    rows.filter(({ over }) => !over),
    place,
  );
  const over = inOrder(
    rows.filter(({ over }) => over),
    newest,
  );
  return [...going, ...over.filter((one) => !one.mine), ...over.filter(({ mine }) => mine).slice(0, mostOver)]
    .slice(0, mostCases)
    .map(({ over: _over, ...row }) => row);
}

/** In the order of the process: those that this person's cases go through, and any other there is a case of. */
function stagesOf({ person }: Scene, rows: readonly BoardRow[]): Board['stages'] {
  const always: readonly Stage[] = [
    ...(may(person, 'refer') ? (['draft'] as const) : []),
    ...(may(person, 'refer') ? (['awaitingConsent', 'returned'] as const) : []),
    ...(may(person, 'refer') || may(person, 'runMeetings') ? activeStages : activeStages.slice(1)),
  ];
  const there = new Set<Stage>([...always, ...rows.map(({ stage }) => stage)]);
  return stageNames.filter((stage) => there.has(stage)).map((stage) => ({ stage, label: stageLabels[stage] }));
}
