// What is still wrong, with a case that shows each: a list that may only shrink, and is empty. A failure that is not on it fails
// the test, and so does a line whose case does not fail any more.
import type { DutyName } from './account.ts';
import type { Shown } from './shown.ts';
import { isSilent, type Failure } from './judge.ts';

export interface Known {
  /** Where it was found: in the audit of the process, or by the walk. */
  readonly finding: string;
  readonly duty: DutyName | 'merge';
  /** `any`: it is of no one stage; `restricted`: at any, of a case that is. */
  readonly stage: string;
  readonly whats: readonly string[];
  readonly shown: Shown;
}

/** No one is called for it, or not until it is done. */
const silent = 'silent';

export const known: readonly Known[] = [];

/** Whether what a line says is what was found. */
export const isSame = (said: string, what: string): boolean => said === what || (said === silent && isSilent(what));
/** Whether a line is of this stage. */
export const isAt = (line: Known, stage: string): boolean =>
  line.stage === 'any' ||
  line.stage === stage ||
  `${line.stage}, restricted` === stage ||
  (line.stage === 'restricted' && stage.endsWith(', restricted'));
/** Whether a failure is on the list: at its stage, restricted or not; or at any. */
export const isKnown = ({ duty, stage, what }: Failure): boolean =>
  known.some((line) => line.duty === duty && line.whats.some((said) => isSame(said, what)) && isAt(line, stage));
