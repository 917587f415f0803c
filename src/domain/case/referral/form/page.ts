import type { Field } from '../../../kernel/fields.ts';

/** A page of the referral: at most six lines or three texts, so that it fits one screen (docs/design.md 6.3). */
export interface FormPage {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}
