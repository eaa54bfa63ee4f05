// Which page the app is on: not set up, nobody signed in, opening, in trouble, or the station itself.
import type { ReactNode } from 'react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkState, StationState } from '../../shared/bridge.ts';
import type { PersonCard } from '../../shared/sync/protocol.ts';
import { createActions } from '../actions/actions.ts';
import type { Desk } from '../actions/desk.ts';
import { bridge } from '../bridge.ts';
import { FirstRun } from '../screens/firstRun/FirstRun.tsx';
import { SignIn } from '../screens/signIn/SignIn.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DataGonePage } from './DataGonePage.tsx';
import { logBug } from './logBug.ts';
import type { Opening } from './opening.ts';
import { OpeningPage } from './OpeningPage.tsx';
import type { OpenStation } from './openStation.ts';
import { keepOwnDirectory } from './ownDirectory.ts';
import { randomBytes } from './randomBytes.ts';
import type { Station } from './station.ts';
import { StationContext } from './station.ts';
import type { Store } from './store.ts';
import { TroublePage } from './TroublePage.tsx';
import { useIdleLock } from './useIdleLock.ts';

interface StationGateProps {
  state: StationState;
  opening: Opening;
  lock: () => Promise<void>;
  goOn: () => void;
  link: Store<LinkState>;
  children: ReactNode;
}

export function StationGate({ state, opening, lock, goOn, link, children }: StationGateProps) {
  const { person, open, failed, stopped, gone } = opening;
  const isOpen = person !== undefined && open !== undefined;
  useIdleLock(isOpen, lock);
  if (stopped) return <TroublePage kind="stopped" code={stopped} />;
  if (state.phase === 'new') return <FirstRun />;
  if (!person) return <SignIn />;
  if (failed) {
    const code = failed === 'bug' ? undefined : failed;
    return <TroublePage kind="openProblem" code={code} onSignInAgain={() => void lock()} />;
  }
  if (gone) {
    const isAlone = state.mode !== 'county';
    return <DataGonePage gone={gone} isAlone={isAlone} onGoOn={goOn} onLeave={() => void lock()} />;
  }
  if (!open || open.name !== state.databaseName) return <OpeningPage progress={opening.progress} />;
  return (
    <OpenStationContext state={state} person={person} open={open} link={link} lock={lock}>
      <DamageNotice damaged={opening.damaged} />
      {children}
    </OpenStationContext>
  );
}

interface OpenStationProps {
  state: StationState;
  person: PersonCard;
  open: OpenStation;
  link: Store<LinkState>;
  lock: () => Promise<void>;
  children: ReactNode;
}

function OpenStationContext({ state, person, open, link, lock, children }: OpenStationProps) {
  const station = useMemo(
    () => stationOf(state, person, open, link, lock),
    [state, person, open, link, lock],
  );
  // People whom the head of a station on its own lets in are written into its directory.
  useEffect(() => {
    if (state.mode !== 'standAlone') return;
    keepOwnDirectory(open.database, state, open.clock).catch((error: unknown) => {
      logBug(bridge, 'directory.keep', error);
    });
  }, [open, state]);
  return <StationContext value={station}>{children}</StationContext>;
}

function stationOf(
  state: StationState,
  person: PersonCard,
  open: OpenStation,
  link: Store<LinkState>,
  lock: () => Promise<void>,
): Station {
  const { office, device } = state;
  if (!office || !device) throw new Error('signed in to a station that was never set up');
  const actor = { person: person.id, office: office.id, roles: person.roles };
  const { database, clock, oneAtATime } = open;
  const desk: Desk = {
    database,
    clock,
    actor,
    office,
    device,
    now: Date.now,
    randomBytes,
    oneAtATime,
  };
  const actions = createActions(desk, bridge, open.replication);
  return { state, person, office, actor, database, link, actions, switchPerson: lock };
}

function DamageNotice({ damaged }: { damaged: number }) {
  const { t } = useTranslation('common');
  if (damaged === 0) return null;
  return (
    <Notice tone="danger" title={t('damaged.title', { count: damaged })} isAnnounced>
      {t('damaged.body')}
    </Notice>
  );
}
