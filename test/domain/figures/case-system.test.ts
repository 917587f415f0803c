// The file of the case system beside ours: read whole or not at all, and what the two say otherwise by what is to be done.
import assert from 'node:assert/strict';
import { caseSystemHead, compareWithSystem, readSystemFile } from '../../../src/domain/figures/case-system.ts';

const ours = (...rows: readonly (readonly [id: string, reference: string, state: string])[]) => ({
  head: caseSystemHead,
  rows: rows.map((row) => [...row, '', '', '']),
});
const lines = (text: string) => {
  const { lines: read, problems } = readSystemFile(`Case system ID,MSET,Reference\n${text}`);
  assert.deepEqual(problems, []);
  return read;
};
const foundIn = (file: ReturnType<typeof ours>, text: string) => {
  const { agree, groups } = compareWithSystem(file, lines(text));
  const found = groups
    .filter(({ children }) => children.length > 0)
    .map(({ name, children }) => [name, ...children.map((one) => `${one.ours?.reference} ${one.theirs?.id}`)]);
  return { agree, found };
};

describe('A file of the case system', () => {
  it('is read with commas, semicolons or tabs, its columns in any order, and the words of our own file', () => {
    for (const [between, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\n'],
    ] as const) {
      const text = [
        ['Name of list', 'MSET', 'case system id'],
        ['"a ""b""\nc"', 'MSET: open since 12 November 2026', ' T-1 '],
        ['', '', ''],
        ['x', 'Closed', 'T-2'],
      ];
      const read = readSystemFile(`\uFEFF${text.map((row) => row.join(between)).join(end)}${end}`);
      assert.deepEqual(read, {
        problems: [],
        lines: [
          { line: 2, id: 'T-1', state: 'open', reference: '' },
          { line: 5, id: 'T-2', state: 'closed', reference: '' },
        ],
      });
    }
  });

  it('with a mistake is not compared: each is told with its line and what to write', () => {
    assert.match(
      readSystemFile('ID,State\n1,open').problems.join(),
      /must name the columns "Case system ID" and "MSET"/,
    );
    assert.match(readSystemFile('').problems.join(), /must name the columns/);
    assert.deepEqual(readSystemFile('Case system ID,MSET\n').problems, ['There is no line below the first.']);
    assert.deepEqual(readSystemFile('Case system ID,MSET\nT-1,opened\n,open\nT-2,open\nT-3,open\nT-2,closed'), {
      lines: [],
      problems: [
        'Line 2: write open or closed under "MSET".',
        'Line 3: there is no case system ID.',
        'Line 6: the same ID is open on line 4. Keep one of them.',
      ],
    });
    assert.match(readSystemFile('Case system ID,MSET\nT\uFFFD1,open').problems.join(), /^Line 2: a letter was lost/);
    const many = readSystemFile(`Case system ID,MSET\n${',open\n'.repeat(30)}`).problems;
    assert.deepEqual([many.length, many.at(-1)], [21, 'And 10 more lines.']);
  });

  it('agrees, or differs by what is to be done about it', () => {
    const file = ours(['T-1', 'A', 'open'], ['T-2', 'B', 'open'], ['T-3', 'C', 'closed'], ['T-4', 'D', 'open']);
    assert.deepEqual(foundIn(file, 'T-1,open\nT-2,closed\nT-3,open\nT-9,open\nT-8,closed\n'), {
      agree: 1,
      found: [
        ['closedThere', 'B T-2'],
        ['openThere', 'C T-3'],
        ['unknownThere', 'D undefined'],
        ['notHere', 'undefined T-9'],
      ],
    });
  });

  it('finds a child again whose ID is written otherwise, or by the reference; it is neither unknown there nor here', () => {
    assert.deepEqual(foundIn(ours(['0012 34', 'A', 'open'], ['T-2', 'B', 'open']), '12-34,open\nT-7,open,b\n'), {
      agree: 0,
      found: [['differs', 'A 12-34', 'B T-7']],
    });
  });

  it('a child who is closed here and not there is nothing to do', () => {
    assert.deepEqual(foundIn(ours(['T-1', 'A', 'closed']), 'T-5,closed'), { agree: 0, found: [] });
  });
});
