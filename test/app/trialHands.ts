// A PC that tries the app out with sample data: set up, signed in, and led to any address in either language.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Runtime } from '../../build/runtime.ts';
import type { Bridge, Settings } from '../../shared/bridge.ts';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import { signIn } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

type LiaisonWindow = Window & { liaison: Bridge };

/** Opens a new profile in Chinese, with the language free to be switched, and enters the trial as this person. */
export async function openTrial(
  runtime: Runtime,
  folder: string,
  person: string,
): Promise<LiaisonApp> {
  const app = await openLiaisonApp(runtime, {
    profile: join(folder, 'trial'),
    env: { LIAISON_LOCALE: '' },
  });
  await setAppearance(app.page, { locale: 'zh-CN', typeSize: 'normal' });
  await app.page.getByTestId('first-run').waitFor();
  await app.page.getByRole('button', { name: /先试用/ }).click();
  await signIn(app.page, person, samplePassphrase);
  return app;
}

/** Language and size of type, as the settings page would set them. */
export async function setAppearance(page: Page, settings: Settings): Promise<void> {
  await page.evaluate(
    (chosen) => (window as unknown as LiaisonWindow).liaison.call('settings.save', chosen),
    settings,
  );
  await page.waitForFunction(
    ({ locale, typeSize }) =>
      document.documentElement.lang === locale &&
      (document.documentElement.dataset['typeSize'] === 'large') === (typeSize === 'large'),
    settings,
  );
}

/** Leads to an address of the app, as a link would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
}
