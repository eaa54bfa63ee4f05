/** 今日工作台: what to do now, in the order in which it should be done, each line a press away from done. */
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { useWorkbench } from '../../queries/workbench.ts';
import { useSession } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { DisclosureWork } from './DisclosureWork.tsx';
import { DraftWork } from './DraftWork.tsx';
import { Greeting } from './Greeting.tsx';
import { TodayVisits } from './TodayVisits.tsx';
import { WaitingWork } from './WaitingWork.tsx';
import { OpinionWork } from './WorkSection.tsx';
import './Workbench.css';

const groupHref = (group: string) => `/opinions?group=${group}`;

/** The county and the units begin at their inboxes instead. */
export function Workbench() {
  const { office } = useSession();
  if (office.kind === 'county') return <Redirect to="/inbox" replace />;
  return office.kind === 'unit' ? <Redirect to="/tasks" replace /> : <StationBench />;
}

function StationBench() {
  const { t } = useTranslation('workbench');
  const { may, person } = useSession();
  const work = useWorkbench();
  const isHead = person.roles.includes('head');
  const mayRegister = may('visits', 'register') === undefined;
  const opinionWork = [
    ...(isHead ? [{ name: 'toReview', work: work.toReview, group: 'review' } as const] : []),
    ...(mayRegister
      ? ([
          { name: 'toSupplement', work: work.toSupplement, group: 'review' },
          { name: 'toTell', work: work.toTell, group: 'telling' },
          { name: 'toRate', work: work.toRate, group: 'telling' },
          { name: 'inHand', work: work.inHand, group: 'handling' },
        ] as const)
      : []),
    { name: 'due', work: work.due, group: 'handling' } as const,
    ...(mayRegister
      ? ([
          { name: 'toSubmit', work: work.toSubmit, group: 'review' },
          { name: 'conflicts', work: work.conflicts, group: 'all' },
        ] as const)
      : []),
  ];
  const isClear = opinionWork.every((entry) => entry.work.count === 0);
  return (
    <div className="workbench" data-testid="workbench">
      <Greeting
        actions={
          mayRegister && (
            <>
              <LinkButton href="/reception/new" variant="primary" icon="plus">
                {t('newVisit')}
              </LinkButton>
              <KeyHint keys={['Ctrl', 'N']} />
            </>
          )
        }
      />
      <div className="split">
        <div>
          {mayRegister && <DraftWork />}
          {opinionWork.map((entry) => (
            <OpinionWork
              key={entry.name}
              title={t(`${entry.name}.title`)}
              note={t(`${entry.name}.note`)}
              work={entry.work}
              moreHref={groupHref(entry.group)}
            />
          ))}
          <DisclosureWork work={work} mayApprove={isHead} />
          {isClear && (
            <EmptyState title={t('allClear.title')} icon="check">
              {mayRegister ? t('allClear.what') : t('allClear.whatDeputy')}
            </EmptyState>
          )}
        </div>
        <div>
          <TodayVisits today={work.today} />
          <WaitingWork />
        </div>
      </div>
    </div>
  );
}
