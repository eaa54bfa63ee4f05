/** The line to a real county through Electron's own network stack: token, packed push, stream, outage. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Runtime } from '../../build/runtime.ts';
import { prepareRuntime } from '../../build/runtime.ts';
import type { Bridge } from '../../shared/bridge.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import type { CountyProcess } from '../app/countyProcess.ts';
import { startCounty } from '../app/countyProcess.ts';
import type { LiaisonApp } from '../app/liaisonApp.ts';
import { openLiaisonApp } from '../app/liaisonApp.ts';

type LiaisonWindow = Window & { liaison: Bridge };

let runtime: Runtime;
let folder: string;
let county: CountyProcess;
let app: LiaisonApp;

test.beforeAll(async () => {
  runtime = await prepareRuntime();
  folder = mkdtempSync(join(tmpdir(), 'liaison-line-'));
  county = await startCounty(join(folder, 'county'), { port: 0, sample: true });
  app = await openLiaisonApp(runtime, {
    profile: join(folder, 'profile'),
    env: { LIAISON_SAMPLE_COUNTY: county.url, LIAISON_SAMPLE_CODE: county.codes?.station ?? '' },
  });
});

test.afterAll(async () => {
  await app.close();
  await county.stop();
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

const link = () =>
  app.page.evaluate(() => (window as unknown as LiaisonWindow).liaison.call('county.link'));

test('a station enrols by itself, signs in, exchanges records, and notices an outage', async () => {
  await app.page.getByTestId('sign-in').waitFor();
  const state = await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('station.state'),
  );
  expect(state).toMatchObject({ phase: 'locked', mode: 'county', samplePassphrase });
  expect(state.people.every(({ ready }) => ready)).toBe(true);

  const entered = await app.page.evaluate(
    async ([person, secret]) => {
      const { liaison } = window as unknown as LiaisonWindow;
      const given = await liaison.call('people.signIn', { person, secret });
      return given.ok ? given.value.dataKey.length : given.problem.code;
    },
    [samplePeople.recorder.id, samplePassphrase] as const,
  );
  expect(entered).toBe(32);
  await expect.poll(async () => (await link()).link).toBe('connected');
  expect((await link()).epoch).toMatch(/./);

  const exchanged = await app.page.evaluate(async () => {
    const { liaison } = window as unknown as LiaisonWindow;
    const pulled = await liaison.call('county.pull', { collection: 'opinions', limit: 500 });
    if (!pulled.ok) return pulled.problem.code;
    const rows = pulled.value.documents.slice(0, 20);
    const pushed = await liaison.call('county.push', { collection: 'opinions', rows });
    if (!pushed.ok) return pushed.problem.code;
    return {
      sent: rows.length,
      back: pushed.value.documents.length,
      problems: pushed.value.problems,
    };
  });
  expect(exchanged).toEqual({ sent: 20, back: 20, problems: [] });

  const port = Number(new URL(county.url).port);
  await county.kill();
  await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('county.pull', {
      collection: 'visits',
      limit: 1,
    }),
  );
  expect(await link()).toMatchObject({ link: 'unreachable', problem: 'county.unreachable' });

  county = await startCounty(join(folder, 'county'), { port, sample: true });
  await app.page.evaluate(() => (window as unknown as LiaisonWindow).liaison.call('county.retry'));
  await expect.poll(async () => (await link()).link).toBe('connected');

  // A page that begins anew has lost the data key, so nobody is signed in any more.
  await app.page.reload();
  const again = await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('station.state'),
  );
  expect(again.phase).toBe('locked');
  expect((await link()).link).toBe('resting');
});

test('nothing of the exchange lies in the profile of the browser', async () => {
  const log = readFileSync(join(folder, 'profile', 'log', 'liaison.jsonl'), 'utf8');
  expect(log).toContain('county.unreachable');
  expect(log).not.toMatch(/bridge\.bug|main\.un|[\u4e00-\u9fff]/);
});
