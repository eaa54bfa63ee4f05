// What the storage promises when the disk is full, the key is wrong or a byte has flipped.
import { flipLastByte, failWrites, holdsWord, readDisk, rewriteBodies } from './diskBytes.ts';
import { storedNote } from './sampleNotes.ts';
import { newWorkbench, rejects, same, type NoteInstance } from './workbench.ts';

async function texts(instance: NoteInstance, ids: string[]): Promise<string[]> {
  return (await instance.findDocumentsById(ids, true)).map(({ text }) => text);
}

/** How many documents lie on the disk, dead revisions included. */
async function countBodies(database: string): Promise<number> {
  let count = 0;
  await rewriteBodies(database, (id) => {
    if (id !== 'header') count += 1;
    return undefined;
  });
  return count;
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

  async 'an update leaves no older body behind, a purge leaves none'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    let previous = storedNote('n1', 'one');
    await instance.bulkWrite([{ document: previous }], 'test');
    for (let height = 2; height < 12; height += 1) {
      const document = storedNote('n1', `edit ${height}`, { height, deleted: height === 11 });
      await instance.bulkWrite([{ previous, document }], 'test');
      previous = document;
    }
    same(await countBodies(bench.database), 1);
    await instance.cleanup(0);
    same(await countBodies(bench.database), 0);
    await instance.close();
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

  async 'a flipped byte costs one row: reported, left out, its bytes kept even when the record comes again'() {
    const bench = newWorkbench();
    const first = await bench.open();
    for (const id of ['n1', 'n2', 'n3'])
      await first.bulkWrite([{ document: storedNote(id, id) }], 'test');
    const { checkpoint } = await first.getChangedDocumentsSince(10);
    await first.close();
    let damaged: ArrayBuffer | undefined;
    const flipped = await rewriteBodies(bench.database, (id, body) => {
      if (damaged || id === 'header') return undefined;
      damaged = flipLastByte(body);
      return damaged;
    });
    same(flipped, 1);

    const second = await bench.open();
    const left = (await texts(second, ['n1', 'n2', 'n3'])).toSorted();
    same(left.length, 2);
    same(
      bench.reports.map(({ kind, ...rest }) => [kind, 'reason' in rest ? rest.reason : '']),
      [['damaged', 'authentication']],
    );
    const lost = ['n1', 'n2', 'n3'].find((id) => !left.includes(id)) ?? '';
    same(
      (await second.bulkWrite([{ document: storedNote(lost, 'from the county') }], 'test')).error,
      [],
    );
    same(
      (await second.getChangedDocumentsSince(10, checkpoint)).documents.map(({ id }) => id),
      [lost],
    );
    await second.close();

    const third = await bench.open();
    same((await texts(third, ['n1', 'n2', 'n3'])).length, 3);
    same(bench.reports.length, 1);
    await third.close();
    const kept = (await readDisk(bench.database)).some(
      (bytes) => String(bytes) === String(new Uint8Array(damaged ?? new ArrayBuffer(0))),
    );
    same(kept, true);
  },

  async 'a row put in the place of another does not open as that other'() {
    const bench = newWorkbench();
    const first = await bench.open();
    for (const id of ['n1', 'n2'])
      await first.bulkWrite([{ document: storedNote(id, id) }], 'test');
    await first.close();
    const bodies: ArrayBuffer[] = [];
    await rewriteBodies(bench.database, (id, body) => {
      if (id !== 'header') bodies.push(body);
      return undefined;
    });
    await rewriteBodies(bench.database, (id) => (id === 'header' ? undefined : bodies.pop()));
    const second = await bench.open();
    same(await texts(second, ['n1', 'n2']), []);
    same(bench.reports.length, 2);
    await second.close();
  },

  async 'a damaged header costs no record, only the checkpoints'() {
    const bench = newWorkbench();
    const first = await bench.open();
    const one = storedNote('n1', 'one');
    await first.bulkWrite([{ document: one }, { document: storedNote('n2', 'two') }], 'test');
    const { checkpoint } = await first.getChangedDocumentsSince(10);
    await first.close();
    await rewriteBodies(bench.database, (id, body) =>
      id === 'header' ? flipLastByte(body) : undefined,
    );
    const second = await bench.open();
    same(
      bench.reports.map((report) => ('row' in report ? report.row : '')),
      ['header'],
    );
    same((await second.getChangedDocumentsSince(10, checkpoint)).documents.length, 2);
    await second.bulkWrite(
      [{ previous: one, document: storedNote('n1', 'later', { height: 2 }) }],
      'test',
    );
    await second.close();
    const third = await bench.open();
    same(bench.reports.length, 1);
    same(
      (await third.getChangedDocumentsSince(10)).documents.map(({ text }) => text),
      ['two', 'later'],
    );
    await third.close();
  },

  'a refused write stops every instance of the database until all were closed': () =>
    failStop('throw', 'storage.quota'),

  'an aborted write stops every instance of the database until all were closed': () =>
    failStop('abort', 'storage.io'),

  async 'the raw key is gone after the import, and the derived ones cannot be taken out'() {
    const { importDataKey } = await import('../../../renderer/database/storagePouch/sealing.ts');
    const raw = new Uint8Array(32).fill(9);
    const keys = await importDataKey(raw);
    same(
      [...raw],
      Array.from({ length: 32 }, () => 0),
    );
    same([keys.sealing.extractable, keys.naming.extractable], [false, false]);
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
