// What anyone may ask for, however often, and what costs the database something: asked for at most so often.

/** The same answer to all who ask within so many milliseconds of its asking, also while it is awaited. A rejection is one. */
export function lately<T>(forMs: number, nowMs: () => number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | undefined;
  return async () => {
    const now = nowMs();
    // Beyond it in either direction: a clock may be put back.
    if (last === undefined || Math.abs(now - last.atMs) >= forMs) last = { atMs: now, answer: ask() };
    return last.answer;
  };
}
