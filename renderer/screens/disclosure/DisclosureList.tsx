// 公开: what this office drafts and publishes, and what others have published for it to read and to put on the wall.
import { useTranslation } from 'react-i18next';
import { useDisclosures } from '../../queries/disclosures.ts';
import { useSession } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useAddressFilters } from '../opinion/useAddressFilters.ts';
import { DisclosureTable } from './DisclosureTable.tsx';

export function DisclosureList() {
  const { t } = useTranslation('disclosure');
  const { office, may } = useSession();
  const all = useDisclosures();
  const [{ from }, change] = useAddressFilters(['from'] as const);
  const own = all.filter(({ document }) => document.station === office.id);
  const others = all.filter(({ document }) => document.station !== office.id);
  const mayDraft = may('disclosures', 'draft') === undefined;
  const draft = mayDraft && (
    <LinkButton href="/disclosures/new?opinion=" variant="primary" icon="plus">
      {t('list.draft')}
    </LinkButton>
  );
  const ofOthers = {
    id: 'others' as const,
    label: t(office.kind === 'station' ? 'list.others' : 'list.stations'),
    count: others.length,
    content: (
      <DisclosureTable
        label={t('list.others')}
        disclosures={others}
        emptyState={
          <EmptyState icon="disclosure" title={t('list.othersEmpty')}>
            {t('list.othersEmptyHelp')}
          </EmptyState>
        }
      />
    ),
  };
  const ofOurs = {
    id: 'own' as const,
    label: t('list.own'),
    count: own.length,
    content: (
      <DisclosureTable
        label={t('list.own')}
        disclosures={own}
        emptyState={
          <EmptyState icon="disclosure" title={t('list.ownEmpty')}>
            {t('list.ownEmptyHelp')}
          </EmptyState>
        }
      />
    ),
  };
  const tabs = office.kind === 'unit' ? [ofOthers] : [ofOurs, ofOthers];
  return (
    <div data-testid="disclosure-list">
      <PageHeader title={t('list.title')} lead={t('list.lead')} actions={draft || undefined} />
      <Tabs
        label={t('list.title')}
        tabs={tabs}
        selectedId={from === 'others' || office.kind === 'unit' ? 'others' : 'own'}
        onSelect={(id) => change({ from: id })}
      />
    </div>
  );
}
