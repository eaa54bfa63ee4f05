/** 反馈单 (A5): what was answered, and the resident's own mark on it. */
import { useTranslation } from 'react-i18next';
import { ratings } from '../../../shared/opinion/opinionActs.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { SheetFoot } from './SheetFoot.tsx';
import { SheetHead } from './SheetHead.tsx';
import { useIssuer } from './useIssuer.ts';

export function FeedbackSlip({ opinion }: { opinion: OpinionRecord }) {
  const { t } = useTranslation('print');
  const { document, view } = opinion;
  const issuer = useIssuer(document.station);
  const isConfidential = view.content?.confidential ?? false;
  return (
    <article className="sheet sheet-a5">
      <SheetHead
        issuer={issuer.name}
        title={t('feedback.title')}
        numberLabel={t('feedback.number')}
        number={document.number}
        isCopy={false}
      />
      <table className="sheet-table">
        <tbody>
          {isConfidential ? (
            <tr>
              <td>{t('feedback.confidential')}</td>
            </tr>
          ) : (
            <Answer opinion={opinion} />
          )}
        </tbody>
      </table>
      <p className="sheet-ratings">
        {t('feedback.rate')}
        {ratings.map((rating) => (
          <span key={rating} className="sheet-box">
            {t(`feedback.${rating}`)}
          </span>
        ))}
      </p>
      <p className="sheet-fine">{t('feedback.again')}</p>
      <p className="sheet-words">{t('feedback.remark')}</p>
      <div className="sheet-line" />
      <div className="sheet-line" />
      <div className="sheet-signatures">
        <span className="sheet-blank">{t('feedback.resident')}</span>
        <span className="sheet-blank">{t('feedback.teller')}</span>
        <span className="sheet-blank">{t('feedback.date')}</span>
      </div>
      <SheetFoot station={document.station} />
    </article>
  );
}

function Answer({ opinion: { view } }: { opinion: OpinionRecord }) {
  const { t } = useTranslation(['print', 'common']);
  const directory = useDirectory();
  const issuer = useIssuer(view.station);
  const rows = [
    { label: t('feedback.heard'), value: formatDateTime(view.heardAt) },
    {
      label: t('feedback.category'),
      value: view.content && t(`common:category.${view.content.category}`),
    },
    { label: t('feedback.summary'), value: view.content?.summary },
    {
      label: t('feedback.holder'),
      value: view.holder ? directory.nameOf(view.holder) : issuer.name,
    },
    { label: t('feedback.reply'), value: view.reply || t('feedback.noReply') },
  ];
  return rows.map(({ label, value }) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  ));
}
