// `npm test`: every check in the order that fails soonest. CI runs exactly this.
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc'],
  ['types of the pages', 'tsc', '-p', 'src/pages'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['unused code', 'knip'],
  ['tests', 'mocha', '--config', 'test/.mocharc.json', 'test/**/*.test.ts'],
];

const only = process.argv[2];
for (const [name, command, ...args] of checks.filter(([name]) => only === undefined || name === only)) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write(`\nFailed: ${name} (${command} ${args.join(' ')})\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`ok: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}
