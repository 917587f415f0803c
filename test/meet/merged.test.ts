// What ends in another case stays true of it: seven stories of a child with two referrals, or of one state that remembers a cause
// which can be put right. They ask what people see, and nothing of how it is kept (docs/process.md P5.8).
import assert from 'node:assert/strict';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  answersOn,
  as,
  colin,
  greta,
  hal,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  resubmitted,
  returned,
  saved,
  tess,
  withdrawn,
  type StoryRow,
} from '../people/builders.ts';
import { interviewed, isBack, isMissing, wasMissing } from '../people/episode-builders.ts';
import {
  acceptanceRecorded,
  ada,
  conflictInMeeting,
  decided,
  harmRecorded,
  keptOut,
  listed,
  notNotifiable,
  nowChanged,
  panel,
  planned,
  preMset,
  restrictedByHand,
  sentBack,
  transferBegun,
  transferStopped,
} from '../people/meeting-builders.ts';
import { added } from '../people/mention-builders.ts';
import { referredToNrm } from '../domain/owed/stories.ts';
import { ladoTold } from '../domain/owed/settle.ts';
import { meetingEnds, meetingStarts, panelEnds, panelIsPlanned, panelMeets } from '../journeys/people/review-deeds.ts';
import { ended, kept, openOffice, referral, referredTwice, third, type Office } from './two-referrals.ts';

/** A night away that is over, with its return interview. */
const night = (day: number, part: 'M1' | 'M2' | 'M3', by: Person): readonly StoryRow[] => [
  wasMissing({ since: `${day}/1/2027 01:00`, returnedAt: `${day}/1/2027 06:00`, policeReference: '' }, by),
  interviewed({ offeredOn: '4/1/2027', when: '4/1/2027 09:30' }, part, by),
];
const lookedAfter = (by: Person): StoryRow =>
  nowChanged({ trueNow: 'status', careStatus: 'lookedAfter', legalStatus: 'section31' }, by);
const answeredByNrm = (decision: 'positive' | 'negative', by: Person): StoryRow => [
  by,
  1,
  'recordReasonable',
  { on: '4/1/2027', decision, note: '' },
  { part: 'N1' },
];
const closedForDeath: StoryRow = [
  noor,
  1,
  'proposeClosure',
  {
    reason: 'died',
    plan: 'Bereavement service.',
    carriesOn: 'None are open.',
    familyView: 'They ask why.',
    outstanding: 'The inquest.',
  },
];
const dead = /Do not visit or ring|has died|Legal hold/;
const criticalSign = /critical sign K5/;
const ladoOwed = /LADO: someone of concern works with children/;
const strategyWanted = /missing episodes within 30 days: a strategy discussion is needed/;

/** The pre-MSET and the panel have decided on it: it is open. */
async function isOpened(office: Office, reference: Reference): Promise<void> {
  const { world } = office;
  for (const date of ['2027-02-16', '2027-03-16', '2027-04-20']) await panelIsPlanned(world, date);
  await office.does(reference, listed(undefined, 'police,health'));
  await meetingStarts(world, preMset.id);
  await office.does(reference, decided('toPanel'));
  await meetingEnds(world, preMset.id);
  await meetingStarts(world, panel.id);
  await office.does(reference, decided('open', panel, tess, 'emerging'));
  await meetingEnds(world, panel.id);
}

describe('What ends in another case stays true of it', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice([ada]);
  });
  afterEach(async () => office.stop());
  const opens = async (who: Person, reference: Reference): Promise<boolean> =>
    (await office.read(who, 'case', { reference })) !== undefined;
  /** Whom this reference opens to, of those who are asked about. */
  const readersOf = async (reference: Reference, people: readonly Person[]): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const who of people) if (await opens(who, reference)) names.push(who.name);
    return names;
  };

  it('1 a death recorded by mistake in the referral that ended is put right in the case that goes on: the child lives', async () => {
    await referredTwice(office);
    await office.does(kept, isMissing({ since: '4/1/2027 02:00' }, noor));
    await office.does(ended, harmRecorded('died'), notNotifiable());
    await office.merges(ended, kept);
    await says(noor, 'case', kept, { always: dead });
    await office.putsRight(kept, /The child has died/, moira, greta);
    for (const who of [noor, moira]) {
      await says(who, 'case', kept, { never: dead });
      await says(who, 'case', kept, { always: /Missing now, since/ });
    }
    await says(moira, 'case', ended, { never: dead });
    // A day later the lead worker is asked again whether the child is back.
    const before = office.world.teams.arrived.length;
    await office.passesTo('2027-01-05T11:00:00.000Z');
    assert.ok(arrivedSince(before).includes(kept), 'no one is asked whether the child is back');
  });

  it('2.1 two nights in the referral that ended and a third in the case that goes on ask for a strategy discussion', async () => {
    await referredTwice(office);
    await office.does(ended, ...night(2, 'M1', priya), ...night(3, 'M2', priya));
    await office.merges(ended, kept);
    await says(moira, 'case', kept, { never: strategyWanted });
    await office.does(kept, ...night(4, 'M1', noor));
    await says(moira, 'case', kept, { always: strategyWanted });
    const before = office.world.teams.arrived.length;
    await office.passesTo('2027-01-05T11:00:00.000Z');
    assert.ok(arrivedSince(before).includes(kept), 'no one is called the working day after');
  });

  it('2.2 one night in the referral that ended and two in the case that goes on ask for it, too', async () => {
    await referredTwice(office);
    await office.does(ended, ...night(2, 'M1', priya));
    await office.merges(ended, kept);
    await office.does(kept, ...night(3, 'M1', noor));
    await says(moira, 'case', kept, { never: strategyWanted });
    await office.does(kept, ...night(4, 'M2', noor));
    await says(moira, 'case', kept, { always: strategyWanted });
  });

  it('2.3 two nights in the case that goes on and one in the referral that ends, recorded late, ask for it at the merge', async () => {
    await referredTwice(office);
    await office.does(kept, ...night(3, 'M1', noor), ...night(4, 'M2', noor));
    await office.does(ended, ...night(2, 'M1', priya));
    await office.merges(ended, kept);
    await says(moira, 'case', kept, { always: strategyWanted });
  });

  it('2.4 Monday’s list enters no night again that the referral has which ended: the return to government has it once', async () => {
    await referredTwice(office);
    await office.does(ended, lookedAfter(moira), ...night(2, 'M1', priya));
    await office.does(kept, lookedAfter(moira));
    await office.merges(ended, kept);
    office.world.clock.at('2027-01-11T10:00:00.000Z');
    await office.entersList(['Madeup,Kestrel,14/3/2011,2/1/2027 01:00,4 Example Row,2/1/2027 06:00,,Low']);
    office.world.clock.at('2027-04-02T10:00:00.000Z');
    assert.deepEqual(await office.list('ssda903', '2027-04'), [
      ['T-1001', '14/03/2011', 'M', '02/01/2027', '02/01/2027'],
    ]);
  });

  it('2.5 an episode that goes on in the other case is one in the return to government, with the day of the return', async () => {
    await referredTwice(office);
    await office.does(ended, lookedAfter(moira), isMissing({ since: '4/1/2027 02:00' }));
    await office.does(kept, lookedAfter(moira));
    await office.merges(ended, kept);
    office.world.clock.at('2027-01-05T10:00:00.000Z');
    await office.does(kept, isBack({ returnedAt: '5/1/2027 09:00', prevention: '' }, 'M1', noor));
    office.world.clock.at('2027-04-02T10:00:00.000Z');
    assert.deepEqual(await office.list('ssda903', '2027-04'), [
      ['T-1001', '14/03/2011', 'M', '04/01/2027', '05/01/2027'],
    ]);
  });

  it('2.6 the inspection list has one line of the child, with the nights of both', async () => {
    await referredTwice(office);
    await office.does(ended, ...night(2, 'M1', priya));
    await office.does(kept, ...night(3, 'M1', noor));
    await office.merges(ended, kept);
    const read = await office.read(moira, 'childList', { name: 'inspection', period: '2027-01' });
    const place = must(read).head.indexOf('Missing episodes in this time');
    assert.deepEqual(
      must(read).rows.map((row) => [row[0], row[place], row[place + 1]]),
      [[kept, '2', '2']],
    );
  });

  it('2.7 Refer again says how many nights there were, those of the referral that ended too', async () => {
    await referredTwice(office);
    await office.does(ended, ...night(2, 'M1', priya));
    await office.does(kept, ...night(3, 'M1', noor));
    await office.merges(ended, kept);
    await office.does(kept, listed(undefined, 'police,health'));
    await meetingStarts(office.world, preMset.id);
    await office.does(kept, decided('otherPlan'));
    const again = await office.refersAgain(noor, kept);
    assert.equal((await office.world.caseOf(again)).answers['missingEpisodes'], '2');
  });

  it('3.1 a positive answer to the NRM referral of the referral that ended is critical sign K5 of the case, and its review comes early', async () => {
    await referredTwice(office);
    await office.does(ended, referredToNrm);
    await office.merges(ended, kept);
    await isOpened(office, kept);
    office.world.clock.at('2027-01-21T10:00:00.000Z');
    await says(noor, 'case', kept, { never: criticalSign, always: /next review by Tuesday 16 March 2027/ });
    await office.does(ended, answeredByNrm('positive', moira));
    await office.passesTo('2027-01-21T10:30:00.000Z');
    await says(noor, 'case', kept, { always: criticalSign });
    await says(noor, 'case', kept, { always: /next review by Tuesday 16 February 2027/ });
  });

  it('3.2 a negative decision in the referral that ended takes critical sign K5 away from the case', async () => {
    await referredTwice(office);
    await office.does(ended, referredToNrm, answeredByNrm('positive', priya));
    await office.merges(ended, kept);
    await says(noor, 'case', kept, { always: criticalSign });
    office.world.clock.at('2027-01-06T10:00:00.000Z');
    await office.does(ended, [
      moira,
      1,
      'recordConclusive',
      { on: '6/1/2027', decision: 'negative', note: '' },
      { part: 'N1' },
    ]);
    await office.passesTo('2027-01-06T10:30:00.000Z');
    await says(noor, 'case', kept, { never: criticalSign });
  });

  it('3.3 a reconsidered answer in the referral that ended gives it to the case', async () => {
    await referredTwice(office);
    await office.does(ended, referredToNrm, answeredByNrm('negative', priya));
    await office.does(ended, [
      priya,
      1,
      'recordReconsideration',
      { status: 'asked', on: '4/1/2027', who: 'The duty team', note: 'Agreed.' },
      { part: 'N1' },
    ]);
    await office.merges(ended, kept);
    await says(noor, 'case', kept, { never: criticalSign });
    office.world.clock.at('2027-01-06T10:00:00.000Z');
    await office.does(ended, [
      moira,
      1,
      'recordReconsidered',
      { on: '6/1/2027', decision: 'positive', note: '' },
      { part: 'N1' },
    ]);
    await office.passesTo('2027-01-06T10:30:00.000Z');
    await says(noor, 'case', kept, { always: criticalSign });
  });

  const near = [priya, colin, noor, greta, hal, tess, moira];
  for (const order of ['after', 'before'] as const)
    it(`4.${order === 'after' ? 1 : 2} restricted ${order} the merge, the referral that ended opens for no one to whom the case does not`, async () => {
      await referredTwice(office);
      const restricts = async (): Promise<void> => office.does(kept, restrictedByHand());
      if (order === 'before') await restricts();
      await office.merges(ended, kept);
      if (order === 'after') await restricts();
      const may = await readersOf(kept, near);
      assert.deepEqual(
        may,
        [noor, greta, moira].map(({ name }) => name),
      );
      assert.deepEqual(
        (await readersOf(ended, near)).filter((name) => !may.includes(name)),
        [],
      );
    });

  it('4.3 who has a conflict of interest in the case reads nothing of what ended in it, from that moment', async () => {
    await referredTwice(office);
    await office.merges(ended, kept);
    await office.does(kept, listed());
    await meetingStarts(office.world, preMset.id);
    assert.ok(await opens(tess, kept), 'the chair reads it before');
    await office.does(kept, conflictInMeeting(tess));
    assert.deepEqual(await readersOf(ended, [tess]), []);
  });

  it('4.4 who is kept out of the case reads nothing of what ended in it; whom that keeps out itself it stays shut to', async () => {
    await referredTwice(office);
    await office.does(ended, keptOut(tess));
    await office.merges(ended, kept);
    const said = { ref: kept, person: hal.objectId, reason: 'He is her uncle.' };
    await office.press(moira, 'restrict.keep-out.go', said);
    assert.deepEqual(await readersOf(kept, [tess, hal]), []);
    assert.deepEqual(await readersOf(ended, [tess, hal]), []);
    await office.press(greta, 'restrict.let-in.go', said);
    assert.deepEqual(await readersOf(kept, [tess, hal]), [hal.name]);
    assert.deepEqual(await readersOf(ended, [tess]), []);
  });

  it('4.5 through two merges it is asked of the case that goes on in the end', async () => {
    await referredTwice(office);
    await office.does(third, ...referral(colin, greta));
    await office.merges(ended, kept);
    await office.merges(kept, third);
    await office.does(third, restrictedByHand(), keptOut(hal));
    const may = await readersOf(third, near);
    assert.deepEqual(
      may,
      [colin, greta, moira].map(({ name }) => name),
    );
    for (const reference of [ended, kept])
      assert.deepEqual(
        (await readersOf(reference, near)).filter((name) => !may.includes(name)),
        [],
        reference,
      );
  });

  it('5 a panel closed it for a death that is then put right: the young person lives, and is referred again', async () => {
    await office.does(kept, ...referral(noor, greta));
    await isOpened(office, kept);
    await office.does(kept, harmRecorded('died'), notNotifiable(), closedForDeath);
    await panelMeets(office.world, '2027-03-16');
    await office.does(kept, decided('close', planned('2027-03-16', 'panel')));
    await panelEnds(office.world, '2027-03-16');
    await says(noor, 'case', kept, { always: /has died/ });
    await office.putsRight(kept, /^The child has died/, moira, greta);
    await says(noor, 'case', kept, { never: /has died|Do not visit/ });
    const again = await office.refersAgain(noor, kept);
    assert.equal((await office.world.caseOf(again)).stage, 'draft');
  });

  it('6 a second person of concern who works with children is owed to the LADO like the first', async () => {
    await office.does(kept, ...referral(noor, greta));
    await office.does(kept, added('person', { name: 'Known as Smiler', works: 'yes' }, noor));
    await says(noor, 'case', kept, { always: ladoOwed });
    await office.does(kept, as(noor, ladoTold(office.world.clock.now())));
    await says(noor, 'case', kept, { never: ladoOwed });
    await office.does(kept, added('person', { name: 'Known as Coach', alias: 'Coach', works: 'yes' }, noor));
    await says(noor, 'case', kept, { always: ladoOwed });
    const before = office.world.teams.arrived.length;
    await office.passesTo('2027-01-06T11:00:00.000Z');
    assert.ok(arrivedSince(before).includes(kept), 'no one is called for the second');
  });

  for (const [place, how] of (['recorded', 'stopped, and the referral withdrawn'] as const).entries())
    it(`7.${place + 1} a transfer that waits in a returned referral whose consent has lapsed can be ${how}`, async () => {
      await office.does(kept, ...referral(priya, colin));
      await office.does(kept, transferBegun(), sentBack());
      // Another type of exploitation is asked of the manager anew, who returns it.
      await office.does(kept, saved('5', { ...answersOn('5', kestrel), types: 'countyLines' }), resubmitted());
      await office.does(kept, noConflict(), returned());
      await office.passesTo('2027-01-12T11:00:00.000Z');
      assert.ok(arrivedSince(0).includes(kept), 'no one is called');
      const offered = (await office.read(moira, 'case', { reference: kept }))?.steps.map(({ title }) => title) ?? [];
      assert.deepEqual(
        ['Record acceptance', 'Stop transfer'].filter((title) => !offered.includes(title)),
        [],
      );
      const before = office.world.teams.arrived.length;
      if (how === 'recorded') await office.does(kept, acceptanceRecorded(moira, '12/1/2027'));
      else await office.does(kept, transferStopped(), withdrawn());
      await office.passesTo('2027-02-12T11:00:00.000Z');
      assert.doesNotMatch(arrivedSince(before), /acceptance|transfer waiting/i);
    });

  /** The page of these people says so, or does not. */
  async function says(
    who: Person,
    name: 'case' | 'history' | 'risk',
    reference: Reference,
    { always, never }: { readonly always?: RegExp; readonly never?: RegExp },
  ): Promise<void> {
    const page = await office.page(who, name, reference);
    if (always !== undefined)
      assert.ok(always.test(page), `what ${who.name} reads of ${reference} does not say ${String(always)}`);
    if (never !== undefined) assert.equal(never.exec(page)?.[0], undefined, `what ${who.name} reads of ${reference}`);
  }
  const arrivedSince = (before: number): string => JSON.stringify(office.world.teams.arrived.slice(before));
});
