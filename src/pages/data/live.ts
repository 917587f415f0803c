// Told by the server when what a page shows has changed: a stream of events, read by fetch because it needs the token.
import { ApiProblem, type Api } from './api.ts';

/** What to be told of: a meeting and the cases, or (`board`) anything at all. */
export type Topic = 'board' | `meeting:${string}`;

export interface Watch {
  readonly api: Api;
  readonly topic: Topic;
  /** The least time between two calls of `changed`, in milliseconds. */
  readonly everyMs: number;
  readonly changed: () => void;
}

const shortestWaitMs = 2000;
const longestWaitMs = 30_000;
/** The server says something at least every half minute; a line that is silent for longer is dead. */
const silenceMs = 75_000;
/** Asking again would not help. */
const final = [400, 401, 403, 404];

/**
 * Calls `changed` whenever the topic has, and whenever something may have been missed: when the stream begins, begins
 * again, or the page is looked at again. Nothing runs while the page is hidden. Gives the way to stop.
 */
export function watchTopic(watch: Watch): () => void {
  const tell = paced(watch.changed, watch.everyMs);
  const stopped = new AbortController();
  let line = new AbortController();
  const look = (): void => {
    line.abort();
    line = new AbortController();
    if (document.hidden) return;
    follow(watch, tell, line.signal).catch(() => undefined);
  };
  const shown = (): void => {
    if (!document.hidden) tell();
    look();
  };
  document.addEventListener('visibilitychange', shown, { signal: stopped.signal });
  addEventListener('online', shown, { signal: stopped.signal });
  look();
  return () => {
    stopped.abort();
    line.abort();
    tell.stop();
  };
}

/** Reads stream after stream until it is told to stop, waiting longer after each failure. */
async function follow({ api, topic }: Watch, tell: () => void, stop: AbortSignal): Promise<void> {
  let waitMs = shortestWaitMs;
  let failures = 0;
  while (!stop.aborted) {
    try {
      for await (const event of eventsOf(api, topic, stop)) {
        if (event === 'ready') [waitMs, failures] = [shortestWaitMs, 0];
        if (event === 'ready' || event === 'changed') tell();
      }
    } catch (error) {
      if (error instanceof ApiProblem && final.includes(error.status)) return;
      failures += 1;
      // A server that is started again is back by now. Reading in vain says that what is shown may be out of date.
      if (failures === 2) tell();
    }
    if (!stop.aborted) await pause(waitMs, stop);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

/** The names of the events of one stream, until it ends, breaks or falls silent. */
async function* eventsOf(api: Api, topic: string, stop: AbortSignal): AsyncGenerator<string> {
  const silent = new AbortController();
  const response = await api.stream(topic, AbortSignal.any([stop, silent.signal]));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let rest = '';
  for (;;) {
    const timer = setTimeout(() => silent.abort(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('event:')) yield line.slice('event:'.length).trim();
  }
}

/** At most one call in `everyMs`; what comes in between is one call afterwards. */
function paced(call: () => void, everyMs: number): { (): void; stop(): void } {
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    timer = undefined;
    last = Date.now();
    call();
  };
  const tell = (): void => {
    timer ??= setTimeout(now, Math.max(0, last + everyMs - Date.now()));
  };
  return Object.assign(tell, { stop: () => clearTimeout(timer) });
}

/** Waits, a little less than asked for by chance, so that not all pages come back to a new server at once. */
async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms * (0.75 + Math.random() / 4));
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
