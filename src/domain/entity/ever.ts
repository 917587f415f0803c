// Which entries of cases were ever of a record: what was said counts, also where it was put right since (docs/process.md P31.9).
import { toMentionRef } from '../case/mention/mention.ts';
import type { Entity } from './entity.ts';

type Named = NonNullable<ReturnType<typeof toMentionRef>>;

/** Those that it names now, and those that a fact says were of it. */
export function everyMention({
  root,
  facts,
}: {
  readonly root: Pick<Entity, 'members'>;
  readonly facts: readonly { readonly data: unknown }[];
}): readonly Named[] {
  const found = new Map<string, Named>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        const read = name === 'mention' && typeof inner === 'string' ? toMentionRef(inner) : undefined;
        if (read === undefined) look(inner);
        else found.set(read.ref, read);
      }
  };
  look([root.members, ...facts.map(({ data }) => data)]);
  return [...found.values()];
}
