/** At a station on its own the head lets another person sign in; that person types the passphrase. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/permissions.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { minPassphraseLength } from '../../../shared/sync/protocol.ts';
import { useActions } from '../../actions/useActions.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';

const stationRoles = ['recorder', 'head', 'deputy'] as const satisfies readonly Role[];
type StationRole = (typeof stationRoles)[number];

const longestName = 80;

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['workbench', 'firstRun', 'common']);
  const { addPersonHere } = useActions();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<StationRole[]>(['recorder']);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<ProblemCode>();

  const mistakes = {
    name: name.trim() === '' ? t('settings.add.nameMissing') : undefined,
    roles: roles.length === 0 ? t('settings.add.rolesMissing') : undefined,
    passphrase:
      passphrase.length < minPassphraseLength ? t('firstRun:aloneForm.tooShort') : undefined,
    again: again === passphrase ? undefined : t('firstRun:aloneForm.different'),
  };
  const errorOf = (field: keyof typeof mistakes) => (hasTried ? mistakes[field] : undefined);

  async function submit(): Promise<void> {
    setHasTried(true);
    setProblem(undefined);
    if (isPending || Object.values(mistakes).some(Boolean)) return;
    setIsPending(true);
    const result = await addPersonHere({ name: name.trim(), roles, passphrase });
    setIsPending(false);
    if (!result.ok) return setProblem(result.problem.code);
    showToast({ tone: 'success', title: t('settings.add.done', { name: name.trim() }) });
    return onClose();
  }

  return (
    <Dialog
      title={t('settings.add.title')}
      isOpen
      onClose={onClose}
      closeLabel={t('settings.add.cancel')}
      actions={
        <>
          <Button variant="primary" onPress={() => void submit()} isPending={isPending}>
            {t('settings.add.submit')}
          </Button>
          <Button onPress={onClose}>{t('settings.add.cancel')}</Button>
        </>
      }
    >
      <div className="stack">
        {problem && <Notice tone="danger" title={t(`common:problems.${problem}`)} isAnnounced />}
        <TextField
          label={t('settings.add.name')}
          value={name}
          onChange={setName}
          maximumLength={longestName}
          error={errorOf('name')}
          takesFocus
        />
        <CheckboxGroup
          label={t('settings.add.roles')}
          layout="row"
          options={stationRoles.map((id) => ({ id, label: t(`common:role.${id}`) }))}
          values={roles}
          onChange={setRoles}
          error={errorOf('roles')}
        />
        <TextField
          label={t('settings.add.passphrase')}
          description={t('settings.add.passphraseHelp')}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          error={errorOf('passphrase')}
        />
        <TextField
          label={t('settings.add.again')}
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={errorOf('again')}
        />
      </div>
    </Dialog>
  );
}
