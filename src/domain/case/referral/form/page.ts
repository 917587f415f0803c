import type { Field } from '../../../kernel/fields.ts';

/** A page of the referral: at most six lines or three texts, so that it fits one screen (docs/design.md 6.3). */
export interface FormPage {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  /** Short questions that stand beside the one before them. */
  readonly beside?: readonly string[];
  /** Lists to open, however short: the page has no room for them. */
  readonly folded?: readonly string[];
}
