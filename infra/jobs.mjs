// The jobs beside the bot, for the pipeline (.github/workflows/deploy.yml) and for a person:
//   node infra/jobs.mjs verify          starts NAME-bot-verify, waits for its end, and fails where it did;
//   node infra/jobs.mjs check           the same with NAME-bot-check, which asks everything that the bot relies on;
//   node infra/jobs.mjs migrated TAG    fails where the release that runs needs migrate, TAG is another, and
//                                       NAME-bot-migrate-go has not ended well with the image that runs;
//   node infra/jobs.mjs look            where this release needs migrate: starts NAME-bot-migrate-look, which changes
//                                       nothing, and fails where something could not be brought over;
//   node infra/jobs.mjs looks-end       starts NAME-bot-looks-end, which takes away what two people agreed on of who looked;
//   node infra/jobs.mjs export CASE WHY starts NAME-bot-export for this case, and says where the file lies.
// Asks `az` (or what AZ says), in the resource group RESOURCE_GROUP. Where DESPITE says why, `verify` and `migrated` warn of
// what is wrong instead of failing: a release that mends what is stored must come through (docs/operations.md).
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const [program = 'az', ...first] = (process.env.AZ ?? 'az').split(' ');
const group = process.env.RESOURCE_GROUP ?? '';
/** On a single line: a line of its own would be a command to the workflow. */
const despite = (process.env.DESPITE ?? '').replace(/\s+/g, ' ').trim();
const pauseMs = Number(process.env.PAUSE_MS ?? '10000');
/** The job itself ends after two hours (infra/modules/app.bicep). */
const mostMs = 130 * 60 * 1000;

const needsCli =
  'This needs the Azure CLI (az), and it is not here: install it and sign in with az login (docs/install.md, Install).';

const az = async (...args) => ask('containerapp', ...args, '--resource-group', group);

async function ask(...args) {
  const asked = [...first, ...args, '--output', 'json'];
  const { stdout } = await promisify(execFile)(program, asked).catch((error) => {
    throw error.code === 'ENOENT' ? new Error(needsCli) : error;
  });
  return JSON.parse(stdout);
}

const nameOf = async (end) => (await az('job', 'list')).find(({ name }) => name.endsWith(`-bot-${end}`))?.name;

async function jobOf(end) {
  const job = await nameOf(end);
  if (job === undefined) throw new Error(`There is no job that ends in -bot-${end} in the group ${group}.`);
  return job;
}

/** Starts a job and waits for its end. */
async function run(end) {
  const job = await jobOf(end);
  const { name } = await az('job', 'start', '--name', job);
  return ended(job, name);
}

async function ended(job, name) {
  for (const until = Date.now() + mostMs; Date.now() < until;) {
    const { properties } = await az('job', 'execution', 'show', '--name', job, '--job-execution-name', name);
    if (properties.status === 'Succeeded') return name;
    if (!['Running', 'Processing', 'Unknown'].includes(properties.status))
      throw new Error(`${name} ended as ${properties.status}: what is wrong is in its log (docs/operations.md).`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`${name} has not ended.`);
}

/** Whether the newest release of a changelog needs migrate; undefined where it does not say. */
const needsMigrate = (changes) => /^Needs migrate: (yes|no)\b/m.exec(changes)?.[1];
const changesHere = () => readFile(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
/** The changelog of a release, whose tag is its commit; '' where the tag is something else. */
const changesOf = (tag) =>
  promisify(execFile)('git', ['show', `${tag}:CHANGELOG.md`], { cwd: new URL('.', import.meta.url) }).then(
    ({ stdout }) => stdout,
    () => '',
  );

async function verify() {
  return `${await run('verify')}: nothing is wrong with what is stored.`;
}

async function check() {
  return `${await run('check')}: everything that the bot relies on answers as it should.`;
}

async function looksEnd() {
  return `${await run('looks-end')}: what was agreed on has ended; its log says how much.`;
}

async function migrated(tag) {
  const bot = (await az('list')).find(({ name }) => name.endsWith('-bot'));
  const [runs = ''] = (bot?.properties.template.containers ?? []).map(({ image }) => image);
  const running = bot?.tags?.release ?? '';
  if (running === '' || running === tag) return 'No other release runs.';
  if (needsMigrate(await changesOf(running)) === 'no') return `The release that runs, ${running}, needs no migrate.`;
  const job = await nameOf('migrate-go');
  if (job === undefined) return `The release that runs, ${running}, is of before there was a migrate.`;
  const isDone = (await az('job', 'execution', 'list', '--name', job)).some(
    ({ properties: { status, template } }) =>
      status === 'Succeeded' && template.containers.some(({ image }) => image === runs),
  );
  if (isDone) return `${job} has ended well with the release that runs, ${running}.`;
  throw new Error(
    `The release that runs, ${running}, needs migrate, and this one may not read what it has left. Start ${job}, and this workflow again when it has ended well (docs/operations.md, "Upgrade and roll back").`,
  );
}

async function look() {
  if (needsMigrate(process.env.CHANGES ?? (await changesHere())) !== 'yes') return 'This release needs no migrate.';
  return `${await run('migrate-look')}: everything can be brought over. Now NAME-bot-migrate-go within days, before the next release.`;
}

/** The arguments go beside each other, never through a shell; the file goes to the storage, and none of it comes here. */
async function exportCase(reference, why) {
  const job = await jobOf('export');
  const { id, properties } = await az('job', 'show', '--name', job);
  const { user } = await ask('account', 'show');
  const [{ name, image, command, env, resources }] = properties.template.containers;
  const args = [reference, '--why', why, '--by', user.name];
  const { cpu, memory } = resources;
  const body = JSON.stringify({ containers: [{ name, image, command, args, env, resources: { cpu, memory } }] });
  const url = `https://management.azure.com${id}/start?api-version=2025-01-01`;
  const started = await ask('rest', '--method', 'post', '--url', url, '--body', body);
  const execution = await ended(job, started.name);
  const container = env.find((one) => one.name === 'EXPORTS_CONTAINER')?.value;
  return `${execution}: ${reference} lies in ${container}, for those who may fetch it (docs/operations.md, "The export of a case").`;
}

/** What may be wrong while a release is deployed that mends it. */
const mended = ['verify', 'migrated'];
const commands = { verify, check, migrated, look, 'looks-end': looksEnd, export: exportCase };
const [, , command = '', ...args] = process.argv;
try {
  const asked = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (asked === undefined || asked.length !== args.length)
    throw new Error(
      'Say "verify", "check", "look", "looks-end", "migrated" and the tag of the image, or "export", a case and why.',
    );
  process.stdout.write(`${await asked(...args)}\n`);
} catch (error) {
  const isAccepted = despite !== '' && mended.includes(command);
  const said = isAccepted ? `${error.message} Goes on all the same, because: ${despite}` : error.message;
  process.stdout.write(`::${isAccepted ? 'warning' : 'error'}::${said}\n`);
  process.exitCode = isAccepted ? 0 : 1;
}
