// The agreed words, by hand: what users and outside tests rely on. `*` marks what is needed, always or beside
// other answers; everything else is optional.

export interface PageContract {
  readonly id: string;
  readonly title: string;
  readonly labels: readonly string[];
  /** The choices of a label, where the table names them. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** What is chosen beforehand. */
  readonly presets?: Readonly<Record<string, string>>;
}

export const pagesContract: readonly PageContract[] = [
  {
    id: '1',
    title: 'Safety first',
    labels: [
      'How urgent is this?*',
      'Is the child safe tonight?*',
      'Is there anyone who must not be told?*',
      'Do you or your team know the family personally?*',
    ],
    choices: {
      'How urgent is this?*': ['Immediate danger now', 'Needs a decision before the next pre-MSET', 'Routine'],
      'Is the child safe tonight?*': ['Yes', 'No', 'Not sure'],
      'Is there anyone who must not be told?*': ['Yes', 'No', 'Not known'],
      'Do you or your team know the family personally?*': ['Yes', 'No'],
    },
  },
  {
    id: '2',
    title: 'The child',
    labels: [
      'Case system ID*',
      'Surname*',
      'Forenames*',
      'Date of birth*',
      'How certain is the date of birth?',
      'Sex*',
      'Ethnicity*',
    ],
  },
  {
    id: '3',
    title: 'Home and school',
    labels: [
      'Home address*',
      'Postcode*',
      'Where the child lives*',
      'School or college*',
      'Education status*',
      'Needs: disability, SEND, communication, language, interpreter*',
    ],
  },
  {
    id: '4',
    title: 'Status and Section 47',
    labels: [
      'Care status*',
      'Section 47 determination*',
      'Date of strategy discussion*',
      'Date Section 47 concluded*',
      'Other plans or panels running*',
    ],
    choices: {
      'Section 47 determination*': [
        'Held: substantiated',
        'Held: not substantiated',
        'Strategy discussion: not needed',
        'Not yet determined',
      ],
    },
  },
  {
    id: '5',
    title: 'Worries',
    labels: [
      'Types of exploitation suspected*',
      'Does anyone of concern work or volunteer with children?',
      'Missing episodes in the last 90 days*',
      'What are we worried about?*',
    ],
  },
  {
    id: '6',
    title: 'The child’s voice',
    labels: ['Does the child know?*', 'The child’s own words, wishes and feelings*', 'Trusted adult*'],
  },
  {
    id: '7',
    title: 'Family and strengths',
    labels: [
      'Do parents or carers know of this referral?*',
      'Their views, or why they were not told*',
      'Strengths: what already works and who is protective*',
    ],
  },
  {
    id: '8',
    title: 'Work done and what you are asking for',
    labels: [
      'Work already done and its effect*',
      'Disruption already tried*',
      'National Referral Mechanism*',
      'What are you asking MSET to do?*',
      'Safety plan in place now*',
    ],
  },
  {
    id: '9',
    title: 'Check and submit',
    labels: ['Consenting manager*'],
    presets: { 'Consenting manager*': 'Colin Fixture' },
  },
];

/** What an answer of a page raises, or makes needed: asked alone, after Next, under why it is asked. */
export const followUpsContract: readonly {
  readonly page: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly because: readonly string[];
  readonly labels: readonly string[];
}[] = [
  {
    page: '1',
    sent: { urgency: 'routine', safeTonight: 'notSure', mustNotBeTold: 'yes', knowsFamily: 'no' },
    because: ['Because the child may not be safe tonight', 'Because someone must not be told'],
    labels: [
      'The child may not be safe tonight. Is Routine right?',
      'Plan for tonight',
      'Who must not be told?',
      'Why must they not be told?',
    ],
  },
  {
    page: '4',
    sent: { careStatus: 'lookedAfter', section47: 'notNeeded', otherPlans: 'none' },
    because: ['Because the child is looked after', 'Because Section 47 was not needed'],
    labels: ['Legal status of the child', 'Why was Section 47 not needed?'],
  },
  {
    page: '8',
    sent: { nrm: 'notNeeded' },
    because: ['Because you say that an NRM referral is not needed'],
    labels: ['Why is an NRM referral not needed?'],
  },
];

export const optionalPages = [
  'Other names and identifiers',
  'Household and family',
  'Professional network',
  'People and places',
];

/** The home card's buttons by role, where nothing waits. */
export const homeContract: Readonly<Record<string, readonly string[]>> = {
  'Priya Testworth': ['New referral', 'My cases', 'Advice', 'Help'],
  'Colin Fixture': ['Team cases', 'New referral', 'Advice', 'Help'],
  'Moira Example': ['Queue', 'Meetings', 'Find', 'Advice', 'Help'],
  'Sgt Ravi Mock': ['My actions', 'Meetings', 'Advice', 'Help'],
};

/** The buttons of an open action by who opens it where it stands; Close is always the last. */
export const actionButtons: readonly (readonly [who: string, turn: string, buttons: readonly string[]])[] = [
  ['PC Ola Sketch', 'proposed', ['Accept', 'Dispute', 'Blocked', 'Ask for more time', 'Close']],
  ['PC Ola Sketch', 'accepted', ['Mark done', 'Blocked', 'Dispute', 'Ask for more time', 'Close']],
  ['PC Ola Sketch', 'blocked', ['Mark done', 'No longer blocked', 'Ask for more time', 'Dispute', 'Close']],
  ['PC Ola Sketch', 'disputed', ['Close']],
  ['PC Ola Sketch', 'done', ['Close']],
  ['PC Ola Sketch', 'verified', ['Close']],
  ['Sgt Ravi Mock', 'done', ['Verify', 'Not done yet', 'Close']],
  ['Moira Example', 'proposed', ['Put right', 'Details', 'Cancel action', 'Close']],
  ['Moira Example', 'disputed', ['Settle', 'Put right', 'Details', 'Cancel action', 'Close']],
  ['Moira Example', 'more time asked', ['Answer', 'Put right', 'Details', 'Cancel action', 'Close']],
  ['Moira Example', 'done', ['Verify', 'Not done yet', 'Cancel action', 'Close']],
  ['Moira Example', 'escalated', ['Put right', 'Details', 'Cancel action', 'Close']],
  ['Moira Example', 'cancelled', ['Close']],
  ['Tess Gavel', 'escalated', ['Sign escalation', 'Put right', 'Details', 'Cancel action', 'Close']],
  ['Colin Fixture', 'accepted', ['Close']],
];

/** The labels of the forms about actions. */
export const actionContract: Readonly<Record<string, readonly string[]>> = {
  'add action': ['Action*', 'Who does it*', 'Type*', 'Priority*', 'Due date', 'What the owner needs to know*'],
  'mark done': ['Evidence of completion*', 'Did it change the risk?*'],
  blocked: ['Reason*', 'Until*'],
  dispute: ['Reason*'],
  'ask for more time': ['Reason*', 'New due date*'],
  settle: ['Who does it*', 'Note*'],
  answer: ['Is more time given?*', 'Note'],
  verify: ['What came of it?*', 'Did it change the risk, as you see it?*', 'Note'],
  'put right': ['Who does it*', 'Type*', 'Priority*', 'New due date', 'Reason*'],
  'not done yet': ['What is still to be done*'],
  'cancel action': ['Reason*'],
  details: ['Category*', 'Aimed at*', 'Deputy', 'Legal status of the child'],
  'sign escalation': ['Concern*', 'Outcome wanted*', 'Timescale*'],
};

/** The labels of the forms of management consent. */
export const decisionContract: Readonly<Record<string, readonly string[]>> = {
  return: ['Reason*', 'Note*'],
  decline: ['Reason*', 'Rationale*', 'Alternative plan*', 'The child is safe*'],
};

/** The labels of the forms about advice. */
export const adviceContract: Readonly<Record<string, readonly string[]>> = {
  'ask the co-ordinator': ['What do you want to ask? (no names)*', 'Reference'],
  'advice, answer': ['Answer (no names)*'],
  'advice, again': ['What do you want to ask? (no names)*'],
};
