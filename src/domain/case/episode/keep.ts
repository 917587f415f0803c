// What a case keeps of an episode as it is now (docs/process.md P17.8).
import { addDays, localDate } from '../../time/calendar.ts';
import type { Missing, MissingSpan } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';
import { given } from '../../kernel/given.ts';
import { interviewDueAt, type Episode } from './episode.ts';
import { none } from '../state/episodes.ts';

const daysKept = 365;

const mostKept = 100;

/** The case with an episode as it is now. */
export function keptOf(childCase: Case, episode: Episode): Missing {
  const { spans, interviews, repeated: before } = childCase.missing ?? none;
  const { id, since, sinceKnown, returned, grade, called, repeated = before, recorded } = episode;
  const span: MissingSpan = {
    id,
    since,
    ...given({ sinceKnown, until: returned?.returnedAt, grade: grade?.title }),
    ...(grade?.high === true && { high: true }),
    ...(returned === undefined && { by: recorded.by.objectId }),
  };
  const all = [...spans.filter((other) => other.id !== id), span].toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const oldest = addDays(localDate(all.at(-1)?.since ?? since), -daysKept);
  const due = interviewDueAt(episode);
  const others = interviews.filter((other) => other.id !== id);
  return {
    spans: all.filter((other) => other.until === undefined || localDate(other.since) >= oldest).slice(-mostKept),
    interviews: due === undefined ? others : [...others, { id, due, called }],
    ...given({ repeated: newest(before, repeated) }),
  };
}

const newest = (one: Missing['repeated'], other: Missing['repeated']): Missing['repeated'] =>
  one === undefined || (other !== undefined && other.at > one.at) ? other : one;
