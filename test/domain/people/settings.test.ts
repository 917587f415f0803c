// A setting that would stop the program is refused; one that was stored before it was, counts as delivered and is named.
import assert from 'node:assert/strict';
import { breaksOf, directoryOf, nothingYet } from '../../../src/domain/council/council.ts';
import { needsTwo } from '../../../src/domain/council/two.ts';
import { checkedSetting } from '../../../src/domain/people/checked.ts';
import { defaultSettings, settingNames, settingsIn, type SettingName } from '../../../src/domain/people/settings.ts';
import { dot } from '../../people/council-builders.ts';

const numbers = ['adviceLine', 'frontDoor', 'frontDoorOutOfHours', 'emergency', 'policeNonEmergency'] as const;
const refused: readonly (readonly [SettingName, unknown])[] = [
  ['officeHours', { opens: '09:00', closes: '05:00' }],
  ['officeHours', { opens: '09:00', closes: '09:00' }],
  ['officeHours', { opens: '24:00', closes: '25:00' }],
  ['officeHours', { opens: '09:60', closes: '17:00' }],
  ['digestAt', '99:99'],
  ...numbers.flatMap((name) =>
    ['', '  ', '12', 'the front door', '****'].map((value): readonly [SettingName, unknown] => [name, value]),
  ),
];
const taken: readonly (readonly [SettingName, unknown])[] = [
  ['officeHours', { opens: '08:30', closes: '16:30' }],
  ['digestAt', '07:05'],
  ['emergency', '112'],
  ['frontDoor', '+44 (0)345 2000 109'],
  ['adviceLine', '0191-643 5555'],
];

describe('A setting', () => {
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

  it('that is rung when a child is in danger is changed by two people', () => {
    for (const name of numbers)
      assert.deepEqual(
        needsTwo(nothingYet('2027-01-04T10:00:00.000Z'), { settings: { [name]: '0191 498 0001' } }, dot.objectId),
        [`the setting ${name}`],
      );
  });
});

describe('A setting that is stored and cannot be kept', () => {
  const stored = { officeHours: { opens: '09:00', closes: '05:00' }, emergency: '', consentWorkingDays: 2, gone: 1 };

  it('counts as delivered, by its name, and no other does', () => {
    const { settings, wrong } = settingsIn(stored);
    assert.deepEqual(settings, { ...defaultSettings, consentWorkingDays: 2 });
    assert.deepEqual(wrong, ['officeHours', 'emergency', 'gone']);
  });

  it('is what is broken, and what people go by is whole', () => {
    const council = { ...nothingYet('2027-01-04T10:00:00.000Z'), settings: stored };
    assert.equal(directoryOf(council).settings.officeHours.closes, '17:00');
    assert.match(breaksOf(council)[0]?.text ?? '', /The setting officeHours cannot be kept as it is stored/);
  });
});
