// The action sheet as it leaves: on paper and as a table, with what is asked and what was done. Each case is a look before it
// leaves, and so is each record (docs/process.md P8.21).
import {
  isOfCase,
  sayActionId,
  type ActionState,
  type HostId,
  type SheetAction,
} from '../../domain/case/action/action.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { localDate, sayDay, sayTime, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { saySince, sayOutcome, sayStands, sheetFor, standingOf, type Sheet } from '../action/sheet.ts';
import { actionWarnings } from '../case/warnings.ts';
import type { ChildList } from '../figures/children.ts';
import type { Reader } from '../reader.ts';
import { besides } from './meeting-papers.ts';
import { handlingOf, part, type Print } from './paper.ts';

/** Breaches by the case whose papers they hold. */
type HeldBy = ReadonlyMap<Reference, string>;
/** Of which agency; undefined: of all. */
interface Wanted {
  readonly agency?: string;
  readonly held: HeldBy;
}
interface Leaving extends Sheet {
  /** Why something is not among them, as a sentence each. */
  readonly leftOut: readonly string[];
}

/** So many looks are written at once. */
const atOnce = 16;

/** What may leave; the looks are written. Undefined: not available. */
async function leavingFor(reader: Reader, { agency, held }: Wanted, why: string): Promise<Leaving | undefined> {
  const sheet = await sheetFor(reader);
  if (sheet === undefined) return undefined;
  const wanted = sheet.actions.filter((action) => agency === undefined || action.agency === agency);
  const holding = new Map(wanted.map((action) => [action, breachOf(action, held)]));
  const may = wanted.filter((action) => holding.get(action) === undefined);
  const free = [...new Set(may.map(({ reference }) => reference))];
  const seen = new Set<HostId>();
  for (let at = 0; at < free.length; at += atOnce) {
    const some = free.slice(at, at + atOnce);
    const looked = await Promise.all(some.map(async (id) => look(reader, id, sheet, why)));
    for (const [place, id] of some.entries()) if (looked[place] === true) seen.add(id);
  }
  return {
    ...sheet,
    actions: may.filter(({ reference }) => seen.has(reference)),
    leftOut: [...new Set(holding.values())].flatMap((breach) => (breach === undefined ? [] : [sayHeld(breach)])),
  };
}

/** By which breach an action is held: it is of that case, or names it (docs/process.md P25.4). */
const breachOf = (action: SheetAction, held: HeldBy): string | undefined => {
  const text = JSON.stringify(action);
  return [...held].find(([about]) => text.includes(about))?.[1];
};
/** Paper names no case whose papers are held. */
const sayHeld = (breach: string): string =>
  `Not in it: what is of a case of which something was shared with the wrong person, and is not contained yet (${breach}). Ask the data protection officer.`;

/** Whether it is theirs, as it is stored now. */
async function look({ ask, ...reader }: Reader, id: HostId, { hosts }: Sheet, why: string): Promise<boolean> {
  const { person, directory, now } = reader;
  const question = { person, directory, now, what: 'action sheet', why };
  if (!isOfCase(id)) return (await ask.of('entity', id, 'recordActions', question)) !== undefined;
  const row = hosts.cases.get(id);
  const reads = row && (await ask.row(row, question));
  return reads?.('actions') === true;
}

/** What was said: evidence and what it was found to be; why it is disputed, blocked or cancelled. */
function saidOf(state: ActionState): string {
  if (state.is === 'done') return state.evidence;
  if (state.is === 'verified') return lines(state.done.evidence, state.note);
  return 'reason' in state ? state.reason : '';
}

const lines = (...some: readonly string[]): string => some.filter((one) => one !== '').join('\n');

/** The action sheet of all agencies or of one, an agency a table. */
export async function sheetOnPaper(reader: Reader, wanted: Wanted): Promise<Print | undefined> {
  const leaving = await leavingFor(reader, wanted, 'Print');
  if (leaving === undefined) return undefined;
  const { directory, now } = reader;
  const { actions, since, leftOut, hosts } = leaving;
  const counts = (some: readonly SheetAction[]): string => {
    const of = (stands: string): number => some.filter((one) => standingOf(one, leaving, now) === stands).length;
    return `${of('late')} late, ${of('open')} open in time, ${of('done')} done`;
  };
  const warningsOn = (action: SheetAction): readonly string[] =>
    actionWarnings(reader, action, hosts.cases.get(action.reference));
  const byAgency = [...Map.groupBy(actions, ({ agency }) => agency)];
  return {
    title: wanted.agency === undefined ? 'Action sheet' : `Action sheet: ${agencyName(directory, wanted.agency)}`,
    line: handlingOf(reader, saySince(since, now)),
    sections: [
      part(
        'All of it',
        [['Actions', counts(actions)]],
        ...(actions.length === 0 ? ['No action is open.'] : []),
        ...leftOut,
      ),
      ...byAgency.map(([agency, some]) => ({
        ...part(agencyName(directory, agency), [], counts(some)),
        rows: [
          ['Child or record', 'Action', 'What is asked', 'Owner', 'Due', 'Where it stands, and what came of it'],
          ...some.map((action) => [
            action.reference,
            action.id,
            lines(besides(warningsOn(action)), `${sayKind(action)}: ${action.text}`),
            action.owner?.name ?? 'No one yet',
            lines(
              `${standingOf(action, leaving, now) === 'late' ? '▲ late: ' : ''}${sayWhen(action.due.at, now)}`,
              `set ${sayDay(action.added.at, now)}`,
            ),
            lines(
              'at' in action.state ? `${sayStands(action)}, since ${sayDay(action.state.at, now)}` : sayStands(action),
              sayOutcome(action.state) ?? '',
              saidOf(action.state),
            ),
          ]),
        ],
      })),
    ],
  };
}

/** "24/11/2026 17:00": the time of the office, as a spreadsheet of the office reads it. */
const local = (at: Instant): string => `${localDate(at).split('-').toReversed().join('/')} ${sayTime(at)}`;
const says = { late: 'late', open: '', done: '' } as const;

/** The same as a table for a spreadsheet. */
export async function sheetAsTable(reader: Reader, wanted: Wanted): Promise<ChildList | undefined> {
  const leaving = await leavingFor(reader, wanted, 'Action sheet');
  if (leaving === undefined) return undefined;
  const { directory, now } = reader;
  const { actions, since, leftOut, hosts } = leaving;
  const of = new Set(actions.map(({ reference }) => reference)).size;
  return {
    title: 'Action sheet',
    file: `mset-actions-${localDate(now)}.csv`,
    head: [
      'Action',
      'Child or record',
      'Warning',
      'Agency',
      'Owner',
      'Type',
      'What is asked',
      'Set',
      'Due',
      'Late',
      'Where it stands',
      'Since',
      'What came of it',
      'What was said',
    ],
    rows: actions.map((action) => [
      sayActionId(action),
      action.reference,
      actionWarnings(reader, action, hosts.cases.get(action.reference)).join('; '),
      agencyName(directory, action.agency),
      action.owner?.name ?? '',
      sayKind(action),
      action.text,
      local(action.added.at),
      local(action.due.at),
      says[standingOf(action, leaving, now)],
      sayStands(action),
      'at' in action.state ? local(action.state.at) : '',
      sayOutcome(action.state) ?? '',
      saidOf(action.state),
    ]),
    says: [
      `${actions.length} ${actions.length === 1 ? 'action' : 'actions'} of ${of} ${of === 1 ? 'child or record' : 'children or records'}. That you looked at each child or record is recorded. ${saySince(since, now)}`,
      ...leftOut,
    ],
  };
}
