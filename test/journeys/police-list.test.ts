// Monday's police list (docs/process.md 29): pasted twice, past episodes entered, a third-time child referred, destroyed.
import assert from 'node:assert/strict';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import type { Button } from '../../src/web/tab/api.ts';
import type { PolicePage } from '../../src/web/reads/police.ts';
import type { Card } from '../../src/cards/blocks.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { kestrelReference as ref, moira, must, priya, ravi, tess } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { journey } from './journey.ts';
import type { Happening } from './people/person-window.ts';
import { watched } from './people/watched.ts';
import { isOpened } from './people/review-deeds.ts';

const heading = 'Surname,Forename,DOB,Missing since,Location,Returned,Police ref,Grade';
const kestrelRow = 'Madeup,Kestrel,14/3/2011,23/1/2027 21:30,Example Row,23/1/2027 23:45,NP-1,Medium';
const kestrelAway = 'Madeup,Kestrel,14/3/2011,24/1/2027 20:00,Example Row,,NP-2,High';
const wren = (day: string, reference: string): string =>
  `Inventeddaughter,Wren,2/2/2012,${day} 22:00,Imagined House,${day} 23:30,${reference},Low`;
const monday = [heading, kestrelRow, kestrelAway, wren('22/1/2027', 'NP-3'), wren('23/1/2027', 'NP-4')].join('\n');
const secrets = /Inventeddaughter|Wren|Imagined House|2012-02-02|NP-[1-9]/;

/** What is done on a page is told in the transcript as what is done in a chat. */
const told = (world: World): Happening[] => world.happenings as Happening[]; // they are added to while the journey goes

async function page(world: World, who: Person): Promise<PolicePage | undefined> {
  return pagesOver(world.ports).read(who, 'police');
}
async function presses(world: World, who: Person, button: Button, data: Button['data'] = {}): Promise<string> {
  // No double click.
  world.clock.passes(1500);
  const { desk } = pagesOver(world.ports);
  const at = world.clock.now();
  const filled = Object.entries(data).map(([name, value]) => `${name}: ${String(value)}`);
  const { card } = await desk.press(tabCaller(who.objectId), button.verb, { ...button.data, ...data });
  told(world).push(
    { kind: 'does', at, who: who.name, what: `presses ${button.title} on the page Police lists`, filled },
    { kind: 'answer', who: who.name, status: 200, card: card as Card, body: undefined }, // drawn by the desk
  );
  told(world).push(...(await watched(world, () => Promise.resolve())));
  return JSON.stringify(card);
}
const takes = async (world: World, who: Person, rows: string): Promise<string> => {
  const { take } = must(await page(world, moira));
  return presses(world, who, take, { rows });
};
const shown = async (world: World) => must(must(await page(world, moira)).shown);
const draftsOf = async ({ ports }: World) =>
  (await ports.cases.ofReferrer(priya.objectId)).filter(({ stage }) => stage === 'draft');
/** What is told meanwhile of meetings and of the case is in other journeys; several of it at once have no order. */
async function passes(world: World, when: string): Promise<void> {
  const from = world.happenings.length;
  await world.passesTo(when);
  told(world).splice(from + 1);
}
const group = async (world: World, title: string) => (await shown(world)).groups.find((one) => one.title === title);

journey(
  'Monday’s police list',
  'police-list',
  [
    [
      'on Monday Moira pastes the list; a row that cannot be read is named, and nothing is taken',
      async (world) => {
        await isOpened(world);
        await passes(world, '2027-01-25T09:30:00.000Z');
        const said = await takes(world, moira, monday.replace('23/1/2027 23:45', '22/1/2027 23:45'));
        assert.match(said, /Nothing is taken yet[^]*Row 2: returned: that is before the child went missing/);
        assert.doesNotMatch(said, secrets);
        assert.equal(must(await page(world, moira)).shown, undefined);
      },
    ],
    [
      'put right it is taken: two rows are of a child whom MSET has, two of one whom no one has referred',
      async (world) => {
        const said = await takes(world, moira, monday);
        assert.match(said, /4 rows taken[^]*2 to look at/);
        const { line, groups } = await shown(world);
        assert.match(line, /^4 rows, taken by Moira Example Mon 25 Jan 09:30\. 2 rows to look at\.$/);
        assert.deepEqual(
          groups.map(({ title, rows }) => [title, rows.length]),
          [
            ['Not said to be back', 1],
            ['Past episodes of children in MSET', 1],
            ['Counted', 2],
          ],
        );
        assert.equal(groups[1]?.rows[0]?.reference, ref);
        assert.match(must(groups[2]?.rows[0]).line, /^On 1 list in 90 days, 2 episodes/);
      },
    ],
    [
      'the same list again, and the same press again, double nothing',
      async (world) => {
        assert.match(
          await takes(world, moira, monday),
          /Nothing new in it[^]*Rows 2 to 5: on a list already: not doubled/,
        );
        const { take } = must(await page(world, moira));
        const one = `${heading}\n${wren('24/1/2027', '')}`;
        assert.match(await presses(world, moira, take, { rows: one }), /1 row taken/);
        assert.match(await presses(world, moira, take, { rows: one }), /Nothing new in it/);
        assert.match((await shown(world)).line, /^5 rows/);
      },
    ],
    [
      'others find no page and no list, whether there is one or not',
      async (world) => {
        const { id } = await shown(world);
        const { desk } = pagesOver(world.ports);
        for (const who of [priya, ravi, tess]) {
          assert.equal(await page(world, who), undefined);
          const there = await desk.press(tabCaller(who.objectId), 'policeList.open', { policeList: id });
          const none = await desk.press(tabCaller(who.objectId), 'policeList.open', { policeList: 'POL-0000-0000' });
          assert.match(JSON.stringify(there.card), /This list is not available to you, or there is none/);
          assert.deepEqual(there.card, none.card);
          assert.match(
            await presses(world, who, { title: 'Take the list', verb: 'policeList.take', data: {} }, { rows: monday }),
            /not available to you, or there is none/,
          );
          for (const verb of ['policeList.enter', 'policeList.seen', 'policeList.refer', 'policeList.refer.go'])
            assert.match(
              JSON.stringify((await desk.press(tabCaller(who.objectId), verb, { policeList: id, row: '1' })).card),
              /not available to you, or there is none/,
            );
        }
      },
    ],
    [
      'a chat shows numbers, and takes no list',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says('hi');
        assert.match(window.reads(), /to look at[^]*Police list of Mon 25 Jan/);
        assert.match(JSON.stringify((await window.sends('policeList', {})).card), /Police list of Mon 25 Jan/);
        assert.doesNotMatch(window.reads(), secrets);
        const { desk } = pagesOver(world.ports);
        const { tab: _tab, ...chat } = tabCaller(moira.objectId);
        const { card } = await desk.press(chat, 'policeList.take', { rows: monday });
        assert.match(JSON.stringify(card), /Police lists are read and taken in the tab/);
      },
    ],
    [
      'past episodes are entered in one press: no alarm, and the one who is not back is left to Record missing',
      async (world) => {
        const enter = must(must(await group(world, 'Past episodes of children in MSET')).step);
        assert.equal(enter.title, 'Enter 1 past episode');
        assert.match(await presses(world, moira, enter), /Past episodes are entered/);
        const { missing } = await world.caseOf(ref);
        assert.deepEqual(
          missing?.spans.map(({ since, until }) => [since, until]),
          [['2027-01-23T21:30:00.000Z', '2027-01-23T23:45:00.000Z']],
        );
        assert.doesNotMatch(JSON.stringify(world.teams.arrived.at(-1)), /URGENT/);
        assert.equal((await presses(world, moira, enter)).includes('refused'), false);
        assert.equal((await world.caseOf(ref)).missing?.spans.length, 1);
        const away = must(await group(world, 'Not said to be back'));
        assert.deepEqual(
          away.rows[0]?.steps.map(({ title }) => title),
          ['Record missing', 'Nothing to do'],
        );
        assert.match(await presses(world, moira, must(away.rows[0]?.steps[1])), /Nothing to do: noted/);
      },
    ],
    [
      'a list that no one touches for three working days calls',
      async (world) => {
        // What else is due comes before, so that nothing is told beside it.
        await passes(world, '2027-01-27T12:00:00.000Z');
        await passes(world, '2027-01-28T09:05:00.000Z');
        await world.passesTo('2027-01-28T09:31:00.000Z');
        const { summary } = world.windowOf(moira).card('Police list of Mon 25 Jan');
        assert.equal(summary, 'MSET: a police list has rows that no one has looked at');
      },
    ],
    [
      'the child with three episodes is the next referral: Moira chooses Priya, who is told, and the rows are destroyed',
      async (world) => {
        await passes(world, '2027-02-01T09:00:00.000Z');
        assert.match(await takes(world, moira, `${heading}\n${wren('30/1/2027', 'NP-6')}`), /1 row taken/);
        const next = must(await group(world, 'Next referrals'));
        assert.match(must(next.rows[0]).line, /^On 2 lists in 90 days, 4 episodes/);
        const refer = must(next.rows[0]?.steps[0]);
        assert.match(await presses(world, moira, refer), /Who refers the child/);
        const go = { ...refer, verb: `${refer.verb}.go` };
        const done = await presses(world, moira, go, { worker: priya.objectId });
        assert.match(done, /Referred[^]*Priya Testworth/);
        const [draft] = await draftsOf(world);
        const { value } = must(await world.ports.cases.load(must(draft).reference));
        const { root } = value;
        assert.equal(root.stage, 'draft');
        assert.equal(root.answers['surname'], 'Inventeddaughter');
        assert.equal(root.answers['missingEpisodes'], '4');
        assert.match(root.answers['worries'] ?? '', /police reference NP-3[^]*NP-6/);
        assert.equal((await shown(world)).groups.length, 0);
        assert.match((await shown(world)).gone ?? '', /^1 row destroyed: the child was referred\.$/);
        // Pressed again, also on a page that was left open, it begins no second draft.
        await presses(world, moira, go, { worker: priya.objectId });
        assert.equal((await draftsOf(world)).length, 1);
      },
    ],
    [
      'the lists pasted again do not bring the child back; a new episode says that the child was referred',
      async (world) => {
        assert.match(await takes(world, moira, monday), /Rows 4, 5: of a child who was referred since: left out/);
        await passes(world, '2027-02-08T09:00:00.000Z');
        await takes(world, moira, `${heading}\n${wren('6/2/2027', 'NP-7')}`);
        assert.match(must(must(await group(world, 'Referred')).rows[0]).says ?? '', /^Referred Mon 1 Feb 09:00$/);
      },
    ],
    [
      'a name that sounds the same on the same birth date is asked about, with both names; nothing is entered or counted together by it',
      async (world) => {
        const twin = wren('7/2/2027', 'NP-7').replace('Wren', 'Wrenn');
        assert.match(await takes(world, moira, `${heading}\n${twin}`), /1 row taken[^]*1 to look at/);
        const asked = must(must(await group(world, 'The same child?')).rows[0]);
        assert.match(asked.child, /^Wrenn Inventeddaughter/);
        assert.match(
          asked.says ?? '',
          /^Is this Wren Inventeddaughter \(.*2 February 2012\), who was referred Mon 1 Feb 09:00\?$/,
        );
        assert.deepEqual(
          asked.steps.map(({ title }) => title),
          ['Same child', 'Another child', 'Nothing to do'],
        );
        assert.match(await presses(world, moira, must(asked.steps[1])), /Another child[^]*asked no more/);
        assert.equal(await group(world, 'The same child?'), undefined);
        assert.match(must(must(await group(world, 'Done')).rows[0]).child, /^Wrenn/);
        assert.match(await presses(world, moira, must(asked.steps[0])), /This is not asked any more/);
      },
    ],
    [
      'after 90 days nothing of a row is left, in any document but the case of the child',
      async (world) => {
        await passes(world, '2027-05-10T09:00:00.000Z');
        assert.deepEqual(await world.ports.policeLists.rowsKept(), []);
      },
    ],
  ],
  undefined,
  [priya, moira, ravi, tess],
);
