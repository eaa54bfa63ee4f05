// Photos have a line of their own: they follow the records, and no ferry bundle carries them.
import { useTranslation } from 'react-i18next';
import { formatBytes, formatCount } from '../../i18n/format.ts';

export function PhotoLine({ photos }: { photos: { waiting: number; bytes: number } }) {
  const { t } = useTranslation('sync');
  const { waiting, bytes } = photos;
  return <p>{t('lanes.photos', { n: formatCount(waiting), size: formatBytes(bytes) })}</p>;
}
