// The bot is started while the database is away: it says so, tries again, and comes up when the database does.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sinon from 'sinon';
import { openApp, type App } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { openCosmosLocal, type CosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { newFolder } from './people/data-folder.ts';

const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));

describe('a start without the database', () => {
  const log = { info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
  let folder: string;
  let database: CosmosLocal;
  let app: App | undefined;
  let fault: (() => Fault | undefined) | undefined;
  let environment: Readonly<Record<string, string>>;
  beforeEach(async () => {
    folder = await newFolder();
    const key = randomBytes(64).toString('base64');
    database = await openCosmosLocal({ rights: dataRights, key, fault: () => fault?.() });
    environment = {
      COSMOS_ENDPOINT: database.endpoint,
      COSMOS_KEY: key,
      DATA_DIR: folder,
      PORT: '0',
      DIRECTORY_FILE: directory,
    };
  });
  afterEach(async () => {
    fault = undefined;
    sinon.resetHistory();
    await app?.stop();
    app = undefined;
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const opens = async (config: Config): Promise<App> => {
    app = await openApp(config, { log, tickMs: 2, retryMs: 1 });
    return app;
  };
  const get = async (at: string): Promise<readonly [status: number, body: unknown]> => {
    const answer = await fetch(`http://127.0.0.1:${app?.port}${at}`);
    return [answer.status, await answer.json()];
  };
  const isReady = async (): Promise<boolean> => (await get('/readyz'))[0] === 200;

  it('answers, says what is wrong, and comes up by itself', async () => {
    fault = () => ({ status: 403 });
    await opens(readConfig(environment));
    assert.deepEqual(await get('/healthz'), [200, { ok: true }]);
    const [status, body] = await get('/readyz');
    assert.equal(status, 503);
    assert.deepEqual(
      Object.entries(body as object).filter(([name]) => ['ok', 'database', 'started'].includes(name)),
      [
        ['ok', false],
        ['database', false],
        ['started', false],
      ],
    );
    assert.deepEqual(await get('/readyz/first'), [503, { ok: false }]);
    assert.ok(log.error.calledWith('database away at the start'));
    fault = undefined;
    while (!(await isReady())) await soon();
    assert.ok(log.info.calledWith('directory imported'));
    assert.deepEqual(await get('/readyz/first'), [200, { ok: true }]);
  });

  it('is stopped as ever while it waits', async () => {
    fault = () => ({ status: 403 });
    const one = await opens(readConfig(environment));
    await one.stop();
    app = undefined;
    assert.ok(log.info.calledWith('stopped'));
  });

  it('with a mistake in the directory file is refused at once: no waiting mends that', async () => {
    fault = () => ({ status: 403 });
    const file = path.join(folder, 'wrong.json');
    await writeFile(file, '{ "people": [{ "name": "Nobody" }] }');
    await assert.rejects(opens(readConfig({ ...environment, DIRECTORY_FILE: file })), /is not a directory/);
  });
});
