// Where the window begins, and the edge at which its bugs are logged.
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { bridge } from './bridge.ts';
import { startTexts } from './i18n/i18n.ts';
import { openEncrypted } from './session/encryptedStorage.ts';
import { createLinkStore } from './session/linkStore.ts';
import { logBug } from './session/logBug.ts';
import { createOpening } from './session/opening.ts';
import { createStationStateStore } from './session/stationStateStore.ts';

window.addEventListener('error', (event) => logBug(bridge, 'window.error', event.error));
window.addEventListener('unhandledrejection', (event) => {
  logBug(bridge, 'window.rejection', event.reason);
});

async function start(): Promise<void> {
  let state = await bridge.call('station.state');
  if (state.phase === 'open') {
    // The window was loaded anew and has lost the key: whoever was signed in signs in again.
    await bridge.call('people.lock');
    state = await bridge.call('station.state');
  }
  await startTexts(state.settings.locale);
  const page = document.getElementById('app');
  if (!page) throw new Error('index.html has no #app');
  const root = createRoot(page, {
    onCaughtError: (error) => logBug(bridge, 'screen', error),
    onUncaughtError: (error) => logBug(bridge, 'window', error),
  });
  const stationState = createStationStateStore(bridge, state);
  const opening = createOpening(bridge, openEncrypted);
  root.render(<App stationState={stationState} opening={opening} link={createLinkStore(bridge)} />);
}

void start();
