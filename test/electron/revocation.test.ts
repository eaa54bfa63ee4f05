/** Shut out by the county's signed word and by nothing else; and nothing that exists only here is lost with the keys. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { County } from '../../county/openCounty.ts';
import { openCounty } from '../../county/openCounty.ts';
import { newKeyPair, createSigner } from '../../county/signing.ts';
import type { Fetch } from '../../electron/county/countyClient.ts';
import {
  samplePassphrase,
  samplePeople,
  sampleStation,
} from '../../shared/sample/sampleDirectory.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { scratchFolder } from './scratchFolder.ts';
import type { OpenStation } from './stationAt.ts';
import { stationAt } from './stationAt.ts';

const { recorder, countyAdmin } = samplePeople;
const secret = samplePassphrase;
const logged: string[] = [];
const dataFolder = mkdtempSync(join(tmpdir(), 'liaison-county-'));
let county: County;
let desk: OpenStation;
let onLine: (path: string, pass: () => Promise<Response>) => Promise<Response>;
const line: Fetch = (url, init) => onLine(new URL(url).pathname, () => fetch(url, init));

beforeAll(async () => {
  county = await openCounty({
    ...{ dataFolder, databaseUrl: undefined, host: '127.0.0.1', port: 0 },
    ...{ name: '样例县', sample: true, restored: false, newCodes: false },
    log: { write: (text: string) => logged.push(text) },
  });
  desk = stationAt(join(dataFolder, 'desk'), { fetch });
  must(await desk.station.enrolTrial(county.url, county.sampleCodes?.county ?? ''));
  must(await desk.station.signIn({ person: countyAdmin.id, secret }));
}, 60_000);
afterAll(async () => {
  desk.link.rest();
  await county.close();
  rmSync(dataFolder, { recursive: true, force: true });
});
beforeEach(() => {
  onLine = (_path, pass) => pass();
});

function must<Value>(result: { ok: true; value: Value } | { ok: false; problem: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function enrolled(): Promise<{ folder: string; open: OpenStation; device: string }> {
  const { code = '' } = must(
    await desk.link.admin({ command: 'makeDeviceCode', office: sampleStation.id }),
  );
  const folder = scratchFolder();
  const open = stationAt(folder, { fetch: line });
  onTestFinished(() => open.link.rest());
  must(await open.station.enrolTrial(county.url, code));
  must(await open.station.signIn({ person: recorder.id, secret }));
  await vi.waitFor(() => expect(open.link.state().link).toBe('connected'));
  return { folder, open, device: open.station.state().device?.id ?? '' };
}

const revoke = async (device: string) =>
  must(await desk.link.admin({ command: 'revokeDevice', device }));
const look = (open: OpenStation) => open.link.pull({ collection: 'visits', limit: 1 });
const vaultOf = (folder: string) =>
  ['vault.json', 'vault.backup.json'].map(
    (name) =>
      JSON.parse(readFileSync(join(folder, 'vault', name), 'utf8')) as {
        wraps: object;
        deviceKey?: object;
      },
  );

describe('a PC that the county shuts out', () => {
  it('locks at once, and destroys its keys when nothing exists only on it', async () => {
    const { folder, open, device } = await enrolled();
    await revoke(device);
    await look(open);
    expect(open.station.state()).toMatchObject({ phase: 'locked', problem: 'device.revoked' });
    expect(Object.keys(vaultOf(folder)[0]?.wraps ?? {})).toHaveLength(4);
    open.station.takeUnsent(0);
    await vi.waitFor(() => {
      for (const vault of vaultOf(folder)) {
        expect(vault.wraps).toEqual({});
        expect(vault.deviceKey).toBeUndefined();
      }
    });
    const later = stationAt(folder, { fetch: line });
    expect(later.station.state()).toMatchObject({ phase: 'locked', problem: 'device.revoked' });
    const again = await later.station.signIn({ person: recorder.id, secret });
    expect(again).toMatchObject({ problem: { code: 'device.revoked' } });
  });

  it('keeps its keys behind the lock while words are only on it, tells the county, and sends when let in again', async () => {
    const { folder, open, device } = await enrolled();
    await revoke(device);
    await look(open);
    open.station.takeUnsent(3);
    await vi.waitFor(() => expect(logged.join('')).toContain('"unsent":3'));
    expect(Object.keys(vaultOf(folder)[0]?.wraps ?? {})).toHaveLength(4);

    const later = stationAt(folder, { fetch: line });
    onTestFinished(() => later.link.rest());
    const signIn = () => later.station.signIn({ person: recorder.id, secret });
    expect(await signIn()).toMatchObject({ problem: { code: 'device.revoked' } });
    onLine = () => Promise.reject(new TypeError('fetch failed'));
    expect(await signIn()).toMatchObject({ problem: { code: 'device.revoked' } });
    onLine = (_path, pass) => pass();
    must(await desk.link.admin({ command: 'readmitDevice', device }));
    must(await signIn());
    expect(later.station.state()).toMatchObject({ phase: 'open', problem: undefined });
    expect((await look(later)).ok).toBe(true);
  });

  it('believes no refusal that the county has not signed', async () => {
    const { folder, open, device } = await enrolled();
    const at = new Date().toISOString();
    const stranger = createSigner(newKeyPair()).signRevocation(device, new Date());
    const other = { ...stranger, device: 'otherpc001' };
    const said = [
      undefined,
      stranger,
      other,
      { device, at, signature: '' },
      { device, at, signature: 'x'.repeat(88) },
      'yes',
    ];
    for (const revocation of said) {
      onLine = () =>
        Promise.resolve(
          Response.json({ problem: { code: 'device.revoked', revocation } }, { status: 403 }),
        );
      expect((await look(open)).ok).toBe(false);
      expect(open.station.state()).toMatchObject({ phase: 'open', problem: undefined });
      open.station.takeUnsent(0);
    }
    expect(Object.keys(vaultOf(folder)[0]?.wraps ?? {})).toHaveLength(4);
    onLine = (_path, pass) => pass();
    expect((await look(open)).ok).toBe(true);
  });

  it('does not believe the word that shut out another PC', async () => {
    const lost = await enrolled();
    const { open, folder } = await enrolled();
    await revoke(lost.device);
    const answers: unknown[] = [];
    onLine = async (path, pass) => {
      const answer = await pass();
      if (path === paths.token) answers.push(await answer.clone().json());
      return answer;
    };
    await look(lost.open);
    expect(answers.at(-1)).toMatchObject({ problem: { revocation: { device: lost.device } } });
    onLine = () => Promise.resolve(Response.json(answers.at(-1), { status: 403 }));
    await look(open);
    open.station.takeUnsent(0);
    expect(open.station.state().phase).toBe('open');
    expect(Object.keys(vaultOf(folder)[0]?.wraps ?? {})).toHaveLength(4);
  });
});
