// What a query is, and how many values of a list one of them takes.
interface Query<Reach extends 'partition' | 'across' | 'everything'> {
  readonly name: string;
  readonly text: string;
  readonly container: 'cases' | 'looks' | 'directory';
  readonly reach: Reach;
  readonly why: string;
  /** Documents a page; 100 unless given. More for queries that select a little of each. */
  readonly page?: number;
}
/** Asks one partition only, such as that of a case. */
export type PartitionQuery = Query<'partition'>;
/** Asks every partition: its filter must be an indexed equality or range of which few match. */
export type AcrossQuery = Query<'across'>;
/** Reads the whole container, page by page: for a program that checks it, never for a press. */
export type WholeQuery = Query<'everything'>;

/** How many stages, and how many keys, are asked for in one query. */
export const stagesAtOnce = 6;
export const keysAtOnce = 8;
/** The keys by which what other cases name is found: all of a case, or of a page of Links, in one. */
export const linkKeysAtOnce = 32;
/** So much of it is found at once: one page, however much there is. */
export const linksOnPage = 50;
/** The same for the cases whose actions are asked for: most agendas in one. */
export const casesAtOnce = 32;
/** The days on which their decisions were made: of a meeting, and what was decided between two. */
export const daysAtOnce = 8;
/** The parts that a case is opened with: of most cases in one. */
export const idsAtOnce = 48;
/** And for the agencies whose actions are asked for: most people are of one, and of the council. */
export const agenciesAtOnce = 4;
/** And for the people whose actions someone has beside their own. */
export const ownersAtOnce = 16;
/** Their parameters, `@stage0` and so on, as they stand in IN (…). */
export const places = (most: number, name: string): readonly string[] =>
  Array.from({ length: most }, (_none, place) => `@${name}${place}`);

/** The parameters of a query that takes so many values at once, each time; nothing is what fills the places left over. */
export function groupsOf(
  values: readonly string[],
  size: number,
  name: `@${string}`,
): readonly Readonly<Record<`@${string}`, string>>[] {
  const each = [...new Set(values)];
  return Array.from({ length: Math.ceil(each.length / size) }, (_none, group) =>
    Object.fromEntries(Array.from({ length: size }, (_place, at) => [`${name}${at}`, each[group * size + at] ?? ''])),
  );
}
