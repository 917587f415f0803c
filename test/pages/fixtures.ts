// What the server answers in the tests of the pages: a few of everything, and the worst of everything.
import { stageLabels } from '../../src/domain/case/state/stage-table.ts';
import type { Stage } from '../../src/domain/case/state/stages.ts';
import type { Actions, ActionRow } from '../../src/web/reads/actions.ts';
import type { ActionSheet } from '../../src/web/reads/action-sheet.ts';
import type { Board } from '../../src/web/reads/board.ts';
import type { BoardRow } from '../../src/reading/board/board.ts';
import type { Button, SignInAnswer } from '../../src/web/tab/api.ts';
import type { Delivery } from '../../src/web/reads/delivery.ts';
import type { Chart } from '../../src/reading/figures/charts.ts';
import type { Figures } from '../../src/web/reads/figures.ts';
import type { Due, Flag } from '../../src/reading/lines.ts';
import type { Help } from '../../src/web/reads/help.ts';
import type { Me } from '../../src/web/reads/all.ts';
import type { MeetingRow, Meetings } from '../../src/web/reads/meetings.ts';
import type { Named } from '../../src/reading/people.ts';
import type { Work } from '../../src/reading/board/work.ts';

export const now = '2027-01-12T10:00:00.000Z';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const from = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
export const due = (ms: number): Due => ({
  at: from(ms),
  words: ms < 0 ? 'was due Mon 11 Jan, 17:00' : `due ${new Date(Date.parse(now) + ms).toUTCString().slice(0, 22)}`,
  late: ms < 0,
});
const button = (title: string, verb: string, data: Record<string, string> = {}): Button => ({ title, verb, data });

export const me: Me = {
  name: 'Moira Example',
  panelName: 'MSET',
  fictional: true,
  pages: ['board', 'meetings', 'actions', 'figures', 'delivery', 'help'],
  words: [{ avoid: 'absconded', say: 'missing', why: 'something pulled them away', forms: ['absconded', 'absconds'] }],
};

const shown = [
  'draft',
  'awaitingConsent',
  'returned',
  'received',
  'listed',
  'held',
  'toPanel',
  'open',
  'closed',
] as const satisfies readonly Stage[];
export const stages: Board['stages'] = shown.map((stage) => ({ stage, label: stageLabels[stage] }));

/** Distinct, and of the right form; the last two characters say nothing here. */
export const referenceOf = (index: number): string => {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const five = [20, 15, 10, 5, 0].map((shift) => digits[(((index + 7) * 48_271) >> shift) & 31] ?? '0').join('');
  return `MSET-${five.slice(0, 4)}-${five.slice(4)}2`;
};

const lines = [
  'Decision: Pre-MSET on Tue 19 Jan 2027',
  'Panel review by Tue 9 Mar 2027',
  'Management consent, due Mon 18 Jan 10:00',
  'Triage, was due Mon 11 Jan 16:20',
];
const flagSets: readonly (readonly Flag[])[] = [
  [],
  [],
  ['urgent'],
  [],
  ['restricted'],
  [],
  [],
  ['challenged'],
  ['strategy'],
  [],
];
const dueIn: readonly (number | undefined)[] = [-18 * hour, 3 * hour, 30 * hour, 3 * day, 6 * day, 40 * day, undefined];

const warningSets: readonly (readonly string[])[] = [
  [],
  ['Not safe tonight', 'Someone must not be told'],
  [],
  ['Someone must not be told'],
  [],
];

export const boardRow = (index: number): BoardRow => {
  const stage = shown[(index * 5 + (index >> 3)) % shown.length] ?? 'draft';
  const ms = dueIn[index % dueIn.length];
  return {
    reference: referenceOf(index),
    stage,
    stageLabel: stageLabels[stage],
    flags: [...(flagSets[index % flagSets.length] ?? [])],
    warnings: [...(warningSets[index % warningSets.length] ?? [])],
    ...(ms !== undefined && { due: due(ms + index * minute) }),
    line: lines[index % lines.length] ?? '',
    changedAt: from(-index * hour),
    mine: index % 4 === 0,
    owner: ['Priya Testworth', 'Bartholomew Featherstonehaugh-Wolfeschlegelsteinhausen'][index % 2] ?? '',
    agency: ['Locality East', 'Locality West', 'Northumbria Police'][index % 3] ?? '',
  };
};

const workKinds: readonly (readonly [Work['kind'], string])[] = [
  ['consent', 'Give management consent'],
  ['triage', 'Screen a referral'],
  ['strategy', 'Hold a strategy discussion'],
  ['challenge', 'Answer a challenge'],
  ['action', 'Verify an action'],
  ['meeting', 'Prepare the meeting'],
  ['minutes', 'Approve the minutes'],
  ['returned', 'Answer a return'],
  ['draft', 'Continue the draft'],
];
export const workItem = (index: number): Work => {
  const [kind, title] = workKinds[index % workKinds.length] ?? ['draft', 'Continue the draft'];
  const ms = dueIn[index % dueIn.length];
  const name = kind === 'meeting' ? 'Pre-MSET, Tue 19 Jan 2027, 14:00' : referenceOf(index);
  return {
    kind,
    title,
    name,
    ...(ms !== undefined && { due: due(ms) }),
    flags: [...(flagSets[index % flagSets.length] ?? [])],
    warnings: [...(warningSets[index % warningSets.length] ?? [])],
    link: kind === 'meeting' ? `meeting/meeting-${index}` : `case/${referenceOf(index)}`,
  };
};

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const boardOf = (cases: number, work: number, more: Partial<Board> = {}): Board => ({
  now,
  work: many(work, workItem),
  moreWork: 0,
  others: [],
  stages,
  cases: many(cases, boardRow),
  moreCases: 0,
  none: 'No cases yet.',
  begin: button('New referral', 'refer'),
  ...more,
});

const meeting = (index: number, days: number, state: MeetingRow['state']): MeetingRow => {
  const type = index % 2 === 0 ? 'preMset' : 'panel';
  const startsAt = from(days * day + 4 * hour);
  return {
    id: `meeting-${index}`,
    type,
    typeLabel: type === 'preMset' ? 'Pre-MSET' : 'Full panel',
    startsAt,
    when: `${new Date(startsAt).toUTCString().slice(0, 16)}, 14:00`,
    state,
    line: state === 'planned' ? 'planned · papers close Tue 12 Jan, 17:00' : `${state} · minutes in draft`,
  };
};
export const meetings: Meetings = {
  now,
  ahead: [meeting(0, 7, 'planned'), meeting(1, 14, 'planned'), meeting(2, 28, 'cancelled')],
  past: [meeting(3, -7, 'ended'), meeting(4, -14, 'ended')],
  aboutChildren: (['planned', 'held'] as const).map((state, index) => ({
    ...meeting(5 + index, 3 - 4 * index, 'planned'),
    id: `${referenceOf(index)}/G1`,
    reference: referenceOf(index),
    typeLabel: index === 0 ? 'Strategy meeting' : 'Mapping meeting',
    state,
    line: `${referenceOf(index)} · ${state === 'planned' ? state : 'recorded, minutes in draft'}`,
  })),
  gaps: ['Plan a full panel by Tue 16 Feb: a Significant case decided on Tue 19 Jan must be reviewed by then.'],
  plan: button('New meeting', 'meeting.plan'),
};
export const today = (count: number): Meetings => ({
  ...meetings,
  ahead: many(count, (index) => meeting(index, 0, 'planned')),
});

export const longName =
  'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Northumbria Safeguarding Partnership';
export const person = (name: string, more: Partial<Named> = {}): Named => ({
  name,
  post: 'Agency lead · Northumbria Police',
  phone: '0191 498 0007',
  chat: 'https://teams.microsoft.com/l/chat/0/0?users=someone%40example.org',
  ...more,
});
const actionRow = (index: number, agency = 'Northumbria Police'): ActionRow => ({
  name: `${referenceOf(index)}/A${index + 1}`,
  reference: referenceOf(index),
  agency,
  agencyId: 'police',
  ...(index % 3 !== 0 && { owner: index % 2 === 0 ? person(longName) : person('Sgt Ravi Mock') }),
  title: ['Patrol', 'Licensing visit', 'Court order', 'Disrupt'][index % 4] ?? '',
  label: ['Not accepted yet', 'Accepted', 'More time requested', 'Done, not verified yet'][index % 4] ?? '',
  state: 'open',
  due: due(dueIn[index % (dueIn.length - 1)] ?? day),
  warnings: [...(warningSets[index % warningSets.length] ?? [])],
  yours: index % 3 !== 0,
  steps: [button('Open', 'action.open', { action: `A${index + 1}` })],
});
export const agencies: Actions['agencies'] = [
  { id: 'police', name: 'Northumbria Police' },
  { id: 'health', name: 'Health' },
  { id: 'education', name: 'Education' },
];
const groups = ['Late', 'Due today', 'To read and accept', 'Due within 7 days', 'With others'];
export const actionsOf = (count: number, more: Partial<Actions> = {}): Actions => ({
  now,
  title: 'My actions',
  agencies,
  rows: many(count, (index) => ({
    ...actionRow(index),
    group: groups[Math.floor((index / count) * groups.length)] ?? '',
  })),
  ...(count > 0 && { acceptAll: button('Accept all', 'action.acceptAll') }),
  ...more,
});

/** The action sheet: late, open and done, of several agencies; every sixth on a record. */
export const sheetOf = (count: number): ActionSheet => ({
  now,
  since: 'Done: since the last full panel, which ended Tue 5 Jan 16:40.',
  rows: many(count, (index) => {
    const { owner, due: at, ...row } = actionRow(index, agencies[index % agencies.length]?.name);
    const stands = index % 4 === 3 ? 'done' : at.late ? 'late' : 'open';
    const host = index % 6 === 5 ? 'ENT-4F7K-2Q9X' : row.reference;
    return {
      name: `${host}/A${index + 1}`,
      ...(host === row.reference && { reference: host }),
      host,
      agency: row.agency,
      agencyId: agencies[index % agencies.length]?.id ?? '',
      ...(owner !== undefined && { owner: owner.name }),
      title: row.title,
      label: stands === 'done' ? 'Verified' : row.label,
      stands,
      due: stands === 'done' ? { ...at, words: 'since Wed 6 Jan 10:00', late: false } : at,
      ...(stands === 'done' && { outcome: 'served or granted; risk: better' }),
      warnings: row.warnings,
      link: `${host === row.reference ? 'case' : 'record'}/${host}/A${index + 1}`,
    };
  }),
});

const months = ['Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan'];
const drawn = (
  name: string,
  kind: Chart['kind'],
  title: string,
  says: string,
  labels: readonly string[],
  series: readonly (readonly [string, readonly (number | null)[]])[],
  unit = '',
): Chart => ({
  name,
  kind,
  title,
  says,
  definitions: ['Referrals: sent for management consent for the first time, in the month of that day.'],
  labels,
  series: series.map(([of, values]) => ({
    name: of,
    values,
    texts: values.map((value) => (value === null ? 'too few to say' : `${value}${unit}`)),
  })),
});
const types = [
  'Criminal: county lines',
  'Sexual',
  'Missing only',
  'Trafficking (within, into or out of the UK)',
  'Online',
];

export const figures: Figures = {
  now,
  period: '2027',
  periods: [
    ['2027', '2027'],
    ['2026-Q4', 'Quarter 4 of 2026'],
    ['2026-12', 'December 2026'],
  ].map(([value = '', title = '']) => ({ value, title })),
  split: 'type',
  notes: ['Exact here. Exports and prints round to the nearest 5 (0 to 4 is one class).'],
  returns: [
    { value: 'partners', title: 'Safeguarding partners’ yearly report' },
    { value: 'profile', title: 'Problem profile' },
  ],
  lists: [
    { value: 'inspection', title: 'Inspection list, 2027' },
    { value: 'caseSystem', title: 'File for the case system, by child', json: true },
  ],
  told: {
    isRounded: false,
    tiles: [
      { title: 'Referrals', value: '128', says: '2026: 112' },
      { title: 'Consents in time', value: '91 %', says: '2026: 84 %' },
      { title: 'Return interviews in time', value: '69 %', says: '2026: 54 %' },
      { title: 'Actions done by their date', value: '77 %', says: '2026: 70 %' },
    ],
    charts: [
      drawn('referrals', 'months', 'Referrals by month', 'Referrals: 128 in 2027, 112 in the year before.', months, [
        ['Referrals', [9, 8, 12, 11, 7, 14, 10, 9, 13, 12, 8, 15]],
      ]),
      drawn(
        'way',
        'bars',
        'From referral to an open case',
        'In 2027 128 were referred and 61 opened by the panel.',
        [
          'Referrals',
          'Days to management consent',
          'Decided at a pre-MSET',
          'Sent to the full panel',
          'Opened by the panel',
        ],
        [['Cases', [128, 119, 104, 70, 61]]],
      ),
      drawn(
        'inTime',
        'shares',
        'In time, and in the child’s own words',
        'Consents in time: 91 %.',
        ['Consents in time', 'Done by their date', 'Return interviews in time'],
        [['Share', [91, 77, null]]],
        ' %',
      ),
      drawn('bands', 'months', 'Risk at review', 'The band was lower for 21, the same for 34, higher for 9.', months, [
        ['Lower', [1, 2, 2, 1, 3, 2, 1, 2, 2, 1, 2, 2]],
        ['The same', [3, 2, 4, 3, 2, 3, 3, 2, 4, 3, 2, 3]],
        ['Higher', [0, 1, 1, 0, 2, 1, 0, 1, 1, 1, 0, 1]],
      ]),
      drawn(
        'interviews',
        'line',
        'Return interviews in time, by month',
        'Of the returns, with an interview in time: 69 %.',
        months,
        [['In time', [40, 52, 48, null, 55, 60, 58, 66, 61, 70, 72, 69]]],
        ' %',
      ),
    ],
    referred: drawn(
      'referred',
      'bars',
      'Who was referred: type of exploitation',
      'Of 128 referrals in 2027; one with several types counts in each.',
      types,
      [['Referrals', [58, 31, 22, 12, 5]]],
    ),
    splits: [
      { value: 'type', title: 'Type of exploitation' },
      { value: 'age', title: 'Age' },
    ],
    heads: ['2027', '2026'],
    all: [{ label: 'Referrals', definition: 'Referrals: sent for the first time.', values: ['128', '112'] }],
  },
  tables: [
    {
      title: 'Missing episodes and return interviews',
      periods: ['Since Thursday 8 October 2026', 'Since Tuesday 6 January 2026'],
      rows: [
        ['Children', '7', '19'],
        ['Episodes', '16', '61'],
        ['Children with three or more within 90 days', '2', '6'],
        ['Time missing, median', '9 hours 40 minutes', '11 hours 15 minutes'],
        ['Hours from return to interview, median', '51 hours', '66 hours 30 minutes'],
        ['Held within 72 hours, of all that have ended', '9 of 13 (69 %)', '7 of 13 (54 %)'],
      ].map(([label = '', ...values]) => ({ label, values })),
      notes: ['A return interview is due within 72 hours of the return, nights and weekends counted.'],
    },
    {
      title: 'Open cases by risk band, now',
      periods: ['Set by the panel', 'Newest assessment'],
      rows: [
        ['Significant', '11', '9'],
        ['Moderate', '18', '14'],
        ['Emerging', '9', '6'],
        ['No current evidence', '0', '2'],
        ['None yet', '0', '7'],
        ['Open cases', '38', '38'],
      ].map(([label = '', ...values]) => ({ label, values })),
      notes: ['Opened by the panel and not closed yet. The tool informs; people decide, and both are counted.'],
    },
    {
      title: 'Open cases by trend of the risk assessment',
      periods: ['Open cases'],
      rows: [
        ['Higher than last time', '6'],
        ['As last time', '9'],
        ['Lower than last time', '8'],
        ['The first assessment', '8'],
        ['Assessed', '31'],
      ].map(([label = '', ...values]) => ({ label, values })),
      notes: ['What the tool said last, against the time before: a band or a score.'],
    },
  ],
};

export const deliveryOf = (count: number): Delivery => ({
  now,
  unlinked: many(Math.min(2, count), (index) => ({
    agency: ['Northumbria Police', longName][index] ?? '',
    type: `@MSET link ${['police', 'housing'][index] ?? ''}`,
    names: many(14 - index * 13, (action) => `${referenceOf(action)}/A1`),
  })),
  rows: many(count, (index) => ({
    name: referenceOf(index),
    label: ['Consent needed, to Colin Fixture', `Action for ${longName}`][index % 2] ?? '',
    line: 'They have not opened the MSET app. Ask them to open it: their card then comes. Tell them yourself until then.',
    when: 'since Mon 11 Jan 16:20 · tried once',
    steps: [button('Try again', 'delivery.again', { key: `k${index}` })],
  })),
});

/** Of those who look over the work. */
export const powers: Help['powers'] = [
  { title: 'See who looked', text: 'What is worth a question, then by case, person and day.', link: 'looked' },
  {
    title: 'Break glass: read a case that is not open to you',
    text: 'You read all of it for 24 hours and change nothing. Co-ordinators and the data protection officer are told at once.',
    link: 'looked/glass',
  },
  { title: 'Read the figures', text: 'Of a month, a quarter and a year.', link: 'figures' },
];

export const help: Help = {
  panelName: 'MSET',
  powers: [],
  pathway: [
    { label: 'Referral', text: 'You say what worries you, what the child says, and what already works.' },
    { label: 'Management consent', text: 'Your manager reads it and decides, within one working day.' },
    { label: 'Screening', text: 'The co-ordinator checks it and lists it, or asks for a strategy discussion.' },
    { label: 'Pre-MSET', text: 'A small group decides whether the full panel is needed.' },
    { label: 'Full panel', text: 'Agencies agree actions, each with an owner and a date.' },
    { label: 'Review', text: 'The panel looks again until the child is safe, then closes the case.' },
  ],
  phones: [
    {
      label: 'Emergency',
      number: '999',
      about: 'A child is in danger now',
      who: 'For everyone',
      when: 'Any time',
    },
    {
      label: 'Front door',
      number: '0345 2000 109',
      about: 'Worried about a child',
      who: 'For everyone',
      when: 'Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30',
    },
    {
      label: 'Front door, out of hours',
      number: '0330 333 7475',
      about: 'What cannot wait until the front door opens',
      who: 'For everyone',
      when: 'Evenings, nights, weekends and bank holidays',
    },
    {
      label: 'Professional Advice line',
      number: '0191 643 5555',
      about: 'Unsure what to do about a child',
      who: 'For professionals only',
      when: 'Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30',
    },
  ],
  questions: [{ label: 'Is a new phone enough to refer?', text: 'Not alone. Ask where it is from.' }],
  youSaid: [{ label: 'Tell us sooner what was decided.', text: 'The lead worker rings within a week.' }],
  mailbox: 'mset@northtyneside.example',
  contacts: [{ label: 'LADO', value: 'lado@northtyneside.example' }],
  thresholds: [
    { label: 'Significant harm', text: 'Tell Social Care’s front door.' },
    { label: 'MSET', text: 'A child is, or may be, missing, in slavery, exploited or trafficked.' },
  ],
  words: [{ label: 'someone is putting the child at risk', value: 'putting self at risk' }],
  links: [{ title: 'Procedures of the council', url: 'https://procedures.example/' }],
};

export const signIn: SignInAnswer = {
  kind: 'local',
  people: [
    { objectId: '1', name: 'Priya Testworth', role: 'Practitioner · Locality East' },
    { objectId: '2', name: 'Colin Fixture', role: 'Manager · Locality East' },
    { objectId: '3', name: 'Moira Example', role: 'Co-ordinator · MSET' },
    { objectId: '4', name: 'Sgt Ravi Mock', role: 'Agency lead · Northumbria Police' },
  ],
};
