// S6 of docs/process.md 19: brother and sister, and another child who is found at their address. Each keeps a case of their own.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import {
  onLastPage,
  colin,
  consented,
  directory,
  filledIn,
  greta,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { added } from '../people/mention-builders.ts';
import { toldOf } from './people/by-reference.ts';
import { action, decides, fillsIn } from './people/deeds.ts';
import { journey } from './journey.ts';

const bea: Person = must(directory.people.find(({ name }) => name === 'Bea Stub'));
const home = { address: '9 Sample Close', postcode: 'ZZ99 9AA', trustedAdult: 'Ms Form, her form tutor' };
const wren = {
  ...kestrel,
  ...home,
  caseSystemId: 'T-1006',
  surname: 'Pretend',
  forenames: 'Wren',
  sex: 'female',
  dateOfBirth: '3/2/2010',
  worries: 'Older men wait for her at the corner shop.',
  childsWords: '“They buy me things.” Said to her tutor.',
  strengths: 'She sings in a choir.',
  safetyPlan: 'Her tutor walks with her to the bus.',
};
const finch = {
  ...wren,
  caseSystemId: 'T-1007',
  forenames: 'Finch',
  sex: 'male',
  dateOfBirth: '8/8/2015',
  worries: 'He carried a parcel for a man he does not know.',
  childsWords: '“I did not look inside.” Said to his teacher.',
  strengths: 'He loves chess.',
  safetyPlan: 'The chess club brings him to the door.',
  disruption: 'school',
};
const robin = {
  ...kestrel,
  address: '4 Mock Way',
  postcode: 'ZZ98 8BB',
  caseSystemId: 'T-1009',
  surname: 'Notreal',
  forenames: 'Robin',
  dateOfBirth: '11/11/2011',
  worries: 'She was found twice in a house that is not hers.',
  childsWords: '“It is warm there.” Said to a constable.',
  strengths: 'She rings her gran every day.',
  safetyPlan: 'Gran has a spare key.',
  trustedAdult: 'Gran',
  consenter: greta.objectId,
};
const wrens = mintReference(Buffer.alloc(8, 61));
const robins = mintReference(Buffer.alloc(8, 62));
let finches = '' as Reference;
const id = 'preMset-2027-01-12';

/** What the optional page of the referral says of a place. */
const shop = (by: Person, knownPlace: string): StoryRow => [
  by,
  1,
  'savePage',
  { page: 'links', answers: { knownPlace } },
];

/** Opens the case from the chat and the form to list it; gives the form. */
async function asksToList(world: World, reference: Reference): Promise<string> {
  const window = world.windowOf(moira);
  await window.says(`case ${reference}`);
  await window.opens({ on: reference });
  return window.presses('List for pre-MSET', { on: reference });
}
const lists = (world: World): Promise<string> =>
  world.windowOf(moira).presses('List for pre-MSET', { on: 'Agencies invited' });

const asksForIt = {
  'Who asks for it': 'The police ask for it',
  'Why a record is needed': 'Three children are found there.',
};

journey(
  'S6: brother and sister, and a third child at their address',
  's6-siblings',
  [
    [
      'Wren is received and listed; nobody else is known at her address',
      async (world) => {
        const input = { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId } as const;
        await world.meets(id, [moira, 1, 'planMeeting', input]);
        await world.has(
          wrens,
          filledIn(priya, wren),
          shop(priya, 'Corner shop, Sample Cross'),
          submitted(),
          noConflict(),
          consented(),
        );
        assert.match(await asksToList(world, wrens), /no other case looks like this one/);
        await lists(world);
      },
    ],
    [
      'Priya refers Finch, who is 11: she reads what that means as soon as she has written his birthday',
      async (world) => {
        const before = world.happenings.length;
        const window = world.windowOf(priya);
        finches = (await fillsIn(window, finch)) as Reference;
        const answers = world.happenings.slice(before).filter((one) => one.kind === 'answer');
        const noted = answers.filter((one) => JSON.stringify(one.card).includes('Under 13'));
        assert.equal(noted.length, 1, 'once');
        assert.match(JSON.stringify(noted), /aged 11\.[^]*cannot consent to sexual activity/);
        assert.equal(
          noted[0],
          answers.find((one) => JSON.stringify(one.card).includes('Page 3 of 9')),
        );
        await window.presses('Submit for consent', { on: 'Page 9 of 9', fill: onLastPage(finch) });
        await world.has(finches, noConflict(), consented());
      },
    ],
    [
      'Noor refers Robin, who goes missing to that address and lives elsewhere',
      async (world) => {
        const there = shop(noor, '9, sample close zz999aa');
        await world.has(robins, filledIn(noor, robin), there, submitted(noor), noConflict(greta), consented(greta));
      },
    ],
    [
      'Moira lists Finch: Wren is suggested by the address, Robin is not, and there is nothing to merge; she lists Robin, too',
      async (world) => {
        const form = await asksToList(world, finches);
        const said = `**Listed** · ${wrens}\nAlike by the same address.\nPerhaps a brother or sister.`;
        assert.ok(form.includes(said), form);
        assert.ok(!form.includes(robins) && !form.includes('Merge'), form);
        assert.ok(!form.includes('Pretend') && !form.includes('Notreal'), 'no names');
        await lists(world);
        const childCase = await world.caseOf(finches);
        assert.ok(childCase.stage === 'listed');
        assert.deepEqual(childCase.checked?.alike, [wrens]);
        await asksToList(world, robins);
        await lists(world);
      },
    ],
    [
      'the place where Robin was found is the home of two other children: Links on her case say so, and nothing of whose',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${robins}`);
        const opened = await window.opens({ on: robins });
        assert.match(opened, /2 other cases: the same address as a child’s home/);
        for (const hint of [wrens, finches, 'Wren', 'Finch']) assert.ok(!opened.includes(hint), `${hint} in ${opened}`);
        await window.presses('compare', { on: 'to look at' });
        const two = await window.presses('compare', { on: 'the same address as a child’s home in 2 other cases' });
        assert.match(two, /1 more after this\n# A child’s home\?/);
        assert.ok(two.includes(wrens) || two.includes(finches), two);
        assert.ok(!two.includes('The same: confirm'), two);
        await window.presses('Leave it in its case', { on: 'A child’s home?' });
      },
    ],
    [
      'the shop that two cases name stands on Robin’s case: Moira says it is another one, and it is suggested from neither side',
      async (world) => {
        const corner = added('place', { name: 'The corner shop at Sample Cross', address: '', postcode: '' }, noor);
        await world.has(robins, corner);
        const window = world.windowOf(moira);
        await window.says(`case ${robins}`);
        const opened = await window.opens({ on: robins });
        assert.match(opened, /\*\*Links: \d to look at\*\*[^]*a name that sounds similar/);
        for (const hint of [wrens, 'Cross', 'Wren']) assert.ok(!opened.includes(hint), `${hint} in ${opened}`);
        await window.presses('compare', { on: 'to look at' });
        const two = await window.presses('compare', { on: '# Links' });
        assert.match(two, /# The same place\?[^]*The corner shop at Sample Cross[^]*Corner shop, Sample Cross/);
        assert.match(
          await window.presses('Not the same', { on: 'The same place?' }),
          /not suggested again, from either side/,
        );
        for (const one of [robins, wrens]) {
          await window.says(`case ${one}`);
          const again = await window.opens({ on: one });
          assert.ok(!again.includes(one === robins ? wrens : robins), again);
        }
      },
    ],
    [
      'the three cases stay linked for Moira, from each side: brother and sister by their home, Robin by the place alone',
      async (world) => {
        const window = world.windowOf(moira);
        const linkedOf = async (one: Reference): Promise<string> => {
          await window.says(`case ${one}`);
          const opened = await window.opens({ on: one });
          assert.match(opened, /\*\*Linked cases: 2\*\*/);
          for (const other of [wrens, finches, robins]) assert.equal(opened.includes(other), other === one, opened);
          return window.presses('compare', { on: 'Linked cases' });
        };
        const home = 'the same home, perhaps a brother or sister';
        const of = await linkedOf(wrens);
        assert.ok(of.includes(`**${finches}** · Listed · ${home}`), of);
        assert.ok(of.includes(`**${robins}** · Listed · names this child’s home`), of);
        const fromRobin = await linkedOf(robins);
        for (const one of [wrens, finches])
          assert.ok(fromRobin.includes(`**${one}** · Listed · the child’s home is named in this case`), fromRobin);
        assert.match(await window.presses('open', { on: 'Linked cases', ref: finches }), /# Finch Pretend, 11/);
      },
    ],
    [
      'she opens a record of the place, housing gets an action on it, and a theme asks what joins the three',
      async (world) => {
        const window = world.windowOf(moira);
        const records = async (kind: string, fill: Readonly<Record<string, string>>): Promise<string> => {
          await window.says('records');
          await window.presses('Open a record', { on: '# Records' });
          await window.presses(`${kind}: write`, { on: 'Open a record' });
          const last = kind.startsWith('Theme') ? fill : {};
          if (last !== fill) await window.presses('Next', { on: 'page 1 of 2', fill });
          return window.presses('Open a record', { on: 'Who asks for it', fill: { ...last, ...asksForIt } });
        };
        const place = { 'Name or description': 'A house at Sample Close', 'Address (optional)': '9 Sample Close' };
        assert.match(await records('Place An address, a park, a stop, a car park', place), /A house at Sample Close/);
        await window.presses('Add action', { on: 'A house at Sample Close' });
        const fill = {
          Action: 'Find out who holds keys to the house.',
          'Who does it': 'Housing: Bea Stub',
          Type: 'Tenancy action',
          Priority: 'High',
          'What the owner needs to know': 'The tenant is not seen for weeks.',
        };
        assert.match(await window.presses('Add action', { on: 'Who does it', fill }), /✓ Action set/);
        const theme = {
          Title: 'A house where children are found',
          'What is to be found out': 'Who brings them there?',
        };
        assert.match(
          await records('Theme A question that several people and places bear on', theme),
          /A house where children are found/,
        );
      },
    ],
    [
      'Priya, who referred two of them, cannot tell that Robin is known at all',
      async (world) => {
        const unknown = mintReference(Buffer.alloc(8, 63));
        const window = world.windowOf(priya);
        const told = await toldOf(window, robins);
        assert.equal(told, await toldOf(window, unknown));
        assert.match(told, /This case is not available to you/);
        await window.says('find');
        for (const what of ['Notreal', robins, 'T-1009']) {
          assert.match(await window.presses('Find', { on: 'Reference, name', fill: { what } }), /no match/);
        }
        const both = await window.presses('Find', { on: 'Reference, name', fill: { what: 'pretend' } });
        for (const one of [wrens, finches]) assert.ok(both.includes(one), both);
        await window.says(`case ${finches}`);
        await window.opens({ on: finches });
        const history = await window.steps({ on: finches });
        assert.match(history, /isted/);
        for (const hint of [robins, wrens, 'lookalike', 'alike', 'same address', 'Robin']) {
          assert.ok(!history.includes(hint), hint);
        }
      },
    ],
    [
      'brother and sister are heard together: Moira ticks it on the item, and Robin keeps a slot of her own',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        await window.presses('Open agenda');
        await window.opens({ on: 'Agenda', ref: wrens });
        const form = await window.presses('Hear together', { on: 'Item ' });
        assert.match(form, new RegExp(`# Hear together[^]*\\] Finch Pretend, 11 · ${finches}`));
        assert.ok(form.indexOf('Finch Pretend') < form.indexOf('Robin Notreal'), 'of one surname, and alike: first');
        const fill = { 'Heard together with': finches };
        const agenda = await window.presses('Hear together', { on: 'Heard together with', fill });
        assert.match(agenda, /✓ Heard together: 2 cases in one slot/);
        for (const [one, other] of [
          [wrens, finches],
          [finches, wrens],
        ] as const) {
          assert.match(agenda, new RegExp(`14:00 · together with ${other} · [^\n]*${one}`));
        }
        assert.match(agenda, new RegExp(`14:20 · [^\n]*${robins}`));
        await window.presses('Close', { on: 'Agenda' });
      },
    ],
    [
      'one pre-MSET decides all three; housing gets an action about Wren’s home',
      async (world) => {
        world.clock.at('2027-01-12T14:00:00Z');
        const people = [moira, tess, ravi, colin, bea].map(({ objectId }) => objectId);
        await world.meets(
          id,
          [moira, 1, 'startMeeting', {}],
          [moira, 1, 'recordAttendance', { people, way: 'room', confidential: 'yes' }],
        );
        const window = world.windowOf(moira);
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        await window.presses('Open agenda');
        const open = async (one: Reference): Promise<string> => window.opens({ on: 'Agenda', ref: one });
        assert.match(await open(wrens), /# Wren Pretend, 16/);
        const held = { Decision: 'Hold with actions', Rationale: 'The men at the shop are not known yet.' };
        assert.match(await decides(window, 'Save and next', held), /needs an open action/);
        const asked = action('Ask the landlord of 9 Sample Close who holds keys.', `housing|${bea.objectId}`);
        const next = await window.presses('Save and next', { on: 'needs an open action', fill: asked });
        assert.match(next, /Hold with actions, recorded/);
        await window.presses('Back to agenda');
        assert.match(await open(finches), /# Finch Pretend, 11/);
        const panel = { Decision: 'To full panel', Rationale: 'A parcel, at eleven years.' };
        await decides(window, 'Save and next', panel);
        const other = {
          Decision: 'Other plan with a named lead',
          Rationale: 'The house is looked at already.',
          Plan: 'Early help',
          'Who leads it': 'Noor Template (lead worker)',
        };
        assert.match(await decides(window, 'Save and next', other, '# Robin'), /Everything is decided/);
        const stages = await Promise.all([wrens, finches, robins].map(async (one) => (await world.caseOf(one)).stage));
        assert.deepEqual(stages, ['held', 'toPanel', 'otherPlan']);
      },
    ],
    [
      'Bea reads the action and nothing of the other two',
      async (world) => {
        const window = world.windowOf(bea);
        assert.match(window.reads(), new RegExp(`# Your action\n.*\n${wrens}/A1`));
        assert.match(await window.opens({ on: 'Your action' }), /who holds keys/);
        for (const hint of [finches, robins, 'Finch', 'Robin', 'Notreal']) {
          assert.ok(!window.reads().includes(hint), hint);
        }
        await window.presses('Accept', { on: 'who holds keys' });
      },
    ],
    [
      'the minutes have all three; the extract of Wren has nothing of Finch or Robin',
      async (world) => {
        await world.meets(id, [moira, 1, 'endMeeting', { undecided: [] }]);
        const window = world.windowOf(moira);
        await window.presses('Open the meeting', { on: 'Agenda, Pre-MSET' });
        const screens = [await window.presses('Minutes')];
        while (screens.at(-1)?.includes('[ Next ]')) screens.push(await window.presses('Next'));
        for (const one of [wrens, finches, robins]) assert.ok(screens.join('\n').includes(one), one);
        let shown = screens.at(-1) ?? '';
        while (!shown.includes(wrens)) shown = await window.presses('Back');
        const extract = await window.presses('Extract', { on: wrens, ref: wrens });
        assert.match(extract, /Hold with actions[^]*who holds keys/);
        const others = ['Finch', 'Robin', 'Notreal', 'chess', 'parcel', 'gran', 'looked at already', 'Noor', robins];
        for (const hint of [...others, finches]) {
          assert.ok(!extract.toLowerCase().includes(hint.toLowerCase()), `${hint} in:\n${extract}`);
        }
      },
    ],
  ],
  directory,
  [...everybody, tess, bea],
);
