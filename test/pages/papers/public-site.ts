// What anyone may print, made by the server's own code and shown under its own headers, with the built style and letters.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openPapers } from '../../../src/casework/read/papers.ts';
import type { PapersInForce } from '../../../src/casework/ports/paper-ports.ts';
import { settingsSchema, type Settings } from '../../../src/domain/people/settings.ts';
import { headerSets } from '../../../src/web/server/headers.ts';
import { publicPages } from '../../../src/web/server/public.ts';
import { builtPages } from '../build.ts';
import type { World } from '../world.ts';

const ownPapers = new URL('../../../src/papers/', import.meta.url);
const none = (): void => undefined;

/** The files that come with the program, as it reads them. */
export const papersOf = async (): Promise<PapersInForce> =>
  openPapers({
    own: ownPapers.pathname,
    councils: undefined,
    kept: { of: async () => undefined, keep: async () => undefined },
    log: { info: none, warn: none, error: none },
    nowMs: () => 0,
  }).current();

export const settings: Settings = settingsSchema.parse({ papers: { publicLeaflets: true, publicPolicy: true } });

/** Opens `/public/<name>` as the server would answer it; undefined stands for 404. */
export async function opensPublic(
  world: World,
  page: Page,
  name: string,
  papers?: PapersInForce,
  council: Settings = settings,
): Promise<Page> {
  const open = publicPages({
    settings: async () => council,
    papers: async () => papers ?? papersOf(),
    shell: async () => readFile(path.join(builtPages(), 'paper.html'), 'utf8'),
    nowMs: () => 0,
  });
  await page.route(/\/public(?:\/|$)/, async (route) => {
    const html = await open(new URL(route.request().url()).pathname.replace(/^\/public\/?/, ''));
    await route.fulfill({
      status: html === undefined ? 404 : 200,
      body: html ?? '',
      headers: { ...headerSets({ local: false, https: false }).open, 'content-type': 'text/html; charset=utf-8' },
    });
  });
  await page.goto(`${world.server.url}/public/${name}`);
  await page.evaluate('document.fonts.ready');
  return page;
}
