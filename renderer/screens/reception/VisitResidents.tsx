/** The people who came, by name, for those who may see them; their data can be mended here. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { ResidentValues } from '../../../shared/reception/resident.ts';
import { residentFieldNames, sexes, ageBands } from '../../../shared/reception/resident.ts';
import { textLimits } from '../../../shared/text.ts';
import { useActions } from '../../actions/useActions.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { useResident } from '../../queries/residents.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';

export function VisitResidents({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation('reception');
  const residents = visit.view.content?.residents ?? [];
  return (
    <Section title={t('visit.residents')}>
      {residents.length === 0 ? (
        <p className="quiet">{t('who.anonymous')}</p>
      ) : (
        <div className="stack">
          {residents.map((id) => (
            <Resident key={id} id={id} />
          ))}
        </div>
      )}
    </Section>
  );
}

function useValueText(): (name: keyof ResidentValues, value: string) => string {
  const { t } = useTranslation('common');
  return (name, value) => {
    const sex = sexes.find((id) => name === 'sex' && id === value);
    const ageBand = ageBands.find((id) => name === 'ageBand' && id === value);
    if (sex) return t(`sex.${sex}`);
    return ageBand ? t(`ageBand.${ageBand}`) : value;
  };
}

function Resident({ id }: { id: string }) {
  const { t } = useTranslation(['reception', 'common']);
  const { may } = useSession();
  const values = useResident(id);
  const valueText = useValueText();
  const [isEditing, setIsEditing] = useState(false);
  const items = residentFieldNames.flatMap((name) => {
    const value = values[name];
    return value
      ? [{ label: t(`common:residentField.${name}`), value: valueText(name, value) }]
      : [];
  });
  if (items.length === 0) return <p className="quiet">{t('visit.residentMissing')}</p>;
  return (
    <div className="stack-tight">
      <DefinitionList items={items} />
      {may('visits', 'register') === undefined && (
        <div className="row">
          <Button variant="quiet" size="compact" icon="edit" onPress={() => setIsEditing(true)}>
            {t('visit.residentEdit')}
          </Button>
        </div>
      )}
      {isEditing && <ResidentDialog id={id} values={values} onClose={() => setIsEditing(false)} />}
    </div>
  );
}

interface ResidentDialogProps {
  id: string;
  values: ResidentValues;
  onClose: () => void;
}

const editedFields = ['name', 'phone', 'village', 'address', 'registeredPlace', 'help'] as const;

function ResidentDialog({ id, values, onClose }: ResidentDialogProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { saveResident } = useActions();
  const [entered, setEntered] = useState(values);
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);

  async function save(): Promise<void> {
    setIsPending(true);
    const result = await saveResident(id, entered);
    setIsPending(false);
    if (result.ok) onClose();
    else setProblem(result.problem.code);
  }

  return (
    <Dialog
      title={t('visit.residentTitle')}
      isOpen
      onClose={onClose}
      closeLabel={t('visit.close')}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={isPending}>
            {t('visit.residentSubmit')}
          </Button>
          <Button onPress={onClose}>{t('visit.cancel')}</Button>
        </>
      }
    >
      <div className="stack">
        {problem && <Notice tone="danger" title={t(`common:problems.${problem}`)} isAnnounced />}
        {editedFields.map((name) => (
          <TextField
            key={name}
            label={t(`common:residentField.${name}`)}
            value={entered[name] ?? ''}
            onChange={(value) => setEntered({ ...entered, [name]: value })}
            maximumLength={textLimits.line}
          />
        ))}
      </div>
    </Dialog>
  );
}
