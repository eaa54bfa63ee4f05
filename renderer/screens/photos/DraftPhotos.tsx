/** Photos taken at the desk, before there is a record: their bytes are kept at once, their acts come with the visit. */
import { useTranslation } from 'react-i18next';
import type { PhotoFacts } from '../../../shared/photos/photo.ts';
import { ok } from '../../../shared/result.ts';
import { useActions } from '../../actions/useActions.ts';
import type { PhotoPlace } from '../../photos/recordOfPlace.ts';
import { useDraftPhotos } from '../../queries/photos.ts';
import { PhotoStrip } from './PhotoStrip.tsx';

interface DraftPhotosProps {
  label: string;
  place: PhotoPlace;
  photos: readonly PhotoFacts[];
  /** Called with what changes the list as it is by then. */
  onChange: (change: (held: readonly PhotoFacts[]) => readonly PhotoFacts[]) => void;
}

export function DraftPhotos({ label, place, photos, onChange }: DraftPhotosProps) {
  const { t } = useTranslation('photos');
  const { keepDraftPhoto, dropDraftPhoto } = useActions();
  const shown = useDraftPhotos(photos);
  return (
    <PhotoStrip
      label={label}
      place={place}
      photos={shown}
      onAdd={async (taken, words) => {
        const kept = await keepDraftPhoto(place, taken, words);
        if (!kept.ok) return kept;
        onChange((held) => [...held, kept.value]);
        return ok();
      }}
      onRemove={(photo) => {
        onChange((held) => held.filter((facts) => facts.photo !== photo));
        return dropDraftPhoto(photo);
      }}
      removeBody={t('removeDraftBody')}
    />
  );
}
