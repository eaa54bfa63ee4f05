/** Every station comes back at once with what it recorded while the line was down. */
import { setTimeout as pause } from 'node:timers/promises';
import { paths, pull } from '../../shared/sync/protocol.ts';
import { drain, message, openLine, percentile, pushes } from './countyLoad.ts';
import { newOpinions, type BenchStation } from './countyStations.ts';

export interface Storm {
  seconds: number;
  perSecond: number;
  /** Milliseconds of the pushes that were taken. */
  push: Percentiles;
  /** Milliseconds of another station's small requests meanwhile: a look for news, one record. */
  others: Percentiles;
  putOff: number;
  errors: number;
}

interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

export async function storm(
  url: string,
  stations: readonly BenchStation[],
  recordsPerStation: number,
  bystander: BenchStation,
): Promise<Storm> {
  const work = stations.map((station) => pushes(station, newOpinions(station, recordsPerStation)));
  const lines = stations.map(() => openLine(url));
  const over = new AbortController();
  const meanwhile = lookOn(url, bystander, over.signal);
  const began = performance.now();
  const drained = await Promise.all(lines.map((line, index) => drain(line, work[index] ?? [])));
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  const others = await meanwhile;
  for (const line of lines) line.hangUp();
  return {
    ...{ seconds, perSecond: (stations.length * recordsPerStation) / seconds },
    push: percentiles(drained.flatMap(({ milliseconds }) => milliseconds)),
    others: percentiles(others.milliseconds),
    putOff: drained.reduce((sum, { putOff }) => sum + putOff, 0),
    errors: others.errors + drained.reduce((sum, { errors }) => sum + errors, 0),
  };
}

async function lookOn(
  url: string,
  station: BenchStation,
  over: AbortSignal,
): Promise<{ milliseconds: number[]; errors: number }> {
  const line = openLine(url);
  const milliseconds: number[] = [];
  let errors = 0;
  const look = { collection: 'opinions', limit: 100 };
  const first = await line.send(message(station, paths.pull, look));
  let { checkpoint } = pull.answer.parse(JSON.parse(String(first.body)));
  const records = newOpinions(station, 2_000);
  const smalls = pushes(station, records, 1);
  while (!over.aborted) {
    const looked = await line.send(message(station, paths.pull, { ...look, checkpoint }));
    const small = smalls.pop();
    const pushed = small && (await line.send(small));
    for (const one of [looked, pushed]) {
      if (!one) continue;
      milliseconds.push(one.milliseconds);
      if (one.status !== 200) errors += 1;
    }
    if (looked.status === 200 && looked.headers['content-encoding'] === undefined) {
      ({ checkpoint } = pull.answer.parse(JSON.parse(String(looked.body))));
    }
    await pause(20);
  }
  line.hangUp();
  return { milliseconds, errors };
}

function percentiles(values: readonly number[]): Percentiles {
  const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) =>
    Math.round(percentile(values, share)),
  );
  return { p50, p95, p99 };
}
