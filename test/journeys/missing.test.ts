// Missing episodes (docs/process.md P17.8): a return interview in 71 hours and in 73, attempted, declined, over the October
// change; a third episode within 30 days; a case that has ended; a restricted one.
import assert from 'node:assert/strict';
import path from 'node:path';
import { createAsk } from '../../src/casework/read/ask.ts';
import { boardFor } from '../../src/reading/board/board.ts';
import { missingHigh, missingNow } from '../../src/domain/case/state/episodes.ts';
import { interviewDueAt, type EpisodeId } from '../../src/domain/case/episode/episode.ts';
import {
  colin,
  consented,
  determinedOn,
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  type StoryRow,
  submitted,
  tess,
} from '../people/builders.ts';
import {
  ada,
  decided,
  harmRecorded,
  lee,
  letIn,
  listed,
  planned,
  preMset,
  restrictedByHand,
  rightPut,
} from '../people/meeting-builders.ts';
import { isBack, isMissing } from '../people/episode-builders.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { journey, walked, type Step } from './journey.ts';
import { damaged, databaseIn, folderWith, runs } from './people/data-folder.ts';
import { isOpened, panelMeets } from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee];
type Fill = Readonly<Record<string, string>>;

/** Of the nurse of an agency that is not invited to the case. */
const visit: StoryRow = [
  moira,
  1,
  'addAction',
  {
    text: 'Ring his mother about his asthma inhaler.',
    owner: `health|${ada.objectId}`,
    subType: 'health',
    priority: 'high',
    due: '',
    needToKnow: 'She is alone in the day.',
  },
];

const recorded: Fill = {
  'Missing since when?': 'Another day',
  'Time, and the day if it is another': '21/1/2027 21:30',
  'Missing, or away without leave?': 'Missing',
  'Do the police know?': 'Not yet: I ring them now',
  'Last seen: where, by whom, wearing what': 'At the bus stop, in a grey coat.',
  'What happened': 'He went out to meet someone.',
};
const returned: Fill = {
  'Returned at': '22/1/2027 16:00',
  'How did the child come back?': 'Came back without help',
  'Found safe and well?': 'Yes',
  'Where found, and with whom': 'At home, alone.',
  'Hurt, hungry, intoxicated or with items?': 'Hungry.',
};
const interview: Fill = {
  'Offered on': '22/1/2027',
  Outcome: 'Held',
  'When it was held or tried': '25/1/2027 15:00',
  'By whom': 'Jo Imagined, Voluntary sector',
  'Are they independent of the child’s care?': 'Yes',
  'What we learned': 'He was at a flat he had not been to before.',
};

const tried = (when: string): Fill => ({
  ...interview,
  Outcome: 'Attempted',
  'When it was held or tried': when,
  'What we learned': 'He was not at home. Jo rings again.',
});

/** A typed word, or the case opened by its reference, then a button of it, behind More if need be. */
async function chooses(world: World, who: Person, title: string): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  const opened = await window.opens({ on: ref });
  if (!opened.includes(`[ ${title} ]`)) await window.presses('More', { on: ref });
  return window.presses(title, { on: ref });
}
async function fills(world: World, who: Person, title: string, fill: Fill): Promise<string> {
  await chooses(world, who, title);
  return world.windowOf(who).presses(title, { on: Object.keys(fill)[0] ?? '', fill });
}
const episode = async (world: World, id: EpisodeId = 'M1') =>
  must(await world.ports.cases.part(ref, 'episode', id)).value;
/** Nothing stored in a chat says what happened, nor that a child is missing. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['bus stop', 'grey coat', 'NP-2101', 'Hungry', 'flat he had', 'Kestrel', 'issing since']) {
    assert.ok(!told.includes(secret), secret);
  }
}

/** In a world whose data can be copied. */
function withCopies(title: string, file: string, steps: readonly Step[]): void {
  describe(title, () => walked(title, file, steps, async () => openWorld({ faults: true, people })));
}

withCopies('Missing, and the return interview in 71 hours', 'missing-71-hours', [
  ['the panel of 19 January has opened the case', async (world) => isOpened(world)],
  [
    'on Friday at 8:00 Priya types missing and the reference: she is told to ring the police, and those who lead are told by reference',
    async (world) => {
      await world.passesTo('2027-01-22T08:00:00.000Z');
      const window = world.windowOf(priya);
      await window.says(`missing ${ref}`);
      assert.match(
        await window.presses('Record missing'),
        /Ring the police first: 101, or 999 if the child is in danger/,
      );
      const asSaid = { 'Missing since when?': 'Last night (Thu 21 into Fri 22 Jan)' };
      const wrong = await window.presses('Record missing', {
        on: 'Missing since when?',
        fill: { ...recorded, ...asSaid, 'Time, and the day if it is another': 'Tue 21:30' },
      });
      assert.match(wrong, /Tue 21:30[^]*Missing since: write the time alone, like 22:30; or choose Another day\./);
      const done = await window.presses('Record missing', {
        on: 'Missing since when?',
        fill: { ...recorded, ...asSaid, 'Time, and the day if it is another': 'about 9.30' },
      });
      assert.match(done, /Next:\*\* ring \*\*101\*\* now, \*\*999\*\* if the child is in danger/);
      for (const who of [moira, tess]) {
        assert.match(world.windowOf(who).reads(), /A case of yours needs you now/);
      }
      tellsNothing(world);
    },
  ],
  [
    'whoever opens the case reads first that he is missing; the co-ordinator has him before all else',
    async (world) => {
      const window = world.windowOf(tess);
      const opened = await window.opens({ on: 'A case of yours needs you now' });
      assert.match(opened, /Missing now, since Thu 21 Jan 21:30\.[^]*Last seen: /);
      assert.match(await window.presses('History'), /Missing now, since Thu 21 Jan 21:30\.[^]*Missing episode M1/);
      const home = world.windowOf(moira);
      await home.says('hi');
      assert.match(home.reads(), /▲ 1 · missing now/);
      const { ports } = world;
      const reader = { ports, ask: createAsk(ports), person: moira, directory, now: world.clock.now() };
      const board = await boardFor(reader);
      assert.deepEqual([board.work[0]?.title, board.cases[0]?.flags], ['A child is missing', ['missing']]);
    },
  ],
  [
    'the police graded it high: Sgt Ravi says so, the review comes early, and whoever assesses the risk can read it',
    async (world) => {
      const fill: Fill = {
        'Do the police know?': 'Yes',
        'Police reference': 'NP-2101-7',
        'Police grade': 'High',
        'What is new': 'Reported at 7:50; the police have his phone.',
      };
      await chooses(world, ravi, 'Update episode');
      const done = await world.windowOf(ravi).presses('Update episode', { on: 'What is new', fill });
      assert.match(done, /The police grade it high: the review comes early/);
      const childCase = await world.caseOf(ref);
      assert.ok(missingHigh(childCase) && childCase.stage === 'review' && childCase.reviewOn === '2027-02-16');
      tellsNothing(world);
    },
  ],
  [
    'a day later he has not been said to be back: Priya and Moira are asked again',
    async (world) => {
      await world.passesTo('2027-01-23T08:05:00.000Z');
      const facts = await world.ports.cases.facts(ref);
      const last = must(facts.at(-1));
      assert.ok(last.step === 'promptEpisode');
      assert.deepEqual([last.data.rungs, last.data.to], [['still'], [priya.objectId, moira.objectId]]);
    },
  ],
  [
    'he had come home on Friday at 16:00; the interview is due on Monday at 16:00, weekend counted',
    async (world) => {
      const done = await fills(world, priya, 'Child has returned', returned);
      assert.match(done, /return interview is due by Mon 25 Jan 16:00, nights and weekends counted/);
      assert.doesNotMatch(world.windowOf(tess).reads(), /A case of yours needs you now/);
    },
  ],
  [
    'the clock calls Priya at 24 hours, Colin too at 48, Moira too at 66',
    async (world) => {
      for (const at of ['2027-01-23T16:00', '2027-01-24T16:00', '2027-01-25T10:00']) {
        await world.passesTo(`${at}:00.000Z`);
      }
      const facts = await world.ports.cases.facts(ref);
      const told = facts.flatMap((fact) =>
        fact.step === 'promptEpisode' && !fact.data.rungs.includes('still') ? [[fact.data.rungs, fact.data.to]] : [],
      );
      assert.deepEqual(told, [
        [['second'], [priya.objectId]],
        [['third'], [priya.objectId, colin.objectId]],
        [['last'], [priya.objectId, colin.objectId, moira.objectId]],
      ]);
      assert.match(world.windowOf(moira).reads(), /Return interview due/);
      tellsNothing(world);
    },
  ],
  [
    'it is held on Monday at 15:00, after 71 hours, by someone independent: in time, and the clock ends',
    async (world) => {
      await world.passesTo('2027-01-25T15:30:00.000Z');
      const done = await fills(world, priya, 'Return interview', interview);
      assert.doesNotMatch(done, /kept as late|return interview is due by|> \*\*Return interview/);
      assert.deepEqual((await episode(world)).ladder.rungs, []);
      assert.doesNotMatch(world.windowOf(moira).reads(), /Return interview due/);
      await world.passesTo('2027-01-26T17:00:00.000Z');
      const facts = await world.ports.cases.facts(ref);
      assert.notEqual(must(facts.at(-1)).step, 'promptEpisode');
    },
  ],
  [
    'the panel reads of it on the item; what is stored is whole, and what is altered is found',
    async (world) => {
      await world.passesTo('2027-02-16T13:00:00.000Z');
      await panelMeets(world, '2027-02-16');
      const window = world.windowOf(tess);
      await window.says('meetings');
      await window.opens({ on: 'Meetings', ref: 'panel-2027-02-16' });
      await window.presses('Open agenda');
      const item = await window.opens({ on: 'Agenda', ref });
      const copy = path.join(world.folder, 'copy.sqlite');
      world.backup(copy);
      const { code, out } = await runs('verify', await folderWith(copy));
      assert.equal(code, 0, out);
      const ill = `UPDATE docs SET body=replace(body, 'At home, alone.', 'At work, alone.') WHERE pk=? AND id='episode-M1'`;
      const damage = await runs('verify', await damaged(databaseIn(await folderWith(copy)), ill, ref));
      assert.match(damage.out, /M1/);
      assert.match(item, /Missing: 1 episode, 18 hours 30 minutes in all[^]*held after 71 hours, in time/);
    },
  ],
]);

journey(
  'Attempted twice, held in 73 hours; declined; and a third within 30 days',
  'missing-73-hours',
  [
    [
      'he was back on Friday at 16:00; on Saturday and on Sunday the interview is attempted, and the clock goes on',
      async (world) => {
        await isOpened(world);
        await world.passesTo('2027-01-22T16:30:00.000Z');
        await world.has(
          ref,
          isMissing({ since: '21/1/2027 21:30' }),
          isBack({ returnedAt: '22/1/2027 16:00', prevention: '' }),
        );
        await world.passesTo('2027-01-23T12:00:00.000Z');
        assert.match(
          await fills(world, priya, 'Return interview', tried('23/1/2027 11:00')),
          /due by Mon 25 Jan 16:00/,
        );
        await world.passesTo('2027-01-24T12:00:00.000Z');
        await fills(world, priya, 'Return interview', tried('24/1/2027 11:00'));
        assert.equal((await episode(world)).interviews.length, 2);
      },
    ],
    [
      'held by his social worker it does not count',
      async (world) => {
        const done = await fills(world, priya, 'Return interview', {
          ...interview,
          'When it was held or tried': '24/1/2027 11:30',
          'By whom': 'Priya Testworth',
          'Are they independent of the child’s care?': 'No',
        });
        assert.match(done, /not held by someone independent: offer the child one who is\.[^]*due by Mon 25 Jan 16:00/);
      },
    ],
    [
      'on Monday at 16:00 it is late; Priya, Colin and Moira are called, and every 24 hours again',
      async (world) => {
        await world.passesTo('2027-01-25T16:00:00.000Z');
        for (const who of [priya, colin, moira]) {
          assert.match(world.windowOf(who).reads(), /Return interview due/i, who.name);
        }
        await world.passesTo('2027-01-26T16:00:00.000Z');
        const late = (await world.ports.cases.facts(ref)).filter(
          (fact) => fact.step === 'promptEpisode' && fact.data.rungs.includes('late'),
        );
        assert.equal(late.length, 2);
      },
    ],
    [
      'held on Monday at 17:00, after 73 hours: kept as late',
      async (world) => {
        const done = await fills(world, priya, 'Return interview', {
          ...interview,
          'When it was held or tried': '25/1/2027 17:00',
        });
        assert.match(done, /held late, and is kept as late/);
        await world.windowOf(moira).says(`case ${ref}`);
        await world.windowOf(moira).opens({ on: ref });
        assert.match(await world.windowOf(moira).presses('History'), /held after 73 hours, late/);
      },
    ],
    [
      'the second episode: he declines, which ends nothing: it is offered again by someone independent',
      async (world) => {
        await world.passesTo('2027-02-02T09:00:00.000Z');
        await world.has(ref, isMissing({ since: '1/2/2027 21:00' }));
        await world.passesTo('2027-02-02T10:00:00.000Z');
        await fills(world, priya, 'Child has returned', { ...returned, 'Returned at': '2/2/2027 9:30' });
        await fills(world, priya, 'Return interview', {
          ...interview,
          'Offered on': '2/2/2027',
          Outcome: 'Declined',
          'When it was held or tried': '',
          'By whom': 'Priya Testworth',
          'Are they independent of the child’s care?': 'No',
          'What we learned': 'He does not want to talk. Jo asks him tomorrow.',
        });
        const second = await episode(world, 'M2');
        assert.equal(interviewDueAt(second), '2027-02-05T09:30:00.000Z');
        assert.match(
          world.windowOf(priya).reads(),
          /A no ends nothing: have someone independent offer it again, on another day/,
        );
      },
    ],
    [
      'on Thursday Jo offers it, and he declines again: the clock ends, and it is a sign for the risk assessment',
      async (world) => {
        await world.passesTo('2027-02-04T11:00:00.000Z');
        const done = await fills(world, priya, 'Return interview', {
          ...interview,
          'Offered on': '4/2/2027',
          Outcome: 'Declined',
          'When it was held or tried': '',
          'What we learned': 'He does not want to talk. His grandmother says he was with a friend.',
        });
        assert.match(done, /Declined twice running: a sign for the next risk assessment \(C11\)/);
        const second = await episode(world, 'M2');
        assert.deepEqual([interviewDueAt(second), second.ladder.rungs], [undefined, []]);
        await chooses(world, priya, 'Assess risk');
        const draft = must(await world.ports.cases.part(ref, 'assessment', 'RA1')).value;
        assert.deepEqual(draft.signs['C11'], {
          grade: 'E',
          line: 'Thursday 4 February 2027: return interview declined, 2 running',
          source: 'Missing episode M2',
        });
      },
    ],
    [
      'the third within 30 days asks for a strategy discussion, first on the co-ordinator’s card',
      async (world) => {
        await world.passesTo('2027-02-10T09:00:00.000Z');
        const done = await fills(world, priya, 'Record missing', {
          ...recorded,
          'Time, and the day if it is another': '9/2 23:00',
        });
        assert.match(done, /3 episodes began within 30 days: a strategy discussion is needed/);
        const window = world.windowOf(moira);
        const opened = await window.opens({ on: 'A case of yours needs you now' });
        assert.match(opened, /3 missing episodes within 30 days: a strategy discussion is needed\./);
        await window.presses('Urgent: strategy discussion', { on: ref });
        const fill = { 'What is new': 'A third episode within 30 days.' };
        const called = await window.presses('Urgent: strategy discussion', { on: 'What is new', fill });
        assert.doesNotMatch(called, /a strategy discussion is needed\./);
      },
    ],
  ],
  undefined,
  people,
);

journey(
  'Five episodes of a weekend, added on Monday',
  'missing-past',
  [
    [
      'on Monday Priya adds five nights, each over: no one reads Urgent, and the child is not missing',
      async (world) => {
        await isOpened(world);
        await world.passesTo('2027-01-25T09:00:00.000Z');
        const before = world.teams.arrived.length;
        const nights = [20, 21, 22, 23, 24];
        for (const night of nights) {
          const done = await fills(world, priya, 'Add past episode', {
            'Missing since': `${night}/1/2027 21:30`,
            'Returned at': `${night}/1/2027 23:45`,
            'Missing, or away without leave?': 'Missing',
            'Did the police know?': 'Yes',
            'Police reference': `NP-${night}01`,
            'How did the child come back?': 'Came back without help',
            'Found safe and well?': 'Yes',
            'Where found, and with whom': 'At home, alone.',
            'What happened': 'He went out to meet someone.',
          });
          // 72 hours after the return may be over when it is added.
          const due = night < 22 ? 'return interview is late: it was due by' : 'return interview is due by';
          assert.match(done, new RegExp(`Past episode added[^]*${due}`));
          if (night === 22) assert.match(done, /3 episodes began within 30 days: a strategy discussion is needed/);
        }
        const since = JSON.stringify(world.teams.arrived.slice(before).map(({ activity }) => activity));
        assert.doesNotMatch(since, /URGENT|A case of yours needs you now/);
        tellsNothing(world);
        const childCase = await world.caseOf(ref);
        assert.equal(missingNow(childCase), undefined);
        assert.equal(childCase.missing?.spans.length, 5);
      },
    ],
    [
      'what was added twice, or ends before it began, is said on the same form, with what was typed',
      async (world) => {
        const again = {
          'Missing since': '24/1/2027 22:00',
          'Returned at': '24/1/2027 23:00',
          'Missing, or away without leave?': 'Missing',
          'Did the police know?': 'Yes',
          'How did the child come back?': 'Came back without help',
          'Found safe and well?': 'Yes',
          'Where found, and with whom': 'At the bus stop again.',
          'What happened': 'He went out to meet someone.',
        };
        const twice = await fills(world, priya, 'Add past episode', again);
        assert.match(twice, /At the bus stop again[^]*missing then by M5, recorded from Sun 24 Jan 21:30/);
        const fill = { ...again, 'Returned at': '24/1/2027 21:00' };
        const turned = await world.windowOf(priya).presses('Add past episode', { on: 'Returned at', fill });
        assert.match(turned, /Returned at: it is before the child went missing/);
      },
    ],
    [
      'the chair reads of all five on the case; a return interview is asked for each, the earliest first',
      async (world) => {
        const window = world.windowOf(tess);
        await window.says(`case ${ref}`);
        assert.doesNotMatch(await window.opens({ on: ref }), /Missing now/);
        assert.match(await window.presses('History'), /Missing episode M5[^]*Missing episode M4/);
        const done = await fills(world, priya, 'Return interview', {
          ...interview,
          'Offered on': '21/1/2027',
          'When it was held or tried': '23/1/2027 15:00',
        });
        assert.doesNotMatch(done, /kept as late/);
        assert.equal(interviewDueAt(await episode(world, 'M1')), undefined);
      },
    ],
  ],
  undefined,
  people,
);

journey(
  'Missing before consent, and found dead',
  'missing-before-consent',
  [
    [
      'the referral waits for consent; Priya records that he is missing from her card: the police first, then the manager and the co-ordinator are called',
      async (world) => {
        await world.has(ref, filledIn(), submitted());
        const window = world.windowOf(priya);
        assert.match(await chooses(world, priya, 'Record missing'), /Ring the police first: 101, or 999/);
        const fill = { ...recorded, 'Time, and the day if it is another': '3/1/2027 21:30' };
        await window.presses('Record missing', { on: 'Missing since when?', fill });
        assert.match(world.windowOf(colin).reads(), /Management consent needed\n[^\n]*cannot wait/);
        assert.match(await world.windowOf(moira).opens({ on: 'needs you now' }), /Missing now, since Sun 3 Jan 21:30/);
        assert.doesNotMatch(world.windowOf(tess).reads(), /needs you now/, 'no chair before consent');
        tellsNothing(world);
      },
    ],
    [
      'Colin reads that he is missing above the referral, and gives consent: the episode goes along',
      async (world) => {
        const window = world.windowOf(colin);
        await window.presses('Read and decide', { on: 'Management consent needed' });
        assert.match(await window.presses('No, go on'), /Missing now, since Sun 3 Jan 21:30/);
        await world.has(ref, consented());
        assert.equal(missingNow(await world.caseOf(ref))?.id, 'M1');
      },
    ],
    [
      'he is found dead: no one opens a case of a missing child any more, nor is asked for his return; Nurse Ada, who may not read it, is told to ring the co-ordinator',
      async (world) => {
        await world.has(ref, visit);
        const nurse = world.windowOf(ada);
        assert.match(nurse.reads(), /Read and accept/);
        await world.has(ref, harmRecorded('died'));
        await world.settled();
        assert.match(nurse.reads(), /Do not visit or ring: ring the co-ordinator/);
        const action = await nurse.presses('Read', { on: 'Do not visit or ring' });
        assert.match(action, /▲ Do not visit or ring the family: ring the co-ordinator\.[^]*Moira Example: 0191/);
        assert.doesNotMatch(action, /died|Missing|\[ Accept \]/);
        const opened = await world.windowOf(priya).opens({ on: 'before you visit or ring' });
        assert.match(opened, /The child has died/);
        assert.doesNotMatch(opened, /Missing now|Child has returned|interview/);
      },
    ],
    [
      'it was another boy: put right by two people, he is missing as before, and Ada is called to her action again',
      async (world) => {
        const { length } = await world.ports.cases.facts(ref);
        await world.has(ref, rightPut(length, moira), rightPut(length, greta));
        await world.settled();
        assert.match(await world.windowOf(priya).opens({ on: ref }), /Missing now, since Sun 3 Jan 21:30/);
        assert.match(world.windowOf(ada).reads(), /Read and accept/);
        tellsNothing(world);
      },
    ],
  ],
  undefined,
  [...people, greta],
);

journey(
  'A return interview over the October change',
  'missing-october',
  [
    [
      'back on Saturday 30 October at 10:00 of summer time: due on Tuesday at 9:00, for a night has an hour more',
      async (world) => {
        await world.passesTo('2027-10-29T09:00:00.000Z');
        await world.has(
          ref,
          filledIn(priya, { ...kestrel, ...determinedOn('25/10/2027') }),
          submitted(),
          noConflict(),
          consented(),
        );
        await world.passesTo('2027-10-30T09:30:00.000Z');
        await world.has(ref, isMissing({ since: '29/10/2027 23:00' }));
        const done = await fills(world, priya, 'Child has returned', {
          ...returned,
          'Returned at': '30/10/2027 10:00',
        });
        assert.match(done, /due by Tue 2 Nov 09:00/);
      },
    ],
    [
      'prompted on Sunday at 9:00, on Monday at 9:00 and on Tuesday at 3:00',
      async (world) => {
        for (const at of ['2027-10-31T09:00', '2027-11-01T09:00', '2027-11-02T03:00']) {
          await world.passesTo(`${at}:00.000Z`);
        }
        const prompts = (await world.ports.cases.facts(ref)).filter(({ step }) => step === 'promptEpisode');
        assert.deepEqual(
          prompts.map(({ at }) => at),
          ['2027-10-31T09:00:00.000Z', '2027-11-01T09:00:00.000Z', '2027-11-02T03:00:00.000Z'],
        );
      },
    ],
    [
      'held on Tuesday at 9:30 it is late, though the clock on the wall has gone 71 hours and a half',
      async (world) => {
        await world.passesTo('2027-11-02T10:00:00.000Z');
        const done = await fills(world, priya, 'Return interview', {
          ...interview,
          'Offered on': '30/10/2027',
          'When it was held or tried': '2/11/2027 9:30',
        });
        assert.match(done, /kept as late/);
      },
    ],
  ],
  undefined,
  people,
);

journey(
  'An episode of a case that has ended, and of a restricted one',
  'missing-closed-restricted',
  [
    [
      'the pre-MSET may not agree another plan while he is missing; after his return it does, and the interview is still asked for',
      async (world) => {
        const { id, type, date } = planned('2027-01-12');
        const input = { type, date, time: '14:00', chair: tess.objectId };
        await world.meets(id, [moira, 1, 'planMeeting', input]);
        await world.has(ref, filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health,police'));
        await world.passesTo('2027-01-12T13:00:00.000Z');
        await world.has(ref, isMissing({ since: '11/1/2027 22:00' }));
        const at = preMset.startsAt;
        await world.meets(preMset.id, [moira, at, 'startMeeting', {}]);
        for (const by of [moira, tess, ravi, colin, ada, lee]) {
          await world.meets(preMset.id, [by, 1, 'attendMeeting', {}]);
        }
        const window = world.windowOf(tess);
        await window.says('meetings');
        await window.opens({ on: 'Meetings', ref: preMset.id });
        const agenda = await window.presses('Open agenda');
        assert.match(agenda, /Missing now/);
        await assert.rejects(world.has(ref, decided('otherPlan', preMset)), /to be recorded first: the child’s return/);
        const done = await fills(world, priya, 'Child has returned', { ...returned, 'Returned at': '12/1/2027 13:30' });
        assert.match(done, /due by Fri 15 Jan 13:30/);
        await world.has(ref, decided('otherPlan', preMset));
        await world.passesTo('2027-01-13T13:30:00.000Z');
        assert.match(world.windowOf(priya).reads(), /Return interview due/);
      },
    ],
    [
      'missing again: the case is over, and the way is Refer again',
      async (world) => {
        const window = world.windowOf(priya);
        await window.says(`missing ${ref}`);
        assert.match(
          await window.presses('Record missing'),
          /This case is: Other plan agreed\.[^]*press Refer again\.[^]*101, or 999 in danger/,
        );
        assert.match(await window.presses('Refer again'), /This begins a new referral/);
      },
    ],
  ],
  undefined,
  people,
);

journey(
  'An episode of a restricted case',
  'missing-restricted',
  [
    [
      'neither the chair nor the police hear of it, nor can they record one',
      async (world) => {
        const input = { type: 'preMset', date: preMset.date, time: '14:00', chair: tess.objectId } as const;
        await world.meets(preMset.id, [moira, 1, 'planMeeting', input]);
        await world.has(
          ref,
          filledIn(),
          submitted(),
          noConflict(),
          consented(),
          listed(preMset, 'health,police'),
          restrictedByHand(),
        );
        const before = world.teams.arrived.length;
        await fills(world, priya, 'Record missing', { ...recorded, 'Time, and the day if it is another': '3/1 22:00' });
        const told = world.teams.arrived.slice(before).map(({ activity }) => JSON.stringify(activity));
        assert.ok(told.length > 0);
        for (const who of [tess, ravi]) {
          const window = world.windowOf(who);
          assert.doesNotMatch(window.reads(), /A case of yours needs you now/, who.name);
          await window.says(`missing ${ref}`);
          assert.match(window.reads(), /This case is not available to you/);
        }
        assert.match(world.windowOf(moira).reads(), /A case of yours needs you now/);
      },
    ],
    [
      'the police are let in by name: Sgt Ravi records the return',
      async (world) => {
        await world.has(ref, letIn(ravi));
        const done = await fills(world, ravi, 'Child has returned', { ...returned, 'Returned at': '4/1/2027 9:00' });
        assert.match(done, /return interview is due by Thu 7 Jan 09:00/);
      },
    ],
  ],
  undefined,
  people,
);
