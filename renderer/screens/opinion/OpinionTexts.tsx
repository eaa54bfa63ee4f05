// The resident's own words as a quotation, kept apart from the clerk's summary and from what others answered.
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { isProposed } from './statusGroups.ts';

export function OpinionTexts({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { status, content, heardAt, deputies, route, explanation } = record.view;
  const { instruction, reply, rating } = record.view;
  const heardBy = deputies.map(nameOf).join(t('detail.comma'));
  return (
    <div className="opinion-texts">
      {content && (
        <figure className="opinion-quote">
          <figcaption>
            {t('field.words')}
            <span className="quiet">
              {t('page.heard', { at: formatDateTime(heardAt) })}
              {heardBy && t('page.heardBy', { who: heardBy })}
            </span>
          </figcaption>
          <blockquote>{content.words}</blockquote>
        </figure>
      )}
      {content && (
        <Section title={t('field.summary')} note={t('page.summaryNote')}>
          <p className="opinion-prose">{content.summary}</p>
        </Section>
      )}
      {explanation !== '' && route !== undefined && explanation !== reply && (
        <Section title={t(`explanation.${isProposed(status) ? 'proposed' : route}`)}>
          <p className="opinion-prose">{explanation}</p>
        </Section>
      )}
      {instruction !== '' && (
        <Section title={t('field.instruction')}>
          <p className="opinion-prose">{instruction}</p>
        </Section>
      )}
      {reply !== '' && (
        <Section
          title={t('page.reply')}
          actions={
            rating && (
              <StatusTag tone={rating === 'dissatisfied' ? 'overdue' : 'done'}>
                {t('page.rated', { rating: common(`rating.${rating}`) })}
              </StatusTag>
            )
          }
        >
          <p className="opinion-prose">{reply}</p>
        </Section>
      )}
    </div>
  );
}
