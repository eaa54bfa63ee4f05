// What a monitoring system may know: how much, how quick, how full. Never who.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SyncedCollection } from '../shared/records.ts';

export interface Metrics {
  registry: Registry;
  request: (path: string, status: number, seconds: number) => void;
  pushed: (collection: SyncedCollection, rows: number, problems: number) => void;
}

/** One per server, so that two in one process do not share a registry. */
export function createMetrics(streams: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    ...{ name: 'liaison_request_seconds', help: 'Requests by path and status', registers },
    labelNames: ['path', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
  });
  const rows = new Counter({
    ...{ name: 'liaison_pushed_rows_total', help: 'Rows that were pushed', registers },
    labelNames: ['collection'],
  });
  const problems = new Counter({
    ...{ name: 'liaison_pushed_problems_total', help: 'Rows and acts set aside', registers },
    labelNames: ['collection'],
  });
  registry.registerMetric(
    new Gauge({
      ...{ name: 'liaison_event_streams', help: 'Stations that listen', registers: [] },
      collect() {
        this.set(streams());
      },
    }),
  );
  return {
    registry,
    request: (path, status, seconds) => requests.observe({ path, status }, seconds),
    pushed(collection, count, setAside) {
      rows.inc({ collection }, count);
      problems.inc({ collection }, setAside);
    },
  };
}
