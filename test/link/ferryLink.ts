/**
 * A thin link in userland: a TCP relay with the rate, the round trip, the loss and the hard cuts of the line to an island.
 * Loss is what TCP makes of it: the segment is sent once more a round trip later, what came behind it waits, and the
 * sender's window shrinks by three tenths, once per round trip (RFC 9438). Both directions have the full rate, as on a leased line.
 */
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface FerryLinkSettings {
  /** The port at 127.0.0.1 on the far side. */
  to: number;
  kbitPerSecond: number;
  roundTripMs: number;
  /** Share of segments that get lost. */
  loss: number;
  /** The connection that carries about every so many-th byte is reset; 0: never. */
  cutEveryBytes: number;
  seed: number;
}

export interface FerryTally {
  /** Bytes of payload towards the far side and back. */
  up: number;
  down: number;
  connections: number;
  cuts: number;
}

export interface FerryLink {
  port: number;
  tally(): FerryTally;
  cutEvery(bytes: number): void;
  close(): Promise<void>;
}

/** What Ethernet leaves of a packet, and what IP and TCP take. */
const segmentBytes = 1448;
const headerBytes = 52;
const firstWindow = 10;
const leastWindow = 2;
const greatestWindow = 64;
const mostQueuedBytes = 256 * 1024;

/** One direction of the line, shared by all connections. */
interface Lane {
  freeAt: number;
  bytes: number;
}

interface Line {
  settings: FerryLinkSettings;
  up: Lane;
  down: Lane;
  random: () => number;
  bytesToCut: number;
  connections: number;
  cuts: number;
}

export async function openFerryLink(settings: FerryLinkSettings): Promise<FerryLink> {
  const line: Line = {
    settings: { ...settings },
    up: { freeAt: 0, bytes: 0 },
    down: { freeAt: 0, bytes: 0 },
    random: seededRandom(settings.seed),
    bytesToCut: Infinity,
    connections: 0,
    cuts: 0,
  };
  planCut(line);
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    open.add(near);
    near.once('close', () => open.delete(near));
    relay(line, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    tally: () => ({
      up: line.up.bytes,
      down: line.down.bytes,
      connections: line.connections,
      cuts: line.cuts,
    }),
    cutEvery(bytes) {
      line.settings.cutEveryBytes = bytes;
      planCut(line);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function planCut(line: Line): void {
  const every = line.settings.cutEveryBytes;
  line.bytesToCut = every > 0 ? every * (0.5 + line.random()) : Infinity;
}

function relay(line: Line, near: Socket): void {
  const { to, roundTripMs } = line.settings;
  const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  const cut = () => {
    near.resetAndDestroy();
    far.resetAndDestroy();
  };
  line.connections += 1;
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
  // The handshake takes a round trip before the first byte may leave.
  const openAt = performance.now() + roundTripMs;
  carry({ line, lane: line.up, from: near, into: far, openAt, cut });
  carry({ line, lane: line.down, from: far, into: near, openAt, cut });
}

interface Carriage {
  line: Line;
  lane: Lane;
  from: Socket;
  into: Socket;
  openAt: number;
  cut: () => void;
}

interface Segment {
  bytes: Buffer;
  arrived: boolean;
}

/** One direction of one connection. */
function carry({ line, lane, from, into, openAt, cut }: Carriage): void {
  const { kbitPerSecond, roundTripMs, loss } = line.settings;
  const bytesPerMs = kbitPerSecond / 8;
  const waiting: Segment[] = [];
  /** Sent and not yet handed over, in their order. */
  const underway: Segment[] = [];
  let queuedBytes = 0;
  let unacknowledged = 0;
  let window = firstWindow;
  let threshold = greatestWindow;
  let shrunkAt = 0;
  let ended = false;

  function pump(): void {
    while (waiting.length > 0 && unacknowledged < Math.trunc(window)) {
      const segment = waiting.shift();
      if (!segment) return;
      unacknowledged += 1;
      underway.push(segment);
      send(segment);
    }
  }

  function send(segment: Segment): void {
    const now = performance.now();
    const size = segment.bytes.length;
    lane.freeAt = Math.max(lane.freeAt, now, openAt) + (size + headerBytes) / bytesPerMs;
    lane.bytes += size;
    line.bytesToCut -= size;
    if (line.bytesToCut <= 0) {
      planCut(line);
      line.cuts += 1;
      setTimeout(cut, lane.freeAt - now);
    } else if (line.random() < loss) {
      setTimeout(
        () => {
          const seen = performance.now();
          if (seen > shrunkAt + roundTripMs) {
            shrunkAt = seen;
            threshold = Math.max(leastWindow, window * 0.7);
            window = threshold;
          }
          send(segment);
        },
        lane.freeAt + roundTripMs - now,
      );
    } else {
      setTimeout(() => arrive(segment), lane.freeAt + roundTripMs / 2 - now);
      setTimeout(acknowledge, lane.freeAt + roundTripMs - now);
    }
  }

  function acknowledge(): void {
    unacknowledged -= 1;
    window = Math.min(greatestWindow, window + (window < threshold ? 1 : 1 / window));
    pump();
  }

  function arrive(segment: Segment): void {
    segment.arrived = true;
    while (underway[0]?.arrived) {
      const next = underway.shift();
      if (!next) break;
      queuedBytes -= next.bytes.length;
      if (!into.destroyed) into.write(next.bytes);
    }
    if (queuedBytes < mostQueuedBytes && from.isPaused()) from.resume();
    if (ended && queuedBytes === 0) into.end();
  }

  from.on('data', (data: Buffer) => {
    for (let start = 0; start < data.length; start += segmentBytes) {
      waiting.push({ bytes: data.subarray(start, start + segmentBytes), arrived: false });
    }
    queuedBytes += data.length;
    if (queuedBytes >= mostQueuedBytes) from.pause();
    pump();
  });
  from.on('end', () => {
    ended = true;
    if (queuedBytes === 0) into.end();
  });
}

/** Mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
