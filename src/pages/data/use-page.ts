// Reads what a page shows, and reads it again whenever the server says that it has changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from './api.ts';
import { watchTopic, type Topic } from './live.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { given } from '../../domain/kernel/given.ts';

interface Reading<T> {
  /** The last answer; it stays while a later reading fails. */
  readonly data?: T;
  readonly problem?: ApiProblem;
  /** When the answer was read, in the browser's milliseconds. */
  readonly readAt?: number;
  /** When an answer was last another, but for its `now`, than the one before: the browser's milliseconds. */
  readonly changedAt?: number;
}
export interface PageData<T> extends Reading<T> {
  readonly reload: () => void;
}
interface Live {
  readonly topic?: Topic;
  /** The least time between two readings, in milliseconds; default 1000. */
  readonly everyMs?: number;
}

const problemFrom = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, 'That did not work. Try again.');

/** Not, or no longer, for this person: then nothing of it stays on the page. */
const forbidden = [401, 403, 404];

const withoutNow = (data: unknown): string =>
  JSON.stringify(data, (key, value: unknown) => (key === 'now' ? '' : value));

function answered<T>(before: Reading<T>, data: T): Reading<T> {
  const readAt = Date.now();
  if (before.data === undefined) return { data, readAt };
  const same = withoutNow(before.data) === withoutNow(data);
  const changedAt = same ? before.changedAt : readAt;
  return { data, readAt, ...given({ changedAt }) };
}

function failed<T>(before: Reading<T>, problem: ApiProblem): Reading<T> {
  return forbidden.includes(problem.status) ? { problem } : { ...before, problem };
}

/** The answer to GET /api/tab/<path>, kept true while the page is open. Another path is another page, with another key. */
export function usePage<T>(path: string, { topic, everyMs = 1000 }: Live = {}): PageData<T> {
  const { api } = usePageContext();
  const [state, setState] = useState<Reading<T>>({});
  const asked = useRef(0);
  const shown = useRef(0);
  const reload = useCallback(() => {
    asked.current += 1;
    const mine = asked.current;
    api.get<T>(path).then(
      (data) => {
        // A slow answer must not overwrite that of a later question; nor may the next question keep it from being shown.
        if (mine <= shown.current) return;
        shown.current = mine;
        setState((before) => answered(before, data));
      },
      (error: unknown) => {
        if (mine === asked.current && mine > shown.current) setState((before) => failed(before, problemFrom(error)));
      },
    );
  }, [api, path]);
  useEffect(() => {
    reload();
    return () => {
      // What is still on its way belongs to the page before.
      shown.current = asked.current;
    };
  }, [reload]);
  useEffect(
    () => (topic === undefined ? undefined : watchTopic({ api, topic, everyMs, changed: reload })),
    [api, topic, everyMs, reload],
  );
  return { ...state, reload };
}
