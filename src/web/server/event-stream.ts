// Server-sent events on an answer that stays open. No event has content.
import type { ServerResponse } from 'node:http';
import type { Listener } from '../tab/changes.ts';

/** The reader comes back so many milliseconds after the stream broke off. */
const retryMs = 2000;

/** Begins the answer at once, so that the reader knows it is heard. */
export function openEventStream(response: ServerResponse, headers: Readonly<Record<string, string>>): Listener {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    // When it ends the connection ends, so that nothing waits for it.
    connection: 'close',
    // Some proxies gather what they pass on.
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    // A reader who has not taken the last one yet needs no other.
    if (!response.writableNeedDrain && !response.writableEnded) response.write(text);
  };
  write(`retry: ${retryMs}\n\n`);
  return {
    ready: () => write('event: ready\ndata: {}\n\n'),
    changed: () => write('event: changed\ndata: {}\n\n'),
    alive: () => write(':\n\n'),
    end: () => void response.end(),
  };
}
