// 待收件: what has come to the county and waits for somebody here, the most urgent kinds first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../shared/calendar.ts';
import type { OpinionStatus } from '../../../shared/opinion/opinionSteps.ts';
import { useDisclosures } from '../../queries/disclosures.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { DisclosureTable } from '../disclosure/DisclosureTable.tsx';
import { runningClocks } from '../opinion/opinionClocks.ts';
import { useToday } from '../record/useToday.ts';
import type { MatterAct } from './MatterTable.tsx';
import { MatterTable } from './MatterTable.tsx';

const arrived: readonly OpinionStatus[] = ['awaitingCounty', 'countyAccepted'];
const cameBack: readonly OpinionStatus[] = ['returned', 'disputed', 'escalated'];

const actsOnArrival: readonly MatterAct[] = [
  { kind: 'accept', key: 'KeyS' },
  { kind: 'assign', key: 'KeyJ' },
];
const actsOnReturn: readonly MatterAct[] = [
  { kind: 'assign', key: 'KeyJ' },
  { kind: 'escalate', key: 'KeyD' },
];
const actsOnLate: readonly MatterAct[] = [
  { kind: 'extend', key: 'KeyY' },
  { kind: 'note', key: 'KeyB' },
];

function isLate(record: OpinionRecord, today: LocalDate): boolean {
  const [clock] = runningClocks(record, today);
  return record.view.holder !== undefined && clock !== undefined && clock.state !== 'calm';
}

type TabId = 'arrived' | 'cameBack' | 'late' | 'replied' | 'disclosures';

export function CountyInbox() {
  const { t } = useTranslation('county');
  const opinions = useOpinions();
  const today = useToday();
  const disclosures = useDisclosures().filter(
    ({ view }) => view.status === 'awaitingApproval' || view.status === 'approved',
  );
  const among = (statuses: readonly OpinionStatus[]) =>
    opinions.filter(({ view }) => statuses.includes(view.status));
  const lists = {
    arrived: among(arrived),
    cameBack: among(cameBack),
    late: opinions.filter((record) => isLate(record, today)),
    replied: among(['replied']),
  };
  const [chosen, setChosen] = useState<TabId>();
  const firstFilled = (['arrived', 'cameBack', 'late', 'replied'] as const).find(
    (id) => lists[id].length > 0,
  );
  const tab = (id: keyof typeof lists, acts: readonly MatterAct[]) => ({
    id,
    label: t(`inbox.${id}.title`),
    count: lists[id].length,
    content: (
      <div className="stack">
        <p className="quiet">{t(`inbox.${id}.lead`)}</p>
        <MatterTable
          label={t(`inbox.${id}.title`)}
          matters={lists[id]}
          acts={acts}
          emptyState={
            <EmptyState icon="check" title={t(`inbox.${id}.empty`)}>
              {t(`inbox.${id}.emptyHelp`)}
            </EmptyState>
          }
        />
      </div>
    ),
  });
  return (
    <div data-testid="county-inbox">
      <PageHeader title={t('inbox.title')} lead={t('inbox.lead')} />
      <Tabs<TabId>
        label={t('inbox.title')}
        tabs={[
          tab('arrived', actsOnArrival),
          tab('cameBack', actsOnReturn),
          tab('late', actsOnLate),
          tab('replied', []),
          {
            id: 'disclosures',
            label: t('inbox.disclosures.title'),
            count: disclosures.length,
            content: (
              <DisclosureTable
                label={t('inbox.disclosures.title')}
                disclosures={disclosures}
                emptyState={
                  <EmptyState icon="disclosure" title={t('inbox.disclosures.empty')}>
                    {t('inbox.disclosures.emptyHelp')}
                  </EmptyState>
                }
              />
            ),
          },
        ]}
        selectedId={chosen ?? firstFilled ?? 'arrived'}
        onSelect={setChosen}
      />
    </div>
  );
}
