/** The photos of a registered visit or opinion. */
import { useTranslation } from 'react-i18next';
import { useActions } from '../../actions/useActions.ts';
import type { PhotoPlace } from '../../photos/recordOfPlace.ts';
import { useRecordPhotos } from '../../queries/photos.ts';
import type { OpinionRecord, VisitRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Section } from '../../ui/Section.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';

export function RecordPhotos({ record }: { record: VisitRecord | OpinionRecord }) {
  const { t } = useTranslation('photos');
  const { may } = useSession();
  const { attachPhoto, detachPhoto } = useActions();
  const { collection, document } = record;
  const place: PhotoPlace = { collection, record: document.id };
  const mayAttach = may(collection, 'attach', record) === undefined;
  const photos = useRecordPhotos(record);
  return (
    <Section title={t('title')}>
      <PhotoStrip
        label={t('title')}
        place={place}
        photos={photos}
        onAdd={mayAttach ? (taken, words) => attachPhoto(place, taken, words) : undefined}
        onRemove={(photo) => detachPhoto(place, photo)}
        removeBody={t('removeBody')}
      />
    </Section>
  );
}
