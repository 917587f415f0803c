// Subject access (docs/process.md 30): the month, what the rules mark, what is given of an item, who signs, and what bars a release.
import assert from 'node:assert/strict';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { answerDueOn, linesTyped, sentAs } from '../../../src/domain/register/access.ts';
import {
  blackedOut,
  blotsFor,
  changedItems,
  itemsOf,
  leavesOf,
  partsOfText,
  releasedOf,
  seenOf,
  itemStandingOf,
  tidied,
  type Blot,
  type BundleCase,
  type BundleFact,
  type Item,
} from '../../../src/domain/register/bundle.ts';
import { isOpenEntry, readsBundle, relationToEntry, type Access } from '../../../src/domain/register/entry.ts';
import { registerMatter } from '../../../src/domain/register/table.ts';
import type { ObjectId } from '../../../src/domain/kernel/ids.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  colin,
  greta,
  hal,
  ife,
  kestrelReference as ref,
  later,
  moira,
  monday10,
  must,
  priya,
  ravi,
  someone,
  withPeople,
} from '../../people/builders.ts';
import {
  afterPresses,
  bundleKnown,
  clockCalls,
  decidesOn,
  entryOf,
  extendsAccess,
  givesRest,
  guarded,
  kestrelsRecord,
  known,
  opensAccess,
  refusesAccess,
  registerFact,
  registerFacts,
  releases,
  sendsAccess,
  sendsBack,
  signsAccess,
  type RegisterRow,
} from '../../people/register-builders.ts';

const factOf = (number: number, step: string, data: object, more: Partial<BundleFact> = {}): BundleFact => ({
  number,
  at: monday10,
  by: priya,
  step,
  data,
  left: `hash${String(number).padStart(4, '0')}`,
  ...more,
});
const record = (...facts: readonly BundleFact[]): BundleCase => ({
  reference: ref,
  names: ['Kestrel', 'Madeup'],
  facts,
});
const agencies: Readonly<Record<string, string>> = { [ravi.objectId]: 'police' };
const sources = { capacity: 'child', agencyOf: (id: ObjectId) => agencies[id], police: ['police'], health: ['health'] };
const items = (...facts: readonly BundleFact[]): readonly Item[] => itemsOf([record(...facts)], sources);
const ruleOf = (...facts: readonly BundleFact[]): string => sayRules(items(...facts));
const sayRules = (all: readonly Item[]): string =>
  all
    .filter(({ fact }) => fact !== undefined)
    .map(({ flags, rule, fact }) => {
      const texts = (rule.as === 'undecided' ? rule.blots : []).map((blot) => wordsOf(must(fact), blot));
      return `${flags.join('+') || '-'} ${rule.as}${texts.length === 0 ? '' : ` ${texts.join('|')}`}`;
    })
    .join('; ');
const wordsOf = ({ data }: BundleFact, [way, at, length]: readonly [string, number, number]): string => {
  const text = way.split('/').reduce<unknown>((inner, name) => Reflect.get(inner as object, name), data); // it is there
  return String(text).slice(at, at + length);
};

const robin = factOf(1, 'addChild', { kind: 'child', said: { name: 'Robin Madeup', alias: 'Robbo', how: 'Friends.' } });
const said = (text: string, more: Partial<BundleFact> = {}, data: object = {}): BundleFact =>
  factOf(2, 'prepareReview', { changed: text, ...data }, more);

describe('What the rules mark in a record that someone asks for', () => {
  const cases: readonly (readonly [what: string, facts: readonly BundleFact[], rule: string])[] = [
    ['nothing of what the child is told of', [said('No new phones.')], '- give'],
    [
      'another child who is named, wherever a word of the name stands, and not the child’s own',
      [robin, said('robin and Kestrel Madeup met Robbo.')],
      'fewer+child undecided Robbo|Robin Madeup; child undecided robin|Robbo',
    ],
    ['no part of another word', [robin, said('The Robins play.')], 'fewer+child undecided Robbo|Robin Madeup; - give'],
    [
      'a person of concern',
      [
        factOf(1, 'addPerson', { kind: 'person', said: { name: 'The man Bogus Karl', how: 'He drives.' } }),
        said('Karl came.'),
      ],
      'fewer+third undecided The man Bogus Karl; third undecided Karl',
    ],
    [
      'no name of a place',
      [factOf(1, 'addPlace', { kind: 'place', said: { name: 'Example Road' } }), said('Example Road again.')],
      'fewer undecided; - give',
    ],
    [
      'family who are named',
      [factOf(1, 'recordFamily', { name: 'Pat Parent', relation: 'mother' }), said('Parent agrees.')],
      'third undecided Pat Parent|mother; third undecided Parent',
    ],
    [
      'no member of staff',
      [robin, factOf(2, 'handOver', { to: { objectId: colin.objectId, name: 'Robin Smith' }, tells: 'Both.' })],
      'fewer+child undecided Robbo|Robin Madeup; - give',
    ],
    [
      'siblings of the referral',
      [factOf(1, 'savePage', { answers: { siblings: 'Two brothers, 8 and 9.', school: 'Fictional High' } })],
      'child undecided Two brothers, 8 and 9.',
    ],
    [
      'a case of another child, and not this one',
      [said(`As in ${ref} and MSET-9999-99.`)],
      'child undecided MSET-9999-99',
    ],
    ['what the police wrote', [said('He was seen.', { by: ravi })], 'police undecided'],
    [
      'what health sent',
      [factOf(1, 'sendPapers', { agency: 'health', know: 'Seen twice.' })],
      'fewer+health undecided',
    ],
    ['no press of theirs without words', [factOf(1, 'acceptAction', { agency: 'police' }, { by: ravi })], '- give'],
    [
      'one small word that they typed',
      [factOf(1, 'markDone', { evidence: 'arrested' }, { by: ravi })],
      'police undecided',
    ],
    [
      'the same for some readers, and of siblings',
      [
        factOf(1, 'prepareReview', { changed: 'arrested', mark: 'agencies' }),
        factOf(2, 'savePage', { answers: { siblings: 'two' } }),
      ],
      'handling undecided; child undecided two',
    ],
    [
      'a name alone, in small letters',
      [robin, said('robbo')],
      'fewer+child undecided Robbo|Robin Madeup; child undecided robbo',
    ],
    ['what is for some readers', [said('Seen.', {}, { mark: 'agencies' })], 'handling undecided'],
    [
      'what was marked later, of the same part',
      [said('Seen.', { part: 'R1' }), factOf(3, 'rightUpdateMark', { mark: 'police' }, { part: 'R1' })],
      'handling undecided; - give',
    ],
    [
      'and not of another part',
      [said('Seen.', { part: 'R1' }), factOf(3, 'rightUpdateMark', { mark: 'police' }, { part: 'R2' })],
      '- give; - give',
    ],
    ['do not tell family', [said('Seen.', {}, { notFamily: true })], 'notTold undecided'],
    [
      'who must not be told, and why',
      [factOf(1, 'savePage', { answers: { toldWho: 'His uncle', toldWhy: 'He hits.' } })],
      'notTold undecided His uncle|He hits.',
    ],
    [
      'who disagreed',
      [factOf(1, 'recordDecision', { decided: { plan: 'Early help', dissent: 'Health disagreed.' } })],
      'dissent undecided Health disagreed.',
    ],
    [
      'family contact, all of it but what they were told and asked',
      [
        factOf(1, 'recordFamily', {
          name: 'Pat Parent',
          reach: '07700 900111',
          view: 'He hits me.',
          told: { on: '2027-01-02' },
          asked: 'yes',
        }),
      ],
      'third undecided Pat Parent|07700 900111|He hits me.',
    ],
    [
      'whose a phone is, and its number',
      [
        factOf(1, 'addPhone', { kind: 'phone', said: { number: '07700 900456', whose: 'Dave Otherman' } }),
        said('Otherman rang.'),
      ],
      'fewer+third undecided 07700 900456|Dave Otherman; third undecided Otherman',
    ],
    [
      'by which other name a group is known',
      [
        factOf(1, 'addGroup', { kind: 'group', said: { name: 'The Bogus Crew', known: 'Kestrels' } }),
        said('The kestrels.'),
      ],
      'fewer+third undecided Kestrels|The Bogus Crew; third undecided kestrels',
    ],
    [
      'that someone was kept out',
      [factOf(1, 'keepOut', { person: hal.objectId, reason: 'An aunt.' })],
      'fewer undecided',
    ],
    ['that they were let in again', [factOf(1, 'letIn', { person: hal.objectId })], 'fewer undecided'],
    ['break glass', [factOf(1, 'breakGlass', { reason: 'At night.' })], 'fewer undecided'],
    ['what its review found', [factOf(1, 'reviewGlass', { found: 'Needed.' })], 'fewer undecided'],
    [
      'that the case was restricted, to whom, and no more',
      ['restrict', 'namePerson', 'removeName', 'liftRestriction'].map((step, at) =>
        factOf(at, step, { reason: 'Why.' }),
      ),
      'fewer undecided; fewer undecided; fewer undecided; fewer undecided',
    ],
    ['that two of two cases are the same', [factOf(1, 'confirmSame', { why: 'One scar.' })], 'fewer undecided'],
    ['what the LADO was told', [factOf(1, 'recordLado', { note: 'A coach.' })], 'fewer undecided'],
    ['and not what the NRM was', [factOf(1, 'recordNrm', { note: 'Two phones.' })], '- give'],
    [
      'who works with children, wherever it is said',
      [
        factOf(1, 'changeNow', { changes: { concern: { answers: { concernWho: 'A coach' } } } }),
        said('More.', {}, { now: { changes: { concern: { answers: { concernHeight: 'low' } } } } }),
        factOf(3, 'takeMerged', { along: { now: { concern: { answers: { worksWithChildren: 'yes' } } } } }),
      ],
      'fewer undecided; fewer undecided; fewer undecided',
    ],
    [
      'who was kept out of the case before, or of one that was merged, and to whom that was restricted',
      [
        factOf(1, 'start', { answers: { school: 'Fictional High' }, keptOut: [{ reason: 'An aunt.' }] }),
        factOf(2, 'takeMerged', {
          along: { keptOut: [{ reason: 'An uncle.' }], restricted: 'relative', named: [{ name: 'Hal' }] },
        }),
        factOf(3, 'merge', { reason: 'One child.', shut: { keptOut: [{ reason: 'A friend.' }] } }),
      ],
      'fewer undecided An aunt.; fewer undecided An uncle.|Hal|relative; fewer undecided A friend.',
    ],
    [
      'family contact that a merge took along',
      [
        factOf(1, 'takeMerged', {
          along: {
            family: [
              {
                id: 'F1',
                name: 'Pat Parent',
                view: 'He hits me.',
                told: { by: 'Ann' },
                by: { objectId: colin.objectId, name: 'Colin' },
              },
            ],
          },
        }),
        said('Parent rang Colin.'),
      ],
      'third undecided Pat Parent|He hits me.; third undecided Parent',
    ],
    [
      'a correction to who disagreed, and to the decision',
      ['dissent', 'decision'].map((about, at) => factOf(at, 'correctItem', { about, text: 'Health did.' })),
      'fewer undecided; - give',
    ],
    ['what makes a band', [factOf(1, 'assessRisk', { signs: { V04: { line: 'She was hit.' } } })], 'fewer undecided'],
    [
      'a case of another child, as people type it, and mistyped',
      [said('In mset-7k2q-95, MSET 7K2Q 95 and MSET-9999-98; this is mset 4f7k 24.')],
      'child undecided mset-7k2q-95|MSET 7K2Q 95|MSET-9999-98',
    ],
    [
      'nothing that the child said, but by which reference another is kept',
      [
        robin,
        factOf(2, 'addStatement', { whose: 'child', text: 'Robbo hit me.', saidOn: '2027-01-02' }),
        factOf(3, 'addStatement', { whose: 'child', text: 'As in MSET-9999-99.' }),
        factOf(4, 'prepareReview', { childsWords: 'Robbo is nice.' }, { by: ravi }),
        factOf(5, 'routeAt18', { wishes: 'To live with Robbo.' }, { by: ravi }),
      ],
      'fewer+child undecided Robbo|Robin Madeup; - give; child undecided MSET-9999-99; - give; - give',
    ],
    [
      'what a parent said',
      [factOf(1, 'addStatement', { whose: 'parent', name: 'Pat', text: 'He lies.' })],
      'third undecided Pat|He lies.',
    ],
    ['nothing that the clock wrote', [factOf(1, 'remindCase', { to: 'MSET-9999-99' }, { by: clockActor })], ''],
  ];
  for (const [what, facts, rule] of cases) it(what, () => assert.equal(ruleOf(...facts), rule));

  it('who looked is read by fewer, too', () =>
    assert.deepEqual(
      items().map(({ id, flags, rule }) => [id, flags, rule.as]),
      [[`${ref}/looks`, ['fewer'], 'undecided']],
    ));
  it('a parent who asks is not the child: what the child said is decided on', () =>
    assert.equal(
      sayRules(
        itemsOf([record(robin, factOf(2, 'addStatement', { whose: 'child', text: 'Robbo hit me.' }))], {
          ...sources,
          capacity: 'parent',
        }).filter(({ fact }) => fact?.number === 2),
      ),
      'child undecided Robbo',
    ));
  it('from a day on: what was written before is no item', () => {
    const ids = itemsOf(
      [
        record(
          said('Before.'),
          factOf(3, 'prepareReview', { changed: 'After.' }, { at: later(monday10, 60 * 24 * 40) }),
        ),
      ],
      sources,
      '2027-02-01',
    ).map(({ id }) => id);
    assert.deepEqual(ids, [`${ref}/3`, `${ref}/looks`]);
  });
});

describe('Words that are blacked out', () => {
  const fact = said('Robin, ROBIN and Robin’s aunt.');
  it('are found whole, however they are written, and stand as places', () => {
    assert.deepEqual(blotsFor(fact, ' robin '), [
      ['changed', 0, 5],
      ['changed', 7, 5],
      ['changed', 17, 5],
    ]);
    assert.deepEqual(blotsFor(fact, ''), []);
    assert.deepEqual(blotsFor(said('Zoe\u0308 O’Sample\u00A0came.'), 'Zo\u00EB OSample'), [['changed', 0, 13]]);
  });
  it('that overlap are one, and leave the rest of the text as it was', () => {
    const blots = tidied([
      ['a', 4, 5],
      ['a', 0, 5],
      ['b', 0, 1],
      ['a', 20, 2],
    ]);
    assert.deepEqual(blots, [
      ['a', 0, 9],
      ['a', 20, 2],
      ['b', 0, 1],
    ]);
    const parts = partsOfText('0123456789012345678901234', 'a', blots);
    assert.equal(parts.map(({ text }) => text).join(''), '0123456789012345678901234');
    assert.equal(
      parts
        .filter(({ out }) => !out)
        .map(({ text }) => text)
        .join('…'),
      '90123456789…234',
    );
  });
  it('are blacked out in every item but those that are withheld, beside what was', () => {
    const all = items(
      robin,
      factOf(4, 'prepareReview', { changed: 'Kestrel met no one at number 9.' }),
      said('Kestrel met Robbo at number 9.'),
      factOf(3, 'markDone', { evidence: 'Number 9 was visited.' }),
    );
    const withheld = { item: `${ref}/3` as const, as: 'withhold' as const, ground: 'court' as const };
    const found = blackedOut(all, [withheld], ['number 9'], 'third');
    assert.deepEqual(
      found.map(({ item, as, blots }) => [item, as, blots?.length]),
      [[`${ref}/4`, 'black', 1]],
      'what is flagged for other words is decided by itself',
    );
    assert.deepEqual(
      blackedOut(all, [withheld], ['robbo', 'number 9'], 'wishes').map(({ item, ground, blots }) => [
        item,
        ground,
        blots?.length,
      ]),
      [
        [`${ref}/4`, 'wishes', 1],
        [`${ref}/2`, 'wishes', 2],
      ],
      'the entry of Robbo is read by fewer: it is decided by itself',
    );
    assert.deepEqual(blackedOut(all, [...found, withheld], ['number 9'], 'third'), []);
  });
  it('each line is looked for alone', () =>
    assert.deepEqual(linesTyped(' Robin \n\nRobbo\nRobin'), ['Robin', 'Robbo']));
  it('once it was released, what is not said was given: a rule of another day changes nothing', () => {
    const [item] = items(robin);
    assert.equal(itemStandingOf(must(item), []).as, 'undecided');
    assert.equal(releasedOf(must(item), []).as, 'give');
  });
});

describe('What was reviewed', () => {
  const [one, two] = [said('One.'), factOf(3, 'prepareReview', { changed: 'Two.' })];
  const seen = [seenOf(record(one, two))];
  it('is the same with more written after it, and says which item was changed or is gone', () => {
    const more = factOf(4, 'prepareReview', { changed: 'Three.' });
    assert.deepEqual(changedItems(seen, [seenOf(record(one, two, more))]), []);
    assert.deepEqual(changedItems(seen, [seenOf(record(one, { ...two, left: 'otherwise' }))]), [`${ref}/2`]);
    assert.deepEqual(changedItems(seen, []), [`${ref}/1`, `${ref}/2`]);
  });
});

describe('The month in which a request is answered', () => {
  for (const [received, months, due] of [
    ['2027-01-04', 1, '2027-02-04'],
    ['2027-01-31', 1, '2027-03-01'],
    ['2027-01-06', 1, '2027-02-08'],
    ['2026-11-25', 1, '2026-12-29'],
    ['2027-01-04', 3, '2027-04-05'],
  ] as const)
    it(`${received} and ${months}: ${due}`, () => assert.equal(answerDueOn(received, months), due));
});

const dee = someone(310, 'Dee Second', { roles: ['dpo'] });
const two: Directory = withPeople(dee);
const access = (rows: readonly RegisterRow[], council: Directory = guarded): Access => {
  const one = entryOf(registerFacts(rows, { council }));
  if (one.type !== 'access') throw new Error(`It is a ${one.type}.`);
  return one;
};
const asked = [opensAccess(), ...givesRest()];
const sent = [...asked, sendsAccess()];
const next = (
  rows: readonly RegisterRow[],
  row: RegisterRow,
  more: Parameters<typeof registerFact>[4] = known,
  council: Directory = guarded,
): string => {
  const known = afterPresses(more, registerFacts(rows, { council }));
  const fact = registerFact(access(rows, council), row, later(monday10, 30), council, known);
  return typeof fact === 'string' ? fact : 'taken';
};
const struck: BundleCase = {
  ...kestrelsRecord,
  facts: kestrelsRecord.facts.map((fact) => ({ ...fact, left: `x${fact.left}` })),
};

const signing = (rows: readonly RegisterRow[], by: Person, council: Directory = guarded): string =>
  next(rows, signsAccess(by), known, council);
const reading = (entry: Access): readonly string[] =>
  [ife, greta, hal].filter((one) => readsBundle(entry, one, guarded)).map(({ name }) => name);

describe('A request for a record', () => {
  it('has its month, and reminders two weeks and three days before, then when it is late', () => {
    const { due, ladder, state, record: cases } = access([opensAccess()]);
    assert.equal(due.at, '2027-02-04T17:00:00.000Z');
    assert.deepEqual(ladder.rungs, [
      { rung: 'first', at: '2027-01-21T09:00:00.000Z' },
      { rung: 'last', at: '2027-02-01T09:00:00.000Z' },
      { rung: 'late', at: '2027-02-04T17:00:00.000Z' },
    ]);
    assert.deepEqual([state, cases], ['marking', [ref]]);
  });
  it('is late when it is, and called for again', () => {
    const late = access([opensAccess({ received: '1/12/2026' })]);
    assert.deepEqual(
      late.ladder.rungs.map(({ rung }) => rung),
      ['late'],
    );
    const fact = registerFact(late, clockCalls('2027-01-04T17:00:00.000Z'), '2027-01-04T17:00:00.000Z');
    assert.ok(typeof fact !== 'string' && fact.step === 'remindRegister');
    assert.deepEqual(
      [fact.data.rungs, fact.data.to, fact.data.left.map(({ rung }) => rung)],
      [['late'], [ife.objectId], ['late']],
    );
  });
  for (const [name, row, code] of [
    ['a day to come', opensAccess({ received: '4/2/2027' }), 'badDate'],
    ['a day that is none', opensAccess({ received: 'soon' }), 'incomplete'],
    ['a since to come', opensAccess({ since: '4/2/2027' }), 'badDate'],
    ['no number', opensAccess({ who: '' }), 'incomplete'],
    ['an officer’s alone', opensAccess({}, hal), 'notAvailable'],
  ] as const)
    it(`${name}: ${code}`, () => assert.equal(registerFact(undefined, row, monday10), code));
  it('is not entered of a record that the officer is kept out of', () =>
    assert.equal(
      registerFact(undefined, opensAccess(), monday10, guarded, {
        ...known,
        record: { ...must(known.record), excluded: [ife.objectId] },
      }),
      'noCase',
    ));
  it('is longer by two months, once, and not when the month is over', () => {
    const longer = access([opensAccess(), extendsAccess()]);
    assert.equal(longer.due.at, '2027-04-05T16:00:00.000Z');
    assert.equal(next([opensAccess(), extendsAccess()], extendsAccess()), 'alreadyDecided');
    assert.equal(next([opensAccess({ received: '25/11/2026' })], extendsAccess()), 'notNow');
  });
  it('is refused with a ground, and nothing is read of it any more', () => {
    const refused = access([...sent, refusesAccess()]);
    assert.deepEqual(
      [refused.state, refused.choices, isOpenEntry(refused), refused.ladder.rungs],
      ['refused', [], false, []],
    );
    assert.equal(readsBundle(refused, ife, guarded), false);
    assert.equal(next([opensAccess(), refusesAccess()], sendsAccess()), 'alreadyDecided');
  });
});

const fourth = `${ref}/4`;
const black = (blots?: readonly Blot[], ground = 'third'): RegisterRow => {
  const [by, when, step, input] = decidesOn(fourth, 'black', ground);
  return [by, when, step, { ...input, ...(blots && { blots }) }] as RegisterRow;
};
const out = (...rows: readonly RegisterRow[]): readonly unknown[] => {
  const { choices } = access([opensAccess(), ...rows]);
  return choices.map(({ ground, blots }) => [ground, blots]);
};

const sending = (...rows: readonly RegisterRow[]): string => next([opensAccess(), ...rows], sendsAccess());
describe('What is decided on an item', () => {
  const item = fourth;
  for (const [name, row, code] of [
    ['given as it is by rule', decidesOn(item, 'give'), 'unchanged'],
    ['withheld', decidesOn(item, 'withhold', 'court'), 'taken'],
    ['without a ground', decidesOn(item, 'withhold', ''), 'incomplete'],
    ['on a ground that is none', decidesOn(item, 'withhold', 'because'), 'incomplete'],
    ['blacked out where the rule found nothing', decidesOn(item, 'black'), 'notFound'],
    ['an item that is not there', decidesOn(`${ref}/999`, 'withhold'), 'noCase'],
    ['by a person who does not keep the register', decidesOn(item, 'withhold', 'court', hal), 'notAvailable'],
  ] as const)
    it(`${name}: ${code}`, () => assert.equal(next([opensAccess()], row), code));
  describe('blacked out, and opened again', () => {
    const fact = must(must(known.bundle).items.find(({ id }) => id === item)).fact;
    const [[way, text]] = leavesOf(must(fact).data).map((leaf) => [leaf.way, leaf.text] as const) as [[string, string]];
    const [first, last] = [
      [way, 0, 1],
      [way, text.length - 1, 1],
    ] as const;
    it('another ground brings no words back', () =>
      assert.deepEqual(out(black([first]), black(undefined, 'harm')), [['harm', [first]]]));
    it('what is typed goes out besides', () =>
      assert.deepEqual(out(black([first]), black([last])), [['third', [first, last]]]));
    it('given in between, it begins again', () =>
      assert.deepEqual(out(black([first]), decidesOn(item, 'withhold'), decidesOn(item, 'give'), black([last])), [
        ['third', [last]],
      ]));
  });
  describe('on which a person must', () => {
    const [eighth, eleventh, looks] = [`${ref}/8`, `${ref}/11`, `${ref}/looks`];
    it('bars the second look until each has a choice, and a ground where not all of it is given', () => {
      assert.equal(sending(), 'undecided');
      assert.equal(sending(decidesOn(eighth, 'give'), decidesOn(looks, 'give')), 'undecided');
      assert.equal(sending(decidesOn(eighth, 'withhold', 'wishes'), ...givesRest().slice(1)), 'taken');
      assert.equal(next([opensAccess()], decidesOn(eighth, '')), 'incomplete');
    });
    it('given as it is, it is said: the press is no empty one', () =>
      assert.equal(next([opensAccess()], decidesOn(eleventh, 'give')), 'taken'));
    it('blacked out without words, those that the rule found go out', () => {
      const { choices } = access([opensAccess(), decidesOn(eighth, 'black')]);
      assert.deepEqual(
        choices.map(({ item: of, ground, blots }) => [of, ground, blots?.length]),
        [[eighth, 'third', 1]],
      );
    });
    it('what an earlier version sent with the choice of its rule is neither signed nor released', () => {
      const ruled = access([...sent, signsAccess()]);
      const before: Access = { ...ruled, choices: [{ item: `${ref}/8`, as: 'withhold', ground: 'harm' }] };
      const pressed = [
        [{ ...before, state: 'second' }, signsAccess()],
        [before, releases()],
      ] as const;
      assert.deepEqual(
        pressed.map(([one, row]) => registerFact(one, row, later(monday10, 30), guarded, known)),
        ['undecided', 'undecided'],
      );
    });
  });
  it('takes the signature away', () => {
    const before = access([...sent, signsAccess()]);
    assert.equal(before.state, 'signed');
    const after = access([...sent, signsAccess(), decidesOn(item, 'withhold')]);
    assert.deepEqual([after.state, after.signed, after.sent], ['marking', undefined, undefined]);
  });
});

describe('The second reviewer', () => {
  it('is another officer or a service manager, and no one who decided on it', () => {
    assert.equal(signing(sent, hal), 'taken');
    assert.equal(signing(sent, ife), 'notAvailable');
    assert.equal(signing(sent, moira), 'notAvailable');
    assert.equal(signing(sent, dee, two), 'taken');
    assert.equal(
      signing([...asked, decidesOn(`${ref}/4`, 'withhold', 'court', dee), sendsAccess()], dee, two),
      'notAvailable',
    );
  });
  it('is kept out where they are kept out of the record', () => {
    const excluded: Access = { ...access(sent), excluded: [hal.objectId] };
    assert.equal(registerFact(excluded, signsAccess(), monday10), 'notAvailable');
    assert.equal(relationToEntry(excluded, hal, guarded), 'none');
  });
  it('signs, or sends back, what they read: not what was changed and sent again since', () => {
    const again = [...sent, sendsBack(), sendsAccess()];
    const [first, second] = [sentAs(access(sent).sent), sentAs(access(again).sent)];
    for (const [by, when, step, input] of [signsAccess(), sendsBack()])
      assert.deepEqual(
        [first, second, undefined].map((one) => next(again, [by, when, step, { ...input, sent: one }] as RegisterRow)),
        ['changed', 'taken', 'changed'],
        step,
      );
  });
  it('is by the time at which it is sent who may hear of the record', () => {
    const more = { ...known, bundle: { ...must(known.bundle), excluded: [hal.objectId, greta.objectId] } };
    assert.equal(next(asked, sendsAccess(), more), 'noOne');
    const one = entryOf(
      registerFacts(sent, { more: { ...more, bundle: { ...more.bundle, excluded: [hal.objectId] } } }),
    );
    assert.deepEqual([one.excluded, relationToEntry(one, hal, guarded)], [[hal.objectId], 'none']);
  });
  it('sent back, what is decided is decided on the record as it is by then', () =>
    assert.equal(access([...sent, sendsBack()]).sent, undefined));
  it('where there is none it is not sent', () => {
    const alone: Directory = {
      ...guarded,
      people: guarded.people.filter(
        (one) =>
          one.objectId === ife.objectId || !one.roles.some((role) => role === 'dpo' || role === 'serviceManager'),
      ),
    };
    assert.equal(next(asked, sendsAccess(), known, alone), 'noOne');
  });
  it('reads the record while it waits, and once signed; others of them do not', () => {
    assert.deepEqual(reading(access([opensAccess()])), [ife.name]);
    assert.deepEqual(reading(access(sent)), [ife.name, greta.name, hal.name]);
    assert.deepEqual(reading(access([...sent, signsAccess()])), [ife.name, hal.name]);
    assert.deepEqual(reading(access([...sent, sendsBack()])), [ife.name]);
  });
  it('is asked again after two working days; who has left is asked no more, and who comes is', () => {
    const one = access(sent);
    const now = must(one.ladder.rungs.find(({ rung }) => rung === 'again')).at;
    const called = (council: Directory): readonly string[] => {
      const fact = registerFact(one, clockCalls(now), now, council);
      return typeof fact !== 'string' && fact.step === 'remindRegister' ? fact.data.to : [];
    };
    assert.deepEqual(called(guarded), [greta.objectId, hal.objectId]);
    const gone: Directory = {
      ...two,
      people: two.people.filter(({ objectId }) => objectId !== greta.objectId && objectId !== hal.objectId),
    };
    assert.deepEqual(called(gone), [dee.objectId]);
    const none: Directory = {
      ...guarded,
      people: guarded.people.filter(({ objectId }) => objectId !== greta.objectId && objectId !== hal.objectId),
    };
    assert.deepEqual(called(none), [ife.objectId]);
  });
  it('who was kept out of the record since is asked no more, and reads it no more', () => {
    const one = access(sent);
    const now = must(one.ladder.rungs.find(({ rung }) => rung === 'again')).at;
    const fact = registerFact({ ...one, closedTo: [hal.objectId] }, clockCalls(now), now, guarded);
    assert.ok(typeof fact !== 'string' && fact.step === 'remindRegister');
    assert.deepEqual(fact.data.to, [greta.objectId]);
    const after = must(registerMatter.evolve({ root: one }, fact).root);
    assert.equal(relationToEntry(after, hal, guarded), 'none');
  });
  it('neither signs nor is anything released that was changed since it was sent', () => {
    const changed = { ...known, bundle: bundleKnown(struck) };
    assert.equal(next(sent, signsAccess(), changed), 'changed');
    assert.equal(next([...sent, signsAccess()], releases(), changed), 'changed');
    assert.equal(next([...sent, signsAccess()], releases()), 'taken');
  });
  it('nothing is released that is not signed', () => {
    assert.equal(next(sent, releases()), 'notNow');
    assert.equal(next([...sent, sendsBack()], releases()), 'notNow');
  });
  it('every row of it is a fact of the register', () => {
    const facts = registerFacts([...sent, sendsBack(), sendsAccess(), signsAccess(), releases()]);
    assert.equal(must(registerMatter.replay(facts).root).facts, facts.length);
  });
});
