// Seventy lines that would let somebody know who the child is: whoever types them, wherever on an action, and whatever was
// stored before, none of them is posted to a channel (docs/process.md P10.11).
import { disruptionOf } from '../../../src/domain/people/disruption.ts';
import { hostOf } from '../../../src/domain/case/action/host.ts';
import assert from 'node:assert/strict';
import { subTypes } from '../../../src/domain/case/referral/form/support.ts';
import { directorySchema } from '../../../src/domain/people/directory.ts';
import { settingsSchema } from '../../../src/domain/people/settings.ts';
import { postStandingOf } from '../../../src/notices/action/standing.ts';
import { postFor } from '../../../src/notices/render.ts';
import { caseOf, kestrel } from '../../people/builders.ts';
import {
  accepted,
  acting,
  actionOf,
  added,
  blocked,
  council,
  described,
  disputed,
  markedDone,
} from '../../domain/case/action/action-story.ts';

const lines: readonly string[] = [
  'mq, 15yo, silver Corsa NK15 XYZ, ring mum 07700 900123',
  'Ring mum Kerry-Ann Osgood re tonight',
  'Call Aunt Petra before visit',
  'the Tobin sibling group',
  'Ring 07700 900123',
  'mq welfare visit',
  'm.q.',
  'M/Q',
  'M-Q',
  'km welfare visit',
  'k.m.',
  'K/M',
  'K-M',
  'Visit Mar at nan’s',
  'Juni needs a place',
  'Pick up Marls',
  'Visit Kes at nan’s',
  'Qillfether visit',
  'Quilfether and Marlo',
  'Quill feather home visit',
  'Kestrl and Madup',
  'Mad eup home visit',
  'Visit Kestrel',
  'Kestral phone check',
  'KESTREL: licensing visit',
  'The Madeup siblings',
  '15yo',
  '15 y/o F',
  '15F missing again',
  'Fifteen year old',
  'Yr 10',
  'Y10',
  '16 on Saturday',
  'Age fifteen, pregnant',
  'dob 090511',
  'dob 140311',
  '9th May birthday',
  'Born May 2011',
  'Born 14 March 2011',
  '14/3/2011',
  'LCS 88123',
  'NHS ...5919',
  'T-1001',
  'T 1001',
  'NK15 XYZ',
  'Silver Corsa outside',
  '17 Pretend Pde',
  'no 17, Parade end',
  'Seaview Rd',
  'The Grange children’s home',
  '4 Example Row',
  'Example-row patrol',
  'ZZ99 1AA',
  'Whitley Bay Metro 4pm',
  'IHS safeguarding lead',
  'Meet her at the park',
  'Take him home',
  'HIV clinic appt, take her',
  'Only Somali family on the estate',
  'Same family as MSET-4F7K-24',
  'The girl from the takeaway',
  'His brothers too',
  'Her mum’s boyfriend',

  'Kes\u200Btrel',
  'Kes\u00ADtrel',
  '\u202EKestrel',
  'Kes\u2060trel',
  'Ｋｅｓｔｒｅｌ',
  'K\u034Festrel',
  'Mad\uFEFFeup',
];
const now = '2027-01-08T10:00:00.000Z';

describe('What an agency’s channel reads of an action', () => {
  it('seventy lines are tried', () => assert.ok(new Set(lines).size >= 70));

  for (const line of lines) {
    it(`is never “${line}”`, () => {
      const set = acting(added({ text: line, needToKnow: line }), described({ channelLine: line }));
      const before = { ...actionOf(set), channelLine: line, text: line, needToKnow: line };
      const ends = [accepted(), blocked('11/1/2027'), disputed(), markedDone()].map((deed) =>
        actionOf(acting(added({ text: line, needToKnow: line }), deed)),
      );
      for (const action of [actionOf(set), before, ...ends]) {
        const { label, line: standing } = postStandingOf({ host: hostOf(caseOf(set)), action }, 'police', council, now);
        assert.equal(label, 'Action for Northumbria Police: Licensing visit');
        assert.ok(![label, standing].join(' ').includes(line));
        const post = postFor({ host: hostOf(caseOf(set)), action }, 'police', council, now);
        assert.ok('card' in post && !JSON.stringify(post).includes(JSON.stringify(line).slice(1, -1)));
      }
    });
  }

  it('is a phrase of the settings for every type there is, “other” without one', () => {
    const phrases: Readonly<Record<string, string>> = settingsSchema.parse({}).channelPhrases;
    const types = subTypes.map(({ value }) => value);
    // Those of disruption that have none of their own have one in common.
    assert.deepEqual(
      types.filter((type) => phrases[type] === undefined && disruptionOf(type) === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(phrases).filter((type) => !types.includes(type)),
      ['disruption'],
    );
    const closing = acting(added({ subType: 'closure' }));
    const closed = { host: hostOf(caseOf(closing)), action: actionOf(closing) };
    assert.equal(postStandingOf(closed, 'police', council, now).label, 'Action for Northumbria Police: Disrupt');
    assert.equal(phrases['other'], '');
    const facts = acting(added({ subType: 'other' }));
    const on = { host: hostOf(caseOf(facts)), action: actionOf(facts) };
    assert.equal(postStandingOf(on, 'police', council, now).label, 'Action for Northumbria Police');
  });

  it('has no room for a number, a sign or a long text', () => {
    for (const cawn of ['NK15 XYZ', '07700 900123', 'K.M.', 'Visit, take two', 'a b c d e f', 'Kes\u200Btrel']) {
      assert.equal(settingsSchema.safeParse({ channelPhrases: { cawn } }).success, false, cawn);
    }
  });

  it('is not posted where a phrase of the settings names this child', () => {
    const directory = directorySchema.parse({
      ...council,
      settings: { ...council.settings, channelPhrases: { licensing: `Visit ${kestrel['forenames']}` } },
    });
    const facts = acting(added());
    const on = { host: hostOf(caseOf(facts)), action: actionOf(facts) };
    assert.deepEqual(postFor(on, 'police', directory, now), { identifies: 'a name' });
  });
});
