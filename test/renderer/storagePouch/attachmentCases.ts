// Photos: sealed in parts, replaced and deleted with their document, damaged alone, taken along by a new key.
import type { RxDocumentData } from 'rxdb';
import { drop, flipLastByte, holdsWord, namesOnDisk, readDisk } from './diskBytes.ts';
import { rewriteBodies, rollBack, takeSnapshot } from './diskBytes.ts';
import { bodiesByKey, told } from './manyNotes.ts';
import { storedNote, storedNoteSchema, type Note } from './sampleNotes.ts';
import {
  eventually,
  newWorkbench,
  rejects,
  same,
  type NoteInstance,
  type Workbench,
} from './workbench.ts';

const photoSchema = { ...storedNoteSchema, attachments: {} };
/** Four parts. */
const photo = new Blob(['码头灯'.repeat(400_000)], { type: 'image/png' });

async function open(bench: Workbench, key = 7, formerKey?: number): Promise<NoteInstance> {
  return bench.open('visits', await bench.storage(key, formerKey), photoSchema);
}

function attached(data: Blob, digest: string) {
  return { data, digest, length: data.size, type: data.type };
}

async function insertWithPhoto(instance: NoteInstance, id: string, data = photo): Promise<void> {
  const document = { ...storedNote(id, 'with a photo'), _attachments: { a: attached(data, 'd1') } };
  same((await instance.bulkWrite([{ document }], 'test')).error, []);
}

async function noteOf(instance: NoteInstance, id: string): Promise<RxDocumentData<Note>> {
  const [found] = await instance.findDocumentsById([id], true);
  if (!found) throw new Error(`${id} is gone`);
  return found;
}

export const attachmentCases: Record<string, () => Promise<void>> = {
  async 'attachments are kept sealed and come back as they were'() {
    const bench = newWorkbench();
    const first = await open(bench);
    await insertWithPhoto(first, 'n1');
    await insertWithPhoto(first, 'empty', new Blob([]));
    await first.close();
    same(holdsWord(await readDisk(bench.database), '码头灯'), false);
    same((await namesOnDisk(bench.database, 'file.')).length, 5);
    const second = await open(bench);
    const found = await second.getAttachmentData('n1', 'a', 'd1');
    same([await found.text(), found.type], [await photo.text(), 'image/png']);
    same((await second.getAttachmentData('empty', 'a', 'd1')).size, 0);
    await rejects(second.getAttachmentData('n1', 'a', 'other'), 'attachment does not exist');
    await rejects(second.getAttachmentData('n2', 'a', 'd1'), 'attachment does not exist');
    await second.close();
    same(bench.reports, []);
  },

  async 'attachments are replaced, kept by other edits, and go with their document'() {
    const bench = newWorkbench();
    const instance = await open(bench);
    await insertWithPhoto(instance, 'n1');
    const one = await noteOf(instance, 'n1');
    const edited = { ...one, text: 'edited', _rev: '2-device' };
    same((await instance.bulkWrite([{ previous: one, document: edited }], 'test')).error, []);
    same((await instance.getAttachmentData('n1', 'a', 'd1')).size, photo.size);
    const smaller = attached(new Blob(['x'], { type: 'text/plain' }), 'd2');
    const changed = { ...edited, _rev: '3-device', _attachments: { a: smaller } };
    same((await instance.bulkWrite([{ previous: edited, document: changed }], 'test')).error, []);
    same((await namesOnDisk(bench.database, 'file.')).length, 1);
    same(await (await instance.getAttachmentData('n1', 'a', 'd2')).text(), 'x');
    await rejects(instance.getAttachmentData('n1', 'a', 'd1'), 'attachment does not exist');
    const latest = await noteOf(instance, 'n1');
    const gone = storedNote('n1', 'gone', { height: 4, deleted: true });
    same((await instance.bulkWrite([{ previous: latest, document: gone }], 'test')).error, []);
    same((await namesOnDisk(bench.database, 'file.')).length, 0);
    await instance.close();
    same(bench.reports, []);
  },

  async 'an attachment that is replaced without its bytes is not answered with those before'() {
    const bench = newWorkbench();
    const instance = await open(bench);
    await insertWithPhoto(instance, 'n1');
    const one = await noteOf(instance, 'n1');
    const { length, type } = attached(photo, 'd2');
    const other = { a: { digest: 'd2', length, type } };
    const changed = { ...one, _rev: '2-device', _attachments: other };
    same((await instance.bulkWrite([{ previous: one, document: changed }], 'test')).error, []);
    await rejects(instance.getAttachmentData('n1', 'a', 'd2'), 'attachment does not exist');
    await rejects(instance.getAttachmentData('n1', 'a', 'd1'), 'attachment does not exist');
    await instance.close();
    same(bench.reports, []);
  },

  async 'an attachment that is replaced while it is read is gone, not damaged'() {
    const bench = newWorkbench();
    const instance = await open(bench);
    await insertWithPhoto(instance, 'n1');
    const one = await noteOf(instance, 'n1');
    for (let turn = 0; turn < 4; turn += 1) {
      const previous = await noteOf(instance, 'n1');
      const [digest, next] = [previous._attachments['a']?.digest ?? '', `d${turn + 2}`];
      const changed = {
        ...one,
        _rev: `${turn + 2}-device`,
        _attachments: { a: attached(photo, next) },
      };
      const writing = instance.bulkWrite([{ previous, document: changed }], 'test');
      const progress = { isWritten: false };
      void writing.then(() => (progress.isWritten = true));
      while (!progress.isWritten) {
        const found = instance.getAttachmentData('n1', 'a', digest);
        const outcome = await found.then(
          ({ size }) => size,
          (error: Error) => error.message,
        );
        same([photo.size, 'attachment does not exist'].includes(outcome), true);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      same((await writing).error, []);
    }
    await instance.close();
    same(bench.reports, []);
  },

  async 'the attachment of a refused write leaves nothing, and that of a killed one is swept'() {
    const bench = newWorkbench();
    const first = await open(bench);
    await insertWithPhoto(first, 'n1');
    const intruder = { ...storedNote('n1', 'x'), _attachments: { a: attached(photo, 'd9') } };
    same((await first.bulkWrite([{ document: intruder }], 'test')).error.length, 1);
    same((await namesOnDisk(bench.database, 'file.')).length, 4);
    const before = await takeSnapshot(bench.database);
    await insertWithPhoto(first, 'n2');
    await first.close();
    // As if the process had been killed between the attachment and its document.
    await rollBack(bench.database, before, /^(piece|manifest)/);
    same((await namesOnDisk(bench.database, 'file.')).length, 8);
    const second = await open(bench);
    same((await namesOnDisk(bench.database, 'file.')).length, 4);
    same((await second.getAttachmentData('n1', 'a', 'd1')).size, photo.size);
    await second.close();
    same(bench.reports, []);
  },

  async 'a damaged attachment is named when it is asked for, and nothing else suffers'() {
    for (const damage of [flipPart, dropPart, swapParts, cutPart]) {
      const bench = newWorkbench();
      const first = await open(bench);
      await insertWithPhoto(first, 'n1');
      await first.close();
      await damage(bench);
      const second = await open(bench);
      await rejects(second.getAttachmentData('n1', 'a', 'd1'), 'storage.damaged');
      same((await noteOf(second, 'n1')).text, 'with a photo');
      await insertWithPhoto(second, 'n2');
      same((await second.getAttachmentData('n2', 'a', 'd1')).size, photo.size);
      await second.close();
      same(bench.reports, []);
    }
  },

  async 'attachments of a damaged piece stay, for whoever can mend it'() {
    const bench = newWorkbench();
    const first = await open(bench);
    await insertWithPhoto(first, 'n1');
    await first.close();
    await rewriteBodies(bench.database, (name, body) =>
      name === 'piece.1' ? flipLastByte(body) : undefined,
    );
    for (let opening = 0; opening < 3; opening += 1) {
      const again = await open(bench);
      same((await namesOnDisk(bench.database, 'file.')).length, 4);
      await again.close();
    }
    same(told(bench), ['piece.1 authentication']);
  },

  async 'a new data key takes attachments along, even when interrupted'() {
    const bench = newWorkbench();
    const first = await open(bench);
    for (const id of ['n1', 'n2', 'n3']) await insertWithPhoto(first, id);
    await first.close();
    const second = await open(bench, 8, 7);
    await eventually(async () => (await bodiesByKey(bench)).length === 2);
    await eventually(async () => Math.min(...(await bodiesByKey(bench))) >= 5);
    await second.close();
    same(told(bench), []);
    await rejects(open(bench, 8), 'storage.wrongKey');
    const third = await open(bench, 8, 7);
    same((await third.getAttachmentData('n2', 'a', 'd1')).size, photo.size);
    await eventually(async () => told(bench).includes('rekeyed'));
    same((await bodiesByKey(bench)).length, 1);
    await third.close();
    const fourth = await open(bench, 8);
    for (const id of ['n1', 'n2', 'n3']) {
      const found = await fourth.getAttachmentData(id, 'a', 'd1');
      same((await found.text()) === (await photo.text()), true);
    }
    await fourth.close();
    same(told(bench), ['rekeyed']);
  },
};

function changePart(bench: Workbench, change: (body: ArrayBuffer) => ArrayBuffer) {
  return rewriteBodies(bench.database, (name, body) =>
    name.startsWith('file.') && name.endsWith('.2') ? change(body) : undefined,
  );
}

const flipPart = (bench: Workbench) => changePart(bench, flipLastByte);
const cutPart = (bench: Workbench) => changePart(bench, (body) => body.slice(0, 100));
const dropPart = (bench: Workbench) => drop(bench.database, /^file\..*\.2$/);

async function swapParts(bench: Workbench): Promise<void> {
  const bodies = new Map<string, ArrayBuffer>();
  await rewriteBodies(bench.database, (name, body) => void bodies.set(name, body));
  await rewriteBodies(bench.database, (name) => {
    const other = name.endsWith('.1') ? name.replace(/1$/, '2') : name.replace(/2$/, '1');
    return name.startsWith('file.') ? bodies.get(other) : undefined;
  });
}
