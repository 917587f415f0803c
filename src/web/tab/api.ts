// What the pages get from the server: one shape per answer. The OpenAPI description and the pages' types come from here.
import { z } from 'zod';
import { historyKinds } from '../../cards/case/case-card.ts';
import { formCodes } from '../../domain/case/risk/tool.ts';
import { stageNames } from '../../domain/case/stage-table.ts';

/** A moment in UTC, ISO 8601. */
const instant = z.iso.datetime();
export const json: z.ZodType = z.json();

/** A button that the desk understands: pressed by POST /api/tab/press. */
export const buttonShape = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), json),
  style: z.enum(['positive', 'destructive']).optional(),
});
/** Where a line leads: the part of the address after `#/`, such as `case/MSET-4F7K-24`. */
const link = z.string();
export const dueShape = z.object({
  at: instant,
  /** "due Mon 4 Jan, 14:00", "overdue since …". */
  words: z.string(),
  late: z.boolean(),
});
const stage = z.enum(stageNames);
const flag = z.enum(['missing', 'urgent', 'restricted', 'late', 'challenged', 'strategy', 'conflict', 'again']);

/** What no one may overlook, beside what the flags say, in a few words. */
const warnings = z.array(z.string());

export const meShape = z.object({
  name: z.string(),
  panelName: z.string(),
  /** A local run: said on every page. */
  fictional: z.boolean(),
  /** Pages this person has, in the order of the navigation. */
  pages: z.array(z.enum(['board', 'meetings', 'actions', 'figures', 'delivery', 'say', 'training', 'help'])),
  /** The council's words to avoid: a page says so when a field is left. */
  words: z.array(z.object({ avoid: z.string(), say: z.string(), why: z.string(), forms: z.array(z.string()) })),
});

export const workShape = z.object({
  kind: z.enum([
    'missing',
    'interview',
    'consent',
    'returned',
    'review',
    'turning',
    'notice',
    'draft',
    'triage',
    'strategy',
    'challenge',
    'action',
    'meeting',
    'missed',
    'minutes',
    'feedback',
  ]),
  /** "Give management consent", "Continue the draft". */
  title: z.string(),
  /** A reference, an action's id, or a meeting's name. */
  name: z.string(),
  due: dueShape.optional(),
  flags: z.array(flag),
  warnings,
  link,
});
export const boardRowShape = z.object({
  reference: z.string(),
  stage,
  stageLabel: z.string(),
  flags: z.array(flag),
  warnings,
  due: dueShape.optional(),
  /** What comes next, and when: "Decision: Pre-MSET on Tue 12 Jan 2027". */
  line: z.string(),
  changedAt: instant,
  mine: z.boolean(),
});
export const boardShape = z.object({
  now: instant,
  /** What is due from this person, most pressing first. */
  work: z.array(workShape),
  /** How many more there are than `work` holds. */
  moreWork: z.number(),
  /** The stages that the board shows, in the order of the process, also empty ones. */
  stages: z.array(z.object({ stage, label: z.string() })),
  cases: z.array(boardRowShape),
  moreCases: z.number(),
  /** New referral, for those who may. */
  begin: buttonShape.optional(),
});

/** Someone who is named: what they are, and how to reach them where the directory says. */
export const personShape = z.object({
  name: z.string(),
  post: z.string(),
  phone: z.string().optional(),
  /** The address of a chat in Teams. */
  chat: z.string().optional(),
});
const pairShape = z.object({ label: z.string(), value: z.string() });
/** A heading with lines below it; a line without a label is a paragraph. */
export const sectionShape = z.object({ title: z.string(), lines: z.array(pairShape) });
/** The way of a case, stage by stage, as far as it is known. */
export const pathShape = z.array(
  z.object({ label: z.string(), state: z.enum(['done', 'now', 'next']), when: z.string().optional() }),
);
export const chronologyShape = z.array(
  z.object({
    kind: z.enum(historyKinds),
    at: instant,
    when: z.string(),
    what: z.string(),
    who: z.string(),
    /** The risk band that was set, in words. */
    band: z.string().optional(),
    changed: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  }),
);
export const actionRowShape = z.object({
  /** `MSET-4F7K-24/A1`. */
  name: z.string(),
  reference: z.string(),
  agency: z.string(),
  agencyId: z.string(),
  owner: personShape.optional(),
  /** "Not accepted yet", "More time requested". */
  label: z.string(),
  state: z.string(),
  due: dueShape,
  warnings,
  yours: z.boolean(),
  steps: z.array(buttonShape),
  /** Its place on the page of its case, for the person who oversees it. Its agency may do it without seeing the case. */
  link: link.optional(),
});
/** A version of the risk assessment, as it is drawn. */
const riskVersionShape = z.object({
  version: z.number(),
  at: instant,
  when: z.string(),
  by: z.string(),
  /** The band that holds, and in words. */
  band: z.enum(['none', 'emerging', 'moderate', 'significant']),
  bandWords: z.string(),
  /** Where people changed it: what the tool says. */
  tool: z.string().optional(),
  score: z.number(),
  /** Points of what all children are asked about. */
  parts: z.array(z.object({ label: z.string(), points: z.number() })),
  /** Points by form of exploitation, where there are any. */
  forms: z.array(z.object({ label: z.string(), points: z.number() })),
  /** It puts the one before right. */
  corrects: z.boolean(),
});
/** What an assessment comes to, strengths first. */
const riskToldShape = z.object({
  title: z.string(),
  line: z.string(),
  strengths: z.string(),
  /** What no one may overlook. */
  banners: z.array(z.string()),
  pairs: z.array(pairShape),
  /** Sign by sign, since the version before. */
  changes: z.array(z.string()),
  informs: z.string(),
});
const signShape = z.object({
  grade: z.enum(['E', 'S', 'R', 'ER', 'H', 'N', 'U']),
  /** Ticked in chat, and no one has said how sure and how recent. */
  ungraded: z.literal(true).exactOptional(),
  line: z.string().exactOptional(),
  source: z.string().exactOptional(),
});
const riskAnswersShape = z.object({
  signs: z.record(z.string(), signShape),
  strengths: z.record(z.string(), z.enum(['0', '1', '2', 'U'])),
  forms: z.array(z.enum(formCodes)),
});
export const riskShape = z.object({
  now: instant,
  reference: z.string(),
  /** What no one may overlook about this child: above everything else. */
  warnings: z.array(sectionShape),
  /** Oldest first. */
  versions: z.array(riskVersionShape),
  /** What the newest version says. */
  newest: riskToldShape.optional(),
  /** What this person may fill in. */
  draft: z
    .object({
      id: z.string(),
      version: z.number(),
      /** Why the version before is put right. */
      corrects: z.string().optional(),
      answers: riskAnswersShape,
      /** As it was answered last time, and when. */
      last: riskAnswersShape.extend({ when: z.string() }).optional(),
      /** Signs that the referral answered. */
      prefilled: z.array(z.string()),
      /** What the referral says of strengths. */
      said: z.array(pairShape),
      /** Who saved it last: "Priya Testworth, 10:02". */
      saved: z.string(),
      /** What it comes to, as answered. */
      told: riskToldShape,
      save: buttonShape,
      complete: buttonShape,
    })
    .optional(),
  steps: z.array(buttonShape),
});

const episodeShape = z.object({
  id: z.string(),
  since: instant,
  /** Absent while the child is missing. */
  until: instant.optional(),
  began: z.string(),
  ended: z.string(),
  /** "5 hours 20 minutes". */
  missing: z.string(),
  grade: z.string(),
  /** "held after 71 hours, in time", "due by Wed 6 Jan 9:00". */
  interview: z.string(),
  late: z.boolean(),
});
export const caseShape = z.object({
  now: instant,
  reference: z.string(),
  stage,
  stageLabel: z.string(),
  flags: z.array(flag),
  due: dueShape.optional(),
  /** What comes next, and when; empty for `identity`. */
  line: z.string(),
  /** `identity`: the person who decides answers the conflict question first; then there is no more than name and birth year. */
  sight: z.enum(['full', 'identity']),
  child: z.object({ name: z.string(), born: z.string() }).optional(),
  path: pathShape,
  /** What no one may overlook: above everything else. */
  warnings: z.array(sectionShape),
  /** What happens next, in sentences. */
  next: z.array(z.string()),
  /** Strengths, what is protective, the child's own words: read first. */
  strengths: z.array(sectionShape),
  /** The rest of the referral, and what was decided. */
  picture: z.array(sectionShape),
  people: z.array(z.object({ label: z.string(), person: personShape })),
  /** Agencies invited to its meetings. */
  invited: z.array(z.string()),
  /** Answers of the review before, or of the referral, beside those of the newest review. */
  changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  actions: z.array(actionRowShape),
  /** Versions of the risk assessment, oldest first. */
  risk: z.array(riskVersionShape),
  /** Missing episodes, oldest first. */
  missing: z.array(episodeShape),
  /** Newest last. */
  chronology: chronologyShape,
  /** All this person may do now, the most likely first. */
  steps: z.array(buttonShape),
  /** Print pages of this case: chronology, and an extract of each meeting's minutes. */
  prints: z.array(z.object({ title: z.string(), link })),
});

export const meetingRowShape = z.object({
  id: z.string(),
  type: z.enum(['preMset', 'panel']),
  typeLabel: z.string(),
  startsAt: instant,
  when: z.string(),
  state: z.enum(['planned', 'started', 'ended', 'cancelled']),
  /** "planned · papers close …", "ended · minutes in draft". */
  line: z.string(),
});
export const meetingsShape = z.object({
  now: instant,
  ahead: z.array(meetingRowShape),
  past: z.array(meetingRowShape),
  plan: buttonShape.optional(),
});
export const agendaItemShape = z.object({
  reference: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  /** "14:10". */
  slot: z.string(),
  minutes: z.number(),
  flags: z.array(flag),
  warnings,
  /** What this meeting decided, in words, when and by whom it was recorded. */
  decided: z.object({ words: z.string(), when: z.string(), by: z.string() }).optional(),
  /** Actions this meeting set on the case. */
  actions: z.number(),
  open: buttonShape,
});
/** A restricted case, for anyone who is not let in to it: when it is heard, and after how many items of theirs. */
const closedItemShape = z.object({ after: z.number(), slot: z.string(), minutes: z.number() });
export const meetingShape = meetingRowShape.extend({
  now: instant,
  chair: personShape,
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  /** Who is still missing for a quorum, in words; empty when it is quorate. */
  missing: z.array(z.string()),
  present: z.array(
    z.object({ agency: z.string(), people: z.array(personShape.extend({ way: z.string().optional() })) }),
  ),
  absent: z.array(z.string()),
  papers: z.array(z.string()),
  /** Whether this person is recorded as present. */
  here: z.boolean(),
  agenda: z.array(agendaItemShape),
  restricted: z.array(closedItemShape),
  steps: z.array(buttonShape),
  prints: z.array(z.object({ title: z.string(), link })),
});

export const actionsShape = z.object({
  now: instant,
  title: z.string(),
  /** Agencies whose actions this person may list; the channel tab is set up for one of them. */
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  /** In groups: the rows under a heading follow each other. */
  rows: z.array(actionRowShape.extend({ group: z.string() })),
  acceptAll: buttonShape.optional(),
});
export const deliveryShape = z.object({
  now: instant,
  rows: z.array(
    z.object({ name: z.string(), label: z.string(), line: z.string(), when: z.string(), steps: z.array(buttonShape) }),
  ),
});
/** Numbers, as they are said: none of whom. */
export const figuresShape = z.object({
  now: instant,
  tables: z.array(
    z.object({
      title: z.string(),
      periods: z.array(z.string()),
      /** A value for each period. */
      rows: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
      notes: z.array(z.string()),
    }),
  ),
});
const countShape = z.object({ yes: z.number(), partly: z.number(), no: z.number() });
/** What young people said: quarters of five and more, and of no one. */
export const sayShape = z.object({
  now: instant,
  quarters: z.array(
    z.object({
      quarter: z.string(),
      count: z.number(),
      heard: countShape,
      helped: countShape,
      words: z.array(z.string()),
    }),
  ),
});
export const trainingsShape = z.object({
  now: instant,
  ahead: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      when: z.string(),
      place: z.string(),
      /** "For everyone · 3 of 12 places free". */
      line: z.string(),
      /** "You have a place". */
      own: z.string().optional(),
      steps: z.array(buttonShape),
    }),
  ),
  /** What this person has done, what is due again soonest first; `link` leads to the certificate. */
  done: z.array(z.object({ title: z.string(), when: z.string(), again: z.string(), due: z.boolean(), link })),
  /** Held in the last year; only for whoever keeps the offer. */
  held: z.array(
    z.object({ id: z.string(), title: z.string(), when: z.string(), line: z.string(), steps: z.array(buttonShape) }),
  ),
  offer: buttonShape.optional(),
});
export const helpShape = z.object({
  panelName: z.string(),
  pathway: z.array(z.object({ label: z.string(), text: z.string() })),
  phones: z.array(z.object({ label: z.string(), number: z.string(), when: z.string() })),
  mailbox: z.string(),
  /** Whom else to reach. */
  contacts: z.array(pairShape),
  /** What is often asked, answered for everyone; the newest first. */
  questions: z.array(z.object({ label: z.string(), text: z.string() })),
  /** What young people said, and what was done. */
  youSaid: z.array(z.object({ label: z.string(), text: z.string() })),
  /** What kind of worry goes where. */
  thresholds: z.array(z.object({ label: z.string(), text: z.string() })),
  /** What to say, and instead of what. */
  words: z.array(pairShape),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
});
/** Posters, leaflets and the policy: what there is, and where. */
export const papersShape = z.object({
  sheets: z.array(
    z.object({
      reader: z.string(),
      language: z.string(),
      /** Of the language's own name. */
      lang: z.string(),
      /** No one has checked the translation yet. */
      unchecked: z.boolean(),
      papers: z.array(z.object({ title: z.string(), link })),
    }),
  ),
  policy: z.object({ title: z.string(), standing: z.string(), link }),
  /** Where anyone may print or read them without signing in; undefined where a setting does not let them. */
  open: z.string().optional(),
  /** Files of the council's that are not taken, for who keeps them. */
  refused: z.array(z.string()),
});
/** One of them, as HTML that the server made: all that others wrote in it is text. */
export const paperShape = z.object({
  kind: z.enum(['sheet', 'policy']),
  title: z.string(),
  html: z.string(),
  /** Of the policy, where people are asked to have read it. */
  reading: z
    .object({
      /** "You said on … that you have read and understood version 1.0." */
      said: z.string().optional(),
      press: buttonShape.optional(),
      /** For the co-ordinator: how many of each agency. */
      figures: z.array(z.object({ agency: z.string(), read: z.number(), of: z.number() })),
    })
    .optional(),
});
/** A page made for paper. */
export const printShape = z.object({
  title: z.string(),
  /** Who printed it when, and how to handle it. */
  line: z.string(),
  sections: z.array(sectionShape.extend({ rows: z.array(z.array(z.string())).optional() })),
});
export const namesShape = z.object({ names: z.record(z.string(), z.string()) });
/** What was found, with the child's name: each is a look. */
export const findShape = z.object({ found: z.array(boardRowShape.extend({ name: z.string() })) });
export const pressShape = z.object({
  /** The adaptive card that follows. */
  card: json,
  /** When what its form holds was last saved: "10:02". */
  saved: z.string().optional(),
  /** The case or the action whose content the card shows: a header over it says this, and no other reference. */
  about: z.string().optional(),
  /** Its form is given back with what was sent: why, sentence by sentence. */
  problems: z.array(z.string()).optional(),
});

/** Before sign-in: how to sign in. In a local run as one of its fictional people. */
export const signInShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('local'),
    people: z.array(z.object({ objectId: z.string(), name: z.string(), role: z.string() })),
  }),
  /** `link`: this tab in Teams; `&context=` may be added to it. */
  z.object({ kind: z.literal('teams'), link: z.string().optional() }),
]);
export const tokenShape = z.object({ token: z.string() });
/** Every refusal: `message` says what to do next. */
export const refusedShape = z.object({ error: z.string(), message: z.string(), reference: z.string().optional() });

// What requests carry.
export const signInRequest = z.strictObject({ objectId: z.string().max(40) });
export const pressRequest = z.strictObject({ verb: z.string().max(60), data: z.record(z.string().max(60), json) });
export const findRequest = z.strictObject({ what: z.string().max(100) });
export const namesRequest = z.strictObject({ references: z.array(z.string().max(20)).max(60) });

export type Button = z.infer<typeof buttonShape>;
export type Due = z.infer<typeof dueShape>;
export type Flag = z.infer<typeof flag>;
export type Me = z.infer<typeof meShape>;
export type Work = z.infer<typeof workShape>;
export type BoardRow = z.infer<typeof boardRowShape>;
export type Found = z.infer<typeof findShape>['found'][number];
export type Board = z.infer<typeof boardShape>;
export type PersonLine = z.infer<typeof personShape>;
export type Section = z.infer<typeof sectionShape>;
export type RiskVersion = z.infer<typeof riskVersionShape>;
export type RiskTold = z.infer<typeof riskToldShape>;
export type RiskPage = z.infer<typeof riskShape>;
export type Chronology = z.infer<typeof chronologyShape>;
export type ActionRow = z.infer<typeof actionRowShape>;
export type CasePage = z.infer<typeof caseShape>;
export type MeetingRow = z.infer<typeof meetingRowShape>;
export type Meetings = z.infer<typeof meetingsShape>;
export type ClosedItem = z.infer<typeof closedItemShape>;
export type AgendaItem = z.infer<typeof agendaItemShape>;
export type MeetingPage = z.infer<typeof meetingShape>;
export type Actions = z.infer<typeof actionsShape>;
export type Figures = z.infer<typeof figuresShape>;
export type Delivery = z.infer<typeof deliveryShape>;
export type Says = z.infer<typeof sayShape>;
export type Trainings = z.infer<typeof trainingsShape>;
export type Help = z.infer<typeof helpShape>;
export type PressAnswer = z.infer<typeof pressShape>;
export type Papers = z.infer<typeof papersShape>;
export type Paper = z.infer<typeof paperShape>;
export type Print = z.infer<typeof printShape>;
export type SignInAnswer = z.infer<typeof signInShape>;
export type Refused = z.infer<typeof refusedShape>;
