// A backup is taken, work goes on, the county burns down, the backup is restored: nothing may be lost
// that a station holds, whichever engine wrote the backup and whichever reads it.
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounty, type County } from '../../county/openCounty.ts';
import { backUp } from '../../county/store/backup/backUp.ts';
import { backupTables, leftOut } from '../../county/store/backup/format.ts';
import { NotABackup, NotEmpty, restore } from '../../county/store/backup/restore.ts';
import { openPlace } from '../../county/store/connect.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { isSignedAct, type Pc } from './countyClient.ts';
import { attemptCounty, killCounties, type Place } from './countyProcess.ts';
import { embeddedEngine, optionsAt, postgresEngine } from './house.ts';
import { newOpinion, newResident, newVisit, withActs } from './papers.ts';
import { gatherPeople, movePeople, type People } from './people.ts';
import { create, download, newPhoto, patch } from './photoRequests.ts';

const folder = mkdtempSync(join(tmpdir(), 'county-backup-'));
const embedded = embeddedEngine();
const postgres = postgresEngine();
const engines = [embedded, postgres];

afterAll(async () => {
  killCounties();
  for (const engine of engines) await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As a station does it: looks through everything anew and pushes what came back without it. */
async function syncAgain(pc: Pc, held: ReadonlyMap<string, OpinionDocument>): Promise<void> {
  const atCounty = await pc.pullAll('opinions');
  const missing = [...held.values()].filter(({ id }) => !atCounty.has(id));
  const { problems } = await pc.push('opinions', missing);
  expect(problems).toEqual([]);
}

describe.each(engines)('a backup of the county on $name', (engine) => {
  let county: County;
  let people: People;
  let place: Place;
  const file = join(folder, `${engine.name}.backup`);
  let held: Map<string, OpinionDocument>;
  const photo = newPhoto();

  beforeAll(async () => {
    const options = await optionsAt(engine, []);
    place = options;
    county = await openCounty(options);
    people = await gatherPeople(county);
    const { asRecorder } = people;
    await asRecorder.pc.push('residents', [newResident(asRecorder, { name: '测试居民' })]);
    await asRecorder.pc.push('visits', [newVisit(asRecorder)]);
    const shown = withActs(newOpinion(asRecorder), asRecorder.act('attach', { ...photo.facts }));
    await asRecorder.pc.push('opinions', [newOpinion(asRecorder), shown]);
    const upload = { photo: photo.facts.photo, collection: 'opinions' as const, record: shown.id };
    await create(asRecorder.pc, upload, photo.content.length);
    await patch(asRecorder.pc, upload.photo, 0, photo.content);
    await asRecorder.pc.push('opinions', [{ nonsense: '不成样子' }]);
    await county.close();
    await backUp(place, file);
    county = await openCounty(options);
    people = movePeople(people, county.url);
    const mine = people.asRecorder;
    await mine.pc.push('opinions', [newOpinion(mine), newOpinion(mine)]);
    held = await mine.pc.pullAll('opinions');
    await county.close();
  });

  it('holds every table, and is for its owner only', async () => {
    const { database, close } = await openPlace(place);
    const { rows } = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`.execute(
      database,
    );
    await close();
    const known = [...backupTables, ...leftOut].toSorted();
    expect(rows.map(({ name }) => name).toSorted()).toEqual(known);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(gunzipSync(readFileSync(file)).toString()).toContain('"table":"doc_history"');
  });

  it('is restored on the other engine, and nothing is lost', async () => {
    const target = engine === embedded ? postgres : embedded;
    const options = await optionsAt(target, []);
    expect(await restore(options, file)).toBeGreaterThan(10);
    const restored = await openCounty(options);
    const { asRecorder, asHead } = movePeople(people, restored.url);
    const { pc } = asRecorder;
    expect((await pc.pullAll('opinions')).size).toBe(2);
    const picture = await (await download(pc, photo.facts.photo)).arrayBuffer();
    expect(Buffer.from(picture).equals(Buffer.from(photo.content))).toBe(true);
    await syncAgain(pc, held);
    const now = await pc.pullAll('opinions');
    expect(now).toEqual(held);
    expect([...now.values()].flatMap(({ acts }) => acts).every((act) => isSignedAct(pc, act))).toBe(
      true,
    );
    const { documents } = await pc.push('opinions', [newOpinion(asHead)]);
    const seqs = [...held.values()].flatMap(({ acts }) =>
      acts.map((act) => act.received?.seq ?? 0),
    );
    const fresh = (documents as OpinionDocument[])[0]?.acts[0]?.received?.seq ?? 0;
    expect(fresh).toBeGreaterThan(Math.max(...seqs));
    expect((await pc.pullAll('residents')).size).toBe(1);
    await restored.close();
    await expect(restore(options, file)).rejects.toThrow(NotEmpty);
  });

  it('is refused when half of it is missing, and leaves the database as it was', async () => {
    const half = join(folder, 'half.backup');
    writeFileSync(half, readFileSync(file));
    truncateSync(half, Math.floor(statSync(file).size / 2));
    const options = await optionsAt(postgres, []);
    await expect(restore(options, half)).rejects.toThrow(NotABackup);
    await restore(options, file);
  });
});

it('is made and restored by command', async () => {
  const from = await optionsAt(postgres, []);
  await (await openCounty(from)).close();
  const file = join(folder, 'by-command.backup');
  expect(await attemptCounty(from, ['backup', file]).ended).toBe(0);
  const into = await optionsAt(postgres, []);
  expect(await attemptCounty(into, ['restore', file]).ended).toBe(0);
  const again = attemptCounty(into, ['restore', file]);
  expect(await again.ended).toBe(1);
  expect(again.said()).toContain('不是空的');
});
