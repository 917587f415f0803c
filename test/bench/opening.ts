// Opening a case of 80 meetings and 200 actions in chat and on its page, beside a young one: what it asks of the database, and
// its CPU.
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { must, priya } from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { documentsOf, itsReference, longCase, type Length } from '../worlds/long-case.ts';
import { countedDesk, counting, type Asked, type Counted } from './requests.ts';
import { storeAll } from './stored.ts';

/** Years of a child's case, and its first months; what is open is the same in both. */
const long: Length = { meetings: 80, actions: 200, episodes: 100, assessments: 20 };
const young: Length = { meetings: 4, actions: 12, episodes: 2, assessments: 2 };
const [warm, presses] = [60, 240];

export interface OpeningFigures {
  readonly name: string;
  readonly asked: Asked;
  /** Of program and database, for a press. */
  readonly cpuMs: number;
  readonly ms: number;
}

type Opens = (ports: Ports, count: Counted) => Promise<Asked>;
// A desk of its own each time: no one is told to slow down.
const inChat: Opens = async (ports, count) => {
  const { asked, press } = countedDesk(ports, count);
  await press('case.open', priya, { verb: 'case.open', data: { ref: itsReference } });
  return must(asked[0]);
};
const onPage: Opens = async (ports, count) => {
  const { read } = pagesOver(ports);
  return (await count('page', async () => must(await read(priya, 'case', { reference: itsReference })))).asked;
};

async function measured(folder: string, name: string, length: Length, opens: Opens): Promise<OpeningFigures> {
  const one = longCase(length, 'a');
  const file = path.join(folder, `${name}.sqlite`);
  await storeAll(file, documentsOf(one));
  return counting(file, one.at, async (ports, count) => {
    const open = async (): Promise<Asked> => opens(ports, count);
    for (let time = 0; time < warm; time += 1) await open();
    const [from, since] = [process.cpuUsage(), performance.now()];
    for (let time = 1; time < presses; time += 1) await open();
    const { user, system } = process.cpuUsage(from);
    const asked = await open();
    return { name, asked, cpuMs: (user + system) / 1000 / presses, ms: (performance.now() - since) / presses };
  });
}

const ways: readonly (readonly [name: string, opens: Opens])[] = [
  ['Opening a case', inChat],
  ['The page of a case', onPage],
];

/** Each way of a young case and then of the long one; `say` gets a line for each. */
export async function measureOpening(folder: string, say: (line: string) => void): Promise<readonly OpeningFigures[]> {
  const all: OpeningFigures[] = [];
  for (const [name, opens] of ways) {
    const base = await measured(folder, `${name} of 4 meetings and 12 actions`, young, opens);
    const old = await measured(folder, `${name} of 80 meetings and 200 actions`, long, opens);
    say(lineOf(base, base));
    say(lineOf(old, base));
    all.push(base, old);
  }
  return all;
}

function lineOf({ name, asked, cpuMs, ms }: OpeningFigures, base: OpeningFigures): string {
  const { reads, queries, writes, units } = asked;
  const beside = `${(cpuMs / base.cpuMs).toFixed(2)} of a young one`;
  return `${name}: ${reads} reads, ${queries} queries, ${writes} writes, ${units.toFixed(1)} RU, ${cpuMs.toFixed(1)} ms CPU, ${beside}, ${ms.toFixed(1)} ms`;
}
