// Since when, as it is said on the telephone. Tuesday 5 January 2027, 11:00, unless said.
import assert from 'node:assert/strict';
import { sinceDays, sinceIn } from '../../../../src/domain/case/episode/since.ts';
import { missingNow } from '../../../../src/domain/case/state/episodes.ts';
import { warningsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { sayMissing } from '../../../../src/reading/case/episode.ts';
import { at, caseOf, commandIn, directory, factOf, given, must, panels } from '../../../people/builders.ts';
import { backCorrected, episodeIn, isBack, isMissing, news, wasMissing } from '../../../people/episode-builders.ts';
import { untilReceived } from '../../../people/meeting-builders.ts';
import type { StoryRow } from '../../../people/builders.ts';

const tuesday11 = '2027-01-05T11:00:00.000Z';
const after = (deed: StoryRow, now = tuesday11) => at(now, deed);

describe('Missing since when', () => {
  it('offers today, last night and another day, each with its date', () => {
    assert.deepEqual(sinceDays(tuesday11), [
      { value: '2027-01-05', title: 'Today or tonight (Tue 5 Jan)' },
      { value: '2027-01-04 night', title: 'Last night (Mon 4 into Tue 5 Jan)' },
      { value: 'other', title: 'Another day' },
    ]);
  });
  it('at two at night the night is tonight, and comes first', () => {
    assert.deepEqual(
      sinceDays('2027-01-05T02:00:00.000Z').map(({ title }) => title),
      ['Tonight (Mon 4 into Tue 5 Jan)', 'Today (Tue 5 Jan)', 'Another day'],
    );
    assert.deepEqual(
      sinceDays('2027-02-01T02:00:00.000Z').map(({ title }) => title)[0],
      'Tonight (Sun 31 Jan into Mon 1 Feb)',
    );
  });

  const read: readonly (readonly [day: string, since: string, moment: string])[] = [
    ['2027-01-05', '08:15', '2027-01-05T08:15:00.000Z'],
    ['2027-01-04 night', '22:30', '2027-01-04T22:30:00.000Z'],
    ['2027-01-04 night', 'about 10.30', '2027-01-04T22:30:00.000Z'],
    ['2027-01-04 night', '02:00', '2027-01-05T02:00:00.000Z'],
    ['other', 'Sat about 6pm', '2027-01-02T18:00:00.000Z'],
    ['other', '30/11 22:30', '2026-11-30T22:30:00.000Z'],
  ];
  for (const [day, since, moment] of read)
    it(`${day}, ${since} is ${moment}`, () => assert.deepEqual(sinceIn({ day, since }, tuesday11), { moment }));

  it('a time that is not known is the earliest of the day', () => {
    const moment = { moment: '2027-01-04T00:00:00.000Z', dayOnly: true };
    for (const since of ['?', 'not known', 'time not known'])
      assert.deepEqual(sinceIn({ day: '2027-01-04 night', since }, tuesday11), moment, since);
    assert.deepEqual(sinceIn({ day: 'other', since: 'yesterday ?' }, tuesday11), moment);
  });
  it('a day in the time of a day that was chosen is said to be one too many; another day needs its day', () => {
    const once = { problem: 'write the time alone, like 22:30; or choose Another day.' };
    assert.deepEqual(sinceIn({ day: '2027-01-05', since: 'yesterday 22:30' }, tuesday11), once);
    const lastNight = { moment: '2027-01-04T22:30:00.000Z' };
    assert.deepEqual(sinceIn({ day: '2027-01-04 night', since: 'yesterday 22:30' }, tuesday11), lastNight, 'as chosen');
    assert.ok('problem' in sinceIn({ day: 'other', since: '22:30' }, tuesday11));
    assert.ok('problem' in sinceIn({ day: '2027-01-05', since: 'late' }, tuesday11));
  });

  it('a form that was drawn before midnight is not read as of the day after', () => {
    const late = isMissing({ day: '2027-01-05', since: '23:00' });
    const fact = (now: string) =>
      factOf(given(...untilReceived), commandIn(late), { actor: late[0], now, directory, panels });
    assert.equal(fact('2027-01-06T00:05:00.000Z'), 'incomplete');
    assert.notEqual(typeof fact('2027-01-05T23:50:00.000Z'), 'string');
  });
});

describe('A time that is not known', () => {
  const missing = [...untilReceived, after(isMissing({ day: '2027-01-04 night', since: '?' }))];
  it('stays not known: on the case, its warning, its episode', () => {
    const facts = given(...missing);
    const childCase = caseOf(facts);
    const span = must(missingNow(childCase));
    assert.deepEqual([span.since, span.sinceKnown], ['2027-01-04T00:00:00.000Z', 'day']);
    const warning = must(
      warningsOf(childCase, { now: tuesday11, directory }).find(({ words }) => words.startsWith('Missing now')),
    );
    assert.equal(warning.words, 'Missing now, since Mon 4 Jan, time not known.');
    assert.equal(sayMissing(episodeIn(facts), tuesday11), 'about 35 hours so far');
  });
  it('is there once someone says it', () => {
    const facts = given(...missing, after(news({ since: '4/1/2027 21:40' })));
    assert.deepEqual(
      [episodeIn(facts).since, episodeIn(facts).sinceKnown, missingNow(caseOf(facts))?.sinceKnown],
      ['2027-01-04T21:40:00.000Z', undefined, undefined],
    );
  });
  it('of a return starts the 72 hours at its earliest: on the day of the disappearance, with that', () => {
    const back = given(...missing, after(isBack({ returnedAt: '5/1/2027 ?', prevention: '' })));
    const { returned, due } = episodeIn(back);
    assert.deepEqual(
      [returned?.returnedAt, returned?.returnedKnown, due?.at],
      ['2027-01-05T00:00:00.000Z', 'day', '2027-01-08T00:00:00.000Z'],
    );
    const sameDay = [...untilReceived, after(isMissing({ since: '4/1/2027 21:40' }))];
    const atOnce = given(...sameDay, after(isBack({ returnedAt: '4/1/2027 ?', prevention: '' })));
    assert.equal(episodeIn(atOnce).returned?.returnedAt, '2027-01-04T21:40:00.000Z');
    const known = given(
      ...missing,
      after(isBack({ returnedAt: '5/1/2027 ?', prevention: '' })),
      after(backCorrected({ returnedAt: '5/1/2027 07:00', prevention: '' })),
    );
    assert.deepEqual(
      [episodeIn(known).returned?.returnedAt, episodeIn(known).returned?.returnedKnown],
      ['2027-01-05T07:00:00.000Z', undefined],
    );
  });
  it('of a past episode within one day may be both', () => {
    const facts = given(...untilReceived, after(wasMissing({ since: '2/1/2027 ?', returnedAt: '2/1/2027 ?' })));
    assert.deepEqual([episodeIn(facts).sinceKnown, episodeIn(facts).returned?.returnedKnown], ['day', 'day']);
  });
});
