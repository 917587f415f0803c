// One press reads a case once, however many handlers ask for it.
import type { Ports } from '../../casework/ports/ports.ts';

/**
 * The ports of one press. A case, or a part of one, that it has read is handed on, and read again only when this press
 * has written to the case, or could not because someone else had.
 */
export function portsOfPress(ports: Ports): Ports {
  const { cases } = ports;
  const read = new Map<string, Map<string, Promise<unknown>>>();
  const once = <T>(reference: string, what: string, ask: () => Promise<T>): Promise<T> => {
    const found = read.get(reference) ?? new Map<string, Promise<unknown>>();
    read.set(reference, found);
    const answer = (found.get(what) as Promise<T> | undefined) ?? ask(); // what it is says which type it has
    found.set(what, answer);
    return answer;
  };
  const load: typeof cases.load = (reference) => once(reference, 'case', () => cases.load(reference));
  const part: typeof cases.part = (reference, kind, id) =>
    once(reference, `${kind} ${id}`, () => cases.part(reference, kind, id));
  const commit: typeof cases.commit = (commit, nowMs) => {
    read.delete(commit.id);
    return cases.commit(commit, nowMs);
  };
  // Everything else is the store's own, looked up when it is used.
  const own: typeof cases = Object.assign(Object.create(cases) as typeof cases, { load, part, commit });
  return { ...ports, cases: own };
}
