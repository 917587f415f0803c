// What a query is.
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
