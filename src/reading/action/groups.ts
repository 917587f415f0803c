// A list of actions by what there is to do: the same headings in chat and on the page.
import { isOpen, sayActionId } from '../../domain/case/action/action.ts';
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Viewer } from '../reader.ts';
import type { Listed } from './list.ts';

type Reading = Pick<Viewer, 'person' | 'now'>;

/** In their order; those who oversee actions decide before all else, others after what is due. */
const headings = {
  paused: 'Paused: ring the co-ordinator',
  decideFirst: 'For you to decide',
  late: 'Late',
  today: 'Due today',
  decide: 'For you to decide',
  accept: 'To read and accept',
  week: 'Due within 7 days',
  later: 'Due later',
  others: 'With others',
} as const;
type Heading = keyof typeof headings;
const order = Object.keys(headings) as readonly Heading[];

function headingFor(
  person: Viewer['person'],
  today: IsoDate,
  { overdue, toDecide, toAccept, rests, action }: Listed,
): Heading {
  const due = localDate(action.due.at);
  if (toDecide && may(person, 'overseeActions')) return 'decideFirst';
  if (rests && !toDecide && isOpen(action)) return 'paused';
  if (overdue) return 'late';
  if (toDecide) return 'decide';
  // Done or disputed: what it waits for is someone else's.
  if (action.state.is === 'done' || action.state.is === 'disputed') return 'others';
  if (due === today) return 'today';
  if (toAccept) return 'accept';
  return due <= addDays(today, 7) ? 'week' : 'later';
}

/** One's own apart from the agency's; those who oversee actions have them all to oversee. */
const isOwn = ({ person }: Reading, { action, toDecide }: Listed): boolean =>
  may(person, 'overseeActions') || toDecide || action.owner?.objectId === person.objectId;

interface Placed<One> {
  readonly title: string;
  readonly listed: One;
}
/** In the order of the headings, of each what is due first; `apart`: one's own before the agency's. */
export function inGroups<One extends Listed>(
  viewer: Reading,
  all: readonly One[],
  apart: boolean,
): readonly Placed<One>[] {
  const today = localDate(viewer.now);
  const placed = all.map((listed) => {
    const heading = headingFor(viewer.person, today, listed);
    const isTheirs = apart && !isOwn(viewer, listed);
    const { action } = listed;
    return {
      title: isTheirs ? `Your agency: ${headings[heading].toLowerCase()}` : headings[heading],
      listed,
      place: [isTheirs ? 1 : 0, order.indexOf(heading), action.due.at, sayActionId(action)].join(' '),
    };
  });
  return placed.toSorted((a, b) => (a.place < b.place ? -1 : 1));
}
