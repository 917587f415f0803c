// What the program measures of itself: durations, counts and one age. Nothing of anyone's data fits through here.

/** What is measured, each with a span and a histogram: a press or word, a step, a request to the database, a notice. */
export type Measured = 'turn' | 'act' | 'store' | 'deliver';
export type Counted = 'delivery.failed' | 'gate.refused' | 'store.throttled' | 'http.status';

/** All that is said of it: names that are in the code, never what someone typed or sent. */
export interface Labels {
  /** A button, or the kind of a request, of a notice. */
  readonly verb?: string;
  /** A step of the process, or the name of a query. */
  readonly step?: string;
  readonly result?: string;
  /** Of an HTTP status: 2xx, 4xx, 5xx. */
  readonly class?: string;
}

export interface Telemetry {
  /** Does the work and gives what it gives; `resultOf` says in a word what came of it. What it throws is thrown on. */
  measure<T>(what: Measured, labels: Labels, work: () => Promise<T>, resultOf: (value: T) => string): Promise<T>;
  count(what: Counted, labels?: Labels): void;
  /** `seconds` is asked for at each reading. */
  gauge(what: 'outbox.age', seconds: () => number): void;
  /** Sends what is still to be sent. Never rejects. */
  stop(): Promise<void>;
}

/** The class of an HTTP status, such as 2xx. */
export const classOf = (status: number): string => `${Math.floor(status / 100)}xx`;

const nothing = (): void => undefined;
/** Where no one listens. */
export const noTelemetry: Telemetry = {
  measure: (_what, _labels, work) => work(),
  count: nothing,
  gauge: nothing,
  stop: async () => undefined,
};

/** All that a line of the log may hold: numbers, references, and words of the program's own. */
export interface LogData {
  readonly attempt?: number;
  readonly code?: string | number | undefined;
  readonly detail?: string | undefined;
  /** Of the directory file: an entry by its id, or a setting by its name. */
  readonly entry?: string;
  readonly fault?: string;
  readonly form?: number;
  readonly kind?: string;
  readonly mode?: string;
  readonly people?: number;
  readonly port?: number;
  readonly reason?: string;
  readonly reference?: string;
  readonly result?: string;
  readonly retryAfterMs?: number | undefined;
  readonly status?: number | undefined;
  /** How many of the same there were that have no line. */
  readonly unsaid?: number;
  readonly why?: string;
}
/** Structured log without personal data. */
export interface Log {
  info(event: string, data?: LogData): void;
  warn(event: string, data?: LogData): void;
  error(event: string, error: unknown, data?: LogData): void;
}
