// The parts of the main process and how they hear of each other; nothing is decided here.
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, powerMonitor, session } from 'electron';
import type { BridgeEvents } from '../shared/bridge.ts';
import type { ProblemCode } from '../shared/problems.ts';
import { createFerry } from './bundle/ferry.ts';
import { openFerryFolder } from './bundle/ferryFolder.ts';
import { createStickDialogs } from './bundle/stickDialogs.ts';
import { openContactFile } from './county/contactFile.ts';
import type { Fetch } from './county/countyClient.ts';
import { createCountyClient } from './county/countyClient.ts';
import { createCountyLink } from './county/countyLink.ts';
import { createHandlers } from './handlers.ts';
import { handleCalls, tellWindow } from './ipc.ts';
import type { Log } from './log.ts';
import { showMenu } from './menu.ts';
import { menuTexts } from './menuTexts.ts';
import { createPhotoLine } from './photos/photoLine.ts';
import { createPrinting } from './printing.ts';
import { openDataMark } from './profile/dataMark.ts';
import { mayOpen } from './profile/mendDialogs.ts';
import type { MendOutcome } from './profile/mendLogs.ts';
import {
  confineAllPages,
  ourPages,
  refuseNetwork,
  refusePermissions,
  serveApp,
} from './security.ts';
import { openSettings } from './settings.ts';
import { createKeyring } from './station/keyring.ts';
import { findMachineSeal } from './station/machineSeal.ts';
import { createStation } from './station/station.ts';
import { openVault } from './station/vault.ts';
import { openWindow } from './window.ts';

/** Once the app is ready and the databases of the profile are mended. */
export async function openMachine(log: Log, mended: MendOutcome): Promise<void> {
  const folder = app.getPath('userData');
  const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const isOurPage = ourPages(devServer);
  confineAllPages(log, isOurPage);
  serveApp(session.defaultSession, join(app.getAppPath(), 'out', 'renderer'));
  refuseNetwork(session.defaultSession, devServer);
  refusePermissions(session.defaultSession, log);

  const shown: { window?: BrowserWindow } = {};
  const tell = <Event extends keyof BridgeEvents>(event: Event, detail: BridgeEvents[Event]) => {
    if (shown.window) tellWindow(shown.window.webContents, event, detail);
  };
  const contact = openContactFile(folder);
  const settings = openSettings({
    folder,
    systemLocale: app.getLocale(),
    forcedLocale: process.env['LIAISON_LOCALE'],
  });
  if (!(await mayOpen(mended, folder, menuTexts[settings.current().locale]))) {
    log.write('info', 'profile.notOpened');
    app.quit();
    return;
  }
  // A session of its own, in memory: the county's answers leave neither cache nor cookie on the disk.
  // Two of them, in turn: one holds six connections to a host, and the lanes to the county are eight.
  const countyNets = ['county', 'county2'].map((name) =>
    session.fromPartition(name, { cache: false }),
  );
  let turn = 0;
  const fetchFromCounty: Fetch = (url, init) => {
    turn = (turn + 1) % countyNets.length;
    const net = countyNets[turn] ?? session.fromPartition('county', { cache: false });
    return net.fetch(url, init);
  };
  const client = createCountyClient({
    fetch: fetchFromCounty,
    log,
    onSkew: (skewMs) => link.learnSkew(skewMs),
  });
  const station = createStation({
    version: app.getVersion(),
    vault: openVault(join(folder, 'vault')),
    keyring: createKeyring(findMachineSeal()),
    settings,
    client,
    log,
    onChange: followStation,
  });
  const link = createCountyLink({
    log,
    epoch: () => station.epoch(),
    lastContact: contact.last,
    onState: (state) => {
      tell('county.link', state);
      if (state.link === 'connected') void ferry.learnKey();
    },
    onContact: contact.keep,
    onNews: (collections) => tell('county.news', { collections }),
    whyResting,
  });
  const photos = createPhotoLine({
    fetch: fetchFromCounty,
    log,
    session: () => (station.person() ? station.session() : undefined),
    whyResting,
  });
  const ferry = createFerry({
    station,
    folder: openFerryFolder(folder),
    dialogs: createStickDialogs(() => shown.window, process.env['LIAISON_BUNDLE_FOLDER']),
    log,
    now: Date.now,
  });
  const printing = createPrinting(() => shown.window, log, process.env['LIAISON_PDF_FOLDER']);

  function whyResting(): ProblemCode {
    return station.state().mode === 'county' ? 'vault.locked' : 'station.standAlone';
  }

  /** The line to the county is open while somebody is signed in. */
  function followStation(): void {
    const person = station.person();
    const countySession = person && station.session();
    if (person && countySession) link.start(countySession, person.id);
    else {
      link.rest();
      photos.rest();
    }
    tell('station.state', station.state());
  }

  function showMenuInLanguage(): void {
    showMenu(settings.current().locale, {
      go: (path) => tell('menu.go', { path }),
      print: () => void printFromMenu(),
      logFolder: log.folder,
    });
  }

  async function printFromMenu(): Promise<void> {
    const printed = await printing.paper();
    if (printed.ok || !shown.window) return;
    const message = menuTexts[settings.current().locale].printFailed;
    await dialog.showMessageBox(shown.window, { type: 'warning', message });
  }

  handleCalls({
    log,
    isOurs: (frame) => frame === shown.window?.webContents.mainFrame && isOurPage(frame.url),
    handlers: createHandlers({
      station,
      link,
      ferry,
      photos,
      printing,
      dataMark: openDataMark(folder, log),
      log,
      saveSettings: (chosen) => {
        settings.save(chosen);
        showMenuInLanguage();
        tell('station.state', station.state());
      },
    }),
  });
  powerMonitor.on('resume', () => link.retry());
  showMenuInLanguage();

  const { LIAISON_SAMPLE_COUNTY: url, LIAISON_SAMPLE_CODE: code } = process.env;
  if (url && code && station.state().phase === 'new') {
    const enrolled = await station.enrolTrial(url, code);
    if (!enrolled.ok) log.write('warn', 'station.trialRefused', { code: enrolled.problem.code });
  }

  shown.window = openWindow({
    folder,
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    title: menuTexts[settings.current().locale].title,
    devServer,
    log,
    // A page that begins again, after a crash too, has lost the data key.
    onPageStart: () => station.lock(),
  });
  shown.window.on('closed', () => delete shown.window);
  app.on('second-instance', () => {
    if (shown.window?.isMinimized()) shown.window.restore();
    shown.window?.focus();
  });
}
