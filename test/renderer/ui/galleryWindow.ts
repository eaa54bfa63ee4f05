/** Builds the gallery, serves it under the app's content security policy and opens it in the real runtime. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview, type PreviewServer } from 'vite';
import { inRepository } from '../../../build/repository.ts';

const root = inRepository('test', 'renderer', 'ui', 'gallery');
const outDir = inRepository('test-results', 'gallery');
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:";

export interface GalleryWindow {
  readonly page: Page;
  /** What the page logged as error or warning, refusals by the policy included. */
  readonly complaints: string[];
  show(view: string, query?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openGallery(): Promise<GalleryWindow> {
  const server = await serveGallery();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The gallery server has no address.');
  const app = await launch(address);
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    complaints,
    show: async (view, query = '') => {
      await page.goto(`${address}?view=${view}&${query}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    close: async () => {
      await app.close();
      await server.close();
    },
  };
}

async function serveGallery(): Promise<PreviewServer> {
  const shared = { root, configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome114' },
  });
  return preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, headers: { 'Content-Security-Policy': policy } },
  });
}

function launch(address: string): Promise<ElectronApplication> {
  const env = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const isRoot = process.getuid?.() === 0;
  return _electron.launch({
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      inRepository('test', 'renderer', 'ui', 'gallery', 'window.cjs'),
    ],
    env: { ...Object.fromEntries(env), GALLERY_URL: address },
  });
}
