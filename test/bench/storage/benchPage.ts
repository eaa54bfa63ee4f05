// The page of the storage bench: does one task in a fresh process, says its figures and ends.
import type { BareHost } from '../../renderer/storageKill/bareWindow.ts';
import { watchWriteTransactions } from '../../renderer/storageKill/writeTransactions.ts';
import type { Contender, ContenderName } from './contender.ts';
import { floorOfOpening } from './floorOfOpening.ts';
import { heapBytes, pause, timed, watchBlocks } from './meters.ts';
import { editedRecord, opinionRecord } from './opinionRecords.ts';
import { pouchContender } from './pouchContender.ts';
import { rxContender } from './rxContender.ts';

export type BenchTask =
  | { kind: 'fill' | 'work' | 'churn' | 'settle'; contender: ContenderName; amount: number }
  | { kind: 'floor'; amount: number };

/** Each measure with its values, milliseconds unless its name says otherwise. */
export type Measures = Record<string, number[]>;

declare const bareHost: BareHost;

const turns = 3;
const transactions = watchWriteTransactions();
const measures: Measures = {};
const averageJsonBytes = jsonBytes(records(0, 500)) / 500;

function note(name: string, value: number): void {
  (measures[name] ??= []).push(value);
}

function records(from: number, count: number) {
  return Array.from({ length: count }, (_, position) => opinionRecord(from + position));
}

function jsonBytes(documents: readonly object[]): number {
  return documents.reduce(
    (bytes, document) => bytes + new TextEncoder().encode(JSON.stringify(document)).length,
    0,
  );
}

function contenderOf(name: ContenderName): Contender {
  return name === 'pouch' ? pouchContender() : rxContender(name);
}

async function fill(contender: Contender, amount: number): Promise<void> {
  await contender.open('nobody');
  for (let at = 0; at < amount; at += 1000) {
    await contender.insert(records(at, Math.min(1000, amount - at)));
  }
}

/** Work of the storage's own that an earlier measure left behind belongs to none of the later ones. */
function settled(): Promise<void> {
  return transactions.count() === 0 ? pause(50) : transactions.silent(400, 60_000);
}

async function measureOpening(contender: Contender, amount: number): Promise<void> {
  const { id } = opinionRecord(amount - 1);
  const before = await heapBytes();
  const blocks = watchBlocks();
  note('open', await timed(() => contender.open(id)));
  note('block', blocks.stop());
  await measureFirstWrite(contender, amount);
  await settled();
  await noteHeap(before, amount);
}

/** At once, before any quiet moment in which a storage may have prepared itself for writes. */
async function measureFirstWrite(contender: Contender, amount: number): Promise<void> {
  const blocks = watchBlocks();
  note('firstWrite', await timed(() => contender.insert(records(amount, 1))));
  note('firstWriteBlock', blocks.stop());
}

async function noteHeap(before: number, amount: number): Promise<void> {
  const perDocument = ((await heapBytes()) - before) / amount;
  note('heapPerJsonByte', perDocument / averageJsonBytes);
}

async function measureReading(contender: Contender, amount: number): Promise<void> {
  const ids = Array.from(
    { length: 1000 },
    (_, position) => opinionRecord((position * 7919) % amount).id,
  );
  const { waitingPage, newestPage, count } = contender;
  for (let turn = 0; turn < turns; turn += 1) {
    note('find', await timed(() => oneAfterTheOther(ids, (id) => contender.read([id]))));
    if (waitingPage) note('waiting', await timed(() => times(20, waitingPage)));
    if (newestPage) note('newest', await timed(() => times(5, newestPage)));
    if (count) note('count', await timed(() => times(20, count)));
    note('scan', await timed(() => contender.scan()));
  }
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await work();
}

async function oneAfterTheOther<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (const item of items) await work(item);
}

async function measureWriting(contender: Contender, amount: number): Promise<void> {
  // The record after the last was the first write.
  let next = amount + 1;
  const fresh = (count: number) => {
    next += count;
    return records(next - count, count);
  };
  for (let turn = 0; turn < turns; turn += 1) {
    await settled();
    const bulk = fresh(1000);
    note('bulk', await timed(() => contender.insert(bulk)));
    await settled();
    const singles = fresh(200);
    const insertOne = (one: (typeof singles)[number]) => contender.insert([one]);
    note('singles', await timed(() => oneAfterTheOther(singles, insertOne)));
    await settled();
    const from = Math.floor((amount / turns) * turn) % (amount - 1000);
    note('neighbours', await update(contender, (position) => from + position));
    await settled();
    note('random', await update(contender, (position) => (position * 7907 + turn) % amount));
  }
  await measureWhileBusy(contender, fresh(200));
}

async function update(contender: Contender, nth: (position: number) => number): Promise<number> {
  const ids = Array.from({ length: 1000 }, (_, position) => opinionRecord(nth(position)).id);
  const stored = await contender.read(ids);
  if (stored.length !== ids.length) throw new Error(`${ids.length - stored.length} are missing`);
  const edits = stored.map((previous) => ({ previous, document: editedRecord(previous) }));
  return timed(() => contender.update(edits));
}

/** Single inserts with breaths between them, so that idle work of the storage gets its turn and may be in the way. */
async function measureWhileBusy(
  contender: Contender,
  singles: ReturnType<typeof records>,
): Promise<void> {
  const begun = transactions.count();
  await transactions.silent(120, 120);
  let total = 0;
  for (const one of singles) {
    total += await timed(() => contender.insert([one]));
    await pause(10);
  }
  note('busySingles', total);
  note('busyTransactions', transactions.count() - begun - singles.length);
}

async function work(contender: Contender, name: ContenderName, amount: number): Promise<void> {
  if (name === 'memory') {
    const before = await heapBytes();
    await fill(contender, amount);
    await contender.scan();
    await noteHeap(before, amount);
  } else {
    await measureOpening(contender, amount);
  }
  await measureReading(contender, amount);
  await measureWriting(contender, amount);
}

/** Ten thousand edits at random, a thousand at a time. */
async function churn(contender: Contender, amount: number): Promise<void> {
  await contender.open('nobody');
  for (let turn = 0; turn < 10; turn += 1) {
    await update(contender, (position) => (position * 7907 + turn * 131) % amount);
  }
}

async function run(task: BenchTask): Promise<void> {
  if (task.kind === 'floor') {
    for (const milliseconds of await floorOfOpening(task.amount)) note('open', milliseconds);
    return;
  }
  const contender = contenderOf(task.contender);
  if (task.kind === 'work') await work(contender, task.contender, task.amount);
  else if (task.kind === 'fill') await fill(contender, task.amount);
  else if (task.kind === 'churn') await churn(contender, task.amount);
  else await contender.open('nobody');
  await settled();
  await contender.close();
}

const task = JSON.parse(decodeURIComponent(location.search.slice(1))) as BenchTask;
run(task).then(
  () => {
    bareHost.say({ measures });
    bareHost.quit();
  },
  (error: unknown) => {
    bareHost.say({
      failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    bareHost.quit();
  },
);
