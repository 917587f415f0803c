// S4 of docs/process.md 19, second run: urgent, not in danger. One hour, the deputy at once, the co-ordinator sees it before consent.
import assert from 'node:assert/strict';
import { rungsOf } from '../people/calls.ts';
import { colin, dana, greta, moira, priya, sparrow } from '../people/builders.ts';
import { readsAll, refers } from './people/deeds.ts';
import { journey } from './journey.ts';

let reference = '';

journey('S4, second run: an urgent referral', 's4-urgent', [
  [
    'Priya submits: Colin, his deputy Dana and the co-ordinator have it at once, due in an office hour',
    async (world) => {
      reference = await refers(world.windowOf(priya), sparrow);
      for (const person of [colin, dana]) {
        assert.match(world.windowOf(person).reads(), /▲ Urgent · by Mon 4 Jan 11:00\n# Management consent needed/);
      }
      assert.match(world.windowOf(moira).reads(), /○ Urgent, waiting · by Mon 4 Jan 11:00\n# With manager/);
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'awaitingConsent');
      assert.deepEqual([childCase.submission.due.rule, childCase.submission.due.ruleVersion], ['consent.urgent', 1]);
    },
  ],
  [
    'nobody decides within the hour: Greta above them is asked, and both are called again',
    async (world) => {
      await world.passesTo('2027-01-04T11:00:00Z');
      for (const person of [colin, dana, greta]) {
        assert.match(world.windowOf(person).reads(), /Urgent and late · was due Mon 4 Jan 11:00/, person.name);
      }
      assert.equal(
        world
          .windowOf(colin)
          .reads()
          .match(/Management consent needed/g)?.length,
        1,
      );
    },
  ],
  [
    'Greta consents at 11:20, and the clock is over',
    async (world) => {
      world.clock.at('2027-01-04T11:20:00Z');
      await readsAll(world.windowOf(greta));
      await world.windowOf(greta).presses('Give consent');
      for (const hour of ['12:20', '13:20', '14:20', '16:00']) await world.passesTo(`2027-01-04T${hour}:00Z`);
      assert.match(world.windowOf(dana).reads(), /Consent given by Greta Specimen/);
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'received');
      assert.deepEqual(
        rungsOf(childCase),
        ['owed.safety', 'triageChair'],
        'of the consent nobody is reminded any more',
      );
      // Nobody did the triage: an hour later the co-ordinator was told, then those above, then the chair.
      assert.deepEqual(
        childCase.reminded?.map(({ rung, at }) => `${rung} ${at.slice(11, 16)}`),
        ['triage 12:20', 'triageUp 13:20', 'triageChair 14:20'],
      );
    },
  ],
  [
    'Moira sets an immediate action without waiting for a meeting',
    async (world) => {
      const window = world.windowOf(moira);
      await window.opens({ on: 'Referral received' });
      await window.presses('More');
      await window.presses('Add action');
      const answer = await window.presses('Add action', {
        on: '‹',
        fill: {
          Action: 'Visit the address tonight and see that she is safe.',
          'Who does it': 'Northumbria Police: Sgt Ravi Mock',
          Type: 'Patrol',
          Priority: 'Immediate (24 hours)',
          'What the owner needs to know': 'A girl of 13 is staying with an aunt; the duty team rings at 21:00.',
        },
      });
      assert.match(answer, /Due Tue 5 Jan 16:00, set by the priority/);
      assert.equal(
        (await world.ports.cases.parts((await world.caseOf(reference)).reference, 'action'))[0]?.source,
        'outOfCycle',
      );
    },
  ],
]);
