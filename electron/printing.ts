// Paper through the system's own dialog, and PDF. The page itself lays out the sheet; main only sends it on.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import { ok, refuse } from '../shared/result.ts';
import { isDiskRefusal, writeFileAtomically } from './atomicFile.ts';
import { safeFileName } from './fileName.ts';
import type { Printing } from './handlers.ts';
import type { Log } from './log.ts';

/** @param pdfFolder where PDFs go without a question: for tests and demonstrations */
export function createPrinting(
  window: () => BrowserWindow | undefined,
  log: Log,
  pdfFolder: string | undefined,
): Printing {
  async function choosePath(owner: BrowserWindow, fileName: string): Promise<string | undefined> {
    if (pdfFolder) return join(pdfFolder, fileName);
    const chosen = await dialog.showSaveDialog(owner, {
      defaultPath: join(app.getPath('documents'), fileName),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath;
  }

  return {
    async paper() {
      const owner = window();
      if (!owner) return refuse('print.failed');
      const printers = await owner.webContents.getPrintersAsync();
      if (printers.length === 0) return refuse('print.failed');
      return new Promise((resolve) => {
        owner.webContents.print({ silent: false, printBackground: true }, (printed, reason) => {
          const isFailure = !printed && !/cancel/i.test(reason);
          if (isFailure) log.write('warn', 'print.failed');
          resolve(isFailure ? refuse('print.failed') : ok({ printed }));
        });
      });
    },
    async pdf(name) {
      const owner = window();
      if (!owner) return refuse('print.failed');
      // Laid out before the dialog, while the page still shows the sheet.
      const content = await owner.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
      });
      const path = await choosePath(owner, `${safeFileName(name)}.pdf`);
      if (path === undefined) return ok({ path: undefined });
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileAtomically(path, content);
      } catch (error) {
        if (!isDiskRefusal(error)) throw error;
        log.bug('file.notWritten', error);
        return refuse('file.notWritten');
      }
      return ok({ path });
    },
  };
}
