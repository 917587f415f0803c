// A form that is asked before any case is known: its reference is typed, and whether there is such a case the press alone says.
import type { Field } from '../../domain/kernel/fields.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import type { FormAbout } from './step-form.ts';

export const aboutField: Field = {
  name: 'about',
  title: 'Reference of the case',
  kind: 'text',
  need: 'always',
  most: 40,
  check: (typed) => {
    const read = readReference(typed);
    return 'problem' in read ? read.problem : undefined;
  },
};

/** It carries no case; `name` is what stands in the place of one. */
export const aboutNoCase = (name: string): FormAbout => ({
  data: {},
  name,
  formOf: 'register',
  back: { verb: 'home' },
  close: 'home',
});
