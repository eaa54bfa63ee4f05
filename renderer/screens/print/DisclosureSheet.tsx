/** A notice for the wall (A4) in the layout of official papers: title in the middle, issuer and day at the right. */
import { useTranslation } from 'react-i18next';
import { localDateAt } from '../../../shared/calendar.ts';
import { stampTime } from '../../../shared/stamp.ts';
import { formatDay } from '../../i18n/format.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { useIssuer } from './useIssuer.ts';

export function DisclosureSheet({ disclosure }: { disclosure: DisclosureRecord }) {
  const { t } = useTranslation('print');
  const { document, view } = disclosure;
  const issuer = useIssuer(document.station);
  const { content, publishedAt, version } = view;
  const day = localDateAt(publishedAt ? stampTime(publishedAt) : stampTime(document.lastAt));
  const paragraphs = (content?.body ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  return (
    <article className="sheet sheet-a4 sheet-notice">
      <p className="sheet-notice-number">
        {t('disclosure.number', { number: document.number })}
        {version > 1 && <span>{t('disclosure.version', { n: version })}</span>}
      </p>
      {!publishedAt && <p className="sheet-notice-draft">{t('disclosure.draft')}</p>}
      <p className="sheet-notice-title">{content?.title}</p>
      <div className="sheet-notice-body">
        {paragraphs.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      <div className="sheet-notice-issuer">
        <p>{issuer.name}</p>
        <p>{formatDay(day)}</p>
      </div>
      <footer className="sheet-footer">
        <p>
          {issuer.phone === ''
            ? t('disclosure.superviseNoPhone')
            : t('disclosure.supervise', { phone: issuer.phone })}
        </p>
        <p className="sheet-signatures">
          <span className="sheet-blank">{t('disclosure.posted')}</span>
          <span className="sheet-blank">{t('disclosure.removed')}</span>
        </p>
      </footer>
    </article>
  );
}
