/** Signing in on a PC that knows the person: works without any link. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAtDoor } from '../../../shared/bridge.ts';
import type { Problem } from '../../../shared/result.ts';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusFirstMistake } from '../firstRun/mistakeFocus.ts';
import { fieldOfProblem } from '../firstRun/problemFields.ts';
import { SignInProblem } from './SignInProblem.tsx';
import { TrialHint } from './TrialHint.tsx';

interface PassphraseFormProps {
  person: PersonAtDoor;
  /** Absent where nobody could give a new one. */
  onForgotten: (() => void) | undefined;
  onLeave: (() => void) | undefined;
}

export function PassphraseForm({ person, onForgotten, onLeave }: PassphraseFormProps) {
  const { t } = useTranslation(['signIn', 'common']);
  const { signIn } = useDoor();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [isWorking, setIsWorking] = useState(false);

  async function submit(): Promise<void> {
    if (isWorking) return;
    setProblem(undefined);
    setError(secret === '' ? t('missing') : undefined);
    if (secret === '') return;
    setIsWorking(true);
    const result = await signIn({ person: person.id, secret });
    setIsWorking(false);
    if (result.ok) return;
    const isAboutPassphrase = fieldOfProblem(result.problem.code) === 'passphrase';
    if (isAboutPassphrase) setError(t(`common:problems.${result.problem.code}`));
    else setProblem(result.problem);
  }

  return (
    <form
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void submit().then(() => focusFirstMistake(form));
      }}
    >
      <TrialHint onFill={setSecret} />
      {problem && <SignInProblem problem={problem} />}
      <TextField
        label={t('passphrase')}
        type="password"
        autoComplete="current-password"
        value={secret}
        onChange={(value) => {
          setSecret(value);
          setError(undefined);
        }}
        error={error}
        takesFocus
      />
      <div className="form-actions">
        <Button
          type="submit"
          variant="primary"
          isPending={isWorking}
          pendingLabel={t('submitting')}
        >
          {t('submit')}
        </Button>
        {onLeave && (
          <Button variant="quiet" onPress={onLeave}>
            {t('notMe')}
          </Button>
        )}
        {onForgotten && (
          <Button variant="quiet" onPress={onForgotten}>
            {t('forgotten')}
          </Button>
        )}
      </div>
    </form>
  );
}
