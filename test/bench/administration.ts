// The council of 600 people and of 5,000: how large its document is, what a change costs, what the next press of another instance
// costs after it, what a press costs while nothing changes, and the page Administration.
import path from 'node:path';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import { visited } from '../../src/desk/scene/visit.ts';
import { act } from '../../src/casework/write/act.ts';
import { councils } from '../../src/casework/write/matters.ts';
import { councilId } from '../../src/domain/council/council.ts';
import type { CommandId } from '../../src/domain/kernel/ids.ts';
import { mostBytes } from '../../src/domain/matters/matters.ts';
import { personIn } from '../../src/domain/people/directory.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { bytesOf } from '../../src/store/sdk/items.ts';
import { recordDocument } from '../../src/store/matters/matter-store.ts';
import { councilShape } from '../../src/store/matters/council.ts';
import { reads } from '../../src/web/reads/all.ts';
import { dot, command, councilFile } from '../people/council-builders.ts';
import { greta, must, priya, someone } from '../people/builders.ts';
import { inForce } from '../worlds/council.ts';
import { toolsOver } from './board.ts';
import { counting } from './requests.ts';
import { storeAll } from './stored.ts';

const now: Instant = '2027-01-29T10:00:00.000Z';
const [rounds, goalMs] = [10, 1000] as const;

const ofSize = (people: number) => {
  const managers = Array.from({ length: people / 10 }, (_none, place) =>
    someone(5000 + place, `Manager ${place}`, { roles: ['manager'], manager: greta.objectId }),
  );
  const workers = Array.from({ length: people - managers.length }, (_none, place) =>
    someone(10_000 + place, `Fictional Person ${place}`, {
      manager: must(managers[place % managers.length]).objectId,
      team: `Locality ${place % 40}`,
      email: `fictional.person.${place}@example.org`,
    }),
  );
  return councilFile(...managers, ...workers);
};

/** Gives what missed its goal. */
export async function measureAdministration(folder: string, say: (line: string) => void): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const people of [600, 5000]) {
    const file = path.join(folder, `council-${people}.sqlite`);
    await storeAll(file, []);
    await counting(file, now, async (ports, count) => {
      await inForce(ports, ofSize(people));
      const { value } = must(await ports.council.load(councilId));
      const bytes = bytesOf(recordDocument(councilShape, councilId, value));
      say(`  ${people} people: ${(bytes / 1024).toFixed(0)} KB of the ${mostBytes.council / 1024} that it may have`);
      let turn = 0;
      const changes = async (): Promise<void> => {
        turn += 1;
        const { roles, ...rest } = priya;
        const input = { ...rest, roles: roles.join(','), team: `Locality ${turn}`, reason: 'Moved.' };
        const outcome = await act(ports, councils, {
          id: councilId,
          command: command('changePerson', input),
          commandId: `change-${turn}` as CommandId,
          context: { actor: dot, now, directory: await ports.directories.newest() },
        });
        if (outcome.kind !== 'done') throw new Error('The change was not taken');
      };
      const looksUp = async (): Promise<void> => {
        const found = personIn(await ports.directories.newest(), priya.objectId);
        if (found?.team !== `Locality ${turn}`) throw new Error('The change is not in force');
      };
      const tools = toolsOver(ports);
      const page = async (find?: string): Promise<void> => {
        const found = await visited(tools, tabCaller(dot.objectId), async (scene) =>
          find === undefined ? reads.council.read(scene, {}) : reads.councilFind.read(scene, { view: 'people', find }),
        );
        if (found.is !== 'done' || found.value === undefined) throw new Error('The page is answered nothing');
      };
      for (const [name, work, before] of [
        ['A change', changes, undefined],
        ['The next press after it', looksUp, changes],
        ['A press while it is the same', looksUp, looksUp],
        ['The page Administration', async () => page(), undefined],
        ['Someone found on it', async () => page('Person 42'), undefined],
      ] as const) {
        const times: number[] = [];
        let cost;
        for (let round = 0; round < rounds; round += 1) {
          await before?.();
          const from = performance.now();
          cost = (await count(name, work)).asked;
          times.push(performance.now() - from);
        }
        const { reads: points, queries, writes, units } = must(cost);
        const most = Math.max(...times);
        if (most > goalMs) missed.push(`${name}, ${people} people`);
        say(
          `  ${name.padEnd(30)} ${points} + ${queries} + ${writes}, ${units.toFixed(0)} units; most ${most.toFixed(0)} ms`,
        );
      }
    });
  }
  return missed;
}
