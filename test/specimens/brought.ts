// Brings a database of the tests over to the newest form, as `npm run migrate -- --go --yes` does.
import { beginningCouncil } from '../../src/casework/migrate/council.ts';
import { keysBesideOn, matchKeysOn } from '../../src/casework/migrate/match-keys.ts';
import { migrate, type MigrateTools } from '../../src/commands/migrate-work.ts';
import type { MigrateArguments } from '../../src/commands/migrate-arguments.ts';
import { createMatching, markOfMatchKey } from '../../src/machine/matching.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { storyMachine } from './played.ts';
import { StoreFault } from '../../src/store/sdk/faults.ts';

const storyEnds: Instant = '2027-02-16T15:00:00.000Z';

/** What a migration works with; it waits for nothing. */
export function toolsOn(store: CosmosStore, secret: string, now = storyEnds): MigrateTools {
  const ports = { ...store, matchKeysOf: createMatching(secret), machine: { ...storyMachine, now: () => now } };
  return {
    beginCouncil: beginningCouncil(ports),
    migrating: store.migrating,
    matchKeysFor: matchKeysOn({ ...store, matchKeysOf: createMatching(secret) }),
    keysBeside: keysBesideOn({ ...store, matchKeysOf: createMatching(secret) }),
    fit: async () => store.fit({ mayMark: false }),
    matchKey: markOfMatchKey(secret),
    now: () => now,
    pause: async () => undefined,
    mayPass: (error) => error instanceof StoreFault && error.reason === 'unknownOutcome',
  };
}

/** Its exit code, and what it said. */
export async function migrated(
  store: CosmosStore,
  secret: string,
  wanted: MigrateArguments = { does: 'go', yes: true },
  now = storyEnds,
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const code = await migrate(toolsOn(store, secret, now), wanted, {
    say: (line) => said.push(line),
    agrees: async () => false,
  });
  return { code, said: said.join('\n') };
}
