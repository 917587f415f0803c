// Texts that anyone may type, and that would be a link, bold, a mention, a time or HTML where they are not shown as typed.
import { mostOf, problemOf, type Field } from '../../../src/domain/kernel/fields.ts';

/** A number that is none to those who look for long numbers, nor a name: `Qab7Q`. */
const sayNumber = (number: number): string => {
  const thousands = Math.floor(number / 1000);
  return `Q${letter(Math.floor(thousands / 26))}${letter(thousands % 26)}${number % 1000}Q`;
};
const letter = (place: number): string => String.fromCharCode(97 + (place % 26));
const placeOf = (one: string | undefined): number => (one?.charCodeAt(0) ?? 97) - 97;
/** The numbers of what was typed that stand in a text. */
export const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/Q([a-z])([a-z])(\d+)Q/g)].map(
    ([, first, second, rest]) => (placeOf(first) * 26 + placeOf(second)) * 1000 + Number(rest),
  );
/** What texts that differ by their numbers alone have in common. */
export const withoutNumbers = (text: string): string => text.replaceAll(/Q[a-z]{2}\d+Q/g, '');

/** The longest first: what a field takes depends on its length. Each says by its number where it was typed. */
export const nasty = (number: number): readonly string[] => {
  const said = sayNumber(number);
  const link = `[${said}](https://q.test)`;
  const html = `<b>${said}</b> <at>${said}</at> {{DATE(2027-01-04T09:00:00Z,SHORT)}}`;
  return [
    `${link} **${said}** _${said}_ ${html} [${said}][q]\n\n[q]: https://q.test\n# ${said}\n- ${said}`,
    // No number of five digits, for what everyone reads.
    `${link} **${said}** <b>${said}</b> {{TIME(${said})}} [${said}][q]\n[q]: https://q.test`,
    link,
    `**${said}**`,
    // No longer than a postcode or a registration.
    `_${said}_`,
  ];
};

/** Those of them that this field takes. */
export const nastyFor = (field: Field, number: number): readonly string[] =>
  nasty(number).filter((text) => text.length <= mostOf(field) && problemOf(field, text) === undefined);

/** Also where only part of it is left. */
export const isNasty = (text: string): boolean => /Q[a-z]{2}\d+Q|q\.test/.test(text);

/** Whether everything of it that stands here is as it was typed; a text that is too long ends with a sign that it does. */
export function isAsTyped(shown: string): boolean {
  const plain = shown.replaceAll('\u2060', '');
  return [...new Set(numbersIn(plain))].every(
    (number) => nasty(number).some((text) => plain.includes(text)) || /…(?: \(shortened here\))?/.test(plain),
  );
}
