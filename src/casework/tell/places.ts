// The places of all that wait for their turn, in the order of their times: what a pace asks of them it finds by halving, so that
// a burst of thousands costs each of them no more than a few would.

/** At most this many sendings within this time. */
export interface Limit {
  readonly withinMs: number;
  readonly most: number;
}
export interface PlaceInRow {
  readonly who: string;
  readonly conversation: string;
  readonly atMs: number;
}
export interface Places {
  of(who: string): PlaceInRow | undefined;
  /** What waits for one conversation, in order. */
  timesOf(conversation: string): readonly number[];
  add(place: PlaceInRow): void;
  remove(who: string): void;
  /** Frees what had its time before this moment. */
  forgetBefore(ms: number): void;
  clear(): void;
  /**
   * The first moment from `fromMs` on at which one more fits between all that wait and what was `sent` (in order), without
   * breaking a window that lies ahead.
   */
  roomFrom(fromMs: number, sent: readonly number[]): number;
}

/** `limits`: of all conversations together. */
export function createPlaces(limits: readonly Limit[]): Places {
  const byWho = new Map<string, PlaceInRow>();
  const byConversation = new Map<string, number[]>();
  let row: PlaceInRow[] = [];
  // Nothing more fits from the one to the other: what is added since takes more room, and what is freed makes this unknown.
  let full = nothing;

  const remove = (who: string): void => {
    const place = byWho.get(who);
    if (place === undefined) return;
    byWho.delete(who);
    const { conversation, atMs } = place;
    row.splice(row.indexOf(place, firstFrom(row, timeOfPlace, atMs)), 1);
    const mine = byConversation.get(conversation) ?? [];
    mine.splice(firstFrom(mine, itself, atMs), 1);
    if (mine.length === 0) byConversation.delete(conversation);
    full = nothing;
  };
  return {
    of: (who) => byWho.get(who),
    timesOf: (conversation) => byConversation.get(conversation) ?? [],
    add: (place) => {
      const { who, conversation, atMs } = place;
      byWho.set(who, place);
      row.splice(firstAfter(row, timeOfPlace, atMs), 0, place);
      const mine = byConversation.get(conversation) ?? [];
      byConversation.set(conversation, mine);
      mine.splice(firstAfter(mine, itself, atMs), 0, atMs);
    },
    remove,
    forgetBefore: (ms) => {
      for (let first = row[0]; first !== undefined && first.atMs < ms; first = row[0]) remove(first.who);
    },
    clear: () => {
      byWho.clear();
      byConversation.clear();
      row = [];
      full = nothing;
    },
    roomFrom: (fromMs, sent) => {
      const isIn = full.fromMs <= fromMs && fromMs < full.untilMs;
      let moment = isIn ? full.untilMs : fromMs;
      while (
        !limits.every((limit) =>
          fits([...near(row, timeOfPlace, limit, moment), ...near(sent, itself, limit, moment)], limit, moment),
        )
      )
        moment = Math.min(...limits.map(({ withinMs }) => nextLeaving(row, sent, moment - withinMs) + withinMs));
      if (isIn || moment > fromMs) full = { fromMs: isIn ? full.fromMs : fromMs, untilMs: moment };
      return moment;
    },
  };
}

const nothing = { fromMs: 0, untilMs: 0 };
const timeOfPlace = ({ atMs }: PlaceInRow): number => atMs;
const itself = (time: number): number => time;

/** Where the first stands that holds; those that hold are behind all that do not. */
function firstThat<One>(row: readonly One[], holds: (one: One) => boolean): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = row[middle];
    if (one !== undefined && holds(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
const firstFrom = <One>(row: readonly One[], timeOf: (one: One) => number, ms: number): number =>
  firstThat(row, (one) => timeOf(one) >= ms);
const firstAfter = <One>(row: readonly One[], timeOf: (one: One) => number, ms: number): number =>
  firstThat(row, (one) => timeOf(one) > ms);

/** The times that lie less than a window before or after a moment. */
const near = <One>(
  row: readonly One[],
  timeOf: (one: One) => number,
  { withinMs }: Limit,
  moment: number,
): readonly number[] =>
  row.slice(firstAfter(row, timeOf, moment - withinMs), firstFrom(row, timeOf, moment + withinMs)).map(timeOf);

/** The next of all times after this one: where a window's start passes it, there is room for one more. */
function nextLeaving(row: readonly PlaceInRow[], sent: readonly number[], afterMs: number): number {
  const waits = row[firstAfter(row, timeOfPlace, afterMs)]?.atMs ?? Number.POSITIVE_INFINITY;
  return Math.min(waits, sent[firstAfter(sent, itself, afterMs)] ?? Number.POSITIVE_INFINITY);
}

/** Whether one more at this moment keeps the limit among these, which are near it. */
function fits(times: readonly number[], { withinMs, most }: Limit, moment: number): boolean {
  const all = [...times, moment].toSorted((one, other) => one - other);
  return all.every((time, place) => (all[place + most] ?? Number.POSITIVE_INFINITY) - time >= withinMs);
}
