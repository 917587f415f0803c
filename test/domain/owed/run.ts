// `npm run owed`: the walk of owed.test.ts, further. So many steps a seed and the seeds, if others than these are meant:
// `npm run owed -- 6000 1 2 3`.
import { sayFailure } from './judge.ts';
import { isKnown } from './known.ts';
import { sayWay, walk } from './walk.ts';

const [steps = 2000, ...given] = process.argv.slice(2).map(Number);
const seeds = given.length > 0 ? given : [11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30];

const ways = new Map<string, string>();
const met = new Set<string>();
for (const seed of seeds) {
  const { states, found } = walk(steps, seed);
  for (const failure of found) {
    const said = sayFailure(failure);
    met.add(said);
    const way = sayWay(failure.facts);
    const known = ways.get(said);
    if (!isKnown(failure) && (known === undefined || way.length < known.length)) ways.set(said, way);
  }
  process.stdout.write(`seed ${seed}: ${states} states\n`);
}
for (const [failure, way] of [...ways].toSorted(([one], [other]) => one.localeCompare(other)))
  process.stdout.write(`\n${failure}\n  after ${way}\n`);
process.stdout.write(`\n${met.size} kinds of failure, ${ways.size} of them not in test/domain/owed/known.ts\n`);
if (ways.size > 0) process.exitCode = 1;
