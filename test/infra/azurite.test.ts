// The storage as Microsoft's own emulator answers it, Azurite, with tokens: the directory file and the papers reach the
// container, and the check reads its words.
import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { addingTo } from '../../src/outside/blobs.ts';
import { steps } from '../../src/outside/finding.ts';
import { askStorage } from '../../src/outside/storage.ts';
import { makeCertificate, trust } from '../worlds/certificate.ts';

const fileAt = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const azurite = fileAt('node_modules/azurite/dist/src/blob/main.js');
const script = fileAt('infra/fetch-directory.mjs');

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
/** A token as Entra writes it; Azurite looks at everything but the signature. */
function tokenFor(audience: string): string {
  const now = Math.floor(Date.now() / 1000);
  const iss = 'https://sts.windows.net/11111111-1111-4111-8111-111111111111/';
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, aud: audience, nbf: now - 60, iat: now - 60, exp: now + 3600 })}.c2ln`;
}

const ask = async (blob: string) =>
  askStorage({ blob, tokenOf: async () => tokenFor('https://storage.azure.com'), withinMs: 30_000 });

describe('The directory file in a storage account', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mset-azurite-'));
  const certificate = makeCertificate();
  const authority = path.join(folder, 'authority.pem');
  let storage: ChildProcess;
  let identity: Server;
  let container: string;
  let untrust: () => void;
  let audience = 'https://storage.azure.com';
  const put = async (
    name: string,
    text: string,
    headers: object = { 'x-ms-blob-type': 'BlockBlob' },
  ): Promise<void> => {
    const answer = await fetch(`${container}${name}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${tokenFor('https://storage.azure.com')}`,
        'x-ms-version': '2021-12-02',
        'x-ms-date': new Date().toUTCString(),
        ...headers,
      },
      body: text,
    });
    assert.equal(answer.status, 201, await answer.text());
  };
  before(async () => {
    untrust = trust(certificate);
    writeFileSync(authority, certificate.cert);
    writeFileSync(path.join(folder, 'key.pem'), certificate.key);
    const flags = ['--inMemoryPersistence', '--disableTelemetry', '--oauth', 'basic', '--blobPort', '0'];
    storage = spawn(process.execPath, [azurite, ...flags, '--cert', authority, '--key', path.join(folder, 'key.pem')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<string>((resolve, reject) => {
      let said = '';
      storage.once('exit', () => reject(new Error(`Azurite ended: ${said}`)));
      storage.stdout?.on('data', (part: Buffer) => {
        said += part.toString();
        const [, found] = /successfully listen(?:s|ing) on https:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    container = `https://127.0.0.1:${port}/devstoreaccount1/directory`;
    identity = createServer((_request, response) => response.end(JSON.stringify({ access_token: tokenFor(audience) })));
    await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
    await put('?restype=container', '', {});
    await put('/directory.json', '{"people":[]}');
    await put('/papers/pl.json', '{"language":"pl"}');
    await put('/papers/policy.md', 'A policy');
  });
  after(async () => {
    storage.removeAllListeners('exit');
    const ended = new Promise((resolve) => storage.once('exit', resolve));
    storage.kill();
    await ended;
    identity.close();
    untrust();
    rmSync(folder, { recursive: true });
  });

  /** As a container starts: what was fetched, and the log. */
  async function started(blob: string): Promise<{ readonly seen: string; readonly log: string }> {
    const { port } = identity.address() as AddressInfo;
    const env = {
      DIRECTORY_BLOB: blob,
      DIRECTORY_FILE: path.join(folder, 'directory.json'),
      PAPERS_DIR: path.join(folder, 'papers'),
      DIRECTORY_PATIENCE_MS: '0',
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/`,
      IDENTITY_HEADER: 'a header',
      NODE_EXTRA_CA_CERTS: authority,
    };
    const bot = "process.stderr.write(process.env.DIRECTORY_FILE ?? 'no file')";
    const args = ['--import', script, '--input-type=module', '--eval', bot];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    return { seen: stderr, log: stdout };
  }

  it('reaches the container, with the papers beside it', async () => {
    const { seen, log } = await started(`${container}/directory.json`);
    assert.deepEqual([seen, log], [path.join(folder, 'directory.json'), '']);
    assert.equal(readFileSync(seen, 'utf8'), '{"people":[]}');
    assert.deepEqual(readdirSync(path.join(folder, 'papers')).toSorted(), ['pl.json', 'policy.md']);
  });

  it('is left as it was where it is not there, or the token is for something else: the log has the storage’s word', async () => {
    const { seen, log } = await started(`${container}/other.json`);
    assert.equal(seen, 'no file');
    assert.match(log, /"code":"404","detail":"BlobNotFound","msg":"directory not fetched"/);
    audience = 'https://graph.microsoft.com';
    const refused = await started(`${container}/directory.json`);
    audience = 'https://storage.azure.com';
    assert.match(refused.log, /"code":"40[13]","detail":"\w+","msg":"directory not fetched"/);
  });

  it('is asked for by the check in the same way', async () => {
    const [file, papers] = await ask(`${container}/directory.json`);
    assert.deepEqual([file?.found.slice(0, 7), file?.step, papers?.found], ['there, ', undefined, '2 files']);
    const [gone] = await ask(`${container}/other.json`);
    assert.deepEqual([gone?.found, gone?.step], ['there is no file (404 BlobNotFound)', steps.directory]);
    const [none] = await ask(`${container.replace(/directory$/, 'nowhere')}/directory.json`);
    assert.deepEqual([none?.found, none?.step], ['there is no container (404 ContainerNotFound)', steps.containers]);
  });

  it('takes a file that was not there, and none in the place of another; where it is not let in it says why', async () => {
    const adding = (address: string) =>
      addingTo({
        address,
        tokenOf: async () => tokenFor('https://storage.azure.com'),
        withinMs: 30_000,
        pause: async () => undefined,
      });
    const content = new Uint8Array(1024 * 1024).map((_none, place) => place % 251);
    await adding(container)('exports/MSET-4F7K-24.json', content);
    const answer = await fetch(`${container}/exports/MSET-4F7K-24.json`, {
      headers: { authorization: `Bearer ${tokenFor('https://storage.azure.com')}`, 'x-ms-version': '2021-12-02' },
    });
    assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), content);
    await assert.rejects(adding(container)('exports/MSET-4F7K-24.json', content), {
      name: 'BlobError',
      message: 'The storage did not take exports/MSET-4F7K-24.json: 409 BlobAlreadyExists',
    });
    await assert.rejects(
      adding(container.replace(/directory$/, 'nowhere'))('a.part', content),
      /: 404 ContainerNotFound$/,
    );
    await assert.rejects(adding('https://127.0.0.1:2/x')('a.part', content), /: no answer ECONNREFUSED$/);
  });
});
