// WHAT IS COUNTED: a measure is a row, with how it is counted in words (docs/process.md P18.3). What a fact adds to which of
// them is in events.ts; how they are drawn and returned is in reading/figures. A changed row or a changed way of counting
// raises `countingVersion`: all is then counted again.

/** Raised when the same facts are counted otherwise. A program that finds a newer one counts nothing. */
export const countingVersion = 4;

/** By what numbers are told apart: one at a time, never two together. */
export const splits = {
  type: 'Type of exploitation',
  age: 'Age',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  care: 'Care status',
  education: 'Education',
  team: 'Team of the lead worker',
  agency: 'Agency',
  reason: 'Reason',
  decision: 'Decision',
  band: 'Risk band',
  category: 'Kind of action',
  effect: 'Effect',
  meeting: 'Meeting',
  outcome: 'Outcome',
  route: 'Route at 18',
  weekday: 'Day of the week',
  dayPart: 'Part of the day',
  sign: 'Sign',
  area: 'Area',
  placeKind: 'Kind of place',
  disruption: 'Type of disruption',
  host: 'On',
  shared: 'What was shared',
} as const;
export type Split = keyof typeof splits;
export const isSplit = (text: string): text is Split => Object.hasOwn(splits, text);

export interface Measure {
  readonly title: string;
  /** How it is counted, and in which month. */
  readonly definition: string;
  /** All but `count`: a distribution in whole ones, of which median and nine in ten are said; not told apart. */
  readonly unit: 'count' | 'days' | 'hours' | 'lead workers';
  readonly split: readonly Split[];
  /** A child is counted once in a period, however often it happened. */
  readonly once?: true;
  /** Counted of whole years alone. */
  readonly yearly?: true;
  /** Said of 10,000 children as well, where the council has set how many there are. */
  readonly rate?: true;
}

const child = ['type', 'age', 'sex', 'ethnicity', 'care', 'education', 'area', 'team'] as const;
const count = (title: string, definition: string, split: readonly Split[] = []): Measure => ({
  title,
  definition,
  unit: 'count',
  split,
});
const days = (title: string, definition: string): Measure => ({
  ...count(title, definition),
  unit: 'days',
});

const rows = {
  referrals: {
    ...count('Referrals', 'Sent for management consent for the first time, in the month of that day.', child),
    rate: true,
  },
  again: count(
    'Referred again',
    'Of the referrals, those of a child whose case before had ended no longer ago than the council counts, when the new one was begun: those that lists call a re-referral.',
    ['type', 'team'],
  ),
  section47: count('With a Section 47 enquiry', 'Of the referrals, those that give the day of a Section 47 enquiry.', [
    'team',
  ]),
  toReferral: days(
    'Days from the Section 47 enquiry to the referral',
    'From the day that the referral gives, to the day on which it was first sent.',
  ),
  unknownEthnicity: count(
    'Ethnicity not known',
    'Of the referrals, those without an ethnicity, by what is known now.',
    ['team'],
  ),
  unknownBirth: count(
    'Date of birth not exact',
    'Of the referrals, those whose date of birth is missing, stated, estimated or disputed, by what is known now.',
    ['team'],
  ),
  unknownHome: count(
    'Where the child lives not known',
    'Of the referrals, those that do not say where the child lives.',
    ['team'],
  ),
  withVoice: count('Referrals with the child’s own words', 'Of the referrals, those that hold words of the child.', [
    'type',
    'age',
    'team',
  ]),
  consent: days('Days to management consent', 'From first sent to consent, in the month of the consent.'),
  consentInTime: count(
    'Consents in time',
    'Of the consents, those given by the time that was set when the manager was asked.',
  ),
  returned: count('Returned by the manager', 'Each return counts, and each of its reasons, in its own month.', [
    'reason',
    'team',
  ]),
  declined: count('Not authorised', 'Each decision of a manager not to authorise a referral.', ['reason', 'team']),
  listed: count('Listed for a pre-MSET', 'Each listing by the co-ordinator; a case that is listed again counts again.'),
  screened: count('Decided at a pre-MSET', 'The first decision of a pre-MSET about a case.', [
    'decision',
    'type',
    'ethnicity',
  ]),
  toPanel: count(
    'Sent to the full panel',
    'Of the cases decided at a pre-MSET, those whose first decision sent them to the panel.',
    ['type', 'ethnicity'],
  ),
  opened: {
    ...count(
      'Opened by the panel',
      'The first decision that opened the case: with a plan, or by the move to adult services.',
      [...child, 'band'],
    ),
    rate: true,
  },
  toPreMset: days(
    'Days from referral to pre-MSET',
    'From first sent to the first decision of a pre-MSET, in the month of that decision.',
  ),
  toFullPanel: days(
    'Days from pre-MSET to full panel',
    'From the first decision of a pre-MSET to that of a panel, whatever it decides, in the month of the later one.',
  ),
  decided: count('Decisions', 'Each decision of a meeting, or between two.', ['decision']),
  reviews: count('Reviews decided', 'Each decision of a panel on a case that it had opened before.'),
  bandUp: count('Reviews with a higher band', 'Of the reviews decided, those that set a higher band than before.'),
  bandSame: count('Reviews with the same band', 'Of the reviews decided, those that set the same band as before.'),
  bandDown: count('Reviews with a lower band', 'Of the reviews decided, those that set a lower band than before.'),
  reviewVoice: count(
    'Reviews with the child’s own words',
    'Of the reviews decided, those for which words of the child were prepared since the decision before.',
  ),
  prepared: count('Reviews prepared', 'Each review that was prepared to its end.'),
  sameAdult: count(
    'The same trusted adult at review',
    'Of the reviews prepared, those that name the same trusted adult as the time before.',
  ),
  newLead: count('Changes of lead worker', 'Each Hand over of a case to another lead worker.', ['team']),
  severalLeads: {
    ...count(
      'Children whose lead worker changed',
      'Children whose case was handed over to another lead worker, each once in the period.',
    ),
    once: true,
  },
  leadWorkers: {
    ...count(
      'Lead workers a case, in a year',
      'Each case in each year in which something was recorded of it since it was first sent: how many different people led it in that year.',
    ),
    unit: 'lead workers',
    yearly: true,
  },
  oneLead: {
    ...count(
      'Cases with the same lead worker all year',
      'Of the cases in which something was recorded in the year, those that one person led.',
    ),
    yearly: true,
  },
  closed: count('Closed', 'Each decision to close a case that a panel had opened.', ['type', 'band']),
  openDays: days(
    'Days open',
    'From the panel that opened the case to the decision to close it, in the month of the closure.',
  ),
  transferred: count('Transferred to another council', 'Each written acceptance of another council.'),
  route: count('Routes at 18', 'Each route that was recorded for a young person who turns 18.', ['route']),
  harmed: count('Died or seriously harmed', 'Each record that a child died or was seriously harmed.'),
  actionsSet: count('Actions set', 'In the month in which they were set.', ['agency', 'category']),
  actionsDone: count(
    'Actions done',
    'In the month in which they were said to be done; one that was found not to be done does not count.',
    ['agency', 'category'],
  ),
  actionsInTime: count('Done by their date', 'Of the actions done, those by the date that then held.', [
    'agency',
    'category',
  ]),
  actionDays: days(
    'Days from an action’s setting to its end',
    'Of the actions done, from the day on which each was set.',
  ),
  actionsVerified: count('Actions verified', 'In the month in which someone else verified that they were done.', [
    'agency',
  ]),
  actionsDisputed: count('Actions disputed', 'Each dispute, in its month.', ['agency']),
  actionsExtended: count('More time given', 'Each time that more time was given for an action.', ['agency']),
  actionsCancelled: count('Actions cancelled', 'In the month in which they were cancelled.', ['agency']),
  actionsEscalated: count('Escalations signed', 'Each formal note to an agency that a chair signed.', ['agency']),
  nrm: count('National Referral Mechanism', 'Each record of what was decided: submitted, considered, or not needed.', [
    'outcome',
  ]),
  nrmGrounds: count(
    'Decisions of the National Referral Mechanism',
    'Reasonable and conclusive grounds, as they were recorded.',
    ['outcome'],
  ),
  assessed: count(
    'Risk assessments completed',
    'Each version that was completed, in its month; by the signs that were found in it, now or before. One with several signs counts in each.',
    ['sign'],
  ),
  placesNamed: count(
    'Places named',
    'Places and businesses that a case names, in the month in which each was named; none that is for some agencies only, and none that was a slip. Two cases that name one place count it twice.',
    ['placeKind', 'area'],
  ),
  groupSexual: count(
    'Referred for sexual exploitation, with a group named',
    'Of the referrals with sexual exploitation, those of a case that names a group, by what is known now; not where that is for some agencies only.',
  ),
  missing: count('Missing episodes', 'In the month in which they began; by what the referral says of the child.', [
    'type',
    'age',
    'sex',
    'care',
    'area',
    'weekday',
    'dayPart',
  ]),
  missingChildren: {
    ...count('Children who were missing', 'Children with an episode that began in the period, each once.', [
      'type',
      'age',
      'sex',
      'care',
    ]),
    once: true,
    rate: true,
  },
  missingRepeated: {
    ...count(
      'Children with three or more episodes within 90 days',
      'In the month of the third of them, each child once in the period.',
      ['age', 'care'],
    ),
    once: true,
  },
  missingHours: {
    ...days(
      'Hours missing',
      'Of the episodes that have ended, and of which both hours are known, from the beginning to the return, in the month of the return.',
    ),
    unit: 'hours',
  },
  returns: count('Returns', 'Episodes that have ended, in the month of the return: each is owed an interview.', [
    'age',
    'care',
  ]),
  interviews: count(
    'Return interviews held',
    'Of the returns, those with an interview that was held by someone independent of the child’s care.',
    ['age', 'care'],
  ),
  interviewsChosen: count(
    'Return interviews with the adult of the child’s choice',
    'Of the returns, those whose interview was held by the adult whom the child chose, where an independent one was offered. They are not among those held.',
    ['age', 'care'],
  ),
  interviewsInTime: count(
    'Return interviews in time',
    'Of the returns, those with such an interview within the hours of the rule, nights and weekends counted.',
    ['age', 'care'],
  ),
  interviewsDeclined: count(
    'Return interviews declined',
    'Of the returns, those whose interview the child declined for good.',
    ['age', 'care'],
  ),
  interviewHours: {
    ...days(
      'Hours from return to interview',
      'Of the interviews held after a return of which the hour is known, in the month of the return.',
    ),
    unit: 'hours',
  },
  meetings: count('Meetings held', 'In the month in which they ended.', ['meeting']),
  inquorate: count(
    'Meetings that were not quorate',
    'Of the meetings held, those without everyone whom the rule asks for.',
    ['meeting'],
  ),
  absent: count(
    'Agencies that no one came for',
    'Of the meetings held, the agencies that were expected and had no one there.',
    ['agency'],
  ),
  papersSent: count(
    'Papers sent by agencies',
    'Once for each agency, child and meeting, in the month in which they were first sent; those sent here, not those that came by mail.',
    ['agency'],
  ),
  papersInTime: count('Papers sent in time', 'Of the papers sent, those that came before papers closed.', ['agency']),
  noPapers: count(
    'Agencies without papers',
    'Of the meetings held, the agencies that were expected to send papers and sent none.',
    ['agency'],
  ),
  disruption: count(
    'Disruption verified',
    'Of the actions verified, those whose type is a disruption, in the month in which they were verified; by what came of it, and by the effect on the risk as the person saw it who verified it.',
    ['disruption', 'outcome', 'effect', 'agency', 'host'],
  ),
  disruptionDays: days(
    'Days until a disruption is verified',
    'Of the disruption verified, from the day on which each was set.',
  ),
  disrupted: count(
    'Opened, with a disruption verified',
    'Of the cases opened by the panel, those of which at least one disruption has been verified by now, before they were opened or since.',
    ['type'],
  ),
  recordsOpened: count(
    'Records of people and places opened',
    'In the month in which each was opened, or a report was accepted.',
    ['host'],
  ),
  recordsClosed: count('Records closed', 'In the month in which each was closed.', ['host']),
  recordReviews: count(
    'Records looked at: still needed or not',
    'Each time that someone said whether a record is still needed.',
    ['host'],
  ),
  recordReviewsInTime: count(
    'Records looked at in time',
    'Of the records looked at, those by the day on which it was asked.',
    ['host'],
  ),
  questions: count(
    'Looks asked about',
    'Each time that someone was asked why they looked, by a person or by the month’s sample, in that month.',
  ),
  questionsInTime: count(
    'Answered in time',
    'Of the looks asked about, those that were answered by the day that was set.',
  ),
  breaches: count(
    'Shared with the wrong person',
    'Each report that something was shared with the wrong person, in the month in which it was reported.',
    ['shared'],
  ),
  breachesToldIco: count(
    'Information Commissioner told',
    'Of the reports, those of which the Information Commissioner was told.',
    ['shared'],
  ),
  breachesNotToldIco: count(
    'Information Commissioner not told',
    'Of the reports, those of which it was decided, with a reason, that the Information Commissioner is not told.',
    ['shared'],
  ),
  breachesInTime: count(
    'Told, or decided not to tell, within 72 hours',
    'Of the reports, those of which the Information Commissioner was told, or it was decided not to, within 72 hours of when someone was aware; nights and weekends counted.',
    ['shared'],
  ),
  breachesToldPeople: count(
    'People concerned told',
    'Of the reports, those of which it was decided to tell the people concerned.',
    ['shared'],
  ),
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof rows;
export const measures: Readonly<Record<MeasureName, Measure>> = rows;
export const isMeasure = (name: string): name is MeasureName => Object.hasOwn(rows, name);
export const measureNames: readonly MeasureName[] = Object.keys(rows).filter(isMeasure);

/** Of which measure one is a share. */
export const wholes: Readonly<Partial<Record<MeasureName, MeasureName>>> = {
  again: 'referrals',
  section47: 'referrals',
  unknownEthnicity: 'referrals',
  unknownBirth: 'referrals',
  unknownHome: 'referrals',
  withVoice: 'referrals',
  consentInTime: 'consent',
  toPanel: 'screened',
  disrupted: 'opened',
  recordReviewsInTime: 'recordReviews',
  reviewVoice: 'reviews',
  bandUp: 'reviews',
  bandSame: 'reviews',
  bandDown: 'reviews',
  sameAdult: 'prepared',
  oneLead: 'leadWorkers',
  actionsInTime: 'actionsDone',
  papersInTime: 'papersSent',
  interviews: 'returns',
  interviewsChosen: 'returns',
  interviewsInTime: 'returns',
  interviewsDeclined: 'returns',
  inquorate: 'meetings',
  questionsInTime: 'questions',
  breachesToldIco: 'breaches',
  breachesNotToldIco: 'breaches',
  breachesInTime: 'breaches',
  breachesToldPeople: 'breaches',
};
