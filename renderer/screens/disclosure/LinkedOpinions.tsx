// The opinions whose result a disclosure tells: only told ones whose resident agreed to be published without a name.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';

interface LinkedOpinionsProps {
  chosen: readonly string[];
  onChange: (opinions: string[]) => void;
}

function mayBeTold({ view }: OpinionRecord): boolean {
  const isOver = view.status === 'rated' || view.status === 'archived';
  return isOver && view.content?.consents.publish === true && !view.content.confidential;
}

export function LinkedOpinions({ chosen, onChange }: LinkedOpinionsProps) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState('');
  const opinions = useOpinions();
  const linked = opinions.filter(({ document }) => chosen.includes(document.id));
  const free = opinions.filter(
    (opinion) => mayBeTold(opinion) && !chosen.includes(opinion.document.id),
  );
  return (
    <div>
      <ComboBox
        label={t('field.opinions')}
        labelNote={common('word.optional')}
        description={t('field.opinionsHelp')}
        options={free.map(({ document, view }) => ({
          id: document.id,
          label: `${document.number} ${view.content?.summary ?? ''}`,
        }))}
        value={{ id: null, text }}
        onChange={({ id, text: typed }) => {
          setText(id === null ? typed : '');
          if (id !== null) onChange([...chosen, id]);
        }}
        toggleLabel={t('field.opinionsShow')}
        emptyText={t('field.opinionsNone')}
      />
      <ul>
        {linked.map(({ document, view }) => (
          <li key={document.id} className="linked-opinion">
            <span>
              <OfficialNumber>{document.number}</OfficialNumber> {view.content?.summary}
            </span>
            <Button
              size="compact"
              variant="quiet"
              accessibleLabel={`${common('button.remove')} ${document.number}`}
              onPress={() => onChange(chosen.filter((id) => id !== document.id))}
            >
              {common('button.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
