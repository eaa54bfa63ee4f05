// Does to the logs of a profile what a kill or a power cut in the middle of a write does to them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { append, batch, readStrictly } from './levelLogBytes.ts';

function newestLog(profile: string): string {
  const folder = join(profile, 'IndexedDB');
  const database = readdirSync(folder).find((name) => name.endsWith('.leveldb')) ?? '';
  const logs = readdirSync(join(folder, database)).filter((name) => name.endsWith('.log'));
  return join(folder, database, logs.toSorted().at(-1) ?? '');
}

/** Ends the newest log in the middle of a record that never was acknowledged. */
export function tearLog(profile: string): void {
  const path = newestLog(profile);
  const log = Uint8Array.from(readFileSync(path));
  writeFileSync(path, withHalfARecord(log));
}

/** As if the process had been killed halfway through the log, and the next one had gone on behind the torn record. */
export function breakLog(profile: string): void {
  const path = newestLog(profile);
  const records = readStrictly(Uint8Array.from(readFileSync(path)));
  const half = Math.floor(records.length / 2);
  const torn = withHalfARecord(records.slice(0, half).reduce(append, new Uint8Array(0)));
  writeFileSync(path, records.slice(half).reduce(append, torn));
}

/** As if the disk had lost a byte of a record in the middle of the log. */
export function spoilLog(profile: string): void {
  const path = newestLog(profile);
  const log = Uint8Array.from(readFileSync(path));
  const [first = new Uint8Array(0)] = readStrictly(log);
  const place = 7 + first.length + 7 + 12;
  log[place] = (log[place] ?? 0) ^ 1;
  writeFileSync(path, log);
}

function withHalfARecord(log: Uint8Array): Uint8Array {
  const unfinished = append(log, batch(1, 1, 0x61, 2500));
  return unfinished.subarray(0, log.length + Math.floor((unfinished.length - log.length) / 2));
}
