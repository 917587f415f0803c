import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { routes, type Route } from '../../../src/web/tab/api-routes.ts';
import { startEntra } from '../sign-in/entra.ts';
import {
  entraSignIn,
  requestOf,
  routeNames,
  startTabSite,
  localSignIn,
  signInTo,
  withHeaders,
  type TabSite,
} from '../people/tab-site.ts';
import { priya } from '../../people/builders.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { schema: object }> };
  readonly responses: Record<string, { readonly content: Record<string, { schema: object }> }>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object>; readonly securitySchemes: Record<string, object> };
}

const schemaAt = (operation: Operation, status: string): object =>
  operation.responses[status]?.content['application/json']?.schema ?? {};

describe('The description of the tab’s API', () => {
  let site: TabSite;
  let text: string;
  let description: Description;
  before(async () => {
    site = await startTabSite(localSignIn);
    text = (await site.send({ method: 'GET', path: '/api/tab/openapi.json' })).body;
    description = JSON.parse(text) as Description;
    ajv.addSchema({ components: description.components }, 'description');
  });
  after(() => site.stop());

  const operationOf = ({ path, method }: Route): Operation | undefined =>
    description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
  /** Refers to the description's own schemas, as a reader of it would; each of them is compiled once. */
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validator = (schema: object): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"description#/')) as object);

  it('is served to everybody, the same in every mode', async () => {
    const entra = await startEntra();
    const production = await startTabSite(entraSignIn(entra));
    try {
      const { status, body } = await production.send({ method: 'GET', path: '/api/tab/openapi.json' });
      assert.deepEqual([status, body], [200, text]);
    } finally {
      await production.stop();
      await entra.stop();
    }
  });

  it('has every route, under its name and with its parameters, and says which need no token', () => {
    assert.equal(description.openapi, '3.1.0');
    for (const name of routeNames) {
      const route: Route = routes[name];
      const operation = operationOf(route);
      assert.equal(operation?.operationId, name);
      assert.equal(operation.summary, route.says);
      assert.deepEqual(operation.security, route.open === true ? [] : undefined);
      const named = [...route.path.matchAll(/:(\w+)/g)].map(([, one]) => one);
      assert.deepEqual(
        operation.parameters.filter((one) => one.in === 'path').map((one) => one.name),
        named,
      );
      assert.equal(operation.requestBody === undefined, route.body === undefined);
    }
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    assert.equal(operations.length, routeNames.length + 2);
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    assert.ok(description.paths['/api/tab/changes']?.['get']?.responses['200']?.content['text/event-stream']);
  });

  it('refers only to what is in it, and holds nothing that nothing refers to', () => {
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref));
    const own = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`);
    assert.deepEqual([...refs].toSorted(), own.toSorted());
    assert.doesNotMatch(text, /"\$(?:schema|id|defs)"/);
  });

  it('its schemas are right by JSON Schema 2020-12', () => {
    for (const name of Object.keys(description.components.schemas)) {
      assert.doesNotThrow(() => validator({ $ref: `#/components/schemas/${name}` }), name);
    }
  });

  it('fits what every route answers, and does not fit what it does not', async () => {
    const authorization = `Bearer ${await signInTo(site, priya.objectId)}`;
    for (const name of routeNames) {
      const operation = operationOf(routes[name]);
      assert.ok(operation);
      const fits = validator(schemaAt(operation, '200'));
      const { body } = await site.send(withHeaders(requestOf(name), { authorization }));
      const answer = JSON.parse(body) as Record<string, unknown>;
      assert.ok(fits(answer), `${name}: ${JSON.stringify(fits.errors)}`);
      assert.ok(!fits({ ...answer, more: 1 }), name);
      assert.ok(!fits({}), name);
    }
  });

  it('fits what every route takes', () => {
    for (const name of routeNames.filter((one) => routes[one].method === 'post')) {
      const fits = validator(operationOf(routes[name])?.requestBody?.content['application/json']?.schema ?? {});
      assert.ok(fits(JSON.parse(String(requestOf(name).body))), name);
      assert.ok(!fits({ verb: 1 }), name);
    }
  });

  it('fits every refusal, and names its status', async () => {
    const authorization = `Bearer ${await signInTo(site, priya.objectId)}`;
    const refused = async (name: (typeof routeNames)[number], status: number, more: object): Promise<void> => {
      const request = { ...withHeaders(requestOf(name), { authorization }), ...more };
      const answer = await site.send(request);
      assert.equal(answer.status, status);
      const operation = operationOf(routes[name]);
      assert.ok(operation?.responses[status], `${name} ${status}`);
      const fits = validator(schemaAt(operation, String(status)));
      assert.ok(fits(JSON.parse(answer.body)), answer.body);
    };
    for (const name of routeNames) {
      await refused(name, 403, { headers: { origin: 'https://evil.example' } });
      if ('open' in routes[name]) continue;
      await refused(name, 401, { headers: {} });
      site.world.fails = new Error('no');
      await refused(name, 500, {});
      site.world.fails = undefined;
      if (name === 'press') continue;
      site.world.available = false;
      await refused(name, 404, {});
      site.world.available = true;
      site.world.busyMs = 1000;
      await refused(name, 429, {});
      site.world.busyMs = 0;
    }
    await refused('press', 400, { body: '{}' });
    await refused('press', 413, { body: 'x'.repeat(300_000) });
    await refused('press', 415, { headers: { authorization, 'content-type': 'text/plain' } });
  });
});
