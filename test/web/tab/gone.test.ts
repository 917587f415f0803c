import assert from 'node:assert/strict';
import { request } from 'node:http';
import { priya } from '../../people/builders.ts';
import { readEvents } from './event-reader.ts';
import { localSignIn, signInTo, startTabSite, type TabSite } from '../people/tab-site.ts';
import { until } from '../../worlds/settle.ts';

const sockets = (): number => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length;

describe('A page that goes away', () => {
  let site: TabSite;
  let authorization: string;
  beforeEach(async () => {
    site = await startTabSite(localSignIn);
    authorization = `Bearer ${await signInTo(site, priya.objectId)}`;
  });
  afterEach(() => site.stop());

  it('while it is being let in takes nobody’s place', async () => {
    const gate = Promise.withResolvers<void>();
    site.world.held = gate.promise;
    const before = sockets();
    const leaving = Array.from({ length: 8 }, () => {
      const path = '/api/tab/changes?topic=board';
      return request(site.url, { path, headers: { authorization }, agent: false })
        .on('error', () => undefined)
        .end();
    });
    await until(() => site.callers.length === 8);
    for (const one of leaving) one.destroy();
    await until(() => sockets() <= before);
    gate.resolve();
    site.world.held = Promise.resolve();
    const page = await readEvents(site.url, 'board', { authorization });
    assert.equal(page.status, 200);
    page.close();
    await until(() => site.timers.planned() === 0);
  });
});
