// Mending what was written down at the desk. Only the fields that were really changed travel, so that two people
// who mend different fields never stand in each other's way.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categoryCodes } from '../../../shared/categories.ts';
import type { OpinionContent } from '../../../shared/opinion/opinionActs.ts';
import { replyPreferences, urgencies, wishes } from '../../../shared/opinion/opinionActs.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { textLimits } from '../../../shared/text.ts';
import { useActions } from '../../actions/useActions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changedFields } from '../record/changedFields.ts';

interface AmendOpinionDialogProps {
  record: OpinionRecord;
  onClose: () => void;
}

export function AmendOpinionDialog({ record, onClose }: AmendOpinionDialogProps) {
  const { content } = record.view;
  if (!content) return null;
  return <AmendForm record={record} before={content} onClose={onClose} />;
}

interface AmendFormProps extends AmendOpinionDialogProps {
  before: OpinionContent;
}

function AmendForm({ record, before: shown, onClose }: AmendFormProps) {
  const { t } = useTranslation('opinion');
  const { actOnOpinion } = useActions();
  // What the person had before them when they began; the record may change underneath.
  const [{ before, basedOn }] = useState({ before: shown, basedOn: record.document.lastAt });
  const [after, setAfter] = useState(before);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  const { t: common } = useTranslation('common');

  async function save(): Promise<void> {
    const changes = changedFields(before, after);
    if (Object.keys(changes).length === 0) return onClose();
    setIsPending(true);
    const done = await actOnOpinion(record.document.id, 'amend', { changes, basedOn }).finally(() =>
      setIsPending(false),
    );
    if (done.ok) onClose();
    else setProblem(done.problem.code);
  }

  return (
    <Dialog
      title={t('act.amend.button')}
      size="wide"
      isOpen
      onClose={onClose}
      closeLabel={common('button.close')}
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isPending}
            pendingLabel={t('record.saving')}
          >
            {t('act.amend.submit')}
          </Button>
          <Button onPress={onClose}>{common('button.cancel')}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('act.amend.lead')}</p>
        <AmendFields
          value={after}
          onChange={(changes) => setAfter((held) => ({ ...held, ...changes }))}
        />
        {problem !== undefined && (
          <Notice tone="danger" title={common(`problems.${problem}`)} isAnnounced />
        )}
      </div>
    </Dialog>
  );
}

interface AmendFieldsProps {
  value: OpinionContent;
  onChange: (changes: Partial<OpinionContent>) => void;
}

function AmendFields({ value, onChange }: AmendFieldsProps) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  return (
    <>
      <TextArea
        label={t('field.words')}
        description={t('field.wordsHelp')}
        value={value.words}
        onChange={(words) => onChange({ words })}
        maximumLength={textLimits.words}
        takesFocus
      />
      <TextArea
        label={t('field.summary')}
        value={value.summary}
        onChange={(summary) => onChange({ summary })}
        rows={3}
        maximumLength={textLimits.summary}
      />
      <div className="columns-two">
        <Select
          label={t('field.category')}
          options={categoryCodes.map((id) => ({ id, label: `${id} ${common(`category.${id}`)}` }))}
          value={value.category}
          onChange={(category) => onChange({ category })}
          placeholder={t('field.category')}
        />
        <TextField
          label={t('field.place')}
          labelNote={common('word.optional')}
          value={value.place}
          onChange={(place) => onChange({ place })}
          maximumLength={textLimits.line}
        />
      </div>
      <RadioGroup
        label={t('field.wish')}
        options={wishes.map((id) => ({ id, label: common(`wish.${id}`) }))}
        value={value.wish}
        onChange={(wish) => onChange({ wish })}
      />
      <RadioGroup
        label={t('field.urgency')}
        options={urgencies.map((id) => ({ id, label: common(`urgency.${id}`) }))}
        value={value.urgency}
        onChange={(urgency) => onChange({ urgency })}
      />
      <RadioGroup
        label={t('field.replyPreference')}
        options={replyPreferences.map((id) => ({ id, label: common(`replyPreference.${id}`) }))}
        value={value.replyPreference}
        onChange={(replyPreference) => onChange({ replyPreference })}
      />
      <TextField
        label={t('field.raisedBefore')}
        labelNote={common('word.optional')}
        value={value.raisedBefore}
        onChange={(raisedBefore) => onChange({ raisedBefore })}
        maximumLength={textLimits.line}
        width="wide"
      />
      <fieldset className="stack-tight amend-consents">
        <legend className="field-label">{t('field.consents')}</legend>
        {(['passName', 'publish', 'callBack'] as const).map((name) => (
          <Checkbox
            key={name}
            isSelected={value.consents[name]}
            onChange={(given) => onChange({ consents: { ...value.consents, [name]: given } })}
          >
            {common(`consent.${name}`)}
          </Checkbox>
        ))}
      </fieldset>
    </>
  );
}
