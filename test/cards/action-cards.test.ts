// What people see of actions, in the words that test/cards/contract.ts promises, and who is offered what.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import { must } from '../people/builders.ts';
import { actionButtons, actionContract } from './contract.ts';
import { actionGallery } from './gallery/actions.ts';
import type { Shown } from './gallery/gallery.ts';
import { actionsOf, buttonsOf, inputsOf, oursIn, partsIn, quotedIn, textOf } from './inside.ts';

describe('what people see of actions', () => {
  let gallery: readonly Shown[] = [];
  const named = (name: string): Card => must(gallery.find((shown) => shown.name === name)).card;
  const reads = (name: string): string => [...oursIn(named(name)), ...quotedIn(named(name))].join('\n');
  before(async () => {
    gallery = await actionGallery();
  });

  for (const [who, turn, buttons] of actionButtons) {
    it(`${who} is offered what fits an action “${turn}”`, () => {
      assert.deepEqual(buttonsOf(named(`action, ${who}, ${turn}`)), buttons);
    });
  }
  it('whoever works on it and oversees it finds all of it: four beside Close, the rest in the card', () => {
    const card = named('action of one who also works on it');
    assert.deepEqual(buttonsOf(card), ['Accept', 'Dispute', 'Blocked', 'Ask for more time', 'Close']);
    assert.ok(['Details', 'Cancel action'].every((title) => actionsOf(card).some((one) => one['title'] === title)));
  });
  it('nobody is offered anything of an action that is not theirs to read', () => {
    for (const name of ['action, Noor Template, accepted', 'no such action', 'add action, not available']) {
      assert.deepEqual(buttonsOf(named(name)), ['Advice', 'Home'], name);
      assert.match(reads(name), /^○ This case is not available to you, or there is none/, name);
    }
  });

  for (const [name, labels] of Object.entries(actionContract)) {
    it(`the form “${name}” asks what was agreed, Back first`, () => {
      const card = named(name);
      assert.deepEqual(
        inputsOf(card).map((part) => part['label']),
        labels.map((label) => (label.endsWith('*') ? label.slice(0, -1) : `${label} (optional)`)),
      );
      const [first, second, third, ...more] = buttonsOf(card);
      assert.deepEqual([first, second, third, more], ['Back', oursIn(card)[0], 'Close', []]);
    });
  }
  it('“Did it change the risk?” is answered in four words', () => {
    const titles = partsIn(must(inputsOf(named('mark done'))[1])['choices']).map((choice) => textOf(choice, 'title'));
    assert.deepEqual(titles, ['Better', 'No change', 'Worse', 'Too early to say']);
  });

  it('the post of a channel says agency, id, priority, due and state', () => {
    const post = named('post of an action, proposed');
    assert.deepEqual(oursIn(post).slice(0, 3), [
      '● New · high',
      'by Mon 11 Jan 17:00',
      'Action for Northumbria Police: Licensing visit',
    ]);
    assert.equal(oursIn(post).at(-1), 'MSET-4F7K-24/A1 · High');
    assert.deepEqual(buttonsOf(post), ['Read and accept']);
    assert.deepEqual(named('action closed in a channel, proposed'), post, 'Close goes back to it');
    assert.deepEqual(named('action closed, proposed'), named('chat of PC Ola Sketch about an action, proposed'));
  });
  it('an open action in a channel says that nobody else sees it; in the own chat it need not', () => {
    const only = 'Only you see this.';
    assert.ok(oursIn(named('action in a channel, accepted')).includes(only));
    assert.ok(oursIn(named('mark done in a channel')).includes(only));
    assert.ok(oursIn(named('actions of a case in a channel')).includes(only));
    assert.ok(!oursIn(named('action, PC Ola Sketch, accepted')).includes(only));
  });
  it('what is late is said in words, with how often they were reminded and the last time, in one line', () => {
    const text = reads('action, PC Ola Sketch, accepted, late');
    assert.match(text, /^▲ Late\nwas due Fri 1 Jan 17:00$/m);
    assert.match(text, /^2 working days late\. Accepted by PC Ola Sketch, Mon 4 Jan 10:42\.$/m);
    assert.match(text, /More time given: 2 times/);
    assert.match(text, /Deputy: PC Ola Sketch/);
    const reminders = text.match(/^Reminded: .*$/gm) ?? [];
    assert.equal(reminders.length, 1);
    assert.match(
      reminders[0] ?? '',
      /^Reminded: \d+ times, last Mon 4 Jan 16:00, 10 working days late, for the chair to escalate, to PC Ola Sketch$/,
    );
  });
  it('what was written is read by whoever decides on it', () => {
    const written = {
      'action, Moira Example, disputed': ['Reason: The council licenses takeaways.'],
      'action, Moira Example, blocked': ['Blocked until Monday 18 January 2027.', 'Reason: He is away.'],
      'action, Moira Example, more time asked': ['Until: Monday 1 February 2027', 'Reason: The officer is on leave.'],
      'action, Sgt Ravi Mock, done': ['Evidence of completion: Visited on 6 January', 'Did it change the risk? Better'],
      'action, PC Ola Sketch, verified': ['Note: Seen on site.', 'Evidence of completion: Visited'],
      'action, PC Ola Sketch, cancelled': ['Reason: The takeaway has closed.'],
      'action, PC Ola Sketch, signed': [
        'Concern: Nobody went.',
        'Outcome wanted: A visit.',
        'Timescale: By 18 January.',
      ],
      'action, PC Ola Sketch, sent back': ['Not done yet, Moira Example,', 'No note of the visit is on file.'],
      'action, PC Ola Sketch, a CAWN': ['CAWN: the child turns 16 on Sunday 14 March 2027, before this is due.'],
      settle: ['Reason: The council licenses takeaways.'],
      answer: ['Reason: The officer is on leave.'],
      verify: ['Evidence of completion: Visited on 6 January'],
    };
    for (const [name, parts] of Object.entries(written)) {
      assert.deepEqual(
        parts.filter((part) => !reads(name).includes(part)),
        [],
        name,
      );
    }
  });

  it('whoever comes second reads who was first, and when; whoever comes twice, that it was them', () => {
    assert.equal(oursIn(named('accepted by somebody else'))[0], 'Already accepted by PC Ola Sketch at Mon 4 Jan 10:42');
    assert.match(reads('accepted already'), /^✓ Accepted\nMon 4 Jan 10:42$/m);
    assert.match(reads('mark done, marked already'), /Already marked done by PC Ola Sketch at Mon 4 Jan 20:00\./);
    assert.match(reads('cancel action, too late'), /^You cancelled this at Mon 4 Jan 10:30$/m);
  });
  it('after an action was set it is said who has it, until when, and what is still to do', () => {
    assert.deepEqual(oursIn(named('action set')), [
      '✓ Action set',
      'Tue 5 Jan 11:00',
      '**Told:** PC Ola Sketch.',
      'Action MSET-4F7K-24/A14',
      'For Northumbria Police. Owner: PC Ola Sketch. Due Tue 12 Jan 11:00, set by the priority.',
      'Northumbria Police has no channel yet: the owner is told in their own chat.',
    ]);
    assert.match(reads('action set, with a channel'), /It is posted in the channel of Northumbria Police/);
    const nobody = reads('action set, for nobody, a CAWN');
    assert.match(nobody, /Due Tuesday 1 February 2028\./);
    assert.match(nobody, /No one at Licensing is listed in the directory: tell them yourself\./);
    assert.match(nobody, /CAWN: the child turns 16 on Sunday 14 March 2027/);
    assert.deepEqual(buttonsOf(named('action set')), ['Details', 'Add another action', 'Close']);
  });
  it('a received case leads to its actions: setting them for those who oversee, reading them for the others', () => {
    const triage = ['Triage', 'List for pre-MSET', 'Urgent: strategy discussion', 'More', 'Close'];
    assert.deepEqual(buttonsOf(named('case with actions, co-ordinator')), triage);
    assert.deepEqual(buttonsOf(named('case with actions, referrer')), [
      'Add update',
      'Assess risk',
      'Add person or place',
      'More',
      'Close',
    ]);
  });
  it('a list says what is asked of whom: late first, decisions first for whoever decides', () => {
    const ids = (name: string): readonly string[] => reads(name).match(/(?<=\/)A\d+/g) ?? [];
    assert.deepEqual(ids('my actions of PC Ola Sketch').slice(0, 3), ['A11', 'A12', 'A4']);
    assert.deepEqual(ids('my actions of Moira Example').slice(0, 3), ['A6', 'A7', 'A8']);
    assert.deepEqual(ids('my actions of Tess Gavel').slice(0, 1), ['A11']);
    assert.match(reads('my actions of PC Ola Sketch'), /▲ 2 working days late\nYours · .*A11/);
    assert.doesNotMatch(reads('my actions of PC Ola Sketch'), /escalation to sign|accepted/);
    assert.match(reads('my actions of Tess Gavel'), /escalation to sign/);
    assert.match(reads('home of PC Ola Sketch, with actions'), /^▲ 3\nlate actions\n2\nactions to read and accept$/m);
  });
  it('home has what a role uses most, and the rest under Help', () => {
    assert.deepEqual(buttonsOf(named('home of Moira Example, with actions')), [
      'Queue',
      'Meetings',
      'Find',
      'Advice',
      'Help',
    ]);
    assert.match(reads('more of Moira Example'), /or type: my actions[^]*or type: delivery[^]*or type: guidance/);
    assert.deepEqual(buttonsOf(named('home of PC Ola Sketch, with actions')), [
      'My actions',
      'Meetings',
      'Advice',
      'Help',
    ]);
  });
});
