// What several answers of the tab's API hold, and what is not read: pressing, signing in, refusing. The shape of each read is
// with the read (src/web/reads), and of what a card shows too with the reading (src/reading).
import { z } from 'zod';
import type { Told } from '../../reading/told.ts';

export const jsonShape: z.ZodType = z.json();

/** A button that the desk understands: pressed by POST /api/tab/press. */
export const buttonShape = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), jsonShape),
  style: z.enum(['positive', 'destructive']).optional(),
});
export const pressShape = z.object({
  /** The adaptive card that follows. */
  card: jsonShape,
  /** When what its form holds was last saved: "10:02". */
  saved: z.string().optional(),
  /** The case or the action whose content the card shows: a header over it says this, and no other reference. */
  about: z.string().optional(),
  /** Its form is given back with what was sent: why, sentence by sentence. */
  problems: z.array(z.string()).optional(),
});

/** Before sign-in: how to sign in. In a local run as one of its fictional people. */
export const signInShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('local'),
    people: z.array(z.object({ objectId: z.string(), name: z.string(), role: z.string() })),
  }),
  /** `link`: this tab in Teams; `&context=` may be added to it. */
  z.object({ kind: z.literal('teams'), link: z.string().optional() }),
]);
export const tokenShape = z.object({ token: z.string() });
/** Every refusal: `message` says what to do next. */
export const refusedShape = z.object({ error: z.string(), message: z.string(), reference: z.string().optional() });

export type Button = Told<typeof buttonShape>;
export type PressAnswer = Told<typeof pressShape>;
export type SignInAnswer = Told<typeof signInShape>;
export type Refused = Told<typeof refusedShape>;
