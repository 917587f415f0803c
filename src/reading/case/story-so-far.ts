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
import { episodeLines, episodeShape, episodesOf, episodeStory } from './episode.ts';
import { episodesFor } from './marked.ts';
import { historyOf, type ButtonAt } from './history.ts';
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

/** The history of a case, for those who read it; `buttonsAt`: what they may put right. */
export async function caseHistoryFor(
  reader: Reader,
  { case: file, reads }: Seen,
  buttonsAt: (facts: readonly StoredFact[]) => ButtonAt,
): Promise<Told<typeof caseHistoryShape>> {
  const { ports, directory, now } = reader;
  const [facts, episodes, prints] = await Promise.all([
    factsFor(reader, file),
    reads('missing') ? episodesOf(ports.cases, file).then((all) => episodesFor(file, all, reader)) : [],
    reads('decisions') ? extractsOf(reader, file, mostExtracts, newestDecisions) : [],
  ]);
  return {
    now,
    chronology: chronologyOf(historyOf(facts, reader, reads, buttonsAt(facts)), directory, now),
    missing: episodeLines(episodes, now, file),
    episodes: toldOf('', episodeStory(episodes, reader, 'page', file)).sections,
    prints,
  };
}
