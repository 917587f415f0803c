// Which of the entries that a record names do not say so themselves any more: taken back, or never placed in it (docs/process.md P23.7).
import { holdsIn } from '../../domain/entity/entity.ts';
import { mentionRefOf, toMentionRef, type MentionRef } from '../../domain/case/mention/mention.ts';
import { toEntityId } from '../../domain/kernel/ids.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Ports } from '../ports/ports.ts';

/** Undefined for a matter that is no record, and for a record that names none. */
export async function goneEntries(
  { cases, entities }: Pick<Ports, 'cases' | 'entities'>,
  matter: PartitionId,
): Promise<readonly MentionRef[] | undefined> {
  const id = toEntityId(matter);
  const entity = id && (await entities.load(id))?.value.root;
  const named = entity?.members.map(({ mention }) => mention) ?? [];
  if (entity === undefined || named.length === 0) return undefined;
  const found = await cases.mentionsOf([...new Set(named.flatMap((ref) => toMentionRef(ref)?.reference ?? []))]);
  const holding = new Set(found.filter((one) => holdsIn(entity, one)).map((one) => mentionRefOf(one)));
  return named.filter((ref) => !holding.has(ref));
}
