// GET /readyz of the whole bot: which part is wrong, and that it is over.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setImmediate as soon } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sinon from 'sinon';
import { openApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { openCosmosLocal, type CosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import { createClock, type Clock } from '../worlds/clock.ts';
import { cardFor, commitOf, somePerson, someReference } from '../store/fixture.ts';
import { newFolder } from './people/data-folder.ts';
import { isWrite } from '../worlds/writes.ts';

const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));

describe('GET /readyz', () => {
  let folder: string;
  let database: CosmosLocal;
  let app: App;
  let clock: Clock;
  let fault: ((request: CosmosRequest) => Fault | undefined) | undefined;
  before(async () => {
    folder = await newFolder();
    const key = randomBytes(64).toString('base64');
    database = await openCosmosLocal({ rights: dataRights, key, fault: (request) => fault?.(request) });
    const place = { COSMOS_ENDPOINT: database.endpoint, COSMOS_KEY: key, DATA_DIR: folder, PORT: '0' };
    clock = createClock();
    const log = { info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
    app = await openApp(readConfig({ ...place, DIRECTORY_FILE: directory }), { machine: clock, log, tickMs: 2 });
  });
  after(async () => {
    sinon.restore();
    fault = undefined;
    await app.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A second later: sooner it says what it said. */
  const get = async (path: string): Promise<readonly [status: number, body: unknown]> => {
    clock.passes(1000);
    await rounds();
    return ask(path);
  };
  const ask = async (path: string): Promise<readonly [status: number, body: unknown]> => {
    const answer = await fetch(`http://127.0.0.1:${app.port}${path}`);
    return [answer.status, await answer.json()];
  };
  /** Until two more rounds have begun: the first of them may have been under way. */
  const rounds = async (): Promise<void> => {
    const asked = sinon.spy(app.ports.outbox, 'due');
    while (asked.callCount < 2) await soon();
    asked.restore();
  };
  const hash = createHash('sha256').update(readFileSync(directory)).digest('hex').slice(0, 12);
  const well = {
    ok: true,
    database: true,
    writes: true,
    directory: hash,
    outboxAge: 0,
    outboxAgeLimit: 300,
    late: false,
  };

  const { directory: _directory, ...bare } = well;

  it('is 200 while all is well', async () => {
    await rounds();
    assert.deepEqual(await get('/readyz'), [200, well]);
    assert.deepEqual(await get('/healthz'), [200, { ok: true }]);
  });

  it('asks the database once a second, however many ask', async () => {
    const asked = sinon.spy(app.ports.directories, 'stored');
    clock.passes(1000);
    for (const path of ['/readyz', '/readyz/first', '/readyz']) {
      const all = await Promise.all(Array.from({ length: 50 }, async () => ask(path)));
      assert.ok(all.every(([status]) => status === 200));
    }
    assert.equal(asked.callCount, 1);
    clock.passes(1000);
    await ask('/readyz');
    assert.equal(asked.callCount, 2);
    asked.restore();
  });

  it('is 503 while the database does not answer; /healthz says that the process lives', async () => {
    fault = ({ kind }) => (kind === 'read' ? { status: 500 } : undefined);
    assert.deepEqual(await get('/readyz'), [503, { ...bare, ok: false, database: false, writes: false }]);
    assert.deepEqual(await get('/healthz'), [200, { ok: true }]);
    fault = undefined;
    assert.deepEqual(await get('/readyz'), [200, well]);
  });

  it('is 503 while nothing can be written, as with a full disk, and at once 200 when it can again', async () => {
    clock.passes(60_000);
    await rounds();
    fault = (request) => (isWrite(request) ? { status: 500 } : undefined);
    assert.deepEqual(await get('/readyz'), [503, { ...well, ok: false, writes: false }]);
    fault = undefined;
    assert.deepEqual(await get('/readyz'), [200, well]);
  });

  it('says when a notice has been due for more than five minutes and nobody could take it, until somebody does', async () => {
    const reference = someReference();
    // Due only when time has passed: a round that comes before nothing can be written would take it.
    await app.ports.cases.commit(commitOf(reference, 1, { notices: [cardFor(somePerson())] }), clock.nowMs() + 1000);
    fault = (request) => (isWrite(request) ? { status: 503 } : undefined);
    clock.passes(301_000);
    await rounds();
    assert.deepEqual(await get('/readyz'), [503, { ...well, ok: false, writes: false, outboxAge: 301, late: true }]);
    assert.deepEqual(await get('/healthz'), [200, { ok: true }]);
    fault = undefined;
    while ((await app.ports.outbox.ofMatter(reference)).length > 0) await soon();
    await rounds();
    assert.deepEqual(await get('/readyz'), [200, well]);
  });
});
