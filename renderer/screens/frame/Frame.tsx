/** The frame around every signed-in screen: where to go, what waits there, whether the county has it, who is here. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useWaiting } from '../../queries/waiting.ts';
import { useWorkbench } from '../../queries/workbench.ts';
import { useSession } from '../../session/session.tsx';
import type { NavigationItem } from '../../ui/AppShell.tsx';
import { AppShell } from '../../ui/AppShell.tsx';
import { PersonMenu } from '../../ui/PersonMenu.tsx';
import { LinkPill } from './LinkPill.tsx';
import type { Destination } from './navigation.ts';
import { destinationsOf, isUnder } from './navigation.ts';
import { useFreshPage } from './useFreshPage.ts';
import { useShortcuts } from './useShortcuts.ts';
import './Frame.css';

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['workbench', 'common']);
  const [path, navigate] = useLocation();
  const { state, person, office, may, switchPerson } = useSession();
  const destinations = useMemo(
    () => destinationsOf(office.kind, person.roles),
    [office.kind, person.roles],
  );
  const mayRegister = may('visits', 'register') === undefined;
  useShortcuts({ destinations, mayRegister, navigate });
  const counts = useCounts();
  useFreshPage(path);

  const navigation = destinations.map((destination): NavigationItem => {
    const count = counts[destination.id];
    return {
      id: destination.id,
      href: destination.href,
      label: t(`common:navigation.${destination.id}`),
      icon: destination.icon,
      isCurrent: isUnder(path, destination),
      count,
      countLabel: t('frame.count', { n: count }),
    };
  });

  return (
    <AppShell
      productName={t('common:productName')}
      stationName={office.name}
      navigation={navigation}
      navigationLabel={t('common:navigation.label')}
      skipLabel={t('common:navigation.skip')}
      status={<LinkPill onPress={() => navigate('/sync')} />}
      personMenu={
        <PersonMenu
          name={person.name}
          roleLabel={person.roles.map((role) => t(`common:role.${role}`)).join(' · ')}
          menuLabel={t('frame.personMenu')}
          items={[
            {
              id: 'switch',
              label: t('frame.switchPerson'),
              detail: t('frame.switchDetail'),
              icon: 'people',
            },
            { id: 'settings', label: t('common:navigation.settings'), icon: 'settings' },
          ]}
          onAction={(id) => {
            // The next person begins at their own bench, not in the middle of somebody else's page.
            navigate(id === 'switch' ? '/' : '/settings');
            if (id === 'switch') void switchPerson();
          }}
        />
      }
      footnote={
        <>
          {state.device && (
            <span className="frame-device">
              {t('frame.device', { letter: state.device.letter })}
            </span>
          )}
          {t('common:app.notSecret')}
        </>
      }
    >
      {state.samplePassphrase !== undefined && (
        <p className="frame-trial no-print">{t('common:app.trial')}</p>
      )}
      {children}
    </AppShell>
  );
}

/** What waits for this office behind each entry of the rail. */
function useCounts(): Record<Destination['id'], number> {
  const { person } = useSession();
  const work = useWorkbench();
  const { records, refused } = useWaiting();
  const isHead = person.roles.includes('head');
  const isDesk = isHead || person.roles.includes('recorder');
  return {
    workbench: 0,
    reception: 0,
    opinions: (isHead ? work.toReview.count : 0) + (isDesk ? work.toTell.count : 0),
    disclosures: isHead ? work.toApprove.count : 0,
    sync: records.length + refused.length,
    inbox: work.atCounty.count + work.toAssign.count + work.disputed.count,
    tasks: work.inHand.count,
    directory: 0,
  };
}
