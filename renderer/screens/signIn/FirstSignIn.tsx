/** The county confirms who a person is: at their first sign-in on this PC, and when they forgot their passphrase. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAtDoor } from '../../../shared/bridge.ts';
import type { Problem } from '../../../shared/result.ts';
import { minPassphraseLength } from '../../../shared/sync/protocol.ts';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusFirstMistake } from '../firstRun/mistakeFocus.ts';
import { formatOneTimeCode, isOneTimeCode } from '../firstRun/oneTimeCodeText.ts';
import { fieldOfProblem } from '../firstRun/problemFields.ts';
import { SignInProblem } from './SignInProblem.tsx';
import { TrialHint } from './TrialHint.tsx';

interface FirstSignInProps {
  person: PersonAtDoor;
  /** They have signed in here before, and only a new one-time code helps. */
  hasForgotten: boolean;
  onLeave: (() => void) | undefined;
}

const blank = { code: '', newPassphrase: '', again: '', passphrase: '' };
type Entered = typeof blank;
type FieldName = keyof Entered;

export function FirstSignIn({ person, hasForgotten, onLeave }: FirstSignInProps) {
  const { t } = useTranslation(['signIn', 'common']);
  const { state, signIn } = useDoor();
  const [way, setWay] = useState<'code' | 'passphrase'>(
    state.samplePassphrase === undefined ? 'code' : 'passphrase',
  );
  const [entered, setEntered] = useState(blank);
  const [hasTried, setHasTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const set = (name: FieldName, value: string) =>
    setEntered((held) => ({ ...held, [name]: value }));
  const fields: readonly FieldName[] =
    way === 'code' ? ['code', 'newPassphrase', 'again'] : ['passphrase'];
  const refusedField = problem && fieldOfProblem(problem.code);
  const isBesideField = refusedField !== undefined && fields.some((name) => name === refusedField);

  function mistakeIn(name: FieldName): string | undefined {
    const value = entered[name];
    if (name === 'passphrase') return value === '' ? t('missing') : undefined;
    if (name === 'code' && value === '') return t('first.codeMissing');
    if (name === 'code') return isOneTimeCode(value) ? undefined : t('first.codeShape');
    if (name === 'again') {
      return value === entered.newPassphrase ? undefined : t('first.different');
    }
    return value.length < minPassphraseLength ? t('first.tooShort') : undefined;
  }

  function errorOf(name: FieldName): string | undefined {
    if (hasTried && mistakeIn(name)) return mistakeIn(name);
    return problem && refusedField === name ? t(`common:problems.${problem.code}`) : undefined;
  }

  async function submit(): Promise<void> {
    setHasTried(true);
    setProblem(undefined);
    if (isWorking || fields.some((name) => mistakeIn(name))) return;
    setIsWorking(true);
    const result = await signIn({
      person: person.id,
      ...(way === 'code'
        ? { secret: entered.code, newPassphrase: entered.newPassphrase }
        : { secret: entered.passphrase }),
    });
    setIsWorking(false);
    if (!result.ok) setProblem(result.problem);
  }

  const secret = (name: 'newPassphrase' | 'again', description?: string) => (
    <TextField
      label={t(`first.${name}`)}
      description={description}
      type="password"
      autoComplete="new-password"
      value={entered[name]}
      onChange={(value) => set(name, value)}
      error={errorOf(name)}
    />
  );

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
      <Notice tone="info" title={t(hasForgotten ? 'first.forgottenTitle' : 'first.title')}>
        {t(hasForgotten ? 'first.forgottenWhat' : 'first.what')}
      </Notice>
      {problem && !isBesideField && <SignInProblem problem={problem} />}
      {!hasForgotten && (
        <RadioGroup
          label={t('first.way')}
          layout="list"
          options={[
            { id: 'code', label: t('first.wayCode'), detail: t('first.wayCodeDetail') },
            {
              id: 'passphrase',
              label: t('first.wayPassphrase'),
              detail: t('first.wayPassphraseDetail'),
            },
          ]}
          value={way}
          onChange={(chosen) => {
            setWay(chosen);
            setHasTried(false);
          }}
        />
      )}
      {way === 'code' ? (
        <>
          <TextField
            label={t('first.code')}
            description={t('first.codeHelp')}
            value={entered.code}
            onChange={(typed) => set('code', formatOneTimeCode(typed))}
            error={errorOf('code')}
            takesFocus
          />
          {secret('newPassphrase', t('first.newPassphraseHelp'))}
          {secret('again')}
        </>
      ) : (
        <>
          <TrialHint onFill={(passphrase) => set('passphrase', passphrase)} />
          <TextField
            label={t('passphrase')}
            type="password"
            autoComplete="current-password"
            value={entered.passphrase}
            onChange={(value) => set('passphrase', value)}
            error={errorOf('passphrase')}
            takesFocus
          />
        </>
      )}
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
            {t(hasForgotten ? 'common:button.cancel' : 'notMe')}
          </Button>
        )}
      </div>
    </form>
  );
}
