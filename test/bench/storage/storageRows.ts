// Which figures of the storage bench are compared with whom, and what the project wants of each.
import { median, type Row } from '../row.ts';
import type { Measures } from './benchPage.ts';

export type Peer = 'dexie' | 'pouch' | 'memory' | 'floor';
export type Results = Record<Peer | 'ours', Measures>;

interface Comparison {
  readonly what: string;
  readonly measure: string;
  readonly peers: readonly Peer[];
  readonly unit: 'ms' | 'kB' | 'MB';
  /** Ours may take this many times what the first peer takes. */
  readonly mostTimes?: number;
  /** Ours may take this much, whatever the peers take. */
  readonly most?: number;
}

/** The page's clock tells no less apart, and a peer may take nothing by it. */
const finest = 0.1;
const unitSize = { ms: 1, kB: 1, MB: 1e6 };

const comparisons: readonly Comparison[] = [
  {
    what: 'open after restart',
    measure: 'open',
    peers: ['floor', 'dexie', 'pouch'],
    unit: 'ms',
    mostTimes: 1.5,
  },
  {
    what: 'longest block while opening',
    measure: 'block',
    peers: ['dexie', 'pouch'],
    unit: 'ms',
    most: 50,
  },
  {
    what: 'first write after opening',
    measure: 'firstWrite',
    peers: ['dexie', 'pouch'],
    unit: 'ms',
  },
  {
    what: 'longest block at the first write',
    measure: 'firstWriteBlock',
    peers: ['dexie', 'pouch'],
    unit: 'ms',
  },
  {
    what: 'bulk insert of 1,000',
    measure: 'bulk',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 6,
  },
  {
    what: '200 serial inserts',
    measure: 'singles',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1.1,
  },
  {
    what: '200 inserts beside idle work',
    measure: 'busySingles',
    peers: ['dexie', 'pouch'],
    unit: 'ms',
    mostTimes: 1.1,
  },
  {
    what: 'find by id × 1,000',
    measure: 'find',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 20,
  },
  {
    what: 'longest waiting 50 × 20',
    measure: 'waiting',
    peers: ['dexie', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 20,
  },
  { what: 'newest 50 × 5', measure: 'newest', peers: ['dexie', 'memory'], unit: 'ms' },
  {
    what: 'count × 20',
    measure: 'count',
    peers: ['dexie', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 20,
  },
  {
    what: 'full scan',
    measure: 'scan',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 20,
  },
  {
    what: 'update 1,000 neighbours',
    measure: 'neighbours',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1 / 3,
  },
  {
    what: 'update 1,000 at random',
    measure: 'random',
    peers: ['dexie', 'pouch', 'memory'],
    unit: 'ms',
    mostTimes: 1,
  },
  {
    what: 'heap per kB of JSON',
    measure: 'heapPerJsonByte',
    peers: ['memory', 'dexie', 'pouch'],
    unit: 'kB',
    most: 2.2,
  },
  { what: 'disk', measure: 'diskBytes', peers: ['dexie', 'pouch'], unit: 'MB', mostTimes: 0.85 },
  {
    what: 'disk after 10,000 updates',
    measure: 'churnedDiskBytes',
    peers: ['dexie', 'pouch'],
    unit: 'MB',
    mostTimes: 0.85,
  },
];

/** The goal of a comparison is judged against its first peer; the others are there to be seen. */
export function storageRows(amount: number, results: Results): Row[] {
  return comparisons.flatMap((comparison) =>
    comparison.peers.map((peer, position) =>
      toRow(`${amount}: ${comparison.what}, beside ${peer}`, comparison, position === 0, {
        ours: medianOf(results.ours, comparison),
        peer: medianOf(results[peer], comparison),
      }),
    ),
  );
}

function toRow(
  what: string,
  { unit, most, mostTimes }: Comparison,
  isJudged: boolean,
  { ours, peer }: { ours: number; peer: number },
): Row {
  const ratio = ours / (peer === 0 ? finest : peer);
  const row = { what, ours: rounded(ours), peer: rounded(peer), unit, ratio: rounded(ratio) };
  if (isJudged && most !== undefined) {
    return { ...row, goal: `≤ ${most} ${unit}`, met: ours <= most };
  }
  if (isJudged && mostTimes !== undefined) {
    return { ...row, goal: `≤ ${rounded(mostTimes)}`, met: ratio <= mostTimes };
  }
  return { ...row, goal: '–', met: true };
}

function medianOf(measures: Measures, { measure, unit }: Comparison): number {
  return median(measures[measure] ?? []) / unitSize[unit];
}

/** Three digits that count: some of these ratios are a thousandth. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
