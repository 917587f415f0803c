// Telemetry that is kept in memory, to be looked at.
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import type { Telemetry } from '../../src/casework/ports/telemetry-ports.ts';
import { telemetryOn } from '../../src/machine/telemetry.ts';

export interface Measured {
  readonly telemetry: Telemetry;
  /** Those that have ended. */
  spans(): readonly ReadableSpan[];
  /** As they stand now. */
  metrics(): Promise<readonly MetricData[]>;
  /** The sum of a counter, of these labels only where some are given. */
  counted(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  stop(): Promise<void>;
}

export function measuredTelemetry(): Measured {
  const spans = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const kept = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  // It reads when it is told to, and never by itself within a test.
  const reader = new PeriodicExportingMetricReader({ exporter: kept, exportIntervalMillis: 3_600_000 });
  const meters = new MeterProvider({ readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const metrics = async (): Promise<readonly MetricData[]> => {
    kept.reset();
    await reader.forceFlush();
    return kept.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  };
  return {
    telemetry: telemetryOn(tracers.getTracer('mset'), meters.getMeter('mset')),
    spans: () => spans.getFinishedSpans(),
    metrics,
    counted: async (name, labels = {}) => {
      const points = (await metrics()).find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
      const fit = points.filter(({ attributes }) =>
        Object.entries(labels).every(([key, value]) => attributes[key] === value),
      );
      return fit.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0);
    },
    stop: async () => {
      context.disable();
      await tracers.shutdown();
      await meters.shutdown();
    },
  };
}
