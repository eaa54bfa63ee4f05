// Two people changed the same field without having seen each other: both values side by side until somebody has looked.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../shared/conflicts.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';
import { formatStampTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { ActRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import './ConflictPanel.css';

interface ConflictPanelProps {
  record: ActRecord;
  fieldLabel: (field: string) => string;
  valueText: (field: string, value: unknown) => string;
  /** Undefined for people who may see the conflict, not settle it. */
  onLook?: ((seen: string[]) => Promise<Result<undefined>>) | undefined;
}

export function ConflictPanel({ record, fieldLabel, valueText, onLook }: ConflictPanelProps) {
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const { t: common } = useTranslation('common');
  const [problem, setProblem] = useState<ProblemCode>();
  const { conflicts } = record;
  if (conflicts.length === 0) return null;

  async function look(): Promise<void> {
    const seen = new Set(conflicts.flatMap(({ shown, hidden }) => [shown, hidden]));
    const done = await onLook?.([...seen]);
    setProblem(done && !done.ok ? done.problem.code : undefined);
  }

  return (
    <Notice
      tone="warning"
      title={t('conflict.title')}
      actions={onLook && <Button onPress={() => void look()}>{t('conflict.seen')}</Button>}
    >
      <p>{t('conflict.explained')}</p>
      {conflicts.map((conflict) => (
        <div key={`${conflict.shown}${conflict.hidden}${conflict.field}`} className="conflict">
          <h3>{fieldLabel(conflict.field)}</h3>
          <div className="columns-two">
            <ConflictSide caption={t('conflict.shown')} act={conflict.shown} record={record}>
              {valueText(conflict.field, shownValue(record, conflict))}
            </ConflictSide>
            <ConflictSide caption={t('conflict.hidden')} act={conflict.hidden} record={record}>
              {valueText(conflict.field, conflict.hiddenValue)}
            </ConflictSide>
          </div>
        </div>
      ))}
      {problem !== undefined && <p role="alert">{common(`problems.${problem}`)}</p>}
    </Notice>
  );
}

function shownValue(record: ActRecord, conflict: Conflict): unknown {
  const act = record.document.acts.find(({ id }) => id === conflict.shown);
  return (act?.['changes'] as Record<string, unknown> | undefined)?.[conflict.field];
}

interface ConflictSideProps {
  caption: string;
  act: string;
  record: ActRecord;
  children: string;
}

function ConflictSide({ caption, act: id, record, children }: ConflictSideProps) {
  const directory = useDirectory();
  const act = record.document.acts.find((candidate) => candidate.id === id);
  return (
    <div className="conflict-side">
      <p className="quiet">
        {caption}
        {act && ` · ${directory.nameOf(act.by)} · ${formatStampTime(act.at)}`}
      </p>
      <p className="conflict-value">{children}</p>
    </div>
  );
}
