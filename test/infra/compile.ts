// The Bicep through its own compiler. `npm run infra` (here: `write`) evaluates every parameter file into the tree. In
// `npm test` the compiler must say nothing, and evaluate what lies in the tree; where it cannot be had, the sources must
// be those that were evaluated, and the line of the check says that nothing was compiled. What passed once is not compiled
// again until a file is another.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findCompiler, pinned, startCompiler } from './compiler.ts';
import { everythingHash, seeTo } from './evaluate.ts';

const writes = process.argv[2] === 'write';
/** Why it is not here, where that is so. */
let away = `no bicep ${pinned} is here`;
const command = await findCompiler(writes || process.env['CI'] !== undefined).catch((error: unknown) => {
  if (writes) throw error;
  // A registry that is away for an hour stops no release: what lies in the tree was compiled without a warning.
  away = 'the compiler could not be fetched';
  return undefined;
});
const folder = path.join(import.meta.dirname, '..', '..', 'infra');
const passed = path.join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'bicep', 'passed');
const hasPassed =
  !writes && existsSync(passed) && readFileSync(passed, 'utf8') === `${pinned} ${everythingHash(folder)}`;
const compiler = command === undefined || hasPassed ? undefined : startCompiler(command);
const wrong =
  writes && compiler === undefined
    ? [`There is no compiler here: install a .NET SDK, which fetches it, or bicep ${pinned}.`]
    : await seeTo(folder, compiler, writes);
compiler?.end();
for (const said of wrong) process.stdout.write(`${said}\n`);
if (compiler !== undefined && wrong.length === 0) writeFileSync(passed, `${pinned} ${everythingHash(folder)}`);
if (command === undefined && wrong.length === 0)
  process.stdout.write(`note: nothing was compiled, for ${away}; the sources are those evaluated\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
