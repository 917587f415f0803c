// The pages inside Teams: the real teams-js on this side, its messages played by a page on the other.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { caseOf, reference } from './case/case-fixtures.ts';
import { actionsOf, boardOf, me, today } from './fixtures.ts';
import type { Teams } from './host-page.ts';
import { becomes, nameIn, openWorld, tokenFor, type World } from './world.ts';

type Said = Teams['said'][number];

const said = async (teams: Page, func: string): Promise<readonly Said[]> =>
  (await teams.evaluate<readonly Said[]>('window.teams.said')).filter((one) => one.func === func);
const heard = async (teams: Page, func: string): Promise<Said> => {
  await teams.waitForFunction(`window.teams.said.some((one) => one.func === '${func}')`);
  return (await said(teams, func))[0] as Said;
};
const sends = async (teams: Page, func: string, ...args: readonly unknown[]): Promise<void> =>
  teams.evaluate(`window.teams.sends(...${JSON.stringify([func, ...args])})`);

interface Phone {
  nativeInterface: { framelessPostMessage(message: string): void };
  onNativeMessage(event: { readonly data: object }): void;
}
/** Plays Teams on a phone: it is no window around the page, but an object in it. */
function playPhone(token: string): void {
  const phone = globalThis as unknown as Phone;
  const runtime = JSON.stringify({
    apiVersion: 4,
    hostVersionsInfo: {},
    isLegacyTeams: false,
    supports: { pages: {} },
  });
  const answers: Readonly<Record<string, readonly unknown[]>> = {
    initialize: ['content', 'android', runtime, '2.58.0'],
    getContext: [{ locale: 'en-gb', theme: 'default', entityId: 'board', frameContext: 'content' }],
    'authentication.getAuthToken': [true, token],
  };
  phone.nativeInterface = {
    framelessPostMessage: (message) => {
      const { id, uuidAsString, func } = JSON.parse(message) as Said & Readonly<Record<'id' | 'uuidAsString', unknown>>;
      const args = answers[func];
      if (args !== undefined) queueMicrotask(() => phone.onNativeMessage({ data: { id, uuidAsString, args } }));
    },
  };
}

describe('In Teams a page', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('begins with Teams, takes its waiting sign away, signs in with its token and says that it stands', async () => {
    await world.begins();
    const { teams, tab } = await world.opensInTeams({});
    await tab.getByText('24 cases.').waitFor();
    await heard(teams, 'appInitialization.success');
    const order = await teams.evaluate<readonly Said[]>('window.teams.said');
    const wanted = ['initialize', 'getContext', 'appInitialization.appLoaded', 'authentication.getAuthToken'];
    assert.deepEqual(
      order.map(({ func }) => func).filter((func) => wanted.includes(func)),
      wanted,
    );
    assert.ok(world.server.asked.every(({ token }) => nameIn(token) === 'usual'));
    assert.equal(world.server.count('sign-in'), 0);
    assert.equal(await tab.getByText('Change person').count(), 0);
    assert.deepEqual(world.complaints, []);
  });

  it('on a phone, where no frame is around it, begins the same', async () => {
    await world.begins();
    const page = await world.opens({ link: 'help', signedIn: false, holds: Promise.resolve() });
    await page.addInitScript(playPhone, tokenFor('phone', 3600));
    await page.reload();
    await page.getByRole('link', { name: '999' }).waitFor();
    assert.equal(nameIn(world.server.asked.findLast(({ path }) => path === 'help')?.token ?? ''), 'phone');
    assert.equal(await page.getByText('Change person').count(), 0);
    assert.equal(await page.getByText('Please open MSET in Teams').count(), 0);
    assert.deepEqual(world.complaints, []);
  });

  it('in the window of another app on a phone, which speaks another language, goes on as in a browser', async () => {
    await world.begins();
    const page = await world.opens({ link: 'help', signedIn: false, holds: Promise.resolve() });
    await page.addInitScript(() => Object.assign(globalThis, { nativeInterface: {} }));
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
  });

  it('tells Teams, whose waiting sign is gone, when the code that draws it does not come', async () => {
    await world.begins();
    const { teams } = await world.opensInTeams({});
    await teams.route(/\/root-[\w-]+\.js$/, (route) => route.abort());
    await teams.reload();
    const { args } = await heard(teams, 'appInitialization.failure');
    assert.deepEqual(args[0], 'Other');
    assert.equal((await said(teams, 'appInitialization.appLoaded')).length, 1);
    assert.equal((await said(teams, 'appInitialization.success')).length, 0);
  });

  it('takes the theme of Teams, and each new one', async () => {
    await world.begins();
    const { teams, tab } = await world.opensInTeams({ theme: 'dark' });
    await tab.getByText('24 cases.').waitFor();
    await becomes(tab, '.fui-FluentProvider', 'backgroundColor', 'rgb(31, 31, 31)');
    await sends(teams, 'themeChange', 'contrast');
    await becomes(tab, '.fui-FluentProvider', 'backgroundColor', 'rgb(0, 0, 0)');
    await sends(teams, 'themeChange', 'default');
    await becomes(tab, '.fui-FluentProvider', 'backgroundColor', 'rgb(245, 245, 245)');
  });

  it('in Outlook asks to be opened in Teams, and asks Outlook for no token', async () => {
    await world.begins({ 'sign-in': { kind: 'teams', link: 'https://teams.microsoft.com/l/entity/app/board' } });
    const { teams, tab } = await world.opensInTeams({ hostName: 'Outlook' });
    await tab.getByRole('heading', { name: 'Please open MSET in Teams' }).waitFor();
    await tab.getByRole('link', { name: 'Open in Teams' }).waitFor();
    assert.deepEqual(await said(teams, 'authentication.getAuthToken'), []);
    await world.begins();
    const inTeams = await world.opensInTeams({ hostName: 'TeamsModern' });
    await inTeams.tab.getByText('24 cases.').waitFor();
  });

  it('follows a deep link to its page', async () => {
    await world.begins();
    const { tab } = await world.opensInTeams({ subEntityId: 'actions/police' });
    await tab.getByRole('heading', { level: 1, name: 'My actions' }).waitFor();
    assert.match(tab.url(), /#\/actions\/police$/);
    assert.equal(world.server.count('actions?agency=police'), 1);
  });

  it('goes along a deep link to an action of a case, and opens a chat with its owner in Teams', async () => {
    await world.begins({ [`cases/${reference}`]: caseOf() });
    const { teams, tab } = await world.opensInTeams({ subEntityId: `case/${reference}/A1` });
    const action = tab.locator('[data-at=A1]');
    await action.and(tab.locator(':focus')).waitFor();
    await action.getByRole('link', { name: 'Chat with Sgt Ravi Mock' }).click();
    const { args } = await heard(teams, 'executeDeepLink');
    assert.match(String(args[0]), /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=/);
  });

  it('beside a meeting shows the meeting of today, without navigation', async () => {
    await world.begins({ meetings: today(1) });
    const { tab } = await world.opensInTeams({ frameContext: 'sidePanel', meetingId: 'MCMx' });
    await tab.getByRole('heading', { level: 1 }).waitFor();
    assert.match(tab.url(), /#\/today$/);
    assert.equal(await tab.getByRole('navigation', { name: 'Pages' }).count(), 0);
    assert.equal(await tab.getByText('Which meeting?').count(), 0);
  });

  it('asks which meeting where there are two today, and says so where there is none', async () => {
    await world.begins({ meetings: today(2) });
    const two = await world.opensInTeams({ frameContext: 'sidePanel', meetingId: 'MCMx' });
    await two.tab.getByRole('heading', { level: 1, name: 'Which meeting?' }).waitFor();
    assert.equal(await two.tab.getByRole('link', { name: /MSET|panel/ }).count(), 2);
    await world.begins();
    const none = await world.opensInTeams({ frameContext: 'sidePanel', meetingId: 'MCMx' });
    await none.tab.getByRole('heading', { name: 'No meeting is planned for today' }).waitFor();
  });

  it('sets up a channel’s tab with the agency chosen: nothing before, a page of the agency after', async () => {
    await world.begins();
    const { teams, tab } = await world.opensInTeams({ frameContext: 'settings' }, { hash: '#/configure' });
    await tab.getByText('Northumbria Police').waitFor();
    await heard(teams, 'settings.setValidityState');
    assert.deepEqual((await said(teams, 'settings.setValidityState')).at(-1)?.args, [false]);
    await tab.getByRole('radio', { name: 'Northumbria Police' }).check();
    await teams.waitForFunction(
      `window.teams.said.some((one) => one.func === 'settings.setValidityState' && one.args[0] === true)`,
    );
    await sends(teams, 'settings.save', {});
    await heard(teams, 'settings.save.success');
    assert.deepEqual((await said(teams, 'settings.setSettings'))[0]?.args, [
      {
        entityId: 'actions-police',
        contentUrl: `${world.server.url}/tab/#/actions/police`,
        websiteUrl: `${world.server.url}/tab/#/actions/police`,
        suggestedDisplayName: 'Actions: Northumbria Police',
      },
    ]);
  });

  it('cannot be set up by somebody who oversees no agency', async () => {
    await world.begins({ actions: actionsOf(0, { agencies: [] }) });
    const { teams, tab } = await world.opensInTeams({ frameContext: 'settings' }, { hash: '#/configure' });
    await tab.getByText('Ask the co-ordinator').waitFor();
    assert.deepEqual((await said(teams, 'settings.setValidityState')).at(-1)?.args, [false]);
  });

  it('is set up for a meeting without a question', async () => {
    await world.begins();
    const { teams, tab } = await world.opensInTeams(
      { frameContext: 'settings', meetingId: 'MCMx' },
      { hash: '#/configure' },
    );
    await tab.getByRole('heading', { name: 'Add MSET to this meeting' }).waitFor();
    await sends(teams, 'settings.save', {});
    const { args } = await heard(teams, 'settings.setSettings');
    assert.partialDeepStrictEqual(args, [{ contentUrl: `${world.server.url}/tab/#/today` }]);
  });

  it('renews a token that is about to expire before it asks again', async () => {
    await world.begins();
    const tokens = [tokenFor('old', 30), tokenFor('new', 3600), tokenFor('never', 3600)];
    const { teams, tab } = await world.opensInTeams({}, { tokens });
    await tab.getByText('24 cases.').waitFor();
    await tab.getByRole('link', { name: 'Help', exact: true }).click();
    await tab.getByRole('link', { name: '999' }).waitFor();
    const used = world.server.asked.map(({ path, token }) => `${path} ${nameIn(token)}`);
    // What the address leads to is asked for at once with who is signed in, on another line: it may arrive after what is
    // asked next.
    const withOld = used.filter((one) => one.endsWith(' old'));
    assert.deepEqual(withOld.toSorted(), ['board old', 'me old']);
    const others = used.filter((one) => !withOld.includes(one));
    assert.ok(others.length > 0 && others.every((one) => one.endsWith(' new')), others.join(', '));
    assert.equal((await said(teams, 'authentication.getAuthToken')).length, 2);
  });

  it('renews a token that the server refuses once, and asks again with the new one', async () => {
    await world.begins();
    world.server.answers.set('board', ({ token }) =>
      nameIn(token) === 'second'
        ? { body: boardOf(3, 1) }
        : { status: 401, body: { error: 'signed-out', message: 'Signed out.' } },
    );
    const { tab } = await world.opensInTeams({}, { tokens: [tokenFor('first', 3600), tokenFor('second', 3600)] });
    await tab.getByText('3 cases.').waitFor();
    assert.equal(world.server.count('board'), 2);
    assert.equal(world.server.count('me'), 1, 'without signing in from the start');
  });

  it('says what Teams says when it cannot sign the person in, to them and to Teams, and tries again', async () => {
    await world.begins();
    world.answers('me', { status: 401, body: { error: 'signed-out', message: 'You are not signed in.' } });
    const { teams, tab } = await world.opensInTeams({});
    await tab.getByText('You are not signed in.').waitFor();
    const { args } = await heard(teams, 'appInitialization.failure');
    assert.deepEqual(args.slice(0, 2), ['AuthFailed', 'You are not signed in.']);
    assert.equal(world.server.count('me'), 2, 'the token was renewed once');
    await teams.evaluate(`window.teams.tokens = [{ refused: 'consent_required' }, '${tokenFor('good', 3600)}']`);
    await tab.getByRole('button', { name: 'Sign in again' }).click();
    await tab.getByText('Teams could not sign you in. It said: consent_required').waitFor();
    world.answers('me', { body: me });
    await tab.getByRole('button', { name: 'Sign in again' }).click();
    await tab.getByText('24 cases.').waitFor();
  });
});
