import { z } from 'zod';
import type { Advices } from '../../casework/ports/advice-ports.ts';
import { adviceMatter, type AdviceTypes } from '../../domain/advice/table.ts';
import { toAdviceId } from '../../domain/ids.ts';
import { objectId, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { openAdvice } from '../queries/queries.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((id) => toAdviceId(id) !== undefined),
  asker: z.object({ objectId }),
  state: z.enum(['asked', 'answered', 'closed']),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

/** Another mark than those of cases and actions, so that who asks for the one is not led past all of the others. */
const answerWaits = 'advice';

export const adviceShape: Shape<AdviceTypes> = {
  kind: 'advice',
  matter: adviceMatter,
  // What is over is found by no one but who names it, and costs the lists nothing.
  indexed: ({ root: { state, asker } }) => ({
    coordinator: state === 'asked' ? answerWaits : undefined,
    person: state === 'closed' ? undefined : asker.objectId,
  }),
  recordIn: recordReader('advice', relied),
  parts: {},
};

/** The requests for advice with their facts. */
export const adviceOn = (items: Items, patience: Patience): Advices => ({
  ...matterStore(items, patience, adviceShape),
  open: async (person, waiting) => {
    const found = await items.across(openAdvice, { '@person': person, '@waits': waiting ? answerWaits : '' });
    return found.map((raw) => adviceShape.recordIn(raw).root);
  },
});
