// `leaflets`, `policy` and the numbers of `advice` in chat, and "read and understood": once by a person and version, and counted by agency.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { openPapers } from '../../../src/casework/read/papers.ts';
import type { Look, Ports } from '../../../src/casework/ports/ports.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import { readingFigures } from '../../../src/domain/papers/reading.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { reads } from '../../../src/web/reads/all.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { contact, stubPorts } from '../../casework/ports.ts';
import { caseAt, turns } from '../../cards/cases/stages.ts';
import { readable } from '../../journeys/people/readable.ts';
import { directory, moira, must, priya, ravi, someone } from '../../people/builders.ts';

const none = (): void => undefined;
const own = fileURLToPath(new URL('../../../src/papers/', import.meta.url));

const said = (card: object): string => readable(card as Readonly<Record<string, unknown>>);

/** A council that asks who has read the policy, or not. */
function councilOf(papers: Partial<Directory['settings']['papers']>) {
  const looks = new Map<string, Look>();
  const council: Directory = {
    ...directory,
    settings: { ...directory.settings, papers: { ...directory.settings.papers, ...papers } },
  };
  const stub = stubPorts(caseAt(must(turns[0]))).ports;
  const log = { info: none, warn: none, error: none };
  const kept = { of: async () => undefined, keep: async () => undefined };
  const ports: Ports = {
    ...stub,
    papers: openPapers({ own, councils: undefined, kept, log, nowMs: () => 0 }),
    openLink: 'https://mset.example.org/public',
    tabLink: (page) => `https://teams.example/${page}`,
    directories: { ...stub.directories, current: async () => council },
    looks: {
      // As the container does it: what is there stays.
      record: async (look) => {
        const id = `${look.reference} ${look.id}`;
        if (!looks.has(id)) looks.set(id, look);
      },
      of: async (reference) => [...looks.values()].filter((look) => look.reference === reference),
    },
  };
  const desk = createDesk({
    ports,
    ask: createAsk(ports),
    committed: none,
    released: none,
    linked: none,
    answerWithinMs: 60_000,
    fictional: true,
  });
  return {
    looks,
    council,
    types: async ({ objectId }: Person, word: string): Promise<string> =>
      (await desk.typed({ objectId, contact, shared: false }, word, word)).map(({ card }) => said(card)).join('\n'),
    presses: async ({ objectId }: Person, data: object): Promise<string> =>
      said((await desk.press({ objectId, contact, shared: false }, 'policy.read', data)).card),
    page: async ({ objectId }: Person, paper: string) => {
      const visited = await desk.visit(tabCaller(objectId), async (scene) => reads.paper.read(scene, { paper }));
      return visited.is === 'done' ? visited.value : undefined;
    },
    list: async ({ objectId }: Person) => {
      const visited = await desk.visit(tabCaller(objectId), async (scene) => reads.papers.read(scene, {}));
      return visited.is === 'done' ? visited.value : undefined;
    },
  };
}

describe('Leaflets and policy in chat', () => {
  it('“leaflets” says for whom and in which languages, and where; without signing in only where the setting lets it', async () => {
    const said = await councilOf({}).types(priya, 'leaflets');
    assert.match(said, /For young people: English, Arabic, Bengali, Polish, Romanian/);
    assert.match(said, /For professionals: English/);
    assert.match(said, /Open and print/);
    assert.doesNotMatch(said, /public/);
    assert.match(await councilOf({ publicLeaflets: true }).types(priya, 'leaflets'), /example\.org\/public/);
  });

  it('“advice” leads to the page where its numbers are tapped; not people who have no pages', async () => {
    for (const who of [priya, ravi]) assert.match(await councilOf({}).types(who, 'advice'), /Numbers to tap/);
    assert.doesNotMatch(await councilOf({}).types(someone(990, 'No One'), 'advice'), /Numbers to tap/);
  });

  it('“policy” says how it stands, and asks nobody unless the council does', async () => {
    const said = await councilOf({}).types(ravi, 'policy');
    assert.match(said, /Version 0\.1, .*Draft, to be adopted by the partnership\./);
    assert.doesNotMatch(said, /I have read/);
    const council = councilOf({});
    assert.match(await council.presses(ravi, { version: '0.1' }), /not asked here/);
    assert.equal(council.looks.size, 0);
  });
});

describe('Read and understood', () => {
  it('is recorded once for a person and a version, in words of the person’s own page', async () => {
    const council = councilOf({ policyReadBy: true });
    assert.match(await council.types(ravi, 'policy'), /I have read and understood it/);
    for (const _time of [1, 2]) assert.match(await council.presses(ravi, { version: '0.1' }), /✓ Read and understood/);
    assert.deepEqual(
      [...council.looks.values()].map(({ reference, person, why }) => [reference, person, why]),
      [['policy-0.1', ravi.objectId, 'read and understood']],
    );
    assert.match(await council.types(ravi, 'policy'), /You have read and understood version 0\.1/);
    const { reading } = must(await council.page(ravi, 'policy'));
    assert.match(must(reading).said ?? '', /You have read and understood version 0\.1: /);
    assert.equal(must(reading).press, undefined);
    assert.deepEqual(must(reading).figures, [], 'figures are the co-ordinator’s');
  });

  it('of another version than the one in force is not recorded', async () => {
    const council = councilOf({ policyReadBy: true });
    for (const data of [{ version: '0.0' }, {}, { version: 7 }])
      assert.match(await council.presses(ravi, data), /newer version of the policy, 0\.1/);
    assert.equal(council.looks.size, 0);
  });

  it('is counted by agency for the co-ordinator, of those who are in the directory now', async () => {
    const council = councilOf({ policyReadBy: true });
    await council.presses(ravi, { version: '0.1' });
    const { reading } = must(await council.page(moira, 'policy'));
    const police = must(must(reading).figures.find(({ agency }) => /police/i.test(agency)));
    assert.equal(police.read, 1);
    assert.ok(police.of >= 1);
    assert.equal(
      must(reading).figures.reduce((sum, { of }) => sum + of, 0),
      directory.people.length,
    );
    const left = { ...directory, people: directory.people.filter(({ objectId }) => objectId !== ravi.objectId) };
    const figures = readingFigures(left, new Set([ravi.objectId]));
    assert.equal(
      figures.reduce((sum, { read }) => sum + read, 0),
      0,
    );
  });
});

describe('Leaflets and policy on pages', () => {
  it('are listed with what is still to be checked, and opened by their name', async () => {
    const council = councilOf({});
    const { sheets, policy, open, refused } = must(await council.list(priya));
    assert.deepEqual(
      sheets.filter(({ unchecked }) => !unchecked).map(({ lang }) => lang),
      ['en', 'en', 'en'],
    );
    assert.deepEqual([policy.link, open, refused], ['policy', undefined, []]);
    const link = must(must(sheets[1]).papers[0]).link.replace('papers/', '');
    const sheet = must(await council.page(priya, link));
    assert.equal(sheet.kind, 'sheet');
    assert.match(sheet.html, /lang="ar" dir="rtl"/);
    for (const name of ['poster-community-xx', 'poster', '']) assert.equal(await council.page(priya, name), undefined);
  });
});
