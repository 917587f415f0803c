// The form of what is stored: a number for how everything is stored, raised when that changes (docs/design.md 8).

/**
 * 2: matters and their parts are stored alike, and a fact says which part it is about and whom it rang.
 * 3: an ended case says when it ended, and a case says which of its actions press.
 * 4: decisions are parts; facts are salted; a look says how its person stood to the case; a notice may hold others.
 */
export type Form = 3 | 4;
export const newestForm = 4 satisfies Form;
/** A form that is still read, and written where a matter has it. */
export type EarlierForm = Exclude<Form, typeof newestForm>;

/** The form in force: what is begun now is stored in it. A matter that is there keeps its own until it is brought over. */
export interface Forms {
  /** Known without a request, but for the first time. */
  current(): Promise<Form>;
  /** The same for what cannot wait: the earliest until it is known. */
  known(): Form;
  /** Asks the database, for another instance may have raised it. */
  refresh(): Promise<void>;
}
