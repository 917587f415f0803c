// Who is told what of an action: for each fact, who is rung, whose card changes silently, and what becomes of the posts.
import type { PartFact } from '../../../src/domain/case/whole/case.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  at,
  colin,
  directory,
  moira,
  must,
  noor,
  ola,
  pip,
  priya,
  ravi,
  sol,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import {
  accepted,
  added,
  blocked,
  cal,
  cancelled,
  corrected,
  council,
  described,
  disputed,
  goneOver,
  heard,
  markedDone,
  notDone,
  prompted,
  settled,
  signed,
  timeAnswered,
  timeAsked,
  unblocked,
  verified,
  givenOn,
} from '../../domain/case/action/action-story.ts';
import { panelPlan, under } from '../../domain/meeting/meeting-hall.ts';
import { keptOut } from '../../people/meeting-builders.ts';

const ada = must(directory.people.find(({ name }) => name === 'Nurse Ada Dummy'));
export const people = { ada, cal, colin, moira, noor, ola, pip, priya, ravi, sol, tess };
type Name = keyof typeof people;
/** With an agency that nobody is of. */
const lonely: Directory = { ...council, agencies: [...council.agencies, { id: 'probation', name: 'Probation' }] };
const nobodys = added({ owner: 'probation|' });

export interface Row {
  readonly that: string;
  /** The last of these deeds is the fact in question. */
  readonly deeds: readonly StoryRow[];
  readonly rings?: readonly Name[];
  readonly tells?: readonly Name[];
  /** Posts in agencies' channels, and whether they are new ones. */
  readonly posts?: Readonly<Record<string, 'new' | 'changed'>>;
  readonly directory?: Directory;
}
export const changed = { police: 'changed' } as const;
/** When the action has been late for a day. */
const inMeeting = (says: string, change: object = {}): StoryRow =>
  at('2027-03-30T14:15:00.000Z', heard(under(panelPlan, moira, tess), says, change));
const late = (day: string): StoryRow => at(`2027-${day}T09:00:00.000Z`, prompted);

/** At least one row for every step of an action; without `posts` the agency's post changes silently. */
export const rows: Readonly<Record<PartFact<'action'>['step'], readonly Row[]>> = {
  addAction: [
    {
      that: 'Whom it is given to is rung, and the channel',
      deeds: [added()],
      rings: ['ola'],
      posts: { police: 'new' },
    },
    {
      that: 'Where the agency has nobody, the co-ordinator is rung at once',
      deeds: [nobodys],
      rings: ['moira'],
      posts: { probation: 'new' },
      directory: lonely,
    },
  ],
  describeAction: [{ that: 'Silently', deeds: [added(), described()], tells: ['ola'] }],
  acceptAction: [
    { that: 'Silently', deeds: [added(), accepted()], tells: ['ola'] },
    { that: 'Who was given it sees that somebody else took it', deeds: [added(), accepted(ravi)], tells: ['ola'] },
  ],
  disputeAction: [
    { that: 'Chair and co-ordinator are rung', deeds: [added(), disputed()], rings: ['moira', 'tess'], tells: ['ola'] },
  ],
  blockAction: [{ that: 'Silently', deeds: [added(), accepted(), blocked('11/1/2027')], tells: ['ola'] }],
  unblockAction: [
    { that: 'Silently', deeds: [added(), accepted(), blocked('11/1/2027'), unblocked()], tells: ['ola'] },
  ],
  askForTime: [
    { that: 'The co-ordinator is rung', deeds: [added(), timeAsked('1/3/2027')], rings: ['moira'], tells: ['ola'] },
  ],
  markDone: [
    { that: 'The co-ordinator is rung', deeds: [added(), accepted(), markedDone()], rings: ['moira'], tells: ['ola'] },
  ],
  settleDispute: [
    {
      that: 'It stays: the owner is rung, and the channel anew',
      deeds: [added(), accepted(), disputed(), settled('police')],
      rings: ['ola'],
      tells: ['moira', 'tess'],
      posts: { police: 'new' },
    },
    {
      that: 'It goes: the new agency’s lead and channel are rung, the disputer too; the old post changes silently',
      deeds: [added(), accepted(), disputed(), settled('health')],
      rings: ['ada', 'ola'],
      tells: ['moira', 'tess'],
      posts: { police: 'changed', health: 'new' },
    },
    {
      that: 'Whoever disputed for another is rung; whose it was sees it go',
      deeds: [added(), disputed(ravi), settled('health')],
      rings: ['ada', 'ravi'],
      tells: ['moira', 'ola', 'tess'],
      posts: { police: 'changed', health: 'new' },
    },
    {
      that: 'To an agency without anybody: the co-ordinator, who did it, sees it',
      deeds: [added(), disputed(), settled('probation')],
      rings: ['ola'],
      tells: ['moira', 'tess'],
      posts: { police: 'changed', probation: 'new' },
      directory: lonely,
    },
  ],
  answerTime: [
    {
      that: 'Whoever asked is rung',
      deeds: [added(), accepted(), timeAsked('1/3/2027', ravi), timeAnswered('yes')],
      rings: ['ravi'],
      tells: ['moira', 'ola'],
    },
    {
      that: 'Also when the answer is No',
      deeds: [added(), timeAsked('1/3/2027'), timeAnswered('no')],
      rings: ['ola'],
      tells: ['moira'],
    },
  ],
  correctAction: [
    {
      that: 'By when, what type, how urgent: whoever has it is rung',
      deeds: [added(), accepted(), corrected({ priority: 'high', due: '18/1/2027' })],
      rings: ['ola'],
    },
    {
      that: 'Whose it is: who has it now, who had it, and the channel',
      deeds: [added(), accepted(), corrected({ owner: `police|${ravi.objectId}` })],
      rings: ['ola', 'ravi'],
      posts: { police: 'new' },
    },
    {
      that: 'To another agency: the old post changes silently',
      deeds: [added(), corrected({ owner: `health|${ada.objectId}` })],
      rings: ['ada', 'ola'],
      posts: { police: 'changed', health: 'new' },
    },
    {
      that: 'To the lead worker, who has no channel',
      deeds: [added(), corrected({ owner: `council|${priya.objectId}` })],
      rings: ['ola', 'priya'],
      posts: { police: 'changed' },
    },
  ],
  handOverAction: [
    {
      that: 'Who has it now is rung, and who had it sees it change',
      deeds: [added({ owner: `council|${priya.objectId}` }), goneOver(noor)],
      tells: ['priya'],
      rings: ['noor'],
      posts: {},
    },
  ],
  giveAction: [
    {
      that: 'Who has it now is rung; who had it is kept out, and loses the card',
      deeds: [added(), keptOut(ola, moira, { owner: `police|${ravi.objectId}` }), givenOn(`police|${ravi.objectId}`)],
      tells: ['ola'],
      rings: ['ravi'],
      posts: { police: 'changed' },
    },
  ],
  hearAction: [
    {
      that: 'More time: who has it is rung',
      deeds: [added(), accepted(), inMeeting('date', { due: '12/4/2027' })],
      rings: ['ola'],
    },
    {
      that: 'Someone else does it: who has it now, who had it, and the channel',
      deeds: [added(), accepted(), inMeeting('other', { owner: `health|${ada.objectId}` })],
      rings: ['ada', 'ola'],
      posts: { police: 'changed', health: 'new' },
    },
    {
      that: 'A dispute that stays with them: who disputed is rung as well',
      deeds: [added(), accepted(), disputed(ravi), inMeeting('stays')],
      rings: ['ola', 'ravi'],
      tells: ['moira', 'tess'],
      posts: { police: 'new' },
    },
    {
      that: 'Left late: the owner, the agency’s lead and its senior lead',
      deeds: [added(), accepted(), inMeeting('late')],
      rings: ['ola', 'ravi', 'sol'],
    },
    {
      that: 'Found done, or not needed any more: who had it',
      deeds: [added(), accepted(), inMeeting('done', { effect: 'better', outcome: 'carriedOut' })],
      rings: ['ola'],
    },
    { that: 'Cancelled: who had it', deeds: [added(), accepted(), inMeeting('cancel')], rings: ['ola'] },
  ],
  verifyAction: [
    { that: 'Silently', deeds: [added(), accepted(), markedDone(), verified()], tells: ['moira', 'ola'] },
    { that: 'By the lead, too', deeds: [added(), accepted(), markedDone(), verified(ravi)], tells: ['moira', 'ola'] },
  ],
  sayNotDone: [
    {
      that: 'The owner is rung',
      deeds: [added(), accepted(), markedDone(), notDone()],
      rings: ['ola'],
      tells: ['moira'],
    },
  ],
  cancelAction: [
    { that: 'The owner is rung', deeds: [added(), cancelled()], rings: ['ola'] },
    {
      that: 'Whoever took it over is rung',
      deeds: [added(), accepted(ravi), cancelled()],
      rings: ['ravi'],
      tells: ['ola'],
    },
  ],
  signEscalation: [
    {
      that: 'Owner, lead and senior are rung; whoever was prompted sees it',
      deeds: [added(), accepted(), late('02-15'), signed(tess)],
      rings: ['ola', 'ravi', 'sol'],
      tells: ['moira', 'pip', 'tess'],
    },
  ],
  promptAction: [
    { that: 'On the day the owner', deeds: [added(), accepted(), late('02-01')], rings: ['ola'] },
    { that: 'A day late the deputy too', deeds: [added(), late('02-02')], rings: ['ola', 'pip'] },
    { that: 'Then the lead', deeds: [added(), late('02-02'), late('02-04')], rings: ['ravi'], tells: ['ola', 'pip'] },
    {
      that: 'Then the senior, and the chair with the co-ordinator',
      deeds: [added(), late('02-04'), late('02-08'), late('02-15')],
      rings: ['moira', 'tess'],
      tells: ['ola', 'pip', 'ravi', 'sol'],
    },
    {
      that: 'After a standstill everybody, each once',
      deeds: [added(), late('02-15')],
      rings: ['moira', 'ola', 'pip', 'ravi', 'sol', 'tess'],
    },
  ],
};
