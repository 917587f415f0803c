// What the server answers of what cases name, in the tests of the page Links and of the sheet on a case.
import type { CasePage } from '../../../src/web/reads/case.ts';
import type { Links } from '../../../src/web/reads/links.ts';
import { step } from '../case/case-fixtures.ts';
import { longName, now, referenceOf } from '../fixtures.ts';

const row = (called: string, line: string, index: number): Links['groups'][number]['rows'][number] => ({
  called,
  line,
  reference: referenceOf(index),
  warnings: [],
  step: {
    title: 'Compare',
    verb: 'links.compare',
    data: { ref: referenceOf(index), mine: `${referenceOf(index)}/P1`, other: `${referenceOf(index + 1)}/P1` },
  },
});

const leave = (all: string) => ({ title: 'Leave in its case', verb: 'links.leave-all', data: { all } });

/** Two that are surely the same, three perhaps, and two that nothing is like. */
export const links: Links = {
  now,
  groups: [
    {
      title: 'Surely the same',
      rows: [
        {
          ...row('07700 900333', 'Phone · the same number in 2 other cases · yesterday 16:10', 0),
          warnings: ['Restricted'],
        },
        row('Flat over the laundrette', 'Place · the same address in 1 other case · Mon 4 Jan 10:00', 1),
      ],
    },
    {
      title: 'Perhaps',
      rows: [
        row('Smiler', 'Person of concern · a name that sounds similar in 1 other case · Mon 4 Jan 10:00', 2),
        row(longName, 'Person of concern · a name that sounds similar in 6 other cases · Sun 3 Jan 23:59', 3),
        row(`${'https://social.example/'.repeat(4)}smiler`, 'Online account · nearly the same name in 1 other case', 4),
      ],
    },
    {
      title: 'Named by no other case yet',
      rows: [
        { ...row('AB12 CDE', 'Vehicle · Sat 2 Jan 09:00', 5), step: leave('a') },
        { ...row('The bus station', 'Place · Sat 2 Jan 09:00', 5), step: leave('b') },
      ],
    },
  ],
  notes: ['2 more once these are done.'],
  steps: [{ title: 'Leave those 2 in their cases', verb: 'links.leave-all', data: { all: 'a,b' } }],
};
export const noLinks: Links = { now, groups: [{ title: 'Surely the same', rows: [] }], notes: [], steps: [] };

/** Told by a child and not for the family, in short by another agency, and one with all that its form asks. */
export const namedOnCase: CasePage['mentions'] = [
  {
    kind: 'Phone',
    called: '07700 900333',
    how: 'The second phone rings from this number at night.\nShe answers outside.',
    details: [{ label: 'Whose number?', value: 'Someone called Smiler' }],
    source: 'the child told Priya Testworth · yesterday 16:10 · only Police and the co-ordinator',
    notFamily: true,
  },
  { kind: 'Vehicle', how: '', details: [], source: 'named by Northumbria Police, Mon 4 Jan', notFamily: false },
  {
    kind: 'Person of concern',
    called: longName,
    how: 'Waits at the bus stop on Fridays.',
    details: [
      { label: 'Also known as:', value: 'Smiler' },
      { label: 'Date of birth, or about when:', value: 'about 1998' },
    ],
    source: 'Noor Placeholder saw or heard it · Sun 3 Jan 12:00',
    notFamily: false,
  },
];
export const allNamed = step('People and places', 'mention.list');
