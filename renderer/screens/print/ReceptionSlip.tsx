/** 回执 (A5): what a resident takes home. Categories, not contents; of a confidential visit nothing but the numbers. */
import { useTranslation } from 'react-i18next';
import { localDateAt } from '../../../shared/calendar.ts';
import { dueDate } from '../../../shared/clocks.ts';
import { formatDateTime, formatDay } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { OpinionRecord, VisitRecord } from '../../queries/records.ts';
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
          <table className="sheet-table">
            {opinions.map((opinion) => (
              <OpinionRows key={opinion.document.id} opinion={opinion} issuer={issuer.name} />
            ))}
          </table>
          <p className="sheet-words">{t('slip.thanks')}</p>
        </>
      )}
      <p className="sheet-words">{t('slip.keep')}</p>
      <SheetFoot station={visit.document.station} />
    </article>
  );
}

function OpinionRows({ opinion, issuer }: { opinion: OpinionRecord; issuer: string }) {
  const { t } = useTranslation(['print', 'common']);
  const directory = useDirectory();
  const { content, holder } = opinion.view;
  const isAnswered = opinion.view.route === 'onSpot';
  const rows = [
    { label: t('slip.opinion'), value: <strong>{opinion.document.number}</strong> },
    { label: t('slip.category'), value: content && t(`common:category.${content.category}`) },
    { label: t('slip.answers'), value: holder ? directory.nameOf(holder) : issuer },
    {
      label: t('slip.expected'),
      value: isAnswered ? t('slip.onSpot') : t('slip.expectedDate', { date: expectedDay(opinion) }),
    },
  ];
  return (
    <tbody className="sheet-opinion">
      {rows.map(({ label, value }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** The holder's day where there is one; until then the station's own promise to be back with word. */
function expectedDay({ view }: OpinionRecord): string {
  const heardOn = localDateAt(Date.parse(view.heardAt));
  return formatDay(view.due ?? dueDate('stationHandOver', heardOn));
}
