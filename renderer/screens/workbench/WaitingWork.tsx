/** What is only on this PC so far: nothing to do but to know it, unless the county refused something. */
import { useTranslation } from 'react-i18next';
import { useWaiting } from '../../queries/waiting.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextLink } from '../../ui/TextLink.tsx';

export function WaitingWork() {
  const { t } = useTranslation('workbench');
  const { records, refused } = useWaiting();
  if (records.length === 0 && refused.length === 0) return null;
  return (
    <Section
      title={t('waiting.title')}
      note={t('waiting.note')}
      actions={<TextLink href="/sync">{t('waiting.go')}</TextLink>}
    >
      <div className="stack-tight">
        {refused.length > 0 && (
          <Notice tone="danger" title={t('waiting.refused', { n: refused.length })} />
        )}
        {records.length > 0 && <p>{t('waiting.records', { n: records.length })}</p>}
      </div>
    </Section>
  );
}
