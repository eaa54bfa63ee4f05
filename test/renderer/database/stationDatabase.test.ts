// The database as actions and queries see it: writes unite, nothing is overwritten, tables follow every write.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationDatabase } from '../../../renderer/database/openDatabase.ts';
import { openDatabase } from '../../../renderer/database/openDatabase.ts';
import { journalSchema, syncedSchemas } from '../../../renderer/database/schemas.ts';
import { syncedCollections } from '../../../shared/records.ts';
import { sampleDirectory } from '../../../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../../../shared/sample/sampleRecords.ts';
import { earliestMs, formatStamp } from '../../../shared/stamp.ts';
import { steadyBytes } from '../../shared/seeds.ts';
import { privateMemory } from '../sync/stationPc.ts';

const sample = sampleRecords({
  nowMs: Date.UTC(2026, 10, 23, 1),
  device: 'devicea001',
  letter: 'A',
  randomBytes: steadyBytes(),
});
const directory = sampleDirectory(formatStamp(earliestMs, 0, 'devicea001'));

let opened = 0;
let database: StationDatabase;
const storage = privateMemory();
beforeEach(async () => {
  opened += 1;
  database = await openDatabase(`database${opened}`, storage);
});
afterEach(() => database.close());

describe('the station database', () => {
  it('gives back exactly what was stored', async () => {
    await database.addMissing('opinions', sample.opinions);
    await database.addMissing('directory', directory);
    const before = database.tables.opinions.all();
    expect(before).toHaveLength(sample.opinions.length);
    const byId = new Map(sample.opinions.map((opinion) => [opinion.id, opinion]));
    for (const opinion of before) expect(opinion).toEqual(byId.get(opinion.id));
    expect(database.tables.directory.all()).toHaveLength(directory.length);
  });

  it('unites a record with the one that is there', async () => {
    const whole = sample.opinions.find((opinion) => opinion.acts.length > 3);
    if (!whole) throw new Error('no long sample');
    const part = (acts: typeof whole.acts) => ({ ...whole, acts });
    await database.merge('opinions', part(whole.acts.slice(0, 2)));
    await database.merge('opinions', part(whole.acts.slice(2)));
    expect(database.tables.opinions.get(whole.id)).toEqual(whole);
  });

  it('leaves records that are there as they are when it fills up', async () => {
    const [visit] = sample.visits;
    if (!visit) throw new Error('no sample visit');
    await database.merge('visits', visit);
    await database.addMissing('visits', [{ ...visit, number: 'other' }, ...sample.visits.slice(1)]);
    expect(database.tables.visits.get(visit.id)?.number).toBe(visit.number);
    expect(database.tables.visits.all()).toHaveLength(sample.visits.length);
  });

  it('applies many changes of one record at once, each on the result of another', async () => {
    const [resident] = sample.residents;
    if (!resident) throw new Error('no sample resident');
    await database.merge('residents', resident);
    const at = formatStamp(earliestMs, 1, 'devicea001');
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        database.change('residents', resident.id, (held) => {
          if (!held) throw new Error('gone');
          const field = { value: String(index), at, by: resident.id };
          return { ...held, fields: { ...held.fields, [`field${index}`]: field } };
        }),
      ),
    );
    const fields = Object.keys(database.tables.residents.get(resident.id)?.fields ?? {});
    expect(fields.filter((name) => name.startsWith('field'))).toHaveLength(40);
  });

  it('leaves a record alone when the change refuses or answers nothing', async () => {
    const [visit] = sample.visits;
    if (!visit) throw new Error('no sample visit');
    await database.merge('visits', visit);
    const held = database.tables.visits.get(visit.id);
    await database.change('visits', visit.id, () => undefined);
    const refusing = database.change('visits', visit.id, () => {
      throw new Error('refused');
    });
    await expect(refusing).rejects.toThrow('refused');
    expect(database.tables.visits.get(visit.id)).toBe(held);
  });

  it('has no member of RxDB in what it hands out', async () => {
    await database.addMissing('visits', sample.visits);
    for (const visit of database.tables.visits.all()) {
      expect(Object.keys(visit).filter((name) => name.startsWith('_'))).toEqual([]);
    }
  });
});

describe('live tables', () => {
  it('call back after each change and keep what did not change', async () => {
    await database.addMissing('opinions', sample.opinions);
    const before = database.tables.opinions.all();
    expect(database.tables.opinions.all()).toBe(before);
    let calls = 0;
    const stop = database.tables.opinions.subscribe(() => (calls += 1));
    const [first] = before;
    if (!first) throw new Error('no opinion');
    await database.change('opinions', first.id, (held) => held && { ...held, due: '2026-12-31' });
    expect(calls).toBe(1);
    const after = database.tables.opinions.all();
    expect(after).not.toBe(before);
    expect(after.filter((opinion) => !before.includes(opinion))).toHaveLength(1);
    stop();
    await database.change('opinions', first.id, (held) => held && { ...held, due: '' });
    expect(calls).toBe(1);
  });

  it('forget what was removed, and take it back when it is written again', async () => {
    const entry = {
      id: 'draft-1',
      kind: 'draft' as const,
      at: '2026-11-23T01:00:00.000Z',
      data: {},
    };
    await database.writeJournal(entry);
    await database.removeFromJournal(entry.id);
    await database.removeFromJournal(entry.id);
    expect(database.tables.journal.all()).toEqual([]);
    await database.writeJournal(entry);
    expect(database.tables.journal.all()).toEqual([entry]);
  });
});

describe('the schemas for RxDB', () => {
  it('name every member of a record and require those that every record has', () => {
    const { properties, required } = syncedSchemas.opinions;
    expect(Object.keys(properties).toSorted()).toEqual(
      Object.keys(sample.opinions[0] ?? {}).toSorted(),
    );
    expect(required).toContain('acts');
    expect(syncedSchemas.residents.required).not.toContain('received');
  });

  it('give every text a greatest length, which RxDB needs of a key', () => {
    const schemas = [...syncedCollections.map((name) => syncedSchemas[name]), journalSchema];
    const unbounded = schemas
      .flatMap(
        (schema) => Object.values(schema.properties) as { type?: string; maxLength?: number }[],
      )
      .filter(({ type, maxLength }) => type === 'string' && maxLength === undefined);
    expect(unbounded).toEqual([]);
  });
});
