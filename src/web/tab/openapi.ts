// The description of the tab's API (OpenAPI 3.1), made from the table of routes and the shapes of its answers.
import { beginHigh } from '../../domain/kernel/begins.ts';
import { z } from 'zod';
import { printShape } from '../../reading/print/paper.ts';
import { buttonShape, jsonShape, refusedShape } from './api.ts';
import { routes, type Route } from './api-routes.ts';

type Schema = Readonly<Record<string, unknown>>;
export const changesPath = '/api/tab/changes';
export const openApiPath = '/api/tab/openapi.json';

/** What many answers hold: described once and referred to by name. */
const parts: Readonly<Record<string, z.ZodType>> = {
  Json: jsonShape,
  Button: buttonShape,
  Print: printShape,
  Refused: refusedShape,
};
/** Beside them what each route takes and answers, by the name of the route. */
const shapes: ReadonlyMap<z.ZodType, string> = new Map([
  ...Object.entries<Route>(routes).flatMap(([name, { body, answer }]): [z.ZodType, string][] => [
    [answer, beginHigh(name)],
    ...(body === undefined ? [] : [[body, `${beginHigh(name)}Request`] satisfies [z.ZodType, string]]),
  ]),
  ...Object.entries(parts).map(([name, shape]): [z.ZodType, string] => [shape, name]),
]);

const refOf = (name: string): string => `#/components/schemas/${name}`;
const schemaOf = (shape: z.ZodType): Schema => {
  const name = shapes.get(shape);
  if (name === undefined) throw new Error('A shape of a route has no name in the description');
  return { $ref: refOf(name) };
};

function schemas(): Schema {
  const registry = z.registry<{ id: string }>();
  for (const [shape, id] of shapes) registry.add(shape, { id });
  const made = z.toJSONSchema(registry, { uri: refOf }).schemas;
  // What a document of its own would say of itself has no meaning inside another.
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _draft, $id: _own, ...schema }]) => [name, schema]),
  );
}

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const refused = (description: string): Schema => ({ description, content: json(schemaOf(refusedShape)) });

const refusals: Readonly<Record<string, Schema>> = {
  400: refused('The body is malformed'),
  401: refused('No token, or none that is right for this server now'),
  403: refused('Another organisation, not in the directory, or not from a page of this server'),
  404: refused('Not available: unknown, forbidden and mistyped are answered alike'),
  413: refused('The body is too large'),
  415: refused('The body is not JSON'),
  429: refused('Too much at once: Retry-After says when to try again'),
  500: refused('A fault of the server; the reference stands in its log'),
  503: refused('The keys for sign-in cannot be reached'),
};
const ofBody = ['400', '413', '415'];
const withoutToken = ['401', '429', '503'];

const parameter = (name: string, within: 'path' | 'query', required: boolean): Schema => ({
  name,
  in: within,
  required,
  schema: { type: 'string' },
});

function operationOf(name: string, route: Route): Schema {
  const statuses = Object.entries(refusals).filter(
    ([status]) =>
      (route.body !== undefined || !ofBody.includes(status)) && (route.open !== true || !withoutToken.includes(status)),
  );
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, one = '']) => parameter(one, 'path', true));
  return {
    operationId: name,
    summary: route.says,
    ...(route.open === true && { security: [] }),
    parameters: [...inPath, ...(route.query ?? []).map((asked) => parameter(asked, 'query', false))],
    ...(route.body !== undefined && { requestBody: { required: true, content: json(schemaOf(route.body)) } }),
    responses: {
      200: { description: 'Done', content: json(schemaOf(route.answer)) },
      ...Object.fromEntries(statuses),
    },
  };
}

const changes = {
  operationId: 'changes',
  summary: 'Server-sent events: ready, then changed whenever something did; they have no content',
  parameters: [{ ...parameter('topic', 'query', true), description: 'board, or meeting:<id>' }],
  responses: {
    200: {
      description: 'Events until the token expires',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...Object.fromEntries(Object.entries(refusals).filter(([status]) => !ofBody.includes(status))),
  },
};
const itself = {
  operationId: 'openApi',
  summary: 'This description',
  security: [],
  parameters: [],
  responses: { 200: { description: 'OpenAPI 3.1', content: json({ type: 'object' }) }, 403: refusals['403'] },
};

let described: object | undefined;
/** Made once, when it is first asked for. */
export const openApi = (): object => (described ??= describe());

function describe(): object {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'MSET for Teams: the API of the tab',
      version: '1',
      description: 'For the pages of this server only. Nothing may be kept: every answer is as of now.',
    },
    security: [{ teams: [] }],
    paths: { ...paths, [changesPath]: { get: changes }, [openApiPath]: { get: itself } },
    components: {
      schemas: schemas(),
      securitySchemes: { teams: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
