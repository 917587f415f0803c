// The process as it is deployed: `src/main.ts` by environment alone, and what leaves it for Application Insights.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { kestrel, must, priya } from '../people/builders.ts';
import { startSurroundings, type Surroundings } from '../worlds/configured.ts';
import { startTeamsService, tenantId, type TeamsService } from '../worlds/teams-service.ts';
import { newFolder } from './people/data-folder.ts';
import { finderOf } from './people/traces.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));
const name = 'Kestrel Madeup, born 14/3/2011, 4 Example Row ZZ99 1AA';
const tracesIn = finderOf(kestrel, [name]);

interface Envelope {
  readonly name: string;
  readonly data: {
    readonly baseData: { readonly name?: string; readonly metrics?: readonly { readonly name: string }[] };
  };
}

describe('The process, configured by environment alone', () => {
  let folder: string;
  let around: Surroundings;
  let insights: Server;
  let teams: TeamsService;
  let child: ChildProcess;
  const told: string[] = [];
  const signed = new Set<string>();
  const lines: string[] = [];
  const envelopes = (): readonly Envelope[] =>
    told.flatMap((text) => text.trim().split('\n')).flatMap((text) => JSON.parse(text) as Envelope | Envelope[]);

  before(async () => {
    folder = await newFolder();
    around = await startSurroundings(folder);
    insights = createServer({ ...around.certificate }, (request, response) => {
      void request.toArray().then((chunks) => {
        const body = Buffer.concat(chunks);
        signed.add(request.headers.authorization ?? 'nobody');
        told.push(String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
      });
    });
    await once(insights.listen(0, '127.0.0.1'), 'listening');
    const { port } = insights.address() as AddressInfo;
    const certificate = path.join(folder, 'certificate.pem');
    await writeFile(certificate, around.certificate.cert);
    teams = await startTeamsService({ tenantId, sign: async (serviceUrl) => around.openId.sign({ serviceUrl }) });
    const key = 'InstrumentationKey=00000000-0000-4000-8000-000000000000';
    const env = {
      ...bareEnvironment(),
      ...(await around.environmentOn('process')),
      ...around.identity.environment,
      NODE_EXTRA_CA_CERTS: certificate,
      APPLICATIONINSIGHTS_CONNECTION_STRING: `${key};IngestionEndpoint=https://127.0.0.1:${port}/`,
      DIRECTORY_FILE: directory,
      DATA_DIR: folder,
      PORT: '0',
    };
    child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const started = Promise.withResolvers<number>();
    child.once('exit', (code) => started.reject(new Error(`It ended with ${code}: ${lines.join('')}`)));
    createInterface({ input: must(child.stdout ?? undefined) }).on('line', (line) => {
      lines.push(line);
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg === 'started') started.resolve(port);
    });
    teams.bot = `http://127.0.0.1:${await started.promise}`;
  });
  after(async () => {
    child.kill('SIGKILL');
    insights.closeAllConnections();
    insights.close();
    await teams.stop();
    await around.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is ready, checks tokens, and takes words and presses', async () => {
    const ready = await fetch(`${teams.bot}/readyz`);
    assert.equal(ready.status, 200);
    assert.partialDeepStrictEqual(await ready.json(), { ok: true, database: true, outboxAgeLimit: 300 });
    const speaker = teams.person(priya);
    assert.equal((await speaker.installs()).status, 200);
    assert.equal((await speaker.says('refer')).status, 200);
    assert.equal((await speaker.says(`find ${name}`)).status, 200);
    const [, reference = ''] = /"ref":"(MSET-[^"]+)"/.exec(JSON.stringify(teams.calls)) ?? [];
    assert.match(reference, /^MSET-/);
    const started = await speaker.presses('refer.start', { ref: reference });
    assert.match(JSON.stringify(started.body), /Before the nine pages/);
    const begun = await speaker.presses('refer.begin', { ref: reference, page: 's47', section47: 'substantiated' });
    assert.match(JSON.stringify(begun.body), /Page 1 of 9/);
    const saved = await speaker.presses('refer.next', {
      ref: reference,
      page: '2',
      surname: 'Madeup',
      forenames: name,
    });
    assert.match(JSON.stringify(saved.body), /Page 3 of 9/);
    assert.equal((await speaker.presses(name, { ref: reference, name })).status, 200);
    assert.equal((await fetch(`${teams.bot}/?name=${encodeURIComponent(name)}`)).status, 404);
    assert.ok(around.signedBy.includes('aad'));
  });

  it('ends when it is told to, with everything sent', async () => {
    const held = connect(Number(new URL(teams.bot).port), '127.0.0.1').on('error', () => undefined);
    await once(held, 'connect');
    held.write('GET /tab/ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await fetch(`${teams.bot}/healthz`); // answered after the socket's request was read
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    held.destroy();
    const metrics = new Set(envelopes().flatMap(({ data }) => data.baseData.metrics?.map((one) => one.name) ?? []));
    for (const one of ['turn.duration', 'act.duration', 'store.duration', 'outbox.age', 'http.status'])
      assert.ok(metrics.has(`mset.${one}`), one);
    assert.deepEqual([...signed], ['Bearer token-for-https://monitor.azure.com'], 'all of it as the identity');
    const spans = envelopes().flatMap(({ data }) => data.baseData.name ?? []);
    assert.deepEqual([...new Set(spans)].toSorted(), ['act', 'store', 'turn']);
  });

  it('told Application Insights of measures and spans only: no address, no message, no case, no child, nobody', () => {
    const kinds = new Set(envelopes().map((one) => one.name.replace('Microsoft.ApplicationInsights.', '')));
    assert.deepEqual([...kinds].toSorted(), ['Metric', 'RemoteDependency', 'Request']);
    const data = envelopes().map((one) => JSON.stringify(one.data));
    assert.deepEqual(
      data.filter((text) => tracesIn(text).length > 0 || /MSET-|https?:|Testworth|refer\?|\/api/.test(text)),
      [],
    );
    assert.ok(!data.join('').includes(priya.objectId));
  });

  it('printed nothing of them either', () => {
    assert.ok(lines.length >= 3);
    assert.deepEqual(
      lines.filter((line) => tracesIn(line).length > 0),
      [],
    );
  });
});
