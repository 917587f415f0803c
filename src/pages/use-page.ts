// Reads what a page shows, and reads it again whenever the server says that it has changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from './api.ts';
import { watchTopic } from './live.ts';
import { usePageContext } from './page-context.tsx';

export interface PageData<T> {
  /** The last answer; it stays while a later reading fails. */
  readonly data?: T;
  readonly problem?: ApiProblem;
  /** When the answer was read, in the browser's milliseconds. */
  readonly readAt?: number;
  reload(): void;
}
interface Live {
  /** What to be told of: `board`, `case/MSET-4F7K-24`, `meeting/<id>`, `actions`, `delivery`. */
  readonly topic?: string;
  /** The least time between two readings, in milliseconds; default 1000. */
  readonly everyMs?: number;
}

const problemFrom = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, 'That did not work. Try again.');

/** The answer to GET /api/tab/<path>, kept true while the page is open. */
export function usePage<T>(path: string, { topic, everyMs = 1000 }: Live = {}): PageData<T> {
  const { api } = usePageContext();
  const [state, setState] = useState<Omit<PageData<T>, 'reload'>>({});
  const turn = useRef(0);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    // A slow answer must not overwrite that of a later question.
    const keep = (next: (before: Omit<PageData<T>, 'reload'>) => Omit<PageData<T>, 'reload'>): void => {
      if (mine === turn.current) setState(next);
    };
    api.get<T>(path).then(
      (data) => keep(() => ({ data, readAt: Date.now() })),
      (error: unknown) => keep((before) => ({ ...before, problem: problemFrom(error) })),
    );
  }, [api, path]);
  useEffect(() => {
    setState({});
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
