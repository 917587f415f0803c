// S1 of docs/process.md 19 from Received to the police action verified, in the unmodified Playground: a pre-MSET and its panel.
import assert from 'node:assert/strict';
import { kestrelReference } from '../people/builders.ts';
import { receive, shoot } from './received.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

const ravis = 'Northumbria Police: Sgt Ravi Mock';

describe('a pre-MSET and its panel, in the real client', function () {
  this.bail(true);
  let team: Team;
  let ravi: PersonWindow;
  let moira: PersonWindow;

  before(async () => {
    team = await openTeam();
    ravi = await team.windowOf('Sgt Ravi Mock');
    moira = await team.windowOf('Moira Example');
    await ravi.sees('Hello Sgt Ravi Mock');
    await moira.sees('Hello Moira Example');
    await receive(team);
    // A new message would wipe a form: all that the consent tells her comes first.
    for (const text of ['Referral received', '2 people have not opened the MSET app']) await moira.sees(text);
  });
  after(async () => team.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      for (const [window, who] of [
        [moira, 'moira'],
        [ravi, 'ravi'],
      ] as const)
        await shoot(window, `s1-failed-${who}`);
  });

  /** Starts the meeting of the day, with these people in the room. */
  async function begins(body: string, day: string, people: readonly string[]): Promise<void> {
    // The clock's messages of the day come first: one that comes between a press and its answer takes the answer away.
    await moira.sees(`${body} at 14:00`);
    await moira.says('meetings');
    const opened = [
      [new RegExp(`${body}.*: open$`), 'press a row to open it'],
      ['Start meeting', 'Cancel meeting'],
    ] as const;
    const underWay = new RegExp(`uorate[^]*${day}, 14:00`);
    await moira.goesBy(opened, underWay);
    // Not the card of an earlier meeting: the buttons move when she is there.
    const there = new RegExp(`${day}, 14:00[^]*Moira Example \\(online\\)`);
    await moira.goesBy([...opened, ['I am here', underWay]], there);
    await moira.goesBy([...opened, ['Record attendance', there]], 'Read it to them first');
    await moira.pressesUntil('Record attendance', 'Read it to them first', 'Attendance is recorded', async () => {
      for (const name of people) await moira.ticks('Needed for the quorum', name);
      await moira.picks('How', 'In the room');
      await moira.picks('Have they accepted the confidentiality statement?', 'Yes');
    });
    await moira.sees(/Quorate/);
  }

  async function ends(): Promise<void> {
    const ways = [
      ['Open agenda', 'Attendance is recorded'],
      ['Open the meeting', /Everything is decided/],
      ['End meeting', /Quorate/],
      ['End meeting', /End meeting\?/],
    ] as const;
    await moira.goesBy(ways, /Ended/);
  }

  it('Ravi links his channel; Moira plans the pre-MSET and lists the case', async () => {
    await ravi.opensChannel('Northumbria Police');
    await ravi.posts('link police');
    await ravi.sees('This channel is now linked');
    await moira.says('meetings');
    await moira.presses('New meeting', 'No meeting is planned');
    await moira.sees('Agencies are invited automatically');
    await moira.pressesUntil('New meeting', 'Agencies are invited automatically', 'Pre-MSET is planned', async () => {
      await moira.fills('Date', '12/1/2027');
      await shoot(moira, 's1-1-new-meeting');
    });
    // What only changes a card waits while its person reads a receipt.
    await moira.presses('Home', 'Pre-MSET is planned');
    await moira.sees(/Not invited: .*Vic Demo/);
    await moira.says(`case ${kestrelReference}`);
    const ways = [
      ['Read and triage', 'Referral received'],
      ['List for pre-MSET', 'Received · MSET'],
    ] as const;
    await moira.goesBy(ways, 'Duplicate check');
    await shoot(moira, 's1-2-list');
    await moira.pressesUntil('List for pre-MSET', 'Duplicate check', /Listed for Pre-MSET|On the agenda of Pre-MSET/);
  });

  it('at the pre-MSET the case goes to the full panel, which is planned', async () => {
    await team.movesTo('2027-01-12T14:00:00Z');
    await begins('Pre-MSET', 'Tuesday 12 January 2027', ['Insp Pip Outline', 'Colin Fixture', 'Tess Gavel']);
    await shoot(moira, 's1-3-meeting');
    await moira.presses('Open agenda', 'Attendance is recorded');
    await moira.opens('Agenda, Pre-MSET');
    await moira.sees('I want football back.');
    await moira.picks('Decision', 'To full panel');
    await shoot(moira, 's1-4-item');
    await moira.pressesUntil('Go on', 'I want football back.', 'Decision: To full panel');
    await moira.pressesUntil('Save and next', 'Decision: To full panel', /Everything is decided/, async () =>
      moira.fills('Rationale', 'Two new phones and three missing episodes.'),
    );
    await ends();
  });

  it('the panel opens it with an action for the police', async () => {
    await team.movesTo('2027-01-19T14:00:00Z');
    const there = ['Insp Pip Outline', 'Nurse Ada Dummy', 'Mr Lee Placeholder'];
    await begins('Full panel', 'Tuesday 19 January 2027', [...there, 'Colin Fixture', 'Tess Gavel']);
    await moira.presses('Open agenda', 'Attendance is recorded');
    await moira.opens('Agenda, Full panel');
    await moira.sees('I want football back.');
    await moira.picks('Decision', 'Open with plan');
    await moira.pressesUntil('Go on', 'I want football back.', 'Decision: Open with plan');
    await moira.pressesUntil('Save, then actions', 'Decision: Open with plan', 'Next item sets nothing', async () => {
      await moira.fills('Rationale', 'County lines, and he is missing often.');
      await moira.picks('Who leads it', 'Priya Testworth (lead worker)');
      await moira.picks('Risk band', 'Significant');
      await moira.fills('Why this band', 'Two new phones.');
    });
    await moira.pressesUntil('Next item', 'Next item sets nothing', /A1 is set/, async () => {
      await moira.fills('What is to be done', 'Visit the takeaway.');
      await moira.picks('Who does it', ravis);
      await moira.picks('By when', 'Before the next meeting');
      await shoot(moira, 's1-5-actions');
    });
    await ends();
  });

  it('Ravi accepts it in his channel and marks it done, and Moira verifies it', async () => {
    await ravi.sees('Action for Northumbria Police');
    await ravi.presses('Read and accept', 'Action for Northumbria Police');
    await ravi.presses('Accept', 'What is to be done');
    // Where the post changed before the answer came, the client shows the answer in its place: both lead to the action.
    await ravi.pressesUntil(/^(?:Read|Open)$/, /✓ Accepted|Accepted by Sgt Ravi Mock/, 'Only you see this.');
    await ravi.sees('Visit the takeaway.');
    await ravi.presses('Mark done', 'Visit the takeaway.');
    await ravi.pressesUntil(
      'Mark done',
      'Someone other than the owner',
      /✓ Marked done|Marked done by Sgt Ravi Mock/,
      async () => {
        await ravi.fills('Evidence of completion', 'Visited on 20 January.');
        await ravi.picks('Did it change the risk?', 'Better');
      },
    );
    await moira.presses('Read and verify', 'Marked done by Sgt Ravi Mock');
    await moira.presses('Verify', 'Visited on 20 January.');
    await moira.pressesUntil('Verify', 'You put your name to it', /✓ Verified|Verified by Moira Example/);
    const post = await ravi.sees(/Verified by Moira Example/);
    assert.doesNotMatch((await post.textContent()) ?? '', /takeaway|Kestrel|Madeup/);
    await shoot(ravi, 's1-6-verified');
  });
});
