// What only a real browser engine can show: durable transactions, a killed process, the time it takes.
import type { Note } from './sampleNotes.ts';
import { storedNote } from './sampleNotes.ts';
import { newWorkbench, same } from './workbench.ts';

export const engineCases: Record<string, () => Promise<void>> = {
  async 'every write transaction of the storage waits for the disk'() {
    const instance = await newWorkbench().open();
    const prototype = IDBDatabase.prototype;
    const original = prototype.transaction;
    const durabilities: string[] = [];
    prototype.transaction = function watched(...parameters) {
      const transaction = original.apply(this, parameters);
      if (transaction.mode === 'readwrite') durabilities.push(transaction.durability);
      return transaction;
    };
    await instance.bulkWrite([{ document: storedNote('n1', 'one') }], 'test');
    prototype.transaction = original;
    same(durabilities, ['strict']);
    await instance.close();
  },
};

const killed = 'killed';

/** Writes one note after the other until the process is killed, and tells the console after each. */
export async function writeUntilKilled(): Promise<void> {
  const instance = await newWorkbench(killed).open();
  for (let count = await numberOfNotes(); ; count += 1) {
    await instance.bulkWrite(
      [{ document: storedNote(`n${count}`, '渡轮停航'.repeat(50)) }],
      'test',
    );
    console.log(`acknowledged ${count}`);
  }

  async function numberOfNotes(): Promise<number> {
    return (await instance.getChangedDocumentsSince(1_000_000)).documents.length;
  }
}

/** The numbers of the notes that survived, ascending. */
export async function readSurvivors(): Promise<number[]> {
  const instance = await newWorkbench(killed).open();
  const { documents } = await instance.getChangedDocumentsSince(1_000_000);
  await instance.close();
  return documents.map(({ id }) => Number(id.slice(1))).toSorted((a, b) => a - b);
}

/** Milliseconds for `amount` records of about 1 kB; `longestBlock` is the longest pause of the page while opening. */
export async function measureTimes(amount: number): Promise<Record<string, number>> {
  const bench = newWorkbench();
  const first = await bench.open();
  const notes = Array.from({ length: amount }, (_, n) => noteOfOneKilobyte(n));
  const insert = await timed(async () => {
    for (let at = 0; at < amount; at += 1000) {
      await first.bulkWrite(
        notes.slice(at, at + 1000).map((document) => ({ document })),
        'bench',
      );
    }
  });
  const single = await timed(async () => {
    for (let n = 0; n < 100; n += 1)
      await first.bulkWrite([{ document: noteOfOneKilobyte(amount + n) }], 'bench');
  });
  await first.close();
  const watch = watchPauses();
  let found = 0;
  const open = await timed(async () => {
    const second = await bench.open();
    found = (await second.getChangedDocumentsSince(1)).documents.length;
    await second.close();
  });
  const longestBlock = watch.stop();
  same(found, 1);
  return { amount, insert, hundredSingles: single, open, longestBlock };
}

function noteOfOneKilobyte(n: number): ReturnType<typeof storedNote> & Note {
  return storedNote(
    `note-${String(n).padStart(8, '0')}`,
    `第${n}件 码头灯坏了夜里上船看不清`.repeat(20),
    { age: n % 100 },
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

function watchPauses(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const time = performance.now();
    longest = Math.max(longest, time - last);
    last = time;
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(longest);
    },
  };
}
