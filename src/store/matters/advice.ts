import { z } from 'zod';
import type { AdviceRecord, Advices } from '../../casework/ports/advice-ports.ts';
import { adviceMatter } from '../../domain/advice/table.ts';
import { nextOf } from '../../domain/matter.ts';
import { toAdviceId } from '../../domain/ids.ts';
import { chainsOn, type Shape } from './chained.ts';
import { objectId, parse } from './documents.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { openAdvice } from '../queries/queries.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  advice: z.object({
    id: z.string().refine((id) => toAdviceId(id) !== undefined),
    asker: z.object({ objectId }),
    state: z.enum(['asked', 'answered', 'closed']),
    ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
    facts: z.number(),
  }),
  lastHash: z.string(),
  calls: z.record(z.string(), z.number()),
});
const adviceShape = z.object({ record: z.custom<AdviceRecord>((value) => relied.safeParse(value).success) });

/** Another mark than those of cases and actions, so that who asks for the one is not led past all of the others. */
const answerWaits = 'advice';

export const adviceStored: Shape<AdviceRecord> = {
  kind: 'advice',
  // What is over is found by nobody but who names it, and costs the lists nothing.
  indexed: ({ advice }) => ({
    coordinator: advice.state === 'asked' ? answerWaits : undefined,
    person: advice.state === 'closed' ? undefined : advice.asker.objectId,
    nextDue: nextOf(adviceMatter.clock(advice)),
  }),
  recordIn: (raw) => parse('advice', raw, adviceShape).record,
};

/** The requests for advice with their facts. */
export const adviceOn = (items: Items, patience: Patience): Advices => ({
  ...chainsOn(items, patience, adviceStored),
  open: async (person, waiting) => {
    const found = await items.across(openAdvice, { '@person': person, '@waits': waiting ? answerWaits : '' });
    return found.map((raw) => adviceStored.recordIn(raw).advice);
  },
});
