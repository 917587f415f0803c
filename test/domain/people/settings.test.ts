// A setting that would stop the program is refused; one that was stored before it was, counts as delivered and is named.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breaksOf, directoryOf, nothingYet } from '../../../src/domain/council/council.ts';
import { needsTwo } from '../../../src/domain/council/two.ts';
import { checkedSetting } from '../../../src/domain/people/checked.ts';
import { defaultSettings, settingNames, settingsIn, type SettingName } from '../../../src/domain/people/settings.ts';
import { dot } from '../../people/council-builders.ts';

const numbers = ['adviceLine', 'frontDoor', 'frontDoorOutOfHours', 'emergency', 'policeNonEmergency'] as const;
const hoursOfLines = ['frontDoorHours', 'adviceLineHours'] as const;
const refused: readonly (readonly [SettingName, unknown])[] = [
  ['officeHours', { opens: '09:00', closes: '05:00' }],
  ['officeHours', { opens: '09:00', closes: '09:00' }],
  ['officeHours', { opens: '24:00', closes: '25:00' }],
  ['officeHours', { opens: '09:60', closes: '17:00' }],
  ['digestAt', '99:99'],
  ...hoursOfLines.flatMap((name): readonly (readonly [SettingName, unknown])[] => [
    [name, { monday: { opens: '08:30', closes: '17:00' }, friday: { opens: '08:30', closes: '04:30' } }],
    [name, { friday: { opens: '08:30', closes: '08:30' } }],
    [name, { friday: { opens: '24:00', closes: '24:00' } }],
    [name, { friday: { opens: '08:60', closes: '16:30' } }],
    [name, { fryday: { opens: '08:30', closes: '16:30' } }],
    [name, { friday: { opens: '08:30' } }],
    [name, {}],
    [name, '08:30 to 17:00'],
  ]),
  ['missing', { grades: [] }],
  [
    'missing',
    {
      grades: [
        { id: 'low', title: 'Low' },
        { id: 'low', title: 'Lower' },
      ],
    },
  ],
  ['channelPhrases', { cawn: '' }],
  ['panelQuorum', []],
  ['panelQuorum', [['chair'], []]],
  ['recordQuorum', { all: [[]] }],
  ['panelName', true],
  ['panelName', ' '],
  ['papers', { helplines: [{ name: 'Childline', number: 'ask at school' }] }],
  [
    'papers',
    { helplines: [{ name: 'A line', number: '0800 1111', hours: { monday: { opens: '17:00', closes: '09:00' } } }] },
  ],
  ...numbers.flatMap((name) =>
    ['', '  ', '12', 'the front door', '****'].map((value): readonly [SettingName, unknown] => [name, value]),
  ),
];
const taken: readonly (readonly [SettingName, unknown])[] = [
  ['officeHours', { opens: '08:30', closes: '16:30' }],
  ['digestAt', '07:05'],
  ['frontDoorHours', { monday: { opens: '08:30', closes: '17:00' }, sunday: { opens: '00:00', closes: '24:00' } }],
  ['emergency', '112'],
  ['frontDoor', '+44 (0)345 2000 109'],
  ['adviceLine', '0191-643 5555'],
];

/** What may be left empty: where there is none, nothing is said, or no one is preset. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  'legalHolds',
  'preMsetAgencies',
  'panelAgencies',
  'coreAgencies',
  'homeAgencies',
]);
const empties = ['', ' ', [], [[]]];
/** Of another kind than it is; an object may say less than all, and the rest is as delivered. */
const wrongFor = (value: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(null),
    typeof value === 'boolean' ? fc.string() : fc.boolean(),
    typeof value === 'number' ? fc.constantFrom(1e9, -1, 0.5, Number.MAX_SAFE_INTEGER) : fc.double({ noNaN: true }),
    fc.constant('x'.repeat(100_000)),
    fc.dictionary(
      fc.string({ minLength: 1 }).map((name) => `no ${name}`),
      fc.integer(),
      { minKeys: 1 },
    ),
  );

describe('A setting', () => {
  it('is refused where it is empty, and something must go by it', () => {
    const taken = settingNames.flatMap((name) =>
      empties.flatMap((value) => ('value' in checkedSetting(name, value) ? `${name} ${JSON.stringify(value)}` : [])),
    );
    assert.deepEqual(taken.toSorted(), [...mayBeEmpty].map((name) => `${name} []`).toSorted());
  });

  it('is refused where it is of another kind, or huge', () => {
    const wrong = fc
      .constantFrom(...settingNames)
      .chain((name) => fc.tuple(fc.constant(name), wrongFor(defaultSettings[name])));
    fc.assert(
      fc.property(wrong, ([name, value]) => {
        assert.ok('wrong' in checkedSetting(name, value), `${name}: ${JSON.stringify(value)?.slice(0, 100)}`);
      }),
      { numRuns: 500 },
    );
  });

  for (const [name, value] of refused) {
    it(`is refused where nothing could go by it: ${name} ${JSON.stringify(value)}`, () => {
      assert.ok('wrong' in checkedSetting(name, value));
    });
  }
  for (const [name, value] of taken) {
    it(`is taken: ${name} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(checkedSetting(name, value), { value });
    });
  }

  it('as it is delivered is one that is taken', () => {
    for (const name of settingNames) assert.ok('value' in checkedSetting(name, defaultSettings[name]), name);
  });

  it('that is rung when a child is in danger, or says when, is changed by two people', () => {
    const rung: readonly (readonly [SettingName, unknown])[] = [
      ...numbers.map((name) => [name, '0191 498 0001'] as const),
      ...hoursOfLines.map((name) => [name, { friday: { opens: '08:30', closes: '16:30' } }] as const),
      ['papers', { helplines: [] }],
    ];
    for (const [name, value] of rung)
      assert.deepEqual(
        needsTwo(nothingYet('2027-01-04T10:00:00.000Z'), { settings: { [name]: value } }, dot.objectId),
        [`the setting ${name}`],
      );
  });

  it('with hours out of order is refused by its weekday, and says how five in the afternoon is written', () => {
    const read = checkedSetting('frontDoorHours', { friday: { opens: '08:30', closes: '04:30' } });
    assert.deepEqual(read, { wrong: ['friday: it opens before it closes: five in the afternoon is 17:00'] });
  });
});

describe('A setting that is stored and cannot be kept', () => {
  const stored = { officeHours: { opens: '09:00', closes: '05:00' }, emergency: '', consentWorkingDays: 2, gone: 1 };

  it('counts as delivered, by its name, and no other does', () => {
    const { settings, wrong } = settingsIn(stored);
    assert.deepEqual(settings, { ...defaultSettings, consentWorkingDays: 2 });
    assert.deepEqual(wrong, ['officeHours', 'emergency', 'gone']);
    assert.deepEqual(settingsIn({ frontDoorHours: { friday: { opens: '17:00', closes: '04:30' } } }), {
      settings: defaultSettings,
      wrong: ['frontDoorHours'],
    });
  });

  it('is what is broken, and what people go by is whole', () => {
    const council = { ...nothingYet('2027-01-04T10:00:00.000Z'), settings: stored };
    assert.equal(directoryOf(council).settings.officeHours.closes, '17:00');
    assert.match(breaksOf(council)[0]?.text ?? '', /The setting officeHours cannot be kept as it is stored/);
  });
});
