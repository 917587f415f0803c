// A child who is heard every fortnight for years: 80 meetings with minutes at their longest, 200 actions, 100 missing episodes, 20
// assessments. The case stays small, and opening it reads no more of it than of a young one.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decisionsOf } from '../../../src/domain/case/state/stages.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { countOf } from '../../../src/domain/kernel/counted.ts';
import { countedDesk, counting, type Asked } from '../../bench/requests.ts';
import { storeAll } from '../../bench/stored.ts';
import { moira, must, priya } from '../../people/builders.ts';
import { readable } from '../../journeys/people/readable.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import { deskOver } from '../../worlds/desk-in-memory.ts';
import { documentsOf, itsPeople, itsReference, longCase, type Length, type LongCase } from '../../worlds/long-case.ts';

const long: Length = { meetings: 80, actions: 200, episodes: 100, assessments: 20 };
const young: Length = { meetings: 4, actions: 12, episodes: 2, assessments: 2 };
const data = { ref: itsReference };
const mostOfCard = 28_000;

/** How much larger its page may be than that of a young one. */
const largerPage = 1.1;

const requests = ({ reads, queries, writes }: Asked): object => ({ reads, queries, writes });

/** The page of a case and its history as the co-ordinator reads them, and what the page asked for when everything was warm. */
async function onPage(one: LongCase) {
  const folder = await mkdtemp(join(tmpdir(), 'mset-long-'));
  const file = join(folder, 'page.sqlite');
  await storeAll(file, documentsOf(one));
  try {
    return await counting(file, one.at, async (ports, count) => {
      const { read } = pagesOver(ports);
      const opened = async () => must(await read(moira, 'case', { reference: itsReference }));
      await opened();
      const { asked, result: page } = await count('page', opened);
      return { asked, told: { page, history: must(await read(moira, 'history', { reference: itsReference })) } };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('A child who is heard every fortnight for years', () => {
  let grown: LongCase;
  before(() => {
    grown = longCase(long);
  });

  it('has all of it, and its facts make it', () => {
    const { root, facts } = grown;
    assert.equal(decisionsOf(root).length, long.meetings);
    assert.equal(countOf(root, 'action'), long.actions);
    assert.equal(countOf(root, 'episode'), long.episodes);
    assert.equal(countOf(root, 'assessment'), long.assessments);
    assert.ok(countOf(root, 'review') >= 2 * (long.meetings - 2), `${countOf(root, 'review')} reviews`);
    assert.deepEqual(caseMatter.replay(facts).root, root);
  });

  it('fills no more than half of what a document of a case may have', () => {
    const root = must([...documentsOf(grown)].at(-1));
    const bytes = Buffer.byteLength(JSON.stringify(root));
    assert.ok(bytes < 64 * 1024, `${bytes} bytes`);
  });

  it('is on cards that fit, for each who has to do with it: the case, its decisions page by page, its actions', async () => {
    const { root, parts, facts } = grown;
    const fits = async (who: (typeof itsPeople)[number], verb: string, more: object = {}): Promise<string> => {
      // Each on a desk of its own: no one is told to slow down.
      const desk = deskOver({ cases: [root], parts, facts });
      const text = JSON.stringify(await desk.press(who, verb, { ...data, ...more }));
      const bytes = Buffer.byteLength(text);
      assert.ok(bytes <= mostOfCard, `${who.name}, ${verb}: ${bytes} bytes`);
      assert.doesNotMatch(text, /went wrong/, `${who.name}, ${verb}`);
      return text;
    };
    for (const who of itsPeople) {
      for (const verb of ['case.open', 'case.more', 'case.history', 'case.actions', 'risk.result', 'onward.open']) {
        await fits(who, verb);
      }
    }
    const opened = await fits(moira, 'case.open');
    assert.match(opened, /All decisions/);
    for (const [verb, title] of [
      ['case.decisions', 'All decisions'],
      ['case.actions', 'All actions'],
    ] as const) {
      const shown = await deskOver({ cases: [root], parts, facts }).press(moira, verb, data);
      assert.match(readable(shown), new RegExp(`${title}\\n+.*${data.ref}`), verb);
    }
    const listed = new Set<string>();
    for (let from = 0; from < long.meetings; from += 10) {
      const page = await fits(moira, 'case.decisions', { from });
      for (const [, id = ''] of page.matchAll(/"decision":"(D\d+)"/g)) listed.add(id);
    }
    assert.equal(listed.size, long.meetings);
    for (const id of listed) assert.match(await fits(moira, 'decision.open', { decision: id }), /Why/);
  });

  it('is on a page with its two newest decisions, what is open and the newest, and a way to all of it', async () => {
    const { page, history } = (await onPage(grown)).told;
    assert.equal(page.picture.filter(({ title }) => title.startsWith('Decision: ')).length, 2);
    const states = page.actions.map(({ state }) => state);
    assert.equal(states.filter((state) => state !== 'verified').length, 4);
    assert.ok(states.length < 12, `${states.length} actions`);
    // Beside what they go on from, and not among the steps.
    assert.deepEqual([page.allDecisions?.verb, page.allActions?.verb], ['case.decisions', 'case.actions']);
    const verbs = page.steps.map(({ verb }) => verb);
    assert.deepEqual(
      ['case.decisions', 'case.actions'].filter((verb) => verbs.includes(verb)),
      [],
    );
    assert.equal(page.missing.length + page.moreMissing, long.episodes);
    assert.deepEqual(
      page.missing.map(({ id }) => id),
      ['M99', 'M100'],
    );
    assert.deepEqual(
      page.risk.map(({ version }) => version),
      [18, 19, 20],
    );
    assert.equal(page.history, true);
    assert.equal(history.missing.length, long.episodes);
    assert.ok(history.chronology.length > long.meetings + long.actions, `${history.chronology.length} lines`);
    assert.equal(history.episodes.filter(({ title }) => title.startsWith('Missing episode ')).length, long.episodes);
  });

  it('is on a page that asks as many requests as that of a young one, and is not much larger', async () => {
    const [old, fresh] = [await onPage(longCase(long, 'a')), await onPage(longCase(young, 'a'))];
    assert.deepEqual(requests(old.asked), requests(fresh.asked));
    const bytes = [old, fresh].map(({ told }) => Buffer.byteLength(JSON.stringify(told.page)));
    assert.ok(must(bytes[0]) <= largerPage * must(bytes[1]), `${bytes.join(' bytes, a young one ')} bytes`);
  });

  it('is opened with as many requests as a young one, and at most 20 request units', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mset-long-'));
    const asked = async (one: LongCase, name: string): Promise<Asked> => {
      const file = join(folder, `${name}.sqlite`);
      await storeAll(file, documentsOf(one));
      return counting(file, one.at, async (ports, count) => {
        const { asked: all, press } = countedDesk(ports, count);
        // The second time everything is warm: only the case is read, and what it is opened with.
        for (const who of [priya, priya]) await press('case.open', who, { verb: 'case.open', data });
        return must(all.at(-1));
      });
    };
    const [old, fresh] = [await asked(longCase(long, 'a'), 'long'), await asked(longCase(young, 'a'), 'young')];
    await rm(folder, { recursive: true });
    assert.deepEqual(requests(old), requests(fresh));
    assert.ok(old.units <= 20, `${old.units} RU, a young one ${fresh.units}`);
  });
});
