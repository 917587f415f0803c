// A slip is put right by a second fact: the case is folded again without the first, which stays in its chain and in its history
// (docs/process.md P14.5). Where it matters two people do it.
import { refOf, type PersonRef } from '../../people/actor.ts';
import { agencyName } from '../../people/agencies.ts';
import { reportsTo, type Directory } from '../../people/directory.ts';
import { given } from '../../kernel/given.ts';
import type { Field } from '../../kernel/fields.ts';
import type { Instant } from '../../time/calendar.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import { holds } from '../../matter/making.ts';
import type { TakenBack } from '../../matter/matter.ts';
import { incomplete, notAvailable, refuse, type Context, type Decision, type EarlierFact } from '../../matter/step.ts';
import { caseReads, caseStep } from '../making.ts';
import type { Righting } from '../state/stage-parts.ts';
import { isConsented, stageNames } from '../state/stage-table.ts';
import { decisionsOf, type Case } from '../state/stages.ts';
import { rightersOfAny, slipOf, type Slip } from './slips.ts';

/** What is to become of the fact: it is taken back, it stays, or an agency alone was invited by mistake. */
type How = 'back' | 'stays' | `agency:${string}`;
export interface RightInput {
  /** The number of the fact. */
  readonly fact: string;
  readonly how: string;
  readonly why: string;
}
export interface RightData {
  readonly fact: number;
  readonly step: string;
  readonly why: string;
  /**
   * `asked`: a second person is to confirm, and nothing is taken back yet; `stays`: it was asked for, and is not taken back;
   * `agency`: that one was invited by mistake, and the rest of the fact stays.
   */
  readonly is: 'asked' | 'back' | 'stays' | 'agency';
  /** The part that goes with it. */
  readonly part?: string;
  /** Of a decision: the meeting whose minutes keep it. */
  readonly meeting?: MeetingId;
  readonly agency?: string;
  /** Who asked for it, when and why, where two people take it back. */
  readonly first?: { readonly by: PersonRef; readonly at: Instant; readonly why: string };
}

export const rightFields: readonly Field[] = [
  { name: 'why', title: 'Why it was wrong', kind: 'long', need: 'always', most: 500 },
];
/** What the form of one fact asks: what is to be done, where that is not plain; and why. */
export function fieldsToPutRight({ slip, asked, bar, agencies }: RightOf, directory: Directory): readonly Field[] {
  const back = { value: 'back', title: `Take back ${slip.words}` };
  const choices =
    asked === undefined
      ? [
          back,
          ...agencies.map((id) => ({
            value: `agency:${id}`,
            title: `${agencyName(directory, id)} alone was invited by mistake`,
          })),
        ]
      : [...(bar === undefined ? [back] : []), { value: 'stays', title: 'It was right: it stays' }];
  const how: Field = { name: 'how', title: 'What is to be done', kind: 'choice', need: 'always', choices };
  return choices.length === 1 && asked === undefined ? rightFields : [how, ...rightFields];
}

const wrongHow = refuse('incomplete', 'Still needed: What is to be done.', 'Choose one of those offered.');

/** A fact that may be put right, and how it stands: what its form is made of. */
export interface RightOf {
  readonly fact: EarlierFact;
  readonly slip: Slip;
  /** Someone has asked for it. */
  readonly asked?: Righting;
  /** This person may confirm what was asked for; or why they may not. */
  readonly bar?: ReturnType<typeof refuse>;
  /** The agencies that it invited, and that still are. */
  readonly agencies: readonly string[];
}

/** What this person may put right of the fact of this number: undefined where they may not, or it is no slip. */
export function rightOf(before: Case, number: number, context: Context): RightOf | undefined {
  const fact = context.facts?.find((one) => one.number === number);
  const slip = fact && slipOf(fact.step);
  if (fact === undefined || slip === undefined || !mayTake(slip, before, context)) return undefined;
  const asked = before.righting?.fact === number ? before.righting : undefined;
  return {
    fact,
    slip,
    agencies: agenciesOf(before, fact),
    ...given({ asked, bar: asked && barToConfirm(asked, context) }),
  };
}
const mayTake = (slip: Slip, before: Case, context: Context): boolean => {
  const reads = () => caseReads(before, context);
  return reads()('history') && slip.may.some((right) => holds(right, before, context, reads));
};

/** The second is another person, and not one who reports to the first: no one confirms what their own manager wants. */
function barToConfirm({ by }: Righting, { actor, directory }: Context): ReturnType<typeof refuse> | undefined {
  if (by.objectId === actor.objectId) {
    return refuse(
      'notYours',
      'You asked for this. Someone else confirms it.',
      'Ask another person who may record it, or say that it stays.',
    );
  }
  return reportsTo(directory, actor.objectId, by.objectId)
    ? refuse(
        'notYours',
        `${by.name} asked for this, and is above you in the line of managers.`,
        'Someone who does not report to them confirms it.',
      )
    : undefined;
}

/** Whether this person may say what becomes of what someone asked to take back: the person who asked may say that it stays. */
export function maySettle(before: Case, context: Context): boolean {
  const slip = before.righting && slipOf(before.righting.step);
  return slip !== undefined && mayTake(slip, before, context);
}
/** Whether they may be the second. */
export const mayConfirm = (before: Case, context: Context): boolean =>
  before.righting !== undefined && maySettle(before, context) && barToConfirm(before.righting, context) === undefined;

const invitedBy = ({ step, data }: EarlierFact): readonly unknown[] =>
  step === 'listCase' && typeof data === 'object' && data !== null && 'invited' in data && Array.isArray(data.invited)
    ? data.invited
    : [];
/** One alone is not taken away: then the listing itself is wrong. */
function agenciesOf(before: Case, fact: EarlierFact): readonly string[] {
  const invited = isConsented(before) ? (before.invited ?? []) : [];
  return invited.length < 2 ? [] : invited.filter((agency) => invitedBy(fact).includes(agency));
}

/** The decision that a fact left, by when it was made. */
const decisionOf = (before: Case, { at, step }: EarlierFact) =>
  step === 'recordDecision' || step === 'decideNow' ? decisionsOf(before).find((line) => line.at === at) : undefined;

/** Of a fact that leaves a decision or begins a part: which; none where it is not the case's any more. */
function partOf(before: Case, fact: EarlierFact): { readonly part?: string; readonly meeting?: MeetingId } | undefined {
  if (fact.step !== 'recordDecision' && fact.step !== 'decideNow') return given({ part: fact.part });
  const line = decisionOf(before, fact);
  return line && { part: line.id, ...given({ meeting: line.meeting ?? line.reportTo }) };
}
const resent = refuse(
  'builtOn',
  'The referral was resubmitted since, so what was decided before stays on record.',
  'Let the next meeting decide, or record what is true now.',
);

const isHow = (how: string, { agencies }: RightOf): how is How =>
  how === 'back' || how === 'stays' || agencies.some((agency) => how === `agency:${agency}`);

function decided(before: Case, input: RightInput, context: Context): Decision<RightData> {
  const found = rightOf(before, Number(input.fact), context);
  if (found === undefined) return notAvailable;
  const { fact, slip, asked, bar, agencies } = found;
  const { number, step } = fact;
  if (before.aside?.some((one) => one.fact === number) === true) {
    return refuse('alreadyDecided', 'This has been put right already.', 'Open the history to read by whom, and why.');
  }
  const how = input.how === '' && asked === undefined && agencies.length === 0 ? 'back' : input.how;
  if (!isHow(how, found)) return wrongHow;
  const missing = incomplete(rightFields, input);
  const data = { fact: number, step, why: input.why };
  if (how === 'stays') return asked === undefined ? wrongHow : (missing ?? { data: { ...data, is: 'stays' } });
  if (how !== 'back') return missing ?? { data: { ...data, is: 'agency', agency: how.slice('agency:'.length) } };
  const part = partOf(before, fact);
  if (part === undefined) return resent;
  if (slip.second === undefined) return missing ?? { data: { ...data, ...part, is: 'back' } };
  if (asked !== undefined) {
    const first = { by: asked.by, at: asked.at, why: asked.why };
    return bar ?? missing ?? { data: { ...data, ...part, is: 'back', first } };
  }
  return before.righting === undefined
    ? (missing ?? { data: { ...data, is: 'asked' } })
    : refuse(
        'notNow',
        'Something else of this case is waiting for a second person.',
        'Confirm that first, or say that it stays.',
      );
}

/** Of whom no one but the rows of slips says who may: what is asked for depends on the fact. */
export const putRight = caseStep<RightInput, RightData>({
  title: 'Put right',
  fact: 'put right',
  readsFacts: true,
  may: rightersOfAny,
  from: stageNames,
  asks: () => rightFields,
  // After who may, and whether it is a slip at all.
  needs: () => [],
  record: decided,
  evolve: (before, { is, why, agency, first, fact, step, meeting }, meta) => {
    const by = refOf(meta.by);
    if (is === 'asked') return { ...before, righting: { fact, step, why, by, at: meta.at } };
    const { righting, ...rest } = before;
    const left = righting?.fact === fact ? rest : before;
    if (is === 'stays') return left;
    if (is === 'agency') {
      return isConsented(before)
        ? { ...before, invited: (before.invited ?? []).filter((id) => id !== agency) }
        : before;
    }
    return {
      ...left,
      aside: [...(before.aside ?? []), { fact, step, by, at: meta.at, ...given({ first: first?.by, meeting }) }],
    };
  },
});

/** Which fact a fact takes back, and what goes with it. */
export const takenBackBy = ({
  step,
  data,
}: {
  readonly step: string;
  readonly data: unknown;
}): TakenBack | undefined => {
  if (step !== 'putRight' || !isRight(data) || data.is !== 'back') return undefined;
  return { number: data.fact, ...given({ part: data.part }) };
};
const isRight = (data: unknown): data is RightData =>
  typeof data === 'object' && data !== null && 'fact' in data && 'is' in data;
