import { labelOf } from '../../src/cards/blocks.ts';
import type { FormPage } from '../../src/domain/case/referral/form/page.ts';
import type { Answers, Field } from '../../src/domain/kernel/fields.ts';
import type { PersonWindow } from './window.ts';

const titleOf = (field: Field, value: string): string =>
  field.choices?.find((choice) => choice.value === value)?.title ?? value;

/** Fills a page as a person does: types, picks, ticks. */
export async function fillPage(window: PersonWindow, page: FormPage, answers: Answers): Promise<void> {
  for (const field of page.fields) {
    const value = answers[field.name] ?? '';
    if (value === '' || field.preset === value) continue;
    if (field.kind === 'choice') await window.picks(labelOf(field), titleOf(field, value));
    else if (field.kind !== 'choices') await window.fills(labelOf(field), value);
    else for (const one of value.split(',')) await window.ticks(labelOf(field), titleOf(field, one));
  }
}
