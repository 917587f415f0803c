// What is true of the child in week five, and two referrals of one child of which one says what protects her
// (docs/process.md P17.13, P5.8).
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrel,
  kestrelReference as ref,
  moira,
  noConflict,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
  type Told,
} from '../people/builders.ts';
import { other } from '../people/meeting-builders.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const received = (more: object): Told => [
  filledIn(priya, { ...kestrel, ...more }),
  submitted(),
  noConflict(),
  consented(),
];
const action: Told = [
  [
    moira,
    1,
    'addAction',
    {
      text: 'Visit the flat.',
      owner: `police|${ravi.objectId}`,
      subType: 'licensing',
      priority: 'high',
      due: '',
      needToKnow: 'x',
    },
  ],
  [ravi, 1, 'acceptAction', {}, { part: 'A1' }],
];
const partner = 'Her mother’s partner';

journey(
  'In week five someone must not be told',
  'true-now',
  [
    [
      'the referral said that everyone may know, and that she is safe; Ravi has an action',
      async (world) => {
        await world.has(ref, ...received({ mustNotBeTold: 'no', safeTonight: 'yes' }), ...action);
        assert.doesNotMatch(await world.windowOf(moira).opens({ on: 'Referral received' }), /must not be told/);
      },
    ],
    [
      'five weeks later Moira says who must not be told, and that it is not sure whether she is safe: a row and a fact for each',
      async (world) => {
        await world.passesTo('2027-02-08T10:00:00.000Z');
        const window = world.windowOf(moira);
        await window.opens({ on: 'Referral received' });
        await window.presses('More', { on: ref });
        await window.presses('Change what is true now', { on: ref });
        const before = (await world.caseOf(ref)).facts;
        const fact = await window.presses('Change it', { ref: 'tell' });
        assert.match(fact, /# Who must not be told\n[^]*Now: No/);
        const known = 'The police told me on the phone.';
        const done = await window.presses('Save the change', {
          on: '‹',
          fill: {
            'Is there anyone who must not be told?': 'Yes',
            'Who must not be told?': partner,
            'Why must they not be told?': 'He is the exploiter.',
            'How you know': known,
          },
        });
        assert.match(done, /Changed: who must not be told[^]*Someone must not be told/);
        await window.presses('More', { on: ref });
        await window.presses('Change what is true now', { on: ref });
        await window.presses('Change it', { ref: 'tonight' });
        await window.presses('Save the change', {
          on: '‹',
          fill: {
            'Is the child safe tonight?': 'Not sure',
            'Plan for tonight': 'She stays with her aunt.',
            'How you know': known,
          },
        });
        assert.equal((await world.caseOf(ref)).facts, before + 2);
      },
    ],
    [
      'the lead worker, the chair and Ravi, who has an action, are called, without a word of what; each reads as much as they may',
      async (world) => {
        for (const who of [priya, tess, ravi]) {
          const stored = world.windowOf(who).reads();
          assert.match(stored, /What is true of the child was changed/, who.name);
          assert.doesNotMatch(stored, /partner|exploiter|aunt/, who.name);
        }
        const whole = await world.windowOf(priya).opens({ on: 'What is true of the child was changed' });
        assert.match(whole, /Someone must not be told[^]*Her mother’s partner/);
        assert.match(whole, /Not sure that the child is safe tonight: Moira Example, Mon 8 Feb 10:00/);
        const short = await world.windowOf(ravi).opens({ on: 'What is true of the child was changed' });
        // Ravi, who has an action, reads who, never why.
        assert.match(short, /Someone must not be told[^]*Her mother’s partner/);
        assert.doesNotMatch(short, /exploiter/);
      },
    ],
    [
      'at noon of the next day it is asked again, and Priya is called; with her update she says that she is safe, and why',
      async (world) => {
        await world.passesTo('2027-02-09T12:30:00.000Z');
        const window = world.windowOf(priya);
        assert.match(await window.opens({ on: 'Something to record' }), /Ask again: safe tonight\?/);
        await window.presses('Add update');
        const asked = await window.presses('Add update', {
          on: '‹',
          fill: {
            'What is new?': 'I saw her at her aunt’s.',
            'Does it change the risk?': 'No',
            'Has any of this changed?': 'Safe tonight',
          },
        });
        assert.match(asked, /Is the child safe tonight\?/);
        const fill = { 'Is the child safe tonight?': 'Yes', 'How you know': 'I saw her.' };
        const added = await window.presses('Add update', { on: '‹', fill });
        assert.match(added, /✓ Update added[^]*Received · MSET-/);
        assert.doesNotMatch(added, /Ask again/);
      },
    ],
    [
      'History has what was true before, who said otherwise, and why',
      async (world) => {
        const window = world.windowOf(priya);
        const history = await window.steps();
        assert.match(
          history,
          /True now: Who must not be told: Yes\. Her mother’s partner\. He is the exploiter\. \(before: No\)/,
        );
        assert.match(history, /The police told me on the phone\./);
        assert.match(history, /Safe tonight: Yes \(before: Not sure/);
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);

journey(
  'Two referrals of one child, of which one says what protects her',
  'true-now-merged',
  [
    [
      'an older routine referral, and a newer one: urgent, not surely safe, and her stepfather must not be told',
      async (world) => {
        await world.has(ref, ...received({ mustNotBeTold: 'no', safeTonight: 'yes' }));
        await world.has(
          other,
          filledIn(priya, {
            ...kestrel,
            ...sparrow,
            surname: kestrel['surname'] ?? '',
            forenames: kestrel['forenames'] ?? '',
            dateOfBirth: kestrel['dateOfBirth'] ?? '',
            caseSystemId: kestrel['caseSystemId'] ?? '',
            mustNotBeTold: 'yes',
            toldWho: 'The stepfather',
            toldWhy: 'He is the exploiter.',
          }),
          submitted(),
          noConflict(),
          consented(),
        );
      },
    ],
    [
      'Moira presses Merge on the older one: the form says what differs before anything is written',
      async (world) => {
        const window = world.windowOf(moira);
        await window.opens({ on: ref });
        await window.presses('More');
        const form = await window.presses('Merge');
        assert.match(form, new RegExp(`${other} says[^]*The stepfather`));
        assert.match(form, /Urgent[^]*Yes/);
      },
    ],
    [
      'the case kept is urgent, and says that she may not be safe and who must not be told',
      async (world) => {
        const window = world.windowOf(moira);
        const fill = {
          'The case to keep': `${other}>${ref}`,
          'How you know it is the same child': 'The same case system ID.',
        };
        assert.match(await window.presses('Merge', { on: '‹', fill }), /Merged/);
        const card = await window.opens({ on: ref });
        assert.match(card, /Not sure that the child is safe tonight: according to/);
        assert.match(card, /Someone must not be told[^]*The stepfather/);
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);
