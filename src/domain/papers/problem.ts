/** Why a file of the council's is not taken: on which line, and what to do about it. */
export interface PaperProblem {
  readonly line: number;
  readonly what: string;
  readonly next: string;
}
export type PaperRead<T> = { readonly value: T } | { readonly problems: readonly PaperProblem[] };
