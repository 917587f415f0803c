// Pages left open hear that something changed, never what: they ask again, as the person they belong to. While no one has a
// page open nothing is asked of the database.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { toMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import { startWatch, type Partition, type Watch, type WatchParts } from './watch.ts';

/** What a page shows: every board hears of all, a meeting's page of that meeting and of all cases. */
export type Topic = 'board' | MeetingId;

/** One open page. */
export interface Listener {
  /** From now on nothing is missed: time to ask for what is shown. */
  ready(): void;
  changed(): void;
  /** A sign of life, so that no one between here and there ends the silence. */
  alive(): void;
  end(): void;
}
export interface Listening {
  readonly person: ObjectId;
  readonly topic: Topic;
  /** When the token expires, milliseconds since 1970. */
  readonly until: number;
  /** Called once it is sure that there is room. */
  readonly open: () => Listener;
}

export interface ChangeHub {
  /** What it gives back ends the listening, without a word to the listener. Undefined: too many listen already. */
  listen(listening: Listening): (() => void) | undefined;
  /** Something was committed by this instance. */
  committed(): void;
  /** Ends all listening, for good. */
  stop(): void;
}

const mostOfPerson = 8;
const mostOfAll = 1000;
const gapMs = 500;
const aliveMs = 25_000;
/** A page that is open longer than this begins again, whatever its token says. */
const longestMs = 24 * 60 * 60 * 1000;
const meetingEveryMs = 1000;
const boardEveryMs = 5000;

interface Stream extends Pick<Listening, 'person' | 'topic'> {
  /** Calls off everything that is planned for it. */
  readonly close: () => void;
  readonly ready: () => void;
  readonly changed: () => void;
  readonly end: () => void;
}

export function createChangeHub(parts: WatchParts): ChangeHub {
  const streams = new Set<Stream>();
  const watching = watchFor(parts, streams);
  let stopped = false;
  const remove = (stream: Stream): void => {
    stream.close();
    if (streams.delete(stream)) watching.adjust();
  };
  const end = (stream: Stream): void => {
    remove(stream);
    stream.end();
  };
  return {
    listen: (listening) => {
      const own = [...streams].filter(({ person }) => person === listening.person);
      if (stopped || own.length >= mostOfPerson || streams.size >= mostOfAll) return undefined;
      const stream = streamOf(parts, listening, () => end(stream));
      streams.add(stream);
      watching.adjust();
      if (watching.isReady()) stream.ready();
      return () => remove(stream);
    },
    committed: () => watching.soon(),
    stop: () => {
      stopped = true;
      for (const stream of streams) end(stream);
    },
  };
}

/** Looks as often as the most demanding of the streams needs it; `adjust` is called when they have changed. */
function watchFor(
  parts: WatchParts,
  streams: ReadonlySet<Stream>,
): { readonly adjust: () => void; readonly soon: () => void; readonly isReady: () => boolean } {
  let watch: Watch | undefined;
  let isReady = false;
  const told = (news: 'ready' | readonly Partition[]): void => {
    if (news === 'ready') isReady = true;
    for (const stream of streams) {
      if (news === 'ready') stream.ready();
      else if (news.some((partition) => concerns(stream.topic, partition))) stream.changed();
    }
  };
  return {
    adjust: () => {
      const everyMs = [...streams].some(({ topic }) => topic !== 'board') ? meetingEveryMs : boardEveryMs;
      if (streams.size > 0 && watch !== undefined) watch.every(everyMs);
      else if (streams.size > 0) watch = startWatch(parts, everyMs, told);
      else {
        watch?.stop();
        watch = undefined;
        isReady = false;
      }
    },
    soon: () => watch?.soon(),
    isReady: () => isReady,
  };
}

const concerns = (topic: Topic, partition: Partition): boolean =>
  topic === 'board' || topic === partition || toMeetingId(partition) === undefined;

/** Tells at most twice a second, and what came in between once; ends with the token. */
function streamOf({ timers }: WatchParts, listening: Listening, end: () => void): Stream {
  const { person, topic, until } = listening;
  const listener = listening.open();
  let lastMs = Number.NEGATIVE_INFINITY;
  let later: (() => void) | undefined;
  const tell = (): void => {
    later = undefined;
    lastMs = timers.nowMs();
    listener.changed();
  };
  const beat = (): (() => void) =>
    timers.after(aliveMs, () => {
      listener.alive();
      silence = beat();
    });
  let silence = beat();
  const expiry = timers.after(Math.min(Math.max(0, until - timers.nowMs()), longestMs), end);
  return {
    person,
    topic,
    ready: () => listener.ready(),
    end: () => listener.end(),
    changed: () => {
      if (later !== undefined) return;
      const wait = lastMs + gapMs - timers.nowMs();
      if (wait <= 0) tell();
      else later = timers.after(wait, tell);
    },
    close: () => {
      for (const cancel of [later, silence, expiry]) cancel?.();
    },
  };
}
