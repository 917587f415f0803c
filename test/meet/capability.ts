// What a capability is, as far as it can meet another: how it begins, by whom, and what it makes true. One file a row, in
// capabilities/; the table of them is table.ts.
import type { Role } from '../../src/domain/people/actor.ts';
import type { Town } from './town.ts';

/** The town after it; undefined: it cannot begin here and now. */
export type Way = (town: Town) => Town | undefined;

export interface Capability {
  /** The rule of docs/process.md that says what it does. */
  readonly rule: string;
  /** Who begins it; `clock`: no one does; `anyone`: whatever their roles. */
  readonly by: readonly (Role | 'clock' | 'anyone')[];
  /** What is true from then on: of the child, the people or the record. */
  readonly makes: string;
  /** How the walk by the rules begins it, each by a name of its own. */
  readonly ways?: Readonly<Record<string, Way>>;
  /** It changes nothing of the case itself: `npm test` meets it from these beginnings alone, `npm run meet` from all. */
  readonly meets?: readonly string[];
  /** Ways much like another of it: `npm test` takes each once, `npm run meet` meets them with all. */
  readonly rare?: readonly string[];
  /** Why the walk by the rules has no way of it. */
  readonly unplayed?: string;
}
