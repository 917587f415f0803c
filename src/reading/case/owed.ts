// What is owed of a case as it is opened, the most pressing first: what is asked of the person who reads, and what others have
// to do for the child, with who has it (docs/process.md P2.9).
import { taskOf, type Asked } from '../../domain/case/asked/asked.ts';
import { duties, firstOf, toDoNow, type DutyName, type ToDo } from '../../domain/case/owed/owed.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { hearers } from '../../domain/case/whole/hearers.ts';
import type { Seen } from '../../casework/read/ask.ts';
import type { Viewer } from '../reader.ts';
import { askedHere } from './next.ts';

/** Something that is to be done for the child. */
export interface OwedLine {
  readonly name: DutyName;
  /** "Return interview"; of what others have not done: "Late with Priya Testworth: …". */
  readonly task: string;
  readonly due?: string | undefined;
  /** The person who reads has it to do. */
  readonly own: boolean;
  /** Who has it: "Priya Testworth", "co-ordinators and chairs". */
  readonly who: string;
}

/**
 * What anyone who reads the decisions of a case may read that others owe: nothing of what the LADO is told, of a death or
 * harm, or of what someone asked to take back.
 */
const open: ReadonlySet<DutyName> = new Set<DutyName>([
  'interview',
  'prepare',
  'riskWanted',
  'strategy',
  'thirdEpisode',
  'senior',
  'seniors',
  'challenge',
  'outcome',
  'feedback',
  'transfer',
  'adultLead',
  'adultLeadLate',
  'route',
]);

/** That the child is missing is the first thing on the card already. */
export function owedLines(
  { case: childCase, reads }: Pick<Seen, 'case' | 'reads'>,
  viewer: Viewer,
): readonly OwedLine[] {
  const row = rowOf(childCase);
  const asked = askedHere(viewer, row);
  const others = (one: ToDo): boolean => open.has(one.name) && reads('decisions');
  return toDoNow(row, viewer.now).flatMap((one): readonly OwedLine[] => {
    const mine = asked.find(({ name }) => name === one.name);
    if (one.name === 'missing' || (mine === undefined && !others(one))) return [];
    const task = mine === undefined ? duties[one.name].task : taskOf(row, mine, viewer);
    return [{ name: one.name, task, due: one.due, own: mine?.own === true, who: whoHas(childCase, one.name) }];
  });
}

/** The first thing that is asked of the person who reads, a missing child among it. */
export const firstAsked = (childCase: Case, viewer: Viewer): Asked | undefined =>
  askedHere(viewer, rowOf(childCase))[0];

/** Who has it before anyone is called: "Priya Testworth", "co-ordinators". */
export const whoHas = (childCase: Case, name: DutyName): string =>
  firstOf(name)
    .map((hearer) => (hearer === 'leadWorker' ? leadOf(childCase).name : hearers[hearer].says))
    .join(', ');
