// Who disagreed with a decision, and why: the lead worker reads it nowhere, although they sit at the meeting; those who
// oversee the case read it on cards, pages and paper (docs/process.md P10.5).
import assert from 'node:assert/strict';
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import { colin, moira, must } from '../../people/builders.ts';
import { ada, end } from '../../domain/meeting/meeting-hall.ts';
import { childAt, id, openMeetingRoom, refAt, type Room } from '../../desk/meeting/meeting-room.ts';
import { pagesOver, type PageWorld } from '../people/page-world.ts';

const about = { meeting: id };
const ref = refAt(1);
const said = 'Housing wanted it closed today.';

describe('Who disagreed with a decision', () => {
  let room: Room;
  let pages: Pick<PageWorld, 'read'>;
  before(async () => {
    room = await openMeetingRoom(0);
    await room.puts(childAt(1, { leadWorker: { ...refOf(colin), since: '2027-01-04T10:00:00.000Z' } }));
    const item = await room.press(moira, 'meeting.item', { ...about, ref });
    const plan = { decision: 'strategy', rationale: 'Two new phones.', dissent: said };
    const saved = await room.on(item, moira, 'Save and next', plan);
    assert.doesNotMatch(saved.reads, /look at again/);
    pages = pagesOver(room.world.ports);
  });
  after(async () => room.world.stop());

  const reads = async (who: Person, verb: string, data: object = {}): Promise<string> =>
    (await room.press(who, verb, { ...about, ref, ...data })).reads;
  const page = async (who: Person, name: 'case' | 'printMinutes' | 'printExtract'): Promise<string> =>
    JSON.stringify(must(await pages.read(who, name, { meeting: id, reference: ref })));

  it('is not on the opened case, the item and the page of the lead worker', async () => {
    for (const [who, sees] of [
      [colin, false],
      [moira, true],
      [ada, true],
    ] as const) {
      // The opened case has the decision in short, and its words behind History.
      const opened = await reads(who, 'case.open');
      assert.match(opened, /Two new phones/);
      assert.ok(!opened.includes(said), who.name);
      for (const shown of [await reads(who, 'case.story'), await reads(who, 'meeting.item'), await page(who, 'case')]) {
        assert.match(shown, /Two new phones/);
        assert.equal(shown.includes(said), sees, `${who.name}: ${shown}`);
      }
    }
  });

  it('nor in the minutes and the extract, on the card and on paper; the others read that it was asked', async () => {
    await room.does(moira, { ...end, input: { undecided: [] } } as typeof end);
    for (const [who, sees] of [
      [colin, false],
      [ada, true],
    ] as const) {
      for (const shown of [
        await reads(who, 'minutes.open'),
        await reads(who, 'minutes.extract'),
        await reads(who, 'item.correct'),
        await page(who, 'printMinutes'),
        await page(who, 'printExtract'),
      ]) {
        assert.match(shown, /Two new phones/);
        assert.equal(shown.includes(said), sees, who.name);
        assert.equal(shown.includes('Who disagreed'), sees, who.name);
      }
    }
  });
});
