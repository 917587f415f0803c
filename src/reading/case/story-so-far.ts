// The history of a case on its page, with whatever the page itself has not at hand. It is read when a person asks for it: it
// grows with the case.
import { factsFor } from './again.ts';
import { z } from 'zod';
import type { StoredFact } from '../../casework/ports/ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { instantShape, sectionShape } from '../lines.ts';
import type { Reader } from '../reader.ts';
import type { Told } from '../told.ts';
import { newestDecisions } from './at-hand.ts';
import { episodeLines, episodeShape, episodeStory, nightsOf } from './episode.ts';
import { episodesFor } from './marked.ts';
import { historyOf, type ButtonAt, type HistoryEvent } from './history.ts';
import { endedIn } from '../../domain/case/ended/took.ts';
import { chronologyOf, chronologyShape, extractsOf, printedShape, toldOf } from './sections.ts';

export const caseHistoryShape = z.object({
  now: instantShape,
  /** Newest last. */
  chronology: chronologyShape,
  /** All missing episodes, oldest first. */
  missing: z.array(episodeShape),
  /** The same in words, newest first. */
  episodes: z.array(sectionShape),
  /** Print pages of the extracts of the meetings before those on the page. */
  prints: z.array(printedShape),
  /** "Kept until Friday 12 March 2102: was looked after". */
  kept: z.string().optional(),
});

/** Each meeting is read for its extract; those before have theirs on their own pages. */
const mostExtracts = 12;

/** Of each fact of a case that someone may see: the button by which they put it right. */
export type ButtonsAt = (seen: Seen, facts: readonly StoredFact[]) => ButtonAt;

/**
 * What happened in a case, oldest first; and of what ended in it what may be put right, or was (docs/process.md P5.8): each such
 * case is a look of its own, before it leaves.
 */
export async function historyLines(reader: Reader, seen: Seen, buttonsAt: ButtonsAt): Promise<readonly HistoryEvent[]> {
  const { ask, person, directory, now } = reader;
  const linesOf = async (one: Seen): Promise<readonly HistoryEvent[]> => {
    const facts = await factsFor(reader, one.case);
    return historyOf(facts, reader, one.reads, buttonsAt(one, facts));
  };
  const why = `Merged into ${seen.case.reference}`;
  const others = endedIn(seen.case).map(async (reference) => {
    const ended = await ask({ reference, person, directory, now, what: 'history', why });
    if (ended?.reads('history') !== true) return [];
    const lines = (await linesOf(ended)).filter(({ button, righted }) => button !== undefined || righted !== undefined);
    return lines.map((line) => ({ ...line, what: `${line.what} (${reference})` }));
  });
  const [own, ...ended] = await Promise.all([linesOf(seen), ...others]);
  return [...own, ...ended.flat()].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** The history of a case, for those who read it; `buttonsAt`: what they may put right. */
export async function caseHistoryFor(
  reader: Reader,
  seen: Seen,
  buttonsAt: ButtonsAt,
): Promise<Told<typeof caseHistoryShape>> {
  const { ports, directory, now } = reader;
  const { case: file, reads } = seen;
  const [lines, episodes, prints] = await Promise.all([
    historyLines(reader, seen, buttonsAt),
    reads('missing') ? nightsOf(ports.cases, file).then((all) => episodesFor(file, all, reader)) : [],
    reads('decisions') ? extractsOf(reader, file, mostExtracts, newestDecisions) : [],
  ]);
  return {
    now,
    chronology: chronologyOf(lines, directory, now),
    missing: episodeLines(episodes, now, file),
    episodes: toldOf('', episodeStory(episodes, reader, 'page', file)).sections,
    prints,
  };
}
