// The way to 18 with an adult lead and without, a child who comes back after three months, and a death
// (docs/process.md P17.5 to P17.7).
import assert from 'node:assert/strict';
import {
  colin,
  directory,
  filledIn,
  hal,
  ife,
  kestrel,
  kestrelReference,
  moira,
  priya,
  ravi,
  tess,
} from '../people/builders.ts';
import { ada, decided, lee, panel, planned } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { isOpened, panelMeets } from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee, hal, ife];
const ref = kestrelReference;
const bornOn = (dateOfBirth: string) => filledIn(priya, { ...kestrel, dateOfBirth });
const adultLead = {
  'Adult lead': 'Someone outside MSET: asks who',
  'Care Act view': 'Needs care and support, and cannot keep himself safe yet.',
  'The young person’s wishes': 'I want my own flat near football.',
};
const outside = { 'Adult lead: name and service': 'Una Fakename, adult social care' };
/** Nothing stored in a chat, posted in a channel or mailed says who it is, when they were born, or what happened. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of [
    'Kestrel',
    'Madeup',
    'Fakename',
    'football',
    'bridge',
    'died',
    'overnight',
    'birth',
    '/2009',
    '2009-',
  ]) {
    assert.ok(!told.includes(secret), told.slice(Math.max(0, told.indexOf(secret) - 80), told.indexOf(secret) + 20));
  }
}

journey(
  'A young person turns 18 with an adult lead',
  'turning-18-adult-lead',
  [
    [
      'at 17 and three quarters when consent is given, Priya is asked for an adult lead at once; the panel opens it in transition',
      async (world) => {
        await isOpened(world, decided('open', panel), bornOn('6/4/2009'));
        await world.passesTo('2027-01-20T09:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'transition');
        assert.match(world.windowOf(priya).reads(), /For you[^]*Adult lead needed/);
      },
    ],
    [
      'she names one; what is left empty is asked for, and nothing typed is lost; Moira is told',
      async (world) => {
        const window = world.windowOf(priya);
        assert.match(
          await window.presses('Name adult lead', { on: 'Adult lead needed' }),
          /18th birthday is Tuesday 6 April 2027/,
        );
        const half = { ...adultLead, 'The young person’s wishes': 'Not seen' };
        assert.match(
          await window.presses('Name adult lead', { on: 'Care Act view', fill: half }),
          /Because they are outside MSET[^]*Adult lead: name and service[^]*not seen, because …/,
        );
        assert.match(
          await window.presses('Name adult lead', { on: 'Care Act view', fill: { ...adultLead, ...outside } }),
          /✓ Adult lead named[^]*\*\*Told:\*\* [^\n]*Moira Example/,
        );
        assert.match(await window.opens({ on: ref }), /Turns 18 on Tuesday 6 April 2027\.[^]*Adult lead: Una Fakename/);
      },
    ],
    [
      'at 17 years and 10 months the chair is not told: there is one',
      async (world) => {
        await world.passesTo('2027-02-08T09:00:00.000Z');
        assert.doesNotMatch(world.windowOf(tess).reads(), /No adult lead/i);
      },
    ],
    [
      'on the last working day before the birthday Moira and Tess are asked for the route, and on the birthday again',
      async (world) => {
        for (const when of ['2027-04-05T08:00:00.000Z', '2027-04-06T08:00:00.000Z']) {
          await world.passesTo(when);
          for (const who of [moira, tess]) {
            assert.match(world.windowOf(who).reads(), /route at 18 needed/i, who.name);
          }
        }
      },
    ],
    [
      'Tess records it; the case stays open, nobody is asked again, and Priya is told',
      async (world) => {
        const window = world.windowOf(tess);
        await window.presses('Open', { on: 'A panel is needed' });
        await window.presses('Route at 18');
        const fill = { Route: 'Adult safeguarding', Why: 'The adult lead takes it on from today.' };
        assert.match(await window.presses('Route at 18', { on: 'Why', fill }), /stays open until the panel closes it/);
        await world.passesTo('2027-04-07T08:00:00.000Z');
        const childCase = await world.caseOf(ref);
        assert.equal(childCase.stage, 'transition');
        assert.doesNotMatch(world.windowOf(moira).reads(), /route at 18/i);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A young person turns 18 without an adult lead',
  'turning-18-nobody',
  [
    [
      'the panel has opened the case; at 17 and a half it is in transition, and Priya is asked',
      async (world) => {
        await isOpened(world, decided('open', panel), bornOn('20/7/2009'));
        assert.equal((await world.caseOf(ref)).stage, 'open');
        await world.passesTo('2027-01-20T09:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'transition');
        assert.match(world.windowOf(priya).reads(), /Adult lead needed/);
      },
    ],
    [
      'at 17 years and 10 months the chair is told',
      async (world) => {
        await world.passesTo('2027-05-20T08:00:00.000Z');
        assert.match(world.windowOf(tess).reads(), /No adult lead yet/i);
      },
    ],
    [
      'from the day before the birthday on chair and co-ordinator are asked every working day; nothing closes',
      async (world) => {
        for (const when of ['2027-07-19T08:00:00.000Z', '2027-07-20T08:00:00.000Z', '2027-07-21T08:00:00.000Z']) {
          await world.passesTo(when);
          assert.match(world.windowOf(moira).reads(), /route at 18 needed/i);
          assert.equal((await world.caseOf(ref)).stage, 'transition');
        }
      },
    ],
    [
      'the birth date was wrong: Moira corrects it with how she knows, and everything follows the new one',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More');
        await window.presses('Correct date of birth');
        const fill = {
          'Date of birth': '29/2/2012',
          'How certain is the date of birth?': 'Exact',
          'How you know': 'Passport.',
        };
        assert.match(await window.presses('Correct date of birth', { on: 'How you know', fill }), /corrected/);
        const childCase = await world.caseOf(ref);
        assert.equal(childCase.stage, 'review');
        await world.passesTo('2027-07-22T08:00:00.000Z');
        assert.doesNotMatch(window.reads(), /route at 18/i);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A child dies',
  'death',
  [
    ['the panel of 19 January has opened the case', async (world) => isOpened(world)],
    [
      'Moira records it; head of service, officer and chair are told by the reference, without a word of why',
      async (world) => {
        world.clock.at('2027-01-25T10:00:00.000Z');
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'Next review' });
        await window.presses('More');
        await window.presses('Record death or serious harm');
        const fill = {
          'What happened': 'The child has died',
          Date: '24/1/2027',
          'When did the council become aware?': '24/1/2027 23:40',
          'What is known': 'He fell from a bridge at night.',
        };
        assert.match(
          await window.presses('Record death or serious harm', { on: 'What is known', fill }),
          /legal hold[^]*due Fri 29 Jan/,
        );
        for (const who of [hal, ife, tess]) {
          assert.match(world.windowOf(who).reads(), /Legal hold: notice to the national panel/, who.name);
        }
        assert.equal((await world.caseOf(ref)).stage, 'open');
      },
    ],
    [
      'everybody who opens it reads that nothing may be destroyed; those who read it, what happened',
      async (world) => {
        const window = world.windowOf(tess);
        await window.presses('Open', { on: 'Legal hold' });
        assert.match(
          window.reads(),
          /Legal hold: nothing of this case may be deleted or destroyed[^]*The child has died/,
        );
        const police = world.windowOf(ravi);
        await police.says(`case ${ref}`);
        await police.presses('Open', { on: 'on the panel’s agenda by' });
        assert.match(police.reads(), /Legal hold/);
      },
    ],
    [
      'a working day before it is due, and when it is late, they are called again',
      async (world) => {
        await world.passesTo('2027-01-28T10:00:00.000Z');
        assert.match(world.windowOf(hal).reads(), /For you · by Fri 29 Jan 17:00/);
        await world.passesTo('2027-02-01T10:00:00.000Z');
        assert.match(world.windowOf(hal).reads(), /Late · was due Fri 29 Jan 17:00/);
      },
    ],
    [
      'Hal records the notice from the card; the hold stays, nothing is closed, and Priya is asked for no review of a child who has died',
      async (world) => {
        const window = world.windowOf(hal);
        await window.presses('Record notice', { on: 'Legal hold' });
        const fill = {
          'Date of the notice': '1/2/2027',
          'Why it is notifiable': 'Abuse or neglect is known or suspected',
          'Where it is kept': 'The serious incidents folder.',
        };
        assert.match(
          await window.presses('Record notice', { on: 'Where it is kept', fill }),
          /The legal hold stays[^]*rapid review is due Mon 22 Feb 17:00/,
        );
        const childCase = await world.caseOf(ref);
        assert.equal(childCase.stage, 'open');
        assert.ok(childCase.hold?.noticed !== undefined && childCase.harm?.notice?.by.objectId === hal.objectId);
        await world.passesTo('2027-02-02T10:00:00.000Z');
        // The digest of the day before still counts it, as of then.
        assert.doesNotMatch(world.windowOf(moira).reads(), /# [^\n]*notice to the national panel/i);
        assert.doesNotMatch(world.windowOf(priya).reads(), /Review due/);
        tellsNothing(world);
      },
    ],
    [
      'Priya proposes closure: no words of the child, no letter and no lower review are asked for',
      async (world) => {
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'on the panel’s agenda by' });
        assert.match(window.reads(), /Died: Sunday 24 January 2027/);
        assert.doesNotMatch(window.reads(), /Safe tonight|Worry:|the child is not safe/);
        if (!window.reads().includes('[ Propose closure ]')) await window.presses('More');
        const form = await window.presses('Propose closure');
        assert.match(form, /Closure reason: ‹› of The child died\n/);
        assert.doesNotMatch(form, /own words|letter to/i);
        const first = {
          'Closure reason': 'The child died',
          'Who supports the family from now on': 'Una Fakename, bereavement service.',
          'Who carries on open actions': 'None are open.',
        };
        const page = await window.presses('Next', { on: 'Closure reason', fill: first });
        assert.match(page, /inquest, review of the death/);
        assert.doesNotMatch(page, /own words|letter to/i);
        const second = {
          'Family’s view': 'They want to know what happened.',
          'What is outstanding: inquest, review of the death': 'The inquest.',
        };
        assert.match(
          await window.presses('Propose closure', { on: 'Family’s view', fill: second }),
          /A quorate panel can close it/,
        );
      },
    ],
    [
      'the panel closes it; the cards ask who spoke with the family, and nothing says letter, plan or refer again',
      async (world) => {
        await panelMeets(world, '2027-02-16');
        await world.has(ref, decided('close', planned('2027-02-16', 'panel')));
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        assert.match(window.reads(), /Record who spoke with the family/);
        await window.presses('Read', { on: 'Record who spoke' });
        assert.match(window.reads(), /Give the feedback, and record it\*\*[^\n]* · for you/);
        assert.doesNotMatch(window.reads(), /letter|refer again|Safe tonight/i);
        await window.presses('Record feedback');
        const fill = { 'Who spoke with the family, when and how': 'Colin, at home, with the police officer.' };
        await window.presses('Record feedback', { on: 'Who spoke', fill });
        const closed = await world.caseOf(ref);
        assert.ok(closed.stage === 'closed' && closed.feedback?.given?.letter === '');
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);
