// What the server answers of records, in the tests of their list and of the page of one.
import type { Entities } from '../../../src/web/reads/entities.ts';
import type { EntityPage } from '../../../src/web/reads/entity.ts';
import { longName, now } from '../fixtures.ts';

const row = (id: string, called: string, line: string, late = false): Entities['groups'][number]['rows'][number] => ({
  id,
  called,
  line,
  late,
});
const data = { entity: 'ENT-4F7K-2Q9X' };

export const records: Entities = {
  now,
  groups: [
    {
      title: 'Reported: accept it or not',
      rows: [row('ENT-4F7K-2Q9X', 'Quayside Takeaway', 'Business · by Wednesday 6 January 2027')],
    },
    {
      title: 'Is it still needed?',
      rows: [row('ENT-9QX2-7B1C', 'Flat over the laundrette', 'Place · asked on Monday 4 January 2027', true)],
    },
    {
      title: 'Open',
      rows: [row('ENT-1AAA-2BBB', longName, 'Person of concern · asked again on Friday 2 July 2027 · restricted')],
    },
  ],
  steps: [{ title: 'Open a record', verb: 'entity.kinds', data: {} }],
};
export const noRecords: Entities = { now, groups: [{ title: 'Open', rows: [] }], steps: [] };

export const record: EntityPage = {
  now,
  id: 'ENT-4F7K-2Q9X',
  kind: 'Place',
  called: 'Flat over the laundrette',
  state: 'Is it still needed? · asked on Monday 4 January 2027',
  late: true,
  line: 'ENT-4F7K-2Q9X · Two cases or more name it',
  details: [
    { label: 'Address:', value: '12 Sample Street' },
    { label: 'Asked:', value: 'Northumbria Police until Monday 1 February 2027' },
  ],
  steps: [
    { title: 'Still needed?', verb: 'entity.review', data, style: 'positive' },
    { title: 'Add action', verb: 'action.add', data },
    { title: 'More', verb: 'entity.more', data },
  ],
  said: [
    {
      words: `Found there at 02:00 with two older men. ${longName}`,
      source: 'MSET-4F7K-24 · the child told Priya Testworth · Mon 4 Jan 10:00',
      notFamily: true,
    },
    { source: 'MSET-9QX2-7B · named by Northumbria Police, Mon 4 Jan', notFamily: false },
  ],
  views: [{ words: 'Cuckooing is likely: the tenant is not seen for weeks.', by: 'Moira Example, Mon 4 Jan 10:00' }],
  lists: true,
  print: 'print/record/ENT-4F7K-2Q9X',
};
