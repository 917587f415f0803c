// A form that is too long for one screen, on two pages: each carries what the other holds, so that nothing typed is lost and
// nothing is kept before the last button.
import type { Json } from '../../cards/blocks.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import type { Pressed } from '../scene/scene.ts';
import type { StepForm } from './step-form.ts';

export type PageName = 'first' | 'second';

const isOn = (page: PageName, second: readonly string[], { name }: Field): boolean =>
  second.includes(name) === (page === 'second');

/** The fields of one of its pages; `second` names those of the second. */
export const fieldsOf = (fields: readonly Field[], second: readonly string[], page: PageName): readonly Field[] =>
  fields.filter((field) => isOn(page, second, field));

/** What was answered of these, under one name, so that nothing else of a button is ever in anyone's words. */
export function carried(fields: readonly Field[], values: Answers): { readonly kept?: Readonly<Record<string, Json>> } {
  const said = fields.flatMap(({ name }) => {
    const value = values[name] ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return said.length === 0 ? {} : { kept: Object.fromEntries(said) };
}
/** What was sent, with what the button carried of the other page. */
export const withKept = <Of extends Pick<Pressed, 'data'>>(pressed: Of): Of => {
  const { kept } = pressed.data;
  return kept === null || typeof kept !== 'object' ? pressed : { ...pressed, data: { ...kept, ...pressed.data } };
};

/** One page of the form: Next leads from the first to the second, Back from there to the first. */
export function pageOf(form: StepForm, second: readonly string[], page: PageName, values: Answers): StepForm {
  const base = form.verb.replace(/\.go$/, '');
  const other = carried(fieldsOf(form.fields, second, page === 'first' ? 'second' : 'first'), values);
  const shown = { ...form, fields: fieldsOf(form.fields, second, page) };
  // What is asked on the cards that follow is carried already.
  const before: unknown = form.data?.['kept'];
  const kept = { ...(typeof before === 'object' && before), ...other.kept };
  const data = { ...form.data, ...(Object.keys(kept).length > 0 && { kept }) };
  return page === 'first'
    ? { ...shown, go: 'Next', verb: `${base}.next`, data }
    : {
        ...shown,
        intro: '',
        data,
        back: { verb: `${base}.first`, data },
      };
}

/** Under the title: which page it is. */
export const sayPage = (name: string, page: PageName): string => `${name} · page ${page === 'first' ? 1 : 2} of 2`;

/** The page that was sent, by the ending of its verb. */
export const sentPage = (ending: string): PageName => (ending === 'next' ? 'first' : 'second');
