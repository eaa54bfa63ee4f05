/** Why a sign-in was refused, and what to do: the county out of reach is explained, not just named. */
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
  return (
    <Notice tone="danger" title={t('problemTitle')} isAnnounced>
      {t(`common:problems.${problem.code}`)}
    </Notice>
  );
}
