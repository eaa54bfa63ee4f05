/** A station and a real county, with the line in between in the hands of the test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { County } from '../../county/openCounty.ts';
import { openCounty } from '../../county/openCounty.ts';
import type { Fetch } from '../../electron/county/countyClient.ts';
import type { Act } from '../../shared/acts.ts';
import { newRecordId } from '../../shared/ids.ts';
import { composeOpinion } from '../../shared/opinion/opinion.ts';
import type { Result } from '../../shared/result.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { scratchFolder } from './scratchFolder.ts';
import type { OpenStation } from './stationAt.ts';
import { stationAt } from './stationAt.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'liaison-county-'));
const { recorder, head } = samplePeople;
let county: County;
let codes: { station: string; county: string; unit: string };

/** What the line does to a request; the default lets everything through. */
let onLine: (path: string, pass: () => Promise<Response>) => Promise<Response>;
let asked: string[];
const line: Fetch = async (url, init) => {
  const { pathname } = new URL(url);
  asked.push(pathname);
  return onLine(pathname, () => fetch(url, init));
};

beforeAll(async () => {
  county = await openCounty({
    dataFolder,
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 0,
    name: '样例县',
    sample: true,
    restored: false,
    newCodes: false,
    log: { write: () => undefined },
  });
  if (!county.sampleCodes) throw new Error('no codes');
  codes = county.sampleCodes;
}, 60_000);

afterAll(async () => {
  await county.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

beforeEach(() => {
  asked = [];
  onLine = (_path, pass) => pass();
});

const down = () => Promise.reject(new TypeError('fetch failed'));

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

let enrolled: { folder: string } | undefined;

/** The station of all tests: enrolled once, opened anew by each. */
async function openStation(): Promise<OpenStation> {
  const folder = enrolled?.folder ?? mkdtempSync(join(tmpdir(), 'liaison-station-'));
  const open = stationAt(folder, { fetch: line });
  onTestFinished(() => open.link.rest());
  if (!enrolled) {
    must(await open.station.enrolTrial(county.url, codes.station));
    enrolled = { folder };
  }
  return open;
}

afterAll(() => {
  if (enrolled) rmSync(enrolled.folder, { recursive: true, force: true });
});

async function signedIn(): Promise<OpenStation> {
  const open = await openStation();
  must(await open.station.signIn({ person: recorder.id, secret: samplePassphrase }));
  return open;
}

const vaultText = (folder: string) =>
  ['vault.json', 'vault.backup.json']
    .map((name) => readFileSync(join(folder, 'vault', name), 'utf8'))
    .join('\n');

const opinionText = {
  words: '码头候船室的灯坏了半个月了，晚班船下来黑漆漆的。',
  summary: '候船室照明损坏，影响晚班旅客出行安全',
};

async function newOpinion({ station, link }: OpenStation): Promise<{ id: string; acts: Act[] }> {
  const pulled = must(await link.pull({ collection: 'opinions', limit: 1 }));
  const sample = pulled.documents[0] as unknown as { acts: Act[]; station: string };
  const device = station.state().device?.id ?? '';
  const id = newRecordId(Date.now(), randomBytes);
  const registered = sample.acts.find(({ kind }) => kind === 'register');
  if (!registered) throw new Error('no sample');
  const { received: _received, ...body } = registered;
  const stamp = createStampClock(device, Date.now).next();
  const number = `枸杞〔2026〕意-${station.state().device?.letter ?? ''}${String(Math.trunc(Math.random() * 9000) + 1000)}`;
  const act: Act = {
    ...body,
    ...opinionText,
    id: newRecordId(Date.now(), randomBytes),
    at: stamp,
    by: recorder.id,
    device,
    ...('number' in body ? { number } : {}),
  };
  return { ...composeOpinion(id, sample.station, [act]), acts: [act] };
}

describe('joining a county', () => {
  it('[SY1] enrols with a code once, and every sample person may sign in without the line', async () => {
    const { station } = await openStation();
    expect(station.state()).toMatchObject({
      mode: 'county',
      countyUrl: county.url,
      samplePassphrase,
      office: { name: '枸杞乡人大代表联络站' },
    });
    expect(station.state().people.map(({ ready }) => ready)).toEqual([true, true, true, true]);
    onLine = down;
    const later = stationAt(enrolled?.folder ?? '', { fetch: line });
    onTestFinished(() => later.link.rest());
    expect((await later.station.signIn({ person: head.id, secret: samplePassphrase })).ok).toBe(
      true,
    );
    const again = stationAt(scratchFolder(), { fetch: line });
    onLine = (_path, pass) => pass();
    const code = { url: county.url, code: codes.station, deviceName: '第二台' };
    expect(await again.station.enrol(code)).toMatchObject({ problem: { code: 'code.used' } });
  });

  it('takes a code in small letters and full width, refuses nonsense without asking', async () => {
    const open = stationAt(scratchFolder(), { fetch: line });
    onTestFinished(() => open.link.rest());
    const entry = { url: county.url, deviceName: '承办单位' };
    const nonsense = await open.station.enrol({ ...entry, code: '不是代码' });
    expect(nonsense).toMatchObject({ problem: { code: 'code.unknown', field: 'code' } });
    expect(asked).toEqual([]);
    const typed = codes.unit.toLowerCase().replaceAll('-', '－');
    must(await open.station.enrol({ ...entry, code: typed }));
    expect(open.station.state()).toMatchObject({ phase: 'locked', office: { kind: 'unit' } });
  });

  it('lets a person in for the first time through the county, then without it', async () => {
    const folder = scratchFolder();
    const open = stationAt(folder, { fetch: line });
    onTestFinished(() => open.link.rest());
    must(await open.station.enrol({ url: county.url, code: codes.county, deviceName: '县端' }));
    const [first, second] = open.station.state().people;
    if (!first || !second) throw new Error('no people');
    expect([first.ready, second.ready]).toEqual([false, false]);
    const wrong = await open.station.signIn({ person: first.id, secret: 'nonsense' });
    expect(wrong).toMatchObject({ problem: { code: 'person.wrongPassphrase' } });
    onLine = down;
    const offline = await open.station.signIn({ person: first.id, secret: samplePassphrase });
    expect(offline).toMatchObject({ problem: { code: 'county.unreachable' } });
    onLine = (_path, pass) => pass();
    expect(vaultText(folder)).toContain('"clear"');
    must(await open.station.signIn({ person: first.id, secret: samplePassphrase }));
    expect(vaultText(folder)).not.toContain('"clear"');

    const later = stationAt(folder, { fetch: line });
    onTestFinished(() => later.link.rest());
    const tooEarly = await later.station.signIn({ person: second.id, secret: samplePassphrase });
    expect(tooEarly).toMatchObject({ problem: { code: 'vault.locked' } });
    must(await later.station.signIn({ person: first.id, secret: samplePassphrase }));
    later.station.lock();
    must(await later.station.signIn({ person: second.id, secret: samplePassphrase }));
    onLine = down;
    const third = stationAt(folder, { fetch: line });
    onTestFinished(() => third.link.rest());
    must(await third.station.signIn({ person: second.id, secret: samplePassphrase }));
  });

  it('names an address that answers but is no county, and a county that is newer', async () => {
    const { station } = stationAt(scratchFolder(), { fetch: line });
    const entry = { url: county.url, code: codes.station, deviceName: 'x' };
    const answers: [Response, string][] = [
      [new Response('<html>登录</html>'), 'county.badAnswer'],
      [new Response('', { status: 404 }), 'county.badAnswer'],
      [new Response('', { status: 502 }), 'county.unreachable'],
      [new Response('', { status: 503 }), 'county.busy'],
      [Response.json({ problem: { code: 'code.expired' } }, { status: 403 }), 'code.expired'],
      [Response.json({ problem: { code: 'of.tomorrow' } }, { status: 403 }), 'county.badAnswer'],
    ];
    for (const [response, code] of answers) {
      onLine = () => Promise.resolve(response);
      expect(await station.enrol(entry)).toMatchObject({ problem: { code } });
    }
    expect(station.state().phase).toBe('new');
  });
});

describe('the line of a station', () => {
  it('rests until somebody signs in and after they leave', async () => {
    const open = await openStation();
    expect(open.link.state()).toMatchObject({ link: 'resting' });
    expect(open.link.state().epoch).toMatch(/./);
    const locked = { problem: { code: 'vault.locked' } };
    expect(await open.link.pull({ collection: 'opinions', limit: 10 })).toMatchObject(locked);
    must(await open.station.signIn({ person: recorder.id, secret: samplePassphrase }));
    await vi.waitFor(() => expect(open.news).toEqual([[]]));
    expect(open.link.state()).toMatchObject({ link: 'connected', problem: undefined });
    expect(Math.abs(open.link.state().skewMs ?? Infinity)).toBeLessThan(2_000);
    open.station.lock();
    expect(open.link.state().link).toBe('resting');
    expect(await open.link.push({ collection: 'opinions', rows: [] })).toMatchObject({ ok: true });
    expect(await open.link.push({ collection: 'opinions', rows: [{}] })).toMatchObject(locked);
  });

  it('[AC5] pulls what the county signed, and a stranger’s signature is taken off', async () => {
    const open = await signedIn();
    const pulled = must(await open.link.pull({ collection: 'opinions', limit: 500 }));
    const actsOf = (documents: readonly unknown[]) =>
      documents.flatMap((document) => (document as { acts: Act[] }).acts);
    expect(actsOf(pulled.documents).length).toBeGreaterThan(50);
    expect(actsOf(pulled.documents).every(({ received }) => received)).toBe(true);
    expect(open.log.events.filter(({ event }) => event === 'county.badReceipt')).toEqual([]);
    onLine = async (_path, pass) => {
      const answer = await pass();
      return new Response((await answer.text()).replaceAll('"seq":1', '"seq":2'), { status: 200 });
    };
    const tampered = must(await open.link.pull({ collection: 'opinions', limit: 500 }));
    const unsigned = actsOf(tampered.documents).filter(({ received }) => !received);
    expect(unsigned.length).toBeGreaterThan(0);
    expect(tampered['problems']).toHaveLength(unsigned.length);
    const logged = open.log.events.filter(({ event }) => event === 'county.badReceipt');
    expect(logged.map(({ fields }) => fields.id)).toEqual(unsigned.map(({ id }) => id));
  });

  it('pushes in packed bodies and brings the receipt home', async () => {
    const open = await signedIn();
    const opinion = await newOpinion(open);
    const bodies: unknown[] = [];
    const watching = stationAt(enrolled?.folder ?? '', {
      fetch: (url, init) => {
        const isPacked = new Headers(init.headers).get('content-encoding') === 'br';
        if (isPacked)
          bodies.push(JSON.parse(brotliDecompressSync(init.body as Uint8Array).toString('utf8')));
        return fetch(url, init);
      },
    });
    onTestFinished(() => watching.link.rest());
    must(await watching.station.signIn({ person: recorder.id, secret: samplePassphrase }));
    const answer = must(await watching.link.push({ collection: 'opinions', rows: [opinion] }));
    expect(answer.problems).toEqual([]);
    expect(bodies).toMatchObject([{ collection: 'opinions', rows: [opinion] }]);
    const [taken] = answer.documents as unknown as { acts: Act[] }[];
    expect(taken?.acts[0]?.received).toMatchObject({ seq: expect.any(Number) });
    expect(taken?.acts[0]?.received?.refused).toBeUndefined();
  });

  it('[SY2] keeps back a record that is too large and delivers its neighbours', async () => {
    const open = await signedIn();
    const opinion = await newOpinion(open);
    const large = { id: newRecordId(Date.now(), randomBytes), acts: 'x'.repeat(1024 * 1024) };
    const answer = must(await open.link.push({ collection: 'opinions', rows: [large, opinion] }));
    expect(answer.problems).toEqual([{ id: large.id, code: 'record.tooLarge' }]);
    expect(answer.documents.map(({ id }) => id)).toEqual([opinion.id]);
  });

  it('measures by how much this clock is wrong', async () => {
    const open = await signedIn();
    const dayMs = 24 * 60 * 60 * 1000;
    for (const days of [-3, 3, 0]) {
      onLine = async (_path, pass) => {
        const given = (await (await pass()).json()) as { now: string };
        const now = new Date(Date.parse(given.now) - days * dayMs).toISOString();
        return Response.json({ ...given, now });
      };
      must(await open.link.pull({ collection: 'visits', limit: 1 }));
      expect(Math.abs((open.link.state().skewMs ?? 0) - days * dayMs)).toBeLessThan(5_000);
    }
  });

  it('renews its token once and asks again', async () => {
    const open = await signedIn();
    await vi.waitFor(() => expect(open.link.state().link).toBe('connected'));
    let expired = 0;
    onLine = (path, pass) => {
      if (path !== paths.pull || expired > 0) return pass();
      expired += 1;
      const problem = { problem: { code: 'token.expired' } };
      return Promise.resolve(Response.json(problem, { status: 401 }));
    };
    asked = [];
    must(await open.link.pull({ collection: 'visits', limit: 1 }));
    expect(asked).toEqual([paths.pull, paths.challenge, paths.token, paths.pull]);
  });

  it('asks for one token when four calls want one', async () => {
    const open = await signedIn();
    await Promise.all(
      (['visits', 'opinions', 'residents', 'directory'] as const).map((collection) =>
        open.link.pull({ collection, limit: 5 }),
      ),
    );
    expect(asked.filter((path) => path === paths.token)).toHaveLength(1);
  });

  it('says that it is down, tries again when asked, and is told of news', async () => {
    const open = await openStation();
    onLine = down;
    must(await open.station.signIn({ person: recorder.id, secret: samplePassphrase }));
    await vi.waitFor(() => expect(open.link.state().link).toBe('unreachable'));
    expect(open.link.state().problem).toBe('county.unreachable');
    const refused = await open.link.pull({ collection: 'visits', limit: 1 });
    expect(refused).toMatchObject({ problem: { code: 'county.unreachable' } });
    onLine = (_path, pass) => pass();
    open.link.retry();
    await vi.waitFor(() => expect(open.link.state().link).toBe('connected'));
    await vi.waitFor(() => expect(open.news).toEqual([[]]));
    expect(open.links.map(({ link, trying }) => [link, trying === true])).toEqual([
      ['unreachable', false],
      ['unreachable', true],
      ['connected', false],
    ]);
  });

  it('shows a refusal of this PC as such', async () => {
    const open = await signedIn();
    await vi.waitFor(() => expect(open.link.state().link).toBe('connected'));
    onLine = () =>
      Promise.resolve(Response.json({ problem: { code: 'device.revoked' } }, { status: 403 }));
    const refused = await open.link.pull({ collection: 'visits', limit: 1 });
    expect(refused).toMatchObject({ problem: { code: 'device.revoked' } });
    expect(open.link.state()).toMatchObject({ link: 'refused', problem: 'device.revoked' });
  });
});
