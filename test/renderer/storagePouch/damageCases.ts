// What the storage promises when a byte has flipped, or something on the disk is gone, old or in the wrong place.
import { drop, flipLastByte, namesOnDisk, readDisk } from './diskBytes.ts';
import { rewriteBodies, rollBack, takeSnapshot } from './diskBytes.ts';
import { edit, fillPieces, heights, insert, notes, told } from './manyNotes.ts';
import { storedNote } from './sampleNotes.ts';
import { eventually, newWorkbench, same, type NoteInstance, type Workbench } from './workbench.ts';

const all = { '1-device': 590, '2-device': 10 };

async function texts(instance: NoteInstance, ids: string[]): Promise<string[]> {
  return (await instance.findDocumentsById(ids, true)).map(({ text }) => text);
}

/** Answers how many there were. */
function flip(bench: Workbench, named: RegExp): Promise<number> {
  return rewriteBodies(bench.database, (name, body) =>
    named.test(name) ? flipLastByte(body) : undefined,
  );
}

/** Opens it twice: what is said the first time is said once. */
async function opensAs(bench: Workbench, found: object, said: readonly string[]): Promise<void> {
  bench.reports.length = 0;
  same(await heights(bench), found);
  same(told(bench), said);
  same(await heights(bench), found);
  same(told(bench), said);
}

export const damageCases: Record<string, () => Promise<void>> = {
  async 'a flipped byte costs one piece; its bytes are set aside and the rest opens'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    same(await flip(bench, /^piece\.1$/), 1);
    await opensAs(bench, { '1-device': 440, '2-device': 10 }, ['piece.1 authentication']);
    same((await namesOnDisk(bench.database, 'rescue.piece.1.')).length, 1);
    same((await namesOnDisk(bench.database, 'piece.1')).length, 0);
  },

  async 'a flipped byte of a small piece: what was lost can be written again, its bytes stay'() {
    const bench = newWorkbench();
    const first = await bench.open();
    for (const id of ['n1', 'n2', 'n3'])
      await first.bulkWrite([{ document: storedNote(id, id) }], 'test');
    const { checkpoint } = await first.getChangedDocumentsSince(10);
    await first.close();
    let damaged = '';
    await rewriteBodies(bench.database, (name, body) => {
      if (name !== 'piece.2') return undefined;
      damaged = String(new Uint8Array(flipLastByte(body)));
      return flipLastByte(body);
    });
    const second = await bench.open();
    same(await texts(second, ['n1', 'n2', 'n3']), ['n1', 'n3']);
    same(told(bench), ['piece.2 authentication']);
    await insert(second, [storedNote('n2', 'from the county')]);
    const changed = await second.getChangedDocumentsSince(10, checkpoint);
    same(
      changed.documents.map(({ id }) => id),
      ['n2'],
    );
    await second.close();
    const third = await bench.open();
    same((await texts(third, ['n1', 'n2', 'n3'])).length, 3);
    await third.close();
    same(told(bench), ['piece.2 authentication']);
    same((await readDisk(bench.database)).map(String).includes(damaged), true);
  },

  async 'a dropped piece is named, be it large, small or the last'() {
    for (const [name, left] of [
      ['piece.1', { '1-device': 440, '2-device': 10 }],
      ['piece.5', { '1-device': 600 }],
    ] as const) {
      const bench = newWorkbench();
      await fillPieces(bench);
      await drop(bench.database, new RegExp(`^${name}$`));
      await opensAs(bench, left, [`${name} missing`]);
    }
  },

  async 'a piece dropped from those that no manifest names yet is noticed by the gap'() {
    const bench = newWorkbench();
    const instance = await bench.open();
    await insert(instance, notes(0, 1));
    await insert(instance, notes(1, 1));
    await insert(instance, notes(2, 1));
    const killed = await takeSnapshot(bench.database);
    await instance.close();
    await rollBack(bench.database, killed, /./);
    await drop(bench.database, /^piece\.2$/);
    await opensAs(bench, { '1-device': 2 }, ['piece.2 missing']);
  },

  async 'pieces that changed places do not open as each other'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const bodies = new Map<string, ArrayBuffer>();
    await rewriteBodies(bench.database, (name, body) => void bodies.set(name, body));
    const other: Record<string, string> = { 'piece.1': 'piece.3', 'piece.3': 'piece.1' };
    await rewriteBodies(bench.database, (name) => bodies.get(other[name] ?? ''));
    const said = ['piece.3 authentication', 'piece.1 authentication'];
    await opensAs(bench, { '1-device': 300, '2-device': 10 }, said);
  },

  async 'a piece under another name is refused, and costs nothing'() {
    for (const copy of ['piece.05', 'piece.7', 'piece.999999999999999', 'piece.']) {
      const bench = newWorkbench();
      await fillPieces(bench);
      await rollBack(bench.database, await renamed(bench, 'piece.5', copy), /./);
      const first = await bench.open();
      await edit(first, 0, 200, 2);
      await edit(first, 300, 10, 3);
      await eventually(
        async () => !(await namesOnDisk(bench.database, 'piece.1')).includes('piece.1'),
      );
      await first.close();
      same(await heights(bench), { '1-device': 390, '2-device': 200, '3-device': 10 });
    }
  },

  async 'a piece of another collection is refused'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const other = await bench.open('others');
    await insert(other, notes(0, 300, 9));
    await other.close();
    const [from, to] = ['others', 'visits'].map((name) => `_pouch_${bench.database}/${name}/0`);
    const snapshot = await takeSnapshot(bench.database);
    const moved = new Map([[to ?? '', snapshot.get(from ?? '') ?? []]]);
    await rollBack(`${bench.database}/visits`, moved, /^piece\.1$/);
    await opensAs(bench, { '1-device': 440, '2-device': 10 }, ['piece.1 authentication']);
  },

  async 'a piece put back after it was replaced is set aside, not shown'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const early = await takeSnapshot(bench.database);
    const late = await wearOff(bench);
    await rollBack(bench.database, early, /^piece\.1$/);
    await opensAs(bench, late, ['piece.1 rolledBack']);
    same((await namesOnDisk(bench.database, 'rescue.piece.1.')).length, 1);
  },

  async 'one manifest, damaged, dropped or old: the other serves, and it is named'() {
    for (const name of ['manifest.0', 'manifest.1']) {
      const named = new RegExp(`^${name}$`);
      const bench = newWorkbench();
      await fillPieces(bench);
      const { checkpoint } = await lookInside(bench);
      await flip(bench, named);
      await opensAs(bench, all, [`${name} authentication`]);
      same((await namesOnDisk(bench.database, `rescue.${name}.`)).length, 1);
      await drop(bench.database, named);
      await opensAs(bench, all, [`${name} missing`]);
      same((await lookInside(bench, checkpoint)).documents.length, 0);

      const early = await takeSnapshot(bench.database);
      const late = await wearOff(bench);
      await rollBack(bench.database, early, named);
      await opensAs(bench, late, [`${name} rolledBack`]);
    }
  },

  async 'one manifest from before a step that only took pieces away: the other serves'() {
    const bench = newWorkbench();
    const first = await bench.open();
    await insert(first, notes(0, 3));
    await edit(first, 0, 3, 2, true);
    await first.cleanup(0);
    await first.close();
    const early = await takeSnapshot(bench.database);
    const second = await bench.open();
    await eventually(async () => (await namesOnDisk(bench.database, 'piece.')).length === 0);
    await second.close();
    for (const name of ['manifest.0', 'manifest.1']) {
      await rollBack(bench.database, early, new RegExp(`^${name}$`));
      await opensAs(bench, {}, [`${name} rolledBack`]);
    }
  },

  async 'both manifests gone or damaged: no record is lost, checkpoints start from the beginning'() {
    for (const [damage, said] of [
      [flip, ['manifest.0 authentication', 'manifest.1 authentication']],
      [({ database }: Workbench, named: RegExp) => drop(database, named), ['manifest missing']],
    ] as const) {
      const bench = newWorkbench();
      await fillPieces(bench);
      const { checkpoint } = await lookInside(bench);
      await damage(bench, /^manifest/);
      await opensAs(bench, all, said);
      const { documents } = await lookInside(bench, checkpoint);
      same(documents.length, 600);
      const instance = await bench.open();
      await edit(instance, 0, 1, 2);
      await instance.close();
      await opensAs(bench, { '1-device': 589, '2-device': 11 }, []);
    }
  },

  async 'both manifests put back from an earlier time: it is noticed'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const early = await takeSnapshot(bench.database);
    const late = await wearOff(bench);
    await rollBack(bench.database, early, /^manifest/);
    same(await heights(bench), late);
    same(told(bench).includes('piece.1 missing'), true);
  },

  async 'PouchDB finds other revisions than its own: work goes on'() {
    const bench = newWorkbench();
    await fillPieces(bench);
    const disk = await takeSnapshot(bench.database);
    const claimed = [...disk].map(([name, rows]) => {
      return [name, rows.map((row) => ({ ...row, _rev: '0-77' }))] as const;
    });
    await rollBack(bench.database, new Map(claimed), /./);
    same((await wearOff(bench))['4-device'], 250);
    same(bench.reports, []);
  },
};

/** Edits until piece 1 was replaced in a quiet moment, and answers what is there then. */
async function wearOff(bench: Workbench): Promise<Record<string, number>> {
  const instance = await bench.open();
  for (let height = 2; height < 5; height += 1) await edit(instance, 0, 250, height);
  await eventually(async () => !(await namesOnDisk(bench.database, 'piece.1')).includes('piece.1'));
  await instance.close();
  return heights(bench);
}

async function lookInside(bench: Workbench, from?: { epoch: string; seq: number }) {
  const instance = await bench.open();
  const found = await instance.getChangedDocumentsSince(100_000, from);
  await instance.close();
  return found;
}

/** The disk with one more name for what lies under another. */
async function renamed(bench: Workbench, name: string, copy: string) {
  const disk = await takeSnapshot(bench.database);
  for (const rows of disk.values()) {
    const row = rows.find(({ _id }) => _id === `_local/${name}`);
    if (row) rows.push({ ...row, _id: `_local/${copy}` });
  }
  return disk;
}
