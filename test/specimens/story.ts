// The story that a specimen tells: who did what, when, in the words in which facts are stored. It imports nothing, so that
// every version of the program is told the same; played.ts plays it. What is told stays; a new kind of document is told at
// the end, and then a new specimen is written.

/** Someone took a step on a matter or on one of its parts. */
export interface Press {
  readonly by: string;
  readonly on: string;
  readonly step: string;
  readonly part?: string;
  readonly input?: Readonly<Record<string, unknown>>;
}
/** What happens beside the steps. */
export type Happening =
  /** Their chat with the bot, or a channel, is known from now on. `gone` and `later`: how Teams answers posts to it. */
  | { readonly does: 'chats'; readonly by: string; readonly answers?: 'gone' | 'later' }
  | { readonly does: 'links'; readonly by: string; readonly target: string }
  | { readonly does: 'hears'; readonly message: string }
  /** They read the case; what they press on is not told. */
  | { readonly does: 'looks'; readonly by: string; readonly on: string }
  /** A young person says what they think of MSET. */
  | { readonly does: 'says'; readonly id: string; readonly change: string }
  /** A file of the council's is kept. */
  | { readonly does: 'keeps'; readonly file: string; readonly text: string }
  /** What was written since is counted for the figures; of this period the figures leave. */
  | { readonly does: 'counts'; readonly leaves: string }
  /** The days that are over are sealed, and the code of the month is mailed. */
  | { readonly does: 'seals' }
  /** The rows of a police list are kept beside it; they are of no child. */
  | { readonly does: 'keepsRows'; readonly on: string; readonly day: string; readonly rows: readonly object[] }
  /** They begin a draft, and do not send it: it ends. */
  | { readonly does: 'ends'; readonly by: string; readonly on: string }
  /** Reminders and the digests of the day. */
  | { readonly does: 'clocks' }
  /** All that is due in the outbox is delivered. */
  | { readonly does: 'tells' }
  /** A worker takes the notices of a matter, and is not heard of again. */
  | { readonly does: 'dies'; readonly on: string };
export type Deed = Press | Happening;
/** A time from which the next deeds are told, a minute apart; or a deed. */
export type Line = string | Deed;

const [priya, colin, moira, tess] = ['Priya Testworth', 'Colin Fixture', 'Moira Example', 'Tess Gavel'];
const ife = 'Ife Audit';
const [ravi, ada, greta, noor] = ['Sgt Ravi Mock', 'Nurse Ada Dummy', 'Greta Specimen', 'Noor Template'];
/** By object id, as inputs name people. */
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [colinId, raviId, danaId, adaId, leeId, tessId] = [id(2), id(4), id(5), id(7), id(8), id(114)];

const preMset = 'preMset-2027-01-12';
const panel = 'panel-2027-01-19';
const laterPanel = 'panel-2027-02-16';
const nextPreMset = 'preMset-2027-04-13';

/** The cases, named after what becomes of them. */
export const ids = {
  followed: 'MSET-0000-1Y',
  draft: 'MSET-0000-2W',
  asked: 'MSET-0000-3T',
  returned: 'MSET-0000-4R',
  refused: 'MSET-0000-5P',
  withdrawn: 'MSET-0000-6M',
  restricted: 'MSET-0000-7J',
  merged: 'MSET-0000-8G',
  held: 'MSET-0000-9E',
  closed: 'MSET-0000-BA',
  transferred: 'MSET-0000-C8',
  laterPanel,
  advice: 'ADV-0000-0001',
  openAdvice: 'ADV-0000-0002',
  training: 'TRN-0000-0001',
  openTraining: 'TRN-0000-0002',
  breach: 'REG-0000-0001',
  decidedBreach: 'REG-0000-0002',
  heldRecord: 'REG-0000-0003',
  destroyedRecord: 'REG-0000-0004',
  request: 'REG-0000-0005',
} as const;

/** Something reached the wrong person. */
const reports = (on: string, about: string): Press => ({
  by: 'Moira Example',
  on,
  step: 'reportBreach',
  input: { id: on, what: 'mail', whom: 'A neighbour', still: 'no', noticed: '', about },
});

/** The pages of a referral, by id, with as much as must be answered. */
const usual = [
  ['s47', { section47: 'substantiated', strategyDate: '30/12/2026', section47Date: '31/12/2026' }],
  ['1', { urgency: 'routine', safeTonight: 'yes', mustNotBeTold: 'no', knowsFamily: 'no' }],
  ['2', { surname: 'Madeup', dateOfBirth: '14/3/2011', sex: 'male', ethnicity: 'WBRI' }],
  ['4', { careStatus: 'cin', section47: 'substantiated', strategyDate: '30/12/2026', section47Date: '31/12/2026' }],
  ['5', { types: 'countyLines', worries: 'Two new phones on 20 December.' }],
  ['9', { lawfulBasis: 'publicTask', consenter: colinId }],
] as const;
/** What is left unanswered with a reason; in one referral it is answered. */
const known = [
  ['3', { address: '4 Example Row', postcode: 'ZZ99 1AA', livesAt: 'residential', school: 'Fictional School' }],
  ['6', { childKnows: 'yes', childsWords: '“I want football back.”', trustedAdult: 'Pat Pretend, mentor' }],
  ['7', { parentsKnow: 'yes', parentsViews: 'His mother agrees.', strengths: 'His grandmother listens.' }],
  [
    '8',
    {
      workDone: 'Six weeks of mentoring.',
      disruption: 'patrol',
      nrm: 'considered',
      ask: 'plan',
      safetyPlan: 'A code.',
    },
  ],
] as const;
const rest = ['educationStatus', 'needs', 'otherPlans', 'missingEpisodes'];
const notKnown = (fields: readonly string[]) => ({ fields, why: 'Referred in a hurry.' });

/** The referral of a child is filled in and sent; `more`: other answers to its first page. */
function refers(on: string, forenames: string, more: Readonly<Record<string, string>> = {}): readonly Press[] {
  const isWhole = on === ids.followed;
  const named: Readonly<Record<string, object>> = {
    '1': more,
    '2': { forenames, caseSystemId: `T-10${on.slice(10)}` },
  };
  const left = notKnown([...rest, ...(isWhole ? [] : known.flatMap(([, answers]) => Object.keys(answers)))]);
  const filled = (isWhole ? [...usual.slice(0, -1), ...known, ...usual.slice(-1)] : usual).map(([page, answers]) => ({
    page,
    answers: { ...answers, ...named[page] },
    ...(page === '9' && { notKnown: left }),
  }));
  return [
    ...filled.map((input, place): Press => {
      return place === 0
        ? { by: priya, on, step: 'start', input: { ...input, reference: on } }
        : { by: priya, on, step: 'savePage', input };
    }),
    { by: priya, on, step: 'submit' },
  ];
}
const noConflict = (on: string): Press => ({ by: colin, on, step: 'declareConflict', input: { conflict: 'no' } });
const lists = (on: string): Press => ({
  by: moira,
  on,
  step: 'listCase',
  input: { meeting: preMset, invited: 'health', alike: [] },
});
const moves = (on: string, input: NonNullable<Press['input']>): Press => ({ by: moira, on, step: 'moveCase', input });
const decides = (on: string, meeting: string, decision: string): Press => ({
  by: tess,
  on,
  step: 'recordDecision',
  input: {
    meeting,
    decision,
    rationale: 'He is frightened.',
    plan: 'Early help',
    lead: 'Vic Demo',
    council: 'Gateshead',
    adultLead: 'Una Fakename',
    missing: 'School.',
    band: 'significant',
    bandRationale: 'Score 23.',
    dissent: '',
    actions: 'open',
  },
});
const plans = (type: string, date: string): Press => ({
  by: moira,
  on: `${type}-${date}`,
  step: 'planMeeting',
  input: { type, date, time: '14:00', chair: tessId, place: 'Example House' },
});
const begins = (on: string): readonly Press[] => [
  { by: moira, on, step: 'startMeeting' },
  ...[moira, tess].map((by): Press => ({ by, on, step: 'attendMeeting' })),
  {
    by: moira,
    on,
    step: 'recordAttendance',
    input: { people: [raviId, colinId, adaId, leeId], way: 'room', confidential: 'yes' },
  },
];
/** Words that are struck out of a record or a meeting. */
const strikes = (on: string, words: string, by: string): readonly Press[] => [
  { by: ife, on, step: 'proposeStrike', input: { words, instead: '', ground: 'another' } },
  { by, on, step: 'settleStrike', input: { how: 'agreed', why: '' } },
  { by: 'MSET clock', on, step: 'strikeOut' },
];
const ends = (on: string): Press => ({
  by: moira,
  on,
  step: 'endMeeting',
  input: { undecided: [], invited: ['health'] },
});

const offers = (on: string, date: string): Press => ({
  by: moira,
  on,
  step: 'offerTraining',
  input: { id: on, title: 'Exploitation basics', date, time: '10:00', place: 'Room 2', places: '2', meantFor: '' },
});

/** One case with a part of every kind, after the panel opened it. */
const followed = ids.followed;
const works: readonly Press[] = [
  ...['A1', 'A2'].map((_part, place): Press => ({
    by: moira,
    on: followed,
    step: 'addAction',
    input: {
      text: 'Visit the takeaway with licensing.',
      owner: `police|${raviId}`,
      subType: ['licensing', 'patrol'][place],
      priority: ['high', 'normal'][place],
      due: '',
      needToKnow: 'He is frightened of them.',
    },
  })),
  {
    by: moira,
    on: followed,
    step: 'describeAction',
    part: 'A1',
    input: { category: 'disrupt', target: 'place', deputy: '', legalStatus: '' },
  },
  { by: ravi, on: followed, step: 'acceptAction', part: 'A1' },
  { by: ravi, on: followed, step: 'markDone', part: 'A1', input: { evidence: 'Visited.', effect: 'better' } },
  {
    by: moira,
    on: followed,
    step: 'verifyAction',
    part: 'A1',
    input: { note: 'Seen.', outcome: 'carriedOut', effect: 'better' },
  },
  { by: ravi, on: followed, step: 'acceptAction', part: 'A2' },
  { by: priya, on: followed, step: 'assessRisk' },
  {
    by: priya,
    on: followed,
    step: 'saveSigns',
    part: 'RA1',
    input: {
      signs: { V04: { grade: 'E', line: '12 Dec: two phones', source: 'school' }, V05: { grade: 'N' } },
      strengths: { P1: '2', P2: '0' },
      forms: ['CE'],
    },
  },
  {
    by: priya,
    on: followed,
    step: 'recordMissing',
    input: {
      since: '19/1/2027 22:00',
      category: 'missing',
      reported: 'yes',
      policeReference: 'NP-0301-88',
      grade: 'medium',
      lastSeen: 'At the bus stop, in a grey coat.',
      what: 'He went out to meet someone.',
    },
  },
  {
    by: priya,
    on: followed,
    step: 'recordReturn',
    part: 'M1',
    input: {
      returnedAt: '20/1/2027 8:30',
      how: 'self',
      safe: 'yes',
      found: 'At home.',
      harm: 'Hungry.',
      prevention: '20/1/2027',
    },
  },
  { by: priya, on: followed, step: 'askEarlyReview', input: { reason: 'He was missing for a night.' } },
  {
    by: priya,
    on: followed,
    step: 'prepareReview',
    input: {
      changed: 'No new phones.',
      childsWords: 'I want football back.',
      obtained: 'Priya, at home, 20 January.',
      familyView: 'His mother sleeps again.',
    },
  },
  {
    by: priya,
    on: followed,
    step: 'recordNrm',
    input: { status: 'submitted', on: '20/1/2027', reference: 'N-1', note: '' },
  },
];

export const story: readonly Line[] = [
  '2027-01-04T09:00:00.000Z',
  ...[priya, colin, moira, ravi, ada].map((by): Happening => ({ does: 'chats', by })),
  { does: 'chats', by: tess, answers: 'gone' },
  { does: 'chats', by: greta, answers: 'later' },
  { does: 'links', by: ravi, target: 'agency:police' },
  { does: 'hears', message: 'f7c0a1' },
  { does: 'keeps', file: 'policy.md', text: '# Policy\n\nVersion: 1\n' },
  ...[1, 2, 3, 4, 5].map((number): Happening => {
    return { does: 'says', id: String(number).repeat(32), change: number === 1 ? 'Ask me first.' : '' };
  }),
  plans('preMset', '2027-01-12'),
  plans('panel', '2027-01-19'),
  plans('panel', '2027-02-16'),
  plans('preMset', '2027-03-09'),
  offers(ids.training, '12/1/2027'),
  offers(ids.openTraining, '9/3/2027'),
  { by: priya, on: ids.training, step: 'signUp' },
  {
    by: priya,
    on: ids.advice,
    step: 'askAdvice',
    input: { id: ids.advice, question: 'Are phones enough?', about: '' },
  },
  {
    by: priya,
    on: ids.openAdvice,
    step: 'askAdvice',
    input: { id: ids.openAdvice, question: 'May his aunt be told?', about: '' },
  },
  { by: moira, on: ids.advice, step: 'answerAdvice', input: { answer: 'Yes, with the three late nights.' } },
  {
    by: moira,
    on: ids.advice,
    step: 'addToGuidance',
    input: { question: 'Are new phones enough?', answer: 'Not alone.' },
  },
  { by: moira, on: 'preMset-2027-03-09', step: 'cancelMeeting', input: { reason: 'Too few cases.' } },

  // Before consent.
  '2027-01-04T10:00:00.000Z',
  ...refers(ids.draft, 'Heron').slice(0, 3),
  ...refers(ids.asked, 'Sparrow', {
    urgency: 'beforePreMset',
    safeTonight: 'notSure',
    planTonight: 'Her aunt is there.',
  }),
  ...refers(ids.returned, 'Finch'),
  noConflict(ids.returned),
  {
    by: colin,
    on: ids.returned,
    step: 'returnForInformation',
    input: { reason: 'voice,strengths', note: 'Please ask him what he wants.' },
  },
  ...refers(ids.refused, 'Plover'),
  noConflict(ids.refused),
  {
    by: colin,
    on: ids.refused,
    step: 'doNotAuthorise',
    input: {
      reason: 'earlyHelp',
      rationale: 'Below the threshold.',
      alternativePlan: 'Early help, led by Vic Demo.',
      childSafe: 'yes',
    },
  },
  {
    by: priya,
    on: ids.refused,
    step: 'challenge',
    input: { concern: 'The phones were not considered.', outcomeWanted: 'MSET screens this.' },
  },
  ...refers(ids.withdrawn, 'Wren').slice(0, 1),
  { by: priya, on: ids.withdrawn, step: 'withdraw', input: { reason: 'He has moved.', childSafe: 'yes' } },
  { does: 'tells' },
  { does: 'clocks' },

  // Until the pre-MSET.
  '2027-01-05T09:00:00.000Z',
  ...[ids.followed, ids.restricted, ids.merged, ids.held, ids.closed, ids.transferred].flatMap((on, place) => [
    ...refers(on, ['Kestrel', 'Merlin', 'Kestrel', 'Teal', 'Bunting', 'Rook'][place] ?? ''),
    noConflict(on),
    { by: colin, on, step: 'giveConsent' },
  ]),
  { does: 'looks', by: moira, on: ids.followed },
  { does: 'looks', by: ravi, on: ids.restricted },
  {
    by: moira,
    on: ids.restricted,
    step: 'restrict',
    input: { ground: 'highProfile', reason: 'His father is a councillor.' },
  },
  { by: moira, on: ids.restricted, step: 'namePerson', input: { person: adaId, reason: 'The meeting hears it.' } },
  { by: moira, on: ids.restricted, step: 'sendToStrategy', input: { reason: 'He was hurt last night.' } },
  {
    by: moira,
    on: ids.followed,
    step: 'takeMerged',
    input: { from: ids.merged, referrers: [{ objectId: id(1), name: priya }] },
  },
  { by: moira, on: ids.merged, step: 'mergeCase', input: { into: ids.followed, reason: 'The same child.' } },
  ...[ids.followed, ids.held, ids.closed, ids.transferred].map(lists),
  { by: moira, on: preMset, step: 'recordPapers', input: { agencies: ['health'] } },
  '2027-01-07T12:00:00.000Z',
  // Moved to another meeting, and back once the papers have closed.
  plans('preMset', '2027-02-23'),
  moves(ids.held, { to: 'preMset-2027-02-23', reason: 'His school cannot come.' }),
  moves(ids.held, { to: preMset, reason: 'He was hurt.', lateReason: 'He was hurt last night.' }),
  { by: moira, on: 'preMset-2027-02-23', step: 'cancelMeeting', input: { reason: 'Too few cases.' } },
  { does: 'clocks' },

  '2027-01-12T14:00:00.000Z',
  ...begins(preMset),
  decides(ids.held, preMset, 'hold'),
  ...[ids.followed, ids.closed, ids.transferred].map((on) => decides(on, preMset, 'toPanel')),
  ends(preMset),
  '2027-01-13T10:00:00.000Z',
  { by: moira, on: ids.training, step: 'recordTraining', input: { came: id(1) } },

  '2027-01-19T14:00:00.000Z',
  ...begins(panel),
  ...[ids.followed, ids.closed, ids.transferred].map((on) => decides(on, panel, 'open')),
  ends(panel),
  { by: ravi, on: panel, step: 'correctMinutes', input: { text: 'It was Tuesday.' } },
  { by: tess, on: panel, step: 'approveMinutes' },
  {
    by: moira,
    on: ids.transferred,
    step: 'transferOut',
    input: {
      council: 'Gateshead',
      contact: 'Una Fakename, 0191 498 0500',
      whyWhen: 'His aunt takes him in.',
      placement: 'With his aunt.',
    },
  },

  '2027-01-20T10:00:00.000Z',
  ...works,
  {
    by: priya,
    on: ids.closed,
    step: 'proposeClosure',
    input: {
      reason: 'harmEnded',
      plan: 'Early help carries on.',
      carriesOn: 'None are open.',
      childsWords: 'I am fine now.',
      familyView: 'His mother agrees.',
      outstanding: 'Nothing.',
    },
  },
  { by: ada, on: laterPanel, step: 'comeToMeeting' },
  '2027-01-27T08:30:00.000Z',
  { does: 'clocks' },

  '2027-02-16T14:00:00.000Z',
  ...begins(laterPanel),
  ...[tess, ravi].map((by): Press => ({
    by,
    on: ids.closed,
    step: 'signOverride',
    input: { reason: 'He has moved away from them.' },
  })),
  decides(ids.closed, laterPanel, 'close'),
  { by: moira, on: ids.closed, step: 'recordFeedback', input: { letter: 'both', said: 'Priya read it with him.' } },
  { does: 'chats', by: greta },
  { does: 'tells' },
  { does: 'chats', by: noor, answers: 'later' },
  {
    by: priya,
    on: ids.restricted,
    step: 'handOver',
    input: { to: id(14), reason: 'She moves.', tells: 'Both of us, on Friday.' },
  },
  { does: 'tells' },
  // Left as a process leaves it that is killed: some told, some in a worker's hands, some waiting.
  { by: ravi, on: followed, step: 'markDone', part: 'A2', input: { evidence: 'Three nights.', effect: 'noChange' } },
  { by: moira, on: ids.restricted, step: 'removeName', input: { person: adaId, reason: 'It is over.' } },
  { does: 'dies', on: followed },
  ...[
    [followed, '07700 900123'],
    [ids.held, '+44 7700 900123'],
  ].map(([on = '', number = '']): Press => ({
    by: moira,
    on,
    step: 'addPhone',
    input: { number, how: 'He rings it every night.', source: 'childTold', mark: 'case' },
  })),
  {
    by: moira,
    on: ids.held,
    step: 'confirmSame',
    part: 'P1',
    input: { other: `${followed}/P1`, on: ['the same number'] },
  },
  {
    by: moira,
    on: followed,
    step: 'putMarkRight',
    part: 'P1',
    input: { mark: 'agencies', agencies: 'police,health', reason: 'Theirs to look into.' },
  },
  plans('panel', '2027-03-16'),
  { by: moira, on: 'panel-2027-03-16', step: 'hearTogether', input: { case: followed, others: [ids.held] } },
  plans('preMset', '2027-04-13'),
  ...['police', 'health'].map((mark): Press => ({
    by: ada,
    on: ids.held,
    step: 'sendPapers',
    input: {
      meeting: nextPreMset,
      known: 'something',
      know: 'Seen twice in A&E.',
      did: 'The school nurse sees him.',
      view: 'moderate',
      mark,
    },
  })),
  {
    by: ada,
    on: ids.held,
    step: 'rightPapersMark',
    part: 'S2',
    input: { mark: 'agencies', agencies: 'police,education', reason: 'They look into it.' },
  },
  {
    by: ada,
    on: ids.held,
    step: 'takePapersBack',
    part: 'S1',
    input: { reason: 'Of another child.' },
  },
  { does: 'counts', leaves: '2027-01' },
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'openEntity',
    input: {
      id: 'ENT-0000-0001',
      kind: 'phone',
      name: '07700 900123',
      namedBy: `${followed}/P1`,
      members: [followed, ids.held].map((of) => ({ mention: `${of}/P1`, kind: 'phone', on: ['the same number'] })),
    },
  },
  { by: moira, on: followed, step: 'placeInRecord', part: 'P1', input: { entity: 'ENT-0000-0001' } },
  { by: moira, on: 'ENT-0000-0001', step: 'askAgencies', input: { agencies: 'health' } },
  { by: moira, on: 'ENT-0000-0001', step: 'writeView', input: { text: 'One person rings both.' } },
  {
    by: ada,
    on: 'ENT-0000-0002',
    step: 'reportPlace',
    input: {
      id: 'ENT-0000-0002',
      name: 'Corner shop',
      address: '12 Sample Street',
      postcode: 'ZZ99 9ZZ',
      how: 'Young people go in late at night.',
      source: 'saw',
    },
  },
  reports(ids.breach, followed),
  reports(ids.decidedBreach, ''),
  { by: priya, on: ids.breach, step: 'sayChildRisk', input: { risk: 'no', why: 'They do not know him.' } },
  { by: ife, on: ids.decidedBreach, step: 'containBreach', input: { how: 'Deleted.' } },
  {
    by: ife,
    on: ids.decidedBreach,
    step: 'assessBreach',
    input: { harm: 'unlikely', ico: 'no', icoWhy: 'Unread.', people: 'no', peopleWhy: 'No harm.' },
  },
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'addAction',
    input: {
      text: 'Ask the network whose number it is.',
      owner: `police|${raviId}`,
      subType: 'intelligence',
      priority: 'high',
      due: '',
      needToKnow: 'The number alone.',
    },
  },
  { by: ravi, on: 'ENT-0000-0001', step: 'acceptAction', part: 'A1' },

  {
    by: greta,
    on: ids.restricted,
    step: 'breakGlass',
    input: { purpose: 'complaint', reason: 'Complaint C-12.' },
  },
  {
    by: ife,
    on: ids.restricted,
    step: 'reviewGlass',
    input: { glass: '17', needed: 'yes', found: 'The complaint is real.' },
  },
  { by: greta, on: ids.draft, step: 'breakGlass', input: { purpose: 'riskToLife', reason: 'A call at night.' } },
  {
    by: ada,
    on: followed,
    step: 'correctItem',
    input: { meeting: preMset, about: 'dissent', text: 'It was Health that disagreed.' },
  },
  {
    by: priya,
    on: followed,
    step: 'addStatement',
    input: { whose: 'child', saidOn: '12/2/2027', about: 'referral', text: 'I was never at that house.' },
  },
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'keepOutOfEntity',
    input: { person: leeId, why: 'His brother.' },
  },

  '2027-03-01T04:00:00.000Z',
  { does: 'seals' },
  {
    by: moira,
    on: 'ENT-0000-0003',
    step: 'openVehicle',
    input: { id: 'ENT-0000-0003', plate: 'ZZ10 ABC', looks: '', ground: 'police', why: 'Seen at three schools.' },
  },
  ...['ENT-0000-0001', 'ENT-0000-0003'].map((on): Press => ({
    by: moira,
    on,
    step: 'putOnAgenda',
    input: { agencies: 'health' },
  })),

  '2027-03-16T14:05:00.000Z',
  ...begins('panel-2027-03-16'),
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'decideRecord',
    input: { meeting: 'panel-2027-03-16', decision: 'watch', why: 'The network has not answered yet.' },
  },
  {
    by: moira,
    on: 'panel-2027-03-16',
    step: 'endMeeting',
    input: { undecided: [], undecidedRecords: ['ENT-0000-0003'] },
  },
  {
    by: colin,
    on: 'council',
    step: 'beAway',
    input: { starts: '16/3/2027', ends: '19/3/2027', to: danaId },
  },
  {
    by: moira,
    on: followed,
    step: 'changeNow',
    input: {
      trueNow: 'placed',
      placedAcross: 'there',
      otherCouncil: 'Gateshead',
      heldBy: 'Our council',
      knownBy: 'The placement team.',
    },
  },

  '2027-03-17T10:00:00.000Z',
  {
    by: ife,
    on: followed,
    step: 'proposeStrike',
    input: { words: 'that house', instead: 'that place', ground: 'inaccurate' },
  },
  { by: moira, on: followed, step: 'settleStrike', input: { how: 'agreed', why: '' } },
  { by: 'MSET clock', on: followed, step: 'strikeOut' },
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'correctRecordItem',
    input: { meeting: 'panel-2027-03-16', text: 'The network answered in part.' },
  },
  {
    by: moira,
    on: 'ENT-0000-0001',
    step: 'addRecordStatement',
    input: {
      meeting: 'panel-2027-03-16',
      whose: 'professional',
      name: 'The network',
      saidOn: '16/3/2027',
      text: 'We look into it.',
    },
  },
  ...strikes('ENT-0000-0001', 'One person', moira),
  ...strikes(panel, 'Tuesday', tess),
  ...strikes('ENT-0000-0003', 'three schools', moira).slice(0, 1),
  '2027-03-18T12:00:00.000Z',
  { by: 'MSET clock', on: 'ENT-0000-0003', step: 'remindStrike' },

  '2027-03-22T09:00:00.000Z',
  {
    does: 'keepsRows',
    on: 'POL-0000-0001',
    day: '2027-03-22',
    rows: ['2027-03-19T22:00:00.000Z', '2027-03-20T22:00:00.000Z'].map((since, place) => ({
      row: place + 1,
      surname: 'Inventedson',
      forenames: 'Finch',
      dateOfBirth: '2012-05-01',
      place: 'Example House',
      since,
      returnedAt: since.replace('22:00', '23:30'),
      policeReference: `NP-${place}`,
      grade: 'Low',
    })),
  },
  {
    by: moira,
    on: 'POL-0000-0001',
    step: 'takePoliceList',
    input: { id: 'POL-0000-0001', on: '2027-03-22', rows: 2, open: [1] },
  },
  { by: moira, on: 'POL-0000-0001', step: 'seePoliceRow', input: { row: 1 } },
  {
    by: moira,
    on: 'POL-0000-0002',
    step: 'takePoliceList',
    input: { id: 'POL-0000-0002', on: '2027-03-22', rows: 0, open: [] },
  },
  {
    by: ife,
    on: ids.heldRecord,
    step: 'placeHold',
    input: {
      id: ids.heldRecord,
      reference: 'ENT-0000-0003',
      ground: 'police',
      until: '',
      why: 'Their letter of 22 March.',
    },
  },
  {
    by: moira,
    on: 'ENT-0000-0004',
    step: 'openPhone',
    input: { id: 'ENT-0000-0004', number: '07700 900123', ground: 'police', why: 'Counted twice.' },
  },
  {
    by: moira,
    on: 'ENT-0000-0004',
    step: 'addMembers',
    input: { members: [{ mention: `${ids.held}/P1`, kind: 'phone', on: ['the same number'] }] },
  },
  { by: moira, on: ids.held, step: 'placeInRecord', part: 'P1', input: { entity: 'ENT-0000-0004' } },
  {
    by: ife,
    on: ids.destroyedRecord,
    step: 'openDisposal',
    input: { id: ids.destroyedRecord, reference: 'ENT-0000-0004' },
  },
  {
    by: ife,
    on: ids.destroyedRecord,
    step: 'proposeDisposal',
    input: { ground: 'mistake', why: 'Opened twice.', looked: 'yes' },
  },
  { by: greta, on: ids.destroyedRecord, step: 'agreeDisposal', input: { looked: 'yes' } },
  // The clock destroys it meanwhile.
  {
    by: ife,
    on: ids.request,
    step: 'openAccess',
    input: {
      id: ids.request,
      reference: ids.transferred,
      who: 'DP/2027/14',
      capacity: 'child',
      identity: 'Passport.',
      received: '15/3/2027',
    },
  },
  { by: ife, on: ids.request, step: 'extendAccess', input: { why: 'Two records.', told: 'yes' } },
  { does: 'ends', by: priya, on: 'MSET-0000-D6' },
  {
    by: moira,
    on: followed,
    step: 'planGathering',
    input: {
      type: 'strategy',
      purpose: 'What keeps her safe.',
      date: '26/3/2027',
      time: '10:00',
      place: 'Example House, room 2',
      chair: tessId,
      invited: 'agency:police,agency:health',
      also: '',
    },
  },
  { by: ravi, on: followed, step: 'answerGathering', part: 'G1', input: { coming: 'yes' } },
  { by: ada, on: followed, step: 'answerGathering', part: 'G1', input: { coming: 'no' } },

  '2027-03-26T11:00:00.000Z',
  {
    by: tess,
    on: followed,
    step: 'recordGathering',
    part: 'G1',
    input: { came: raviId, others: '', decided: 'The police visit the flat.', again: '' },
  },
  { by: tess, on: followed, step: 'approveGathering', part: 'G1', input: {} },
];
