import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { startEntra } from './sign-in/entra.ts';
import { entraSignIn, localSignIn, startTabSite, type TabSite } from './people/tab-site.ts';

const script = 'console.log("MSET");'.repeat(400);
const secret = 'not a page';
const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': '<!doctype html><title>MSET</title><script type="module" src="/tab/assets/index-a1B2_-c3.js"></script>',
  'assets/index-a1B2_-c3.js': script,
  'assets/index-d4E5f6G7.css': 'body { margin: 0 }',
  'assets/icon-h8I9j0K1.svg': '<svg/>',
  'assets/photo-l2M3n4O5.png': Buffer.alloc(2000),
  'assets/plain.json': '{}',
  'assets/index-a1B2_-c3.js.map': secret,
  'assets/.hidden': secret,
  'assets/ready-m7N8o9P0.js': script,
  // Otherwise than the server would: so one sees whose it is.
  'assets/ready-m7N8o9P0.js.br': brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } }),
  // Left over from another build, and cut off: the server's own are sent.
  'assets/older-q1R2s3T4.js': script,
  'assets/older-q1R2s3T4.js.br': brotliCompressSync('console.log("older");'),
  'assets/short-u5V6w7X8.js': script,
  'assets/short-u5V6w7X8.js.br': brotliCompressSync(script).subarray(0, 20),
  'other.html': secret,
};

describe('The pages of the tab', () => {
  let folder: string;
  let site: TabSite;
  const build = async (): Promise<void> => {
    await mkdir(path.join(folder, 'pages', 'assets'), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, 'pages', name), content);
    await writeFile(path.join(folder, 'secret.js'), secret);
    await writeFile(path.join(folder, 'pages', 'secret.js'), secret);
  };
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mset-pages-'));
    site = await startTabSite(localSignIn, path.join(folder, 'pages'));
  });
  afterEach(async () => {
    await site.stop();
    await rm(folder, { recursive: true });
  });
  const get = (path: string, headers = {}) => site.send({ method: 'GET', path, headers });

  it('are said to be missing, with what to do, until they are built', async () => {
    for (const path of ['/tab', '/tab/']) {
      const { status, body, headers } = await get(path);
      assert.deepEqual([status, headers['content-type']], [503, 'text/html; charset=utf-8']);
      assert.match(body, /npm run build/);
      assert.equal(headers['cache-control'], 'no-store');
    }
    assert.equal((await get('/tab/assets/index-a1B2_-c3.js')).status, 404);
    await build();
    assert.equal((await get('/tab')).body, files['index.html']);
  });

  it('are sent with their types; only what is named after its content may be kept', async () => {
    await build();
    const seen = await Promise.all(
      [
        '/tab',
        '/tab/',
        ...Object.keys(files)
          .slice(1, 6)
          .map((name) => `/tab/${name}`),
      ].map(async (path) => {
        const { status, headers } = await get(path);
        return [path, status, headers['content-type'], headers['cache-control']];
      }),
    );
    const forever = 'public, max-age=31536000, immutable';
    assert.deepEqual(seen, [
      ['/tab', 200, 'text/html; charset=utf-8', 'no-store'],
      ['/tab/', 200, 'text/html; charset=utf-8', 'no-store'],
      ['/tab/assets/index-a1B2_-c3.js', 200, 'text/javascript; charset=utf-8', forever],
      ['/tab/assets/index-d4E5f6G7.css', 200, 'text/css; charset=utf-8', forever],
      ['/tab/assets/icon-h8I9j0K1.svg', 200, 'image/svg+xml', forever],
      ['/tab/assets/photo-l2M3n4O5.png', 200, 'image/png', forever],
      ['/tab/assets/plain.json', 200, 'application/json; charset=utf-8', 'no-store'],
    ]);
    assert.equal((await get('/tab/assets/index-a1B2_-c3.js')).body, script);
  });

  it('are compressed as the reader accepts it', async () => {
    await build();
    const js = `${site.url}/tab/assets/index-a1B2_-c3.js`;
    const { request } = await import('node:http');
    const read = (url: string, accept: string): Promise<readonly [string | undefined, Buffer, string | undefined]> =>
      new Promise((resolve, reject) => {
        request(url, { headers: { 'accept-encoding': accept }, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          const { 'content-encoding': coding, vary } = response.headers;
          response.on('end', () => resolve([coding, Buffer.concat(chunks), vary]));
        })
          .on('error', reject)
          .end();
      });
    const codings: readonly (readonly [accept: string, coding: string | undefined])[] = [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, deflate', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['GZIP', 'gzip'],
      ['identity', undefined],
      ['br;q=0', undefined],
      ['', undefined],
      ['brotli', undefined],
    ];
    for (const [accept, coding] of codings) {
      const [sent, body, vary] = await read(js, accept);
      assert.deepEqual([accept, sent, vary], [accept, coding, 'accept-encoding']);
      const plain = sent === 'br' ? brotliDecompressSync(body) : sent === 'gzip' ? gunzipSync(body) : body;
      assert.equal(plain.toString(), script);
      if (sent !== undefined) assert.ok(body.length < script.length / 10);
    }
    assert.equal((await read(`${site.url}/tab/assets/photo-l2M3n4O5.png`, 'br'))[0], undefined);
    assert.equal((await read(`${site.url}/tab`, 'br'))[0], 'br');
    // As the build compressed it; another reader has it as the server does.
    const ready = `${site.url}/tab/assets/ready-m7N8o9P0.js`;
    assert.deepEqual(await read(ready, 'br'), ['br', files['assets/ready-m7N8o9P0.js.br'], 'accept-encoding']);
    assert.equal(gunzipSync((await read(ready, 'gzip'))[1]).toString(), script);
    for (const name of ['older-q1R2s3T4.js', 'short-u5V6w7X8.js']) {
      const [sent, body] = await read(`${site.url}/tab/assets/${name}`, 'br');
      assert.deepEqual([sent, brotliDecompressSync(body).toString()], ['br', script], name);
    }
  });

  it('are all there is: nothing else of the disk is reached, however it is asked for', async () => {
    await build();
    const paths = [
      '/tab/assets/../secret.js',
      '/tab/assets/..%2fsecret.js',
      '/tab/assets/%2e%2e/secret.js',
      '/tab/assets/%2e%2e%2f%2e%2e%2fsecret.js',
      '/tab/assets/..%5csecret.js',
      '/tab/assets/..\\secret.js',
      '/tab/assets//index-a1B2_-c3.js',
      '/tab/../tab/secret.js',
      '/tab/secret.js',
      '/tab/other.html',
      '/tab/index.html',
      '/tab/assets/.hidden',
      '/tab/assets/ready-m7N8o9P0.js.br',
      '/tab/assets/index-a1B2_-c3.js.map',
      '/tab/assets/index-a1B2_-c3.js%00.js',
      '/tab/assets/',
      '/tab/assets',
      '/tab/assets/__proto__',
      '/tab/assets/constructor',
      '/TAB',
      '/',
    ];
    // This one restify tidies up before it looks: it names a page.
    assert.ok((await get('/tab/assets/./index-a1B2_-c3.js')).body === script);
    for (const path of paths) {
      const { status, body } = await get(path);
      assert.deepEqual([path, status, body], [path, 404, '{"error":"not found"}']);
    }
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'secret.js',
      'assets',
      'pages',
      '%00',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const { status, body } = await get(`/tab/assets/${parts.join('')}`);
        // What is tidied up may be the page itself.
        assert.ok(body === '{"error":"not found"}' ? status === 404 : body === files['index.html'], body);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('run only their own scripts and styles, speak to this server only, and are shown in Teams only', async () => {
    await build();
    const { headers } = await get('/tab');
    const policy = String(headers['content-security-policy']);
    assert.equal(
      policy,
      "default-src 'none'; script-src 'self'; " +
        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' https://res.cdn.office.net; base-uri 'none'; form-action 'none'; frame-ancestors " +
        'https://teams.microsoft.com https://*.teams.microsoft.com https://teams.cloud.microsoft ' +
        'https://*.cloud.microsoft https://*.office.com https://*.microsoft365.com ' +
        "'self' http://127.0.0.1:* http://localhost:*",
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['x-frame-options'], undefined);
    assert.equal(headers['strict-transport-security'], undefined);
    assert.equal(headers['set-cookie'], undefined);
  });

  it('in production stay on https, and are shown by nobody’s own machine', async () => {
    await build();
    const entra = await startEntra();
    const production = await startTabSite(entraSignIn(entra), path.join(folder, 'pages'));
    try {
      for (const path of ['/tab', '/api/tab/sign-in', '/healthz', '/nowhere']) {
        const { headers } = await production.send({ method: 'GET', path });
        assert.equal(headers['strict-transport-security'], 'max-age=31536000', path);
      }
      const { headers, status } = await production.send({
        method: 'GET',
        path: '/tab',
        headers: { 'sec-fetch-site': 'cross-site', 'x-forwarded-for': '10.0.0.1', host: 'mset.example.org' },
      });
      assert.equal(status, 200, 'Teams is another site, and opens them');
      assert.match(String(headers['content-security-policy']), /frame-ancestors .*https:\/\/\*\.microsoft365\.com$/);
    } finally {
      await production.stop();
      await entra.stop();
    }
  });

  it('of a local run are for this machine', async () => {
    await build();
    assert.equal((await get('/tab', { 'sec-fetch-site': 'cross-site' })).status, 200);
    assert.equal((await get('/tab', { host: 'evil.example' })).status, 403);
    assert.equal((await get('/tab', { 'x-forwarded-host': 'evil.example' })).status, 403);
    for (const path of ['/healthz', '/readyz', '/readyz/first', '/api/tab/openapi.json']) {
      assert.equal((await get(path, { host: 'evil.example' })).status, 403, path);
      assert.notEqual((await get(path, {})).status, 403, path);
    }
  });
});
