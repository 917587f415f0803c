// What is found by keyed hashes: cases that look alike, and what is linked. A card asks for both at once.
import type { MatterRecord } from '../../casework/ports/matter-ports.ts';
import type { CaseMatch, Cases, FoundByKeys, LinkMatch, WantedByKeys } from '../../casework/ports/ports.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { linkMatchIn, linkRowIn } from '../parts/mention.ts';
import { casesAlike, keyedAtOnce, linksAlike } from '../queries/queries.ts';
import type { Items } from '../sdk/items.ts';
import { groupsOf, keysAtOnce, linkKeysAtOnce, linksOnPage, type AcrossQuery } from '../sdk/query.ts';
import { kindOf, partitionOf } from './documents.ts';
import { allGoingOn } from './goes-on.ts';
import type { Shape } from './matter-store.ts';
import { rowsFound } from './rows-found.ts';

type RecordIn = Pick<Shape<CaseTypes>, 'recordIn'>;
type Rows = (cases: readonly Reference[]) => Promise<readonly CaseRow[]>;

export function byKeysOn(items: Items, shape: RecordIn): Pick<Cases, 'alike' | 'linksAlike' | 'foundByKeys'> {
  const rowsOf: Rows = async (cases) => (cases.length === 0 ? [] : rowsFound(items, { cases }));
  const alike: Cases['alike'] = async (keys) => {
    const groups = groupsOf(keys, keysAtOnce, '@key');
    const found = await Promise.all(groups.map((group) => items.across(casesAlike, group)));
    return alikeIn(
      found.flat().map((raw) => shape.recordIn(raw)),
      keys,
      rowsOf,
    );
  };
  const linked: Cases['linksAlike'] = async (keys, but) => {
    const groups = groupsOf(keys, linkKeysAtOnce, '@key');
    const found = await Promise.all(groups.map((group) => items.across(linksAlike, group, linksOnPage)));
    const others = found.flat().filter((raw) => !isOf(raw, but));
    return linksGoingOn(
      others.flatMap((raw) => linkMatchIn(raw, keys) ?? []),
      rowsOf,
    );
  };
  const apart = async ({ alike: keys, links, but }: WantedByKeys): Promise<FoundByKeys> => {
    const [same, others] = await Promise.all([alike(keys), Promise.all(links.map(async (some) => linked(some, but)))]);
    return { alike: same, links: others.flat() };
  };
  /** All keys in one question; undefined where more may be there than one page holds. */
  const onePage = async (query: AcrossQuery, keys: readonly string[]): Promise<readonly unknown[] | undefined> => {
    const groups = groupsOf(keys, linkKeysAtOnce, '@key');
    const pages = await Promise.all(groups.map((group) => items.across(query, group, linksOnPage)));
    return pages.some(({ length }) => length >= linksOnPage) ? undefined : pages.flat();
  };
  const foundByKeys: Cases['foundByKeys'] = async (wanted) => {
    const { alike: keys, links, but } = wanted;
    const all = links.flat();
    if (all.length === 0) return apart(wanted);
    // Where nothing is to look alike, a little of each case is enough.
    const isWhole = keys.length > 0;
    const found = await onePage(isWhole ? keyedAtOnce : linksAlike, [...all, ...keys]);
    // Then all that looks alike is asked for, and what is sure apart from what may be.
    if (found === undefined) return apart(wanted);
    const cases = new Map(found.filter((raw) => kindOf(raw) === 'case').map((raw) => [partitionOf(raw), raw]));
    const records = new Map([...(isWhole ? cases : [])].map(([id, raw]) => [id, shape.recordIn(raw)]));
    const rowAtHand = (id: Reference): CaseRow | undefined => {
      const [raw, record] = [cases.get(id), records.get(id)];
      if (record !== undefined) return rowOf(record.root);
      return raw === undefined ? undefined : linkRowIn(raw);
    };
    // What is found may have ended in another that is found with it; most often it is the one that is opened.
    const rows: Rows = async (references) => [
      ...references.flatMap((one) => rowAtHand(one) ?? []),
      ...(await rowsOf(references.filter((one) => !cases.has(one)))),
    ];
    const matches = found.flatMap((raw) => {
      if (isOf(raw, but)) return [];
      const record = records.get(partitionOf(raw));
      return (record === undefined || kindOf(raw) !== 'case' ? linkMatchIn(raw, all) : wholeMatch(record, all)) ?? [];
    });
    const others = [...records.values()].filter(({ root }) => root.reference !== but);
    const [same, linkedWith] = await Promise.all([
      alikeIn(others, keys, rows),
      linksGoingOn(
        matches.filter((one) => one.keys.length > 0),
        rows,
      ),
    ]);
    return { alike: same, links: linkedWith };
  };
  return { alike, linksAlike: linked, foundByKeys };
}

const isOf = (raw: unknown, one: Reference | undefined): boolean => one !== undefined && partitionOf(raw) === one;
const sharedBy = ({ matchKeys = [] }: MatterRecord<CaseTypes>, keys: readonly string[]): readonly string[] =>
  matchKeys.filter((key) => keys.includes(key));
const wholeMatch = (record: MatterRecord<CaseTypes>, keys: readonly string[]): LinkMatch => ({
  keys: sharedBy(record, keys),
  referral: record.root,
  row: rowOf(record.root),
});

/** By the keys of the duplicate check, each once. */
async function alikeIn(
  found: readonly MatterRecord<CaseTypes>[],
  keys: readonly string[],
  rows: Rows,
): Promise<readonly CaseMatch[]> {
  const records = new Map(found.map((record) => [record.root.reference, sharedBy(record, keys)]));
  const roots = new Map(found.map(({ root }) => [root.reference, root]));
  const alike = [...roots.values()].filter(({ reference }) => (records.get(reference) ?? []).length > 0);
  return (await allGoingOn<Case>(alike, rows)).map((one) => ({ case: one, keys: records.get(one.reference) ?? [] }));
}

/** Each row with that of the case in which it ended, where it did. */
async function linksGoingOn(found: readonly LinkMatch[], rowsOf: Rows): Promise<readonly LinkMatch[]> {
  const rows = await allGoingOn(
    found.flatMap(({ row }) => row ?? []),
    rowsOf,
  );
  const byReference = new Map(rows.map((row) => [row.reference, row]));
  return found.map((one) => ({ ...one, ...given({ row: one.row && byReference.get(one.row.reference) }) }));
}
