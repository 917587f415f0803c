// What people type, in one form: a person’s spelling stays, and what no one sees goes (docs/process.md P10.13).

/** Neither seen nor heard: soft hyphens, zero-width spaces, signs that turn the direction of writing. */
export const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** All spaces that are no line of their own, and what no keyboard makes: each reads as a space. */
const spaces = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Z}]/gu; // eslint-disable-line no-control-regex -- they are what is replaced

/**
 * As it is kept: letters with their accents (NFC), spaces of one kind, lines that end alike, and nothing that one does not see.
 * Wide and joined letters, apostrophes and hyphens stay as they were typed: they are folded where texts are compared
 * (`alike.ts`). Half a sign, which no keyboard makes and no address can carry, reads as the sign for what cannot be read.
 */
export const asRead = (text: string): string =>
  unlikeMost.test(text)
    ? text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unseen, '').replaceAll(spaces, ' ').normalize('NFC')
    : text;
/** Text without it, as most is, is in that form. */
const unlikeMost = /[\u0000-\u0008\u000B-\u001F\u007F-\uFFFF]/; // eslint-disable-line no-control-regex -- they are what is looked for

/** The same of all that a card or a page sent. */
export const allAsRead = (sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, typeof value === 'string' ? asRead(value) : value]),
  );
