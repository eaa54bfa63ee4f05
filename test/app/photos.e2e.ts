/** A photo with a place in it, attached while the cable is unplugged: on the disk nothing of it can be read; it arrives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { readImageFacts } from '../../shared/photos/imageFacts.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { exifWords, latitude, withGps } from '../photos/gpsPhoto.ts';
import { scratchFolder, test } from './appTest.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { go, openDesk, saveVisit, signIn, switchPerson, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';
import { openFromList, takeStep } from './recordHands.ts';
import { openSamplePc } from './samplePc.ts';

test.describe.configure({ mode: 'serial' });

const folder = scratchFolder();
const profile = join(folder.path, 'station-pc');
const caption = '候船处没有遮阳棚';
const visit = {
  name: '测试居民拍照人',
  opinions: [{ words: '候船处没有遮阳棚，晒煞人。', summary: '候船处没有遮阳棚', category: '01' }],
};
let county: CountyProcess;
let stationPc: LiaisonApp;
let countyPc: LiaisonApp;
let number = '';
let kept: Buffer;

test.beforeAll(async () => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
});

test.afterAll(async () => {
  for (const pc of [stationPc, countyPc]) await pc?.close();
  await county?.stop();
  folder.remove();
});

test('a photo from a telephone is attached at the desk without a link, upright and small', async ({
  runtime,
}) => {
  stationPc = await openSamplePc(runtime, folder.path, county, 'station');
  const { page } = stationPc;
  await signIn(page, samplePeople.recorder.name, samplePassphrase);
  await expect(page.getByRole('button', { name: /已全部送达/ })).toBeVisible({ timeout: 30_000 });
  await county.stop();
  await openDesk(page);
  await writeVisit(page, visit);
  const photo = withGps(await drawJpeg(page, 3_000, 2_000));
  expect(readImageFacts(photo)).toMatchObject({ width: 3_000, hasMetadata: true });
  await addPhoto(page, photo);
  const opinion = (await saveVisit(page)).find((saved) => saved.includes('意'));
  number = opinion ?? '';
  await openFromList(page, '意见', number);
  await expect(page.locator('.photo-tile')).toContainText('待送');
  kept = await openLarge(page);
  // Orientation 6: what lay on its side stands.
  expect(readImageFacts(kept)).toEqual({
    ...{ type: 'image/jpeg', width: 1_333, height: 2_000, hasMetadata: false },
  });
});

test('what is no photo is refused by name, whatever it is called', async () => {
  const { page } = stationPc;
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7 …') },
  });
  await expect(page.getByText(/照片\.jpg：这个文件读不出照片/)).toBeVisible();
  await expect(page.locator('.photo-tile')).toHaveCount(1);
});

test('the sync screen says what of photos is only here, and that no bundle carries them', async () => {
  const { page } = stationPc;
  await go(page, '同步');
  const screen = page.getByTestId('sync-screen');
  await expect(screen).toContainText(/另有 1 张照片，约 [\d.]+ (?:kB|MB)/);
  await expect(screen).toContainText('不装进摆渡包');
});

test('after a pulled plug neither place, camera nor picture lies readable in the profile', async () => {
  await stationPc.kill();
  const middle = Math.floor(kept.length / 2);
  const traces = [
    ...exifWords.map((word) => Buffer.from(word)),
    ...[latitude, Buffer.from('Exif\0\0'), kept.subarray(0, 64)],
    ...[kept.subarray(middle, middle + 32), kept.subarray(-64)],
    ...[Buffer.from(caption), Buffer.from(caption, 'utf16le')],
  ];
  expect(found(traces)).toEqual([]);
  // The search does find what lies there in clear.
  expect(found([Buffer.from(county.url)]).length).toBeGreaterThan(0);
});

test('when the county is back the photo follows its acts and is signed for', async ({
  runtime,
}) => {
  const port = Number(new URL(county.url).port);
  county = await startCounty(join(folder.path, 'county'), { port, sample: true });
  stationPc = await openLiaisonApp(runtime, { profile });
  const { page } = stationPc;
  await signIn(page, samplePeople.recorder.name, samplePassphrase);
  await openFromList(page, '意见', number);
  await expect(page.locator('.photo-tile')).toContainText('已送达', { timeout: 40_000 });
  await expect(page.getByRole('button', { name: /已全部送达/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /拿掉/ })).toHaveCount(0);
  await switchPerson(page);
  await signIn(page, samplePeople.head.name, samplePassphrase);
  await openFromList(page, '意见', number);
  await takeStep(page, '审核并转交', { choices: ['报县交办'] });
});

test('the county opens it: the same bytes, fetched when somebody looks', async ({ runtime }) => {
  countyPc = await openSamplePc(runtime, folder.path, county, 'county');
  const { page } = countyPc;
  await signIn(page, samplePeople.county.name, samplePassphrase);
  await openFromList(page, '待收件', number);
  await expect(page.locator('.photo-tile')).toContainText('不在本机');
  await expect(page.locator('.photo-tile img')).toHaveCount(0);
  expect((await openLarge(page)).equals(kept)).toBe(true);
  await expect(page.locator('.photo-tile img')).toBeVisible();
  await expect(page.locator('.photo-tile')).toContainText('已取到本机');
});

async function addPhoto(page: Page, photo: Buffer): Promise<void> {
  const choose = page.locator('input[type=file]').last();
  await choose.setInputFiles({ name: 'IMG_0017.HEIC', mimeType: 'image/heic', buffer: photo });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('照片说明').fill(caption);
  await dialog.getByRole('radio', { name: /认不出/ }).check({ force: true });
  await dialog.getByRole('button', { name: '保存照片' }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
}

/** The bytes of the first photo as they are shown, large; the page may not fetch what it shows, so they are overheard. */
async function openLarge(page: Page): Promise<Buffer> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const { largest } = window as unknown as { largest?: Blob };
      if (!largest || blob.size > largest.size) Object.assign(window, { largest: blob });
      return make(blob);
    };
  });
  await page.getByRole('button', { name: `打开照片：${caption}` }).press('Enter');
  await page.getByRole('dialog').getByRole('img', { name: caption }).waitFor({ timeout: 20_000 });
  const base64 = await page.evaluate(async () => {
    const { largest } = window as unknown as { largest: Blob };
    const bytes = new Uint8Array(await largest.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  await page.keyboard.press('Escape');
  return Buffer.from(base64, 'base64');
}

/** A picture of stripes and noise, as no two photos are the same. */
async function drawJpeg(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const pen = canvas.getContext('2d');
      for (let x = 0; x < wide; x += 40) {
        if (pen) pen.fillStyle = `hsl(${(x * 7) % 360} 60% ${30 + ((x * 13) % 50)}%)`;
        pen?.fillRect(x, (x * 31) % high, 40, high / 2);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height] as const,
  );
  return Buffer.from(base64, 'base64');
}

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
}

/** The traces that lie in any file of the profile. */
function found(traces: readonly Buffer[]): string[] {
  return filesIn(profile).flatMap((file) => {
    const bytes = readFileSync(file);
    return traces
      .filter((trace) => bytes.includes(trace))
      .map((trace) => `${file} ${String(trace)}`);
  });
}
