// The native menu, in the person's language; built anew when the language changes.
import type { MenuItemConstructorOptions } from 'electron';
import { Menu, app, shell } from 'electron';
import type { Locale } from '../shared/bridge.ts';
import { menuTexts } from './menuTexts.ts';

export interface MenuActions {
  go: (path: string) => void;
  print: () => void;
  logFolder: string;
}

export function showMenu(locale: Locale, { go, print, logFolder }: MenuActions): void {
  const texts = menuTexts[locale];
  const place = (label: string, accelerator: string, path: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => go(path),
  });
  app.setAboutPanelOptions({ applicationName: texts.title, applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: texts.file,
        submenu: [
          place(texts.newReception, 'CmdOrCtrl+N', '/reception/new'),
          { type: 'separator' },
          { label: texts.print, accelerator: 'CmdOrCtrl+P', click: print },
          { type: 'separator' },
          { label: texts.quit, role: 'quit' },
        ],
      },
      {
        label: texts.edit,
        submenu: [
          { label: texts.undo, role: 'undo' },
          { label: texts.redo, role: 'redo' },
          { type: 'separator' },
          { label: texts.cut, role: 'cut' },
          { label: texts.copy, role: 'copy' },
          { label: texts.paste, role: 'paste' },
          { label: texts.selectAll, role: 'selectAll' },
        ],
      },
      {
        label: texts.go,
        submenu: [
          place(texts.workbench, 'CmdOrCtrl+1', '/'),
          place(texts.reception, 'CmdOrCtrl+2', '/reception'),
          place(texts.opinions, 'CmdOrCtrl+3', '/opinions'),
          place(texts.disclosures, 'CmdOrCtrl+4', '/disclosures'),
          place(texts.sync, 'CmdOrCtrl+5', '/sync'),
        ],
      },
      {
        label: texts.view,
        submenu: [
          { label: texts.zoomIn, role: 'zoomIn' },
          // The same key without Shift, as people press it.
          { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
          { label: texts.zoomOut, role: 'zoomOut' },
          { label: texts.actualSize, role: 'resetZoom' },
          { type: 'separator' },
          { label: texts.fullScreen, role: 'togglefullscreen' },
        ],
      },
      {
        label: texts.help,
        submenu: [
          { label: texts.about, click: () => app.showAboutPanel() },
          { label: texts.logs, click: () => void shell.openPath(logFolder) },
        ],
      },
    ]),
  );
}
