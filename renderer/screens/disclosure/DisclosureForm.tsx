// Writing a disclosure: title, text, where it is shown, whose result it tells; the identity scan looks on.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureContent } from '../../../shared/disclosure/disclosureActs.ts';
import { disclosureLevels, disclosureTopics } from '../../../shared/disclosure/disclosureActs.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { textLimits } from '../../../shared/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FindingList } from './FindingList.tsx';
import { LinkedOpinions } from './LinkedOpinions.tsx';
import { useIdentityFindings } from './useIdentityFindings.ts';
import './DisclosureForm.css';

interface DisclosureFormProps {
  initial: DisclosureContent;
  saveLabel: string;
  onSave: (content: DisclosureContent) => Promise<Result<unknown>>;
  onCancel: () => void;
}

export function DisclosureForm({ initial, saveLabel, onSave, onCancel }: DisclosureFormProps) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const [content, setContent] = useState(initial);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isTried, setIsTried] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const findings = useIdentityFindings(content);
  const change = (changes: Partial<DisclosureContent>) =>
    setContent((held) => ({ ...held, ...changes }));
  const missing = (value: string) =>
    isTried && value.trim() === '' ? common('problems.text.missing') : undefined;

  async function save(): Promise<void> {
    setIsTried(true);
    if (content.title.trim() === '' || content.body.trim() === '') return;
    setIsPending(true);
    const done = await onSave(content).finally(() => setIsPending(false));
    setProblem(done.ok ? undefined : done.problem.code);
  }

  return (
    <div className="split">
      <div className="disclosure-form">
        <TextField
          label={t('field.title')}
          value={content.title}
          onChange={(title) => change({ title })}
          maximumLength={textLimits.line}
          error={missing(content.title)}
          width="wide"
          takesFocus
        />
        <TextArea
          label={t('field.body')}
          description={t('field.bodyHelp')}
          value={content.body}
          onChange={(body) => change({ body })}
          rows={8}
          maximumLength={textLimits.words}
          error={missing(content.body)}
        />
        <Select
          label={t('field.topic')}
          options={disclosureTopics.map((id) => ({ id, label: common(`disclosureTopic.${id}`) }))}
          value={content.topic}
          onChange={(topic) => change({ topic })}
          placeholder={t('field.topic')}
        />
        <RadioGroup
          label={t('field.level')}
          description={t('field.levelHelp')}
          options={disclosureLevels.map((id) => ({ id, label: common(`disclosureLevel.${id}`) }))}
          value={content.level}
          onChange={(level) => change({ level })}
        />
        <LinkedOpinions chosen={content.opinions} onChange={(opinions) => change({ opinions })} />
        {problem !== undefined && (
          <Notice tone="danger" title={common(`problems.${problem}`)} isAnnounced />
        )}
        <div className="form-actions form-actions-kept">
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isPending}
            pendingLabel={t('form.saving')}
          >
            {saveLabel}
          </Button>
          <Button onPress={onCancel}>{common('button.cancel')}</Button>
        </div>
      </div>
      <aside className="disclosure-scan">
        <Section title={t('scan.title')} note={t('scan.note')}>
          <div aria-live="polite">
            <FindingList findings={findings} />
          </div>
        </Section>
      </aside>
    </div>
  );
}
