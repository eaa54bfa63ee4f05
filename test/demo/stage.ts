// What all scenes of the demo share: the machine, the folder, the county, and whose window is open.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Runtime } from '../../build/runtime.ts';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import type { CountyCodes, CountyProcess } from '../app/countyProcess.ts';
import { enrol, signIn, signInFirst } from '../app/hands.ts';
import type { LiaisonApp } from '../app/liaisonApp.ts';
import { openLiaisonApp } from '../app/liaisonApp.ts';
import type { Scene } from './narrator.ts';

export interface Stage {
  runtime: Runtime;
  /** The county's data and one profile per office lie below it. */
  folder: string;
  /** Pictures, papers and demo.json. */
  output: string;
  county: CountyProcess;
  countyFolder: string;
  /** The open windows by office. */
  apps: Map<string, LiaisonApp>;
  /** Numbers given to the visit and its opinions, the visit's first. */
  numbers: string[];
}

/** Long enough for a restart of the server and the next try of a waiting client. */
export const linkTimeout = { timeout: 60_000 };

export async function milliseconds(run: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await run();
  return `${Math.round(performance.now() - start)} ms`;
}

async function openProfile(stage: Stage, office: string): Promise<Page> {
  const app = await openLiaisonApp(stage.runtime, {
    profile: join(stage.folder, office),
    env: { LIAISON_PDF_FOLDER: stage.output },
  });
  stage.apps.set(office, app);
  return app.page;
}

/** Opens a new PC for an office, enrols it and signs its person in. */
export async function openOffice(
  stage: Stage,
  office: { name: string; code: string; person: string },
): Promise<Page> {
  const page = await openProfile(stage, office.name);
  await enrol(page, { url: stage.county.url, code: office.code, deviceName: `${office.name} PC` });
  await signInFirst(page, office.person, samplePassphrase);
  return page;
}

export async function reopenOffice(stage: Stage, office: string, person: string): Promise<Page> {
  const page = await openProfile(stage, office);
  await signIn(page, person, samplePassphrase);
  return page;
}

/** The one-time device codes of the running county server. */
export function codesOf(stage: Stage): CountyCodes {
  if (!stage.county.codes) throw new Error('the county server printed no device codes');
  return stage.county.codes;
}

export function pageOf(stage: Stage, office: string): Page {
  return appOf(stage, office).page;
}

export function appOf(stage: Stage, office: string): LiaisonApp {
  const app = stage.apps.get(office);
  if (!app) throw new Error(`no window is open for ${office}`);
  return app;
}

/** Saves the sheet in the preview as PDF and measures the file. */
export async function keepPaper(
  stage: Stage,
  scene: Scene,
  page: Page,
  name: RegExp,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '存成 PDF' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  const file = readdirSync(stage.output).find(
    (entry) => entry.endsWith('.pdf') && name.test(entry),
  );
  if (!file) throw new Error(`no PDF named like ${String(name)}`);
  scene.measure(file, `${Math.round(statSync(join(stage.output, file)).size / 1024)} kB`);
}
