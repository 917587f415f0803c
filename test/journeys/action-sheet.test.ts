// The action sheet across children: what agencies do in chat stands on it, of every child that the chair reads and of no other; on paper
// each child is a look; after the next panel it says what was done since (docs/process.md P8.21).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import {
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { ada, panel, restrictedByHand } from '../people/meeting-builders.ts';
import { added } from '../domain/case/action/action-story.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { journey } from './journey.ts';

const [robins, wrens] = [84, 85].map((byte) => mintReference(Buffer.alloc(8, byte))) as [
  typeof kestrelReference,
  typeof kestrelReference,
];
const child = (forenames: string, caseSystemId: string) => ({
  ...kestrel,
  forenames,
  surname: 'Invented',
  caseSystemId,
  address: `${caseSystemId} Sample Row`,
});
const nextPanel = 'panel-2027-02-16';

/** What stands on someone's sheet: where, of whom and of what. */
const sheetOf = async (world: World, who: Person): Promise<readonly string[]> => {
  const { rows } = must(await pagesOver(world.ports).read(who, 'actionSheet'));
  return rows.map(({ stands, agency, name, label, outcome }) =>
    [stands, agency, name, label, ...(outcome === undefined ? [] : [outcome])].join(' · '),
  );
};
const police = (text: string) => added({ text, owner: `police|${ravi.objectId}`, due: '29/1/2027' });

/** A panel that began and ended: no more of it matters here. */
const holds = async (world: World, id: typeof panel.id, day: string): Promise<void> => {
  await world.meets(id, [moira, `${day}T14:00:00.000Z`, 'startMeeting', {}]);
  await world.meets(id, [tess, 1, 'attendMeeting', {}]);
  await world.meets(id, [moira, `${day}T16:00:00.000Z`, 'endMeeting', { undecided: [] }]);
};

journey(
  'The action sheet: across children, since the last panel',
  'action-sheet',
  [
    [
      'After the panel of 19 January the police have an action on each of three children, health has one; one child’s case is restricted',
      async (world) => {
        for (const id of [panel.id, nextPanel] as const) {
          const input = { type: 'panel', date: id.slice(-10), time: '14:00', chair: tess.objectId } as const;
          await world.meets(id, [moira, 1, 'planMeeting', input]);
        }
        for (const [reference, answers] of [
          [kestrelReference, kestrel],
          [robins, child('Robin', 'T-2101')],
          [wrens, child('Wren', 'T-2102')],
        ] as const)
          await world.has(reference, filledIn(priya, answers), submitted(), noConflict(), consented());
        await holds(world, panel.id, '2027-01-19');
        world.clock.at('2027-01-20T09:00:00.000Z');
        await world.has(kestrelReference, police('Visit the takeaway at closing time.'));
        await world.has(
          robins,
          police('Patrol the park after school.'),
          added({ text: 'Offer a health assessment.', owner: `health|${ada.objectId}`, due: '12/2/2027' }),
        );
        await world.has(wrens, restrictedByHand(), police('See the taxi firm.'));
        await world.settled();
      },
    ],
    [
      'Tess, the chair, has those of two children by agency; of the restricted case neither a row nor a gap; Ravi has no sheet',
      async (world) => {
        assert.deepEqual(
          await sheetOf(world, tess),
          [
            `open · Health · ${robins}/A2 · Not accepted yet`,
            `open · Northumbria Police · ${kestrelReference}/A1 · Not accepted yet`,
            `open · Northumbria Police · ${robins}/A1 · Not accepted yet`,
          ].toSorted(),
        );
        assert.equal((await sheetOf(world, moira)).length, 4);
        assert.equal(await pagesOver(world.ports).read(ravi, 'actionSheet'), undefined);
        assert.equal(await pagesOver(world.ports).read(ravi, 'printActions', { agency: 'police' }), undefined);
      },
    ],
    [
      'Ravi accepts the visit and marks it done; Moira verifies it: the sheet says what came of it',
      async (world) => {
        const ravis = world.windowOf(ravi);
        const on = { on: `${kestrelReference}/A1` };
        await ravis.opens(on);
        await ravis.presses('Accept', { on: 'What is to be done' });
        await ravis.presses('Mark done');
        await ravis.presses('Mark done', {
          on: 'Evidence of completion',
          fill: {
            'Evidence of completion': 'Visited on 20 January; the keeper was warned.',
            'Did it change the risk?': 'Better',
          },
        });
        const row = (await sheetOf(world, tess)).find((one) => one.includes(`${kestrelReference}/A1`));
        assert.equal(row, `done · Northumbria Police · ${kestrelReference}/A1 · Done, to be verified · risk: better`);
        const moiras = world.windowOf(moira);
        await moiras.opens({ on: 'Marked done' });
        await moiras.presses('Verify');
        await moiras.presses('Verify', {
          fill: {
            'Note (optional)': 'The licensing team saw it too.',
            'What came of it?': 'Carried out',
            'Did it change the risk, as you see it?': 'Better',
          },
        });
        const seen = (await sheetOf(world, tess)).find((one) => one.includes(`${kestrelReference}/A1`));
        assert.match(seen ?? '', /^done · .* · Verified · .*risk: better$/);
      },
    ],
    [
      'On 1 February the patrol is late; Tess prints what the police have: a look each child, and no other child',
      async (world) => {
        await world.passesTo('2027-02-01T09:30:00.000Z');
        assert.ok(
          (await sheetOf(world, tess)).some((one) => one.startsWith(`late · Northumbria Police · ${robins}/A1`)),
        );
        const print = must(await pagesOver(world.ports).read(tess, 'printActions', { agency: 'police' }));
        const text = JSON.stringify(print);
        assert.match(text, /1 late, 0 open in time, 1 done/);
        assert.match(text, /Visited on 20 January; the keeper was warned\.[^"]*The licensing team saw it too\./);
        assert.doesNotMatch(text, /taxi firm|health assessment|Madeup|Invented/);
        const looksOf = async (reference: typeof robins): Promise<readonly string[]> =>
          (await world.ports.looks.of(reference)).flatMap(({ person, by }) =>
            person === tess.objectId && by === 'print' ? [by] : [],
          );
        assert.deepEqual(await Promise.all([kestrelReference, robins, wrens].map(looksOf)), [['print'], ['print'], []]);
      },
    ],
    [
      'After the panel of 16 February the visit is not on it any more, and what is still open is late',
      async (world) => {
        await holds(world, nextPanel, '2027-02-16');
        const { since } = must(await pagesOver(world.ports).read(tess, 'actionSheet'));
        assert.match(since, /which ended Tue 16 Feb 16:00|which ended 16:00/);
        assert.deepEqual(
          (await sheetOf(world, tess)).map((one) => one.split(' · ').slice(0, 3).join(' · ')),
          [`late · Health · ${robins}/A2`, `late · Northumbria Police · ${robins}/A1`],
        );
      },
    ],
  ],
  directory,
  [...everybody, tess, ada],
);
