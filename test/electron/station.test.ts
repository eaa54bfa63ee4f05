/** The door of a shared PC: who may come in, with what, after what; and what lies on the disk meanwhile. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MachineSeal } from '../../electron/station/machineSeal.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { scratchFolder } from './scratchFolder.ts';
import { stationAt } from './stationAt.ts';

const entry = {
  stationName: '枸杞乡人大代表联络站',
  prefix: '枸杞',
  island: '枸杞',
  headName: '站长老周',
  passphrase: 'boat-at-nine',
};
const { recorder, head } = samplePeople;
const dayMs = 24 * 60 * 60 * 1000;

async function standAlone(folder: string) {
  const open = stationAt(folder);
  const made = await open.station.standAlone(entry);
  if (!made.ok) throw new Error(made.problem.code);
  const person = made.value.people[0]?.id ?? '';
  return { ...open, person };
}

describe('a station on its own', () => {
  it('is set up once, for its head, who signs in with the passphrase', async () => {
    const folder = scratchFolder();
    const { station, person } = await standAlone(folder);
    expect(station.state()).toMatchObject({
      phase: 'locked',
      mode: 'standAlone',
      office: { name: entry.stationName, prefix: '枸杞', kind: 'station' },
      people: [{ name: '站长老周', roles: ['recorder', 'head'], ready: true }],
    });
    expect(await station.standAlone(entry)).toMatchObject({
      problem: { code: 'station.alreadySetUp' },
    });
    expect(await station.trySample()).toMatchObject({ problem: { code: 'station.alreadySetUp' } });
    const entered = await station.signIn({ person, secret: entry.passphrase });
    expect(entered).toMatchObject({ ok: true, value: { person: { id: person } } });
    expect(station.state().phase).toBe('open');
  });

  it('gives the same key and the same database name after a restart, another after another set-up', async () => {
    const folder = scratchFolder();
    const first = await standAlone(folder);
    const before = await first.station.signIn({ person: first.person, secret: entry.passphrase });
    const again = stationAt(folder);
    expect(again.station.state().phase).toBe('locked');
    const after = await again.station.signIn({ person: first.person, secret: entry.passphrase });
    expect(before.ok && after.ok && before.value.dataKey).toEqual(after.ok && after.value.dataKey);
    expect(again.station.state().databaseName).toBe(first.station.state().databaseName);
    const other = await standAlone(scratchFolder());
    expect(other.station.state().databaseName).not.toBe(first.station.state().databaseName);
  });

  it('leaves neither the key nor a passphrase readable on the disk', async () => {
    const folder = scratchFolder();
    const { station, person } = await standAlone(folder);
    const entered = await station.signIn({ person, secret: entry.passphrase });
    const key = entered.ok ? Buffer.from(entered.value.dataKey) : Buffer.alloc(0);
    expect(key).toHaveLength(32);
    const text = readFileSync(join(folder, 'vault', 'vault.json'), 'utf8');
    expect(text).not.toContain(entry.passphrase);
    expect(text).not.toContain(key.toString('base64'));
    expect(text).not.toContain(key.toString('hex'));
  });

  it('lets the head add people, who sign in after a restart; nobody else adds', async () => {
    const folder = scratchFolder();
    const { station, person } = await standAlone(folder);
    const input = { name: '联络员小林', roles: ['recorder'] as const, passphrase: 'sea-breeze' };
    const adding = { ...input, roles: [...input.roles] };
    expect(await station.addHere(adding)).toMatchObject({ problem: { code: 'vault.locked' } });
    await station.signIn({ person, secret: entry.passphrase });
    const added = await station.addHere(adding);
    expect(await station.addHere(adding)).toMatchObject({ problem: { code: 'person.nameTaken' } });
    const county = await station.addHere({ ...adding, name: '别人', roles: ['county'] });
    expect(county).toMatchObject({ problem: { code: 'act.notPermitted' } });
    const newcomer = added.ok ? added.value.id : '';

    const { station: later } = stationAt(folder);
    const wrong = await later.signIn({ person: newcomer, secret: entry.passphrase });
    expect(wrong).toMatchObject({ problem: { code: 'person.wrongPassphrase' } });
    expect(await later.signIn({ person: newcomer, secret: 'sea-breeze' })).toMatchObject({
      ok: true,
    });
    const byRecorder = await later.addHere({ ...adding, name: '第三人' });
    expect(byRecorder).toMatchObject({ problem: { code: 'act.notPermitted' } });
  });

  it('takes a new passphrase from who knows the old one', async () => {
    const folder = scratchFolder();
    const { station, person } = await standAlone(folder);
    const newPassphrase = 'boat-at-ten';
    const wrong = await station.signIn({ person, secret: 'nonsense', newPassphrase });
    expect(wrong.ok).toBe(false);
    await station.signIn({ person, secret: entry.passphrase, newPassphrase });
    const { station: later } = stationAt(folder);
    expect((await later.signIn({ person, secret: entry.passphrase })).ok).toBe(false);
    expect((await later.signIn({ person, secret: newPassphrase })).ok).toBe(true);
  });

  it('forgets who was there when it is locked', async () => {
    const { station, person } = await standAlone(scratchFolder());
    await station.signIn({ person, secret: entry.passphrase });
    station.lock();
    expect(station.state().phase).toBe('locked');
    expect(station.person()).toBeUndefined();
  });
});

describe('a trial', () => {
  it('lets every sample person in, and says how', async () => {
    const { station } = stationAt(scratchFolder());
    await station.trySample();
    expect(station.state()).toMatchObject({ mode: 'sample', samplePassphrase });
    expect(station.state().people.every(({ ready }) => ready)).toBe(true);
    for (const { id } of [recorder, head]) {
      expect((await station.signIn({ person: id, secret: samplePassphrase })).ok).toBe(true);
    }
  });

  it('survives two set-ups and two sign-ins at the same moment', async () => {
    const { station } = stationAt(scratchFolder());
    const setUps = await Promise.all([station.trySample(), station.trySample()]);
    expect(setUps.map(({ ok }) => ok)).toEqual([true, false]);
    const entered = await Promise.all(
      [recorder, head].map(({ id }) => station.signIn({ person: id, secret: samplePassphrase })),
    );
    const keys = entered.map(
      (given) => given.ok && Buffer.from(given.value.dataKey).toString('hex'),
    );
    expect(keys[0]).toBe(keys[1]);
    expect(station.person()?.id).toBe(head.id);
  });
});

describe('wrong passphrases', () => {
  it('slow down after five, over a restart, and only that person', async () => {
    const folder = scratchFolder();
    let now = Date.UTC(2026, 2, 1);
    const clock = { now: () => now };
    const first = stationAt(folder, clock);
    await first.station.trySample();
    const guess = (open: typeof first, secret: string) =>
      open.station.signIn({ person: recorder.id, secret });
    for (let count = 0; count < 5; count += 1) {
      expect(await guess(first, 'guess')).toMatchObject({
        problem: { code: 'person.wrongPassphrase' },
      });
    }
    const tooMany = { problem: { code: 'person.tooManyTries' } };
    expect(await guess(first, samplePassphrase)).toMatchObject(tooMany);
    const again = stationAt(folder, clock);
    expect(await guess(again, samplePassphrase)).toMatchObject(tooMany);
    expect((await again.station.signIn({ person: head.id, secret: samplePassphrase })).ok).toBe(
      true,
    );
    now += 29_000;
    expect(await guess(again, samplePassphrase)).toMatchObject(tooMany);
    now += 1_000;
    expect(await guess(again, 'guess')).toMatchObject({
      problem: { code: 'person.wrongPassphrase' },
    });
    now += 59_000;
    expect(await guess(again, samplePassphrase)).toMatchObject(tooMany);
    now += 1_000;
    expect((await guess(again, samplePassphrase)).ok).toBe(true);
    expect(await guess(again, 'guess')).toMatchObject({
      problem: { code: 'person.wrongPassphrase' },
    });
    expect((await guess(again, samplePassphrase)).ok).toBe(true);
  });

  it('do not lock for years when the clock was ahead', async () => {
    const folder = scratchFolder();
    let now = Date.UTC(2036, 0, 1);
    const { station } = stationAt(folder, { now: () => now });
    await station.trySample();
    const guess = (secret: string) => station.signIn({ person: recorder.id, secret });
    for (let count = 0; count < 5; count += 1) await guess('guess');
    now -= 3650 * dayMs;
    expect((await guess(samplePassphrase)).ok).toBe(false);
    now += 30_000;
    expect((await guess(samplePassphrase)).ok).toBe(true);
  });
});

describe('a damaged vault', () => {
  it('is said, lets nobody in, and is not replaced', async () => {
    const folder = scratchFolder();
    const { person } = await standAlone(folder);
    for (const name of ['vault.json', 'vault.backup.json']) {
      writeFileSync(join(folder, 'vault', name), 'x');
    }
    const { station, log } = stationAt(folder);
    expect(station.state()).toMatchObject({
      phase: 'locked',
      problem: 'vault.damaged',
      people: [],
    });
    const damaged = { problem: { code: 'vault.damaged' } };
    expect(await station.signIn({ person, secret: entry.passphrase })).toMatchObject(damaged);
    expect(await station.standAlone(entry)).toMatchObject(damaged);
    expect(await station.trySample()).toMatchObject(damaged);
    expect(readFileSync(join(folder, 'vault', 'vault.json'), 'utf8')).toBe('x');
    expect(log.events).toContainEqual({ event: 'vault.damaged', fields: {} });
  });
});

describe('a disk that refuses', () => {
  it('is answered, and the set-up can be tried again', async () => {
    const folder = join(scratchFolder(), 'profile');
    const { station } = stationAt(folder);
    rmSync(folder, { recursive: true });
    expect(await station.trySample()).toMatchObject({ problem: { code: 'file.notWritten' } });
    expect(station.state().phase).toBe('new');
    mkdirSync(join(folder, 'vault'), { recursive: true });
    expect((await station.trySample()).ok).toBe(true);
  });
});

describe('the key store of the system', () => {
  const rot13: MachineSeal = {
    seal: (text) => Buffer.from(text, 'utf8').toString('hex'),
    open: (sealed) => Buffer.from(sealed, 'hex').toString('utf8'),
  };

  it('adds its lock to every wrap', async () => {
    const folder = scratchFolder();
    const { station } = stationAt(folder, { machineSeal: rot13 });
    await station.trySample();
    const text = readFileSync(join(folder, 'vault', 'vault.json'), 'utf8');
    expect(text).toContain('machineSealed');
    expect(text).not.toContain('salt');
    const { station: later } = stationAt(folder, { machineSeal: rot13 });
    expect((await later.signIn({ person: head.id, secret: samplePassphrase })).ok).toBe(true);
    const { station: elsewhere } = stationAt(folder, {
      machineSeal: { ...rot13, open: () => undefined },
    });
    const refused = await elsewhere.signIn({ person: head.id, secret: samplePassphrase });
    expect(refused).toMatchObject({ problem: { code: 'vault.damaged' } });
  });
});

describe('a trial', () => {
  it('can be ended: the keys are gone and the PC can be set up in earnest', async () => {
    const folder = scratchFolder();
    const { station } = stationAt(folder);
    await station.trySample();
    const first = await station.signIn({ person: recorder.id, secret: samplePassphrase });
    expect(await station.endTrial()).toMatchObject({ ok: true, value: { phase: 'new' } });
    expect(stationAt(folder).station.state().phase).toBe('new');
    const made = await station.standAlone(entry);
    const person = made.ok ? (made.value.people[0]?.id ?? '') : '';
    const second = await station.signIn({ person, secret: entry.passphrase });
    expect(second.ok).toBe(true);
    expect(second.ok && second.value.dataKey).not.toEqual(first.ok && first.value.dataKey);
  });

  it('is the only set-up that can be ended', async () => {
    const { station } = await standAlone(scratchFolder());
    expect(await station.endTrial()).toMatchObject({ problem: { code: 'station.alreadySetUp' } });
    expect(station.state().phase).toBe('locked');
  });
});
