// Every route of the tab's API: the reads, and around them what is not read: signing in and pressing. The server and the
// OpenAPI description are made from this one table.
import { z } from 'zod';
import { reads } from '../reads/all.ts';
import { jsonShape, pressShape, signInShape, tokenShape } from './api.ts';

export interface Route {
  readonly method: 'get' | 'post';
  /** restify's form: `:name` is a parameter. */
  readonly path: string;
  readonly says: string;
  /** What the address may say behind its `?`. */
  readonly query?: readonly string[];
  /** Without a token: only what leads to one. */
  readonly open?: true;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

/** Server-sent events and the description itself are no JSON routes of this kind: GET /api/tab/changes, /api/tab/openapi.json. */
export const routes = {
  signIn: { method: 'get', path: '/api/tab/sign-in', says: 'How to sign in', open: true, answer: signInShape },
  signInAs: {
    method: 'post',
    path: '/api/tab/sign-in',
    says: 'Signs in as a fictional person; only in a local run',
    open: true,
    body: z.strictObject({ objectId: z.string().max(40) }),
    answer: tokenShape,
  },
  ...reads,
  press: {
    method: 'post',
    path: '/api/tab/press',
    says: 'Presses a button; the answer is the adaptive card that follows',
    body: z.strictObject({ verb: z.string().max(60), data: z.record(z.string().max(60), jsonShape) }),
    answer: pressShape,
  },
} as const satisfies Readonly<Record<string, Route>>;
export type RouteName = keyof typeof routes;
