// The journeys' bot as `npm run build` made it: a process of its own, with a clock in a file, on the test's database.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { openExistingDatabase } from '../../src/database.ts';
import { createLog } from '../../src/machine/log.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { monday10 } from '../people/builders.ts';
import { startBot } from '../faults/child.ts';
import { aged } from '../faults/hand.ts';
import type { Clock } from './clock.ts';
import type { Parts, Running } from './harness.ts';
import type { TeamsService } from './teams-service.ts';

/** What opens it in a world, and the clock that it goes by. */
export function deployed(app: string, folder: string, teams: TeamsService) {
  const clockFile = path.join(folder, 'clock.json');
  const person = teams.person.bind(teams);
  // Its machine time is the real one: nobody waits between two presses, so their cards are made older instead.
  teams.person = (who) => {
    const one = person(who);
    return { ...one, presses: async (verb, data, more) => one.presses(verb, aged({ ...(data as object) }), more) };
  };
  return { clock: createFileClock(clockFile), open: async (parts: Parts) => open(app, clockFile, parts) };
}

/** Business time is written anew before each press, so that it is never a minute off. */
function createFileClock(file: string): Clock {
  let business: string = monday10;
  let drawn = 0;
  const write = (): void => writeFileSync(file, JSON.stringify({ now: business }));
  write();
  return {
    now: () => business,
    nowMs: () => Date.now(),
    bytes: (count) => {
      drawn += 1;
      return new Uint8Array(createHash('sha512').update(String(drawn)).digest().subarray(0, count));
    },
    at: (when) => {
      business = new Date(when).toISOString();
      write();
    },
    passes: write,
  };
}

async function open(app: string, clockFile: string, { config, clock, log, teams }: Parts): Promise<Running> {
  const { cosmos, dataDir, directoryFile = '' } = config;
  if (cosmos.kind !== 'service') throw new Error('The database of a world with another process is its own');
  const bot = await startBot(
    {
      COSMOS_ENDPOINT: cosmos.endpoint,
      COSMOS_KEY: cosmos.key ?? '',
      DATA_DIR: dataDir,
      DIRECTORY_FILE: directoryFile,
      CLOCK_FILE: clockFile,
    },
    {},
    pathToFileURL(path.resolve(app, 'src', 'main.js')),
  );
  teams.bot = bot.url;
  const database = await openExistingDatabase(config);
  const ports: Ports = {
    ...database.store,
    machine: clock,
    log: createLog((line) => void log.push(line)),
    matchKeysOf: createMatching(config.matchKey),
    mailer: createMailer({ kind: 'files', folder: path.join(dataDir, 'mail') }),
    poster: { post: nobodyHere, update: nobodyHere, retire: nobodyHere },
  };
  return {
    app: {
      ports,
      stop: async () => {
        await bot.stop();
        await database.close();
      },
    },
    // The other process has its own worker, which needs no telling.
    worker: { tick: () => Promise.resolve(0), clocks: nobodyHere, committed: () => undefined },
  };
}

const nobodyHere = (): Promise<never> => Promise.reject(new Error('This is done by the process apart, not here'));
