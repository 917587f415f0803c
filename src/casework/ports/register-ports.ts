// What the write path and the lists of the register need from the store.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { RegisterEntry } from '../../domain/register/entry.ts';
import type { RegisterTypes } from '../../domain/register/table.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { closedBy, closing, type ReadShut } from './closing-ports.ts';
import type { MatterStore } from './matter-ports.ts';

export interface Register extends MatterStore<RegisterTypes> {
  /** What waits for this person's answer; with `all` whatever is open. In no order. */
  open(person: ObjectId | undefined, all: boolean): Promise<readonly RegisterEntry[]>;
  /** What was entered since that day, open or closed. In no order. */
  since(date: IsoDate): Promise<readonly RegisterEntry[]>;
}

/** The same, each entry with who must not hear of it now. */
export const closingRegister = (register: Register, shut: ReadShut): Register => ({
  ...register,
  ...closing(register, shut),
  open: async (person, all) => closedBy(shut)(await register.open(person, all)),
  since: async (date) => closedBy(shut)(await register.since(date)),
});
