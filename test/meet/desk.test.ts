// Twenty-five fixed pairs over the real desk, store and clocks: each on a child of its own, the clocks of two workers over all of
// them, and then what people read, by the same account of the facts as the pairs by the rules.
import assert from 'node:assert/strict';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { rowsOf } from '../../src/demo/story.ts';
import { bea, dot } from '../../src/demo/cast.ts';
import {
  colin,
  consented,
  filledIn,
  greta,
  ife,
  kestrel,
  moira,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
  type Told,
} from '../people/builders.ts';
import { isBack, isMissing, wasMissing } from '../people/episode-builders.ts';
import { gatheringCancelled, gatheringPlanned } from '../people/gathering-builders.ts';
import {
  ada,
  glassBroken,
  harmRecorded,
  invitationEnded,
  invitedToCase,
  keptOut,
  letIn,
  letInAgain,
  lifted,
  listed,
  mergedInto,
  nowChanged,
  preMset,
  restrictedByHand,
  strategyCalled,
  tookOver,
  transferBegun,
  updated,
} from '../people/meeting-builders.ts';
import { added } from '../people/mention-builders.ts';
import { added as actionSet, accepted } from '../domain/case/action/action-story.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { isOpenOn, ledgerOf, type Ledger } from './ledger.ts';
import { nameOf } from './names.ts';

const people = [...new Map([...everybody, tess, ife, ada, bea, dot].map((one) => [one.objectId, one])).values()];
const leadOut = keptOut(priya, moira, { to: noor.objectId, tells: 'Noor, on Friday.' });
const notTold = nowChanged({ trueNow: 'tell', mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'He drives them.' });
const forHousing = gatheringPlanned({ invited: 'agency:housing' });
const away = isMissing({ since: '4/1/2027 09:00' });
const back = isBack({ returnedAt: '4/1/2027 09:30', prevention: '' });

/** What meets what, after the listing. */
const pairs: Readonly<Record<string, Told>> = {
  'missing, died': [away, harmRecorded('died')],
  'died, missing': [harmRecorded('died'), wasMissing()],
  'action, died': [actionSet(), accepted(), harmRecorded('died')],
  'not safe, died': [nowChanged(), harmRecorded('died')],
  'missing, returned': [away, back],
  'missing, lead kept out': [away, leadOut],
  'lead kept out, missing': [leadOut, isMissing({ since: '4/1/2027 09:00' }, moira)],
  'manager kept out, restricted': [keptOut(colin), restrictedByHand()],
  'restricted, manager kept out': [restrictedByHand(), keptOut(colin)],
  'chair kept out, let in again': [keptOut(tess), letInAgain(tess, greta)],
  'restricted, chair named': [restrictedByHand(), letIn(tess)],
  'restricted, lifted': [restrictedByHand(), lifted()],
  'health kept out, strategy called': [keptOut(ada), strategyCalled()],
  'invited, restricted': [invitedToCase('agency:housing', '20/1/2027'), restrictedByHand()],
  'invited, ended': [invitedToCase('agency:housing', '20/1/2027'), invitationEnded()],
  'meeting, invited by hand, meeting cancelled': [
    forHousing,
    invitedToCase('agency:housing', '20/1/2027'),
    gatheringCancelled(),
  ],
  'meeting, cancelled': [forHousing, gatheringCancelled()],
  'meeting, restricted': [forHousing, restrictedByHand()],
  'restricted, glass broken': [restrictedByHand(), glassBroken()],
  'must not be told, missing': [notTold, away],
  'professional of concern, transfer': [added('person', { works: 'yes' }), transferBegun()],
  'update, lead kept out': [updated(), leadOut],
  'died, restricted': [harmRecorded('died'), restrictedByHand()],
  'lead kept out, action': [leadOut, actionSet()],
  'strategy called, missing': [strategyCalled(), away],
};
/** Two cases of one child, one of which ends in the other, each with what the other must take along. */
const merging: Told = [leadOut, notTold];

const referenceOf = (place: number): Reference => mintReference(new Uint8Array([place, 3, 7, 1, 4, 2, 8, 5]));
/** The usual story of a child of this reference, as far as the listing. */
const base = (reference: Reference, surname: string): readonly StoryRow[] =>
  rowsOf<StoryRow>([
    filledIn(priya, { ...kestrel, surname, caseSystemId: reference }),
    submitted(),
    noConflict(),
    consented(),
    listed(),
  ]);
/** A meeting is found by its id. */
const byId = (row: StoryRow): StoryRow =>
  (row[4]?.meeting === undefined ? row : [...row.slice(0, 4), { ...row[4], meeting: preMset.id }]) as StoryRow;

const unavailable = /This case is not available to you/;
const none = mintReference(new Uint8Array([1, 2, 3, 4, 5]));

describe('Twenty-five pairs over the desk, the store and the clocks', () => {
  let world: World;
  const told = new Map<string, { readonly reference: Reference; readonly ledger: Ledger }>();
  const opens = async (who: Person, ref: Reference): Promise<string> => {
    // A person presses slowly.
    world.clock.passes(5000);
    const { card } = await world.windowOf(who).sends('case.open', { ref });
    return JSON.stringify(card).replaceAll(ref, none);
  };

  before(async () => {
    world = await openWorld({ people });
    const plan = { type: 'preMset', date: preMset.date, time: '14:00', chair: tess.objectId };
    await world.meets(preMset.id, [moira, 1, 'planMeeting', plan]);
    const stories = Object.entries(pairs);
    for (const [place, [name, pair]] of stories.entries()) {
      const reference = referenceOf(place);
      const rows = [...base(reference, `Pretend${'abcdefghijklmnopqrstuvwxyz'.charAt(place)}`), ...rowsOf(pair)];
      await world.has(reference, ...rows.map(byId));
      told.set(name, { reference, ledger: ledgerOf(await world.ports.cases.facts(reference)) });
    }
    const [kept, ends] = [referenceOf(stories.length), referenceOf(stories.length + 1)];
    await world.has(kept, ...base(kept, 'Twice').map(byId));
    await world.has(ends, ...base(ends, 'Twice').map(byId), ...rowsOf(merging));
    const [who, when, step, input] = tookOver(ends);
    await world.has(kept, [who, when, step, input, { about: ends }] as StoryRow);
    await world.has(ends, mergedInto(kept));
    const [facts, others] = await Promise.all([kept, ends].map(async (one) => world.ports.cases.facts(one)));
    told.set('kept out and not to be told, merged', { reference: kept, ledger: ledgerOf(facts ?? [], others) });
    // Another worker on the same store, at the same moment.
    const second = createWorker(world.ports);
    world.clock.at('2027-01-05T09:30:00.000Z');
    await Promise.all([world.passesTo('2027-01-05T09:30:00.000Z'), second.clocks()]);
    await world.settled();
  });
  after(async () => world.stop());

  for (const name of [...Object.keys(pairs), 'kept out and not to be told, merged']) {
    it(name, async () => {
      const story = told.get(name);
      assert.ok(story);
      const { reference, ledger } = story;
      for (const person of people.filter(({ objectId }) => ledger.out.has(objectId))) {
        assert.equal(await opens(person, reference), await opens(person, none), nameOf(person));
        for (const list of ['list.mine', 'list.consent', 'list.queue', 'list.actions'])
          assert.ok(!JSON.stringify(await world.windowOf(person).sends(list, {})).includes(reference), list);
        const chat = world.teams.chat(world.windowOf(person).conversation);
        assert.ok(!JSON.stringify(chat).includes(reference), `the chat of ${nameOf(person)}`);
      }
      const now = world.clock.now();
      const isInvited =
        !ledger.restricted && ledger.openings.some((one) => one.invitee === 'agency:housing' && isOpenOn(one, now));
      assert.equal(unavailable.test(await opens(bea, reference)), !isInvited, 'housing');
      assert.match(await opens(dot, reference), unavailable, 'the administrator');
      const card = await opens(moira, reference);
      assert.doesNotMatch(card, unavailable);
      assert.equal(card.includes('Missing now'), ledger.away && !ledger.died, 'Missing now');
      assert.equal(card.includes('Do not visit or ring'), ledger.died, 'Do not visit or ring');
      assert.equal(card.includes('Restricted: only'), ledger.restricted, 'Restricted');
      assert.equal(card.includes('Someone must not be told'), ledger.told === 'yes', 'must not be told');
      if (ledger.died) assert.doesNotMatch(await opens(ravi, reference), /Missing now|safe tonight/i);
    });
  }
});
