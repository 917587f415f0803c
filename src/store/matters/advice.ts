// The requests for advice as they are stored, and their lists.
import { z } from 'zod';
import type { Advices } from '../../casework/ports/advice-ports.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { adviceMatter, type AdviceTypes } from '../../domain/advice/table.ts';
import type { GuidanceQuestion } from '../../domain/advice/advice.ts';
import { toAdviceId } from '../../domain/kernel/ids.ts';
import { objectId, readRow, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { adviceInGuidance, openAdvice } from '../queries/queries.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((id) => toAdviceId(id) !== undefined),
  asker: z.object({ objectId }),
  state: z.enum(['asked', 'answered', 'closed']),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

const guidanceRow = z.object({
  pk: z.string().transform((pk, context) => toAdviceId(pk) ?? (context.addIssue('no id of advice'), z.NEVER)),
  guidance: z.object({ question: z.string(), answer: z.string(), at: z.string() }),
});
function guidanceIn(raw: unknown): GuidanceQuestion {
  const { pk, guidance } = readRow('advice', raw, guidanceRow);
  return { id: pk, ...guidance };
}

/** Another mark than those of cases and actions, so that who asks for the one is not led past all of the others. */
const answerWaits = 'advice';

export const adviceShape: Shape<AdviceTypes> = {
  kind: 'advice',
  matter: adviceMatter,
  // What is over is found by no one but who names it, and costs the lists nothing.
  indexed: ({ root: { state, asker, guidance } }) => ({
    coordinator: state === 'asked' ? answerWaits : undefined,
    person: state === 'closed' ? undefined : asker.objectId,
    date: guidance && localDate(guidance.at),
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
  guidance: async () => {
    const found = await items.across(adviceInGuidance, { '@date': '' });
    return found.map(guidanceIn).toSorted((one, other) => (one.at > other.at ? -1 : 1));
  },
});
