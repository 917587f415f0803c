// What leaves for Application Insights, as its endpoint receives it: what the alerts and the workbook ask for, and no more.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { openTelemetry } from '../../src/machine/telemetry.ts';
import { makeCertificate, trust } from '../worlds/certificate.ts';

interface Envelope {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: { readonly baseData: Readonly<Record<string, unknown>> };
}
interface Metric {
  readonly name: string;
  readonly count?: number;
  readonly value: number;
  readonly max?: number;
}

const key = '00000000-0000-4000-8000-000000000000';
const fails = async (): Promise<void> => Promise.reject(new Error('Kestrel Madeup, 4 Example Row'));

describe('What is sent to Application Insights', () => {
  const certificate = makeCertificate();
  const received: Envelope[] = [];
  const paths: string[] = [];
  let server: Server;
  let status = 200;
  let connectionString: string;
  let trustNoMore: () => void;
  before(async () => {
    trustNoMore = trust(certificate);
    server = createServer(certificate, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        const all = JSON.parse(text) as Envelope[];
        paths.push(`${request.method} ${request.url}`);
        received.push(...all);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ itemsReceived: all.length, itemsAccepted: all.length, errors: [] }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    connectionString = `InstrumentationKey=${key};IngestionEndpoint=https://127.0.0.1:${port}/`;
  });
  beforeEach(() => {
    received.length = 0;
    status = 200;
  });
  after(() => {
    trustNoMore();
    server.closeAllConnections();
    server.close();
  });

  /** A press with a step and a read in it, a delivery that fails, one of each count. */
  async function measuresAll(): Promise<void> {
    const telemetry = await openTelemetry({ connectionString });
    telemetry.gauge('outbox.age', () => 7);
    const read = async () =>
      telemetry.measure(
        'store',
        { verb: 'read' },
        async () => undefined,
        () => 'done',
      );
    const step = async () => telemetry.measure('act', { step: 'giveConsent' }, read, () => 'done');
    await telemetry.measure('turn', { verb: 'consent.give' }, step, () => 'answered');
    await telemetry.measure('deliver', { verb: 'card' }, fails, () => 'posted').catch(() => undefined);
    telemetry.count('http.status', { class: '5xx' });
    telemetry.count('delivery.failed', { verb: 'card' });
    telemetry.count('gate.refused');
    telemetry.count('store.throttled');
    await telemetry.stop();
  }
  const metrics = (): readonly (Metric & { readonly properties: unknown })[] =>
    received.flatMap(({ data: { baseData } }) => {
      const { metrics: some = [], properties } = baseData as { metrics?: Metric[]; properties: unknown };
      return some.filter(({ name }) => name.startsWith('mset.')).map((one) => ({ ...one, properties }));
    });

  it('has every number that an alert or the workbook asks for, under its name and label', async () => {
    await measuresAll();
    const asking = ['modules/alerts.bicep', 'workbook.json'].map(async (file) =>
      readFile(new URL(`../../infra/${file}`, import.meta.url), 'utf8'),
    );
    const asked = (await Promise.all(asking)).join('\n').matchAll(/AppMetrics \| where Name == \\?"([\w.]+)\\?"/g);
    const sent = metrics();
    const names = sent.map(({ name }) => name).toSorted();
    assert.deepEqual([...new Set([...asked].map(([, name = '']) => name))].toSorted(), names);
    assert.deepEqual(sent.find(({ name }) => name === 'mset.http.status')?.properties, { class: '5xx' });
    assert.equal(sent.find(({ name }) => name === 'mset.outbox.age')?.value, 7);
    const turn = sent.find(({ name }) => name === 'mset.turn.duration');
    assert.deepEqual([turn?.count, turn?.max], [1, turn?.value]);
  });

  it('has a press as a request, with its step and what the database was asked as its dependencies', async () => {
    await measuresAll();
    const told = received
      .filter(({ name }) => /Request|Dependency/.test(name))
      .map(({ name, data, tags }) => {
        const { name: what, id, success, properties } = data.baseData;
        return { kind: name.split('.').at(-1), what, id, success, properties, within: tags['ai.operation.parentId'] };
      });
    const of = (one: string) => told.find(({ what }) => what === one);
    assert.deepEqual(
      told.map(({ kind, what, success, properties }) => [kind, what, success, properties]),
      [
        ['RemoteDependency', 'store', true, { verb: 'read', result: 'done' }],
        ['RemoteDependency', 'act', true, { step: 'giveConsent', result: 'done' }],
        ['Request', 'turn', true, { verb: 'consent.give', result: 'answered' }],
        ['RemoteDependency', 'deliver', false, { verb: 'card', result: 'fault' }],
      ],
    );
    assert.deepEqual([of('act')?.within, of('store')?.within], [of('turn')?.id, of('act')?.id]);
  });

  it('says nothing else: no path, no host, no error’s words', async () => {
    await measuresAll();
    assert.deepEqual([...new Set(paths)], ['POST /v2.1/track']);
    assert.ok(!JSON.stringify(received).includes('Kestrel'));
    const others = received.flatMap(({ data: { baseData } }) => {
      const { metrics: [first] = [], properties } = baseData as { metrics?: Metric[]; properties: unknown };
      return first === undefined || first.name.startsWith('mset.') ? [] : [[first.name, properties]];
    });
    assert.deepEqual(others, [['_OTELRESOURCE_', { 'service.name': 'mset-for-teams' }]]);
  });

  it('is forgotten where the endpoint will not have it, and the process ends all the same', async () => {
    status = 403;
    await measuresAll();
    assert.ok(received.length > 0);
  });

  it('is refused at the start where the connection string is none', async () => {
    await assert.rejects(openTelemetry({ connectionString: 'InstrumentationKey=0' }), /instrumentation key/);
  });
});
