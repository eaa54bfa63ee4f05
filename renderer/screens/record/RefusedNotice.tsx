// What the county refused of a record, why, and what to do: shown first, because nothing may be lost silently.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import { isProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { useActions } from '../../actions/useActions.ts';
import { openRefusals } from '../../queries/delivery.ts';
import type { ActRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useActPhrase } from './useActPhrase.ts';

interface RefusedNoticeProps {
  record: ActRecord;
  /** Writes down that somebody looked and nothing more is needed; undefined for people who may not. */
  onLook?: ((seen: string[]) => Promise<Result<undefined>>) | undefined;
}

export function RefusedNotice({ record, onLook }: RefusedNoticeProps) {
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const { t: common } = useTranslation('common');
  const phrase = useActPhrase();
  const { reissueRefused } = useActions();
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  const refusals = openRefusals(record.document.acts);
  if (refusals.length === 0) return null;

  async function settle(act: Promise<Result<undefined>>): Promise<void> {
    setIsPending(true);
    const done = await act.finally(() => setIsPending(false));
    setProblem(done.ok ? undefined : done.problem.code);
  }

  return (
    <Notice
      tone="danger"
      title={t('refused.title', { n: refusals.length })}
      actions={
        <>
          <Button
            onPress={() => void settle(reissueRefused(record.collection, record.document.id))}
            isPending={isPending}
            pendingLabel={t('saving')}
          >
            {t('refused.reissue')}
          </Button>
          {onLook && (
            <Button
              variant="quiet"
              onPress={() => void settle(onLook(refusals.map(({ id }) => id)))}
            >
              {t('refused.seen')}
            </Button>
          )}
        </>
      }
    >
      <ul className="stack-tight">
        {refusals.map((refusal) => {
          const code = refusal.received?.refused ?? '';
          return (
            <li key={refusal.id}>
              <strong>{phrase(record.collection, refusal.kind)}</strong>
              {t('refused.colon')}
              {common(`problems.${isProblemCode(code) ? code : 'act.notPermitted'}`)}
            </li>
          );
        })}
      </ul>
      <p>{t('refused.explained')}</p>
      {problem !== undefined && (
        <p role="alert">
          <strong>{t('refused.again', { why: common(`problems.${problem}`) })}</strong>
        </p>
      )}
    </Notice>
  );
}
