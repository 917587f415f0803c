// When an action is due by its type and priority, and the next meeting (docs/process.md P8.4).
import { deepEqual, equal } from 'node:assert/strict';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { dueFor } from '../../../../src/domain/case/action/add.ts';
import { typeByWords } from '../../../../src/domain/case/action/cawn.ts';
import { caseOf, directory } from '../../../people/builders.ts';
import { acting } from './action-story.ts';

const received = caseOf(acting());
const now = '2027-01-19T15:00:00.000Z';
const planned = { panels: ['2027-01-19', '2027-02-16'], preMsets: ['2027-02-09'] };
const due = (
  subType: string,
  priority: string,
  at: Partial<Parameters<typeof dueFor>[2]> = {},
  childCase = received,
) => {
  const found = dueFor(hostOf(childCase), { subType, priority }, { now, directory, ...planned, ...at });
  return `${found.rule} ${found.at}`;
};

describe('When an action is due', () => {
  it('normal: at the close of the working day before the next meeting that is planned', () => {
    equal(due('other', 'normal'), 'action.nextMeeting 2027-02-08T17:00:00.000Z');
    equal(
      due('other', 'normal', { panels: ['2027-03-30'], preMsets: [] }),
      'action.nextMeeting 2027-03-25T17:00:00.000Z',
    );
  });
  it('of a case that comes to a panel, the next panel', () => {
    const childCase = { ...received, stage: 'open', reviewOn: '2027-02-16' } as unknown as typeof received;
    equal(due('other', 'normal', {}, childCase), 'action.nextMeeting 2027-02-15T17:00:00.000Z');
  });
  it('never by a meeting whose eve is over, and without a planned one by the days of the settings', () => {
    equal(due('other', 'normal', { now: '2027-02-08T18:00:00.000Z' }), 'action.nextMeeting 2027-02-15T17:00:00.000Z');
    equal(due('other', 'normal', { panels: [], preMsets: [] }), 'action.normal 2027-02-16T15:00:00.000Z');
  });
  it('a return home interview within 72 plain hours, or sooner by its priority', () => {
    for (const priority of ['normal', 'long', 'high'])
      equal(due('rhi', priority), 'action.rhi 2027-01-22T15:00:00.000Z');
    equal(due('rhi', 'immediate'), 'action.immediate 2027-01-20T15:00:00.000Z');
  });
  it('the others as before', () => {
    deepEqual(
      ['immediate', 'high', 'long'].map((priority) => due('cawn', priority).split(' ')[0]),
      ['action.immediate', 'action.high', 'action.long'],
    );
  });
  it('the type is read from the words where nobody chose one', () => {
    const rows = [
      ['Serve a CAWN on the man of the shop.', 'cawn'],
      ['Offer a return home interview.', 'rhi'],
      ['Offer an RHI today.', 'rhi'],
      ['Refer to the National Referral Mechanism.', 'nrm'],
      ['Make a licensing visit.', 'licensing'],
      ['Ring the school.', 'other'],
    ] as const;
    for (const [text, type] of rows) equal(typeByWords(text), type, text);
  });
});
