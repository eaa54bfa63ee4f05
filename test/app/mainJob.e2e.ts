/** The main job from an empty county to a published result: three PCs, a real server, an outage and a pulled plug. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { scratchFolder, test } from './appTest.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { addOffice, addPc, addPerson } from './directoryHands.ts';
import {
  enrol,
  go,
  openDesk,
  saveVisit,
  signIn,
  signInWithCode,
  switchPerson,
  writeVisit,
} from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';
import {
  draftDisclosure,
  expectAllDelivered,
  expectStatus,
  openFromList,
  takeStep,
} from './recordHands.ts';

test.describe.configure({ mode: 'serial' });

const station = '黄龙乡人大代表联络站';
const unit = '县交通运输局';
const names = {
  recorder: '联络员试一',
  head: '站长试二',
  secondHead: '站长试三',
  handler: '经办人试四',
};
const passphrase = '黄龙岛上的口令2026';
const visit = {
  name: '测试居民甲',
  phone: '000-0000-4417',
  opinions: [
    {
      words: '早班船改了点，码头上没人讲，我白跑了一趟。',
      summary: '早班船改点没有告示，希望提前张贴。',
      category: '01',
      consents: ['可以不写姓名', '可以打电话回访'],
    },
    {
      words: '后山的水龙头三天两头没水。',
      summary: '后山经常停水，希望查明原因。',
      category: '03',
    },
  ],
};
const unfinished = '渔港里的沉船没人清，潮水一落进港就';
const reply = '已与客运公司商定：改点前一天在码头张贴告示，并由村广播播报。';
const disclosure = {
  title: '关于船班改点告知方式的办理结果',
  body: '有居民反映船班改点不易知晓。经办理，改点前一天在码头张贴告示，并由村广播播报。',
  level: '县网',
};

const folder = scratchFolder();
let county: CountyProcess;
let countyPc: LiaisonApp;
let stationPc: LiaisonApp;
let unitPc: LiaisonApp;
const codes = { station: '', unit: '', recorder: '', head: '', secondHead: '', handler: '' };
let opinionNumber = '';

test.beforeAll(async () => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: false });
});

test.afterAll(async () => {
  for (const pc of [countyPc, stationPc, unitPc]) await pc?.close();
  await county?.stop();
  folder.remove();
});

test('the first codes of a new county let its first PC and administrator in', async ({
  runtime,
}) => {
  const first = await county.firstCodes();
  countyPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'county-pc') });
  const { page } = countyPc;
  await enrol(page, { url: county.url, code: first.device, deviceName: '县里的电脑' });
  await signInWithCode(page, '管理员', first.person, passphrase);
  await expect(page.getByTestId('county-inbox')).toBeVisible();
});

test('the administrator adds a station, a unit, their people, and hands out codes', async () => {
  const { page } = countyPc;
  await go(page, '通讯录');
  await addOffice(page, {
    tab: '联络站',
    lines: { 名称: station, 编号字头: '黄龙', 岛: '大黄龙岛' },
  });
  codes.recorder = await addPerson(page, station, { name: names.recorder, position: '联络员' });
  codes.head = await addPerson(page, station, { name: names.head, position: '站长' });
  codes.secondHead = await addPerson(page, station, { name: names.secondHead, position: '站长兼' });
  codes.station = await addPc(page, station);
  await addOffice(page, { tab: '承办单位', lines: { 名称: unit } });
  codes.handler = await addPerson(page, unit, { name: names.handler, position: '经办人' });
  codes.unit = await addPc(page, unit);
});

test('the station PC joins with its code, and each of its people with theirs', async ({
  runtime,
}) => {
  stationPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'station-pc') });
  const { page } = stationPc;
  await enrol(page, { url: county.url, code: codes.station, deviceName: '接待室电脑' });
  await signInWithCode(page, names.head, codes.head, passphrase);
  await switchPerson(page);
  await signInWithCode(page, names.secondHead, codes.secondHead, passphrase);
  await switchPerson(page);
  await signInWithCode(page, names.recorder, codes.recorder, passphrase);
  await expect(page.getByTestId('workbench')).toContainText(names.recorder);
});

test('a visit recorded with the county away is kept, and nothing is called delivered', async () => {
  const { page } = stationPc;
  await county.stop();
  await openDesk(page);
  await writeVisit(page, visit);
  const numbers = await saveVisit(page);
  expect(numbers).toHaveLength(3);
  const [first] = visit.opinions;
  const slip = page.getByRole('listitem').filter({ hasText: first?.summary ?? '' });
  opinionNumber = /黄龙〔\d{4}〕意-[A-Z]+0001/.exec(await slip.innerText())?.[0] ?? '';
  expect(numbers).toContain(opinionNumber);
  await expect(page.getByRole('button', { name: /条待送/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /离线/ })).toBeVisible();
  await go(page, '同步');
  await expect(page.getByTestId('sync-screen')).toContainText('条记录只在这台电脑上');
  await go(page, '意见');
  await expect(page.getByRole('row', { name: opinionNumber })).toContainText('待送');
});

test('pulling the plug in the middle of the next entry loses neither it nor what was saved', async ({
  runtime,
}) => {
  const { page } = stationPc;
  await openDesk(page);
  await page.getByLabel('原话').fill(unfinished);
  await expect(page.getByText(/草稿已保存/)).toBeVisible();
  await page.getByLabel('原话').press('End');
  await page.keyboard.type('擦底');
  await stationPc.kill();

  stationPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'station-pc') });
  await signIn(stationPc.page, names.recorder, passphrase);
  await go(stationPc.page, '意见');
  for (const { summary } of visit.opinions) {
    await expect(stationPc.page.getByRole('row', { name: summary })).toBeVisible();
  }
  await go(stationPc.page, '接待登记');
  await expect(stationPc.page.getByRole('row', { name: visit.name })).toBeVisible();
  await stationPc.page.getByRole('link', { name: /接着写/ }).click();
  await expect(stationPc.page.getByLabel('原话')).toHaveValue(new RegExp(`^${unfinished}`));
});

test('the head, still offline, sends both opinions to the county', async () => {
  const { page } = stationPc;
  await switchPerson(page);
  await signIn(page, names.head, passphrase);
  for (const { summary } of visit.opinions) {
    await go(page, '意见');
    await page.getByRole('row', { name: summary }).getByRole('link').click();
    await expectStatus(page, '待审');
    await takeStep(page, '审核并转交', { choices: ['报县交办'] });
    await expectStatus(page, '待县里收件');
    await expectStatus(page, '待送');
  }
});

test('once the county is back everything is signed for, without anybody doing anything', async () => {
  const port = Number(new URL(county.url).port);
  county = await startCounty(join(folder.path, 'county'), { port, sample: false });
  const { page } = stationPc;
  await expectAllDelivered(page);
  await go(page, '意见');
  for (const { summary } of visit.opinions) {
    await expect(page.getByRole('row', { name: summary })).toContainText('已送达');
  }
});

test('the county hands the opinion to the unit, and the unit answers', async ({ runtime }) => {
  const { page } = countyPc;
  await go(page, '待收件');
  await page.getByRole('link', { name: opinionNumber }).click({ timeout: 40_000 });
  await takeStep(page, '收件');
  await takeStep(page, '交办', { searches: { 交给哪个单位: unit } });
  await expectStatus(page, '已交办');
  await expect(page.getByRole('main')).not.toContainText(visit.phone);

  unitPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'unit-pc') });
  await enrol(unitPc.page, { url: county.url, code: codes.unit, deviceName: '承办电脑' });
  await signInWithCode(unitPc.page, names.handler, codes.handler, passphrase);
  await unitPc.page.getByRole('link', { name: opinionNumber }).click({ timeout: 30_000 });
  await takeStep(unitPc.page, '接下承办');
  await takeStep(unitPc.page, '答复', { lines: { 答复内容: reply } });
  await expectStatus(unitPc.page, '已送达');
  await expect(unitPc.page.getByRole('main')).not.toContainText(visit.name);
});

test('the station tells the resident what came of it, and notes what they think of it', async () => {
  const { page } = stationPc;
  await switchPerson(page);
  await signIn(page, names.recorder, passphrase);
  await openFromList(page, '意见', opinionNumber);
  await expectStatus(page, '已答复');
  await expect(page.getByRole('main')).toContainText(reply);
  await takeStep(page, '告知居民', { choices: ['电话'] });
  await takeStep(page, '居民评价', { choices: ['满意'] });
  await expectStatus(page, '已评价');
});

test('a disclosure is written by one, approved by another, published, and reaches the county', async () => {
  const { page } = stationPc;
  await switchPerson(page);
  await signIn(page, names.head, passphrase);
  await openFromList(page, '意见', opinionNumber);
  await draftDisclosure(page, disclosure);
  await takeStep(page, '提交审批');
  await expectStatus(page, '待审批');
  await expect(page.getByRole('button', { name: '批准', exact: true })).toBeHidden();

  await switchPerson(page);
  await signIn(page, names.secondHead, passphrase);
  await go(page, '公开');
  await page.getByRole('row', { name: disclosure.title }).getByRole('link').click();
  await takeStep(page, '批准');
  await takeStep(page, '公开');
  await expectStatus(page, '已公开');
  await expectAllDelivered(page);

  await go(countyPc.page, '公开');
  await countyPc.page.getByRole('tab', { name: /各站的/ }).click();
  await expect(countyPc.page.getByRole('row', { name: disclosure.title })).toContainText('已公开', {
    timeout: 30_000,
  });
});
