// Missing episodes as they are stored: by the day on which they began, for the figures; else in no list but their case's own.
import { z } from 'zod';
import { toEpisodeId, type Episode } from '../../domain/case/missing/episode.ts';
import type { EpisodeTypes } from '../../domain/case/missing/table.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { parse } from '../matters/documents.ts';
import type { PartShape } from '../matters/matter-store.ts';

// What is inside was made by the domain's own `evolve`; only what the store relies on is checked.
const relied = z.object({
  id: z.string().refine((id) => toEpisodeId(id) === id),
  reference: z.string(),
  since: z.iso.datetime(),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
});
const partShape = z.object({ part: z.custom<Episode>((value) => relied.safeParse(value).success) });

export const episodeShape: PartShape<EpisodeTypes> = {
  kind: 'episode',
  indexed: ({ since }) => ({ date: localDate(since) }),
  partIn: (raw) => parse('episode', raw, partShape).part,
};
