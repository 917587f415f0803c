// `npm start`: the bot, the embedded database, the fictional directory, and a window for each of seven people.
import { parseArgs } from 'node:util';
import { startLocal, type StartOptions } from './run.ts';

const usage = `Usage:
  npm start              the bot with its own database, and a Teams-like window for each of seven people
  npm start -- --demo    the same, with fictional cases, actions and meetings put in first
`;

const options = read(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write(usage);
  process.exit(2);
}
if (process.env['NODE_ENV'] === 'production') {
  process.stderr.write('npm start is a local run and asks for no password: unset NODE_ENV, or use npm run bot.\n');
  process.exit(2);
}
await startLocal(process.env, options);

function read(args: string[]): StartOptions | undefined {
  try {
    const { values } = parseArgs({ args, options: { demo: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    return undefined;
  }
}
