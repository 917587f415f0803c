// Runs before the bot in its container (Dockerfile: node --import): fetches the directory file with the managed
// identity to where DIRECTORY_FILE says, and what lies in the folder papers beside it (the policy, and words of leaflets) to
// PAPERS_DIR. What answers the identity may start after this container: it tries for 45
// seconds. Where that fails, the directory that was imported before stays, and the bot starts all the same: an outage of
// the storage must not become one of the bot. GET /readyz says which directory is in force.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const {
  DIRECTORY_BLOB: blob,
  DIRECTORY_FILE: file,
  PAPERS_DIR: papers,
  DIRECTORY_PATIENCE_MS: patience = '45000',
} = process.env;
const until = Date.now() + Number(patience);
if (blob && file) {
  try {
    const text = await textOf(blob, await headers());
    JSON.parse(text); // half a file would keep the bot from starting
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    delete process.env.DIRECTORY_FILE;
    tell(error, 'directory not fetched');
  }
}
if (blob && papers) {
  try {
    await fetchPapers(new URL('.', blob));
  } catch (error) {
    // Where the folder is not there the bot keeps the last good ones.
    tell(error, 'papers not fetched');
  }
}

/** All of them or none: a policy must not come up beside words of another day. */
async function fetchPapers(folder) {
  const list = new URL(folder.href.replace(/\/$/, ''));
  list.search = new URLSearchParams({ restype: 'container', comp: 'list', prefix: 'papers/' });
  const names = await textOf(list, await headers());
  const half = `${papers}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  for (const [, name] of names.matchAll(/<Name>papers\/([\w-]{1,40}\.(?:json|md))<\/Name>/g)) {
    await writeFile(path.join(half, name), await textOf(new URL(`papers/${name}`, folder), await headers()));
  }
  await rm(papers, { recursive: true, force: true });
  await rename(half, papers);
}

async function headers() {
  return { authorization: `Bearer ${await token()}`, 'x-ms-version': '2021-12-02' };
}

/** A token of the identity for Azure Storage, from the endpoint that Container Apps gives every container. */
async function token() {
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

/** Tries again, less and less often, what may come right by itself. */
async function textOf(url, headers, passing = []) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    try {
      return await textOnce(url, headers);
    } catch (error) {
      const passes =
        typeof error.code !== 'number' || error.code === 429 || error.code >= 500 || passing.includes(error.code);
      if (!passes || Date.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function textOnce(url, headers) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
  if (!response.ok)
    throw Object.assign(new Error('refused'), {
      code: response.status,
      // The storage's own word: whether its firewall or a role refused, or what is not there.
      word: /^[A-Za-z]{1,60}$/.exec(response.headers.get('x-ms-error-code') ?? '')?.[0],
    });
  return response.text();
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
