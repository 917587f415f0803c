// The numbers, phones and addresses that a council can set.
import { z } from 'zod';
import { disruptionSchema } from './disruption.ts';
import { riskToolSchema } from '../risk-tool/settings.ts';
import { guidanceSchema } from './guidance.ts';
import { anyTime, publishedHours, timeOfDay, weekHoursSchema } from '../time/week-hours.ts';

const needsDigits = 'a number to ring has three digits or more';
const hasDigits = (text: string): boolean => text.replaceAll(/\D/g, '').length >= 3;

/** What posters, leaflets and the policy need beside the numbers (docs/process.md P18.5, P18.6). */
const papersSchema = z.strictObject({
  council: z.string().trim().min(1).max(60).default('North Tyneside Council'),
  /** Where the QR code of every sheet leads. */
  website: z
    .url({ protocol: /^https$/ })
    .max(100)
    .default('https://www.northtyneside.gov.uk'),
  /** Whom a young person may ring who does not want to ring the council. */
  helplines: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(40),
        /** With a word beside it where it takes texts. */
        number: z.string().trim().max(20).refine(hasDigits, needsDigits),
        /** Absent: they are not known, and not said. */
        hours: weekHoursSchema.optional(),
      }),
    )
    .max(3)
    .default([
      { name: 'Childline', number: '0800 1111', hours: anyTime },
      { name: 'Missing People', number: '116 000' },
    ]),
  /** Anyone may print posters and leaflets, or read the policy, at /public without signing in. */
  publicLeaflets: z.boolean().default(false),
  publicPolicy: z.boolean().default(false),
  /** People are asked to say that they have read and understood the policy, once for each version. */
  policyReadBy: z.boolean().default(false),
});

/** Letters and spaces: no room for a number plate, a telephone or a date. */
const channelPhrase = z
  .string()
  .regex(/^[A-Za-z]+(?: [A-Za-z]+){0,4}$/, 'one to five words of letters alone')
  .max(40);
/** Who must be there: of each group one; a group of no one is never there, and without a group anything is enough. */
const quorum = z.array(z.array(z.string().min(1)).min(1)).min(1);

/** Which agencies, by id, marks are of; and whether the co-ordinator reads what is for the police only (docs/process.md P22.4). */
const marksSchema = z.strictObject({
  police: z.array(z.string()).default(['police']),
  health: z.array(z.string()).default(['health']),
  coordinatorReadsPolice: z.boolean().default(false),
});

const percent = z.number().min(0).max(100);
const plainHours = z.number().int().min(1).max(72);
const missingSchema = z.strictObject({
  /** Those of them that are invited to a case record its episodes and interviews: the police, the home, and who interviews. */
  agencies: z.array(z.string()).default(['police', 'residential', 'voluntary']),
  /** What the police call their grades, lowest first; `high` ones bring the review forward, and are critical for the risk. */
  grades: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z]{1,20}$/),
        title: z.string().min(1).max(40),
        high: z.boolean().default(false),
      }),
    )
    .min(1, 'an episode is given one of the grades')
    .refine((grades) => new Set(grades.map(({ id }) => id)).size === grades.length, 'two grades have the same id')
    .default([
      { id: 'none', title: 'No apparent risk', high: false },
      { id: 'low', title: 'Low', high: false },
      { id: 'medium', title: 'Medium', high: false },
      { id: 'high', title: 'High', high: true },
    ]),
  /** While a child is missing, and when the return interview is late, people are asked again every so many plain hours. */
  againHours: plainHours.default(24),
  /** Plain hours after the return at which people are reminded of the interview; at the return they are called anyway. */
  promptHours: z
    .strictObject({ second: plainHours.default(24), third: plainHours.default(48), last: plainHours.default(66) })
    .prefault({}),
  /** So many episodes within so many days ask for a strategy discussion. */
  repeat: z
    .strictObject({
      episodes: z.number().int().min(2).max(20).default(3),
      days: z.number().int().min(1).max(90).default(30),
    })
    .prefault({}),
});

/** What people ring when a child is in danger is never empty (docs/process.md P28.8). */
const telephone = z
  .string()
  .max(30)
  .regex(/^\+?\d[\d ()-]*$/, 'a number to ring has digits and spaces alone')
  .refine(hasDigits, needsDigits);

/**
 * Every number, clock, phone and address that a council may change (docs/process.md names each with its rule).
 * The defaults are North Tyneside's; the phone numbers must be confirmed by the council before use.
 */
export const settingsSchema = z.strictObject({
  panelName: z.string().trim().min(1).max(40).default('MSET'),
  mailbox: z.email().default('mset@northtyneside.example'),
  adviceLine: telephone.default('0191 643 5555'),
  frontDoor: telephone.default('0345 2000 109'),
  frontDoorOutOfHours: telephone.default('0330 333 7475'),
  /** When each is answered, which is not when the office of MSET is open; out of hours is whenever the front door is shut. */
  frontDoorHours: weekHoursSchema.default(publishedHours),
  adviceLineHours: weekHoursSchema.default(publishedHours),
  emergency: telephone.default('999'),
  policeNonEmergency: telephone.default('101'),
  officeHours: z
    .strictObject({
      opens: timeOfDay,
      closes: timeOfDay,
      /** Days `MM-DD` on which the office is shut besides weekends and bank holidays (docs/process.md P12.6). */
      shutDays: z
        .array(z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/))
        .max(15)
        .optional(),
    })
    .refine(({ opens, closes }) => opens < closes, 'the office opens before it closes: five in the afternoon is 17:00')
    .default({ opens: '09:00', closes: '17:00' }),
  /** Target for a manager's decision, in working days (docs/process.md P4.6). */
  consentWorkingDays: z.number().int().min(1).max(20).default(1),
  /** The same for urgent referrals, in office hours (docs/process.md P4.7). */
  urgentConsentOfficeHours: z.number().int().min(1).max(8).default(1),
  /** The person who was asked is reminded after so many office hours (docs/process.md P4.6). */
  consentNudgeOfficeHours: z.number().int().min(1).max(40).default(4),
  /** After so many working days their delegate or deputy is asked, and then, one a day, the managers above. */
  consentBackupWorkingDays: z.number().int().min(1).max(20).default(1),
  consentUpWorkingDays: z.number().int().min(2).max(20).default(2),
  /** A team's channel hears that a referral is waiting for consent, without a word about whom (docs/process.md P11.4). */
  teamChannelHearsOfConsent: z.boolean().default(true),
  /** When an action is due by its priority (docs/process.md P8.4). Normal means "before the next meeting": the days count where none is planned. */
  actionDue: z
    .strictObject({
      immediateHours: z.number().int().min(1).max(72).default(24),
      highWorkingDays: z.number().int().min(1).max(20).default(5),
      normalWorkingDays: z.number().int().min(1).max(60).default(20),
      longWorkingDays: z.number().int().min(1).max(120).default(60),
      returnInterviewHours: z.number().int().min(1).max(72).default(72),
    })
    .prefault({}),
  /** What an agency's channel reads of an action, by its type: fixed words, never typed for one child (docs/process.md P10.11). */
  channelPhrases: z
    .strictObject({
      cawn: channelPhrase.default('Disrupt'),
      licensing: channelPhrase.default('Licensing visit'),
      patrol: channelPhrase.default('Patrol'),
      order: channelPhrase.default('Disrupt'),
      housing: channelPhrase.default('Housing'),
      school: channelPhrase.default('Education'),
      health: channelPhrase.default('Support'),
      mentoring: channelPhrase.default('Mentoring'),
      rhi: channelPhrase.default('Interview'),
      nrm: channelPhrase.default('Safeguarding task'),
      mapping: channelPhrase.default('Mapping'),
      intelligence: channelPhrase.default('Intelligence'),
      parentSupport: channelPhrase.default('Family support'),
      /** Of no type that says what it is: none. */
      other: channelPhrase.or(z.literal('')).default(''),
      /** Of every other type of disruption. */
      disruption: channelPhrase.default('Disrupt'),
    })
    .prefault({}),
  /** Which types of disruption are offered, by what they are aimed at (docs/process.md P8.19). */
  disruption: disruptionSchema.prefault({}),
  /** Working days before an action is due, and after it is late: who is prompted when (docs/process.md P8.12). */
  actionPrompts: z
    .strictObject({
      early: z.number().int().min(1).max(30).default(5),
      eve: z.number().int().min(1).max(30).default(1),
      owner: z.number().int().min(1).max(30).default(1),
      lead: z.number().int().min(1).max(30).default(3),
      senior: z.number().int().min(1).max(30).default(5),
      chair: z.number().int().min(1).max(30).default(10),
    })
    .prefault({}),
  /** Papers and listings for a meeting close so many working days before it (docs/process.md P5.5). */
  papersWorkingDays: z.number().int().min(0).max(20).default(5),
  /** Agencies are invited so many working days before (or at once, when it is planned later). */
  inviteWorkingDays: z.number().int().min(1).max(30).default(10),
  /** Someone is invited to a case for so many weeks at most (docs/process.md P6.22). */
  invitedWeeks: z.number().int().min(1).max(52).default(12),
  /** A strategy discussion takes place within so many plain hours (docs/process.md P5.7). */
  strategyHours: z.number().int().min(1).max(72).default(24),
  /** That someone must not be told, or that it is not known, is looked at again after so many days (docs/process.md P17.13). */
  toldAgainDays: z.number().int().min(1).max(180).default(28),
  /** Whether agencies that are invited may also lessen a warning that stands; they may always add one (docs/process.md P17.13). */
  invitedLiftWarnings: z.boolean().default(false),
  /** Triage within so many working days of the consent, and of a challenge its answer (docs/process.md P5.1). */
  triageWorkingDays: z.number().int().min(1).max(20).default(2),
  /** Of an urgent one within so many office hours; so many later each it goes up (docs/design.md 6.2). */
  urgentTriageOfficeHours: z.number().int().min(1).max(8).default(1),
  /** After a step up a senior decision is recorded within so many working days. */
  seniorWorkingDays: z.number().int().min(1).max(20).default(2),
  challengeWorkingDays: z.number().int().min(1).max(20).default(5),
  /** A request for advice is answered within so many working days [P]; a day later others are asked as well. */
  adviceWorkingDays: z.number().int().min(1).max(20).default(1),
  /** Who adds guidance is asked of so many names of children a day (docs/process.md P13.7) [P]. */
  childNamesADay: z.number().int().min(1).max(100).default(10),
  /** Who keeps the register is reminded of a breach so many plain hours after someone was aware, and once it is late again every so many (docs/process.md P25.3). */
  breach: z
    .strictObject({
      first: z.number().int().min(1).max(71).default(24),
      second: z.number().int().min(1).max(71).default(48),
      third: z.number().int().min(1).max(71).default(60),
      last: z.number().int().min(1).max(71).default(70),
      again: plainHours.default(24),
    })
    .prefault({}),
  /** Someone who is asked why they looked answers within so many working days; then their manager hears, and so many later the data protection officer (docs/process.md P25.7). */
  lookAnswer: z
    .strictObject({
      workingDays: z.number().int().min(1).max(20).default(5),
      dpoWorkingDays: z.number().int().min(1).max(20).default(3),
    })
    .prefault({}),
  /** Break glass opens a case for so many plain hours (docs/process.md P26.5). */
  glassHours: z.number().int().min(1).max(72).default(24),
  /**
   * How long a record is kept, in years: after the birth of a child who was looked after, or after their death; after the last
   * contact under a child protection plan; after the birth of staff that the LADO was told of, unfounded after the end; else
   * until the child is so old, and so long after the last fact. A setting only
   * lengthens what the law says. Drafts in days (docs/process.md P31.1).
   */
  retention: z
    .strictObject({
      lookedAfter: z.number().int().min(75).max(150).default(75),
      died: z.number().int().min(15).max(150).default(15),
      plan: z.number().int().min(35).max(150).default(35),
      lado: z.number().int().min(100).max(150).default(100),
      ladoUnfounded: z.number().int().min(10).max(150).default(10),
      age: z.number().int().min(25).max(150).default(25),
      afterLast: z.number().int().min(3).max(150).default(3),
      draftDays: z.number().int().min(90).max(366).default(90),
      draftWarnDays: z.number().int().min(7).max(60).default(7),
      entity: z.number().int().min(1).max(150).default(1),
    })
    .prefault({}),
  /**
   * Of what nothing is destroyed, by an inquiry's letter: of cases with these types of exploitation, of records of these kinds of
   * people and places, or of all (docs/process.md P31.4).
   */
  legalHolds: z
    .array(
      z.strictObject({
        letter: z.string().trim().min(1).max(200),
        types: z.array(z.string()).optional(),
        records: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  /** A training is due again so many months later (docs/process.md P18.4). */
  trainingAgainMonths: z.number().int().min(1).max(120).default(24),
  /** How many children of 0 to 17 live in the council's area, by year; of a year without its own that of the newest before it. Absent: no rates are said (docs/process.md P18.3). */
  population0to17: z.record(z.string().regex(/^20\d\d$/), z.number().int().min(100).max(2_000_000)).optional(),
  /** Of those, how many in a hundred are of each group of the census, by year, as `population0to17`: for the problem profile (docs/process.md P18.3). */
  ethnicity0to17: z
    .record(
      z.string().regex(/^20\d\d$/),
      z.strictObject({ white: percent, mixed: percent, asian: percent, black: percent, other: percent }),
    )
    .optional(),
  /** Areas of the council, such as wards, by the beginnings of the postcodes in each ("NE28 6"): for figures alone. Absent: figures are not told apart by area (docs/process.md P18.3). */
  areas: z
    .record(
      z.string().trim().min(1).max(40),
      z
        .array(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]? \d$/, 'write it like NE28 6.'))
        .min(1)
        .max(60),
    )
    .optional(),
  /** Whether a record of a person or place is still needed is asked after so many days, and so many later goes up (docs/process.md P23.7). */
  recordReviewDays: z.number().int().min(30).max(366).default(180),
  recordLateDays: z.number().int().min(1).max(60).default(14),
  /** What was reported by itself is accepted, or not, within so many working days; so many later it goes up (docs/process.md P23.4). */
  recordAcceptWorkingDays: z.number().int().min(1).max(20).default(2),
  recordAcceptLateWorkingDays: z.number().int().min(1).max(20).default(3),
  /** Agencies that are asked about a record read it for so many days (docs/process.md P23.3). */
  recordAskedDays: z.number().int().min(1).max(90).default(28),
  /** Themes come to panels, and what is no case in the order of VOLT, or neither (docs/process.md P23.11). */
  agendaOrder: z.enum(['usual', 'volt']).default('usual'),
  minutesForRecord: z.number().int().min(1).max(60).default(5),
  /** Who must be there to close a record, as in a quorum; of a place or business one of `places` as well (docs/process.md P23.13). */
  recordQuorum: z
    .strictObject({
      all: quorum.default([['chair'], ['police'], ['council']]),
      places: quorum.default([['housing', 'communitySafety']]),
    })
    .prefault({}),
  /** An assessment that a panel asks for is due after so many working days (docs/process.md P23.12). */
  recordAssessWorkingDays: z.number().int().min(1).max(60).default(20),
  /** The data protection officer reads a closed record for so many days (docs/process.md P23.8). */
  recordClosedDays: z.number().int().min(1).max(1100).default(365),
  /** Weeks until a case is reviewed, by its risk band (docs/process.md P7.5). */
  reviewWeeks: z
    .strictObject({
      significant: z.number().int().min(1).max(26).default(4),
      moderate: z.number().int().min(1).max(26).default(8),
      emerging: z.number().int().min(1).max(26).default(12),
    })
    .prefault({}),
  /** Weights, cut-offs and caps of the risk tool, with the version that every assessment keeps (docs/process.md P20.8). */
  riskTool: riskToolSchema.prefault({}),
  /** The lead worker prepares a review from so many working days before its panel on (docs/process.md P17.2). */
  reviewWorkingDays: z.number().int().min(1).max(40).default(10),
  /** So many reviews running at Significant go to the seniors (docs/process.md P17.2). */
  significantReviews: z.number().int().min(2).max(12).default(3),
  /** Their answer is recorded within so many working days. */
  seniorsWorkingDays: z.number().int().min(1).max(40).default(5),
  /**
   * The National Referral Mechanism: reasonable grounds within so many working days where the Home Office decides, or so many
   * plain days where the council does (not of a child with fewer than `devolvedLeastDays` to 18); conclusive grounds not
   * before so many days, and asked for again every so many months; a reconsideration asked for within so many days. Which agencies, beside the council, may submit (docs/process.md P17.12).
   */
  nrm: z
    .strictObject({
      reasonableWorkingDays: z.number().int().min(1).max(60).default(5),
      devolved: z.boolean().default(false),
      devolvedDays: z.number().int().min(1).max(120).default(45),
      devolvedLeastDays: z.number().int().min(0).max(400).default(100),
      conclusiveDays: z.number().int().min(1).max(365).default(30),
      askAgainMonths: z.number().int().min(1).max(12).default(3),
      reconsiderDays: z.number().int().min(1).max(365).default(30),
      firstResponders: z.array(z.string()).default(['police']),
      /** Considered and not submitted yet, it is decided within so many days. */
      consideredDays: z.number().int().min(1).max(60).default(14),
      /** Whether there is a service of Independent Child Trafficking Guardians here. */
      guardians: z.boolean().default(true),
    })
    .prefault({}),
  /** The end of a CAWN is asked for so many days before, and what came of Prevent, section 45 or the LADO so many after. */
  cawnLeadDays: z.number().int().min(0).max(120).default(21),
  onwardAskDays: z.number().int().min(1).max(180).default(28),
  /** The LADO is told within so many working days. */
  ladoWorkingDays: z.number().int().min(1).max(5).default(1),
  /** What is awaited and was not recorded is asked for again every so many days. */
  onwardAgainDays: z.number().int().min(1).max(60).default(7),
  /** So many weeks ahead those who plan are told of a panel that is missing for a Significant case (docs/process.md P6.21). */
  panelAheadWeeks: z.number().int().min(1).max(26).default(8),
  /** A case is held for so many weeks at most; how another plan ended is recorded within so many (docs/process.md P7.10, P7.6). */
  heldWeeks: z.number().int().min(1).max(26).default(12),
  outcomeWeeks: z.number().int().min(1).max(52).default(12),
  /** A death or serious harm is notified to the national panel within so many working days (docs/process.md P17.7). */
  nationalNoticeWorkingDays: z.number().int().min(2).max(20).default(5),
  /** And the rapid review is sent to it within so many working days of the notice. */
  rapidReviewWorkingDays: z.number().int().min(2).max(60).default(15),
  /** A Section 47 determination that is older is asked about (docs/process.md P3.4). */
  section47Months: z.number().int().min(1).max(12).default(3),
  /** A child referred again within so many months counts as a re-referral (docs/process.md P17.6). */
  rereferralMonths: z.number().int().min(1).max(36).default(12),
  /** After a closure the feedback and the letter to child and family follow within so many working days (docs/process.md P17.3). */
  feedbackWorkingDays: z.number().int().min(1).max(20).default(5),
  /** While another council has not accepted in writing, people are reminded every so many working days (docs/process.md P17.4). */
  transferWorkingDays: z.number().int().min(1).max(20).default(5),
  /** Missing episodes and their return interviews (docs/process.md P17.8). */
  missing: missingSchema.prefault({}),
  /** What is owed and not done is called for again every so many days, where that is not every working day (docs/process.md P2.7). */
  owedAgain: z
    .strictObject({
      adultLeadDays: z.number().int().min(1).max(90).default(28),
      adultLeadLateDays: z.number().int().min(1).max(90).default(14),
      riskDays: z.number().int().min(1).max(60).default(7),
      actionsDays: z.number().int().min(1).max(90).default(28),
    })
    .prefault({}),
  /** A returned referral that is not sent again: after so many working days who hears of it (docs/process.md P4.14). */
  returnedPrompts: z
    .strictObject({
      lead: z.number().int().min(1).max(40).default(3),
      manager: z.number().int().min(1).max(40).default(5),
      coordinator: z.number().int().min(1).max(60).default(10),
    })
    .prefault({}),
  /** Each group must be there with one of its members: `chair`, `council` (a manager) or an agency's id (docs/process.md P6.9). */
  preMsetQuorum: quorum.default([['chair'], ['police'], ['council']]),
  panelQuorum: quorum.default([['chair'], ['police'], ['council'], ['health'], ['education', 'youthJustice']]),
  /**
   * The agencies that are core to each meeting, by id; those that the directory does not hold are left out. The first are
   * preset when a case is listed; the second are invited with the decision that sends a case to the panel (P5.3).
   */
  preMsetAgencies: z.array(z.string()).default(['police', 'csc', 'residential', 'lado']),
  panelAgencies: z
    .array(z.string())
    .default(['police', 'csc', 'health', 'education', 'youthJustice', 'housing', 'communitySafety', 'voluntary']),
  /**
   * Agencies, by id, that are core to every open case they are invited to: between meetings too they read where it stands, and
   * say what is new (docs/process.md P10.8). Those of `homeAgencies` are while the child lives in a residential home.
   */
  coreAgencies: z.array(z.string()).default(['police', 'health', 'education', 'youthJustice']),
  homeAgencies: z.array(z.string()).default(['residential']),
  /** How long agencies read a case and an action (docs/process.md P10.8). */
  agenciesRead: z
    .strictObject({
      /** Of a case: from so many working days before a meeting that it comes to, until so many days after a decision. */
      beforeMeetingWorkingDays: z.number().int().min(1).max(60).default(10),
      afterMeetingDays: z.number().int().min(0).max(180).default(28),
      /** Core agencies read an open one until so many days after its end. */
      afterEndDays: z.number().int().min(0).max(365).default(28),
      /** An action that is verified or cancelled is its owner’s for so many days more. */
      afterActionDays: z.number().int().min(0).max(365).default(28),
    })
    .prefault({}),
  /** Minutes on the agenda for a new case and for a review (docs/process.md P6.6). */
  minutesForNew: z.number().int().min(1).max(60).default(10),
  minutesForReview: z.number().int().min(1).max(60).default(5),
  /** After a meeting the draft of its minutes is read within so many working days, and corrected within so many more (P6.12). */
  minutesDraftWorkingDays: z.number().int().min(1).max(20).default(2),
  minutesCorrectionWorkingDays: z.number().int().min(1).max(20).default(3),
  /** How long a meeting is kept free in calendars, in minutes (docs/process.md P6.19). */
  meetingMinutes: z.number().int().min(15).max(480).default(120),
  /** An action is blocked for so many working days at most, on the owner's word. */
  blockWorkingDays: z.number().int().min(1).max(60).default(20),
  marks: marksSchema.prefault({}),
  guidance: guidanceSchema.prefault({}),
  papers: papersSchema.prefault({}),
  /** When the daily digest goes out, on working days, London time. */
  digestAt: timeOfDay.default('08:30'),
});
export type Settings = z.infer<typeof settingsSchema>;
/** Those of a council that has set none: what an older fact does not say goes by them. */
export const defaultSettings: Settings = settingsSchema.parse({});

export type SettingName = keyof Settings;
export const settingNames: readonly SettingName[] = Object.keys(settingsSchema.shape).filter(
  (name): name is SettingName => name in settingsSchema.shape,
);

/**
 * What is stored of the settings, as it is in force: one that this version cannot keep, or does not know, counts as delivered and
 * is named. A slip that was saved once stops no consent (docs/process.md P28.8).
 */
export function settingsIn(stored: Readonly<Record<string, unknown>>): {
  readonly settings: Settings;
  readonly wrong: readonly string[];
} {
  const isWell = (name: string, value: unknown): boolean =>
    settingNames.some((known) => known === name && settingsSchema.shape[known].safeParse(value).success);
  const said = Object.entries(stored).filter(([, value]) => value !== undefined);
  const well = said.filter(([name, value]) => isWell(name, value));
  const wrong = said.filter((one) => !well.includes(one));
  return { settings: settingsSchema.parse(Object.fromEntries(well)), wrong: wrong.map(([name]) => name) };
}
