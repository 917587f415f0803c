// What anyone gets without signing in: nothing, unless a setting lets it; and then what the settings say, and no more.
import assert from 'node:assert/strict';
import { publicPages } from '../../../src/web/server/public.ts';
import { settingsSchema, type Settings } from '../../../src/domain/people/settings.ts';
import { papersOf } from '../../pages/papers/public-site.ts';
import { until } from '../../worlds/settle.ts';
import { openWholeTab, type Instance, type WholeTab } from '../people/whole-tab.ts';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newScratch } from '../../worlds/scratch.ts';

const shell =
  '<html lang="{language}" dir="{direction}"><title>{title}</title><!--bar--><main><!--main--></main></html>';
const names = ['', 'policy', 'poster-community-en', 'leaflet-youngPeople-ar'];

const opened = (papers: Partial<Settings['papers']>, counts = { settings: 0 }, clock = { now: 0 }) =>
  publicPages({
    settings: async () => {
      counts.settings += 1;
      // Whatever a number may be by now: what is written is escaped all the same.
      return { ...settingsSchema.parse({ papers, panelName: 'A & B' }), frontDoor: '<b>0191</b>' };
    },
    papers: papersOf,
    shell: async () => shell,
    nowMs: () => clock.now,
  });

describe('Without signing in', () => {
  const rows: readonly (readonly [Partial<Settings['papers']>, readonly string[]])[] = [
    [{}, []],
    [{ publicLeaflets: true }, ['', 'poster-community-en', 'leaflet-youngPeople-ar']],
    [{ publicPolicy: true }, ['', 'policy']],
    [{ publicLeaflets: true, publicPolicy: true }, names],
  ];
  for (const [settings, there] of rows) {
    it(`${JSON.stringify(settings)} shows ${there.map((name) => `/public/${name}`).join(', ') || 'nothing'}`, async () => {
      const open = opened(settings);
      for (const name of names) assert.equal((await open(name)) !== undefined, there.includes(name), name);
      for (const name of [
        'poster-community-xx',
        'poster-none-en',
        '../policy',
        'constructor',
        'poster-professionals-ar',
      ])
        assert.equal(await open(name), undefined, name);
    });
  }

  it('says whom to ring before what may be printed, with numbers that dial; one line a language', async () => {
    const html =
      (await publicPages({
        settings: async () =>
          settingsSchema.parse({
            papers: { publicLeaflets: true, publicPolicy: true },
            emergency: '999',
            frontDoor: '0191 498 0001',
            frontDoorOutOfHours: '0191 498 0002',
          }),
        papers: papersOf,
        shell: async () => shell,
        nowMs: () => 0,
      })('')) ?? '';
    const [ring = '', rest = ''] = html.split('</div>');
    assert.match(
      ring,
      /in danger now: ring <a href="tel:999">999<\/a>.*front door, <a href="tel:01914980001">0191 498 0001<\/a> \(Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30\); evenings, nights, weekends and bank holidays <a href="tel:01914980002">0191 498 0002<\/a>\./,
    );
    assert.doesNotMatch(
      ring.replaceAll(/<[^>]+>/g, ''),
      /poster|leaflet|policy/i,
      'nothing to print stands before the numbers',
    );
    const lines = [...rest.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) => line.replaceAll(/<[^>]+>/g, ''));
    assert.ok(lines.includes('English: poster · leaflet'), lines.join(' | '));
    const english = lines.filter((line) => line.startsWith('English:')).length;
    assert.equal(rest.match(/<h2>/g)?.length, english + 1, 'a group a reader, and the policy');
  });

  it('what settings hold is text, and is put in everywhere', async () => {
    const html = (await opened({ publicLeaflets: true, publicPolicy: true })('poster-community-en')) ?? '';
    assert.match(html, /&lt;b&gt;0191&lt;\/b&gt;/);
    assert.match(html, /A &amp; B/);
    assert.doesNotMatch(html, /<b>|\{\w+\}|<script/);
    const policy = (await opened({ publicPolicy: true })('policy')) ?? '';
    assert.match(policy, /&lt;b&gt;0191/);
    assert.doesNotMatch(policy, /<b>|\{\w+\}|\{\{|<script/);
  });

  it('a page that is asked for a thousand times costs one look at the settings, and a change is seen soon', async () => {
    const [counts, clock] = [{ settings: 0 }, { now: 0 }];
    const open = opened({ publicLeaflets: true }, counts, clock);
    for (let time = 0; time < 1000; time += 1) await open(time % 2 === 0 ? 'poster-community-en' : `no-${time % 7}`);
    assert.equal(counts.settings, 1);
    clock.now += 60_000;
    await open('poster-community-en');
    assert.equal(counts.settings, 2);
  });

  it('a clock that is put back does not keep what was made until it has caught up', async () => {
    const [counts, clock] = [{ settings: 0 }, { now: 5_000_000 }];
    const open = opened({ publicLeaflets: true }, counts, clock);
    await open('poster-community-en');
    clock.now -= 3_600_000;
    await open('poster-community-en');
    await open('poster-community-en');
    assert.equal(counts.settings, 2);
  });

  it('settings that cannot be read are asked for again', async () => {
    let fails = true;
    const open = publicPages({
      settings: async () => {
        if (fails) throw new Error('away');
        return settingsSchema.parse({ papers: { publicPolicy: true } });
      },
      papers: papersOf,
      shell: async () => shell,
      nowMs: () => 0,
    });
    await assert.rejects(open('policy'));
    fails = false;
    assert.match((await open('policy')) ?? '', /Draft, to be adopted/);
  });

  describe('on a server', () => {
    let whole: WholeTab;
    let instance: Instance;
    const starts = async (papers: object, policy?: (text: string) => string): Promise<void> => {
      const folder = await newScratch('public');
      await mkdir(path.join(folder, 'assets'));
      await writeFile(path.join(folder, 'index.html'), '<html></html>');
      await writeFile(path.join(folder, 'paper.html'), shell);
      const directory = JSON.parse(
        await readFile(new URL('../../../src/local/directory.json', import.meta.url), 'utf8'),
      ) as { settings?: object };
      const file = path.join(folder, 'directory.json');
      await writeFile(file, JSON.stringify({ ...directory, settings: { ...directory.settings, papers } }));
      const councils = path.join(folder, 'papers');
      if (policy !== undefined) {
        await mkdir(councils);
        const ours = await readFile(new URL('../../../src/papers/policy.md', import.meta.url), 'utf8');
        await writeFile(path.join(councils, 'policy.md'), policy(ours));
      }
      whole = await openWholeTab({
        PAGES_DIR: folder,
        DIRECTORY_FILE: file,
        ...(policy !== undefined && { PAPERS_DIR: councils }),
      });
      instance = await whole.opens();
    };
    afterEach(async () => whole.close());

    it('is 404 by default, as for anything that is not there', async () => {
      await starts({});
      const nothing = await instance.send({ method: 'GET', path: '/nothing' });
      for (const name of names) {
        const answer = await instance.send({ method: 'GET', path: `/public/${name}` });
        assert.deepEqual([answer.status, answer.body], [404, nothing.body], name);
      }
    });

    it('a policy that is wrong is said at the start, with its line, and ours is read', async () => {
      await starts({ publicPolicy: true }, (text) => text.replace('version: 0.1', 'version: one'));
      await until(() => whole.log.some((line) => line.includes('paper refused: policy.md line 3: version')));
      const answer = await instance.send({ method: 'GET', path: '/public/policy' });
      assert.match(answer.body, /Version 0\.1, .*Draft, to be adopted/);
    });

    it('is a page that asks for nothing and is framed by no one, where the setting lets it', async () => {
      await starts({ publicLeaflets: true });
      const answer = await instance.send({ method: 'GET', path: '/public/poster-community-pl' });
      assert.equal(answer.status, 200);
      assert.match(String(answer.headers['content-type']), /^text\/html/);
      const policy = String(answer.headers['content-security-policy']);
      assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /connect-src|unsafe|https:/);
      assert.match(answer.body, /lang="pl"/);
      assert.equal((await instance.send({ method: 'GET', path: '/public/policy' })).status, 404);
    });
  });
});
