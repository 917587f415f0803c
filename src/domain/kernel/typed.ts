// What people type, in one form: two texts that look alike are alike.

/** Neither seen nor heard: soft hyphens, zero-width spaces, signs that turn the direction of writing. */
const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/**
 * As it reads: wide and joined letters as plain ones (NFKC), nothing that one does not see (docs/process.md P10.13). Half a
 * sign, which no keyboard makes and no address can carry, reads as the sign for what cannot be read.
 */
export const asRead = (text: string): string =>
  beyondAscii.test(text) ? text.toWellFormed().normalize('NFKC').replaceAll(unseen, '').normalize('NFKC') : text;
/** Text without it, as most is, is in that form. */
const beyondAscii = /[\u0080-\uFFFF]/;

/** The same of all that a card or a page sent. */
export const allAsRead = (sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, typeof value === 'string' ? asRead(value) : value]),
  );
