// Every page, for everybody there is: the answer has the shape that was promised, and what may not be told is not told.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/actor.ts';
import { routes } from '../../src/web/api-routes.ts';
import type { ReadName, ReadParams } from '../../src/web/reads.ts';
import { reads } from '../../src/web/reads/reads.ts';
import { directory } from '../builders.ts';
import { nextPreMset, panel, preMset } from '../meeting-builders.ts';
import { cast, openPages, references, secrets, type PageWorld } from './page-world.ts';

const meetings = [preMset.id, panel.id, nextPreMset.id];
const withMeeting = meetings.map((meeting) => ({ meeting }));
const withReference = references.map((reference) => ({ reference }));
/** Everything each route can be asked for. */
const asked: Readonly<Record<ReadName, readonly ReadParams[]>> = {
  me: [{}],
  board: [{}],
  case: withReference,
  meetings: [{}],
  meeting: withMeeting,
  actions: [{}, ...directory.agencies.map(({ id }) => ({ agency: id }))],
  delivery: [{}],
  help: [{}],
  printAgenda: withMeeting,
  printMinutes: withMeeting,
  printExtract: meetings.flatMap((meeting) => references.map((reference) => ({ meeting, reference }))),
  printChronology: withReference,
  names: [{}, { references }],
};
const names = Object.keys(reads) as readonly ReadName[];
/** Pages that anybody may look at over somebody's shoulder, and that write no look. */
const bare: readonly ReadName[] = ['me', 'board', 'meetings', 'meeting', 'actions', 'delivery', 'help', 'printAgenda'];

describe('Every page, for everybody', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());

  /** All answers of a route. They read more at once than a person can: each has a moment. */
  async function answers(name: ReadName, who: Person): Promise<readonly object[]> {
    const found: object[] = [];
    for (const params of asked[name]) {
      pages.world.clock.passes(1000);
      const answer = await pages.read(who, name, params);
      if (answer !== undefined) found.push(answer);
    }
    return found;
  }

  for (const name of names) {
    it(`${name} has the shape that was promised, and nothing beside`, async () => {
      let count = 0;
      for (const who of cast) {
        for (const answer of await answers(name, who)) {
          assert.deepEqual(routes[name].answer.parse(JSON.parse(JSON.stringify(answer))), answer, who.name);
          count += 1;
        }
      }
      assert.ok(count > 0, 'somebody is answered');
    });
  }

  for (const name of bare) {
    it(`${name} names no child and tells nothing of one, and writes no look`, async () => {
      const looks = async () => (await Promise.all(references.map((one) => pages.ports.looks.of(one)))).flat().length;
      const before = await looks();
      for (const who of cast) {
        for (const answer of await answers(name, who)) assert.doesNotMatch(JSON.stringify(answer), secrets, who.name);
      }
      assert.equal(await looks(), before);
    });
  }

  it('the pages that may tell of a child do: the test would see it', async () => {
    for (const name of names.filter((one) => !bare.includes(one) && one !== 'printMinutes' && one !== 'printExtract')) {
      const all = (await Promise.all(cast.map(async (who) => answers(name, who)))).flat();
      assert.match(JSON.stringify(all), secrets, name);
    }
  });
});
