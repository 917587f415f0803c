// What records are called now: the mark and the case of the entry that gave one its name are read with it (docs/process.md P23.5).
import { mentionRefOf, toMentionRef } from '../../domain/case/mention/mention.ts';
import { calledBy, lendsName } from '../../domain/entity/called.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { Reader } from '../reader.ts';

/** These, each by its name or by its kind. Where no entry gave one its name the database is not asked. */
export async function calledNow<One extends Pick<Entity, 'kind' | 'name' | 'namedBy'>>(
  { ports: { cases } }: Pick<Reader, 'ports'>,
  all: readonly One[],
): Promise<readonly One[]> {
  const naming = new Set(all.flatMap(({ namedBy }) => toMentionRef(namedBy ?? '')?.reference ?? []));
  if (naming.size === 0) return all;
  const [mentions, rows] = await Promise.all([cases.mentionsOf([...naming]), cases.rows({ cases: [...naming] })]);
  const rowAt = new Map(rows.map((row) => [row.reference, row]));
  const lending = new Set(
    mentions.filter((one) => lendsName(one, rowAt.get(one.reference))).map((one) => mentionRefOf(one)),
  );
  return all.map((one) => calledBy(one, one.namedBy !== undefined && lending.has(one.namedBy)));
}
