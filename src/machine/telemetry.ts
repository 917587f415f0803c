// Durations, counts and the age of the outbox by OpenTelemetry. Loaded only where there is somewhere to send them.
import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Meter,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type { AzureMonitorExporterOptions } from '@azure/monitor-opentelemetry-exporter';
import type { Counted, Labels, Measured, Telemetry } from '../casework/ports/telemetry-ports.ts';

const histograms: Readonly<Record<Measured, string>> = {
  turn: 'mset.turn.duration',
  act: 'mset.act.duration',
  store: 'mset.store.duration',
  deliver: 'mset.deliver.duration',
};
const counters: Readonly<Record<Counted, string>> = {
  'delivery.failed': 'mset.delivery.failed',
  'gate.refused': 'mset.gate.refused',
  'store.throttled': 'mset.store.throttled',
  'http.status': 'mset.http.status',
};
const gauges = { 'outbox.age': 'mset.outbox.age' } as const;
// Application Insights shows a server's span as a request and a client's as a dependency.
const kinds: Readonly<Record<Measured, SpanKind>> = {
  turn: SpanKind.SERVER,
  act: SpanKind.INTERNAL,
  store: SpanKind.CLIENT,
  deliver: SpanKind.INTERNAL,
};

/** Everything by its name, on whatever tracer and meter there are. */
export function telemetryOn(
  tracer: Tracer,
  meter: Meter,
  stop: () => Promise<void> = async () => undefined,
): Telemetry {
  const durations = made(histograms, (name) => meter.createHistogram(name, { unit: 'ms' }));
  const counts = made(counters, (name) => meter.createCounter(name));
  return {
    measure: async (what, labels, work, resultOf) => {
      const measured = async (span?: Span): ReturnType<typeof work> => {
        const began = performance.now();
        let result = 'fault';
        try {
          const value = await work();
          result = resultOf(value);
          return value;
        } catch (error) {
          result = reasonIn(error);
          span?.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          const attributes = attributesOf({ ...labels, result });
          if (result === 'fault') span?.setStatus({ code: SpanStatusCode.ERROR });
          span?.setAttributes(attributes).end();
          durations[what].record(performance.now() - began, attributes);
        }
      };
      // The rounds ask the database every few seconds: as spans of their own these would tell no one anything.
      const alone = what === 'store' && trace.getActiveSpan() === undefined;
      return alone ? measured() : tracer.startActiveSpan(what, { kind: kinds[what] }, measured);
    },
    count: (what, labels = {}) => counts[what].add(1, attributesOf(labels)),
    gauge: (what, seconds) => {
      const gauge = meter.createObservableGauge(gauges[what], { unit: 's' });
      gauge.addCallback((reading) => reading.observe(seconds()));
    },
    stop,
  };
}

function made<K extends string, T>(
  names: Readonly<Record<K, string>>,
  make: (name: string) => T,
): Readonly<Record<K, T>> {
  const all = Object.entries<string>(names).map(([what, name]) => [what, make(name)]);
  return Object.fromEntries(all) as Record<K, T>; // the same keys
}

/** Only what is planned, and only words of the code: whatever else stood there would be someone's data. */
function attributesOf({ verb, step, result, class: status }: Labels): Attributes {
  const given = Object.entries({ verb, step, result, class: status });
  return Object.fromEntries(
    given.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, /^[\w.-]{1,40}$/.test(value) ? value : 'other']],
    ),
  );
}

/** A fault of the database says why in a word of ours; of other errors nothing is told. */
function reasonIn(error: unknown): string {
  const reason: unknown = error instanceof Error && error.name === 'StoreFault' && 'reason' in error && error.reason;
  return typeof reason === 'string' ? reason : 'fault';
}

/** Read by the exporter: no statistics about itself go to Microsoft. */
const quietly = { APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true', APPLICATION_INSIGHTS_NO_STATSBEAT: 'true' } as const;

/** Someone waits for the process to end: what cannot be sent by then is lost. */
const stopWithinMs = 5000;
/** The numbers of alerts are of some minutes. */
const metricsEveryMs = 60_000;

export interface TelemetryOptions {
  readonly connectionString: string;
  /** The managed identity's client id; absent: the key in the connection string is enough. */
  readonly identity?: string;
  /** What carries it; by HTTP unless said. */
  readonly httpClient?: AzureMonitorExporterOptions['httpClient'];
}

/**
 * Sends to Application Insights from now on. Rejects where the connection string is none. Only what is measured here is
 * sent: what instrumentations would tell on their own holds addresses and queries, and in them references and object ids.
 */
export async function openTelemetry({ connectionString, identity, httpClient }: TelemetryOptions): Promise<Telemetry> {
  for (const [name, value] of Object.entries(quietly)) process.env[name] ??= value;
  const [exporters, traces, measures, { resourceFromAttributes }, { AsyncLocalStorageContextManager }] =
    await Promise.all([
      import('@azure/monitor-opentelemetry-exporter'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/context-async-hooks'),
    ]);
  // What cannot be sent is forgotten, and not kept on the disk of a container.
  const options = {
    connectionString,
    disableOfflineStorage: true,
    ...(httpClient !== undefined && { httpClient }),
    ...(await credentialOf(identity)),
  };
  const resource = resourceFromAttributes({ 'service.name': 'mset-for-teams' });
  const tracers = new traces.BasicTracerProvider({
    resource,
    // All of it: a council's presses are few.
    sampler: new traces.AlwaysOnSampler(),
    spanProcessors: [new traces.BatchSpanProcessor(new exporters.AzureMonitorTraceExporter(options))],
  });
  const exporter = new exporters.AzureMonitorMetricExporter(options);
  const reader = new measures.PeriodicExportingMetricReader({ exporter, exportIntervalMillis: metricsEveryMs });
  const meters = new measures.MeterProvider({ resource, readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const stop = async (): Promise<void> => {
    const patience = new Promise<void>((resolve) => void setTimeout(resolve, stopWithinMs).unref());
    await Promise.race([Promise.allSettled([tracers.shutdown(), meters.shutdown()]), patience]);
    context.disable();
  };
  return telemetryOn(tracers.getTracer('mset'), meters.getMeter('mset'), stop);
}

async function credentialOf(clientId: string | undefined) {
  if (clientId === undefined) return {};
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return { credential: new ManagedIdentityCredential({ clientId }) };
}
