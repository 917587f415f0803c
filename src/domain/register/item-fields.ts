// What was asked where the answers of a fact were given: by it a choice is told from a word that a person typed.
import { grades } from '../case/assessment/answers.ts';
import { lineField, sourceField } from '../case/assessment/saving.ts';
import { extraPages } from '../case/referral/form/extra-pages.ts';
import { basisPage, pages } from '../case/referral/form/pages.ts';
import { steps } from '../case/whole/case.ts';
import type { Field } from '../kernel/fields.ts';
import { kindRow, linkKinds } from '../link/kinds.ts';

type Titles = ReadonlyMap<string, Field>;
const titled = (fields: readonly Field[]): Titles => new Map(fields.map((field) => [field.name, field]));

interface Asked {
  asks?(at: object): readonly Field[];
}
const asksOf = (step: Asked | undefined): readonly Field[] => step?.asks?.({}) ?? [];
const ofReferral: Titles = titled([...pages, ...extraPages, basisPage].flatMap(({ fields }) => fields));
/** What is asked of each sign of a risk assessment, page by page. */
const ofSigns: Titles = titled([
  { name: 'grade', title: 'How sure, and how recent', kind: 'choice', need: 'always', choices: grades },
  lineField,
  sourceField,
]);
const signed: readonly string[] = ['assessRisk', 'correctAssessment', 'saveSigns'];
const ofLinks: Titles = titled(linkKinds.flatMap((kind) => [...kindRow(kind).fields, ...(kindRow(kind).more ?? [])]));
const allSteps: Readonly<Record<string, Asked>> = steps;
/** What is asked in any step, where the step itself does not say what the answer is called. */
let everyone: Titles | undefined;
const ofAll = (): Titles => (everyone ??= titled(Object.values(allSteps).flatMap(asksOf)));

/** By step: a record has hundreds of facts of few steps. */
const byStep = new Map<string, Titles>();
/** What was asked where this answer was given; undefined: it is not known any more, or was not asked. */
export function askedAs(step: string, name: string): Field | undefined {
  const own =
    byStep.get(step) ?? new Map([...(signed.includes(step) ? ofSigns : []), ...titled(asksOf(allSteps[step]))]);
  byStep.set(step, own);
  return own.get(name) ?? ofReferral.get(name) ?? ofLinks.get(name) ?? ofAll().get(name);
}

/** What the program writes of its own, or where the question is asked beside the step. */
const byProgram: ReadonlySet<string> = new Set([
  'kind',
  'mark',
  'agency',
  'agencies',
  'asked',
  'invited',
  'is',
  'as',
  'id',
  'fields',
  'way',
  'conflict',
  'roles',
  'gets',
]);
/** Whether it was picked and not worded: from a list, or as a day. */
export const isPicked = (step: string, name: string): boolean =>
  isChosen(step, name) || askedAs(step, name)?.kind === 'date';
/** Whether the answer is chosen, and not typed; what is not known counts as typed. */
export const isChosen = (step: string, name: string): boolean => {
  const asked = askedAs(step, name);
  return asked === undefined ? byProgram.has(name) : asked.kind === 'choice' || asked.kind === 'choices';
};
