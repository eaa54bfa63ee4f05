// What the storage promises when the disk is full or the key is wrong.
import { failWrites, holdsWord, readDisk } from './diskBytes.ts';
import { storedNote } from './sampleNotes.ts';
import { newWorkbench, rejects, same, type NoteInstance } from './workbench.ts';

async function texts(instance: NoteInstance, ids: string[]): Promise<string[]> {
  return (await instance.findDocumentsById(ids, true)).map(({ text }) => text);
}

export const troubleCases: Record<string, () => Promise<void>> = {
  async 'neither words nor ids lie readable on the disk'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    const one = storedNote('visit-枸杞-A0012', '李阿婆说码头灯坏了');
    await instance.bulkWrite([{ document: one }], 'test');
    await instance.bulkWrite(
      [{ previous: one, document: storedNote(one.id, 'Grandmother Li again', { height: 2 }) }],
      'test',
    );
    await instance.close();
    const bytes = await readDisk(bench.database);
    same(bytes.length > 10, true);
    for (const word of ['李阿婆', '码头', 'Grandmother', 'A0012', '枸杞', 'text', '_meta']) {
      same([word, holdsWord(bytes, word)], [word, false]);
    }
    same(holdsWord([new TextEncoder().encode('xx码头yy')], '码头'), true);
  },

  async 'a wrong key opens nothing and changes nothing'() {
    const bench = newWorkbench();
    const right = await bench.open();
    await right.bulkWrite([{ document: storedNote('n1', 'one') }], 'test');
    await right.close();
    const before = await readDisk(bench.database);
    await rejects(bench.open('visits', await bench.storage(8)), 'storage.wrongKey');
    same((await readDisk(bench.database)).map(String), before.map(String));
    const again = await bench.open();
    same(await texts(again, ['n1']), ['one']);
    await again.close();
    same(bench.reports, []);
  },

  'a refused write stops every instance of the database until all were closed': () =>
    failStop('throw', 'storage.quota'),

  'an aborted write stops every instance of the database until all were closed': () =>
    failStop('abort', 'storage.io'),

  async 'the raw key is gone after the import, and the derived one cannot be taken out'() {
    const { importDataKey } = await import('../../../renderer/database/storagePouch/sealing.ts');
    const raw = new Uint8Array(32).fill(9);
    const key = await importDataKey(raw);
    same(
      [...raw],
      Array.from({ length: 32 }, () => 0),
    );
    same(key.sealing.extractable, false);
    const short = new Uint8Array(31).fill(9);
    await rejects(importDataKey(short), 'the data key has 32 bytes');
    same(
      short.every((byte) => byte === 0),
      true,
    );
  },
};

async function failStop(how: 'throw' | 'abort', code: string): Promise<void> {
  const bench = newWorkbench();
  const storage = await bench.storage();
  const visits = await bench.open('visits', storage);
  const meta = await bench.open('meta', storage);
  await visits.bulkWrite([{ document: storedNote('n1', 'before') }], 'test');
  await meta.bulkWrite([{ document: storedNote('m1', 'before') }], 'test');
  const restore = failWrites(how);
  try {
    await rejects(visits.bulkWrite([{ document: storedNote('n2', 'lost') }], 'test'), code);
  } finally {
    restore();
  }
  await rejects(visits.bulkWrite([{ document: storedNote('n3', 'later') }], 'test'), code);
  await rejects(meta.bulkWrite([{ document: storedNote('m2', 'later') }], 'test'), code);
  same(await texts(visits, ['n1', 'n2', 'n3']), ['before']);
  same(
    bench.reports.map((report) => ('code' in report ? report.code : '')),
    [code],
  );
  await visits.close();
  await meta.close();
  const again = await bench.open('visits', storage);
  same(
    (await again.bulkWrite([{ document: storedNote('n3', 'after reopening') }], 'test')).error,
    [],
  );
  same(await texts(again, ['n1', 'n2', 'n3']), ['before', 'after reopening']);
  await again.close();
}
