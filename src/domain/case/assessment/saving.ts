// What one press or one field saves of an assessment: only what changes, and only what the tool knows.
import { given } from '../../kernel/given.ts';
import { readRaw, type Field } from '../../kernel/fields.ts';
import {
  isGrade,
  isSignCode,
  isStrengthCode,
  isStrengthLevel,
  isTicked,
  mostInLine,
  mostInSource,
  type MarkedAnswers,
  type Sign,
  type Signs,
  type StrengthLevel,
} from './answers.ts';
import { formCodes, isForm, isOfHealth, underThirteenCode, type FormCode } from '../../risk-tool/tool.ts';

/** As it was sent: anything. An empty grade takes an answer back, unless it is said that the sign is there `ungraded`. */
export interface SignsInput {
  readonly signs?: Readonly<
    Record<
      string,
      {
        readonly grade: string;
        readonly ungraded?: boolean;
        readonly line?: string;
        readonly source?: string;
        /** `health`: what backs it is for the lead worker and health alone. */
        readonly mark?: string;
      }
    >
  >;
  readonly strengths?: Readonly<Record<string, string>>;
  readonly forms?: readonly string[];
}
export interface SignsSaved {
  /** `null`: the answer was taken back. */
  readonly signs?: Readonly<Record<string, Sign | null>>;
  readonly strengths?: Readonly<Record<string, StrengthLevel>>;
  readonly forms?: readonly FormCode[];
  /** Signs of health of which what backs them is for the lead worker and health from now on. */
  readonly forHealth?: readonly string[];
}

export const lineField: Field = {
  name: 'line',
  title: 'When, and what',
  kind: 'text',
  prose: true,
  need: 'always',
  most: mostInLine,
  help: 'For example: 12 Dec, seen getting into an unknown car.',
};
export const sourceField: Field = {
  name: 'source',
  title: 'Who says so',
  kind: 'text',
  need: 'always',
  most: mostInSource,
  help: 'For example: school, police, the child.',
};

const textOf = (field: Field, raw: string | undefined): string =>
  readRaw(field, raw).keep.slice(0, field.most).toWellFormed().trimEnd();

function signOf({ grade, ungraded, line, source }: NonNullable<SignsInput['signs']>[string]): Sign | null {
  const answer = ungraded === true ? ({ grade: 'U', ungraded } as const) : isGrade(grade) ? { grade } : null;
  if (answer === null || !isTicked(answer)) return answer;
  const [said, by] = [textOf(lineField, line), textOf(sourceField, source)];
  return { ...answer, ...(said !== '' && { line: said }), ...(by !== '' && { source: by }) };
}
const same = (one: Sign | null | undefined, other: Sign | undefined): boolean =>
  one?.grade === other?.grade &&
  one?.ungraded === other?.ungraded &&
  one?.line === other?.line &&
  one?.source === other?.source;

/** A mark is given once with what backs the sign: to put it right takes a reason (docs/process.md P22.6). */
const isForAll = ({ marks }: MarkedAnswers, code: string): boolean => (marks?.[code]?.mark ?? 'case') === 'case';

/**
 * Undefined where it says what is there already. `isClosed`: what backs that sign is not for the person who sends it, and the sign
 * stays as it is, whatever was sent (docs/process.md P22.11).
 */
export function signsSaved(
  before: MarkedAnswers,
  input: SignsInput,
  isClosed: (code: string) => boolean = () => false,
): SignsSaved | undefined {
  const sent = Object.entries(input.signs ?? {})
    .filter(([code]) => isSignCode(code) && code !== underThirteenCode && !isClosed(code))
    .map(([code, one]) => [code, signOf(one), one.mark] as const);
  const signs = sent.flatMap(([code, sign]) => (same(sign, before.signs[code]) ? [] : [[code, sign] as const]));
  const forHealth = sent.flatMap(([code, sign, mark]) =>
    mark === 'health' && isOfHealth(code) && isTicked(sign ?? undefined) && isForAll(before, code) ? [code] : [],
  );
  const strengths = Object.entries(input.strengths ?? {}).filter(
    (entry): entry is [string, StrengthLevel] =>
      isStrengthCode(entry[0]) && isStrengthLevel(entry[1]) && before.strengths[entry[0]] !== entry[1],
  );
  const asked = input.forms?.filter(isForm);
  const forms = asked && formCodes.filter((form) => asked.includes(form));
  const formsChange = forms !== undefined && forms.join() !== before.forms.join();
  if (signs.length === 0 && strengths.length === 0 && !formsChange && forHealth.length === 0) return undefined;
  return {
    ...(signs.length > 0 && { signs: Object.fromEntries(signs) }),
    ...(strengths.length > 0 && { strengths: Object.fromEntries(strengths) }),
    ...(formsChange && { forms }),
    ...(forHealth.length > 0 && { forHealth }),
  };
}

/** The answers with what was saved in them. */
export function withSaved(
  before: MarkedAnswers,
  { signs = {}, strengths = {}, forms, forHealth = [] }: SignsSaved,
): MarkedAnswers {
  const merged: Readonly<Record<string, Sign | null>> = { ...before.signs, ...signs };
  return {
    signs: Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, Sign] => entry[1] !== null),
    ) satisfies Signs,
    strengths: { ...before.strengths, ...strengths },
    forms: forms ?? before.forms,
    ...given({ marks: forHealth.length === 0 ? before.marks : { ...before.marks, ...marksFor(forHealth) } }),
  };
}
const marksFor = (codes: readonly string[]): NonNullable<MarkedAnswers['marks']> =>
  Object.fromEntries(codes.map((code) => [code, { mark: 'health', agencies: [] }]));
