/** 反映了什么: one matter in the resident's own words, then what the clerk makes of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replyPreferences, urgencies, wishes } from '../../../shared/opinion/opinionActs.ts';
import { textLimits } from '../../../shared/text.ts';
import { useActions } from '../../actions/useActions.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DraftPhotos } from '../photos/DraftPhotos.tsx';
import { CategoryField } from './CategoryField.tsx';
import { ConsentFields } from './ConsentFields.tsx';
import type { DeskSectionProps } from './deskSection.ts';
import { FieldAnchor } from './FieldAnchor.tsx';
import { RouteFields } from './RouteFields.tsx';
import type { OpinionForm } from './visitForm.ts';
import { firstSentence } from './visitForm.ts';

export interface OpinionPartProps {
  opinion: OpinionForm;
  change: (patch: Partial<OpinionForm>) => void;
  /** The sentence beside a field of this opinion, by its own name. */
  errorOf: (field: string) => string | undefined;
  anchorOf: (field: string) => string;
}

interface OpinionSectionProps extends DeskSectionProps {
  index: number;
}

export function OpinionSection({ state, errorAt, index }: OpinionSectionProps) {
  const { t } = useTranslation('reception');
  const opinion = state.form.opinions[index];
  if (!opinion) return null;
  const isOneOfMany = state.form.opinions.length > 1;
  const part: OpinionPartProps = {
    opinion,
    change: (patch) => state.changeOpinion(index, patch),
    errorOf: (field) => errorAt(`opinions.${index}.${field}`),
    anchorOf: (field) => `opinions.${index}.${field}`,
  };
  const hasPhone = state.form.residents.some(({ phone }) => phone?.trim());
  return (
    <Section
      title={isOneOfMany ? t('opinion.sectionNumbered', { n: index + 1 }) : t('opinion.section')}
      actions={
        isOneOfMany && <RemoveOpinion state={state} index={index} isEmpty={opinion.words === ''} />
      }
    >
      <div className="stack">
        <Words {...part} />
        <CategoryField {...part} />
        <Facts {...part} />
        <ConsentFields {...part} isReachable={hasPhone} />
        <OpinionPhotos state={state} index={index} />
        <RouteFields {...part} />
      </div>
    </Section>
  );
}

/** The first photo gives the opinion its id. */
function OpinionPhotos({ state, index }: Pick<OpinionSectionProps, 'state' | 'index'>) {
  const { t } = useTranslation('reception');
  const { newRecordId } = useActions();
  const [fresh] = useState(newRecordId);
  const { id, photos } = state.form.opinions[index] ?? { id: null, photos: [] };
  const record = id ?? fresh;
  return (
    <div className="stack-tight">
      <h3 className="desk-photos">
        {t('opinion.photos')} <span className="quiet">{t('desk.optional')}</span>
      </h3>
      <DraftPhotos
        label={t('opinion.photos')}
        place={{ collection: 'opinions', record }}
        photos={photos}
        onChange={(change) => state.changePhotos(index, record, change)}
      />
    </div>
  );
}

function Words({ opinion, change, errorOf, anchorOf }: OpinionPartProps) {
  const { t } = useTranslation('reception');
  const counterText = (used: number, maximum: number) => t('opinion.counter', { used, maximum });
  const sentence = firstSentence(opinion.words);
  return (
    <>
      <FieldAnchor field={anchorOf('words')}>
        <div className="desk-words">
          <TextArea
            label={t('opinion.words')}
            description={t('opinion.wordsHelp')}
            value={opinion.words}
            onChange={(words) => change({ words })}
            rows={5}
            maximumLength={textLimits.words}
            counterText={counterText}
            error={errorOf('words')}
          />
        </div>
      </FieldAnchor>
      <FieldAnchor field={anchorOf('summary')}>
        <TextArea
          label={t('opinion.summary')}
          description={t('opinion.summaryHelp')}
          value={opinion.summary}
          onChange={(summary) => change({ summary })}
          rows={2}
          maximumLength={textLimits.summary}
          counterText={counterText}
          error={errorOf('summary')}
        />
      </FieldAnchor>
      {opinion.summary === '' && sentence !== '' && (
        <div className="row">
          <Button size="compact" variant="quiet" onPress={() => change({ summary: sentence })}>
            {t('opinion.copyWords')}
          </Button>
        </div>
      )}
    </>
  );
}

function Facts({ opinion, change, errorOf, anchorOf }: OpinionPartProps) {
  const { t } = useTranslation(['reception', 'common']);
  const line = (name: 'place' | 'raisedBefore', description?: string) => (
    <FieldAnchor field={anchorOf(name)}>
      <TextField
        label={t(`opinion.${name}`)}
        labelNote={t('desk.optional')}
        description={description}
        value={opinion[name]}
        onChange={(value) => change({ [name]: value })}
        maximumLength={textLimits.line}
        error={errorOf(name)}
      />
    </FieldAnchor>
  );
  return (
    <>
      <RadioGroup
        label={t('opinion.wish')}
        options={wishes.map((id) => ({ id, label: t(`common:wish.${id}`) }))}
        value={opinion.wish}
        onChange={(wish) => change({ wish })}
      />
      <RadioGroup
        label={t('opinion.urgency')}
        options={urgencies.map((id) => ({ id, label: t(`common:urgency.${id}`) }))}
        value={opinion.urgency}
        onChange={(urgency) => change({ urgency })}
      />
      <div className="columns-two">
        {line('place')}
        {line('raisedBefore', t('opinion.raisedBeforeHelp'))}
      </div>
      <RadioGroup
        label={t('opinion.replyPreference')}
        options={replyPreferences.map((id) => ({ id, label: t(`common:replyPreference.${id}`) }))}
        value={opinion.replyPreference}
        onChange={(replyPreference) => change({ replyPreference })}
      />
    </>
  );
}

interface RemoveOpinionProps extends Pick<OpinionSectionProps, 'state' | 'index'> {
  isEmpty: boolean;
}

function RemoveOpinion({ state, index, isEmpty }: RemoveOpinionProps) {
  const { t } = useTranslation('reception');
  const [isAsking, setIsAsking] = useState(false);
  const remove = () => {
    setIsAsking(false);
    state.removeOpinion(index);
  };
  return (
    <>
      <Button
        variant="quiet"
        size="compact"
        icon="close"
        onPress={() => (isEmpty ? remove() : setIsAsking(true))}
      >
        {t('opinion.remove', { n: index + 1 })}
      </Button>
      <ConfirmDialog
        title={t('opinion.removeTitle', { n: index + 1 })}
        isOpen={isAsking}
        onConfirm={remove}
        onCancel={() => setIsAsking(false)}
        confirmLabel={t('opinion.removeConfirm')}
        cancelLabel={t('opinion.removeCancel')}
        tone="danger"
      >
        {t('opinion.removeWhat')}
      </ConfirmDialog>
    </>
  );
}
