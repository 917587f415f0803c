// Ravi's window with the channel of the police, in the unmodified Playground: alert, accept, done; Moira verifies.
import assert from 'node:assert/strict';
import { kestrelReference } from '../people/builders.ts';
import { receive, shoot } from './received.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

describe('an action, in the real client', function () {
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
  });
  after(async () => team.close());

  it('Ravi links the channel of the police', async () => {
    await ravi.opensChannel('Northumbria Police');
    await ravi.posts('link police');
    await ravi.sees('This channel is now linked to Northumbria Police');
  });

  it('Moira sets an action on the received case', async () => {
    // A new message would wipe the form: all that the consent tells her comes first.
    for (const text of ['Referral received', '2 people have not opened the MSET app']) await moira.sees(text);
    await moira.says(`case ${kestrelReference}`);
    await moira.goesBy(
      [
        ['Read and triage', 'Referral received'],
        ['More', 'Received · MSET'],
        ['Add action', kestrelReference],
      ],
      'The owner is told at once',
    );
    await moira.fills('Action', 'Visit the shop and speak to its keeper.');
    await moira.picks('Who does it', 'Northumbria Police: Sgt Ravi Mock');
    await moira.picks('Type', 'Patrol');
    await moira.picks('Priority', 'High');
    await moira.fills('What the owner needs to know', 'He was seen there with two adults.');
    await shoot(moira, 'action-1-add');
    await moira.pressesUntil('Add action', 'The owner is told at once', /Action set/);
    await shoot(moira, 'action-2-set');
  });

  it('the post in the channel tells nothing of it; Ravi accepts there and reads what he needs', async () => {
    const post = await ravi.sees('Action for Northumbria Police');
    assert.doesNotMatch((await post.textContent()) ?? '', /shop|adults|Kestrel|Madeup/);
    await shoot(ravi, 'action-3-post');
    await ravi.presses('Read and accept', 'Action for Northumbria Police');
    await ravi.presses('Accept', 'What is to be done');
    await ravi.sees(/✓ Accepted|Accepted by Sgt Ravi Mock/);
    // Where the post changed before the answer came, the client shows the answer in its place: both lead to the action.
    await ravi.pressesUntil(/^(?:Read|Open)$/, /✓ Accepted|Accepted by Sgt Ravi Mock/, 'Only you see this.');
    await ravi.sees('Only you see this.');
    await ravi.sees('Visit the shop and speak to its keeper.');
    await shoot(ravi, 'action-4-open');
  });

  it('he marks it done, with evidence', async () => {
    await ravi.presses('Mark done', 'Visit the shop and speak to its keeper.');
    await ravi.sees('Someone other than the owner must verify it.');
    await ravi.fills('Evidence of completion', 'Visited on 5 January; the keeper was warned.');
    await ravi.picks('Did it change the risk?', 'Better');
    await shoot(ravi, 'action-5-done');
    await ravi.pressesUntil('Mark done', 'Someone other than the owner', /✓ Marked done|Marked done by Sgt Ravi Mock/);
  });

  it('Moira verifies it, and the post in the channel says so', async () => {
    await moira.presses('Read and verify', 'Marked done by Sgt Ravi Mock');
    await moira.sees('the keeper was warned');
    await moira.presses('Verify', 'the keeper was warned');
    await moira.sees('You put your name to it');
    await moira.picks('What came of it?', 'Carried out');
    await moira.picks('Did it change the risk, as you see it?', 'Better');
    await shoot(moira, 'action-6-verify');
    await moira.pressesUntil('Verify', 'You put your name to it', /✓ Verified|Verified by Moira Example/);
    await ravi.sees(/Verified by Moira Example/);
    await shoot(ravi, 'action-7-verified');
  });
});
