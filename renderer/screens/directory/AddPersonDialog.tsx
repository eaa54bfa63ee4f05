// A new person in an office. The code for their first sign-in is made in the same go, because nobody can start without it.
import { useTranslation } from 'react-i18next';
import type { DirectoryDocument } from '../../../shared/directory/directory.ts';
import { deputyLevels } from '../../../shared/directory/directory.ts';
import type { Role } from '../../../shared/permissions.ts';
import { FormDialog } from '../record/FormDialog.tsx';
import type { FormField } from '../record/formFields.ts';
import type { ShownCode } from './CodeDialog.tsx';
import type { useAdministration } from './useAdministration.ts';

interface AddPersonDialogProps {
  office: DirectoryDocument;
  administration: ReturnType<typeof useAdministration>;
  onCode: (code: ShownCode) => void;
  onClose: () => void;
}

const positions = {
  recorder: ['recorder'],
  head: ['head'],
  deputy: ['deputy'],
  headAndDeputy: ['head', 'deputy'],
  unit: ['unit'],
  county: ['county'],
  countyAdmin: ['county', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
type Position = keyof typeof positions;

const positionsByOffice: Readonly<Record<string, readonly Position[]>> = {
  station: ['recorder', 'head', 'deputy', 'headAndDeputy'],
  unit: ['unit'],
  county: ['county', 'countyAdmin'],
};

const isDeputy = (position: string | undefined) =>
  position === 'deputy' || position === 'headAndDeputy';

export function AddPersonDialog(props: AddPersonDialogProps) {
  const { office, administration, onCode, onClose } = props;
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation('common');
  const offered = positionsByOffice[office.kind] ?? [];
  const fields: FormField[] = [
    { ...{ kind: 'line', id: 'name', limit: 80, isRequired: true }, label: t('person.name') },
    {
      ...{ kind: 'choice', id: 'position', isRequired: true, layout: 'list' },
      label: t('person.roles'),
      options: offered.map((id) => ({
        id,
        label: t(`position.${id}`),
        detail: t(`positionHelp.${id}`),
      })),
      initial: offered[0] ?? '',
    },
    {
      ...{ kind: 'choice', id: 'level', isRequired: true },
      label: t('person.level'),
      options: deputyLevels.map((id) => ({ id, label: common(`deputyLevel.${id}`) })),
      initial: 'township',
      isShown: ({ position }) => isDeputy(position),
    },
  ];

  async function add(typed: Record<string, string>) {
    const position = offered.find((id) => id === typed['position']) ?? 'recorder';
    const level = deputyLevels.find((id) => id === typed['level']);
    const name = typed['name'] ?? '';
    const added = await administration.run({
      command: 'addPerson',
      person: {
        ...{ office: office.id, name, roles: [...positions[position]] },
        ...(level ? { level } : {}),
      },
    });
    if (!added.ok || added.value.id === undefined) return added;
    const made = await administration.run({ command: 'makePersonCode', person: added.value.id });
    if (made.ok && made.value.code !== undefined) {
      onCode({ use: 'person', name, code: made.value.code, expiresAt: made.value.expiresAt ?? '' });
    }
    return made;
  }

  return (
    <FormDialog
      spec={{
        title: t('add.personIn', { office: office.name }),
        lead: t('add.personLead'),
        submitLabel: t('add.submitPerson'),
        fields,
      }}
      onSubmit={add}
      onClose={onClose}
    />
  );
}
