// 导入摆渡包: at the county a stick is read in, and the reply goes onto the same stick.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOver } from '../../../shared/bridge.ts';
import type { Result } from '../../../shared/result.ts';
import { useActions } from '../../actions/useActions.ts';
import { formatCount, formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';

export function HandOverPanel() {
  const { t } = useTranslation('sync');
  const { handOverBundle } = useActions();
  const [isPending, setIsPending] = useState(false);
  const [outcome, setOutcome] = useState<Result<HandedOver | undefined>>();

  async function take(): Promise<void> {
    setIsPending(true);
    setOutcome(undefined);
    setOutcome(await handOverBundle().finally(() => setIsPending(false)));
  }

  return (
    <Section
      title={t('handOver.title')}
      note={t('handOver.note')}
      actions={
        <Button
          icon="boat"
          onPress={() => void take()}
          isPending={isPending}
          pendingLabel={t('handOver.taking')}
        >
          {t('handOver.take')}
        </Button>
      }
    >
      {outcome && <Outcome outcome={outcome} />}
    </Section>
  );
}

function Outcome({ outcome }: { outcome: Result<HandedOver | undefined> }) {
  const { t } = useTranslation('sync');
  const { t: common } = useTranslation('common');
  if (!outcome.ok) {
    return (
      <Notice tone="danger" title={t('handOver.notDone')} isAnnounced>
        {common(`problems.${outcome.problem.code}`)}
      </Notice>
    );
  }
  if (!outcome.value) return null;
  const { from, records, letter, counter, madeAt, path, takenBefore, problems } = outcome.value;
  return (
    <Notice
      tone="success"
      title={t('handOver.done', { from, records: formatCount(records) })}
      isAnnounced
    >
      <p>{t('handOver.doneWhat', { letter, number: counter, at: formatDateTime(madeAt), path })}</p>
      {takenBefore !== undefined && (
        <p>{t('handOver.again', { at: formatDateTime(takenBefore) })}</p>
      )}
      {problems > 0 && <p>{t('handOver.problems', { n: formatCount(problems) })}</p>}
    </Notice>
  );
}
