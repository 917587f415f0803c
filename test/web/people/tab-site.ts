// The tab on loopback with a desk and reads that only remember: what got in, what did not.
import { registerId } from '../../people/register-builders.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import type { Caller } from '../../../src/desk/scene/answer.ts';
import type { Scene } from '../../../src/desk/scene/scene.ts';
import { createChangeHub } from '../../../src/web/tab/changes.ts';
import { headerSets } from '../../../src/web/server/headers.ts';
import { openPages } from '../../../src/web/server/pages.ts';
import { routes, type RouteName } from '../../../src/web/tab/api-routes.ts';
import { reads as real, type ReadName, type Reads } from '../../../src/web/reads/all.ts';
import { startServer } from '../../../src/web/server/server.ts';
import type { SignInOptions } from '../../../src/web/sign-in/sign-in.ts';
import { createTab, type TabParts } from '../../../src/web/tab/tab.ts';
import { directory, monday10 } from '../../people/builders.ts';
import { raw, type RawRequest } from '../../teams/raw-request.ts';
import { tabAppId, tenant, type Entra } from '../sign-in/entra.ts';
import { createHandTimers, type HandTimers } from '../tab/hand-timers.ts';
import { samples, secret } from '../reads/samples.ts';

export type Answer = Awaited<ReturnType<typeof raw>>;
export interface TabSite {
  readonly url: string;
  /** Names of the reads and verbs that were reached, with what they were given. */
  readonly reached: (readonly [name: string, given: unknown])[];
  readonly callers: Caller[];
  readonly log: (readonly [event: string, ...rest: unknown[]])[];
  readonly timers: HandTimers;
  /** What the desk and the reads do besides remembering. */
  world: { busyMs: number; fails: Error | undefined; available: boolean; directoryFails: boolean; held: Promise<void> };
  send(request: RawRequest): Promise<Answer>;
  stop(): Promise<void>;
}

/** A request of every route as it should be, but for the token. */
export const requestOf = (name: RouteName): RawRequest => {
  const { method, path } = routes[name];
  const bodies: Partial<Record<RouteName, object>> = {
    signInAs: { objectId: '00000000-0000-4000-8000-000000000001' },
    press: { verb: 'home', data: { a: 'b' } },
    names: { references: ['MSET-4F7K-24'] },
    find: { what: 'MSET-4F7K-24' },
    accessFind: { name: 'Kestrel Madeup', born: '14/3/2011', phone: '' },
    councilFind: { view: 'people', find: 'colin' },
    councilCompare: { text: '{}' },
    councilAccounts: { text: 'id' },
  };
  const body = bodies[name];
  return {
    method: method.toUpperCase(),
    path: path
      .replace(':of/:id', 'case/MSET-4F7K-24')
      .replace(':of', 'ENT-4F7K-2Q9X')
      .replace(':entity', 'ENT-4F7K-2Q9X')
      .replace(':entry', registerId)
      .replace(':month', '2027-01')
      .replace(':reference', 'MSET-4F7K-24')
      .replace(':meeting', 'preMset-2027-01-12')
      .replace(':training', 'TRN-4F7K-2Q9X')
      .replace(':paper', 'policy')
      .replace('children/:name', 'children/inspection')
      .replace(':name', 'partners')
      .replace(':period', '2026-Q4'),
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
};
/** The same with headers of one's own. */
export const withHeaders = (request: RawRequest, headers: RawRequest['headers']): RawRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});
export const routeNames = Object.keys(routes) as readonly RouteName[];

export const localSignIn: SignInOptions = {
  mode: 'local',
  tenantId: '',
  allowedTenants: [],
  baseUrl: undefined,
  nowMs: () => Date.now(),
};
export const entraSignIn = (entra: Entra, more: Partial<SignInOptions> = {}): SignInOptions => ({
  mode: 'production',
  tenantId: tenant,
  allowedTenants: [tenant],
  appId: tabAppId,
  baseUrl: 'https://mset.example.org',
  openIdMetadataUrl: entra.metadataUrl,
  nowMs: () => Date.now(),
  ...more,
});

const messages = async () => ({ status: 200 });

export async function startTabSite(
  signIn: SignInOptions,
  pagesDir = '/nowhere',
  more: { readonly changes?: TabParts['changes'] } = {},
): Promise<TabSite> {
  const reached: TabSite['reached'] = [];
  const callers: Caller[] = [];
  const lines: TabSite['log'] = [];
  const world: TabSite['world'] = {
    busyMs: 0,
    fails: undefined,
    available: true,
    directoryFails: false,
    held: Promise.resolve(),
  };
  const note =
    (level: string) =>
    (...line: unknown[]): void =>
      void lines.push([level, ...line]);
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const timers = createHandTimers();
  const changes = more.changes ?? createChangeHub({ changes: { since: async () => [] }, timers, log });
  const current = async () => {
    if (world.directoryFails) throw new Error(secret);
    return directory;
  };
  const desk: TabParts['desk'] = {
    press: async (caller, verb, data) => {
      callers.push(caller);
      reached.push([verb, data]);
      if (world.fails !== undefined) throw world.fails;
      return { card: { type: 'AdaptiveCard', body: [secret] } };
    },
    visit: async (caller, work) => {
      callers.push(caller);
      await world.held;
      if (world.busyMs > 0) return { is: 'busy', waitMs: world.busyMs };
      const person = personIn(await current(), caller.objectId);
      if (person === undefined) return { is: 'stranger' };
      const scene = { caller, person, directory, now: monday10, data: {} } as unknown as Scene; // what a read needs here
      return { is: 'done', value: await work(scene) };
    },
  };
  const read = (name: ReadName) => async (_scene: Scene, asked: object) => {
    reached.push([name, asked]);
    if (world.fails !== undefined) throw world.fails;
    return world.available ? samples[name] : undefined;
  };
  const reads = Object.fromEntries(
    Object.keys(samples).map((name) => [name, { ...real[name as ReadName], read: read(name as ReadName) }]),
  ) as unknown as Reads;
  const tab = createTab({ signIn, desk, reads, directories: { current }, changes, log });
  const https = signIn.baseUrl?.startsWith('https:') === true;
  const site = {
    tab,
    pages: openPages(pagesDir),
    open: async () => undefined,
    headers: headerSets({ local: signIn.mode !== 'production', https }),
  };
  const server = await startServer({ host: '127.0.0.1', port: 0, messages, ready: () => true, log, site });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    reached,
    callers,
    log: lines,
    timers,
    world,
    send: async (request) => raw(url, request),
    stop: async () => server.stop(),
  };
}

/** Signs in to a local site. */
export async function signInTo({ send }: Pick<TabSite, 'send'>, objectId: string): Promise<string> {
  const { body, status } = await send({
    path: '/api/tab/sign-in',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ objectId }),
  });
  if (status !== 200) throw new Error(`could not sign in: ${status} ${body}`);
  return (JSON.parse(body) as { token: string }).token;
}
