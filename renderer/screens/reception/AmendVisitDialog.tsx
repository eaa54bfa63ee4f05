/** Mending the facts of a visit: only what really changed is recorded, and the resident is asked to confirm again. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { VisitContent } from '../../../shared/reception/visitActs.ts';
import { channels, placeModes, reachModes } from '../../../shared/reception/visitActs.ts';
import { textLimits } from '../../../shared/text.ts';
import { useActions } from '../../actions/useActions.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changedFields } from '../record/changedFields.ts';

interface AmendVisitDialogProps {
  visit: VisitRecord;
  onClose: () => void;
}

export function AmendVisitDialog({ visit, onClose }: AmendVisitDialogProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { actOnVisit } = useActions();
  // What the person had before them when they began: a later change by another must not be hidden.
  const [before] = useState({ content: visit.view.content, lastAt: visit.document.lastAt });
  const [content, setContent] = useState(before.content);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  if (!content || !before.content) return null;
  const changes = changedFields(before.content, content);
  const isUnchanged = Object.keys(changes).length === 0;

  async function save(): Promise<void> {
    setIsPending(true);
    const payload = { changes, basedOn: before.lastAt };
    const result = await actOnVisit(visit.document.id, 'amend', payload);
    setIsPending(false);
    if (result.ok) onClose();
    else setProblem(result.problem.code);
  }

  return (
    <Dialog
      title={t('visit.amendTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('visit.close')}
      size="wide"
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isPending}
            isDisabled={isUnchanged}
          >
            {t('visit.amendSubmit')}
          </Button>
          <Button onPress={onClose}>{t('visit.cancel')}</Button>
          {isUnchanged && <span className="quiet">{t('visit.amendNothing')}</span>}
        </>
      }
    >
      <div className="stack">
        <p>{t('visit.amendWhat')}</p>
        {problem && <Notice tone="danger" title={t(`common:problems.${problem}`)} isAnnounced />}
        <AmendFields
          content={content}
          station={visit.document.station}
          change={(patch) => setContent({ ...content, ...patch })}
        />
      </div>
    </Dialog>
  );
}

interface AmendFieldsProps {
  content: VisitContent;
  station: string;
  change: (patch: Partial<VisitContent>) => void;
}

function AmendFields({ content, station, change }: AmendFieldsProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { deputies } = useDirectory();
  const ours = deputies.filter(
    (deputy) => deputy.office === station || content.deputies.includes(deputy.id),
  );
  return (
    <>
      <RadioGroup
        label={t('circumstances.channel')}
        options={channels.map((id) => ({ id, label: t(`common:channel.${id}`) }))}
        value={content.channel}
        onChange={(channel) => change({ channel })}
      />
      <div className="columns-two">
        <RadioGroup
          label={t('circumstances.placeMode')}
          options={placeModes.map((id) => ({ id, label: t(`common:placeMode.${id}`) }))}
          value={content.placeMode}
          onChange={(placeMode) => change({ placeMode })}
        />
        <RadioGroup
          label={t('circumstances.reachMode')}
          options={reachModes.map((id) => ({ id, label: t(`common:reachMode.${id}`) }))}
          value={content.reachMode}
          onChange={(reachMode) => change({ reachMode })}
        />
      </div>
      <div className="columns-three">
        {(['island', 'place', 'theme'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`circumstances.${name}`)}
            value={content[name]}
            onChange={(value) => change({ [name]: value })}
            maximumLength={textLimits.line}
          />
        ))}
      </div>
      {ours.length > 0 && (
        <CheckboxGroup
          label={t('circumstances.deputies')}
          layout="row"
          options={ours.map(({ id, name }) => ({ id, label: name }))}
          values={content.deputies}
          onChange={(chosen) => change({ deputies: chosen })}
        />
      )}
    </>
  );
}
