// The jobs beside the bot, for the pipeline (.github/workflows/deploy.yml) and for a person:
//   node infra/jobs.mjs verify          starts NAME-bot-verify, waits for its end, and fails where it did;
//   node infra/jobs.mjs migrated TAG    fails where CHANGELOG.md says that this release needs migrate, and NAME-bot-migrate
//                                       has not ended well with the image of this tag.
// Asks `az` (or what AZ says), in the resource group RESOURCE_GROUP.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const [program = 'az', ...first] = (process.env.AZ ?? 'az').split(' ');
const group = process.env.RESOURCE_GROUP ?? '';
const pauseMs = Number(process.env.PAUSE_MS ?? '10000');
/** The job itself ends after two hours (infra/modules/app.bicep). */
const mostMs = 130 * 60 * 1000;

async function az(...args) {
  const asked = [...first, 'containerapp', 'job', ...args, '--resource-group', group, '--output', 'json'];
  const { stdout } = await promisify(execFile)(program, asked);
  return JSON.parse(stdout);
}

async function jobCalled(end) {
  const found = (await az('list')).find(({ name }) => name.endsWith(`-bot-${end}`));
  if (found === undefined) throw new Error(`There is no job that ends in -bot-${end} in the group ${group}.`);
  return found.name;
}

async function verify() {
  const job = await jobCalled('verify');
  const { name } = await az('start', '--name', job);
  for (const until = Date.now() + mostMs; Date.now() < until;) {
    const { properties } = await az('execution', 'show', '--name', job, '--job-execution-name', name);
    if (properties.status === 'Succeeded') return `${name}: nothing is wrong with what is stored.`;
    if (!['Running', 'Processing', 'Unknown'].includes(properties.status))
      throw new Error(
        `${name} ended as ${properties.status}: what is wrong is in its log (docs/operations.md, "npm run verify").`,
      );
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`${name} has not ended.`);
}

async function migrated(tag) {
  const changes = await readFile(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
  const needs = process.env.NEEDS_MIGRATE ?? /^Needs migrate: (yes|no)\b/m.exec(changes)?.[1];
  if (needs === undefined) throw new Error('CHANGELOG.md does not say whether this release needs migrate.');
  if (needs === 'no') return 'This release needs no migrate.';
  const job = await jobCalled('migrate');
  const isDone = (await az('execution', 'list', '--name', job)).some(
    ({ properties }) =>
      properties.status === 'Succeeded' &&
      properties.template.containers.some(({ image }) => image.endsWith(`:${tag}`)),
  );
  if (isDone) return `${job} has ended well with the image ${tag}.`;
  throw new Error(
    `This release needs migrate. Give ${job} the image mset:${tag}, start it, and start this workflow again when it has succeeded (docs/operations.md, "Upgrade and roll back").`,
  );
}

const [, , command, tag = ''] = process.argv;
try {
  if (command !== 'verify' && (command !== 'migrated' || tag === ''))
    throw new Error('Say "verify", or "migrated" and the tag of the image.');
  process.stdout.write(`${await (command === 'verify' ? verify() : migrated(tag))}\n`);
} catch (error) {
  process.stdout.write(`::error::${error.message}\n`);
  process.exitCode = 1;
}
