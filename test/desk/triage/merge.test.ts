// Merge over the real store: two halves in two partitions, pressed twice, and a crash between them.
import assert from 'node:assert/strict';
import {
  declined,
  filledIn,
  heron,
  moira,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { missingNow } from '../../../src/domain/case/state/episodes.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { decidedNow, listed } from '../../people/meeting-builders.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import type { World } from '../../worlds/harness.ts';
import {
  ada,
  another,
  decided,
  factsSince,
  moiraPresses,
  nextMeeting,
  openTriage,
  plans,
  received,
  receivedByNoor,
  ref,
  second,
  stands,
  standsWords,
} from './triage-office.ts';

const twin = { ...heron, caseSystemId: 'T-1001' };
const stranger = { ...sparrow, caseSystemId: 'T-2', surname: 'Elsewhere', address: '1 Other Road' };
const reason = 'The same ID, and Noor’s description of him.';
let world: World;
const merges = async (fill: Readonly<Record<string, string>>): Promise<string> =>
  world.windowOf(moira).presses('Merge', { on: 'How you know', fill: { reason, ...fill } });
const intoSecond = `${ref}>${second}`;
const intoFirst = `${second}>${ref}`;

/** Moira opens the merge form from the duplicate check. */
async function asks(): Promise<string> {
  await plans(world, '2027-01-12');
  await moiraPresses(world, 'List for pre-MSET');
  return world.windowOf(moira).presses('Merge', { on: 'Cases that look alike' });
}
const added: StoryRow = [
  moira,
  1,
  'addAction',
  {
    text: 'Visit.',
    owner: `police|${ola.objectId}`,
    subType: 'licensing',
    priority: 'high',
    due: '',
    needToKnow: 'x',
  },
];
const cancelled: StoryRow = [moira, 1, 'cancelAction', { reason: 'Not needed.' }, { part: 'A1' }];

describe('Merge', () => {
  beforeEach(async () => {
    world = await openTriage(true);
    await world.has(ref, received());
    await world.has(second, receivedByNoor(twin));
  });
  afterEach(async () => world.stop());

  it('asks which case goes on, with none chosen beforehand, and keeps what is typed when something is missing', async () => {
    const form = await asks();
    assert.ok(
      form.includes(
        `The case to keep: ‹› of ${second} (Received); this one ends / This one; ${second} (Received) ends`,
      ),
      form,
    );
    const none = await world.windowOf(moira).presses('Merge', { on: 'How you know', fill: { reason: '' } });
    assert.match(none, /The case to keep: this is needed/);
    const half = await world.windowOf(moira).presses('Merge', { on: 'How you know', fill: { into: intoFirst } });
    assert.match(half, /How you know it is the same child: this is needed/);
    assert.ok(half.includes(`‹This one; ${second} (Received) ends›`));
    assert.match(
      await world.windowOf(moira).presses('Merge', { on: 'How you know', fill: { reason }, after: 200 }),
      /Nothing is sent yet/,
    );
    assert.deepEqual(await factsSince(world), []);
  });

  it('ends one case in the other, and both referrers are told; the one that ended says where it goes on', async () => {
    await asks();
    const done = await merges({ into: intoSecond });
    assert.ok(done.includes(`${ref} ends here, and the child’s case is ${second}.`), done);
    const childCase = await world.caseOf(ref);
    assert.ok(childCase.stage === 'merged');
    assert.deepEqual([childCase.into, childCase.reason], [second, reason]);
    assert.deepEqual((await world.caseOf(second)).merged, [ref]);
    assert.match(await world.windowOf(priya).opens({ on: 'Merged' }), new RegExp(`Continues as ${second}`));
    const noors = world.windowOf(noor);
    await noors.opens({ on: second });
    assert.ok((await noors.steps({ on: second })).includes(`${ref}, another referral of the same child, merged`));
    await world.windowOf(priya).says(`case ${second}`);
    await world.windowOf(priya).opens({ on: second });
    assert.ok(!world.windowOf(priya).reads().includes('[ Continue ]'), 'priya reads the case, and changes nothing');
  });

  it('takes a child who is missing along: everyone of the case that is kept is called, and the return is recorded there', async () => {
    await world.has(second, isMissing({ since: '4/1/2027 02:00' }, noor));
    await asks();
    const done = await merges({ into: intoFirst });
    assert.ok(done.includes(`${second} ends here`), done);
    const kept = await world.caseOf(ref);
    assert.equal(missingNow(kept)?.id, 'M1');
    assert.equal(missingNow(await world.caseOf(second)), undefined);
    await world.settled();
    assert.match(await world.windowOf(priya).opens({ on: ref }), /Missing now, since Mon 4 Jan 02:00/);
    assert.ok(world.windowOf(priya).reads().includes('Child has returned'));
    const episodes = await world.ports.cases.parts(ref, 'episode');
    assert.deepEqual(
      episodes.map(({ recorded }) => recorded.by.name),
      [noor.name],
    );
  });

  it('goes on telling both referrers, and both referrals are read: on the item, the page and on paper', async () => {
    await moiraPresses(world, 'More');
    await world.windowOf(moira).presses('Merge', { on: ref });
    await merges({ into: intoFirst });
    assert.deepEqual((await world.caseOf(ref)).alsoReferred, [{ objectId: noor.objectId, name: noor.name }]);
    await decided(world, 'otherPlan', { plan: 'Early help', lead: 'Vic Demo' });
    for (const who of [noor, priya]) {
      const told = await world.windowOf(who).opens({ on: 'Other plan agreed' });
      assert.match(told, /Last decision: Other plan[^\n]*: His mentor has his trust\./, who.name);
    }
    const { desk, read } = pagesOver(world.ports);
    const other = `The other referral: ${second}`;
    for (const who of [tess, ravi, moira, priya, noor]) {
      const page = JSON.stringify(await read(who, 'case', { reference: ref }));
      assert.ok(page.includes(`${other}, by Noor`), who.name);
      assert.ok(JSON.stringify(await read(who, 'printChronology', { reference: ref })).includes(other), who.name);
      assert.ok(
        (await world.ports.looks.of(second)).some(({ person, what }) => person === who.objectId && /merged/.test(what)),
      );
    }
    for (const who of [tess, ravi]) {
      const { card } = await desk.press(tabCaller(who.objectId), 'meeting.item', { meeting: nextMeeting, ref });
      assert.ok(JSON.stringify(card).includes(other), who.name);
    }
    assert.equal(await read(ada, 'case', { reference: ref }), undefined, 'to nobody else');
  });

  it('the other way round, from the same card', async () => {
    // One more that looks alike, and is still offered when the press arrives again.
    await world.has(another(5), received({ ...stranger, caseSystemId: 'T-1001' }));
    await moiraPresses(world, 'More');
    const moiras = world.windowOf(moira);
    await moiras.presses('Merge', { on: ref });
    const { verb, data } = moiras.sending('Merge', { on: 'How you know', fill: { reason, into: intoFirst } });
    world.clock.passes(1500);
    for (const _ of [1, 2]) {
      assert.match(JSON.stringify((await moiras.sends(verb, data)).card), /ends here, and the child’s case is/);
    }
    assert.deepEqual([(await world.caseOf(second)).stage, (await world.caseOf(ref)).merged], ['merged', [second]]);
  });

  it('is done once, pressed twice or pressed anew', async () => {
    await asks();
    const moiras = world.windowOf(moira);
    const { verb, data } = moiras.sending('Merge', { on: 'How you know', fill: { reason, into: intoSecond } });
    world.clock.passes(1500);
    for (const sent of [data, data, { ...data, command: '' }]) {
      const { card } = await moiras.sends(verb, sent);
      assert.match(JSON.stringify(card), /ends here, and the child’s case is/);
    }
    assert.deepEqual(await factsSince(world), ['Moira Example mergeCase']);
    assert.deepEqual(await factsSince(world, second), ['Moira Example takeMerged']);
  });

  it('crashed between its halves is made good by pressing again, and nothing typed is lost', async () => {
    await asks();
    let batches = 0;
    world.fault = ({ kind, body }) => {
      if (kind !== 'batch' || !body.includes('mergeCase')) return undefined;
      batches += 1;
      return { status: 503 };
    };
    const crashed = await world
      .windowOf(moira)
      .presses('Merge', { on: 'How you know', fill: { reason, into: intoSecond }, unsettled: true });
    assert.ok(batches > 0);
    assert.match(crashed, /Something went wrong on our side/);
    assert.ok(crashed.includes(reason));
    world.fault = undefined;
    assert.deepEqual([(await world.caseOf(ref)).stage, (await world.caseOf(second)).merged], ['received', [ref]]);
    await merges({});
    assert.equal((await world.caseOf(ref)).stage, 'merged');
    assert.deepEqual(await factsSince(world, second), ['Moira Example takeMerged']);
  });

  for (const how of ['moving', 'stopped', 'full'] as const) {
    for (const reference of [ref, second]) {
      it(`writes neither half while the case that ${reference === ref ? 'ends' : 'goes on'} is ${how}`, async () => {
        await asks();
        stands(world, reference, how);
        const refused = await merges({ into: intoSecond });
        assert.match(refused, standsWords[how]);
        assert.ok(refused.includes(`${reference}: `), refused);
        assert.ok(refused.includes(reason), 'what was typed is on the form');
        assert.deepEqual([await factsSince(world), await factsSince(world, second)], [[], []]);
      });
    }
  }

  it('begun one way and chosen the other way afterwards still ends one of the two', async () => {
    const [low, high] = ref < second ? [ref, second] : [second, ref];
    await world.has(low, [moira, 1, 'takeMerged', { from: high }]);
    await world.has(high, [moira, 1, 'takeMerged', { from: low }]);
    await asks();
    await merges({ into: `${low}>${high}` });
    assert.deepEqual([(await world.caseOf(low)).stage, (await world.caseOf(high)).stage], ['merged', 'received']);
  });

  it('waits until no action of the case that ends is open, and says which', async () => {
    await world.has(ref, added);
    await asks();
    const refused = await merges({ into: intoSecond });
    assert.ok(
      refused.includes(`${ref} has actions that are not finished: A1. Have them verified or cancelled first`),
      refused,
    );
    assert.ok(refused.includes(reason));
    assert.equal((await world.caseOf(second)).merged, undefined);
    await world.has(ref, cancelled);
    await merges({ into: intoSecond });
    assert.equal((await world.caseOf(ref)).stage, 'merged');
  });

  it('says nothing of a case of the child that is over: it is no choice', async () => {
    const told = {
      urgency: 'beforePreMset',
      mustNotBeTold: 'yes',
      toldWho: 'His uncle Kit',
      toldWhy: 'He may warn the others.',
    };
    await plans(world, '2027-01-12');
    await world.has(another(4), [...receivedByNoor({ ...twin, ...told }), listed(), decidedNow('otherPlan')]);
    const moiras = world.windowOf(moira);
    await moiras.says(`case ${ref}`);
    await moiras.opens({ on: ref });
    await moiras.presses('More', { on: ref });
    const form = await moiras.presses('Merge', { on: ref });
    assert.match(form, new RegExp(`${second} \\(Received\\); this one ends`));
    assert.ok(!form.includes(`${another(4)} says`), form);
  });

  it('by a reference that is typed, where no case looks alike; a case one may not see is not available', async () => {
    await world.has(another(3), received(sparrow));
    await world.has(another(4), [...filledIn(priya, stranger), submitted(), noConflict(), declined()]);
    const moiras = world.windowOf(moira);
    await moiras.says(`case ${another(3)}`);
    await moiras.opens({ on: another(3) });
    await moiras.presses('More', { on: another(3) });
    assert.match(await moiras.presses('Merge', { on: another(3) }), /Reference of the case to keep: ‹›/);
    for (const wrong of ['MSET-XXXX', another(9), another(4)]) {
      const answer = await merges({ into: wrong });
      assert.match(answer, /That reference is not available to you/);
      assert.ok(answer.includes(`‹${wrong}›`));
    }
    const first = await merges({ into: ref.toLowerCase() });
    assert.match(first, /Nothing is sent yet\. Read what the two say otherwise, then press again/);
    assert.deepEqual(await factsSince(world), []);
    await merges({});
    assert.deepEqual(
      [(await world.caseOf(another(3))).stage, (await world.caseOf(ref)).merged],
      ['merged', [another(3)]],
    );
  });
});
