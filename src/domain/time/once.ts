// Dates are asked for again and again: one press works out the same office day dozens of times, a list hundreds of times.

/** The most that is kept of one kind of work; then it is begun again. */
const most = 2000;

/** Work whose result hangs on its texts and numbers alone, done once for each of them; what throws is tried again. */
export function once<Asked extends readonly (string | number)[], Made>(
  work: (...asked: Asked) => Made,
): (...asked: Asked) => Made {
  const made = new Map<string, Made>();
  return (...asked) => {
    const key = asked.join('|');
    const before = made.get(key);
    if (before !== undefined) return before;
    const now = work(...asked);
    if (made.size >= most) made.clear();
    made.set(key, now);
    return now;
  };
}
