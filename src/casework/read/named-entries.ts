// Which entry of a directory a mistake is in, as the entry calls itself: no one counts to the 217th.
import { inData } from '../../domain/kernel/in-data.ts';

/** The same sentences with the id of the entry in place of its number; where it has none, its number, counted from one. */
export const byEntry = (raw: unknown, wrong: readonly string[]): readonly string[] =>
  wrong.map((one) =>
    one.replace(/^(people|agencies)\.(\d+)(\.?)/, (_whole, list: string, place: string, more: string) => {
      const id = idOf(raw, list, Number(place));
      return `${list}${id === undefined ? `, entry ${Number(place) + 1}` : ` ${id}`}${more === '' ? '' : ': '}`;
    }),
  );

const ids: Readonly<Record<string, readonly [name: string, form: RegExp]>> = {
  people: ['objectId', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  agencies: ['id', /^[A-Za-z\d]{1,40}$/],
};

/** Only what has the form of an id: a name that was put there by mistake is not repeated. */
function idOf(raw: unknown, list: string, place: number): string | undefined {
  const [name, form] = ids[list] ?? ['', /^$/];
  const entries = inData(raw, list);
  const id = Array.isArray(entries) ? inData(entries[place], name) : undefined;
  return typeof id === 'string' && form.test(id) ? id : undefined;
}
