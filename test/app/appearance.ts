// How the app looks and where it stands: language, size of type, zoom, address.
import type { Page } from '@playwright/test';
import type { Bridge, Settings } from '../../shared/bridge.ts';
import type { LiaisonApp } from './liaisonApp.ts';

type LiaisonWindow = Window & { liaison: Bridge };

/** Language and size of type, as the settings page would set them. */
export async function setAppearance(page: Page, settings: Settings): Promise<void> {
  await page.evaluate(
    (chosen) => (window as unknown as LiaisonWindow).liaison.call('settings.save', chosen),
    settings,
  );
  await page.waitForFunction(
    ({ locale, typeSize }) =>
      document.documentElement.lang === locale &&
      document.documentElement.dataset['typeSize'] === typeSize,
    settings,
  );
}

/** The window's content at this size of the screen and this zoom, as the View menu would zoom it. */
export async function setView(
  app: LiaisonApp,
  view: { width: number; height: number; zoom: number },
): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, view);
  await app.page.waitForFunction(
    ({ width, zoom }) => Math.abs(window.innerWidth - width / zoom) < 2,
    view,
  );
}

/** Leads to an address of the app, as a link would; what follows `?` stands before the hash. */
export async function goTo(page: Page, path: string): Promise<void> {
  const [place = '/', search = ''] = path.split('?');
  await page.evaluate(
    (address) => {
      window.history.pushState(null, '', address);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    },
    `/${search === '' ? '' : `?${search}`}#${place}`,
  );
}
