// The register as it is stored, and its lists.
import { z } from 'zod';
import type { Register } from '../../casework/ports/register-ports.ts';
import { isOpenEntry, toRegisterId, waitsFor } from '../../domain/register/entry.ts';
import { registerMatter, type RegisterTypes } from '../../domain/register/table.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { openRegister, registerSince } from '../queries/queries.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { objectId, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((id) => toRegisterId(id) !== undefined),
  type: z.enum(['breach', 'question', 'disposal', 'hold', 'looksEnd', 'access']),
  by: z.object({ objectId: z.string() }),
  asked: z.object({ objectId }).optional(),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

/** Another mark than those of cases and questions, so that who asks for the one is not led past all of the others. */
const registerWaits = 'register';

export const registerShape: Shape<RegisterTypes> = {
  kind: 'register',
  matter: registerMatter,
  indexed: ({ root }) => ({
    coordinator: isOpenEntry(root) ? registerWaits : undefined,
    person: waitsFor(root),
    date: localDate(root.at),
  }),
  recordIn: recordReader('register', relied),
  parts: {},
};

export const registerOn = (items: Items, patience: Patience): Register => ({
  ...matterStore(items, patience, registerShape),
  open: async (person, all) => {
    const found = await items.across(openRegister, { '@person': person ?? '', '@waits': all ? registerWaits : '' });
    return found.map((raw) => registerShape.recordIn(raw).root);
  },
  since: async (date) =>
    (await items.across(registerSince, { '@date': date })).map((raw) => registerShape.recordIn(raw).root),
});
