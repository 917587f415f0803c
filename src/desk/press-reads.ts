import type { Ports } from '../casework/ports/ports.ts';
import type { Reference } from '../domain/ids.ts';

/**
 * The ports of one press. A case that it has read is handed on, and read again only when this press has written, or
 * could not because someone else had.
 */
export function portsOfPress(ports: Ports): Ports {
  const { cases } = ports;
  const read = new Map<Reference, ReturnType<typeof cases.load>>();
  const load: typeof cases.load = (reference) => {
    const known = read.get(reference) ?? cases.load(reference);
    read.set(reference, known);
    return known;
  };
  const commit: typeof cases.commit = (commit, nowMs) => {
    read.delete(commit.id);
    return cases.commit(commit, nowMs);
  };
  // Everything else is the store's own, looked up when it is used.
  const own: typeof cases = Object.assign(Object.create(cases) as typeof cases, { load, commit });
  return { ...ports, cases: own };
}
