// By boat in the real app: a station without a link writes a bundle, the county imports it by its command line and in the
// app, the reply shows 已送达, and the line that comes back later changes nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { inRepository, repositoryRoot } from '../../build/repository.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { scratchFolder, test } from './appTest.ts';
import { violationsOn } from './axeViolations.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { go, openDesk, saveVisit, signIn, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';
import { expectAllDelivered } from './recordHands.ts';

test.describe.configure({ mode: 'serial' });

const folder = scratchFolder();
const data = join(folder.path, 'county');
const stick = join(folder.path, 'stick');
const words = '停航三天，药断了，码头上没人讲。';
let county: CountyProcess;
let pc: LiaisonApp;
let port = 0;

test.beforeAll(() => mkdirSync(stick));
test.afterAll(async () => {
  await pc?.close();
  await county?.stop();
  folder.remove();
});

/** What the county's office types at its server. */
function importAtCounty(file: string): { status: number | null; said: string; out: string } {
  const done = spawnSync(process.execPath, [inRepository('county', 'start.ts'), 'import', file], {
    ...{ cwd: repositoryRoot, encoding: 'utf8' },
    env: { ...process.env, LIAISON_COUNTY_DATA: data, DATABASE_URL: '' },
  });
  return { status: done.status, said: done.stderr, out: done.stdout };
}

const onStick = (what: string) =>
  readdirSync(stick)
    .filter((name) => name.endsWith(`${what}.liaison`))
    .map((name) => join(stick, name));

async function register(name: string): Promise<void> {
  await openDesk(pc.page);
  const opinions = [{ words, summary: '停航断药', category: '01' }];
  await writeVisit(pc.page, { name, opinions });
  await saveVisit(pc.page);
}

test('a station that has been in touch once is cut off and goes on recording', async ({
  runtime,
}) => {
  county = await startCounty(data, { port: 0, sample: true });
  port = Number(new URL(county.url).port);
  pc = await openLiaisonApp(runtime, {
    profile: join(folder.path, 'station'),
    env: {
      LIAISON_SAMPLE_COUNTY: county.url,
      LIAISON_SAMPLE_CODE: county.codes?.station ?? '',
      LIAISON_BUNDLE_FOLDER: stick,
    },
  });
  await signIn(pc.page, samplePeople.recorder.name, samplePassphrase);
  await expectAllDelivered(pc.page);
  await county.stop();
  await register('测试居民甲');
  await register('测试居民乙');
});

test('[BU1] [BU7] 写摆渡包 puts what waits on the stick, and nobody who finds it can read it', async () => {
  await go(pc.page, '同步');
  const screen = pc.page.getByTestId('sync-screen');
  await expect(screen).toContainText('条记录只在这台电脑上');
  await pc.page.getByRole('button', { name: '写摆渡包' }).click();
  await expect(screen).toContainText('写好了，读回来核对过', { timeout: 20_000 });
  expect(await violationsOn(pc.page)).toEqual([]);
  const [bundle = ''] = onStick('摆渡包');
  expect(readdirSync(stick)).toHaveLength(1);
  expect(readFileSync(bundle).includes('停航')).toBe(false);
  await expect(screen).toContainText('条记录只在这台电脑上');
});

test('[BU2] [BU4] the county imports it by its command line, beside its running server or without', async () => {
  const [bundle = ''] = onStick('摆渡包');
  const half = join(folder.path, 'half.liaison');
  const whole = readFileSync(bundle);
  writeFileSync(half, whole.subarray(0, whole.length / 2));
  expect(importAtCounty(half)).toMatchObject({ status: 1, said: expect.stringContaining('半截') });
  county = await startCounty(data, { port: 0, sample: true });
  const first = importAtCounty(bundle);
  expect(first.said).toContain('已收下');
  expect(JSON.parse(first.out)).toMatchObject({ taken: true, problems: 0 });
  await county.stop();
  expect(importAtCounty(bundle).said).toContain('以前收过');
  expect(onStick('回执包')).toHaveLength(1);
});

test('[BU5] [BU6] 读回执包 shows 已送达; read again it changes nothing', async () => {
  const screen = pc.page.getByTestId('sync-screen');
  await pc.page.getByRole('button', { name: '读回执包' }).click();
  await expect(screen).toContainText('条记录有了新内容', { timeout: 30_000 });
  await expect(screen).toContainText('都已送达县里');
  await expect(screen).toContainText('没有等着送的');
  await pc.page.getByRole('button', { name: '读回执包' }).click();
  await expect(screen).toContainText('这个回执包以前读过', { timeout: 30_000 });
  expect(await violationsOn(pc.page)).toEqual([]);
});

test('[BU5] the line that comes back later changes nothing', async () => {
  county = await startCounty(data, { port, sample: true });
  await pc.page.getByRole('button', { name: '现在就试' }).click();
  await expectAllDelivered(pc.page);
  await go(pc.page, '意见');
  await expect(pc.page.getByText('停航断药')).toHaveCount(2);
});

test('[BU4] the county imports a bundle in the app, and the reply lies beside it', async ({
  runtime,
}) => {
  const desk = await openLiaisonApp(runtime, {
    profile: join(folder.path, 'county-pc'),
    env: {
      LIAISON_SAMPLE_COUNTY: county.url,
      LIAISON_SAMPLE_CODE: county.codes?.county ?? '',
      LIAISON_BUNDLE_FOLDER: stick,
    },
  });
  try {
    await county.stop();
    await register('测试居民丙');
    await go(pc.page, '同步');
    await pc.page.getByRole('button', { name: '写摆渡包' }).click();
    await expect(pc.page.getByTestId('sync-screen')).toContainText('写好了', { timeout: 20_000 });
    county = await startCounty(data, { port, sample: true });
    await signIn(desk.page, samplePeople.county.name, samplePassphrase);
    await go(desk.page, '同步');
    await desk.page.getByRole('button', { name: '导入摆渡包' }).click();
    await expect(desk.page.getByTestId('sync-screen')).toContainText('收下了', { timeout: 30_000 });
    expect(await violationsOn(desk.page)).toEqual([]);
    expect(onStick('回执包')).toHaveLength(2);
  } finally {
    await desk.close();
  }
});
