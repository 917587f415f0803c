// A takeaway that a panel hears: put on the agenda for two agencies, an action set, Keep watching, and the next panel closes it; to a
// member from whom the record is closed it is a time without a name (docs/process.md P23.11 to P23.14).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import type { EntityId } from '../../src/domain/kernel/ids.ts';
import { colin, directory, moira, must, ravi, tess } from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { readable } from './people/readable.ts';

const named = (name: string): Person => must(directory.people.find((one) => one.name === name));
const [bea, ada] = [named('Bea Stub'), named('Nurse Ada Dummy')];
const [first, second] = ['panel-2027-01-19', 'panel-2027-02-16'] as const;
const shop = /Quayside Takeaway/;

const idIn = async ({ ports }: World): Promise<EntityId> => must((await ports.entities.open())[0]).id;
const readsOf = async (world: World, who: Person, verb: string, data: object): Promise<string> =>
  readable(must((await world.windowOf(who).sends(verb, data)).card));
const plans = (date: string) =>
  [moira, 1, 'planMeeting', { type: 'panel', date, time: '14:00', chair: tess.objectId }] as const;
const begins = async (world: World, meeting: typeof first | typeof second): Promise<void> => {
  await world.meets(
    meeting,
    [moira, 1, 'startMeeting', {}],
    ...[moira, tess, ada].map((who) => [who, 1, 'attendMeeting', {}] as const),
    [
      moira,
      1,
      'recordAttendance',
      { people: [ravi.objectId, bea.objectId, colin.objectId], way: 'room', confidential: 'yes' },
    ],
  );
};
/** Moira opens the agenda, and the item that is not decided. */
async function opensItem(world: World, meeting: string): Promise<void> {
  const moiras = world.windowOf(moira);
  await moiras.says('meetings');
  await moiras.presses('Open', { on: 'press a row to open it', ref: meeting });
  await moiras.presses('Open agenda', { on: 'Full panel' });
  await moiras.presses('Next item', { on: 'Agenda, Full panel' });
}

journey(
  'A takeaway that two panels hear: an action, Keep watching, closed; a member from whom it is closed sees a time and no name',
  'record-panel',
  [
    [
      'Moira takes up what Bea reported, and puts it on the agenda for the police, Housing and managers of the council',
      async (world) => {
        const beas = world.windowOf(bea);
        await beas.says('home');
        await beas.presses('Report a place or business');
        await beas.presses('Business, school or organisation A takeaway, a hotel, a taxi firm: write');
        const fill = { 'Name or description': 'Quayside Takeaway', 'Address (optional)': '3 Sample Row' };
        await beas.presses('Next', { on: 'Report a business', fill });
        const says = {
          'What worries you about it': 'Young people go in after midnight.',
          'How do you know?': 'I saw or heard it myself',
        };
        await beas.presses('Report it', { on: 'page 2 of 2', fill: says });
        const moiras = world.windowOf(moira);
        await moiras.presses('Read and answer', { on: 'Place reported' });
        await moiras.presses('Accept', { on: 'Quayside Takeaway' });
        await moiras.presses('Put on the agenda', { on: 'Quayside Takeaway' });
        const hear = { 'Which agencies hear it': 'Northumbria Police; Housing; Council: managers' };
        const put = await moiras.presses('Put on the agenda', { on: 'Which agencies', fill: hear });
        assert.match(put, /✓ It is on the agenda of the panel[^]*On the agenda: of each panel from/);
        const ravis = world.windowOf(ravi).card('Record open to you').stored;
        assert.doesNotMatch(JSON.stringify(ravis), shop);
      },
    ],
    [
      'the panel: Ravi reads it on the agenda; Ada of Health finds a time and no name, and opens nothing',
      async (world) => {
        await world.meets(first, plans('2027-01-19'));
        await world.meets(second, plans('2027-02-16'));
        await world.passesTo('2027-01-19T14:05:00Z');
        await begins(world, first);
        const id = await idIn(world);
        assert.match(await readsOf(world, ravi, 'meeting.agenda', { meeting: first }), new RegExp(id));
        const adas = await readsOf(world, ada, 'meeting.agenda', { meeting: first });
        assert.match(adas, /A restricted item/);
        assert.doesNotMatch(adas, new RegExp(`${id}|Quayside`));
        assert.match(await readsOf(world, ada, 'meeting.item', { meeting: first, entity: id }), /not available to you/);
      },
    ],
    [
      'Moira sets an action on the item, and records Keep watching',
      async (world) => {
        const moiras = world.windowOf(moira);
        await opensItem(world, first);
        await moiras.presses('Add action', { on: 'Item 1 of 1' });
        const fill = {
          Action: 'Visit with trading standards.',
          'Who does it': 'Northumbria Police: Sgt Ravi Mock',
          Type: 'Test purchase',
          Priority: 'High',
          'What the owner needs to know': 'Go by day.',
        };
        assert.match(await moiras.presses('Add action', { on: 'Who does it', fill }), /✓ Action set/);
        await opensItem(world, first);
        await moiras.presses('Decide', { on: 'Item 1 of 1' });
        const watch = { 'What does the panel decide?': 'Keep watching', Why: 'Trading standards visit first.' };
        const said = await moiras.presses('Save and next', { on: 'What does the panel', fill: watch });
        assert.match(said, /✓ Recorded: ENT-\w{4}-\w{4}, Keep watching[^]*Everything is decided/);
      },
    ],
    [
      'the minutes tell Ravi what was decided, and Ada that there was an item',
      async (world) => {
        const id = await idIn(world);
        await world.meets(first, [moira, 1, 'endMeeting', { undecided: [] }]);
        assert.match(
          await readsOf(world, ravi, 'minutes.open', { meeting: first }),
          /Quayside Takeaway[^]*Keep watching[^]*Visit with trading standards/,
        );
        const adas = await readsOf(world, ada, 'minutes.open', { meeting: first });
        assert.match(adas, /A restricted item is minuted/);
        assert.doesNotMatch(adas, new RegExp(`${id}|Quayside|Keep watching`));
      },
    ],
    [
      'Ravi, who was there, corrects the item and adds what the owner says; Ada may not; Tess approves, and then no one may',
      async (world) => {
        const id = await idIn(world);
        const ravis = world.windowOf(ravi);
        await ravis.presses('Open', { on: 'Full panel' });
        await ravis.presses('Minutes', { on: 'Full panel' });
        const form = await ravis.presses('Correct this item', { on: 'Keep watching' });
        assert.match(form, /Minutes of[^]*Keep watching[^]*What the minutes should say/);
        const named = { 'What the minutes should say': 'MSET-4F7K-24 was meant.' };
        const back = await ravis.presses('Save correction', { on: 'What the minutes should say', fill: named });
        assert.match(back, /names a case or a record/);
        const text = { 'What the minutes should say': 'Trading standards go with Housing.' };
        const saved = await ravis.presses('Save correction', { on: 'What the minutes should say', fill: text });
        assert.match(saved, /✓ The correction is at its item[^]*Correction by[^]*Trading standards go with Housing/);
        await ravis.presses('Add a statement', { on: 'Keep watching' });
        const says = {
          'Whose words are they?': 'The person, or who owns or runs it',
          'When did they say it?': '19/1/2027',
          'What they say': 'We close at eleven.',
        };
        const stated = await ravis.presses('Save statement', { on: 'What they say', fill: says });
        assert.match(stated, /✓ The statement is at its item[^]*who owns or runs it, [^]*We close at eleven/);
        const adas = await readsOf(world, ada, 'minutes.open', { meeting: first });
        assert.doesNotMatch(adas, /Correct this item|Housing go|eleven/);
        const refused = { meeting: first, entity: id, text: 'Not so.', command: '' };
        assert.match(await readsOf(world, ada, 'entity.item.correct.go', refused), /not available to you/);
        await world.meets(first, [tess, 1, 'approveMinutes', {}]);
        const then = await readsOf(world, ravi, 'minutes.open', { meeting: first });
        assert.match(then, /Trading standards go with Housing/);
        assert.doesNotMatch(then, /Correct this item|Add a statement/);
      },
    ],
    [
      'the action is verified, and the next panel closes the record; it is on no agenda any more',
      async (world) => {
        const id = await idIn(world);
        const ravis = world.windowOf(ravi);
        await ravis.presses('Read and accept', { on: 'Your action' });
        await ravis.presses('Accept', { on: 'What is to be done' });
        await ravis.presses('Mark done', { on: 'What is to be done' });
        const evidence = {
          'Evidence of completion': 'No sale to anyone under 18.',
          'Did it change the risk?': 'Better',
        };
        await ravis.presses('Mark done', { on: 'Evidence', fill: evidence });
        const moiras = world.windowOf(moira);
        await moiras.presses('Read and verify');
        await moiras.presses('Verify', { on: 'What is to be done' });
        const came = { 'What came of it?': 'Carried out', 'Did it change the risk, as you see it?': 'Better' };
        await moiras.presses('Verify', { on: 'You put your name to it', fill: came });
        await world.passesTo('2027-02-16T14:05:00Z');
        await begins(world, second);
        await opensItem(world, second);
        await moiras.presses('Decide', { on: 'Item 1 of 1' });
        const close = { 'What does the panel decide?': 'Close the record', Why: 'Nothing more is reported.' };
        const said = await moiras.presses('Save and next', { on: 'What does the panel', fill: close });
        assert.match(said, /✓ Recorded: ENT-\w{4}-\w{4}, Close the record/);
        const { root } = must(await world.ports.entities.load(id)).value;
        assert.deepEqual([root.state, root.agenda], ['closed', undefined]);
        await world.meets(second, [moira, 1, 'endMeeting', { undecided: [] }]);
        assert.match(await readsOf(world, tess, 'minutes.open', { meeting: second }), /Quayside[^]*Close the record/);
        assert.doesNotMatch(await readsOf(world, ada, 'minutes.open', { meeting: second }), shop);
      },
    ],
  ],
  directory,
  [...everybody, tess, bea, ada],
);
