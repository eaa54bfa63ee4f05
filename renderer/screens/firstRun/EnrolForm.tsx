/** 加入县平台: the county's address, a one-time code, a name for this PC. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/result.ts';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusFirstMistake } from './mistakeFocus.ts';
import { formatOneTimeCode, isOneTimeCode } from './oneTimeCodeText.ts';
import { fieldOfProblem } from './problemFields.ts';

const longestUrl = 300;
const longestName = 80;

export function EnrolForm() {
  const { t } = useTranslation(['firstRun', 'common']);
  const { enrol } = useDoor();
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const [deviceName, setDeviceName] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const missing = {
    url: url.trim() === '' ? t('enrolForm.urlMissing') : undefined,
    code: codeMistake(),
    deviceName: deviceName.trim() === '' ? t('enrolForm.deviceNameMissing') : undefined,
  };
  const refusedField = problem && fieldOfProblem(problem.code);
  const refusal = problem && refusalText(problem);

  /** Before the PC belongs to a station, "work goes on" is no comfort. */
  function refusalText({ code: why }: Problem): string {
    return why === 'county.unreachable' ? t('enrolForm.unreachable') : t(`common:problems.${why}`);
  }

  function codeMistake(): string | undefined {
    if (code === '') return t('enrolForm.codeMissing');
    return isOneTimeCode(code) ? undefined : t('enrolForm.codeShape');
  }

  function errorOf(field: keyof typeof missing): string | undefined {
    return (
      (hasTried ? missing[field] : undefined) ?? (refusedField === field ? refusal : undefined)
    );
  }

  async function submit(): Promise<void> {
    setHasTried(true);
    setProblem(undefined);
    if (isWorking || Object.values(missing).some(Boolean)) return;
    setIsWorking(true);
    const result = await enrol({ url: url.trim(), code, deviceName: deviceName.trim() });
    setIsWorking(false);
    if (!result.ok) setProblem(result.problem);
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
      <div>
        <h1>{t('enrolForm.title')}</h1>
        <p className="quiet">{t('enrolForm.lead')}</p>
      </div>
      {problem && refusedField === undefined && (
        <Notice tone="danger" title={t('problemTitle')} isAnnounced>
          {refusal}
        </Notice>
      )}
      <TextField
        label={t('enrolForm.url')}
        description={t('enrolForm.urlHelp')}
        value={url}
        onChange={setUrl}
        type="url"
        maximumLength={longestUrl}
        error={errorOf('url')}
        takesFocus
      />
      <TextField
        label={t('enrolForm.code')}
        description={t('enrolForm.codeHelp')}
        value={code}
        onChange={(typed) => setCode(formatOneTimeCode(typed))}
        error={errorOf('code')}
      />
      <TextField
        label={t('enrolForm.deviceName')}
        description={t('enrolForm.deviceNameHelp')}
        value={deviceName}
        onChange={setDeviceName}
        maximumLength={longestName}
        error={errorOf('deviceName')}
      />
      <div className="form-actions">
        <Button
          type="submit"
          variant="primary"
          isPending={isWorking}
          pendingLabel={t('enrolForm.submitting')}
        >
          {t('enrolForm.submit')}
        </Button>
      </div>
    </form>
  );
}
