// Who leads a case: the referrer until it is handed over, what goes with it, and who hears where no one leads it
// (docs/process.md P17.1, P4.14).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { callFor } from '../../../people/calls.ts';
import { eligibleConsenters } from '../../../../src/domain/case/access/consenters.ts';
import { leadOf } from '../../../../src/domain/case/state/stage-parts.ts';
import { consentedStory } from '../../../../src/cards/case/story.ts';
import { isConsented } from '../../../../src/domain/case/state/stage-table.ts';
import { reasonFor } from '../../../../src/reading/case/words.ts';
import { leadSteps } from '../../../../src/domain/case/lead/hand-over.ts';
import { relationOf, sightOf } from '../../../../src/domain/case/access/access.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import { allTold } from '../../../notices/case/told.ts';
import {
  commandIn,
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  dana,
  directory,
  factOf,
  filledIn,
  given,
  givenIn,
  greta,
  hal,
  later,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  resubmitted,
  returned,
  saved,
  submitted,
  withdrawn,
  type StoryRow,
  factAfter,
  type Told,
} from '../../../people/builders.ts';
import {
  caseReminded,
  handedOver,
  harmRecorded,
  restrictedByHand,
  sentBack,
  tookOver,
  other,
} from '../../../people/meeting-builders.ts';

const asked: Told = [filledIn(), submitted()];
const received: Told = [...asked, noConflict(), consented()];
const oneOf = (...deeds: Told) => caseOf(given(...deeds));
const without = (...gone: readonly Person[]): Directory => ({
  ...directory,
  people: directory.people.filter(({ objectId }) => !gone.some((person) => person.objectId === objectId)),
});
const comesTo = (row: StoryRow, deeds: Told, council = directory): string => {
  const fact = factOf(givenIn(directory, ...deeds), commandIn(row), {
    actor: row[0],
    now: later(monday10, 600),
    directory: council,
  });
  return typeof fact === 'string' ? fact : 'done';
};
/** Whom the last deed calls. */
const called = (council: Directory, ...deeds: Told): readonly string[] => {
  const last = must(allTold(givenIn(council, ...deeds), council).at(-1));
  const ids = last.told.filter(({ rings }) => rings).map(({ person }) => person);
  return council.people.filter(({ objectId }) => ids.includes(objectId)).map(({ name }) => name);
};
const now = later(monday10, 600);
const row = (tells: string): StoryRow => [
  priya,
  1,
  'handOver',
  { to: noor.objectId, reason: 'She moves to another team.', tells },
];

describe('The lead worker', () => {
  it('is the referrer until the case is handed over, and the referrer again when it is handed back', () => {
    equal(leadOf(oneOf(...received)).name, priya.name);
    const over = oneOf(...received, handedOver(noor));
    deepEqual([leadOf(over).name, over.referrer.name], [noor.name, priya.name]);
    const back = oneOf(...received, handedOver(noor), handedOver(priya, noor));
    deepEqual([leadOf(back).name, back.leadWorker], [priya.name, undefined]);
  });

  it('sees and does what the one before saw and did; the one before nothing any more', () => {
    const over = oneOf(...received, handedOver(noor));
    equal(relationOf(over, noor, directory, now), 'referrer');
    equal(sightOf(over, priya, directory, now), 'none');
    equal(sightOf(over, greta, directory, now), 'full', 'above both');
    equal(sightOf(over, hal, directory, now), 'full', 'above both');
    const draft: Told = [filledIn(), handedOver(noor)];
    equal(comesTo(saved('6', { childKnows: 'no' }), draft), 'notAvailable');
    equal(comesTo(saved('6', { childKnows: 'no' }, noor), draft), 'done');
    equal(comesTo(withdrawn(noor), draft), 'done');
    const sent: Told = [...asked, noConflict(), returned(), handedOver(noor, colin)];
    equal(comesTo(resubmitted(priya), sent), 'notAvailable');
    equal(comesTo(challenged(priya), [...received, handedOver(noor)]), 'notAvailable');
  });

  it('is chosen by the one before, the managers above and the co-ordinator, where they see the case', () => {
    for (const by of [priya, colin, greta, hal, moira]) equal(comesTo(handedOver(noor, by), received), 'done', by.name);
    for (const by of [dana, noor, ravi]) equal(comesTo(handedOver(noor, by), received), 'notAvailable', by.name);
    for (const by of [colin, moira])
      equal(comesTo(handedOver(noor, by), [filledIn()]), 'notAvailable', 'a draft is theirs');
    const restricted: Told = [...received, restrictedByHand()];
    equal(comesTo(handedOver(noor, greta), restricted), 'notAvailable');
    equal(comesTo(handedOver(noor, colin), restricted), 'done', 'who gave consent');
  });

  it('is never who leads it already, who must not know of it, or a partner; before consent no one who is asked', () => {
    equal(comesTo(handedOver(priya), received), 'alreadyDecided');
    for (const to of [ravi, moira]) equal(comesTo(handedOver(to), received), 'notEligible', to.name);
    equal(comesTo(handedOver(colin), received), 'done', 'a manager for the time being');
    equal(comesTo(handedOver(colin), asked), 'notEligible');
    const conflict: Told = [...asked, conflicted(colin, greta), noConflict(greta), consented(greta)];
    equal(comesTo(handedOver(colin), conflict), 'notEligible');
    equal(comesTo(handedOver(noor), conflict), 'done');
    const offered = must(leadSteps.handOver.asks?.({ before: oneOf(...asked), directory })[0]?.choices).map(
      ({ value }) => value,
    );
    ok(offered.includes(noor.objectId) && !offered.includes(colin.objectId) && !offered.includes(priya.objectId));
  });

  it('has a line of managers of their own from then on, and neither they nor the referrer decide on consent', () => {
    const over = oneOf(filledIn(), handedOver(noor));
    deepEqual(over.line, [greta.objectId, hal.objectId]);
    const may = eligibleConsenters(directory, over, now).map(({ name }) => name);
    deepEqual(may, [greta.name, hal.name]);
    const council = {
      ...directory,
      people: directory.people.map((who) =>
        who.objectId === noor.objectId ? { ...who, manager: priya.objectId } : who,
      ),
    };
    ok(!eligibleConsenters(council, over, now).some(({ objectId }) => objectId === priya.objectId));
  });

  it('asks who tells the young person, and when: it is kept with the case, and read there and in its history', () => {
    deepEqual(
      ['', 'Not known.', 'Not told, because he is away until Friday.'].map((tells) => comesTo(row(tells), received)),
      ['incomplete', 'incomplete', 'done'],
    );
    const facts = given(...received, handedOver(noor));
    const over = caseOf(facts);
    deepEqual([over.handedOver?.tells, over.handedOver?.by.name], ['Both of us, at home on Friday.', priya.name]);
    equal(
      reasonFor(must(facts.at(-1)), () => true),
      'She moves to another team. Who tells the young person: Both of us, at home on Friday.',
    );
    ok(isConsented(over));
    const story = JSON.stringify(consentedStory(over, undefined, now, true, () => true));
    ok(story.includes('Both of us, at home on Friday.'));
    // From stage to stage it stays; handed over again it is the newest.
    equal(oneOf(...received, handedOver(noor), sentBack()).handedOver?.tells, 'Both of us, at home on Friday.');
    // No one is told of a child who has died.
    equal(comesTo(row(''), [...received, harmRecorded('died')]), 'done');
  });

  it('of a referral that was merged keeps what they had; a case handed over is told to them in its place', () => {
    const two: Told = [...received, tookOver(other)];
    const led = oneOf(...two, handedOver(noor));
    deepEqual(led.alsoReferred, oneOf(...two).alsoReferred);
    ok(called(directory, ...received, handedOver(noor), sentBack()).includes(noor.name));
    ok(!called(directory, ...received, handedOver(noor), sentBack()).includes(priya.name));
  });
});

describe('A lead worker who has left', () => {
  it('closes nothing to the line above, a draft and what waits for consent too, and a manager hands it over', () => {
    const left = without(priya);
    for (const deeds of [
      [filledIn()],
      asked,
      [...asked, noConflict(), returned()],
      received,
    ] satisfies readonly Told[]) {
      equal(comesTo(handedOver(noor, colin), deeds, left), 'done');
      equal(comesTo(handedOver(dana, dana), deeds, left), 'notAvailable');
    }
    equal(comesTo(handedOver(noor, greta), [filledIn()], without(priya, colin)), 'done');
    equal(comesTo(handedOver(noor, moira), [filledIn()], left), 'notAvailable');
    equal(
      comesTo(handedOver(noor, moira), [filledIn()], without(priya, colin, greta, hal)),
      'done',
      'no one of the line is left',
    );
  });

  it('whom it was handed to counts, not the referrer', () => {
    const over: Told = [...received, handedOver(noor)];
    equal(sightOf(oneOf(...over), greta, without(priya), now), 'full');
    equal(comesTo(handedOver(dana, greta), over, without(noor)), 'done');
  });
});

describe('A returned referral', () => {
  const sent: Told = [...asked, noConflict(), returned()];
  it('is asked after: the lead worker after three working days, their manager after five, the co-ordinator after ten', () => {
    const [three, five, ten] = ['2027-01-07T12:00:00.000Z', '2027-01-11T12:00:00.000Z', '2027-01-18T12:00:00.000Z'];
    deepEqual(called(directory, ...sent, caseReminded(three)), [priya.name]);
    deepEqual(called(directory, ...sent, caseReminded(three), caseReminded(five)), [priya.name, colin.name]);
    const all = [...sent, caseReminded(three), caseReminded(five), caseReminded(ten)];
    deepEqual(called(directory, ...all), [priya.name, colin.name, moira.name]);
    equal(sightOf(oneOf(...all.slice(0, -1)), moira, directory, ten), 'none');
    equal(sightOf(oneOf(...all), moira, directory, ten), 'full', 'who may hand it over');
  });

  it('asks the managers where the lead worker has left, and no one once it is sent again', () => {
    const left = without(priya);
    const reminder = caseReminded('2027-01-07T12:00:00.000Z');
    const fact = factAfter(given(...sent), reminder, left);
    ok(typeof fact !== 'string' && fact.step === 'remindCase');
    deepEqual(fact.data.to, [colin.objectId]);
    const again = oneOf(...sent, resubmitted());
    equal(callFor(again, 'returned'), undefined);
    const back = oneOf(...received, sentBack());
    equal(callFor(back, 'returned')?.slice(0, 10), '2027-01-07');
  });
});
