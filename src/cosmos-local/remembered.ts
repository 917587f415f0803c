// What was made once and is asked for again.

/** What was made under this key before, or what `make` makes of it now. */
export type Remembered<Value> = (key: string, make: () => Value) => Value;

/** Of at most so many keys; at one more all is forgotten. */
export function createRemembered<Value>(most: number): Remembered<Value> {
  const made = new Map<string, Value>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    if (made.size === most) made.clear();
    made.set(key, value);
    return value;
  };
}
