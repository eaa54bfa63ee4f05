// 同步: what the county has signed for, what exists only on this PC, and what to do about the rest. Nothing is called delivered early.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../actions/useActions.ts';
import { formatCount } from '../../i18n/format.ts';
import { useConflicts } from '../../queries/conflicts.ts';
import { useLanes } from '../../queries/lanes.ts';
import { usePhotoLane } from '../../queries/photos.ts';
import type { Waiting } from '../../queries/waiting.ts';
import { useWaiting } from '../../queries/waiting.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Section } from '../../ui/Section.tsx';
import { ConflictList } from './ConflictList.tsx';
import { FerryPanel } from './FerryPanel.tsx';
import { HandOverPanel } from './HandOverPanel.tsx';
import { LaneLine } from './LaneLine.tsx';
import { LinkFacts } from './LinkFacts.tsx';
import { PhotoLine } from './PhotoLine.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { WaitingTable } from './WaitingTable.tsx';
import './SyncScreen.css';

export function SyncScreen() {
  const { t } = useTranslation('sync');
  const { state } = useSession();
  return (
    <div data-testid="sync-screen">
      <PageHeader title={t('title')} lead={t('lead')} />
      {state.mode === 'county' ? <CountySync /> : <AloneSync isSample={state.mode === 'sample'} />}
    </div>
  );
}

function CountySync() {
  const { t } = useTranslation('sync');
  const { office } = useSession();
  const waiting = useWaiting();
  const lanes = useLanes();
  const photos = usePhotoLane();
  const conflicts = useConflicts();
  const { retrySync } = useActions();
  const [isPending, setIsPending] = useState(false);

  async function retry(): Promise<void> {
    setIsPending(true);
    await retrySync().finally(() => setIsPending(false));
  }

  return (
    <div className="stack-loose">
      <HonestLine waiting={waiting} photos={photos.waiting} />
      {office.kind === 'county' ? <HandOverPanel /> : <FerryPanel waits={waiting.records.length} />}
      <Section
        title={t('link.title')}
        actions={
          <Button
            icon="sync"
            onPress={() => void retry()}
            isPending={isPending}
            pendingLabel={t('link.retrying')}
          >
            {t('link.retry')}
          </Button>
        }
      >
        <LinkFacts />
      </Section>
      {conflicts.length > 0 && (
        <Section title={t('conflicts.title')}>
          <ConflictList records={conflicts} />
        </Section>
      )}
      <Section title={t('waiting.title')} note={t('waiting.note')}>
        <div className="stack">
          {lanes.lanes.length > 0 && <LaneLine lanes={lanes} />}
          {photos.waiting > 0 && <PhotoLine photos={photos} />}
          <WaitingTable waiting={waiting} />
        </div>
      </Section>
      {waiting.setAside.length > 0 && (
        <Section title={t('setAside.title')} note={t('setAside.note')}>
          <SetAsideList records={waiting.setAside} />
        </Section>
      )}
    </div>
  );
}

/** The worst thing that is true is said first. */
function HonestLine({ waiting, photos }: { waiting: Waiting; photos: number }) {
  const { t } = useTranslation('sync');
  const waits = waiting.records.length;
  const refused = waiting.refused.length;
  const tone = refused > 0 ? 'refused' : waits + photos > 0 ? 'waiting' : 'delivered';
  const delivered = formatCount(waiting.delivered);
  return (
    <div className={`sync-line sync-line-${tone}`} role="status">
      <p className="sync-line-words">
        {refused > 0 && t('line.refused', { n: formatCount(refused) })}
        {refused === 0 && waits > 0 && t('line.waiting', { n: formatCount(waits) })}
        {tone === 'delivered' && t('line.delivered', { n: delivered })}
        {refused === 0 && waits === 0 && photos > 0 && t('line.photos', { n: formatCount(photos) })}
      </p>
      <p>
        {refused > 0 && waits > 0 && t('line.alsoWaiting', { n: formatCount(waits) })}
        {tone === 'delivered' && t('line.deliveredHelp')}
        {waits > 0 && t('line.waitingHelp', { n: delivered })}
        {tone === 'waiting' && waits === 0 && t('line.photosHelp', { n: delivered })}
        {refused > 0 && waits === 0 && t('line.refusedHelp', { n: delivered })}
      </p>
    </div>
  );
}

function AloneSync({ isSample }: { isSample: boolean }) {
  const { t } = useTranslation('sync');
  return (
    <EmptyState icon="boat" title={t(isSample ? 'alone.sample' : 'alone.title')}>
      {t(isSample ? 'alone.sampleHelp' : 'alone.help')}
    </EmptyState>
  );
}
