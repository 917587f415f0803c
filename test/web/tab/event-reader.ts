// A page's side of the events: what came, and how it ended.
import { request } from 'node:http';

export interface EventReader {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Everything received so far. */
  readonly text: () => string;
  /** Names of the events so far. */
  readonly events: () => readonly string[];
  /** Resolves once so many events have come. */
  until(count: number): Promise<void>;
  /** Resolves when the answer ends: whether it was brought to an end, and not cut off. */
  readonly ended: Promise<boolean>;
  /** Goes away. */
  close(): void;
}

export async function readEvents(url: string, topic: string, headers: Record<string, string>): Promise<EventReader> {
  const path = `/api/tab/changes?topic=${topic}`;
  let text = '';
  const events = (): readonly string[] =>
    [...text.matchAll(/^event: (\w+)\ndata: \{\}\n\n/gm)].map(([, name = '']) => name);
  const waiting = new Set<() => void>();
  const ended = Promise.withResolvers<boolean>();
  return new Promise((resolve, reject) => {
    const sent = request(new URL(url), { path, headers, agent: false }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        for (const look of waiting) look();
      });
      response.on('error', () => undefined);
      response.on('close', () => ended.resolve(response.complete));
      const until = (count: number): Promise<void> =>
        new Promise((heard) => {
          const look = (): void => {
            if (events().length < count) return;
            waiting.delete(look);
            heard();
          };
          waiting.add(look);
          look();
        });
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        events,
        until,
        ended: ended.promise,
        close: () => sent.destroy(),
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
