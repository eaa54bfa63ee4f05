/** The photos of a record, small, with their state; adding by button, drop or paste, and one of them large. */
import { useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maxPhotosPerRecord } from '../../../shared/photos/photo.ts';
import type { Result } from '../../../shared/result.ts';
import type { PhotoWords } from '../../actions/photos.ts';
import type { PhotoPlace } from '../../photos/recordOfPlace.ts';
import type { TakenPhoto } from '../../photos/takePhoto.ts';
import type { ShownPhoto } from '../../queries/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AddPhotosDialog } from './AddPhotosDialog.tsx';
import { LargePhotoDialog } from './LargePhotoDialog.tsx';
import { PhotoTile } from './PhotoTile.tsx';
import { useFileDrop } from './useFileDrop.ts';
import type { RefusedFile } from './usePhotoIntake.ts';
import { filesOf, usePhotoIntake } from './usePhotoIntake.ts';
import './photos.css';

interface PhotoStripProps {
  label: string;
  place: PhotoPlace;
  photos: readonly ShownPhoto[];
  /** Undefined where this person may not add any. */
  onAdd: ((taken: TakenPhoto, words: PhotoWords) => Promise<Result<unknown>>) | undefined;
  onRemove: (photo: string) => Promise<Result<unknown>>;
  /** What is lost by removing one. */
  removeBody: string;
}

export function PhotoStrip({ label, place, photos, onAdd, onRemove, removeBody }: PhotoStripProps) {
  const { t } = useTranslation('photos');
  const room = maxPhotosPerRecord - photos.length;
  const intake = usePhotoIntake(room);
  const [open, setOpen] = useState<number>();
  const countId = useId();
  const strip = useRef<HTMLDivElement>(null);
  const mayAdd = onAdd !== undefined && room > 0;
  const isOver = useFileDrop(strip, mayAdd ? intake.take : undefined);
  return (
    <div
      ref={strip}
      className={isOver ? 'photos photos-over' : 'photos'}
      role="group"
      aria-label={label}
      tabIndex={-1}
      onPaste={(event) => {
        const files = filesOf(event.clipboardData);
        if (!mayAdd || files.length === 0) return;
        event.preventDefault();
        intake.take(files);
      }}
    >
      {photos.length > 0 && (
        <ul className="photo-list">
          {photos.map((photo, index) => (
            <PhotoTile
              key={photo.facts.photo}
              place={place}
              photo={photo}
              index={index}
              onOpen={() => setOpen(index)}
              onRemove={onRemove}
              removeBody={removeBody}
            />
          ))}
        </ul>
      )}
      {photos.length === 0 && !onAdd && <p className="quiet">{t('empty')}</p>}
      {mayAdd && (
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
            allowsMultiple
            onSelect={(files) => intake.take([...(files ?? [])])}
          >
            <Button
              icon="plus"
              isPending={intake.isReading}
              pendingLabel={t('reading')}
              accessibleLabel={`${t('add')}（${label}）`}
            >
              {t('add')}
            </Button>
          </FileTrigger>
          <span className="quiet numeric" id={countId}>
            {t('count', { used: photos.length, most: maxPhotosPerRecord })}
          </span>
          <span className="quiet">{isOver ? t('drop') : t('addHelp')}</span>
        </div>
      )}
      <RefusedFiles files={intake.refused} />
      {onAdd && intake.ready.length > 0 && (
        <AddPhotosDialog photos={intake.ready} onAdd={onAdd} onClose={intake.clear} />
      )}
      {open !== undefined && (
        <LargePhotoDialog
          place={place}
          photos={photos}
          first={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function RefusedFiles({ files }: { files: readonly RefusedFile[] }) {
  const { t } = useTranslation(['photos', 'common']);
  if (files.length === 0) return null;
  return (
    <Notice tone="danger" title={t('problem.title', { count: files.length })} isAnnounced>
      <ul className="stack-tight">
        {files.map(({ key, name, code }) => (
          <li key={key}>
            {t('problem.file', {
              name: name || t('problem.pasted'),
              why: t(`common:problems.${code}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
