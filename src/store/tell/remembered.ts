// Where people and channels are reached, as it was read or written lately. What is not there is asked for every time.
import { createBounded } from '../../machine/bounded.ts';

export interface Remembered<Value> {
  /** At most two seconds old. */
  get(key: string): Value | undefined;
  /** Gives it back. `askedMs`: when the read of it began, or its write had ended; an overtaken answer changes nothing. */
  keep(key: string, value: Value | undefined, askedMs: number): Value | undefined;
  nowMs(): number;
}

/** As with the directory (docs/design.md 5): what another instance wrote is followed within two seconds. */
const freshMs = 2000;
const mostRemembered = 5000;

/** `nowMs`: of this process, not business time. */
export function rememberedBy<Value>(nowMs: () => number = () => performance.now()): Remembered<Value> {
  const entries = createBounded<string, { readonly value: Value; readonly askedMs: number }>(mostRemembered);
  return {
    nowMs,
    get: (key) => {
      const one = entries.get(key);
      return one !== undefined && nowMs() - one.askedMs < freshMs ? one.value : undefined;
    },
    keep: (key, value, askedMs) => {
      if ((entries.get(key)?.askedMs ?? askedMs) > askedMs) return value;
      if (value === undefined) entries.delete(key);
      else entries.set(key, { value, askedMs });
      return value;
    },
  };
}

export interface Reading<Key, Value> {
  /** What is being read of it, or a reading for all who ask meanwhile. */
  of(key: Key): Promise<Value>;
  /** A reading of one's own, in which those who ask meanwhile share. */
  begin(key: Key): Promise<Value>;
  /** It has changed: who asks now does not share in what is being read. */
  changed(key: Key): void;
}

/**
 * One reading for all who ask of the same while it is under way: for what may be two seconds old. What has to be as new as who
 * asks is asked together (src/machine/together.ts).
 */
export function togetherBy<Key, Value>(read: (key: Key) => Promise<Value>): Reading<Key, Value> {
  const underWay = new Map<Key, Promise<Value>>();
  const begin: Reading<Key, Value>['begin'] = async (key) => {
    const mine = read(key).finally(() => {
      if (underWay.get(key) === mine) underWay.delete(key);
    });
    underWay.set(key, mine);
    return mine;
  };
  return {
    begin,
    of: async (key) => underWay.get(key) ?? begin(key),
    changed: (key) => void underWay.delete(key),
  };
}
