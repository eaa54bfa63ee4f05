// PCs of a county with sample data, joined by themselves as `npm start` does it.
import { join } from 'node:path';
import type { Runtime } from '../../build/runtime.ts';
import { setAppearance } from './appearance.ts';
import type { CountyCodes, CountyProcess } from './countyProcess.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

/** Ends at the sign-in page, in Chinese, with the language free to be switched. */
export async function openSamplePc(
  runtime: Runtime,
  folder: string,
  county: CountyProcess,
  office: keyof CountyCodes,
): Promise<LiaisonApp> {
  const app = await openLiaisonApp(runtime, {
    profile: join(folder, `${office}-pc`),
    env: {
      LIAISON_LOCALE: '',
      LIAISON_SAMPLE_COUNTY: county.url,
      LIAISON_SAMPLE_CODE: county.codes?.[office] ?? '',
    },
  });
  await setAppearance(app.page, { locale: 'zh-CN', typeSize: 'normal' });
  await app.page.getByTestId('sign-in').waitFor();
  return app;
}
