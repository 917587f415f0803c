// Whom to ring: each line is said with whom it is for and when it is answered.
import assert from 'node:assert/strict';
import {
  allLines,
  audiences,
  ringLines,
  sayAdviceLine,
  sayFrontDoor,
  sayOpen,
  sayWhose,
} from '../../../src/domain/people/ring-lines.ts';
import { defaultSettings, settingsIn } from '../../../src/domain/people/settings.ts';

const week = 'Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30';

describe('Whom to ring', () => {
  it('is said with its hours, which are not those of the office', () => {
    assert.equal(
      sayFrontDoor(defaultSettings, '**'),
      `**0345 2000 109** (${week}); evenings, nights, weekends and bank holidays **0330 333 7475**`,
    );
    const office = { ...defaultSettings, officeHours: { opens: '10:00', closes: '12:00' } };
    assert.equal(sayFrontDoor(office), sayFrontDoor(defaultSettings));
  });

  it('names the advice line for professionals alone', () => {
    assert.equal(sayAdviceLine(defaultSettings), `0191 643 5555 (for professionals only; ${week})`);
    const theirs = allLines(defaultSettings).filter(({ audience }) => audience !== 'everyone');
    assert.deepEqual(
      theirs.map(({ title }) => title),
      ['Professional Advice line'],
    );
  });

  it('leaves no line without whom it is for and when it is answered', () => {
    for (const line of allLines(defaultSettings)) {
      assert.ok(line.number !== '' && sayOpen(line) !== '');
      assert.ok(sayWhose(line).startsWith(`${audiences[line.audience]}; `));
    }
    assert.equal(sayOpen(ringLines(defaultSettings).emergency), 'any time');
  });

  it('reads settings that were stored before lines had hours as delivered, with the numbers of the council', () => {
    const { settings, wrong } = settingsIn({
      frontDoor: '0191 498 0001',
      officeHours: { opens: '08:00', closes: '18:00' },
    });
    assert.deepEqual(wrong, []);
    assert.ok(sayFrontDoor(settings).startsWith(`0191 498 0001 (${week})`));
    assert.deepEqual(
      settingsIn({ papers: { helplines: [{ name: 'Childline', number: '0800 1111' }] } }).settings.papers.helplines,
      [{ name: 'Childline', number: '0800 1111' }],
    );
  });
});
