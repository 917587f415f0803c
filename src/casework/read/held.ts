// Whether papers of a case are held: something of it was shared with the wrong person, and is not contained (docs/process.md P25.4).
import { holdsPapers, type Breach } from '../../domain/register/entry.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Register } from '../ports/register-ports.ts';

export type Held = Breach & { readonly about: Reference };

/** The breaches by which papers are held now. */
export const heldNow = async (register: Pick<Register, 'open'>): Promise<readonly Held[]> =>
  (await register.open(undefined, true)).filter(holdsPapers);
/** The breach by which the papers of this case are held. */
export const heldOf = async (register: Pick<Register, 'open'>, reference: Reference): Promise<Held | undefined> =>
  (await heldNow(register)).find(({ about }) => about === reference);
