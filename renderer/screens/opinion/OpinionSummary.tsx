// What an opinion is about, for lists: two lines at most, and of a confidential one nothing.
import { useTranslation } from 'react-i18next';
import type { OpinionRecord } from '../../queries/records.ts';
import './OpinionSummary.css';

interface OpinionSummaryProps {
  record: OpinionRecord;
  /** Quiet facts after the category. */
  facts?: readonly (string | false | undefined)[];
}

export function OpinionSummary({ record, facts = [] }: OpinionSummaryProps) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { content } = record.view;
  if (!content) return null;
  const quiet = [
    !content.confidential && common(`category.${content.category}`),
    ...facts,
    content.urgency !== 'normal' && common(`urgency.${content.urgency}`),
  ];
  return (
    <>
      <p className="opinion-summary">
        {content.confidential ? t('list.confidential') : content.summary}
      </p>
      <p className="opinion-summary-facts">{quiet.filter(Boolean).join(' · ')}</p>
    </>
  );
}
