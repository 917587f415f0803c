// Who may read what backs a sign of health, how that is put right, and that a person who may not read it leaves it as it was
// (docs/process.md P22.11). How sure and how recent a sign is, all who read the assessment read: it is counted.
import { given } from '../../kernel/given.ts';
import { handledOf, withForSome, type ForSome, type Handled, type MayBeMarked } from '../../link/handling.ts';
import type { Context } from '../../matter/step.ts';
import type { PersonRef } from '../../people/actor.ts';
import { levelOf } from '../../people/reads.ts';
import { indicators, isOfHealth } from '../../risk-tool/tool.ts';
import { isByThem, markedReads } from '../access/marked.ts';
import { agencyOfAuthor, marksOn } from '../access/mark-right.ts';
import { stageNames } from '../state/stage-table.ts';
import type { Case, Stage } from '../state/stages.ts';
import type { Assessment, AssessedAnswers, EvidenceMark } from './assessment.ts';
import { making, there, type OnRisk } from './step.ts';

/** `full`: when, what and who says so; less: how sure and how recent alone. */
export const evidenceRead = markedReads<Handled>((evidence, person) => ({
  datum: 'risk',
  own: isByThem(evidence, person),
  opens: (relation) => levelOf('risk', relation) !== 'none',
}));

/** The signs of a case of which what backs them is not for this person, each with its mark, in whichever version. */
export const evidenceClosedTo = (
  childCase: Case,
  { actor, directory, now }: Pick<Context, 'actor' | 'directory' | 'now'>,
): ReadonlyMap<string, ForSome> =>
  new Map(
    (childCase.risk?.forSome ?? [])
      .filter((one) => evidenceRead.level(childCase, one, actor, directory, now) !== 'full')
      .map((one) => [one.id, one]),
  );

/** As the case keeps it. */
export const forSomeIn = ({ marks = {} }: AssessedAnswers): readonly ForSome[] | undefined =>
  Object.entries(marks).reduce<readonly ForSome[] | undefined>(
    (before, [id, { by, mark, agencies }]) => withForSome(before, { id, by, mark, agencies }),
    undefined,
  );
/** With those that are for the lead worker and health from now on. */
export const withHealth = (
  before: AssessedAnswers['marks'],
  codes: readonly string[],
  by: PersonRef,
): AssessedAnswers['marks'] =>
  codes.length === 0
    ? before
    : {
        ...before,
        ...Object.fromEntries(
          codes.map((code): [string, EvidenceMark] => [
            code,
            { mark: 'health', agencies: [], by, ...given({ marksWere: before?.[code]?.marksWere }) },
          ]),
        ),
      };

interface Evidence extends Handled, MayBeMarked {
  readonly code: string;
  readonly text: string;
  readonly by: PersonRef;
  readonly mark: Handled['mark'];
  readonly agencies: Handled['agencies'];
}
/** Of a draft what it has so far, else of the newest version: their marks hold in all versions. */
const isNewest = ({ case: { risk }, assessment }: OnRisk): boolean =>
  assessment !== undefined && (risk?.draft ?? risk?.latest)?.id === assessment.id;
/** What backs its signs of health, in the order of the tool. */
export function evidenceIn(on: OnRisk): readonly Evidence[] {
  if (!isNewest(on)) return [];
  const { signs, marks = {}, saved } = there(on.assessment);
  return indicators.flatMap(({ code, text }) => {
    const [sign, mark] = [signs[code], marks[code]];
    const isBacked = (sign?.line ?? sign?.source) !== undefined;
    return isOfHealth(code) && (isBacked || mark !== undefined)
      ? [handledOf({ by: saved.by, ...mark, code, text })]
      : [];
  });
}

export const rightEvidenceMark = marksOn<OnRisk, Evidence, Assessment>({
  reads: evidenceRead,
  marked: evidenceIn,
  called: ({ code, text }) => `${code} · ${text}`,
  agencyOf: agencyOfAuthor,
  leadIs: 'lead of the author’s agency',
  marks: (on, place, to, was) => {
    const [one, before] = [evidenceIn(on)[place], there(on.assessment)];
    if (one === undefined) throw new Error('a mark of evidence that was never given');
    const { code, by, marksWere = [] } = one;
    return { ...before, marks: { ...before.marks, [code]: { ...to, by, marksWere: [...marksWere, was] } } };
  },
}).putsRight<Stage>(making, {
  title: 'Put mark right',
  fact: 'who may read what backs a sign put right',
  from: stageNames,
  elsewhere: '',
});
