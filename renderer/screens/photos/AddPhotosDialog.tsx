/** Before photos are kept: what each shows, and whether the resident can be recognised; nobody else can say it later. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { textLimits } from '../../../shared/text.ts';
import type { PhotoWords } from '../../actions/photos.ts';
import type { TakenPhoto } from '../../photos/takePhoto.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { NewPhoto } from './usePhotoIntake.ts';

interface AddPhotosDialogProps {
  photos: readonly NewPhoto[];
  onAdd: (taken: TakenPhoto, words: PhotoWords) => Promise<Result<unknown>>;
  onClose: () => void;
}

interface Entry extends NewPhoto {
  caption: string;
  shows: 'no' | 'yes' | null;
}

export function AddPhotosDialog({ photos, onAdd, onClose }: AddPhotosDialogProps) {
  const { t } = useTranslation(['photos', 'common']);
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    photos.map((photo) => ({ ...photo, caption: '', shows: null })),
  );
  const [tries, setTries] = useState(0);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<ProblemCode>();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) body.current?.querySelector<HTMLElement>('[data-invalid] input')?.focus();
  }, [tries]);

  function change(key: number, part: Partial<Entry>): void {
    setEntries((held) => held.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  }

  function leaveOut(key: number): void {
    const left = entries.filter((entry) => entry.key !== key);
    setEntries(left);
    if (left.length === 0) onClose();
  }

  async function save(): Promise<void> {
    setTries(tries + 1);
    if (entries.some(({ shows }) => shows === null)) return;
    setIsPending(true);
    setProblem(undefined);
    for (const { key, taken, caption, shows } of entries) {
      const done = await onAdd(taken, { caption, showsResident: shows === 'yes' });
      if (!done.ok) {
        setProblem(done.problem.code);
        return setIsPending(false);
      }
      // What is kept is not added twice when a later one fails.
      setEntries((held) => held.filter((entry) => entry.key !== key));
    }
    showToast({ tone: 'success', title: t('added', { count: entries.length }) });
    onClose();
  }

  return (
    <Dialog
      title={t('adding.title')}
      size="wide"
      isOpen
      onClose={onClose}
      closeLabel={t('common:button.close')}
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isPending}
            pendingLabel={t('adding.saving')}
          >
            {t('adding.save')}
          </Button>
          <Button onPress={onClose}>{t('common:button.cancel')}</Button>
        </>
      }
    >
      <p>{t('adding.lead')}</p>
      <div className="stack-loose" ref={body}>
        {entries.map((entry, index) => (
          <EntryFields
            key={entry.key}
            entry={entry}
            n={index + 1}
            all={entries.length}
            isMissing={tries > 0 && entry.shows === null}
            change={(part) => change(entry.key, part)}
            leaveOut={() => leaveOut(entry.key)}
          />
        ))}
      </div>
      {problem !== undefined && (
        <Notice tone="danger" title={t(`common:problems.${problem}`)} isAnnounced />
      )}
    </Dialog>
  );
}

interface EntryFieldsProps {
  entry: Entry;
  n: number;
  all: number;
  isMissing: boolean;
  change: (part: Partial<Entry>) => void;
  leaveOut: () => void;
}

function EntryFields({ entry, n, all, isMissing, change, leaveOut }: EntryFieldsProps) {
  const { t } = useTranslation('photos');
  return (
    <div className="photo-entry" role="group" aria-label={t('adding.photo', { n, all })}>
      <div className="stack-tight">
        <Preview url={entry.url} n={n} />
        {all > 1 && <p className="quiet numeric">{t('adding.photo', { n, all })}</p>}
      </div>
      <div className="stack">
        <TextField
          label={t('adding.caption')}
          labelNote={t('adding.optional')}
          description={t('adding.captionHelp')}
          value={entry.caption}
          onChange={(caption) => change({ caption })}
          maximumLength={textLimits.line}
          width="wide"
          takesFocus={n === 1}
        />
        <RadioGroup
          label={t('adding.shows')}
          layout="list"
          options={[
            { id: 'no', label: t('adding.showsNo'), detail: t('adding.showsNoDetail') },
            { id: 'yes', label: t('adding.showsYes'), detail: t('adding.showsYesDetail') },
          ]}
          value={entry.shows}
          onChange={(shows) => change({ shows })}
          error={isMissing ? t('adding.showsMissing') : undefined}
        />
        {all > 1 && (
          <div className="row">
            <Button size="compact" variant="quiet" icon="close" onPress={leaveOut}>
              {t('adding.leaveOut')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Preview({ url, n }: { url: string; n: number }) {
  const { t } = useTranslation('photos');
  return (
    <span className="photo-frame photo-preview">
      <img src={url} alt={t('adding.preview', { n })} />
    </span>
  );
}
