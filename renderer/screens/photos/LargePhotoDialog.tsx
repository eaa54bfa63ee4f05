/** One photo, large; the arrow keys go on to the next. A photo that is not here is fetched when it is opened. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format.ts';
import type { PhotoPlace } from '../../photos/recordOfPlace.ts';
import { usePhotoPicture } from '../../photos/usePhotoPicture.ts';
import type { ShownPhoto } from '../../queries/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

interface LargePhotoDialogProps {
  place: PhotoPlace;
  photos: readonly ShownPhoto[];
  first: number;
  onClose: () => void;
}

export function LargePhotoDialog({ place, photos, first, onClose }: LargePhotoDialogProps) {
  const { t } = useTranslation(['photos', 'common']);
  const shown = photos
    .map((photo, index) => ({
      photo,
      caption: photo.facts.caption || t('nameless', { n: index + 1 }),
    }))
    .filter(({ photo }) => photo.state !== 'withheld');
  const [id, setId] = useState(photos[first]?.facts.photo);
  const index = shown.findIndex(({ photo }) => photo.facts.photo === id);
  const current = shown[index];
  const go = (step: number) => setId((held) => shown[index + step]?.photo.facts.photo ?? held);
  useEffect(() => {
    if (!current) onClose();
  }, [current, onClose]);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') go(-1);
      if (key === 'ArrowRight') go(1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  if (!current) return null;
  const { facts } = current.photo;
  return (
    <Dialog
      title={current.caption}
      size="wide"
      isOpen
      onClose={onClose}
      closeLabel={t('common:button.close')}
      actions={
        <div className="photo-foot">
          {shown.length > 1 && (
            <>
              <Button icon="back" isDisabled={index === 0} onPress={() => go(-1)}>
                {t('large.previous')}
              </Button>
              <Button isDisabled={index === shown.length - 1} onPress={() => go(1)}>
                {t('large.next')}
              </Button>
              <span className="quiet numeric">
                {t('large.place', { n: index + 1, all: shown.length })}
              </span>
            </>
          )}
          <span className="row-end quiet numeric">
            {t('large.facts', { ...facts, size: formatBytes(facts.bytes) })}
          </span>
        </div>
      }
    >
      <LargePicture key={facts.photo} place={place} {...current} />
    </Dialog>
  );
}

interface LargePictureProps {
  place: PhotoPlace;
  photo: ShownPhoto;
  caption: string;
}

function LargePicture({ place, photo: { facts, state }, caption }: LargePictureProps) {
  const { t } = useTranslation(['photos', 'common']);
  const [attempt, setAttempt] = useState(0);
  const picture = usePhotoPicture(place, facts, { size: 'whole', isLocal: false, attempt });
  if (picture.state === 'ready')
    return <img className="photo-large" src={picture.url} alt={caption} />;
  if (picture.state === 'failed') {
    return (
      <Notice
        tone="warning"
        title={t(`common:problems.${picture.code}`)}
        isAnnounced
        actions={<Button onPress={() => setAttempt(attempt + 1)}>{t('large.again')}</Button>}
      />
    );
  }
  return (
    <p role="status" className="quiet">
      {state === 'away'
        ? t('large.fetching', { size: formatBytes(facts.bytes) })
        : t('large.loading')}
    </p>
  );
}
