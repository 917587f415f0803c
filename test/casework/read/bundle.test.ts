// What a person is given of their record, made of a store in which words are struck out for good (docs/process.md P30.6, P33).
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { bundleFor, type Bundle } from '../../../src/casework/read/bundle.ts';
import { blotsFor, decidedIn, type ItemId } from '../../../src/domain/register/bundle.ts';
import type { Access } from '../../../src/domain/register/entry.ts';
import type { RegisterFact } from '../../../src/domain/register/table.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { changedIn } from '../../../src/reading/register/bundle-paper.ts';
import { readItems } from '../../../src/reading/register/bundle.ts';
import { ife, kestrelReference as ref, later, must, priya, type StoryRow } from '../../people/builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import {
  afterPresses,
  decidesOn,
  entryOf,
  givesRest,
  guarded,
  known,
  opensAccess,
  registerFact,
  registerFacts,
  releases,
  sendsAccess,
  signsAccess,
  type RegisterRow,
} from '../../people/register-builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { instance, remind, takes, type Instance } from '../meeting-story.ts';

const matchKeysOf = createMatching('the secret of a test, of no child');
const stated: StoryRow = [
  priya,
  1,
  'addStatement',
  { whose: 'child', name: '', saidOn: '4/1/2027', about: 'case', text: 'The phones are from Robbo, he said.' },
];

describe('A record that someone asks for, and words that are struck out of it meanwhile', () => {
  let target: Target;
  let one: Instance;
  let before: Bundle;
  let item: ItemId;
  /** Of the entry that was made last: here it is in no store. */
  let facts: readonly RegisterFact[];
  beforeEach(async () => {
    target = await openTarget();
    one = instance(await target.open(), guarded);
    await takes(one, ref, ...untilReceived, stated);
    before = await bundle(entry(opensAccess()));
    item = must(before.items.find(({ fact }) => JSON.stringify(fact?.data ?? '').includes('Robbo'))).id;
  });
  afterEach(() => target.close());

  const entry = (...rows: readonly RegisterRow[]): Access => {
    facts = registerFacts(rows, { more: { ...known, bundle: before } });
    const made = entryOf(facts);
    assert.ok(made.type === 'access');
    return made;
  };
  const bundle = async (of: Access): Promise<Bundle> => {
    const asking = {
      ask: createAsk({ ...one.store, matchKeysOf }),
      ports: one.store,
      person: ife,
      directory: guarded,
      now: one.now,
    };
    return must(await bundleFor(asking, of, 'what is given of the record'));
  };
  const decided = (now: Bundle): Bundle => ({ ...now, decided: decidedIn(facts) });
  const next = (of: Access, row: RegisterRow, now: Bundle): string => {
    const fact = registerFact(of, row, one.now, guarded, afterPresses({ ...known, bundle: now }, facts));
    return typeof fact === 'string' ? fact : 'taken';
  };
  const black = (of: Bundle, as = 'black'): RegisterRow => {
    const { fact } = must(of.items.find(({ id }) => id === item));
    const [by, when, step, input] = decidesOn(item, as);
    return [by, when, step, { ...input, blots: blotsFor(must(fact), 'Robbo') }] as RegisterRow;
  };
  const strike = async (): Promise<void> => {
    await takes(one, ref, strikeProposed('phones'), strikeSettled('agreed'));
    for (let times = 0; times < 3; times += 1) {
      one.now = later(one.now, 1);
      await remind(one);
    }
  };
  const given = (of: Access, now: Bundle): string =>
    JSON.stringify(
      must(readItems(decided(now), of, guarded).find(({ id }) => id === item)).lines.map(({ pieces }) =>
        pieces.map(({ text, out }) => (out ? '█' : text)).join(''),
      ),
    );

  it('after the second look it is neither signed nor released nor printed, and the item is named', async () => {
    const [sent, signed] = [
      entry(opensAccess(), ...givesRest(before), black(before), sendsAccess()),
      entry(opensAccess(), ...givesRest(before), black(before), sendsAccess(), signsAccess()),
    ];
    assert.match(given(signed, before), /The phones are from █, he said/);
    assert.deepEqual(changedIn(signed, await bundle(signed)), []);
    await strike();
    const after = await bundle(signed);
    assert.ok(changedIn(signed, after).includes(item));
    assert.deepEqual(
      [next(sent, signsAccess(), after), next(signed, releases(), after), next(signed, sendsAccess(), after)],
      ['changed', 'changed', 'changed'],
    );
  });

  it('before it is sent, words that were blacked out are to be said again: at other letters other words stand', async () => {
    const marking = entry(opensAccess(), ...givesRest(before), black(before));
    await strike();
    const after = await bundle(marking);
    assert.doesNotMatch(given(marking, after), /█/);
    assert.match(
      JSON.stringify(must(readItems(decided(after), marking, guarded).find(({ id }) => id === item)).flags),
      /decide on it again/,
    );
    assert.equal(next(marking, sendsAccess(), after), 'changed');
    assert.equal(next(marking, black(after), after), 'taken');
    assert.equal(next(marking, black(after, 'give'), after), 'taken', 'as the rule has it: it is said, too');
    before = after;
    const again = entry(opensAccess(), ...givesRest(after), black(after));
    assert.match(given(again, after), /The \(struck out\) are from █, he said/);
    assert.equal(next(again, sendsAccess(), after), 'taken');
  });
});
