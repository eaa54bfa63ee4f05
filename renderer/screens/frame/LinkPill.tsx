/** One honest word on what the county has: only what it signed for counts as delivered. */
import { useTranslation } from 'react-i18next';
import { useLink } from '../../queries/link.ts';
import { usePhotoLane } from '../../queries/photos.ts';
import { useMinute } from '../../queries/useMinute.ts';
import { useWaiting } from '../../queries/waiting.ts';
import { useSession } from '../../session/session.tsx';
import { SyncPill } from '../../ui/SyncPill.tsx';

const hourMs = 3_600_000;
const hoursPerDay = 24;

export function LinkPill({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('workbench');
  const { state } = useSession();
  if (state.mode !== 'county') {
    return <SyncPill tone="delivered" label={t('pill.saved')} onPress={onPress} />;
  }
  return <CountyPill onPress={onPress} />;
}

function CountyPill({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation(['workbench', 'common']);
  const { link } = useLink();
  const { records, refused } = useWaiting();
  const offline = useOfflineWords();
  const photos = usePhotoLane().waiting;
  const waitingWords = [
    records.length > 0 && t('pill.waiting', { n: records.length }),
    photos > 0 && t('pill.photos', { n: photos }),
  ].filter(Boolean);
  const waiting = waitingWords.length > 0 ? waitingWords.join(t('pill.and')) : undefined;
  if (refused.length > 0) {
    return (
      <SyncPill
        tone="problem"
        label={t('pill.refused', { n: refused.length })}
        detail={waiting}
        onPress={onPress}
      />
    );
  }
  if (link === 'refused') {
    return (
      <SyncPill
        tone="problem"
        label={t('common:link.refused')}
        detail={waiting}
        onPress={onPress}
      />
    );
  }
  if (link === 'connected') {
    const isBusy = waiting !== undefined;
    const sending =
      records.length > 0
        ? t('pill.sending', { n: records.length })
        : t('pill.sendingPhotos', { n: photos });
    return (
      <SyncPill
        tone={isBusy ? 'sending' : 'delivered'}
        label={isBusy ? sending : t('pill.delivered')}
        onPress={onPress}
      />
    );
  }
  return (
    <SyncPill
      tone={waiting ? 'waiting' : 'offline'}
      label={waiting ?? offline}
      detail={waiting ? offline : t('pill.delivered')}
      onPress={onPress}
    />
  );
}

/** 离线 3 天: how long the county has not answered. */
function useOfflineWords(): string {
  const { t } = useTranslation('workbench');
  const { lastContact } = useLink();
  const nowMs = useMinute();
  if (lastContact === undefined) return t('pill.offline');
  const hours = Math.floor((nowMs - Date.parse(lastContact)) / hourMs);
  if (hours < 1) return t('pill.offline');
  return hours < hoursPerDay
    ? t('pill.offlineHours', { n: hours })
    : t('pill.offlineDays', { n: Math.floor(hours / hoursPerDay) });
}
