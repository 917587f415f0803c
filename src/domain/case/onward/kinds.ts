// NRM, CAWN, LADO, Prevent, section 45: what is recorded of each, one after the other, who may, and what is then awaited by
// when (docs/process.md P17.12). One table: another kind is its rows here.
import { choicesOf, dateIn, type Answers, type Choice, type Field } from '../../kernel/fields.ts';
import type { Settings } from '../../people/settings.ts';
import type { Capability } from '../../people/roles.ts';
import { addDays, shiftWorkingDays } from '../../time/calendar.ts';
import { addMonths, turns, type IsoDate } from '../../time/dates.ts';
import { cawnBirthday } from '../action/cawn.ts';
import { birthOf } from '../state/birth.ts';
import { answersNow } from '../state/now.ts';
import type { Case } from '../state/stages.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { Datum } from '../../people/reads.ts';

export const entryNames = [
  'recordNrm',
  'recordReasonable',
  'recordConclusive',
  'recordReconsideration',
  'recordReconsidered',
  'recordAt18',
  'recordGuardian',
  'recordGuardianName',
  'recordCawn',
  'endCawn',
  'recordLado',
  'recordLadoOutcome',
  'recordPrevent',
  'recordPreventOutcome',
  'recordDefence',
  'recordDefenceOutcome',
] as const;
export type EntryName = (typeof entryNames)[number];

interface KindRow {
  readonly title: string;
  /** What it tells, and so who may read and write it: reads.ts. */
  readonly datum: Datum;
  readonly may: Capability;
  /** Of these agencies, those who are invited may record it as well. */
  readonly agencies: (settings: Settings) => readonly string[];
  /** What is recorded of it, in this order. */
  readonly chain: readonly [EntryName, ...EntryName[]];
  /** Only where the council has it; absent: everywhere. */
  readonly isHere?: (settings: Settings) => boolean;
}
export interface EntryRow {
  /** The button. */
  readonly title: string;
  /** The fact, past tense. */
  readonly fact: string;
  /** How it reads in the record. */
  readonly heading: string;
  readonly intro: string;
  readonly fields: readonly Field[];
  /** Nothing follows. */
  readonly ends?: (said: Answers) => boolean;
  /** By when what follows is awaited; without it no clock runs. */
  readonly due?: (said: Answers, childCase: Case, settings: Settings) => IsoDate | undefined;
  /** Decided by that day, by another record of the kind. */
  readonly asksAgain?: (said: Answers) => boolean;
  /** What follows, where that is not the next of the chain; by what was recorded before. */
  readonly leadsTo?: (said: Answers, before: readonly Said[]) => EntryName | undefined;
  /** May be recorded after this one, and is not awaited. */
  readonly opens?: (said: Answers) => EntryName | undefined;
  /** Said beside what is awaited, which goes on as it was. */
  readonly beside?: true;
  /** People are called for it so many days before. */
  readonly leadDays?: (settings: Settings) => number;
  /** What this is called while it is awaited, in the record and above the button. */
  readonly awaited?: string;
  /** Others decide it, and no time is set for it: it is never late. What is said before the day on which it is first asked for. */
  readonly untimed?: string;
}
/** What was recorded before, as far as what follows depends on it. */
interface Said {
  readonly name: EntryName;
  readonly said: Answers;
}

const police = (): readonly string[] => ['police'];
export const kinds: Readonly<Record<KindName, KindRow>> = {
  nrm: {
    title: 'National Referral Mechanism',
    datum: 'onward',
    may: 'recordOnward',
    agencies: ({ nrm }) => nrm.firstResponders,
    chain: [
      'recordNrm',
      'recordReasonable',
      'recordConclusive',
      'recordReconsideration',
      'recordReconsidered',
      'recordAt18',
    ],
  },
  guardian: {
    title: 'Independent Child Trafficking Guardian',
    datum: 'onward',
    may: 'recordOnward',
    agencies: () => [],
    chain: ['recordGuardian', 'recordGuardianName'],
    isHere: ({ nrm }) => nrm.guardians,
  },
  cawn: {
    title: 'Child Abduction Warning Notice',
    datum: 'onward',
    may: 'recordOnward',
    agencies: police,
    chain: ['recordCawn', 'endCawn'],
  },
  lado: {
    title: 'LADO',
    // The person concerned may work for an agency that is invited.
    datum: 'allegation',
    may: 'recordOnward',
    agencies: () => [],
    chain: ['recordLado', 'recordLadoOutcome'],
  },
  prevent: {
    title: 'Prevent',
    datum: 'onward',
    may: 'recordOnward',
    agencies: police,
    chain: ['recordPrevent', 'recordPreventOutcome'],
  },
  section45: {
    title: 'Section 45 defence',
    datum: 'onward',
    may: 'recordOnward',
    agencies: () => ['police', 'youthJustice'],
    chain: ['recordDefence', 'recordDefenceOutcome'],
  },
};
export const kindNames = Object.keys(kinds) as readonly KindName[]; // each of a closed union

const on = (title: string, help = 'For example 18/1/2027.'): Field => ({
  name: 'on',
  title,
  kind: 'date',
  need: 'always',
  help,
});
const decided = (choices: readonly Choice[]): Field => ({
  name: 'status',
  title: 'What was decided',
  kind: 'choice',
  need: 'always',
  choices,
});
const reference: Field = { name: 'reference', title: 'Reference', kind: 'text', need: 'optional', most: 60 };
const note = (title: string, help?: string): Field => ({
  name: 'note',
  title,
  kind: 'long',
  need: 'always',
  most: 1000,
  ...(help !== undefined && { help }),
});

export const submitted: Choice = { value: 'submitted', title: 'Submitted' };
const notSubmitted = choicesOf({ considering: 'Considered, not submitted yet', notNeeded: 'Not needed' });
const decisions = choicesOf({ positive: 'Positive', negative: 'Negative' });
const pending: Choice = { value: 'pending', title: 'No decision yet: ask again later' };
export const isPositive = (said: Answers): boolean => said['decision'] === 'positive';
export const isNegative = (said: Answers): boolean => said['decision'] === 'negative';
export const isPending = (said: Answers): boolean => said['decision'] === pending.value;
const isSubmitted = (said: Answers): boolean => said['status'] === submitted.value;
/** Decided, and not submitted. */
const isLeft = (said: Answers): boolean => (said['status'] ?? '') !== '' && !isSubmitted(said);
const isConsidered = (said: Answers): boolean => said['status'] === 'considering';
const decisionFields: readonly Field[] = [
  on('Date of the decision'),
  { name: 'decision', title: 'Decision', kind: 'choice', need: 'always', choices: decisions },
  { ...note('What follows for the child'), need: 'optional' },
];
/** The same of a decision for which no time is set: that there is none yet is an answer. */
const untimedFields: readonly Field[] = decisionFields.map((field) =>
  field.name === 'decision'
    ? { ...field, choices: [...decisions, pending] }
    : field.name === 'on'
      ? { ...field, title: 'Date of the decision, or on which you asked' }
      : field,
);

/** The day on which a notice ends: the one it gives, or the child's birthday where that is sooner (docs/process.md P8.14). */
function cawnEnds(said: Answers, childCase: Case): IsoDate | undefined {
  const status = answersNow(childCase)['legalStatus'] ?? '';
  const birthday = cawnBirthday(birthOf(childCase.answers), status, dateIn(said, 'on') ?? '');
  return [dateIn(said, 'until'), birthday].filter((day) => day !== undefined).toSorted()[0];
}

/** Reasonable grounds: in working days at the Home Office; in plain days where the council decides itself. */
function reasonableDue(said: Answers, childCase: Case, { nrm }: Settings): IsoDate | undefined {
  const day = dateIn(said, 'on');
  if (day === undefined) return undefined;
  if (!isSubmitted(said)) return isConsidered(said) ? addDays(day, nrm.consideredDays) : undefined;
  const birth = birthOf(childCase.answers);
  // Too close to eighteen the Home Office decides also where the council otherwise would.
  const tooOld = birth !== undefined && addDays(day, nrm.devolvedLeastDays) >= turns(birth.date, 18);
  return nrm.devolved && !tooOld ? addDays(day, nrm.devolvedDays) : shiftWorkingDays(day, nrm.reasonableWorkingDays);
}

/** What others decide has no date of its own: it is asked after once so many days have passed. */
function awaitedFor(said: Answers, _one: Case, { onwardAskDays }: Settings): IsoDate | undefined {
  const day = dateIn(said, 'on');
  return day && addDays(day, onwardAskDays);
}

/** What has no time set for it is asked for once so many months have passed. */
function untimedFrom(said: Answers, _one: Case, { nrm }: Settings): IsoDate | undefined {
  const day = dateIn(said, 'on');
  return day && addMonths(day, nrm.askAgainMonths);
}
/** A reconsideration is asked for within so many days of the negative decision. */
export function reconsiderBy(said: Answers, { nrm }: Settings): IsoDate | undefined {
  const day = dateIn(said, 'on');
  return day && addDays(day, nrm.reconsiderDays);
}
/** Conclusive grounds are not decided before so many days. */
function conclusiveFrom(said: Answers, { nrm }: Settings): IsoDate | undefined {
  const day = dateIn(said, 'on');
  return day && addDays(day, nrm.conclusiveDays);
}
const reconsidered = (said: Answers): EntryName | undefined => (isNegative(said) ? 'recordReconsideration' : undefined);

/** Told by the day after it was known, in working days (docs/process.md P17.12). */
export function ladoDue(said: Answers, { ladoWorkingDays }: Settings): IsoDate | undefined {
  const known = dateIn(said, 'known');
  return known && shiftWorkingDays(known, ladoWorkingDays);
}

export const entries: Readonly<Record<EntryName, EntryRow>> = {
  recordNrm: {
    title: 'Record NRM referral',
    fact: 'NRM referral recorded',
    heading: 'Referral',
    intro: 'A child needs no consent for it. Only a first responder, such as the council or the police, submits it.',
    awaited: 'Decision whether to refer',
    fields: [
      decided([submitted, ...notSubmitted]),
      on('Date'),
      { ...reference, askedWhen: isSubmitted },
      { ...note('Why is it not submitted?'), askedWhen: isLeft },
    ],
    ends: (said) => !isSubmitted(said),
    asksAgain: isConsidered,
    due: reasonableDue,
  },
  recordReasonable: {
    title: 'Record reasonable grounds',
    fact: 'NRM reasonable grounds recorded',
    heading: 'Reasonable grounds',
    intro:
      'The first decision: are there reasonable grounds to believe that the child is a victim? A positive one is a critical sign for the risk assessment (K5), and an open case is reviewed early.',
    awaited: 'Reasonable grounds decision',
    fields: decisionFields,
    ends: isNegative,
    opens: reconsidered,
    due: (said, _one, settings) => conclusiveFrom(said, settings),
  },
  recordConclusive: {
    title: 'Record conclusive grounds',
    fact: 'NRM conclusive grounds recorded',
    heading: 'Conclusive grounds',
    intro:
      'The second decision: is the child, on the balance of probabilities, a victim? The Home Office has no time by which it decides.',
    awaited: 'Conclusive grounds decision',
    untimed: 'not before',
    fields: untimedFields,
    ends: (said) => !isPending(said),
    opens: reconsidered,
    leadsTo: () => 'recordConclusive',
    due: untimedFrom,
  },
  recordReconsideration: {
    title: 'Record reconsideration',
    fact: 'NRM reconsideration recorded',
    heading: 'Reconsideration of a negative decision',
    intro:
      'It is asked for within 30 days of the negative decision, with new evidence or because guidance was not followed; later only in exceptional circumstances.',
    fields: [
      decided(choicesOf({ asked: 'Reconsideration asked for', notAsked: 'Not asked for' })),
      on('Date'),
      { name: 'who', title: 'Who asked for it, or decided not to', kind: 'text', need: 'always' },
      note('Why'),
    ],
    ends: (said) => said['status'] !== 'asked',
    due: untimedFrom,
  },
  recordReconsidered: {
    title: 'Record reconsideration outcome',
    fact: 'NRM reconsideration outcome recorded',
    heading: 'Outcome of the reconsideration',
    intro: 'As the Home Office, or the council’s own panel, says.',
    awaited: 'Outcome of the reconsideration',
    untimed: 'to be asked for on',
    fields: untimedFields,
    ends: isNegative,
    leadsTo: (said, before) => {
      if (isPending(said)) return 'recordReconsidered';
      // Of conclusive grounds nothing is left to decide.
      return before.some(({ name }) => name === 'recordConclusive') ? undefined : 'recordConclusive';
    },
    due: (said, one, settings) => (isPending(said) ? untimedFrom(said, one, settings) : conclusiveFrom(said, settings)),
  },
  recordAt18: {
    title: 'Record consent at 18',
    fact: 'NRM consent at 18 recorded',
    heading: 'Consent at 18',
    intro:
      'Who was referred as a child must agree to stay in the NRM at 18, in words or in writing, through a first responder. Without it the NRM suspends their case. Ask before the birthday; it presumes nothing.',
    beside: true,
    awaited: 'Consent at 18 to stay in the NRM',
    fields: [
      on('Asked on'),
      { name: 'who', title: 'Who asked', kind: 'text', need: 'always', help: 'Name and agency.' },
      {
        name: 'answer',
        title: 'Do they agree to stay in the NRM?',
        kind: 'choice',
        need: 'always',
        choices: choicesOf({ yes: 'Yes', no: 'No', notYet: 'No answer yet: ask again' }),
      },
      {
        ...note('What they said, in their words', 'If there is no answer: why, and who asks again.'),
        name: 'childsWords',
      },
    ],
  },
  recordGuardian: {
    title: 'Record independent guardian',
    fact: 'independent guardian asked for, or why not',
    heading: 'Independent guardian',
    intro:
      'An Independent Child Trafficking Guardian speaks for a child who may have been trafficked and works with those who care for them (Modern Slavery Act 2015, section 48).',
    awaited: 'Independent guardian',
    fields: [
      decided(choicesOf({ asked: 'Asked for', notAsked: 'Not asked for' })),
      on('Date'),
      { name: 'who', title: 'Who asked, or decided not to', kind: 'text', need: 'always' },
      { ...note('Why is none asked for?'), askedWhen: ({ status }) => status === 'notAsked' },
    ],
    ends: (said) => said['status'] !== 'asked',
    due: awaitedFor,
  },
  recordGuardianName: {
    title: 'Record who the guardian is',
    fact: 'answer about an independent guardian recorded',
    heading: 'Answer',
    intro: 'As the guardian service tells you.',
    awaited: 'Answer of the guardian service',
    fields: [
      on('Date'),
      {
        name: 'who',
        title: 'Guardian, and how to reach them; or why there is none',
        kind: 'text',
        need: 'always',
        most: 300,
      },
      { ...note('What follows for the child'), need: 'optional' },
    ],
  },
  recordCawn: {
    title: 'Record CAWN',
    fact: 'CAWN recorded',
    heading: 'Served',
    intro:
      'The police serve it on an adult: for a child under 16, or under 18 with a care order (an interim one counts).',
    fields: [
      on('Served on'),
      { name: 'who', title: 'On whom', kind: 'text', need: 'always', help: 'The adult, as the police name them.' },
      reference,
      { name: 'until', title: 'Review or end date', kind: 'date', need: 'optional', help: 'For example 18/1/2028.' },
    ],
    due: cawnEnds,
    leadDays: ({ cawnLeadDays }) => cawnLeadDays,
  },
  endCawn: {
    title: 'Record how the CAWN ended',
    fact: 'end of a CAWN recorded',
    heading: 'Ended',
    intro: 'A new notice, or one that is renewed, is recorded on its own.',
    awaited: 'End or review of the notice',
    fields: [
      on('Date'),
      {
        name: 'how',
        title: 'How it ended',
        kind: 'choice',
        need: 'always',
        choices: choicesOf({
          breached: 'Breached',
          renewed: 'Renewed',
          withdrawn: 'Withdrawn',
          aged: 'The child is too old for it',
          other: 'Other',
        }),
      },
      { ...note('What follows'), need: 'optional' },
    ],
  },
  recordLado: {
    title: 'Record that the LADO was told',
    // The history of a case is read more widely than this.
    fact: 'a report outside MSET recorded',
    heading: 'Told',
    intro: 'Within one working day. Do not tell the person, or their team.',
    fields: [
      { ...on('When was it known?'), name: 'known' },
      on('When was the LADO told?'),
      { name: 'who', title: 'Who was told', kind: 'text', need: 'always' },
      {
        name: 'born',
        title: 'Year of birth of the person',
        kind: 'birth',
        need: 'optional',
        help: 'How long the record is kept goes by it. Empty: not known.',
      },
      note('What was agreed', 'No more about the person than the record needs.'),
    ],
    due: awaitedFor,
  },
  recordLadoOutcome: {
    title: 'Record LADO outcome',
    fact: 'the outcome of a report outside MSET recorded',
    heading: 'Outcome',
    intro: 'As the LADO tells you.',
    awaited: 'LADO outcome',
    fields: [
      on('Date'),
      {
        name: 'outcome',
        title: 'Outcome',
        kind: 'choice',
        need: 'always',
        choices: choicesOf({
          substantiated: 'Substantiated',
          unsubstantiated: 'Unsubstantiated',
          unfounded: 'Unfounded',
          false: 'False',
          malicious: 'Malicious',
          notMet: 'Threshold not met',
        }),
      },
      { ...note('What follows'), need: 'optional' },
    ],
  },
  recordPrevent: {
    title: 'Record Prevent referral',
    fact: 'Prevent referral recorded',
    heading: 'Referred',
    intro: 'Prevent is a route of its own: MSET records it, and does not decide on it.',
    fields: [on('Referred on'), { name: 'who', title: 'To whom', kind: 'text', need: 'always' }, reference],
    due: awaitedFor,
  },
  recordPreventOutcome: {
    title: 'Record Prevent outcome',
    fact: 'Prevent outcome recorded',
    heading: 'Outcome',
    intro: 'As Prevent tells you.',
    awaited: 'Prevent outcome',
    fields: [
      on('Date'),
      {
        name: 'outcome',
        title: 'Outcome',
        kind: 'choice',
        need: 'always',
        choices: choicesOf({
          channel: 'Channel panel',
          police: 'Police-led partnership',
          other: 'Another service',
          none: 'No further need',
        }),
      },
      { ...note('What follows'), need: 'optional' },
    ],
  },
  recordDefence: {
    title: 'Record section 45 defence',
    fact: 'section 45 defence flagged',
    heading: 'Flagged',
    intro:
      'A child who is accused of an offence may have been made to do it: exploited first, accused second. The offences of Schedule 4 of the Modern Slavery Act 2015 are excluded from the defence: among them murder, kidnapping, robbery, wounding, firearms and serious sexual offences. Tell the prosecution of the exploitation all the same.',
    fields: [
      on('Flagged on'),
      {
        name: 'who',
        title: 'To whom',
        kind: 'choices',
        need: 'always',
        choices: choicesOf({
          police: 'Police',
          yjs: 'Youth justice',
          cps: 'Crown Prosecution Service',
          solicitor: 'Solicitor',
        }),
      },
      note('Accused of what, and how the exploitation bears on it'),
    ],
    due: awaitedFor,
  },
  recordDefenceOutcome: {
    title: 'Record section 45 outcome',
    fact: 'section 45 outcome recorded',
    heading: 'Outcome',
    intro: 'As police, prosecution or court say.',
    awaited: 'Section 45 outcome',
    fields: [
      on('Date'),
      {
        name: 'outcome',
        title: 'Outcome',
        kind: 'choice',
        need: 'always',
        choices: choicesOf({
          dropped: 'Not charged, or dropped',
          accepted: 'Defence accepted by a court',
          rejected: 'Defence not accepted',
          other: 'Other',
        }),
      },
      { ...note('What follows'), need: 'optional' },
    ],
  },
};

const kindOfEntry = new Map(kindNames.flatMap((kind) => kinds[kind].chain.map((name) => [name, kind] as const)));
/** The kind that an entry is recorded of. */
export function kindOf(name: EntryName): KindName {
  const kind = kindOfEntry.get(name);
  if (kind === undefined) throw new Error(`${name} is in no chain`);
  return kind;
}
