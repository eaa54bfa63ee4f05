/** One small photo: a button that opens it, its caption, its state, and taking it away while it has not been sent. */
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { formatBytes } from '../../i18n/format.ts';
import type { PhotoPlace } from '../../photos/recordOfPlace.ts';
import { usePhotoPicture } from '../../photos/usePhotoPicture.ts';
import type { ShownPhoto } from '../../queries/photos.ts';
import { useGoodLine } from '../../queries/photos.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { StatusTone } from '../../ui/StatusTag.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { showToast } from '../../ui/toasts.ts';

interface PhotoTileProps {
  place: PhotoPlace;
  photo: ShownPhoto;
  index: number;
  onOpen: () => void;
  onRemove: (photo: string) => Promise<Result<unknown>>;
  removeBody: string;
}

const tones: Record<ShownPhoto['state'], StatusTone> = {
  draft: 'draft',
  waiting: 'waiting',
  sent: 'delivered',
  fetched: 'neutral',
  away: 'neutral',
  withheld: 'neutral',
};

export function PhotoTile({ place, photo, index, onOpen, onRemove, removeBody }: PhotoTileProps) {
  const { t } = useTranslation(['photos', 'common']);
  const { facts, state, problem, mayRemove } = photo;
  const caption = facts.caption || t('nameless', { n: index + 1 });
  return (
    <li className="photo-tile">
      {state === 'withheld' ? (
        <span className="photo-frame">
          <Icon name="lock" size="large" />
        </span>
      ) : (
        <AriaButton
          className="photo-frame photo-open"
          aria-label={t('open', { caption })}
          onPress={onOpen}
        >
          <SmallPicture place={place} photo={photo} caption={caption} />
        </AriaButton>
      )}
      <span className="photo-caption">{caption}</span>
      <span className="photo-marks">
        <PhotoStateTag photo={photo} />
        {facts.showsResident && <span className="photo-mark">{t('showsResident')}</span>}
      </span>
      {problem !== undefined && (
        <span className="photo-problem">{t(`common:problems.${problem}`)}</span>
      )}
      {mayRemove && (
        <RemovePhoto caption={caption} body={removeBody} remove={() => onRemove(facts.photo)} />
      )}
    </li>
  );
}

/** A station on its own delivers to nobody. */
function PhotoStateTag({ photo: { state } }: { photo: ShownPhoto }) {
  const { t } = useTranslation('photos');
  const { state: station } = useSession();
  if (station.mode !== 'county' || state === 'draft') return null;
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}

function SmallPicture({
  place,
  photo: { facts, state },
  caption,
}: Pick<PhotoTileProps, 'place' | 'photo'> & { caption: string }) {
  const isGood = useGoodLine();
  const isLocal = state === 'away' && !isGood;
  const picture = usePhotoPicture(place, facts, { size: 'small', isLocal });
  if (picture.state === 'ready') return <img src={picture.url} alt={caption} />;
  return (
    <span className="photo-away">
      <Icon name={picture.state === 'failed' ? 'alert' : 'download'} />
      {picture.state !== 'loading' && <span className="numeric">{formatBytes(facts.bytes)}</span>}
    </span>
  );
}

interface RemovePhotoProps {
  caption: string;
  body: string;
  remove: () => Promise<Result<unknown>>;
}

function RemovePhoto({ caption, body, remove }: RemovePhotoProps) {
  const { t } = useTranslation(['photos', 'common']);
  const [isAsking, setIsAsking] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<ProblemCode>();
  async function confirm(): Promise<void> {
    setIsPending(true);
    const done = await remove().finally(() => setIsPending(false));
    if (!done.ok) return setProblem(done.problem.code);
    setIsAsking(false);
    showToast({ tone: 'success', title: t('removed') });
  }
  return (
    <>
      <Button
        size="compact"
        variant="quiet"
        icon="close"
        accessibleLabel={t('removeLabel', { caption })}
        onPress={() => {
          setProblem(undefined);
          setIsAsking(true);
        }}
      >
        {t('remove')}
      </Button>
      <ConfirmDialog
        title={t('removeTitle')}
        isOpen={isAsking}
        onConfirm={() => void confirm()}
        onCancel={() => setIsAsking(false)}
        confirmLabel={t('removeConfirm')}
        cancelLabel={t('keep')}
        tone="danger"
        isPending={isPending}
        error={problem && t(`common:problems.${problem}`)}
      >
        <p>{caption}</p>
        <p>{body}</p>
      </ConfirmDialog>
    </>
  );
}
