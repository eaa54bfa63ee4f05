// Pieces in quiet moments: what many documents, purges and a new data key ask of the storage.
import { namesOnDisk, rollBack, takeSnapshot } from './diskBytes.ts';
import {
  bodiesByKey,
  edit,
  fillPieces,
  heights,
  insert,
  notes,
  stored,
  told,
} from './manyNotes.ts';
import { noteQuery, storedNote } from './sampleNotes.ts';
import { eventually, newWorkbench, rejects, same } from './workbench.ts';

const youngest = noteQuery({ selector: {}, sort: [{ age: 'asc' }], limit: 1 });
const older = noteQuery({ selector: { age: { $gte: 2 } } });

export const pieceCases: Record<string, () => Promise<void>> = {
  async 'many documents lie in few pieces, and come back in the order of their changes'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    same((await namesOnDisk(bench.database, 'piece.')).length, 5);
    same((await namesOnDisk(bench.database, 'manifest.')).length, 2);
    same(await heights(bench), { '1-device': 590, '2-device': 10 });
    const instance = await bench.open();
    const ids = (await stored(instance)).map(({ id }) => id);
    same([ids[0], ids[299], ids.at(-1)], ['n0', 'n299', 'n309']);
    await instance.close();
    same(bench.reports, []);
  },

  async 'filling tells how far it is, never backwards'() {
    const bench = newWorkbench();
    const first = await bench.open();
    for (let at = 0; at < 12; at += 1) await insert(first, notes(at * 1000, 1000));
    await first.close();
    bench.progress.length = 0;
    await (await bench.open()).close();
    same(
      bench.progress,
      bench.progress.toSorted((a, b) => a - b),
    );
    same(
      bench.progress.every((share) => share > 0 && share <= 1),
      true,
    );
  },

  async 'worn pieces are joined in quiet moments, and nothing changes for readers'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    for (let at = 0; at < 5; at += 1) await insert(instance, notes(at * 250, 250));
    for (let height = 2; height < 6; height += 1) await edit(instance, 0, 500, height);
    const before = await stored(instance);
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length <= 9);
    same(await stored(instance), before);
    await instance.close();
    const again = await bench.open();
    same(await stored(again), before);
    await again.close();
    same(bench.reports, []);
  },

  async 'many small writes become few pieces'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    for (const note of notes(0, 199)) await insert(instance, [note]);
    same((await namesOnDisk(bench.database, 'piece.')).length, 199);
    await insert(instance, notes(199, 10));
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length < 5);
    await instance.close();
    same(await heights(bench), { '1-device': 209 });
    same(bench.reports, []);
  },

  async 'writes go on while pieces are joined, and all of them stay'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    for (let at = 0; at < 8; at += 1) await insert(instance, notes(at * 150, 150));
    const end = performance.now() + 3000;
    let height = 1;
    let count = 1200;
    while (performance.now() < end) {
      height += 1;
      await edit(instance, 0, 150, height);
      await insert(instance, notes(count, 1));
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, height % 8 === 0 ? 400 : 5));
    }
    const before = await stored(instance);
    same(before.length, count);
    await instance.close();
    same((await namesOnDisk(bench.database, 'piece.')).length < height + count - 1200, true);
    const again = await bench.open();
    same(await stored(again), before);
    await again.close();
    same(bench.reports, []);
  },

  async 'what was purged does not come back, whenever the process ends'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    await insert(instance, notes(0, 300));
    await edit(instance, 0, 100, 2);
    await edit(instance, 0, 40, 3, true);
    same(await instance.cleanup(0), true);
    const atOnce = await takeSnapshot(bench.database);
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length <= 3);
    const later = await takeSnapshot(bench.database);
    await instance.close();
    for (const disk of [atOnce, later]) {
      await rollBack(bench.database, disk, /./);
      same(await heights(bench), { '1-device': 200, '2-device': 60 });
      const again = await bench.open();
      same(await again.findDocumentsById(['n0', 'n39'], true), []);
      await insert(again, notes(0, 1));
      await again.close();
      same(await heights(bench), { '1-device': 201, '2-device': 60 });
    }
    same(bench.reports, []);
  },

  async 'when a few notes were all and were purged, nothing is left but the manifest'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    await insert(instance, notes(0, 90));
    await edit(instance, 0, 90, 2, true);
    same(await instance.cleanup(0), true);
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length === 0);
    await instance.close();
    same(await heights(bench), {});
    same(bench.reports, []);
  },

  async 'the bytes of what was purged go, also when the process ended before a quiet moment'() {
    const bench = newWorkbench();
    const first = await bench.open();
    await insert(first, notes(0, 50));
    await edit(first, 0, 1, 2, true);
    await first.cleanup(0);
    await first.close();
    const second = await bench.open();
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length === 1);
    await second.close();
    same(await heights(bench), { '1-device': 49 });
    same(bench.reports, []);
  },

  async 'a new data key takes over in quiet moments, even when interrupted'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const first = await bench.open('visits', await bench.storage(8, 7));
    await edit(first, 0, 5, 2);
    await eventually(async () => (await bodiesByKey(bench)).length === 2);
    await first.close();
    await rejects(bench.open('visits', await bench.storage(8)), 'storage.wrongKey');
    await rejects(bench.open('visits', await bench.storage(7)), 'storage.wrongKey');
    const second = await bench.open('visits', await bench.storage(8, 7));
    const before = await stored(second);
    same(before.length, 600);
    await eventually(async () => told(bench).includes('rekeyed'));
    same((await bodiesByKey(bench)).length, 1);
    await second.close();
    const third = await bench.open('visits', await bench.storage(8));
    same(await stored(third), before);
    await third.close();
    await rejects(bench.open('visits', await bench.storage(7)), 'storage.wrongKey');
    const fourth = await bench.open('visits', await bench.storage(8, 7));
    await insert(fourth, notes(900, 1));
    await new Promise((resolve) => setTimeout(resolve, 700));
    await fourth.close();
    same(told(bench), ['rekeyed']);
  },

  async 'a new data key is taken over also where everything was purged'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    await insert(instance, notes(0, 3));
    await edit(instance, 0, 3, 2, true);
    await instance.cleanup(0);
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length === 0);
    await instance.close();
    const again = await bench.open('visits', await bench.storage(8, 7));
    await eventually(async () => told(bench).includes('rekeyed'));
    await again.close();
    await (await bench.open('visits', await bench.storage(8))).close();
    same(told(bench), ['rekeyed']);
  },

  async 'a query right after opening is answered, and so is a write'() {
    const bench = newWorkbench();
    const first = await bench.open();
    for (let at = 0; at < 6; at += 1) await insert(first, notes(at * 1000, 1000));
    await first.close();
    const second = await bench.open();
    const writing = second.bulkWrite([{ document: storedNote('n1', 'again') }], 'test');
    const other = second.bulkWrite([{ document: storedNote('new', 'new', { age: 1 }) }], 'test');
    same((await second.query(youngest)).documents.length, 1);
    same(
      (await writing).error.map(({ status }) => status),
      [409],
    );
    same((await other).error, []);
    same(
      (await second.query(youngest)).documents.map(({ id }) => id),
      ['new'],
    );
    same((await second.count(older)).count, 6000);
    await second.close();
    same(bench.reports, []);
  },
};
