// What the council writes in files of its own: words of posters and leaflets by language, and the policy.
import type { LanguageFile } from '../../domain/papers/language-file.ts';
import type { Policy } from '../../domain/papers/policy-file.ts';
import type { PaperProblem } from '../../domain/papers/problem.ts';

/** A file that is not taken: the last good one stays in use. */
export interface RefusedPaper extends PaperProblem {
  readonly file: string;
}
export interface PapersInForce {
  /** English first, then by name. */
  readonly languages: readonly LanguageFile[];
  readonly policy: Policy;
  readonly refused: readonly RefusedPaper[];
}
export interface Papers {
  /** What is in force. Looks whether a file has changed, every few seconds at most. */
  current(): Promise<PapersInForce>;
}

/** The last good text of each file, so that it outlives a restart. */
export interface KeptPapers {
  of(file: string): Promise<string | undefined>;
  keep(file: string, text: string): Promise<void>;
}
