// Links to pages of the tab, for cards, mails and browsers.
import type { TabOptions } from './tab-options.ts';
import { given } from '../../domain/kernel/given.ts';

/** The tab in the app's manifest that deep links open; `subEntityId` tells it which page. */
const entity = 'board';

/**
 * Where a page of the tab is, such as `case/MSET-4F7K-24`: in Teams where the app has an id there, else on this server;
 * undefined where neither is known. It stands in messages and browsers' histories, and so holds a reference at most.
 */
export function tabLink({ baseUrl, teamsAppId }: TabOptions, page: string): string | undefined {
  const web = baseUrl === undefined ? undefined : `${baseUrl}/tab/#/${page}`;
  if (teamsAppId === undefined) return web;
  const query = new URLSearchParams({
    // Where the client cannot show the tab.
    ...given({ webUrl: web }),
    label: 'MSET',
    context: JSON.stringify({ subEntityId: page }),
  });
  // Teams reads `+` as a plus, not as a space.
  return inTeams(teamsAppId, query.toString().replaceAll('+', '%20'));
}

/** The tab inside Teams, with what its link carries. */
export const inTeams = (teamsAppId: string, query: string): string =>
  `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${entity}?${query}`;
