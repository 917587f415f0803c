// Told by the server when what a page shows has changed.
import type { Api } from './api.ts';

export interface Watch {
  readonly api: Api;
  readonly topic: string;
  readonly everyMs: number;
  changed(): void;
}

/** Calls `changed` whenever the topic has; gives the way to stop. */
export function watchTopic(watch: Watch): () => void {
  const stop = new AbortController();
  watch.api.stream(watch.topic, stop.signal).catch(() => undefined);
  return () => stop.abort();
}
