// A trial can be left: what was tried out is gone, and the PC can be set up in earnest.
import { expect } from '@playwright/test';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { scratchFolder, test } from './appTest.ts';
import { signIn } from './hands.ts';
import { openLiaisonApp } from './liaisonApp.ts';

test('ending a trial leads back to the first run, for good', async ({ runtime }) => {
  const folder = scratchFolder();
  const app = await openLiaisonApp(runtime, { profile: folder.path });
  const { page } = app;
  await page.getByRole('button', { name: /先试用/ }).click();
  await signIn(page, samplePeople.recorder.name, samplePassphrase);
  await page.getByRole('button', { name: /换人或设置/ }).click();
  await page.getByRole('menuitem', { name: '设置' }).click();
  await page.getByRole('button', { name: '结束试用' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '结束试用' }).click();
  await page.getByTestId('first-run').waitFor();
  const left = await page.evaluate(async () => (await indexedDB.databases()).length);
  expect(left).toBe(0);
  await app.close();
  const again = await openLiaisonApp(runtime, { profile: folder.path });
  await again.page.getByTestId('first-run').waitFor();
  await again.close();
  folder.remove();
});
