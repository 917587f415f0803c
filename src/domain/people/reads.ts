// WHO READS WHAT: how much of each kind of content someone reads, by how they stand to it (docs/process.md P10.5).
// How someone stands to a case, `case/access/access.ts` says. `npm run access` prints the tables.

/**
 * How a person stands to a case: the first of these that fits.
 * - `alsoReferred`: their own referral of the child was merged into this case; they read what its referrer reads, and change
 *   nothing.
 * - `core`: of an agency that is core to an open case, between its meetings: where it stands, and nothing of why.
 * - `asked`: they may decide about consent, once they have answered the question about a conflict.
 * - `senior`: they are asked for a decision that a panel stepped up.
 * - `named`: they were let in to a restricted case.
 * - `waiting`: they hear that triage is late, or of a death or serious harm, and nothing else.
 * - `delegate`: they decided for a manager whose delegate they no longer are.
 * - `audits`: the auditor and the data protection officer; `staffOfficer`: the LADO. Both see that the case is there, and
 *   nothing of the child.
 * - `glass`: one of those who broke the glass: all of it for some hours, and never to write.
 */
export const caseRelations = [
  'referrer',
  'alsoReferred',
  'asked',
  'decider',
  'coordinator',
  'managerAbove',
  'chair',
  'minutes',
  'invited',
  'core',
  'senior',
  'named',
  'waiting',
  'delegate',
  'audits',
  'staffOfficer',
  'glass',
] as const;

export type CaseRelation = (typeof caseRelations)[number] | 'none';

/** How much, least first: that it is there; what it comes to; all of it; and change it. */
export const levels = ['none', 'reference', 'summary', 'full', 'write'] as const;

export type Level = (typeof levels)[number];

/**
 * How someone stands to what they read. `owner`, `standIn`, `candidate` and `colleague` are of the agency that an action
 * is for, until it has ended: the owner; deputy, lead and senior; those who may still accept it; those who see what their
 * agency does. Once it has ended, the first two are `carriedOut` for some weeks, and then `formerOwner`. `outside`: deputy,
 * lead and senior of the agency, where the case is restricted and they are not named for it. `reporter`: reported a place without a
 * child, or a breach; `officer`: the LADO, of a record of someone who works with children;
 * `closedReader`: reads records that are closed, and no open one; `heard`: was there when a panel closed one.
 * Of the register: `overseer` reads it; `leadAsked` is asked of the child; `questioned` is asked why they looked, and their
 * manager, where the answer is late, is `above`; `agrees` may agree that a record is destroyed, or to a change of the council, which
 * `administrator` keeps.
 */
export const otherRelations = [
  'owner',
  'standIn',
  'candidate',
  'colleague',
  'carriedOut',
  'formerOwner',
  'outside',
  'runsMeetings',
  'present',
  'attends',
  'asker',
  'answerer',
  'keeper',
  'staff',
  'reporter',
  'officer',
  'closedReader',
  'heard',
  'overseer',
  'leadAsked',
  'questioned',
  'above',
  'administrator',
  'agrees',
] as const;

export type Relation = CaseRelation | (typeof otherRelations)[number];

/** A case since it is open to them. */
const whole = {
  referrer: 'full',
  alsoReferred: 'full',
  decider: 'full',
  coordinator: 'full',
  managerAbove: 'full',
  chair: 'full',
  minutes: 'full',
  invited: 'full',
  senior: 'full',
  named: 'full',
  glass: 'full',
} as const;

const table = {
  /** Reference, stage, dates. */
  status: {
    ...whole,
    core: 'full',
    asked: 'full',
    waiting: 'full',
    audits: 'full',
    staffOfficer: 'reference',
    delegate: 'reference',
    owner: 'reference',
    standIn: 'reference',
    candidate: 'reference',
    colleague: 'reference',
    carriedOut: 'reference',
    formerOwner: 'reference',
  },
  /** Name and birth year: enough to say whether there is a conflict. */
  name: {
    ...whole,
    core: 'full',
    asked: 'full',
    owner: 'full',
    standIn: 'full',
    candidate: 'full',
    colleague: 'full',
    carriedOut: 'full',
  },
  referral: { ...whole, referrer: 'write' },
  /** What no one may overlook. Summary: that it is so, without what the referrer wrote about it. */
  warnings: {
    ...whole,
    core: 'summary',
    owner: 'summary',
    standIn: 'summary',
    candidate: 'summary',
    colleague: 'summary',
    carriedOut: 'summary',
  },
  /** Who must not be told; why is a warning in full. */
  notTold: { ...whole, core: 'full', owner: 'full' },
  /** Management consent, what meetings decided and why, challenges; not who disagreed. */
  decisions: { ...whole, delegate: 'summary' },
  /** Who disagreed with a decision, and why: not for those who refer, nor for those who see decisions in short. */
  dissent: {
    decider: 'full',
    coordinator: 'full',
    managerAbove: 'full',
    chair: 'full',
    minutes: 'full',
    invited: 'full',
    senior: 'full',
    named: 'full',
    glass: 'full',
  },
  /**
   * What the child, a parent or a professional says beside what stands in it; what it is beside decides as well
   * (case/statement/statement.ts). Write: add one.
   */
  statement: {
    ...whole,
    referrer: 'write',
    decider: 'write',
    coordinator: 'write',
    managerAbove: 'write',
    chair: 'write',
    invited: 'write',
    named: 'write',
  },
  /** What is prepared for its reviews, and the updates between them. Write: prepare one. */
  reviews: { ...whole, referrer: 'write', decider: 'write', managerAbove: 'write' },
  /** Missing episodes. Write: record one, the return and the interview; what agencies may, episode/who.ts says. */
  missing: {
    ...whole,
    core: 'write',
    referrer: 'write',
    decider: 'write',
    coordinator: 'write',
    managerAbove: 'write',
  },
  /** Their agency's own updates between meetings. Write: add one, and ask for an early review. */
  ownUpdates: { core: 'write' },
  /** NRM, CAWN, Prevent, section 45. Write: record them, if they speak for a body that does. */
  onward: {
    ...whole,
    referrer: 'write',
    decider: 'write',
    managerAbove: 'write',
    coordinator: 'write',
    chair: 'write',
    named: 'write',
    invited: 'write',
  },
  /** That the LADO was told of someone who works with children: they may work for an agency that is invited. */
  allegation: {
    referrer: 'write',
    decider: 'write',
    managerAbove: 'write',
    coordinator: 'write',
    chair: 'write',
    named: 'full',
    glass: 'full',
  },
  /**
   * The risk assessment. Summary: band and rule alone. Write: assess, carry on, correct (docs/process.md P20.7).
   */
  risk: {
    ...whole,
    referrer: 'write',
    alsoReferred: 'write',
    decider: 'write',
    coordinator: 'write',
    managerAbove: 'write',
    chair: 'write',
    minutes: 'summary',
  },
  /**
   * Places, vehicles, phones, online identities and organisations that it names, as far as their marks let
   * (link/handling.ts). Write: name one, of whatever kind. Summary: its kind, from which agency, since when.
   */
  mention: {
    ...whole,
    referrer: 'write',
    alsoReferred: 'write',
    decider: 'write',
    coordinator: 'write',
    managerAbove: 'write',
    chair: 'write',
    minutes: 'summary',
    invited: 'write',
  },
  /** The same of people, groups and other children; one's own entry is read in full. */
  mentionOfPerson: {
    referrer: 'summary',
    decider: 'summary',
    coordinator: 'full',
    managerAbove: 'summary',
    chair: 'full',
    minutes: 'summary',
    invited: 'full',
    senior: 'summary',
    named: 'summary',
    glass: 'full',
  },
  /**
   * What agencies send for its meetings, as far as their marks let (link/handling.ts); one's own agency's in full. Write: send
   * them, for an agency that one speaks for. Summary: by whom, and how that agency sees the risk.
   */
  papers: {
    referrer: 'summary',
    decider: 'summary',
    coordinator: 'full',
    managerAbove: 'summary',
    chair: 'full',
    minutes: 'summary',
    invited: 'write',
    senior: 'full',
    named: 'full',
    glass: 'full',
  },
  history: whole,
  /** Who looked at it. Summary: as what, how many and when last, and no name (docs/process.md P26.4). */
  looks: {
    referrer: 'summary',
    alsoReferred: 'summary',
    decider: 'summary',
    coordinator: 'summary',
    managerAbove: 'summary',
    chair: 'summary',
    minutes: 'summary',
    invited: 'summary',
    senior: 'summary',
    named: 'summary',
  },
  /** All actions of a case. */
  actions: whole,
  /** What one action asks, and what became of it. */
  action: {
    ...whole,
    owner: 'write',
    standIn: 'write',
    candidate: 'write',
    colleague: 'full',
    carriedOut: 'write',
    formerOwner: 'reference',
  },
  /** That there is an action, and when it is due: not whose, not of which case. */
  actionDue: { outside: 'full' },
  /** When a meeting is, and who is there; of its cases each reads what they may read of the case. */
  meeting: { runsMeetings: 'write', present: 'full', attends: 'full' },
  /** What stands in them beside the cases. Write: correct them. */
  minutes: { runsMeetings: 'write', present: 'write' },
  /** A question to the co-ordinator, and its answer. */
  advice: { asker: 'write', answerer: 'write' },
  /** Summary: when and where, how many places are left, and one's own. Full: who has a place, who came. */
  training: { keeper: 'write', staff: 'summary' },
  /** A record of a person or place behind several cases: its name, why it is kept, what is made of it. Summary: name and kind. */
  record: {
    keeper: 'write',
    chair: 'full',
    invited: 'full',
    named: 'full',
    minutes: 'summary',
    officer: 'summary',
    closedReader: 'full',
    heard: 'summary',
  },
  /** What cases say of it: each entry by what they read of its case and by its mark, and no trace of the others. */
  members: { keeper: 'full', chair: 'full', invited: 'full', named: 'full', minutes: 'full', closedReader: 'full' },
  /** What was reported of it by itself. Summary: one's own report, and whether it was taken up. */
  recordReport: {
    keeper: 'write',
    chair: 'full',
    invited: 'full',
    named: 'full',
    closedReader: 'full',
    reporter: 'summary',
  },
  /**
   * The actions of a record, beside those of one's own agency. Summary: that there is one, of which type, for which agency, and
   * when it is due.
   */
  recordActions: {
    keeper: 'write',
    chair: 'full',
    invited: 'full',
    named: 'full',
    minutes: 'summary',
    closedReader: 'full',
  },
  /** An entry of the register: what was shared with the wrong person, or why someone looked and what they answered. */
  register: {
    keeper: 'write',
    overseer: 'full',
    reporter: 'full',
    leadAsked: 'write',
    questioned: 'write',
    above: 'full',
    agrees: 'write',
  },
  /** The rows of a police list: children by name, missing since when, also such as no one has referred. */
  policeList: { keeper: 'write' },
  /** Who is told of a breach and why, and what changes because of it; how a question was settled. */
  breachHandled: { keeper: 'write', overseer: 'full' },
  /** Who is who, who is away and every setting, with what changed them. Write: change them, or agree to a change. */
  council: { administrator: 'write', agrees: 'write', overseer: 'full' },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Relation, Level>>>>>;

export type Datum = keyof typeof table;

/** All there is to read, in the order of the table. */
export const data = Object.keys(table) as readonly Datum[];

/** How much someone who stands so to it reads of it. */
export function levelOf(datum: Datum, relation: Relation): Level {
  const row: Partial<Readonly<Record<Relation, Level>>> = table[datum];
  return row[relation] ?? 'none';
}

/** Whether it is as much as `least`. */
export const reaches = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least);

/** Whether someone who stands so to it reads all of it, or `least`. */
export const reads = (datum: Datum, relation: Relation, least: Level = 'full'): boolean =>
  reaches(levelOf(datum, relation), least);

/** What someone reads of one case. */
export type Reads = (datum: Datum, least?: Level) => boolean;
/** The same, with how they stand to it. */
export type ReadsAs = Reads & { readonly relation: Relation };
export const readsAs = (relation: Relation): ReadsAs =>
  Object.assign((datum: Datum, least?: Level): boolean => reads(datum, relation, least), { relation });
