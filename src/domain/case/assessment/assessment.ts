// A risk assessment as a part of its case: a draft that people save page by page, then a version that no one changes
// (docs/process.md P20.2, P20.5).
import type { ForSome, Handled, MayBeMarked } from '../../link/handling.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Reference } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import { noAnswers, type RiskAnswers } from './answers.ts';
import type { LastTime, Driver, Result, RiskBand, RuleName, Trend } from './bands.ts';
import type { RiskTool } from '../../risk-tool/settings.ts';
import type { FormCode } from '../../risk-tool/tool.ts';

/** Numbered within its case, from RA1. */
export type AssessmentId = `RA${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toAssessmentId = (text: string): AssessmentId | undefined =>
  /^RA[1-9]\d{0,3}$/.test(text) ? (text as AssessmentId) : undefined; // brands what has just been checked

interface Told {
  readonly by: PersonRef;
  readonly at: Instant;
}
/** Who may read what backs a sign, and who said so. */
export interface EvidenceMark extends Handled, Pick<MayBeMarked, 'marksWere'> {
  readonly by: PersonRef;
}
/** All that is answered, with the marks that hold of the evidence; a later version goes on with them. */
export interface AssessedAnswers extends RiskAnswers {
  readonly marks?: Readonly<Record<string, EvidenceMark>>;
}
interface Begun extends AssessedAnswers {
  readonly id: AssessmentId;
  readonly reference: Reference;
  readonly version: number;
  readonly begun: Told;
  /** The version that was put in; changes stand out beside it. */
  readonly from?: AssessmentId;
  /** The version that it puts right, and why. */
  readonly corrects?: { readonly id: AssessmentId; readonly reason: string };
  /** Signs that the referral answered. */
  readonly prefilled: readonly string[];
  /** Who answered or changed something last. */
  readonly saved: Told;
}
export interface AssessmentDraft extends Begun {
  readonly state: 'draft';
}
/** What people made of the band, beside what the tool says. */
export interface BandChanged extends Told {
  readonly band: RiskBand;
  readonly reason: string;
  /** The other agency that agreed. */
  readonly agreedBy?: string;
  /** Who of that agency pressed it, and why; of what was stored before they did, no one. */
  readonly agreed?: Told & { readonly reason: string };
}
/** A lower band that the chair proposes, until one other agency agrees. */
export interface LowerProposed extends Told {
  readonly band: RiskBand;
  readonly reason: string;
}
export interface Completed extends Begun {
  readonly state: 'completed';
  readonly completed: Told;
  readonly result: Result;
  /** What it was counted with. */
  readonly tool: RiskTool;
  /** What it was compared with (docs/process.md P20.4, P20.8). */
  readonly before?: LastTime;
  /** Oldest first. */
  readonly changes: readonly BandChanged[];
  readonly lowering?: LowerProposed;
}
export type Assessment = AssessmentDraft | Completed;

/** An assessment with what is kept of it, in the order of its versions. */
export const completedOf = (all: readonly Assessment[]): readonly Completed[] =>
  all.filter((one): one is Completed => one.state === 'completed').toSorted((a, b) => a.version - b.version);
/** The band that holds: what people made of it, else the tool’s. */
export const bandOf = ({ result, changes }: Pick<Completed, 'result' | 'changes'>): RiskBand =>
  changes.at(-1)?.band ?? result.band;

/** What the case keeps of its newest version: lists, the board and the item of a meeting read no more. */
export interface AssessmentLatest extends Told {
  readonly id: AssessmentId;
  readonly version: number;
  /** The band that holds, and what the tool said. */
  readonly band: RiskBand;
  readonly assessed: RiskBand;
  readonly computed: RiskBand;
  readonly floor: RiskBand;
  readonly rule: RuleName;
  readonly score: number;
  readonly form?: FormCode;
  readonly experiencing?: true;
  readonly pastHarm?: true;
  readonly confidence: Result['confidence'];
  readonly unknown: number;
  readonly of: number;
  readonly drivers: readonly Driver[];
  readonly trend: Trend;
  readonly before?: LastTime;
  readonly heldBelow?: RiskBand;
  readonly changed?: BandChanged;
  readonly lowering?: LowerProposed;
  /** When the band that holds fell last. */
  readonly fell?: Instant;
}
export interface AssessmentsKept {
  /** One at a time: anyone who may assess carries it on. */
  readonly draft?: { readonly id: AssessmentId; readonly by: PersonRef; readonly at: Instant };
  readonly latest?: AssessmentLatest;
  /** Signs, by code, of which what backs them is for some readers only: in this version and in all before it. */
  readonly forSome?: readonly ForSome[];
}

export const latestOf = (one: Completed): AssessmentLatest => {
  const { id, version, completed, result, before } = one;
  const changed = one.changes.at(-1);
  return {
    id,
    version,
    ...completed,
    band: bandOf(one),
    assessed: result.band,
    computed: result.computed,
    floor: result.floor,
    rule: result.rule,
    score: result.score.total,
    ...(result.score.form !== undefined && { form: result.score.form }),
    ...(result.experiencing && { experiencing: true }),
    ...(result.pastHarm.length > 0 && { pastHarm: true }),
    confidence: result.confidence,
    unknown: result.unknown.length,
    of: result.of,
    drivers: result.drivers,
    trend: result.trend,
    ...given({ before, heldBelow: result.heldBelow, changed, lowering: one.lowering }),
  };
};

export const answersOf = (one: AssessedAnswers | undefined): AssessedAnswers =>
  one === undefined
    ? noAnswers
    : { signs: one.signs, strengths: one.strengths, forms: one.forms, ...given({ marks: one.marks }) };
