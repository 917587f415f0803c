// What always holds, whatever met whatever. One file each, in invariants/, written from docs/process.md; the table is account.ts.
import type { View } from './view.ts';

export interface Invariant {
  /** The rules that say it. */
  readonly rules: readonly string[];
  /** What is not so, of a town as it stands: in a few words, the same for the same fault. */
  readonly finds?: (view: View) => readonly string[];
  /** The same of what the clocks would do from there on. It costs more, and is asked once of each circumstances. */
  readonly ahead?: (view: View) => readonly string[];
  /** What it asks ahead is of the cases and the people alone: what is beside them makes no other circumstances. */
  readonly ofCases?: true;
  /** The same of what is counted: asked once of what happened. */
  readonly counts?: (view: View) => readonly string[];
}
