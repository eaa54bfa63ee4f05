// What people are told when their data could not be mended, or not without loss, before the window opens. Rule LD2.
import { dialog } from 'electron';
import type { MenuTexts } from '../menuTexts.ts';
import type { MendOutcome } from './mendLogs.ts';
import { newestCopy } from './rescueCopy.ts';

/** Whether the app may open the profile: a person decides when that may cost the data, and Enter means no. */
export async function mayOpen(
  mended: MendOutcome,
  profile: string,
  texts: MenuTexts,
): Promise<boolean> {
  if (mended === 'lossy') await tellLoss(profile, texts);
  return mended !== 'failed' || wantsToOpenAnyway(texts);
}

async function tellLoss(profile: string, texts: MenuTexts): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    message: texts.mendedWithLoss,
    detail: `${texts.mendedWithLossDetail}\n${newestCopy(profile) ?? ''}`,
    buttons: [texts.understood],
  });
}

async function wantsToOpenAnyway(texts: MenuTexts): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: texts.notMended,
    detail: texts.notMendedDetail,
    buttons: [texts.quit, texts.openAnyway],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
