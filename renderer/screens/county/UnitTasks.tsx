// 我的任务: what the county assigned to this unit, what is due next, and where an answer stands.
import { useTranslation } from 'react-i18next';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Section } from '../../ui/Section.tsx';
import type { MatterAct } from './MatterTable.tsx';
import { MatterTable } from './MatterTable.tsx';

const actsOnNew: readonly MatterAct[] = [
  { kind: 'takeOn', key: 'KeyJ' },
  { kind: 'returnAssignment', key: 'KeyT' },
];
const actsAtWork: readonly MatterAct[] = [
  { kind: 'reply', key: 'KeyD' },
  { kind: 'progress', key: 'KeyB' },
];

/** The one that is due first on top; those without a date last. */
function byDue(a: OpinionRecord, b: OpinionRecord): number {
  return (a.document.due || '9').localeCompare(b.document.due || '9');
}

export function UnitTasks() {
  const { t } = useTranslation('county');
  const { office } = useSession();
  const opinions = useOpinions({ holder: office.id }).toSorted(byDue);
  const among = (...statuses: OpinionRecord['view']['status'][]) =>
    opinions.filter(({ view }) => statuses.includes(view.status));
  const lists = {
    new: among('assigned', 'redoing', 'escalated'),
    atWork: among('handling'),
    suspended: among('suspended'),
    answered: among('replied', 'residentTold', 'rated', 'disputed', 'archived'),
  };
  const acts = { new: actsOnNew, atWork: actsAtWork, suspended: [], answered: [] };
  const isIdle = lists.new.length + lists.atWork.length === 0;
  return (
    <div data-testid="unit-tasks">
      <PageHeader title={t('tasks.title')} lead={t('tasks.lead')} />
      <div className="stack-loose">
        {isIdle && (
          <EmptyState icon="task" title={t('tasks.empty')}>
            {t('tasks.emptyHelp')}
          </EmptyState>
        )}
        {(['new', 'atWork', 'suspended', 'answered'] as const)
          .filter((id) => lists[id].length > 0)
          .map((id) => (
            <Section key={id} title={t(`tasks.${id}.title`)} note={t(`tasks.${id}.lead`)}>
              <MatterTable
                label={t(`tasks.${id}.title`)}
                matters={lists[id]}
                acts={acts[id]}
                emptyState={null}
              />
            </Section>
          ))}
      </div>
    </div>
  );
}
