/** All mistakes at once at the top of the page, each leading to its field. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { focusField } from './FieldAnchor.tsx';
import type { Mistake } from './receptionValidation.ts';

/** The sentence for one mistake. */
export function useMistakeText(): (mistake: Mistake) => string {
  const { t } = useTranslation(['reception', 'common']);
  return ({ reason }) =>
    'missing' in reason ? t(`mistake.${reason.missing}`) : t(`common:problems.${reason.problem}`);
}

export function MistakeList({ mistakes }: { mistakes: readonly Mistake[] }) {
  const { t } = useTranslation('reception');
  const textOf = useMistakeText();
  if (mistakes.length === 0) return null;
  const isMany = mistakes.some(({ opinion }) => opinion !== undefined && opinion > 1);
  return (
    <Notice tone="danger" title={t('desk.errorsTitle', { n: mistakes.length })} isAnnounced>
      <ul className="desk-mistakes">
        {mistakes.map((mistake) => (
          <li key={mistake.field}>
            <Button variant="quiet" size="compact" onPress={() => focusField(mistake.field)}>
              {isMany && mistake.opinion !== undefined
                ? t('mistake.inOpinion', { n: mistake.opinion, what: textOf(mistake) })
                : textOf(mistake)}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
