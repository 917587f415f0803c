// The directory file reaches the bot's container with a token of the identity, or the bot starts without it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('../../infra/fetch-directory.mjs', import.meta.url));
const directory = '{"people":[{"name":"Priya Pretend"}]}';
const header = 'the header of this container';

const nothing = (): void => undefined;

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('The directory file in the container', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mset-directory-'));
  const asked: { url: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const firstAnswers: (number | 'reset')[] = [];
  const answers = { token: 200, blob: 200, text: directory, list: '', word: '', etag: '' };
  let sameAsked: () => void = nothing;
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    const isToken = request.url?.startsWith('/token') === true;
    const first = firstAnswers.shift();
    if (first === 'reset') return void request.socket.destroy();
    const isSame = answers.etag !== '' && request.headers['if-none-match'] === answers.etag;
    const status = first ?? (isToken ? answers.token : isSame ? 304 : answers.blob);
    if (isSame) sameAsked();
    const word = isToken || answers.word === '' ? {} : { 'x-ms-error-code': answers.word };
    response.writeHead(status, answers.etag === '' ? word : { ...word, etag: answers.etag });
    if (status === 304) return void response.end();
    const list = request.url?.includes('comp=list') === true ? answers.list : undefined;
    response.end(isToken ? '{"access_token":"a token"}' : (list ?? answers.text));
  });
  before(async () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    asked.length = 0;
    firstAnswers.length = 0;
    Object.assign(answers, { token: 200, blob: 200, text: directory, list: '', word: '', etag: '' });
    sameAsked = nothing;
  });

  /** What the bot would see, and what stood in the log. */
  async function started(
    file: string,
    blob?: string,
    patienceMs = 0,
    papers = '',
    others: Readonly<Record<string, string>> = {},
  ): Promise<{ seen: string; log: string }> {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const environment = {
      DIRECTORY_FILE: file,
      PAPERS_DIR: papers,
      DIRECTORY_BLOB: blob ?? `${origin}/directory/directory.json`,
      IDENTITY_ENDPOINT: `${origin}/token`,
      IDENTITY_HEADER: header,
      AZURE_CLIENT_ID: 'a client id',
      DIRECTORY_PATIENCE_MS: String(patienceMs),
      ...others,
    };
    const bot = "process.stderr.write(process.env.DIRECTORY_FILE ?? 'no file')";
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', script, '--input-type=module', '--eval', bot],
      { env: environment },
    );
    return { seen: stderr, log: stdout };
  }

  it('is fetched with a token for storage, asked for in the name of the identity', async () => {
    const file = path.join(folder, 'new', 'directory.json');
    assert.deepEqual(await started(file), { seen: file, log: '' });
    assert.equal(readFileSync(file, 'utf8'), directory);
    const [token, blob] = asked;
    const query = new URL(token?.url ?? '', 'http://x').searchParams;
    assert.deepEqual(Object.fromEntries(query), {
      'api-version': '2019-08-01',
      resource: 'https://storage.azure.com/',
      client_id: 'a client id',
    });
    assert.equal(token?.headers['x-identity-header'], header);
    assert.equal(blob?.url, '/directory/directory.json');
    assert.equal(blob.headers.authorization, 'Bearer a token');
    assert.ok(blob.headers['x-ms-version'] !== undefined);
  });

  it('is fetched where what answers the identity starts later, and where the storage is busy', async () => {
    for (const first of [['reset'], [404], [500], [200, 429], [200, 503]] as const) {
      firstAnswers.push(...first);
      const file = path.join(folder, first.join('-'), 'directory.json');
      assert.deepEqual(await started(file, undefined, 5000), { seen: file, log: '' }, String(first));
    }
  });

  it('is given up at once, in words, where the container has no identity', async () => {
    const file = path.join(folder, 'none', 'directory.json');
    const { log } = await started(file, undefined, 3_600_000, '', { IDENTITY_ENDPOINT: '' });
    const line = JSON.parse(log) as Record<string, unknown>;
    assert.deepEqual([line['msg'], line['code'], line['asked']], ['directory not fetched', 'NoIdentity', 'token']);
    assert.equal(asked.length, 0);
  });

  it('is not asked for again where it is refused', async () => {
    Object.assign(answers, { blob: 403 });
    await started(path.join(folder, 'refused', 'directory.json'), undefined, 5000);
    assert.equal(asked.length, 2, 'a token, and the file');
  });

  for (const [what, wrong, code] of [
    ['there is no file', { blob: 404, word: 'BlobNotFound' }, '404'],
    ['the identity may not read it', { blob: 403, word: 'AuthorizationPermissionMismatch' }, '403'],
    ['the identity gets no token', { token: 400 }, '400'],
  ] as const) {
    it(`is left as it was imported before where ${what}: the bot starts, and the log says so`, async () => {
      Object.assign(answers, wrong);
      const { seen, log } = await started(path.join(folder, code, 'directory.json'));
      assert.equal(seen, 'no file');
      const line = JSON.parse(log) as Record<string, unknown>;
      assert.deepEqual([line['msg'], line['code'], line['level']], ['directory not fetched', code, 50]);
      assert.deepEqual(
        [line['detail'], line['asked']],
        'token' in wrong ? [undefined, 'token'] : [wrong.word, undefined],
      );
      assert.doesNotMatch(log, /Priya|a token/);
    });
  }

  it('is left as it was where the file is no JSON', async () => {
    answers.text = directory.slice(0, 20);
    const { seen, log } = await started(path.join(folder, 'half', 'directory.json'));
    assert.equal(seen, 'no file');
    assert.doesNotMatch(log, /Priya|people/);
    assert.match(log, /SyntaxError/);
  });

  it('is left as it was where the storage is not reached at all', async () => {
    const { seen, log } = await started(
      path.join(folder, 'away', 'directory.json'),
      `http://127.0.0.1:${await closedPort()}/directory.json`,
    );
    assert.equal(seen, 'no file');
    assert.match(log, /directory not fetched/);
    assert.match(log, /ECONNREFUSED/);
  });

  it('is fetched with the policy and the words of leaflets beside it, and with nothing else', async () => {
    const names = ['papers/policy.md', 'papers/pl.json', 'papers/../x.json', 'papers/a/b.json', 'papers/x.exe'];
    const blobs = names.map((name) => `<Blob><Name>${name}</Name></Blob>`).join('');
    answers.list = `<EnumerationResults><!-- <Name>papers/no.md</Name> --><Blobs>${blobs}</Blobs></EnumerationResults>`;
    const papers = path.join(folder, 'with', 'papers');
    const { log } = await started(path.join(folder, 'with', 'directory.json'), undefined, 0, papers);
    assert.equal(log, '');
    assert.deepEqual(readdirSync(papers).toSorted(), ['pl.json', 'policy.md']);
    assert.equal(readFileSync(path.join(papers, 'pl.json'), 'utf8'), directory);
    assert.deepEqual(
      asked.filter(({ url }) => !url.startsWith('/token')).map(({ url }) => url),
      [
        '/directory/directory.json',
        '/directory?restype=container&comp=list&prefix=papers%2F',
        '/directory/papers/policy.md',
        '/directory/papers/pl.json',
      ],
    );
  });

  it('is fetched where those are not: the folder stays away, and the log says so', async () => {
    firstAnswers.push(200, 200, 200, 403);
    const file = path.join(folder, 'without', 'directory.json');
    const papers = path.join(folder, 'without', 'papers');
    const { seen, log } = await started(file, undefined, 0, papers);
    assert.deepEqual([seen, existsSync(papers)], [file, false]);
    assert.match(log, /papers not fetched/);
  });

  /** Runs until the file says `text`, asking again all the time; gives its log. */
  async function runsUntil(file: string, text: string, papers = ''): Promise<string> {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bot = `import { readFileSync } from 'node:fs';
      const has = () => { try { return readFileSync(${JSON.stringify(file)}, 'utf8') === ${JSON.stringify(text)}; } catch { return false; } };
      const look = () => has() ? process.exit() : setTimeout(look, 5);
      look();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', script, '--input-type=module', '--eval', bot],
      {
        env: {
          DIRECTORY_FILE: file,
          PAPERS_DIR: papers,
          DIRECTORY_BLOB: `${origin}/directory/directory.json`,
          IDENTITY_ENDPOINT: `${origin}/token`,
          DIRECTORY_PATIENCE_MS: '0',
          DIRECTORY_AGAIN_MS: '1',
        },
      },
    );
    return stdout;
  }

  it('is asked for again by its mark while the bot runs, and is written where it is another', async () => {
    answers.etag = '"one"';
    let same = 0;
    sameAsked = () => {
      same += 1;
      if (same === 3) Object.assign(answers, { etag: '"two"', text: '{"people":[]}' });
    };
    const log = await runsUntil(path.join(folder, 'again', 'directory.json'), '{"people":[]}');
    assert.deepEqual([same >= 3, log], [true, '']);
  });

  it('comes where it could not be fetched at the start, and why not was said once', async () => {
    firstAnswers.push(...Array.from({ length: 5 }, () => [200, 403] as const).flat());
    const file = path.join(folder, 'late', 'directory.json');
    const log = await runsUntil(file, directory);
    assert.deepEqual(log.split('\n').filter((line) => line.includes('directory not fetched')).length, 1);
  });

  it('that is here from an earlier run is taken away where the one in force cannot be fetched', async () => {
    const file = path.join(folder, 'stale', 'directory.json');
    await started(file);
    Object.assign(answers, { blob: 403 });
    assert.equal((await started(file)).seen, 'no file');
    assert.equal(existsSync(file), false);
  });

  it('is what DIRECTORY_FILE says where no blob is named: nothing is asked', async () => {
    assert.deepEqual(await started('/given.json', ''), { seen: '/given.json', log: '' });
    assert.equal(asked.length, 0);
  });
});
