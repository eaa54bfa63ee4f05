/** How the recorder would send the matter on; the head decides. Some ways are nothing without words. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionRoute } from '../../../shared/opinion/opinionActs.ts';
import { routes } from '../../../shared/opinion/opinionActs.ts';
import { textLimits } from '../../../shared/text.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { FieldAnchor } from './FieldAnchor.tsx';
import type { OpinionPartProps } from './OpinionSection.tsx';
import { needsExplanation } from './visitForm.ts';

const ownWords = ['onSpot', 'notAccepted', 'petition', 'merged'] as const;
type OwnWords = (typeof ownWords)[number];

const wordsFor = (route: OpinionRoute): OwnWords | 'other' =>
  ownWords.find((name) => name === route) ?? 'other';

export function RouteFields({ opinion, change, errorOf, anchorOf }: OpinionPartProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { route } = opinion;
  return (
    <>
      <Select
        label={t('opinion.route')}
        description={t('opinion.routeHelp')}
        options={routes.map((id) => ({ id, label: t(`common:route.${id}`) }))}
        value={route}
        onChange={(chosen) => change({ route: chosen })}
        placeholder={t('opinion.route')}
      />
      {route === 'merged' && (
        <FieldAnchor field={anchorOf('mergedInto')}>
          <MergeTarget opinion={opinion} change={change} error={errorOf('mergedInto')} />
        </FieldAnchor>
      )}
      <FieldAnchor field={anchorOf('explanation')}>
        <TextArea
          label={t(`explanation.${wordsFor(route)}`)}
          description={
            route === 'onSpot' || route === 'notAccepted'
              ? t(`explanation.${route}Help`)
              : undefined
          }
          value={opinion.explanation}
          onChange={(explanation) => change({ explanation })}
          rows={needsExplanation(route) ? 3 : 2}
          maximumLength={textLimits.words}
          error={errorOf('explanation')}
          {...(needsExplanation(route) ? {} : { labelNote: t('desk.optional') })}
        />
      </FieldAnchor>
    </>
  );
}

const mostTargets = 20;
const labelOf = (record: OpinionRecord) =>
  `${record.document.number} ${record.view.content?.summary ?? ''}`;

interface MergeTargetProps extends Pick<OpinionPartProps, 'opinion' | 'change'> {
  error: string | undefined;
}

function MergeTarget({ opinion, change, error }: MergeTargetProps) {
  const { t } = useTranslation('reception');
  const opinions = useOpinions();
  const chosen = opinions.find(({ document }) => document.id === opinion.mergedInto);
  const [typed, setTyped] = useState(chosen ? labelOf(chosen) : '');
  const candidates = useMemo(() => candidatesByText(opinions, typed), [opinions, typed]);
  return (
    <ComboBox
      label={t('opinion.mergedInto')}
      options={candidates.map((record) => ({ id: record.document.id, label: labelOf(record) }))}
      value={{ id: opinion.mergedInto, text: typed }}
      onChange={({ id, text }) => {
        setTyped(text);
        change({ mergedInto: id });
      }}
      toggleLabel={t('opinion.mergedToggle')}
      emptyText={t('opinion.mergedEmpty')}
      error={error}
    />
  );
}

function candidatesByText(opinions: readonly OpinionRecord[], typed: string): OpinionRecord[] {
  const words = typed.trim();
  return opinions
    .filter((record) => !record.view.content?.confidential && labelOf(record).includes(words))
    .slice(0, mostTargets);
}
