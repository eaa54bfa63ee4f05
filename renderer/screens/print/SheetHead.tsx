/** The head of every paper: who gives it out, what it is, and its number between two rules. */
import { useTranslation } from 'react-i18next';

interface SheetHeadProps {
  issuer: string;
  title: string;
  numberLabel: string;
  number: string;
  isCopy: boolean;
}

export function SheetHead({ issuer, title, numberLabel, number, isCopy }: SheetHeadProps) {
  const { t } = useTranslation('print');
  return (
    <header className="sheet-head">
      <p className="sheet-issuer">{issuer}</p>
      <p className="sheet-title">{title}</p>
      <p className="sheet-number-line">
        <span>{numberLabel}</span>
        <strong>{number}</strong>
        {isCopy && <span className="sheet-copy">{t('copyMark')}</span>}
      </p>
    </header>
  );
}
