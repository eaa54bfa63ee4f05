// What came of a step with a bundle, and what to do next.
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import { formatCount } from '../../i18n/format.ts';
import { Notice } from '../../ui/Notice.tsx';

export type FerryOutcome =
  | { kind: 'refused'; code: ProblemCode }
  | { kind: 'written'; path: string; records: number; left: number }
  | { kind: 'read'; age: 'new' | 'again' | 'older'; changed: number };

export function FerryOutcomeNotice({ outcome }: { outcome: FerryOutcome }) {
  const { t } = useTranslation('sync');
  const { t: common } = useTranslation('common');
  switch (outcome.kind) {
    case 'refused':
      return (
        <Notice tone="danger" title={t('ferry.notDone')} isAnnounced>
          {common(`problems.${outcome.code}`)}
        </Notice>
      );
    case 'written':
      return (
        <Notice tone="success" title={t('ferry.done')} isAnnounced>
          <p>
            {outcome.records > 0
              ? t('ferry.doneWhat', { n: formatCount(outcome.records), path: outcome.path })
              : t('ferry.doneEmpty', { path: outcome.path })}
          </p>
          {outcome.left > 0 && <p>{t('ferry.left', { n: formatCount(outcome.left) })}</p>}
        </Notice>
      );
    case 'read':
      return (
        <Notice
          tone="success"
          title={
            outcome.changed > 0
              ? t('ferry.readNew', { n: formatCount(outcome.changed) })
              : t('ferry.readNone')
          }
          isAnnounced
        >
          {outcome.changed > 0 ? t('ferry.readNewHelp') : t(`ferry.${sameWords[outcome.age]}`)}
        </Notice>
      );
  }
}

const sameWords = { new: 'readSame', again: 'readAgain', older: 'readOlder' } as const;
