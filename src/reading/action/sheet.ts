// The action sheet: of every child and every record that its reader oversees, what is open, what is late, and what was done since
// the last full panel and came of it (docs/process.md P8.21). By reference, in fixed phrases: nothing of what is asked.
import { z } from 'zod';
import {
  endOf,
  isOverdue,
  pageOfAction,
  sayActionId,
  sayDisrupted,
  stateLabels,
  type ActionState,
  type SheetAction,
} from '../../domain/case/action/action.ts';
import { effects, sayKind } from '../../domain/case/referral/form/support.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { given } from '../../domain/kernel/given.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { may } from '../../domain/people/roles.ts';
import { addDays, localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { actionWarnings } from '../case/warnings.ts';
import { dueShape, linkShape, warningsShape } from '../lines.ts';
import type { Reader, Viewer } from '../reader.ts';
import type { Told } from '../told.ts';
import { hostsOfActions, overseenBy, restsIn, sayDue, type Hosts } from './list.ts';
import { sayNeed } from './words.ts';

/** Late, open in time, or done since the last panel: verified, cancelled, or said to be done. */
const standings = ['late', 'open', 'done'] as const;
type Standing = (typeof standings)[number];

export const sheetRowShape = z.object({
  /** `MSET-4F7K-24/A1`. */
  name: z.string(),
  /** The case, whose child's name may be asked for; absent: it is an action on a record of a person or place. */
  reference: z.string().optional(),
  /** What it belongs to, by its id. */
  host: z.string(),
  agency: z.string(),
  agencyId: z.string(),
  /** Absent: the agency has no one yet. */
  owner: z.string().optional(),
  /** What is to be done, by its fixed phrase: "Patrol". */
  title: z.string(),
  /** "Not accepted yet", "More time requested", "Verified". */
  label: z.string(),
  stands: z.enum(standings),
  due: dueShape,
  /** Of what is done: what came of it, as it was said or seen. */
  outcome: z.string().optional(),
  warnings: warningsShape,
  link: linkShape,
});
export type SheetRow = Told<typeof sheetRowShape>;

/** What the sheet holds, and of what: each of it as its reader oversees it. */
export interface Sheet {
  readonly since: Since;
  readonly actions: readonly SheetAction[];
  readonly hosts: Hosts;
}
interface Since {
  readonly at: Instant;
  /** It is when the last full panel ended. */
  readonly isPanel: boolean;
}

/** Who has the sheet: who sets, settles and cancels actions. */
export const hasSheet = ({ person }: Pick<Viewer, 'person'>): boolean => may(person, 'overseeActions');

/** So far back a panel is looked for; where none has ended since, what was done since. */
const weeksBack = 13;

/** The newest full panel that has ended. */
async function sinceLastPanel({ ports: { meetings }, now }: Reader): Promise<Since> {
  const from = addDays(localDate(now), -7 * weeksBack);
  const ends = (await meetings.from(from)).flatMap((one) =>
    one.type === 'panel' && one.state === 'ended' && one.endedAt <= now ? [one.endedAt] : [],
  );
  const at = ends.toSorted().at(-1);
  return at === undefined ? { at: `${from}T00:00:00.000Z`, isPanel: false } : { at, isPanel: true };
}

/** "Done since the full panel that ended on Tue 19 Jan 16:40." */
export const saySince = ({ at, isPanel }: Since, now: Instant): string =>
  isPanel
    ? `Done: since the last full panel, which ended ${sayWhen(at, now)}.`
    : `Done: within the last ${weeksBack} weeks; no full panel has ended in them.`;

/** Undefined: not available to this person. Of what is closed to them nothing is counted and nothing is left open. */
export async function sheetFor(reader: Reader): Promise<Sheet | undefined> {
  if (!hasSheet(reader)) return undefined;
  const since = await sinceLastPanel(reader);
  const found = (await reader.ports.cases.actionsOnSheet(localDate(since.at))).filter(
    (action) => (endOf(action) ?? reader.now) >= since.at,
  );
  const hosts = await hostsOfActions(reader, found);
  const actions = overseenBy(reader, found, hosts).toSorted((one, other) =>
    placeOf(one, reader, { since, hosts }) < placeOf(other, reader, { since, hosts }) ? -1 : 1,
  );
  return { since, actions, hosts };
}

/** By agency; of each what is late, what is open, what is done, and of these what is due first. */
const placeOf = (action: SheetAction, { directory, now }: Viewer, sheet: Pick<Sheet, 'since' | 'hosts'>): string =>
  [
    agencyName(directory, action.agency),
    standings.indexOf(standingOf(action, sheet, now)),
    action.due.at,
    sayActionId(action),
  ].join(' ');

export function standingOf(
  action: SheetAction,
  { since, hosts }: Pick<Sheet, 'since' | 'hosts'>,
  now: Instant,
): Standing {
  const { state } = action;
  if (endOf(action) !== undefined || (state.is === 'done' && state.at >= since.at)) return 'done';
  return isOverdue(action, now) && !restsIn(hosts, action) ? 'late' : 'open';
}

const sayEffect = (effect: string): string =>
  `risk: ${beginLow(effects.find(({ value }) => value === effect)?.title ?? effect)}`;

/** What came of it in fixed phrases: of a disruption as it was seen, else as its owner said. */
export function sayOutcome(state: ActionState): string | undefined {
  if (state.is === 'verified') return sayDisrupted(state) ?? sayEffect(state.done.effect);
  return state.is === 'done' ? sayEffect(state.effect) : undefined;
}

/** Where it stands, by its state alone: what came of it stands beside it. */
export const sayStands = (action: SheetAction): string =>
  endOf(action) === undefined ? sayNeed(action, true) : stateLabels[action.state.is];

export const sheetRow = (viewer: Viewer, action: SheetAction, { since, hosts }: Omit<Sheet, 'actions'>): SheetRow => {
  const { directory, now } = viewer;
  const childCase = hosts.cases.get(action.reference);
  const rests = restsIn(hosts, action);
  return {
    name: sayActionId(action),
    host: action.reference,
    agency: agencyName(directory, action.agency),
    agencyId: action.agency,
    title: sayKind(action),
    label: sayStands(action),
    stands: standingOf(action, { since, hosts }, now),
    due: { at: action.due.at, words: sayDue(action, now, rests), late: isOverdue(action, now) && !rests },
    warnings: actionWarnings(viewer, action, childCase),
    link: pageOfAction(action),
    ...given({ reference: childCase?.reference, owner: action.owner?.name, outcome: sayOutcome(action.state) }),
  };
};
