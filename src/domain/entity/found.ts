// By what a record is found: what was said of it without a case, and what the entries say that are of it.
import type { MentionRef } from '../case/mention/mention.ts';
import type { Answers } from '../kernel/fields.ts';
import type { LinkKind } from '../link/kinds.ts';
import { isOpenRecord, type Entity } from './entity.ts';

/** What was said of something without a case. */
interface SaidOf {
  readonly kind: LinkKind;
  readonly said: Answers;
}
/** Of a record that was merged into another it leads to that one. A theme is looked for by no one. */
export const saidOf = ({ kind, said }: Pick<Entity, 'kind' | 'said'>): readonly SaidOf[] =>
  kind === 'theme' ? [] : [{ kind, said }];

/** `members`: whose words are hashed as well, where they lie. Undefined: it is found by nothing any more (docs/process.md P23.8). */
export interface Found {
  readonly said: readonly SaidOf[];
  readonly members: readonly MentionRef[];
}
export function foundIn(entity: Pick<Entity, 'kind' | 'said' | 'members' | 'state'>): Found | undefined {
  const { kind, members } = entity;
  if (!isOpenRecord(entity) || kind === 'theme') return undefined;
  return { said: saidOf(entity), members: members.map(({ mention }) => mention) };
}
