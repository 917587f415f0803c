// An open case between its meetings, for an agency that is core to it: what it reads and what it may say (docs/process.md P10.8);
// and who must not be told, for the owner of an action (P10.5).
import assert from 'node:assert/strict';
import {
  kestrel,
  kestrelReference as ref,
  consented,
  filledIn,
  given,
  noConflict,
  ola,
  priya,
  ravi,
  submitted,
} from '../../people/builders.ts';
import { decided, listed, panel, preMset } from '../../people/meeting-builders.ts';
import { adds, pagesOver, stores, type PageWorld } from '../../web/people/page-world.ts';
import { openWorld, type World } from '../../worlds/harness.ts';

const referred = { ...kestrel, mustNotBeTold: 'yes', toldWho: 'Uncle Kit', toldWhy: 'He may warn the others.' };
const onAgenda = [filledIn(priya, referred), submitted(), noConflict(), consented(), listed(preMset, 'police')];
const opened = [...onAgenda, decided('toPanel'), decided('open', panel, undefined, 'emerging')];
/** 28 days after the panel of 19 January are over; the review of an Emerging case is on 13 April. */
const between = '2027-03-01T10:00:00.000Z';

describe('A core agency between meetings', () => {
  let world: World;
  let pages: Pick<PageWorld, 'read'>;
  const sends = async (verb: string, more: object = {}, who = ravi): Promise<string> =>
    JSON.stringify((await world.windowOf(who).sends(verb, { ref, ...more })).card);
  before(async () => {
    world = await openWorld({ people: [priya, ravi, ola] });
    pages = pagesOver(world.ports);
    await stores(world.ports, given(...opened));
    world.clock.at('2027-01-20T10:00:00.000Z');
    await world.has(ref, adds(ola, 'police'));
    world.clock.at(between);
  });
  after(async () => world.stop());

  it('opens where it stands, name and warnings; no worry, no decision, no reading, no history', async () => {
    const card = await sends('case.open');
    assert.match(card, /Kestrel Madeup/);
    assert.match(card, /Someone must not be told/);
    assert.match(card, /Ask for early review/);
    assert.doesNotMatch(card, /two new phones|Exploitation|History|"Read"|Visit the takeaway|Emerging/);
    for (const verb of ['case.read', 'case.history', 'case.actions', 'case.decisions']) {
      assert.match(await sends(verb, { part: 1 }), /not available to you|Kestrel/, verb);
      assert.doesNotMatch(await sends(verb, { part: 1 }), /two new phones|football/, verb);
    }
    const page = await pages.read(ravi, 'case', { reference: ref });
    assert.equal(page?.sight, 'between');
    assert.deepEqual([page.picture, page.people, page.actions, page.prints, page.history], [[], [], [], [], false]);
    const board = await pages.read(ravi, 'board');
    assert.deepEqual(
      board?.cases.map(({ reference }) => reference),
      [ref],
    );
  });

  it('adds an update, which it reads again; and records a missing episode', async () => {
    const form = await sends('review.update');
    assert.match(form, /What is new/);
    const done = await sends('review.update.go', { news: 'Seen at the arcade.', risk: 'no', command: 'c-01' });
    assert.match(done, /Update added/);
    assert.match(await sends('case.open'), /1 update of yours/);
    assert.match(await sends('case.story'), /Seen at the arcade/);
    assert.match(await sends('missing.record'), /Record missing/);
    assert.match(await sends('review.early'), /Ask for early review/);
  });

  it('the owner of an action reads who must not be told, and not why; so does the agency by the case', async () => {
    const hers = await sends('action.open', { action: 'A1' }, ola);
    assert.match(hers, /Uncle Kit/);
    assert.doesNotMatch(hers, /He may warn/);
    const his = await sends('case.open');
    assert.match(his, /Uncle Kit/);
    assert.doesNotMatch(his, /He may warn/);
  });
});
