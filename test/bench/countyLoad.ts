/** Requests as stations send them, made ready beforehand so that sending costs the machine little. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { SyncedDocument } from '../../shared/records.ts';
import { paths } from '../../shared/sync/protocol.ts';
import type { BenchStation } from './countyStations.ts';

/** As the app cuts what it sends. */
const rowsPerPush = 100;

export interface Message {
  path: string;
  token: string;
  body: Buffer;
  rows: number;
}

export interface Sent {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  milliseconds: number;
}

export interface Line {
  send: (message: Message) => Promise<Sent>;
  hangUp: () => void;
}

/** One keep-alive line per station, as from a PC of its own. */
export function openLine(url: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (message: Message) =>
    new Promise<Sent>((resolve, reject) => {
      const began = performance.now();
      const headers = {
        authorization: `Bearer ${message.token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': message.body.length,
        'accept-encoding': 'gzip',
      };
      const asked = request(`${url}${message.path}`, { method: 'POST', agent, headers });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const milliseconds = performance.now() - began;
          const { statusCode: status = 0, headers: answered } = answer;
          resolve({ status, headers: answered, body: Buffer.concat(chunks), milliseconds });
        });
      });
      asked.end(message.body);
    });
  return { send, hangUp: () => agent.destroy() };
}

export function message(station: BenchStation, path: string, body: unknown, rows = 0): Message {
  const packed = gzipSync(JSON.stringify(body), { level: 6 });
  return { path, token: station.token, body: packed, rows };
}

export function pushes(
  station: BenchStation,
  documents: readonly SyncedDocument[],
  size = rowsPerPush,
): Message[] {
  const messages: Message[] = [];
  for (let from = 0; from < documents.length; from += size) {
    const rows = documents.slice(from, from + size);
    messages.push(message(station, paths.push, { collection: 'opinions', rows }, rows.length));
  }
  return messages;
}

export interface Drained {
  /** Of the requests that were answered. */
  milliseconds: number[];
  /** How often the county asked to come back later. */
  putOff: number;
  /** Whatever else was not 200. */
  errors: number;
}

/** One after another; comes back when the county asks for it, as the app does. */
export async function drain(line: Line, messages: readonly Message[]): Promise<Drained> {
  const drained: Drained = { milliseconds: [], putOff: 0, errors: 0 };
  for (const one of messages) {
    for (;;) {
      const { status, headers, milliseconds } = await line.send(one);
      if (status === 503) {
        drained.putOff += 1;
        const seconds = Number(headers['retry-after'] ?? 1);
        await pause(seconds * 1000 * (0.5 + Math.random()));
        continue;
      }
      drained.milliseconds.push(milliseconds);
      if (status !== 200) drained.errors += 1;
      break;
    }
  }
  return drained;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[at] ?? Number.NaN;
}
