// What the server answers about one case, one meeting and what is printed, in the tests of those pages.
import type { ActionRow } from '../../../src/web/reads/actions.ts';
import type { AgendaItem, MeetingPage } from '../../../src/web/reads/meetings.ts';
import type { Button } from '../../../src/web/tab/api.ts';
import type { CasePage } from '../../../src/web/reads/case.ts';
import type { CaseHistory } from '../../../src/web/reads/history.ts';
import type { Chronology } from '../../../src/reading/case/sections.ts';
import type { Print } from '../../../src/reading/print/paper.ts';
import { due, longName, now, person, referenceOf } from '../fixtures.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
export const at = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
export const reference = 'MSET-4F7K-24';
/** Where a case and its history are read. */
export const atCase = `cases/${reference}`;
export const atHistory = `${atCase}/history`;
export const step = (title: string, verb: string, style?: 'positive' | 'destructive'): Button => ({
  title,
  verb,
  data: { ref: reference, command: verb },
  ...(style !== undefined && { style }),
});

const entry = (index: number): Chronology[number] => ({
  kind: (['meeting', 'referral', 'referral', 'action', 'reminder'] as const)[index % 5] ?? 'referral',
  at: at(-index * day),
  when: `${new Date(at(-index * day)).toUTCString().slice(5, 11)}, 10:0${index % 10}`,
  what: ['Received', 'Management consent given', 'Submitted for consent', 'Returned for information', 'Draft begun'][
    index % 5
  ] as string,
  who: ['Moira Example', 'Colin Fixture', 'Priya Testworth'][index % 3] as string,
  changed:
    index % 4 === 2
      ? [
          { field: 'Safety plan in place now', before: '', after: 'His grandmother rings us\nwhen he leaves.' },
          { field: 'Missing episodes in the last 90 days', before: '2', after: '3' },
        ]
      : [],
});
/** Newest last. */
export const chronologyOf = (count: number): Chronology =>
  Array.from({ length: count }, (_, index) => entry(count - 1 - index));

const action = (index: number): ActionRow => ({
  name: `${reference}/A${index + 1}`,
  reference,
  agency: ['Northumbria Police', 'Health', 'Education'][index % 3] as string,
  agencyId: 'police',
  owner: index === 1 ? person(longName) : person('Sgt Ravi Mock'),
  title: ['Patrol', 'Licensing visit'][index % 2] ?? '',
  label: ['Not accepted yet', 'Accepted', 'Done, not verified yet'][index % 3] as string,
  state: 'proposed',
  due: due(index === 0 ? -day : 5 * day),
  warnings: [],
  yours: index === 2,
  steps: [
    { title: 'Open', verb: 'action.open', data: { ref: reference, action: `A${index + 1}` } },
    ...(index === 2 ? [{ title: 'Verify', verb: 'action.verify', data: { ref: reference, action: 'A3' } }] : []),
  ],
});

/** Three in a row: one held late, one whose interview is due, one that has not ended. */
export const episodes: CasePage['missing'] = [
  {
    id: 'M1',
    since: at(-4 * day),
    until: at(-3.4 * day),
    began: 'Fri 1 Jan 22:00',
    ended: 'Sat 2 Jan 11:30',
    missing: '13 hours 30 minutes',
    grade: 'Medium',
    interview: 'held after 73 hours, late',
    late: true,
  },
  {
    id: 'M2',
    since: at(-2 * day),
    until: at(-1.6 * day),
    began: 'Sun 3 Jan 20:15',
    ended: 'Mon 4 Jan 06:00',
    missing: '9 hours 45 minutes',
    grade: 'not graded',
    interview: 'due by Thu 7 Jan 06:00, attempted twice',
    late: false,
  },
  {
    id: 'M3',
    since: at(-0.5 * day),
    began: 'Tue 5 Jan 21:00',
    ended: 'missing now',
    missing: '12 hours so far',
    grade: 'High',
    interview: '',
    late: false,
  },
];

export const caseOf = (more: Partial<CasePage> = {}): CasePage => ({
  now,
  reference,
  stage: 'received',
  stageLabel: 'Received',
  flags: ['urgent', 'challenged'],
  due: due(3 * 60 * minute),
  line: 'Triage, due Tue 12 Jan 13:00',
  sight: 'full',
  child: { name: 'Kestrel Madeup', age: '15', born: 'Monday 14 March 2011' },
  warnings: [],
  alike: [],
  mentions: [],
  compare: [],
  path: [
    { label: 'Referral', state: 'done', when: 'Mon 4 Jan' },
    { label: 'Management consent', state: 'done', when: 'Tue 5 Jan' },
    { label: 'Received', state: 'now', when: 'since Wed 6 Jan' },
    { label: 'Pre-MSET', state: 'next', when: 'Tue 19 Jan' },
    { label: 'Full panel', state: 'next' },
    { label: 'Review', state: 'next' },
  ],
  next: [
    'Moira Example lists it for the next pre-MSET, or asks for a strategy discussion.',
    'Papers for the pre-MSET of Tue 19 Jan close on Tue 12 Jan, 17:00.',
  ],
  strengths: [
    {
      title: 'Strengths: what already works',
      lines: [{ label: '', value: 'Grandmother is a safe place and rings us.\nMother reports missing at once.' }],
    },
    {
      title: 'The child’s own words, wishes and feelings',
      lines: [
        { label: '', value: '“I want football back.” Said to his school mentor on 2 January.' },
        { label: 'Trusted adult', value: 'Mr Sample, school mentor' },
      ],
    },
  ],
  picture: [
    {
      title: 'What are we worried about?',
      lines: [
        { label: '', value: 'On 20 December he came home at 03:00 with two new phones; his mother saw them.' },
        { label: 'Types of exploitation suspected', value: 'Criminal: county lines; Missing only' },
        { label: 'Missing episodes in the last 90 days', value: '3' },
      ],
    },
    {
      title: 'Status',
      lines: [
        { label: 'Care status', value: 'Child in need' },
        { label: 'Section 47 determination', value: 'Held: substantiated' },
      ],
    },
  ],
  people: [
    { label: 'Referred by', person: person('Priya Testworth', { post: 'Practitioner · Locality East' }) },
    { label: 'Consent given by', person: { name: 'Colin Fixture', post: '' } },
  ],
  invited: ['Northumbria Police', 'Health', 'Una Fakename until Tuesday 12 January 2027'],
  changes: [],
  actions: [action(0), action(1), action(2)],
  risk: [],
  missing: [],
  wasDecided: false,
  moreMissing: 0,
  history: true,
  looks: true,
  steps: [
    step('List for pre-MSET', 'triage.list', 'positive'),
    step('Decline', 'triage.decline', 'destructive'),
    step('Return for information', 'triage.return'),
    step('Urgent: strategy discussion', 'triage.strategy'),
    step('Read', 'case.read'),
    step('Restrict', 'case.restrict'),
  ],
  prints: [
    { title: 'History', link: `print/chronology/${reference}` },
    { title: 'Extract of Tue 5 Jan', link: `print/extract/m1/${reference}` },
  ],
  ...more,
});

/** Its history, which is fetched when it is opened. */
export const historyOf = (more: Partial<CaseHistory> = {}): CaseHistory => ({
  now,
  chronology: chronologyOf(5),
  missing: [],
  episodes: [],
  prints: [],
  ...more,
});

const line = (days: number, kind: Chronology[number]['kind'], what: string, band?: string): Chronology[number] => ({
  kind,
  at: at(days * day),
  when: new Date(at(days * day)).toUTCString().slice(5, 16),
  what,
  who: kind === 'reminder' ? 'MSET clock' : 'Moira Example',
  changed: [],
  ...(band !== undefined && { band }),
});
/** Open for a year, with reviews, bands and a closure proposed. */
export const reviewedCase = caseOf({
  stage: 'closing',
  stageLabel: 'Closing',
  flags: [],
  due: due(5 * day),
  line: 'The panel decides whether to close by Tuesday 16 February 2027',
  warnings: [
    {
      title: 'Someone must not be told.',
      lines: [{ label: 'Who must not be told?', value: 'His uncle. Ask the referrer before you ring the family.' }],
    },
  ],
  changes: [
    {
      label: 'Strengths',
      before: 'Grandmother is a safe place and rings us.',
      after: 'Grandmother is a safe place. He is back at school four days a week and trains on Thursdays.',
    },
    { label: 'The child’s own words', before: '“I want football back.”', after: '“I am in the team again.”' },
    { label: 'Trusted adult', before: 'Mr Sample, school mentor', after: 'Mr Sample, school mentor' },
  ],
});
/** What happened meanwhile. */
export const reviewedHistory = historyOf({
  chronology: [
    line(-320, 'referral', 'submitted for consent'),
    line(-318, 'referral', 'management consent given'),
    line(-300, 'meeting', 'Pre-MSET on Tuesday 3 March 2026 decided: To full panel'),
    line(-286, 'meeting', 'Full panel on Tuesday 17 March 2026 decided: Open with plan', 'Significant'),
    line(-285, 'action', 'action set (A1)'),
    line(-270, 'action', 'action marked done (A1)'),
    line(-250, 'reminder', 'reminded: the review, to be prepared'),
    line(-230, 'review', 'review prepared'),
    line(-220, 'meeting', 'Full panel on Tuesday 12 May 2026 decided: Continue', 'Moderate'),
    line(-120, 'review', 'update added'),
    line(-90, 'meeting', 'Full panel on Tuesday 13 October 2026 decided: Step down', 'Emerging'),
    line(-20, 'review', 'review prepared'),
    line(-6, 'ending', 'closure proposed'),
  ],
});

const texts = (title: string, of: CasePage['picture'][number]['of'], count: number): CasePage['picture'][number] => ({
  title,
  ...(of !== undefined && { of }),
  lines: Array.from({ length: count }, (_, index) => ({
    label: `${title}, question ${index + 1}`,
    value:
      index % 3 === 0 ? 'An answer that takes the whole width, since it tells what was seen, by whom and when.' : 'Yes',
  })),
});
/** In the middle of its way: reviewed, assessed twice, missing twice, with actions and two decisions. */
export const midwayCase = caseOf({
  stage: 'open',
  stageLabel: 'Open with plan',
  flags: ['late'],
  line: 'Return interview, was due Mon 23 Nov 06:50',
  wasDecided: true,
  strengths: [
    { title: 'Now', lines: texts('Now', undefined, 4).lines },
    { title: 'Review prepared by Priya Testworth, Thu 19 Nov 11:20', lines: texts('Review', undefined, 4).lines },
  ],
  picture: [
    texts('Worries', undefined, 3),
    texts('NRM, CAWN, LADO, Prevent, section 45', undefined, 1),
    texts('Missing episode M2', 'missing', 9),
    texts('Missing episode M1', 'missing', 10),
    texts('Risk: Moderate (Priya Testworth, Tue 24 Nov 13:50)', 'risk', 7),
    texts('Signs', 'risk', 6),
    ...['Strengths', 'The child’s voice', 'Safety first', 'The child', 'Home and school', 'Status and Section 47'].map(
      (title) => texts(title, 'referral', 5),
    ),
    texts('Decision: To full panel', 'earlier', 2),
    texts('Decision: Open with plan', 'decided', 6),
  ],
  changes: reviewedCase.changes,
  actions: [action(0), action(1), { ...action(2), state: 'verified', label: 'Verified' }],
  missing: episodes.slice(0, 2),
  allDecisions: step('All decisions', 'case.decisions'),
  allActions: step('All actions', 'case.actions'),
});

/** What the page of the case is headed by. */
export const childHeading = 'Kestrel Madeup, 15';
export const identityCase = caseOf({
  line: '',
  sight: 'identity',
  child: { name: 'Kestrel Madeup', born: '2011' },
  warnings: [],
  path: [],
  next: [],
  strengths: [],
  picture: [],
  people: [],
  invited: [],
  changes: [],
  actions: [],
  risk: [],
  history: false,
  looks: false,
  steps: [step('Open', 'case.open', 'positive')],
  prints: [],
});

/** As a core agency reads it between meetings. */
export const betweenCase = caseOf({
  stage: 'open',
  stageLabel: 'Open with plan',
  sight: 'between',
  child: { name: 'Kestrel Madeup', born: '2011' },
  warnings: reviewedCase.warnings,
  strengths: [],
  picture: [],
  people: [],
  invited: [],
  actions: [],
  missing: episodes,
  history: false,
  looks: false,
  steps: [step('Record missing', 'missing.record', 'positive'), step('Add update', 'update.add')],
  prints: [],
});

const item = (index: number, more: Partial<AgendaItem> = {}): AgendaItem => {
  const minutes = index * 15;
  return {
    reference: referenceOf(index),
    kind: 'new',
    kindLabel: ['New', 'Review', 'Challenge'][index % 3] as string,
    slot: `${14 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
    minutes: 15,
    together: [],
    flags: index === 2 ? ['urgent'] : [],
    warnings: index === 2 ? ['Someone must not be told'] : [],
    actions: index === 0 ? 2 : 0,
    open: { title: 'Open', verb: 'meeting.item', data: { meeting: 'm1', ref: referenceOf(index) } },
    ...more,
  };
};
export const decided = (by: string) => ({ words: 'Hold with actions', when: 'today 14:12', by });

/** Under way since 14:00; the clock stands at 14:20 UTC. Its first item is decided. */
export const meetingOf = (items: number, more: Partial<MeetingPage> = {}): MeetingPage => ({
  now: '2027-01-12T14:20:00.000Z',
  id: 'm1',
  type: 'preMset',
  typeLabel: 'Pre-MSET',
  startsAt: '2027-01-12T14:00:00.000Z',
  when: 'Tue 12 Jan, 14:00',
  state: 'started',
  line: 'under way since 14:00',
  chair: person('Tess Gavel', { post: 'Chair' }),
  startedAt: '2027-01-12T14:01:00.000Z',
  missing: ['Health', 'the chair'],
  coming: [],
  notComing: [],
  present: [
    {
      agency: 'Children’s Social Care',
      people: [{ ...person('Moira Example', { post: 'MSET co-ordinator' }), way: 'online' }, person('Dana Sandbox')],
    },
    { agency: 'Northumbria Police', people: [person('Sgt Ravi Mock')] },
  ],
  absent: ['Housing'],
  papers: ['Northumbria Police', 'Education'],
  here: true,
  agenda: Array.from({ length: items }, (_, index) =>
    item(index, index === 0 ? { decided: decided('Tess Gavel') } : {}),
  ),
  restricted: [],
  steps: [
    { title: 'Record attendance', verb: 'meeting.attend', data: { meeting: 'm1' } },
    { title: 'End meeting', verb: 'meeting.end', data: { meeting: 'm1' } },
  ],
  prints: [{ title: 'Agenda', link: 'print/agenda/m1' }],
  ...more,
});

/** `sections` of them: enough to fill several sheets. */
export const printOf = (sections: number): Print => ({
  title: 'Minutes: Pre-MSET, Tuesday 12 January 2027',
  line: 'Confidential: official-sensitive. Printed by Moira Example, Tue 12 Jan 2027, 15:10. Keep it locked; shred it.',
  sections: [
    {
      title: 'Who was present',
      lines: [{ label: 'Chair', value: 'Tess Gavel' }],
      rows: [
        ['Agency', 'People'],
        ['Children’s Social Care', 'Moira Example, Dana Sandbox'],
        ['Northumbria Police', 'Sgt Ravi Mock'],
      ],
    },
    ...Array.from({ length: sections }, (_, index) => ({
      title: `${index + 1}. ${referenceOf(index)}`,
      lines: [
        { label: 'Decision', value: 'Hold with actions' },
        { label: 'Rationale', value: `The grandmother is a safe place; two new phones. Item ${index + 1}.` },
        { label: '', value: 'Nobody disagreed.\nThe band stays significant.' },
      ],
    })),
  ],
});
