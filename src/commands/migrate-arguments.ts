// What `npm run migrate` was asked to do.
import { CommandError } from './outcome.ts';

export interface MigrateArguments {
  /** `look` only tells; `go` brings everything over; `rotate` makes match keys again. */
  readonly does: 'look' | 'go' | 'rotate';
  /** In a job there is no one to ask. */
  readonly yes: boolean;
}

const known = ['--go', '--match-key', '--yes'] as const;

/** Throws a sentence for what it does not know. */
export function readMigrateArguments(given: readonly string[]): MigrateArguments {
  const has = (name: (typeof known)[number]): boolean => given.includes(name);
  if (given.some((argument) => !known.some((name) => name === argument)) || (has('--go') && has('--match-key'))) {
    throw new CommandError(
      'say npm run migrate, which only tells; npm run migrate -- --go; or npm run migrate -- --match-key. In a job add --yes.',
    );
  }
  return { does: has('--go') ? 'go' : has('--match-key') ? 'rotate' : 'look', yes: has('--yes') };
}
