// What one looks up beside a disclosure: where it is shown, its version and fingerprint, where it hangs, what it tells.
import { useTranslation } from 'react-i18next';
import { formatDay, formatStampTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useDisclosure } from '../../queries/disclosures.ts';
import { useOpinion } from '../../queries/opinions.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextLink } from '../../ui/TextLink.tsx';

export function DisclosureAside({ record }: { record: DisclosureRecord }) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { content, authors, approvedBy, publishedAt, version, hash } = record.view;
  const items = [
    { label: t('field.issuer'), value: nameOf(record.document.station) },
    { label: t('field.level'), value: content && common(`disclosureLevel.${content.level}`) },
    { label: t('field.topic'), value: content && common(`disclosureTopic.${content.topic}`) },
    { label: t('field.authors'), value: authors.map(nameOf).join(t('page.comma')) },
    { label: t('field.approvedBy'), value: approvedBy && nameOf(approvedBy) },
    { label: t('field.publishedAt'), value: publishedAt && formatStampTime(publishedAt) },
    { label: t('field.version'), value: version > 0 && t('field.versionNumber', { n: version }) },
    {
      label: t('field.hash'),
      value: hash !== '' && <span className="disclosure-hash">{hash}</span>,
    },
    { label: t('field.withdrawnBecause'), value: record.view.withdrawnBecause },
  ];
  return (
    <aside className="stack-loose">
      <Section title={t('page.facts')}>
        <DefinitionList items={items.filter(({ value }) => Boolean(value))} />
      </Section>
      <Postings record={record} />
      <Told record={record} />
    </aside>
  );
}

function Postings({ record }: { record: DisclosureRecord }) {
  const { t } = useTranslation('disclosure');
  const { postings, status } = record.view;
  if (status !== 'published' && postings.length === 0) return null;
  return (
    <Section title={t('page.postings')}>
      {postings.length === 0 && <p className="quiet">{t('page.notPosted')}</p>}
      <ul className="stack-tight">
        {postings.map(({ place, on, takenDownOn }) => (
          <li key={`${place} ${on}`}>
            <strong>{place}</strong>
            <p className="quiet">
              {t('page.postedOn', { on: formatDay(on) })}
              {takenDownOn && t('page.takenDownOn', { on: formatDay(takenDownOn) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Told({ record }: { record: DisclosureRecord }) {
  const { t } = useTranslation('disclosure');
  const opinions = record.view.content?.opinions ?? [];
  if (opinions.length === 0 && record.view.corrects === undefined) return null;
  return (
    <Section title={t('page.links')}>
      <ul className="stack-tight">
        {opinions.map((id) => (
          <OpinionLink key={id} id={id} />
        ))}
        {record.view.corrects && <CorrectsLink id={record.view.corrects} />}
      </ul>
    </Section>
  );
}

function OpinionLink({ id }: { id: string }) {
  const opinion = useOpinion(id);
  if (opinion === 'missing') return null;
  return (
    <li>
      <TextLink href={`/opinions/${id}`}>{opinion.document.number}</TextLink>
      <p className="quiet">{opinion.view.content?.summary}</p>
    </li>
  );
}

function CorrectsLink({ id }: { id: string }) {
  const { t } = useTranslation('disclosure');
  const corrected = useDisclosure(id);
  if (corrected === 'missing') return null;
  return (
    <li>
      <TextLink href={`/disclosures/${id}`}>
        {t('page.corrects', { number: corrected.document.number })}
      </TextLink>
    </li>
  );
}
