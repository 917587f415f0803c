// The two forms of triage that look cases up: where a case is listed, and which of two goes on. Also built without any
// stored state, when a fault has to give back what was typed.
import type { Element } from '../../cards/blocks.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { lateField, mergeFields } from '../../domain/case/triage/triage.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import type { Choice, Field } from '../../domain/kernel/fields.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import type { StepForm } from '../form/step-form.ts';
import { given } from '../../domain/kernel/given.ts';

export const listFields = (
  meetings: readonly Choice[],
  agencies: readonly Choice[],
  core: readonly string[],
  takesLate: boolean,
  employers: readonly Field[] = [],
): readonly Field[] => [
  {
    name: 'meeting',
    title: 'Meeting',
    kind: 'choice',
    need: 'always',
    choices: meetings,
    ...given({ preset: meetings[0]?.value }),
  },
  {
    name: 'invited',
    title: 'Agencies invited',
    kind: 'choices',
    need: 'always',
    choices: agencies,
    preset: core.join(','),
    most: 4000,
    help: 'They can read this case for its meetings and for four weeks after. The panel’s agencies are added when it goes to the panel.',
  },
  ...employers,
  ...(takesLate ? [{ ...lateField, title: `If its papers have closed: ${beginLow(lateField.title)}` }] : []),
];
export const listForm = (
  meetings: readonly Choice[],
  agencies: readonly Choice[],
  core: readonly string[],
  takesLate: boolean,
  check?: { readonly elements: readonly Element[]; readonly shown: readonly Reference[] },
  employers: readonly Field[] = [],
): StepForm => ({
  title: steps.listCase.title,
  fields: listFields(meetings, agencies, core, takesLate, employers),
  verb: 'triage.list.go',
  intro: 'Check first whether the child is already known.',
  style: 'positive',
  ...(check !== undefined && { before: check.elements, data: { alike: check.shown.join(',') } }),
});

/** Of a case in which a person of concern works with children: asked before any agency can be ticked (docs/process.md P5.10). */
export const employersForm = (fields: readonly Field[]): StepForm => ({
  title: steps.listCase.title,
  go: 'Go on',
  fields,
  verb: 'triage.list.employer',
  intro:
    'Someone of concern works with children. Say first for whom: their agency is not to read this case. If that is not enough, go back and restrict the case.',
  style: 'positive',
});

/** Which of two cases ends, and which goes on; as a choice sends it. */
export interface Pair {
  readonly ends: Reference;
  readonly goesOn: Reference;
}
export const pairValue = ({ ends, goesOn }: Pair): string => `${ends}>${goesOn}`;
export function toPair(value: string): Pair | undefined {
  const [ends, goesOn, ...more] = value.split('>').map(readReference);
  if (ends === undefined || goesOn === undefined || more.length > 0) return undefined;
  return 'reference' in ends && 'reference' in goesOn ? { ends: ends.reference, goesOn: goesOn.reference } : undefined;
}

/** Without cases that look alike, the reference is typed. */
export const mergeForm = (choices: readonly Choice[]): StepForm => {
  const [into, ...others] = mergeFields(choices);
  const rest = others.map((field) => ({ ...field, help: 'Anyone who can read the case that ends can read this.' }));
  const typed: Field = {
    name: 'into',
    title: 'Reference of the case to keep',
    kind: 'text',
    need: 'always',
    most: 40,
    help: 'No open case looks like this one. If you know one that is about the same child, give its reference.',
  };
  return {
    title: steps.mergeCase.title,
    fields: choices.length === 0 || into === undefined ? [typed, ...rest] : [into, ...rest],
    verb: 'triage.merge.go',
    intro: 'Two referrals of one child become one case. The one that ends stays on record and points to the one kept.',
    style: 'positive',
  };
};
