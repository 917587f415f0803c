// The addresses of the tab: its API by the table of routes, its changes, and its pages.
import type { Handler, Request, Response, Server } from 'restify';
import type { Log } from '../../casework/ports/ports.ts';
import { routes, type Route, type RouteName } from '../tab/api-routes.ts';
import { openEventStream } from './event-stream.ts';
import type { HeaderSets } from './headers.ts';
import { changesPath, openApi, openApiPath } from '../tab/openapi.ts';
import { notBuilt, type File, type Pages } from './pages.ts';
import { fault, type Reply } from './reply.ts';
import { toTabRequest, withoutFault } from './respond.ts';
import type { Tab } from '../tab/tab.ts';

/** What people see in a browser or in a tab of Teams. */
export interface Site {
  readonly tab: Tab;
  readonly pages: Pages;
  readonly headers: HeaderSets;
  /** What anyone may read; see public.ts. */
  readonly open: (name: string) => Promise<string | undefined>;
}
export interface Serving {
  readonly server: Server;
  readonly site: Site;
  readonly log: Log;
  readonly send: (response: Response, reply: Reply) => void;
  readonly answer: (work: (request: Request) => Promise<Reply>) => Handler;
}

export function serveSite(serving: Serving): void {
  const { server, site, answer } = serving;
  for (const [name, { method, path }] of Object.entries<Route>(routes)) {
    const handler = answer(async (request) => site.tab.answer(name as RouteName, toTabRequest(request)));
    if (method === 'get') server.get(path, handler);
    else server.post(path, handler);
  }
  server.get(
    openApiPath,
    answer(async (request) => site.tab.refuse(request.headers, 'data') ?? { status: 200, body: openApi() }),
  );
  server.get(changesPath, changesHandler(serving));
  servePages(serving);
  servePublic(serving);
}

function changesHandler({ site, log, send }: Serving): Handler {
  return async (request, response) => {
    const begin = () => openEventStream(response, site.headers.data);
    const heard = await withoutFault(log, async () => site.tab.listen(toTabRequest(request), begin), fault);
    if (typeof heard !== 'function') return send(response, heard);
    // Anyone who went away while they were being let in will not go away again.
    if (response.destroyed) heard();
    else response.once('close', heard);
  };
}

const notFound: Reply = { status: 404, body: { error: 'not found' } };

function servePages({ server, site, log, send }: Serving): void {
  const sendFile = (response: Response, status: number, { body, headers }: File): void =>
    response.sendRaw(status, body, { ...site.headers.page, ...headers });
  const serve =
    (find: (request: Request, accept: string) => Promise<File | undefined>, missing: Reply | File): Handler =>
    async (request, response) => {
      const { 'accept-encoding': accept = '' } = request.headers;
      const found =
        site.tab.refuse(request.headers, 'page') ??
        (await withoutFault(log, async () => find(request, accept), fault)) ??
        missing;
      if (!('status' in found)) sendFile(response, found === missing ? 503 : 200, found);
      else send(response, found);
    };
  const document = serve(async (_request, accept) => site.pages.document(accept), notBuilt);
  server.get('/tab', document);
  server.get('/tab/', document);
  const asset = serve(async ({ params }, accept) => site.pages.asset(params['name'] ?? '', accept), notFound);
  server.get('/tab/assets/:name', asset);
}

/** Nothing is asked of who reads this, and nothing is known of them. */
const openPage =
  ({ site, log, send }: Serving): Handler =>
  async (request, response) => {
    const refused = site.tab.refuse(request.headers, 'page');
    const found =
      refused ?? (await withoutFault(log, () => site.open(request.params['name'] ?? ''), fault)) ?? notFound;
    if (typeof found !== 'string') return send(response, found);
    response.sendRaw(200, found, { ...site.headers.open, 'content-type': 'text/html; charset=utf-8' });
  };

function servePublic(serving: Serving): void {
  serving.server.get('/public', openPage(serving));
  serving.server.get('/public/:name', openPage(serving));
}
