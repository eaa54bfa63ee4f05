// What the identity scan found, beside the text: a hint for a person, never a decision.
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/disclosure/identityScan.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import './FindingList.css';

interface FindingListProps {
  findings: readonly Finding[];
  /** With both, each finding can be let stand. */
  accepted?: readonly string[];
  onAccept?: (text: string, isAccepted: boolean) => void;
}

export function FindingList({ findings, accepted = [], onAccept }: FindingListProps) {
  const { t } = useTranslation('disclosure');
  if (findings.length === 0) {
    return (
      <p>
        <StatusTag tone="delivered">{t('scan.clean')}</StatusTag>
      </p>
    );
  }
  return (
    <ul className="finding-list">
      {findings.map((finding) => (
        <li key={finding.text} className="finding">
          <p className="finding-kind">{t(`finding.${finding.kind}.name`)}</p>
          <p className="finding-text">{finding.text}</p>
          <p className="quiet">{t(`finding.${finding.kind}.help`)}</p>
          {onAccept && (
            <Checkbox
              isSelected={accepted.includes(finding.text)}
              onChange={(isAccepted) => onAccept(finding.text, isAccepted)}
            >
              {t('scan.accept')}
            </Checkbox>
          )}
        </li>
      ))}
    </ul>
  );
}
