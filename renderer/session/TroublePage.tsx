// When the data cannot be opened or saved any more, or the program failed: what happened and what to do, nothing else.
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../shared/problems.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PlainShell } from '../ui/PlainShell.tsx';

interface TroublePageProps {
  kind: 'openProblem' | 'stopped' | 'bug';
  code?: ProblemCode | undefined;
  /** Lets another person try; their key may open what this one does not. */
  onSignInAgain?: (() => void) | undefined;
}

export function TroublePage({ kind, code, onSignInAgain }: TroublePageProps) {
  const { t } = useTranslation('common');
  return (
    <PlainShell productName={t('productName')}>
      <Notice
        tone="danger"
        title={t(`${kind}.title`)}
        isAnnounced
        actions={
          <>
            <Button variant="primary" onPress={() => window.location.reload()}>
              {t('openProblem.restart')}
            </Button>
            {onSignInAgain && (
              <Button onPress={onSignInAgain}>{t('openProblem.signInAgain')}</Button>
            )}
          </>
        }
      >
        {kind === 'stopped' && <p>{t('stopped.body')}</p>}
        {code ? <p>{t(`problems.${code}`)}</p> : <p>{t('bug.body')}</p>}
        {code && <p className="quiet">{t('openProblem.code', { code })}</p>}
      </Notice>
    </PlainShell>
  );
}
