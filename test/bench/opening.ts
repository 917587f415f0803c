// Opening a case of 80 meetings and 200 actions, beside a young one: what it asks of the database, and its CPU.
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { must, priya } from '../people/builders.ts';
import { documentsOf, itsReference, longCase, type Length } from '../worlds/long-case.ts';
import { countedDesk, counting, type Asked } from './requests.ts';
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

async function measured(folder: string, name: string, length: Length): Promise<OpeningFigures> {
  const one = longCase(length, 'a');
  const file = path.join(folder, `${name}.sqlite`);
  await storeAll(file, documentsOf(one));
  return counting(file, one.at, async (ports, count) => {
    const open = async (): Promise<Asked> => {
      // A desk of its own each time: no one is told to slow down.
      const { asked, press } = countedDesk(ports, count);
      await press(name, priya, { verb: 'case.open', data: { ref: itsReference } });
      return must(asked[0]);
    };
    for (let time = 0; time < warm; time += 1) await open();
    const [from, since] = [process.cpuUsage(), performance.now()];
    for (let time = 1; time < presses; time += 1) await open();
    const { user, system } = process.cpuUsage(from);
    const asked = await open();
    return { name, asked, cpuMs: (user + system) / 1000 / presses, ms: (performance.now() - since) / presses };
  });
}

/** The long one last; `say` gets a line for each. */
export async function measureOpening(folder: string, say: (line: string) => void): Promise<readonly OpeningFigures[]> {
  const figures = [
    await measured(folder, 'Opening a case of 4 meetings and 12 actions', young),
    await measured(folder, 'Opening a case of 80 meetings and 200 actions', long),
  ];
  const [base] = figures;
  for (const { name, asked, cpuMs, ms } of figures) {
    const { reads, queries, writes, units } = asked;
    const beside = base === undefined ? '' : `, ${(cpuMs / base.cpuMs).toFixed(2)} of a young one`;
    say(
      `${name}: ${reads} reads, ${queries} queries, ${writes} writes, ${units.toFixed(1)} RU, ${cpuMs.toFixed(1)} ms CPU${beside}, ${ms.toFixed(1)} ms`,
    );
  }
  return figures;
}
