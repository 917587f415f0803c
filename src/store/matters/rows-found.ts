// The rows that a list or a board wants: as few queries as its longest list of values needs, one as a rule.
import type { RowsWanted } from '../../casework/ports/ports.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { rowsBy, rowsTake, rowsWays, type RowsWay } from '../queries/row-queries.ts';
import type { Items } from '../sdk/items.ts';
import { groupsOf } from '../sdk/query.ts';
import { caseRowIn } from './case-rows.ts';

type Values = Readonly<Record<`@${string}`, string>>;
const one = (name: `@${string}`, value: string | undefined): readonly Values[] =>
  value === undefined ? [] : [{ [name]: value }];

/** The values of each way, in groups of as many as a query takes. */
const valuesOf = (wanted: RowsWanted): Readonly<Record<RowsWay, readonly Values[]>> => ({
  ledBy: one('@person', wanted.ledBy),
  waiting: one('@waits', wanted.waiting),
  called: one('@called', wanted.called),
  invitedAs: groupsOf(wanted.invitedAs ?? [], rowsTake.invitees, '@invitee'),
  inStages: groupsOf(wanted.inStages ?? [], rowsTake.stages, '@stage'),
  ...askedOf(wanted.askedOf ?? []),
  dueBy: groupsOf(wanted.dueBy?.stages ?? [], rowsTake.due, '@due').map((group) => ({
    ...group,
    '@date': wanted.dueBy?.date ?? '',
  })),
  decidedAt: groupsOf(wanted.decidedAt ?? [], rowsTake.meetings, '@meeting'),
  followedOf: groupsOf(wanted.followedOf ?? [], rowsTake.people, '@below'),
  ofLine: one('@manager', wanted.ofLine),
  cases: groupsOf(wanted.cases ?? [], rowsTake.cases, '@case'),
  endedSince: one('@since', wanted.endedSince),
});

const askedOf = (consenters: readonly string[]): Readonly<Record<'askedOf' | 'askedOfMany', readonly Values[]>> =>
  consenters.length <= rowsTake.consentersOfFew
    ? { askedOf: groupsOf(consenters, rowsTake.consentersOfFew, '@consenter'), askedOfMany: [] }
    : { askedOf: [], askedOfMany: groupsOf(consenters, rowsTake.consenters, '@consenter') };

export async function rowsFound(items: Items, wanted: RowsWanted): Promise<readonly CaseRow[]> {
  const values = valuesOf(wanted);
  const queries = Array.from({ length: Math.max(...rowsWays.map((way) => values[way].length)) }, (_none, turn) => {
    const ways = rowsWays.filter((way) => values[way][turn] !== undefined);
    return { query: rowsBy(ways), parameters: Object.assign({}, ...ways.map((way) => values[way][turn])) as Values };
  });
  const found = await Promise.all(queries.map(({ query, parameters }) => items.across(query, parameters)));
  const rows = found.flat().map(caseRowIn);
  return [...new Map(rows.map((row) => [row.reference, row])).values()];
}
