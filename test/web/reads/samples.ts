// One answer of every read, with all that it may hold, and something in it that nobody else may see.
import type { ActionRow } from '../../../src/web/reads/actions.ts';
import type { Chart } from '../../../src/reading/figures/charts.ts';
import type { BoardRow } from '../../../src/reading/board/board.ts';
import type { MeetingRow } from '../../../src/web/reads/meetings.ts';
import type { Print } from '../../../src/reading/print/paper.ts';
import type { RiskTold } from '../../../src/web/reads/risk.ts';
import type { RiskVersion } from '../../../src/reading/assessment/versions.ts';
import type { Work } from '../../../src/reading/board/work.ts';
import type { AnswerOf, ReadName } from '../../../src/web/reads/all.ts';

export const secret = 'Kestrel-only-for-those-who-may';
const now = '2027-01-04T10:00:00.000Z';
const button = { title: 'Open', verb: 'case.open', data: { ref: 'MSET-4F7K-24', deep: [1, null, { a: true }] } };
const due = { at: now, words: 'due Mon 4 Jan, 10:00', late: false };
const work: Work = {
  kind: 'consent',
  title: secret,
  name: 'MSET-4F7K-24',
  due,
  flags: ['urgent'],
  warnings: ['Not safe tonight'],
  link: 'case/x',
};
const row: BoardRow = {
  reference: 'MSET-4F7K-24',
  stage: 'listed',
  stageLabel: 'Listed',
  flags: ['late'],
  warnings: ['Not safe tonight'],
  due,
  line: secret,
  changedAt: now,
  mine: true,
  owner: secret,
  agency: secret,
};
const person = { name: secret, post: secret, phone: secret, chat: secret };
const action: ActionRow = {
  name: 'MSET-4F7K-24/A1',
  reference: 'MSET-4F7K-24',
  agency: 'Northumbria Police',
  agencyId: 'police',
  owner: person,
  title: secret,
  label: 'Not accepted yet',
  state: 'proposed',
  due,
  warnings: ['Not safe tonight'],
  yours: true,
  steps: [{ ...button, style: 'positive' }],
};
const section = { title: 'Strengths', lines: [{ label: '', value: secret }] };
const riskVersion: RiskVersion = {
  version: 1,
  at: now,
  when: 'Mon 4 Jan 10:00',
  by: secret,
  band: 'moderate',
  bandWords: 'Moderate',
  tool: 'Significant',
  score: 23,
  parts: [{ label: 'Vulnerabilities', points: 3 }],
  forms: [{ label: 'Cuckooing', points: 5 }],
  corrects: true,
};
const told: RiskTold = {
  title: 'Risk: Moderate',
  line: 'version 1',
  strengths: secret,
  banners: [secret],
  pairs: [{ label: 'The tool says', value: secret }],
  changes: [secret],
  informs: 'The tool informs.',
};
const riskAnswers = {
  signs: { C03: { grade: 'E' as const, line: secret, source: secret }, C04: { grade: 'N' as const } },
  strengths: { P1: '2' as const },
  forms: ['CE' as const],
};
const print: Print = { title: 'Minutes', line: secret, sections: [{ ...section, rows: [['one', 'two']] }] };
const meeting: MeetingRow = {
  id: 'preMset-2027-01-12',
  type: 'preMset',
  typeLabel: 'Pre-MSET',
  startsAt: now,
  when: 'Tue 12 Jan',
  state: 'planned',
  line: secret,
};

const chart: Chart = {
  name: 'referrals',
  kind: 'months',
  title: secret,
  says: 'Referrals: 12.',
  definitions: ['Referrals: sent.'],
  labels: ['Oct', 'Nov'],
  series: [{ name: 'Referrals', values: [12, null], texts: ['12', 'too few to say'] }],
};

export const samples: { readonly [Name in ReadName]: AnswerOf<Name> } = {
  me: { name: secret, panelName: 'MSET', fictional: true, pages: ['board', 'help'], words: [] },
  board: {
    now,
    work: [work],
    moreWork: 0,
    others: [{ ...work, with: secret }],
    stages: [{ stage: 'listed', label: 'Listed' }],
    cases: [row],
    moreCases: 0,
    begin: button,
    glance: { title: secret, says: secret, figures: [{ title: secret, value: secret }] },
  },
  case: {
    now,
    reference: 'MSET-4F7K-24',
    stage: 'listed',
    stageLabel: 'Listed',
    flags: ['restricted'],
    due,
    sight: 'full',
    warnings: [{ title: 'Someone must not be told.', lines: [{ label: 'Who must not be told?', value: 'His uncle' }] }],
    child: { name: secret, born: '2011' },
    path: [{ label: 'Referral', state: 'done', when: 'Mon 4 Jan' }],
    next: ['Pre-MSET screens it.'],
    strengths: [section],
    alike: [section],
    compare: [button],
    picture: [section],
    line: secret,
    people: [{ label: 'Referrer', person }],
    invited: [secret],
    changes: [{ label: 'Strengths', before: secret, after: secret }],
    actions: [action],
    risk: [riskVersion],
    mentions: [
      {
        kind: 'Person of concern',
        called: secret,
        how: secret,
        details: [{ label: 'Alias', value: secret }],
        source: secret,
        notFamily: true,
      },
    ],
    peopleAndPlaces: button,
    missing: [],
    wasDecided: true,
    moreMissing: 2,
    history: true,
    steps: [button],
    allDecisions: button,
    allActions: button,
    prints: [{ title: 'History', link: 'print/chronology/MSET-4F7K-24' }],
  },
  links: {
    now,
    groups: [
      {
        title: 'Perhaps',
        rows: [{ called: secret, line: secret, reference: 'MSET-4F7K-24', warnings: [secret], step: button }],
      },
    ],
    notes: [],
    steps: [button],
  },
  history: {
    now,
    chronology: [
      {
        kind: 'referral',
        at: now,
        when: 'Mon',
        what: 'Saved',
        who: secret,
        band: secret,
        changed: [{ field: 'School', before: '', after: secret }],
        righted: secret,
        button: { title: 'Put right', verb: 'right.put', data: { ref: 'MSET-4F7K-24', fact: '2' } },
      },
    ],
    missing: [],
    episodes: [section],
    prints: [{ title: 'Extract', link: 'print/extract/preMset-2027-01-12/MSET-4F7K-24' }],
  },
  risk: {
    now,
    reference: 'MSET-4F7K-24',
    warnings: [section],
    versions: [riskVersion],
    newest: told,
    draft: {
      id: 'RA2',
      version: 2,
      corrects: secret,
      answers: riskAnswers,
      last: { ...riskAnswers, when: 'Mon 4 Jan' },
      prefilled: ['C03'],
      said: [{ label: 'Referral: Strengths', value: secret }],
      saved: 'Priya Testworth, 10:02',
      told,
      save: button,
      complete: button,
    },
    steps: [button],
  },
  meetings: { now, ahead: [meeting], past: [], gaps: [], plan: button },
  meeting: {
    ...meeting,
    now,
    chair: person,
    missing: [],
    present: [{ agency: 'Police', people: [{ ...person, way: 'online' }] }],
    coming: [{ agency: 'Police', people: [person] }],
    notComing: [secret],
    absent: [],
    papers: [],
    here: false,
    agenda: [
      {
        reference: 'MSET-4F7K-24',
        kind: 'new',
        kindLabel: 'New',
        slot: '14:10',
        minutes: 10,
        flags: [],
        warnings: ['Not safe tonight'],
        decided: { words: secret, when: '14:12', by: secret },
        actions: 1,
        open: button,
      },
    ],
    restricted: [{ after: 1, slot: '14:20', minutes: 10 }],
    steps: [],
    prints: [],
  },
  actions: {
    now,
    title: secret,
    agencies: [{ id: 'police', name: 'Police' }],
    rows: [{ ...action, group: 'Late' }],
    acceptAll: button,
  },
  figures: {
    now,
    period: '2026-Q4',
    periods: [{ value: '2026-Q4', title: 'Quarter 4 of 2026' }],
    split: 'age',
    notes: ['In classes.'],
    told: {
      isRounded: false,
      tiles: [{ title: 'Referrals', value: '12', says: secret }],
      charts: [chart],
      referred: chart,
      splits: [{ value: 'age', title: 'Age' }],
      heads: ['Quarter 4 of 2026', 'Quarter 3 of 2026'],
      all: [{ label: 'Referrals', definition: secret, values: ['12', '9'] }],
    },
    returns: [{ value: 'partners', title: 'Report' }],
    tables: [{ title: 'Missing', periods: ['Since'], rows: [{ label: secret, values: ['2'] }], notes: [] }],
  },
  figureReturn: { title: secret, file: 'mset-partners-2026.csv', head: ['What'], rows: [[secret]] },
  delivery: {
    now,
    unlinked: [{ agency: secret, type: secret, names: [secret] }],
    rows: [{ name: secret, label: 'Card', line: 'failed', when: 'since', steps: [button] }],
  },
  say: {
    now,
    quarters: [
      {
        quarter: 'Q',
        count: 5,
        heard: { yes: 5, partly: 0, no: 0 },
        helped: { yes: 0, partly: 5, no: 0 },
        words: [secret],
        done: [{ said: secret, did: secret }],
      },
    ],
  },
  training: {
    now,
    ahead: [
      {
        id: 'TRN-4F7K-2Q9X',
        title: secret,
        when: 'Tue 12 Jan',
        place: secret,
        line: 'full',
        own: 'You',
        steps: [button],
      },
    ],
    done: [
      { title: secret, when: '12 January', again: 'Due again', due: true, link: 'print/certificate/TRN-4F7K-2Q9X' },
    ],
    held: [{ id: 'TRN-4F7K-2Q9X', title: secret, when: '12 January', line: '2 came', steps: [] }],
  },
  help: {
    panelName: 'MSET',
    pathway: [{ label: 'Refer', text: secret }],
    phones: [{ label: 'Advice', number: '0191', when: 'weekdays' }],
    mailbox: 'mset@example.org',
    contacts: [],
    questions: [],
    youSaid: [],
    thresholds: [],
    words: [],
    links: [],
  },
  papers: {
    sheets: [
      {
        reader: 'For the community',
        language: 'English',
        lang: 'en',
        unchecked: false,
        papers: [{ title: 'Poster', link: 'papers/poster-community-en' }],
      },
    ],
    policy: { title: secret, standing: 'Draft', link: 'policy' },
    refused: [],
  },
  paper: { kind: 'policy', title: secret, html: '<p>Policy</p>', reading: { press: button, figures: [] } },
  printCertificate: print,
  printProfile: print,
  printAgenda: print,
  printMinutes: print,
  printExtract: print,
  printChronology: print,
  printLetter: print,
  printPack: print,
  names: { names: { 'MSET-4F7K-24': secret } },
  find: { found: [{ ...row, name: secret }] },
};
