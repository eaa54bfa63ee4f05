/** 回执 (A5): what a resident takes home. Categories, not contents; of a confidential visit nothing but the numbers. */
import { useTranslation } from 'react-i18next';
import { localDateAt } from '../../../shared/calendar.ts';
import { dueDate } from '../../../shared/clocks.ts';
import { formatDateTime, formatDay } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { OpinionRecord, VisitRecord } from '../../queries/records.ts';
import { ReceiptSquare } from './ReceiptSquare.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { SheetHead } from './SheetHead.tsx';
import { useIssuer } from './useIssuer.ts';

interface ReceptionSlipProps {
  visit: VisitRecord;
  opinions: readonly OpinionRecord[];
  /** 补打: marked on the paper, so that two slips of one visit are told apart. */
  isCopy: boolean;
}

export function ReceptionSlip({ visit, opinions, isCopy }: ReceptionSlipProps) {
  const { t } = useTranslation('print');
  const issuer = useIssuer(visit.document.station);
  const isConfidential = opinions.some(({ view }) => view.content?.confidential);
  return (
    <article className="sheet sheet-a5">
      <SheetHead
        issuer={issuer.name}
        title={t('slip.title')}
        numberLabel={t('slip.number')}
        number={visit.document.number}
        isCopy={isCopy}
      />
      {isConfidential ? (
        <p className="sheet-words">{t('slip.confidential')}</p>
      ) : (
        <>
          <p className="sheet-words">
            {t('slip.date')} {formatDateTime(visit.view.startedAt)}
          </p>
          <table className="sheet-table sheet-opinions">
            <thead>
              <tr>
                <th scope="col">{t('slip.opinion')}</th>
                <th scope="col">{t('slip.answers')}</th>
                <th scope="col">{t('slip.expected')}</th>
              </tr>
            </thead>
            <tbody>
              {opinions.map((opinion) => (
                <OpinionRow key={opinion.document.id} opinion={opinion} issuer={issuer.name} />
              ))}
            </tbody>
          </table>
          <p className="sheet-words">{t('slip.thanks')}</p>
        </>
      )}
      <p className="sheet-words">{t('slip.keep')}</p>
      <ReceiptSquare visit={visit} />
      <SheetFoot station={visit.document.station} />
    </article>
  );
}

function OpinionRow({ opinion, issuer }: { opinion: OpinionRecord; issuer: string }) {
  const { t } = useTranslation(['print', 'common']);
  const directory = useDirectory();
  const { content, holder, route } = opinion.view;
  return (
    <tr>
      <td>
        <strong className="sheet-opinion-number">{opinion.document.number}</strong>
        {content && <span>{t(`common:category.${content.category}`)}</span>}
      </td>
      <td>{holder ? directory.nameOf(holder) : issuer}</td>
      <td>
        {route === 'onSpot'
          ? t('slip.onSpot')
          : t('slip.expectedDate', { date: expectedDay(opinion) })}
      </td>
    </tr>
  );
}

/** The holder's day where there is one; until then the station's own promise to be back with word. */
function expectedDay({ view }: OpinionRecord): string {
  const heardOn = localDateAt(Date.parse(view.heardAt));
  return formatDay(view.due ?? dueDate('stationHandOver', heardOn));
}
