/** The calm moment after saving: the numbers, large enough to read across the table, and what comes next. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord, VisitRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { NumberSlip } from '../../ui/NumberSlip.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { PrintSheet } from '../print/PrintSheet.tsx';
import { ReceptionSlip } from '../print/ReceptionSlip.tsx';

export function RegisteredPage({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation(['reception', 'print']);
  const opinions = useOpinions({ visit: visit.document.id });
  const [isPrinting, setIsPrinting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { number } = visit.document;
  return (
    <div className="desk-done" data-testid="reception-desk">
      <h1 ref={heading} tabIndex={-1}>
        {t('done.title')}
      </h1>
      <p className="desk-done-lead">{t('done.lead')}</p>
      <NumberSlip caption={t('done.visitNumber')} number={number}>
        <ul className="stack-tight" aria-label={t('done.opinionNumber')}>
          {opinions.map((opinion) => (
            <OpinionLine key={opinion.document.id} opinion={opinion} />
          ))}
        </ul>
      </NumberSlip>
      <p>{t('done.tellNumber')}</p>
      <div className="form-actions">
        <Button variant="primary" icon="print" onPress={() => setIsPrinting(true)}>
          {t('done.printSlip')}
        </Button>
        <LinkButton href="/reception/new" icon="plus">
          {t('done.another')}
        </LinkButton>
        <KeyHint keys={['Ctrl', 'N']} />
        <LinkButton href="/" variant="quiet">
          {t('done.workbench')}
        </LinkButton>
        <LinkButton href={`/visits/${visit.document.id}`} variant="quiet">
          {t('done.open')}
        </LinkButton>
      </div>
      <PrintSheet
        title={t('print:slip.title')}
        name={t('print:slip.name', { number })}
        isOpen={isPrinting}
        onClose={() => setIsPrinting(false)}
      >
        <ReceptionSlip visit={visit} opinions={opinions} isCopy={false} />
      </PrintSheet>
    </div>
  );
}

function OpinionLine({ opinion }: { opinion: OpinionRecord }) {
  const { t } = useTranslation('reception');
  const { document, view } = opinion;
  return (
    <li className="desk-done-opinion">
      <OfficialNumber>{document.number}</OfficialNumber>
      {!view.content?.confidential && <span>{view.content?.summary}</span>}
      <span className="quiet">
        {t(document.status === 'registered' ? 'done.kept' : 'done.submitted')}
      </span>
    </li>
  );
}
