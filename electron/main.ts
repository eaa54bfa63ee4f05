// Where the app begins: names its folder, lets in one instance, then puts the parts together.
import { join } from 'node:path';
import { app } from 'electron';
import { createLog } from './log.ts';
import { openMachine } from './machine.ts';
import { mendLogs } from './profile/mendLogs.ts';
import { declareAppScheme } from './security.ts';

app.setName('island-liaison-station');
app.setPath(
  'userData',
  process.env['LIAISON_PROFILE'] ?? join(app.getPath('appData'), app.getName()),
);
// Chromium refuses its own sandbox to root, who passes this switch; every page asks for the sandbox all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareAppScheme();

const log = createLog(join(app.getPath('userData'), 'log'));
process.on('uncaughtException', (error) => log.bug('main.uncaught', error));
process.on('unhandledRejection', (error) => log.bug('main.unhandled', error));
app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
  log.write('error', 'process.gone', { code: type, reason, status: exitCode });
});

if (app.requestSingleInstanceLock()) {
  log.write('info', 'app.start', { version: app.getVersion() });
  // Alone on this profile, and no page has opened a database yet. [LD2]
  const mended = mendLogs(app.getPath('userData'), log);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => log.write('info', 'app.quit'));
  app
    .whenReady()
    .then(() => openMachine(log, mended))
    .catch((error: unknown) => {
      log.bug('app.notStarted', error);
      app.exit(1);
    });
} else {
  app.quit();
}
