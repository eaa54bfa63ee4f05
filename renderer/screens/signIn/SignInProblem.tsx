/** Why a sign-in was refused, and what to do: what a person can't know is explained, not just named. */
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/result.ts';
import { Notice } from '../../ui/Notice.tsx';

export function SignInProblem({ problem }: { problem: Problem }) {
  const { t } = useTranslation(['signIn', 'common']);
  if (problem.code === 'county.unreachable') {
    return (
      <Notice tone="warning" title={t('unreachable.title')} isAnnounced>
        {t('unreachable.what')}
      </Notice>
    );
  }
  if (problem.code === 'vault.locked') {
    return (
      <Notice tone="warning" title={t('locked.title')} isAnnounced>
        {t('locked.what')}
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={t('problemTitle')} isAnnounced>
      {t(`common:problems.${problem.code}`)}
    </Notice>
  );
}
