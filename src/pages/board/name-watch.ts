// Children's names, asked for only while they are wanted and only for what is on the screen: each name is a look that
// is recorded. They are kept in this window's memory for as long as they are shown, and nowhere else.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../data/api.ts';
import { usePageContext } from '../frame/page-context.tsx';
import { given } from '../../domain/kernel/given.ts';

export interface ShownNames {
  readonly names: Readonly<Record<string, string>>;
  readonly problem?: string;
  /** Put on every element that stands for a case and carries `data-reference`. */
  readonly watch: (element: HTMLElement | null) => (() => void) | undefined;
}

/** As many as the server answers at once. */
const atOnce = 60;
/** Scrolling past a case is not looking at it. */
const restMs = 250;

/** The names of the cases on the screen while `on`; all forgotten when it is switched off. */
export function useShownNames(on: boolean): ShownNames {
  const { api } = usePageContext();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();
  const elements = useRef(new Set<HTMLElement>());
  const observer = useRef<IntersectionObserver>(undefined);
  useEffect(() => {
    if (!on) return undefined;
    const asker = new Asker(
      async (references) => api.names(references),
      (more) => setNames((before) => ({ ...before, ...more })),
      setProblem,
    );
    const seen = new IntersectionObserver((entries) => asker.sees(entries));
    observer.current = seen;
    for (const element of elements.current) seen.observe(element);
    return () => {
      seen.disconnect();
      asker.stop();
      observer.current = undefined;
      setNames({});
      setProblem(undefined);
    };
  }, [on, api]);
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    elements.current.add(element);
    observer.current?.observe(element);
    return () => {
      elements.current.delete(element);
      observer.current?.unobserve(element);
    };
  }, []);
  return { names, watch, ...given({ problem }) };
}

/** Gathers what comes into view and asks for it once the screen rests. */
class Asker {
  private readonly asked = new Set<string>();
  private readonly inView = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly ask: (references: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  private readonly found: (names: Readonly<Record<string, string>>) => void;
  private readonly failed: (problem: string) => void;

  constructor(ask: Asker['ask'], found: Asker['found'], failed: Asker['failed']) {
    this.ask = ask;
    this.found = found;
    this.failed = failed;
  }

  sees(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const reference = (target as HTMLElement).dataset['reference'];
      if (reference === undefined || this.asked.has(reference)) continue;
      if (isIntersecting) this.inView.add(reference);
      else this.inView.delete(reference);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), restMs);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private send(): void {
    const references = [...this.inView].slice(0, atOnce);
    if (references.length === 0) return;
    for (const reference of references) {
      this.inView.delete(reference);
      this.asked.add(reference);
    }
    this.ask(references).then(
      (names) => {
        if (!this.stopped) this.found(names);
      },
      (error: unknown) => {
        if (!this.stopped) this.failed(error instanceof ApiProblem ? error.message : 'That did not work. Try again.');
      },
    );
    if (this.inView.size > 0) this.send();
  }
}
