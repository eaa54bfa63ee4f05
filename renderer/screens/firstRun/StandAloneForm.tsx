/** 单站使用: a station on its own, with what its papers will carry and the head's passphrase. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localYear } from '../../../shared/calendar.ts';
import { formatNumber } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/result.ts';
import { minPassphraseLength } from '../../../shared/sync/protocol.ts';
import { useMinute } from '../../queries/useMinute.ts';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusFirstMistake } from './mistakeFocus.ts';
import { fieldOfProblem } from './problemFields.ts';

const longest = { stationName: 80, prefix: 12, island: 40, headName: 80 } as const;
type LineName = keyof typeof longest;

const blank = { stationName: '', prefix: '', island: '', headName: '', passphrase: '', again: '' };
type Entered = typeof blank;

export function StandAloneForm() {
  const { t } = useTranslation(['firstRun', 'common']);
  const { standAlone } = useDoor();
  const [entered, setEntered] = useState(blank);
  const [hasTried, setHasTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const set = (name: keyof Entered) => (value: string) =>
    setEntered((held) => ({ ...held, [name]: value }));

  function mistakeIn(name: keyof Entered): string | undefined {
    const value = entered[name];
    if (value.trim() === '') return t('aloneForm.missing');
    if (name === 'passphrase' && value.length < minPassphraseLength) return t('aloneForm.tooShort');
    return name === 'again' && value !== entered.passphrase ? t('aloneForm.different') : undefined;
  }

  function errorOf(name: keyof Entered): string | undefined {
    if (hasTried && mistakeIn(name)) return mistakeIn(name);
    const isRefused = problem && fieldOfProblem(problem.code) === name;
    return isRefused ? t(`common:problems.${problem.code}`) : undefined;
  }

  async function submit(): Promise<void> {
    setHasTried(true);
    setProblem(undefined);
    const names = Object.keys(blank) as (keyof Entered)[];
    if (isWorking || names.some((name) => mistakeIn(name))) return;
    setIsWorking(true);
    const { again: _again, ...station } = entered;
    const result = await standAlone(station);
    setIsWorking(false);
    if (!result.ok) setProblem(result.problem);
  }

  const line = (name: LineName, description?: string) => (
    <TextField
      label={t(`aloneForm.${name}`)}
      description={description}
      value={entered[name]}
      onChange={set(name)}
      maximumLength={longest[name]}
      error={errorOf(name)}
      takesFocus={name === 'stationName'}
    />
  );
  const secret = (name: 'passphrase' | 'again', description?: string) => (
    <TextField
      label={t(`aloneForm.${name}`)}
      description={description}
      type="password"
      autoComplete="new-password"
      value={entered[name]}
      onChange={set(name)}
      error={errorOf(name)}
    />
  );
  const year = localYear(useMinute());
  const number = formatNumber(entered.prefix.trim(), year, 'visit', 'A', 1);

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
      <div>
        <h1>{t('aloneForm.title')}</h1>
        <p className="quiet">{t('aloneForm.lead')}</p>
      </div>
      {problem && fieldOfProblem(problem.code) === undefined && (
        <Notice tone="danger" title={t('problemTitle')} isAnnounced>
          {t(`common:problems.${problem.code}`)}
        </Notice>
      )}
      {line('stationName', t('aloneForm.stationNameHelp'))}
      <div className="columns-two">
        {line(
          'prefix',
          entered.prefix.trim() === ''
            ? t('aloneForm.prefixHelp')
            : t('aloneForm.prefixSample', { number }),
        )}
        {line('island', t('aloneForm.islandHelp'))}
      </div>
      {line('headName')}
      {secret('passphrase', t('aloneForm.passphraseHelp'))}
      {secret('again')}
      <div className="form-actions">
        <Button
          type="submit"
          variant="primary"
          isPending={isWorking}
          pendingLabel={t('aloneForm.submitting')}
        >
          {t('aloneForm.submit')}
        </Button>
      </div>
    </form>
  );
}
