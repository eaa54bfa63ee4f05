// The app: language, the way in, and the screens of an open station.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Router, Switch } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import type { LinkState } from '../shared/bridge.ts';
import type { Result } from '../shared/result.ts';
import { ok } from '../shared/result.ts';
import { bridge } from './bridge.ts';
import { switchLanguage } from './i18n/i18n.ts';
import { appRoutes } from './routes.tsx';
import { Frame } from './screens/frame/Frame.tsx';
import { BugBoundary } from './session/BugBoundary.tsx';
import type { Door } from './session/door.tsx';
import { DoorContext } from './session/door.tsx';
import type { OpeningStore } from './session/opening.ts';
import { StationGate } from './session/StationGate.tsx';
import type { StationStateStore } from './session/stationStateStore.ts';
import type { Store } from './session/store.ts';
import { InterfaceProvider } from './ui/InterfaceProvider.tsx';

interface AppProps {
  stationState: StationStateStore;
  opening: OpeningStore;
  link: Store<LinkState>;
}

export function App({ stationState, opening, link }: AppProps) {
  const { t } = useTranslation('common');
  const state = useSyncExternalStore(stationState.subscribe, stationState.current);
  const { settings } = state;
  useEffect(() => {
    void switchLanguage(settings.locale);
  }, [settings.locale]);
  const door = useMemo<Door>(
    () => ({
      state,
      enrol: async (input) => done(await bridge.call('station.enrol', input)),
      standAlone: async (input) => done(await bridge.call('station.standAlone', input)),
      trySample: async () => done(await bridge.call('station.trySample')),
      endTrial: opening.endTrial,
      signIn: opening.signIn,
      saveSettings: stationState.saveSettings,
    }),
    [state, opening, stationState],
  );
  const opened = useSyncExternalStore(opening.subscribe, opening.current);
  return (
    <InterfaceProvider
      locale={settings.locale}
      typeSize={settings.typeSize}
      navigate={navigate}
      hrefFor={(path) => `#${path}`}
      toastRegionLabel={t('word.notifications')}
      toastCloseLabel={t('button.close')}
    >
      <BugBoundary>
        <DoorContext value={door}>
          <StationGate
            state={state}
            opening={opened}
            lock={opening.lock}
            goOn={opening.goOn}
            link={link}
          >
            <Screens />
          </StationGate>
        </DoorContext>
      </BugBoundary>
    </InterfaceProvider>
  );
}

function Screens() {
  return (
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={useHashLocation}>
      <Frame>
        <Switch>
          {appRoutes.map(({ path, Screen }) => (
            <Route key={path} path={path} component={Screen} />
          ))}
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Frame>
    </Router>
  );
}

function done(answer: Result<unknown>): Result<undefined> {
  return answer.ok ? ok() : answer;
}
