// What one looks up beside an opinion: time limits and where they come from, facts, consents, what it belongs to.
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useDisclosures } from '../../queries/disclosures.ts';
import { useOpinion } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useResidents } from '../../queries/residents.ts';
import { useVisit } from '../../queries/visits.ts';
import { useSession } from '../../session/session.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useToday } from '../record/useToday.ts';
import { ClockTag } from './DueTag.tsx';
import { runningClocks } from './opinionClocks.ts';
import { isProposed } from './statusGroups.ts';

export function OpinionAside({ record }: { record: OpinionRecord }) {
  return (
    <aside className="stack-loose opinion-aside">
      <Clocks record={record} />
      <Facts record={record} />
      <Consents record={record} />
      <Links record={record} />
    </aside>
  );
}

function Clocks({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const clocks = runningClocks(record, useToday());
  if (clocks.length === 0) return null;
  return (
    <Section title={t('clock.title')}>
      <ul className="stack">
        {clocks.map((clock) => (
          <li key={clock.name} className="opinion-clock">
            <p>{t(`clock.${clock.name}.name`)}</p>
            <p className="row">
              <strong className="numeric">{formatDay(clock.due)}</strong>
              <ClockTag clock={clock} />
            </p>
            <p className="opinion-source">
              {t('clock.basis', { source: t(`clock.${clock.name}.source`) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Facts({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { status, content, holder, station, countyNumber, route } = record.view;
  const items = [
    { label: t('field.holder'), value: holder && nameOf(holder) },
    { label: t('field.countyNumber'), value: countyNumber },
    {
      label: t(isProposed(status) ? 'field.proposedRoute' : 'field.route'),
      value: route && common(`route.${route}`),
    },
    { label: t('field.wish'), value: content && common(`wish.${content.wish}`) },
    {
      label: t('field.urgency'),
      value: content && content.urgency !== 'normal' && common(`urgency.${content.urgency}`),
    },
    { label: t('field.place'), value: content?.place },
    { label: t('field.raisedBefore'), value: content?.raisedBefore },
    {
      label: t('field.replyPreference'),
      value: content && common(`replyPreference.${content.replyPreference}`),
    },
    { label: t('field.station'), value: nameOf(station) },
  ];
  return (
    <Section title={t('page.facts')}>
      <DefinitionList items={items.filter(({ value }) => Boolean(value))} />
    </Section>
  );
}

function Consents({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { content } = record.view;
  if (!content) return null;
  return (
    <Section title={t('field.consents')}>
      <ul className="stack-tight">
        {(['passName', 'publish', 'callBack'] as const).map((name) => (
          <li key={name} className="opinion-consent">
            <span>{common(`consent.${name}`)}</span>
            <StatusTag tone={content.consents[name] ? 'delivered' : 'neutral'}>
              {common(content.consents[name] ? 'button.yes' : 'button.no')}
            </StatusTag>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Links({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { may } = useSession();
  const { view, document } = record;
  const linked = useDisclosures().filter((disclosure) =>
    disclosure.view.content?.opinions.includes(document.id),
  );
  const isTold = view.status === 'rated' || view.status === 'archived';
  const mayDraft =
    isTold &&
    view.content?.consents.publish &&
    !view.content.confidential &&
    may('disclosures', 'draft') === undefined;
  return (
    <Section title={t('page.links')}>
      <ul className="stack-tight">
        <VisitLink visit={view.visit} />
        <MergedLink target={view.mergedInto} />
        {linked.map((disclosure) => (
          <li key={disclosure.document.id}>
            <TextLink href={`/disclosures/${disclosure.document.id}`}>
              {t('page.disclosure', { title: disclosure.view.content?.title ?? '' })}
            </TextLink>
          </li>
        ))}
        {linked.length === 0 && <li className="quiet">{t('page.noDisclosure')}</li>}
      </ul>
      {mayDraft && (
        <p className="opinion-draft">
          <LinkButton href={`/disclosures/new?opinion=${document.id}`} icon="disclosure">
            {t('page.draftDisclosure')}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

/** Only the station that heard it has the visit and the names. */
function VisitLink({ visit }: { visit: string }) {
  const { t } = useTranslation('opinion');
  const record = useVisit(visit);
  const residents = useResidents();
  if (record === 'missing') return null;
  const who = residents
    .filter(({ id }) => record.view.content?.residents.includes(id))
    .map(({ values }) => [values.name, values.phone].filter(Boolean).join(' '))
    .filter(Boolean);
  return (
    <li>
      <TextLink href={`/visits/${visit}`}>
        {t('page.visit', { number: record.document.number })}
      </TextLink>
      <p className="quiet">{who.length > 0 ? who.join(t('detail.comma')) : t('page.nameless')}</p>
    </li>
  );
}

function MergedLink({ target }: { target: string | undefined }) {
  const { t } = useTranslation('opinion');
  const record = useOpinion(target ?? '');
  if (record === 'missing') return null;
  return (
    <li>
      <TextLink href={`/opinions/${record.document.id}`}>
        {t('page.mergedInto', { number: record.document.number })}
      </TextLink>
    </li>
  );
}
