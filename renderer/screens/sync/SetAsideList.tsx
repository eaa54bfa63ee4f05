// Records which came from the county and could not be read here: said aloud, because a silent gap would look like nothing sent.
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import type { SetAsideRecord } from '../../queries/waiting.ts';

export function SetAsideList({ records }: { records: readonly SetAsideRecord[] }) {
  const { t } = useTranslation('common');
  return (
    <ul className="stack">
      {records.map(({ collection, id, code, at }) => (
        <li key={`${collection} ${id}`}>
          <p>
            <strong>{t(`collection.${collection}`)}</strong> <code>{id}</code>
          </p>
          <p className="quiet">
            {formatDateTime(at)} {t(`problems.${code}`)}
          </p>
        </li>
      ))}
    </ul>
  );
}
