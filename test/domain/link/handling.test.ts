// Who reads what mark: every cell of the table, and that it only takes away.
import assert from 'node:assert/strict';
import {
  leftBy,
  markReaders,
  markTable,
  marks,
  standingTo,
  type Handled,
  type Mark,
  type MarkReader,
} from '../../../src/domain/link/handling.ts';
import { levels } from '../../../src/domain/people/reads.ts';
import { directory, moira, priya, ravi, someone, tess, withPeople } from '../../people/builders.ts';
import { ada } from '../../people/meeting-builders.ts';

/** Said again, as the council would: a change of the table is a change of this, too. */
const expected: Readonly<Record<Mark, string>> = {
  case: 'author:row leadWorker:row coordinator:row police:row health:row named:row chair:row others:row',
  agencies: 'author:row leadWorker:none coordinator:row police:none health:none named:row chair:row others:none',
  police: 'author:row leadWorker:none coordinator:summary police:row health:none named:none chair:none others:none',
  health: 'author:row leadWorker:row coordinator:summary police:none health:row named:none chair:none others:none',
};
const reading = {
  ...directory,
  settings: { ...directory.settings, marks: { ...directory.settings.marks, coordinatorReadsPolice: true } },
};

describe('The table of marks', () => {
  for (const mark of marks) {
    it(`${mark}: every reader`, () => {
      const cells = markReaders.map((reader) => `${reader}:${markTable[mark].lets[reader]}`);
      assert.equal(cells.join(' '), expected[mark]);
    });
  }

  it('lets no one read more than they read of the case, whoever they are', () => {
    const some = markReaders.flatMap((one) => markReaders.map((other): readonly MarkReader[] => [one, other]));
    for (const mark of marks) {
      for (const readers of some) {
        for (const council of [directory, reading]) {
          for (const level of levels) {
            const left = leftBy(mark, readers, level, council);
            assert.ok(levels.indexOf(left) <= levels.indexOf(level), `${mark} ${readers.join()} ${level}: ${left}`);
          }
        }
      }
    }
  });

  it('gives someone who stands in several ways the most that one of them lets', () => {
    assert.equal(leftBy('police', ['coordinator', 'police'], 'full', directory), 'full');
    assert.equal(leftBy('police', ['coordinator', 'chair'], 'full', directory), 'summary');
    assert.equal(leftBy('agencies', ['leadWorker', 'named'], 'full', directory), 'full');
  });

  it('leaves what is for the police only to the co-ordinator where the setting says so, and to no one else', () => {
    assert.deepEqual(
      markReaders.map((reader) => leftBy('police', [reader], 'full', reading)),
      ['full', 'none', 'full', 'full', 'none', 'none', 'none', 'none'],
    );
  });
});

describe('How someone stands to what is marked', () => {
  const handled: Handled = { by: priya, mark: 'agencies', agencies: ['health'] };
  const cells: readonly (readonly [string, Parameters<typeof standingTo>[1], boolean, readonly MarkReader[]])[] = [
    ['its author, who leads', priya, true, ['author', 'leadWorker']],
    ['the co-ordinator', moira, false, ['coordinator']],
    ['a chair', tess, false, ['chair']],
    ['the lead of the police', ravi, false, ['police']],
    ['a nurse of a named agency', ada, false, ['health', 'named']],
    ['someone of the council', someone(140, 'Else'), false, ['others']],
  ];
  for (const [who, person, leads, readers] of cells) {
    it(`${who}: ${readers.join(', ')}`, () => {
      const found = standingTo(handled, person, withPeople(person), leads);
      assert.deepEqual(
        found.filter((one) => one !== 'police' || person !== tess),
        readers,
      );
    });
  }

  it('who carries the id of an agency and does not speak for it is none of theirs', () => {
    const clerk = { ...someone(141, 'Clerk'), agency: 'police', roles: ['practitioner' as const] };
    assert.deepEqual(standingTo(handled, clerk, withPeople(clerk), false), ['others']);
  });
});
