// Reads what a page shows, and reads it again whenever the server says that it has changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from './api.ts';
import { watchTopic, type Topic } from './live.ts';
import { usePageContext } from './page-context.tsx';

interface Reading<T> {
  /** The last answer; it stays while a later reading fails. */
  readonly data?: T;
  readonly problem?: ApiProblem;
  /** When the answer was read, in the browser's milliseconds. */
  readonly readAt?: number;
  /** Counts the answers that differ, but for their `now`, from the one before. */
  readonly version: number;
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

function next<T>(before: Reading<T>, data: T): Reading<T> {
  const same = before.data !== undefined && withoutNow(before.data) === withoutNow(data);
  return { data, readAt: Date.now(), version: before.version + (same ? 0 : 1) };
}

function failed<T>(before: Reading<T>, problem: ApiProblem): Reading<T> {
  return forbidden.includes(problem.status) ? { version: 0, problem } : { ...before, problem };
}

/** The answer to GET /api/tab/<path>, kept true while the page is open. */
export function usePage<T>(path: string, { topic, everyMs = 1000 }: Live = {}): PageData<T> {
  const { api } = usePageContext();
  const [state, setState] = useState<Reading<T>>({ version: 0 });
  const turn = useRef(0);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    // A slow answer must not overwrite that of a later question.
    const keep = (change: (before: Reading<T>) => Reading<T>): void => {
      if (mine === turn.current) setState(change);
    };
    api.get<T>(path).then(
      (data) => keep((before) => next(before, data)),
      (error: unknown) => keep((before) => failed(before, problemFrom(error))),
    );
  }, [api, path]);
  useEffect(() => {
    setState({ version: 0 });
    reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  useEffect(
    () => (topic === undefined ? undefined : watchTopic({ api, topic, everyMs, changed: reload })),
    [api, topic, everyMs, reload],
  );
  return { ...state, reload };
}
