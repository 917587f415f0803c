// Runs before the bot in its container (Dockerfile: node --import): fetches the directory file with the managed
// identity to where DIRECTORY_FILE says, and what lies in the folder papers beside it (the policy, and words of leaflets) to
// PAPERS_DIR. What answers the identity may start after this container: it tries for 45
// seconds. Where that fails, the directory that was imported before stays, and the bot starts all the same: an outage of
// the storage must not become one of the bot. GET /readyz says which directory is in force.
//
// Every quarter of an hour it asks again, by the mark of what it has, and writes what is new; the bot sees that the file is
// another (src/casework/read/newer-directory.ts). So nothing is restarted when a person joins or leaves.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const {
  DIRECTORY_BLOB: blob,
  DIRECTORY_FILE: file,
  PAPERS_DIR: papers,
  DIRECTORY_PATIENCE_MS: patience = '45000',
  DIRECTORY_AGAIN_MS: again = '900000',
} = process.env;
let until = 0;
/** The marks of what was fetched, and what was last said to be wrong with either. */
const marks = {};
const told = {};

if (blob) {
  await fetchAll();
  // A file that is no longer the one in force would be imported at the next start of this container.
  if (file && marks.directory === undefined) {
    delete process.env.DIRECTORY_FILE;
    process.env.DIRECTORY_LATER = file;
    await rm(file, { force: true });
  }
  later();
}

/** No program waits for it: one that ends, ends. */
function later() {
  setTimeout(() => void fetchAll().then(later), Number(again)).unref();
}

async function fetchAll() {
  until = Date.now() + Number(patience);
  if (file) await trying('directory', fetchDirectory);
  // Where the folder is not there the bot keeps the last good ones.
  if (papers) await trying('papers', () => fetchPapers(new URL('.', blob)));
}

/** What is wrong is said once for each cause, and again where it was right in between. */
async function trying(what, work) {
  try {
    await work();
    delete told[what];
  } catch (error) {
    const cause = `${error.code ?? error.cause?.code ?? error.name} ${error.word ?? ''} ${error.asked ?? ''}`;
    if (told[what] !== cause) tell(error, `${what} not fetched`);
    told[what] = cause;
  }
}

async function fetchDirectory() {
  const found = await newerOf(blob, await headers(), marks.directory);
  if (found === undefined) return;
  JSON.parse(found.text); // half a file would keep the bot from starting
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, found.text, { mode: 0o600 });
  await rename(`${file}.new`, file);
  marks.directory = found.mark;
}

/** All of them or none: a policy must not come up beside words of another day. */
async function fetchPapers(folder) {
  const list = new URL(folder.href.replace(/\/$/, ''));
  list.search = new URLSearchParams({ restype: 'container', comp: 'list', prefix: 'papers/' });
  const names = await textOf(list, await headers());
  const papersThere = await papersIn(names);
  // The list has the mark of each.
  if (marks.papers === names) return;
  const half = `${papers}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  for (const name of papersThere) {
    await writeFile(path.join(half, name), await textOf(new URL(`papers/${name}`, folder), await headers()));
  }
  await rm(papers, { recursive: true, force: true });
  await rename(half, papers);
  marks.papers = names;
}

/** Of the list of the container, those that the bot reads. Throws where it is no list: the papers of before stay then. */
async function papersIn(text) {
  // Loaded here: a bot must start without it.
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Blob' });
  const list = readable(parser, text)?.EnumerationResults?.Blobs;
  if (list === undefined) throw Object.assign(new Error('none'), { code: 'NoList', asked: 'papers' });
  return (list.Blob ?? []).flatMap(({ Name }) => /^papers\/([\w-]{1,40}\.(?:json|md))$/.exec(Name)?.[1] ?? []);
}

function readable(parser, text) {
  try {
    return parser.parse(text, true);
  } catch {
    return undefined;
  }
}

async function headers() {
  return { authorization: `Bearer ${await token()}`, 'x-ms-version': '2021-12-02' };
}

/** A token of the identity for Azure Storage, from the endpoint that Container Apps gives every container. */
async function token() {
  // No waiting gives one to a container that has none.
  if (!process.env.IDENTITY_ENDPOINT) throw Object.assign(new Error('none'), { code: 'NoIdentity', asked: 'token' });
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header = '', AZURE_CLIENT_ID: client = '' } = process.env;
  const asked = new URLSearchParams({
    'api-version': '2019-08-01',
    resource: 'https://storage.azure.com/',
    client_id: client,
  });
  try {
    return JSON.parse(await textOf(`${endpoint}?${asked}`, { 'x-identity-header': header }, [404])).access_token;
  } catch (error) {
    throw Object.assign(error, { asked: 'token' });
  }
}

/** What is there, with its mark; undefined where it is still what has this one. */
async function newerOf(url, headers, mark) {
  const response = await answerOf(url, mark === undefined ? headers : { ...headers, 'if-none-match': mark });
  if (response.status === 304) return undefined;
  return { text: await response.text(), mark: response.headers.get('etag') ?? '' };
}

async function textOf(url, headers, passing) {
  return (await answerOf(url, headers, passing)).text();
}

/** Tries again, less and less often, what may come right by itself. */
async function answerOf(url, headers, passing = []) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    try {
      return await answerOnce(url, headers);
    } catch (error) {
      const passes =
        typeof error.code !== 'number' || error.code === 429 || error.code >= 500 || passing.includes(error.code);
      if (!passes || Date.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function answerOnce(url, headers) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
  if (!response.ok && response.status !== 304)
    throw Object.assign(new Error('refused'), {
      code: response.status,
      // The storage's own word: whether its firewall or a role refused, or what is not there.
      word: /^[A-Za-z]{1,60}$/.exec(response.headers.get('x-ms-error-code') ?? '')?.[0],
    });
  return response;
}

/** A line of the log, in the form of the bot's own, without what was answered. */
function tell(error, msg) {
  const line = {
    level: 50,
    time: new Date().toISOString(),
    code: String(error.code ?? error.cause?.code ?? error.name),
    detail: error.word,
    asked: error.asked,
    msg,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
