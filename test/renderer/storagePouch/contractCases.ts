// RxDB's contract for a storage instance, as far as this storage adds to memory: each case is a name and a check.
import type { ChangeCheckpoint } from '../../../renderer/database/storagePouch/changeFeed.ts';
import { noteQuery, storedNote } from './sampleNotes.ts';
import { newWorkbench, rejects, same, type NoteInstance } from './workbench.ts';

async function texts(
  instance: NoteInstance,
  ids: string[],
  withDeleted = false,
): Promise<string[]> {
  return (await instance.findDocumentsById(ids, withDeleted)).map(({ text }) => text);
}

async function changedIds(instance: NoteInstance, limit: number, from?: ChangeCheckpoint) {
  const { documents, checkpoint } = await instance.getChangedDocumentsSince(limit, from);
  return { ids: documents.map(({ id }) => id), checkpoint };
}

export const contractCases: Record<string, () => Promise<void>> = {
  async 'a write is found by id, and again after reopening'() {
    const bench = newWorkbench();
    const first = await bench.open();
    same(await first.bulkWrite([{ document: storedNote('n1', '码头灯坏了') }], 'test'), {
      error: [],
    });
    same(await texts(first, ['n1']), ['码头灯坏了']);
    await first.close();
    const second = await bench.open();
    same(await second.findDocumentsById(['n1'], false), [storedNote('n1', '码头灯坏了')]);
    await second.close();
    same(bench.reports, []);
  },

  async 'an insert of an existing id is a conflict that carries the stored document'() {
    const instance = await newWorkbench().open();
    await instance.bulkWrite([{ document: storedNote('n1', 'first') }], 'test');
    const { error } = await instance.bulkWrite(
      [{ document: storedNote('n1', 'other') }, { document: storedNote('n2', 'two') }],
      'test',
    );
    same(
      error.map(({ status, documentId }) => [status, documentId]),
      [[409, 'n1']],
    );
    same(
      error.map((conflict) => ('documentInDb' in conflict ? conflict.documentInDb?.text : '')),
      ['first'],
    );
    same(await texts(instance, ['n1', 'n2']), ['first', 'two']);
    await instance.close();
  },

  async 'updates need the stored revision as previous, deleted documents are hidden but kept'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    const one = storedNote('n1', 'one');
    const two = storedNote('n1', 'two', { height: 2 });
    const gone = storedNote('n1', 'two', { height: 3, deleted: true });
    await instance.bulkWrite([{ document: one }], 'test');
    same((await instance.bulkWrite([{ previous: one, document: two }], 'test')).error, []);
    same((await instance.bulkWrite([{ previous: one, document: gone }], 'test')).error.length, 1);
    same((await instance.bulkWrite([{ previous: two, document: gone }], 'test')).error, []);
    await instance.close();
    const again = await bench.open();
    same(await texts(again, ['n1']), []);
    same(await texts(again, ['n1'], true), ['two']);
    same(
      (
        await again.bulkWrite(
          [{ previous: gone, document: storedNote('n1', 'back', { height: 4 }) }],
          'test',
        )
      ).error,
      [],
    );
    same(await texts(again, ['n1']), ['back']);
    await again.close();
  },

  async 'two writes at once: one wins, and the conflict comes when the winner can be read'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    const base = storedNote('n1', 'base');
    await instance.bulkWrite([{ document: base }], 'test');
    const winner = instance.bulkWrite(
      [{ previous: base, document: storedNote('n1', 'winner', { height: 2 }) }],
      'a',
    );
    const loser = await instance.bulkWrite(
      [{ previous: base, document: storedNote('n1', 'loser', { height: 2 }) }],
      'b',
    );
    same(
      loser.error.map(({ status }) => status),
      [409],
    );
    same(await texts(instance, ['n1']), ['winner']);
    same((await winner).error, []);
    await instance.close();
    const again = await bench.open();
    same(await texts(again, ['n1']), ['winner']);
    await again.close();
  },

  async 'queries sort by index, skip, limit and count the same'() {
    const bench = newWorkbench();
    const first = await bench.open();
    const rows = Array.from({ length: 50 }, (_, n) => ({
      document: storedNote(`n${n}`, `note ${n}`, { age: (n * 7) % 50 }),
    }));
    await first.bulkWrite(rows, 'test');
    await first.close();
    const instance = await bench.open();
    const page = noteQuery({
      selector: { age: { $gte: 10 } },
      sort: [{ age: 'desc' }],
      skip: 2,
      limit: 3,
    });
    same(
      (await instance.query(page)).documents.map(({ age }) => age),
      [47, 46, 45],
    );
    same((await instance.count(noteQuery({ selector: { age: { $gte: 10 } } }))).count, 40);
    same(
      (await instance.query(noteQuery({ selector: { text: 'note 9' } }))).documents.map(
        ({ id }) => id,
      ),
      ['n9'],
    );
    await instance.close();
  },

  async 'events come before the write resolves, with a checkpoint that continues behind them'() {
    const instance = await newWorkbench().open();
    const seen: string[] = [];
    let checkpoint: ChangeCheckpoint | undefined;
    instance.changeStream().subscribe((bulk) => {
      checkpoint = Object(bulk.checkpoint) as ChangeCheckpoint;
      for (const event of bulk.events)
        seen.push(`${bulk.context} ${event.operation} ${event.documentId}`);
    });
    const one = storedNote('n1', 'one');
    const writing = instance.bulkWrite(
      [{ document: one }, { document: storedNote('n2', 'two') }],
      'c1',
    );
    same(seen, []);
    await writing.then(() => same(seen, ['c1 INSERT n1', 'c1 INSERT n2']));
    same((await changedIds(instance, 10, checkpoint)).ids, []);
    await instance.bulkWrite(
      [{ previous: one, document: storedNote('n1', 'gone', { height: 2, deleted: true }) }],
      'c2',
    );
    same(seen.at(-1), 'c2 DELETE n1');
    await instance.bulkWrite([{ document: storedNote('n2', 'again') }], 'c3');
    same(seen.length, 3);
    await instance.close();
  },

  async 'changes page in the order of writing, each document once, whatever the clock says'() {
    const bench = newWorkbench();
    const day = 24 * 60 * 60 * 1000;
    const first = await bench.open();
    const one = storedNote('n1', 'one', { lwt: day * 100 });
    for (const document of [
      one,
      storedNote('n2', 'two', { lwt: day * 100 + 1 }),
      storedNote('n3', 'three', { lwt: day * 100 + 2 }),
    ]) {
      await first.bulkWrite([{ document }], 'test');
    }
    const page = await changedIds(first, 2);
    same(page.ids, ['n1', 'n2']);
    const rest = await changedIds(first, 2, page.checkpoint);
    same(rest.ids, ['n3']);
    await first.close();

    const second = await bench.open();
    same((await changedIds(second, 10, rest.checkpoint)).ids, []);
    const early = storedNote('n1', 'the clock went back', { height: 2, lwt: day * 99 });
    await second.bulkWrite([{ previous: one, document: early }], 'test');
    same((await changedIds(second, 10)).ids, ['n2', 'n3', 'n1']);
    await second.close();

    const third = await bench.open();
    const found = await third.getChangedDocumentsSince(10, rest.checkpoint);
    same(
      found.documents.map(({ text }) => text),
      ['the clock went back'],
    );
    same((await changedIds(third, 10)).ids, ['n2', 'n3', 'n1']);
    same((await changedIds(third, 10, { epoch: 'another', seq: 99_999_999 })).ids, [
      'n2',
      'n3',
      'n1',
    ]);
    await third.close();
  },

  async 'cleanup purges what was deleted long enough ago, and its number is not given again'() {
    const bench = newWorkbench();
    const first = await bench.open();
    await first.bulkWrite(
      [
        { document: storedNote('early', 'gone', { deleted: true }) },
        { document: storedNote('kept', 'kept') },
        { document: storedNote('gone', 'gone', { deleted: true }) },
      ],
      'test',
    );
    const { checkpoint } = await changedIds(first, 10);
    same(await first.cleanup(Date.now()), true);
    same(await texts(first, ['gone'], true), ['gone']);
    same(await first.cleanup(0), true);
    same(await texts(first, ['early', 'gone', 'kept'], true), ['kept']);
    same((await changedIds(first, 1)).ids, ['kept']);
    await first.close();
    const second = await bench.open();
    same(await texts(second, ['gone', 'kept'], true), ['kept']);
    same(
      (await second.bulkWrite([{ document: storedNote('gone', 'came back') }], 'test')).error,
      [],
    );
    same((await changedIds(second, 10, checkpoint)).ids, ['gone']);
    await second.close();
  },

  async 'a write waits for the cleanup that was asked for before it'() {
    const instance = await newWorkbench().open();
    const one = storedNote('n1', 'one');
    await instance.bulkWrite([{ document: one }], 'test');
    const gone = storedNote('n1', 'gone', { height: 2, deleted: true });
    const deleting = instance.bulkWrite([{ previous: one, document: gone }], 'test');
    const cleaning = instance.cleanup(0);
    const back = instance.bulkWrite([{ document: storedNote('n1', 'back') }], 'test');
    same([await deleting, await cleaning, await back], [{ error: [] }, true, { error: [] }]);
    await instance.close();
  },

  async 'removing deletes the data; closing refuses what comes later but finishes what came before'() {
    const bench = newWorkbench();
    const first = await bench.open();
    const writing = first.bulkWrite([{ document: storedNote('n1', 'one') }], 'test');
    const closing = first.close();
    await rejects(
      first.bulkWrite([{ document: storedNote('n2', 'two') }], 'test'),
      'storage.closed',
    );
    same((await writing).error, []);
    await closing;
    await first.close();
    const second = await bench.open();
    same(await texts(second, ['n1', 'n2']), ['one']);
    await second.remove();
    await rejects(second.remove(), 'storage.closed');
    const third = await bench.open();
    same(await texts(third, ['n1']), []);
    await third.remove();
  },

  async 'a thousand writes asked for at once all arrive, in their order'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    const ids = Array.from({ length: 1000 }, (_, n) => `n${n}`);
    await Promise.all(
      ids.map((id) => instance.bulkWrite([{ document: storedNote(id, id) }], 'test')),
    );
    same((await changedIds(instance, 2000)).ids, ids);
    await instance.close();
    const again = await bench.open();
    same((await changedIds(again, 2000)).ids, ids);
    await again.close();
  },

  async 'one place is opened once at a time'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    await rejects(bench.open(), 'storage.inUse');
    const closing = instance.close();
    const again = await bench.open();
    await closing;
    await again.close();
  },
};
