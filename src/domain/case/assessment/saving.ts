// What one press or one field saves of an assessment: only what changes, and only what the tool knows.
import { readRaw, type Field } from '../../kernel/fields.ts';
import {
  isGrade,
  isSignCode,
  isStrengthCode,
  isStrengthLevel,
  isTicked,
  mostInLine,
  mostInSource,
  type RiskAnswers,
  type Sign,
  type Signs,
  type StrengthLevel,
} from './answers.ts';
import { formCodes, isForm, underThirteenCode, type FormCode } from '../../risk-tool/tool.ts';

/** As it was sent: anything. An empty grade takes an answer back, unless it is said that the sign is there `ungraded`. */
export interface SignsInput {
  readonly signs?: Readonly<
    Record<
      string,
      { readonly grade: string; readonly ungraded?: boolean; readonly line?: string; readonly source?: string }
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

/** Undefined where it says what is there already. */
export function signsSaved(before: RiskAnswers, input: SignsInput): SignsSaved | undefined {
  const signs = Object.entries(input.signs ?? {})
    .filter(([code]) => isSignCode(code) && code !== underThirteenCode)
    .map(([code, sent]) => [code, signOf(sent)] as const)
    .filter(([code, sign]) => !same(sign, before.signs[code]));
  const strengths = Object.entries(input.strengths ?? {}).filter(
    (entry): entry is [string, StrengthLevel] =>
      isStrengthCode(entry[0]) && isStrengthLevel(entry[1]) && before.strengths[entry[0]] !== entry[1],
  );
  const asked = input.forms?.filter(isForm);
  const forms = asked && formCodes.filter((form) => asked.includes(form));
  const formsChange = forms !== undefined && forms.join() !== before.forms.join();
  if (signs.length === 0 && strengths.length === 0 && !formsChange) return undefined;
  return {
    ...(signs.length > 0 && { signs: Object.fromEntries(signs) }),
    ...(strengths.length > 0 && { strengths: Object.fromEntries(strengths) }),
    ...(formsChange && { forms }),
  };
}

/** The answers with what was saved in them. */
export function withSaved(before: RiskAnswers, { signs = {}, strengths = {}, forms }: SignsSaved): RiskAnswers {
  const merged: Readonly<Record<string, Sign | null>> = { ...before.signs, ...signs };
  return {
    signs: Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, Sign] => entry[1] !== null),
    ) satisfies Signs,
    strengths: { ...before.strengths, ...strengths },
    forms: forms ?? before.forms,
  };
}
