/** The first minute with the app: three plain ways to use this PC, each with what it needs. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/result.ts';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PlainShell } from '../../ui/PlainShell.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { StandAloneForm } from './StandAloneForm.tsx';
import './FirstRun.css';

const ways = ['trial', 'enrol', 'alone'] as const;
type Way = (typeof ways)[number];

const icons: Record<Way, IconName> = { trial: 'boat', enrol: 'sync', alone: 'home' };

export function FirstRun() {
  const { t } = useTranslation(['firstRun', 'common']);
  const [way, setWay] = useState<Way>();
  return (
    <PlainShell productName={t('common:productName')} aside={<LanguageSwitch />}>
      <div className="first-run" data-testid="first-run">
        {way === 'enrol' || way === 'alone' ? (
          <>
            <p className="first-run-back">
              <Button variant="quiet" size="compact" icon="back" onPress={() => setWay(undefined)}>
                {t('back')}
              </Button>
            </p>
            {way === 'enrol' ? <EnrolForm /> : <StandAloneForm />}
          </>
        ) : (
          <Ways onChoose={setWay} />
        )}
      </div>
    </PlainShell>
  );
}

function Ways({ onChoose }: { onChoose: (way: Way) => void }) {
  const { t } = useTranslation(['firstRun', 'common']);
  const { trySample } = useDoor();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function startTrial(): Promise<void> {
    setIsStarting(true);
    const result = await trySample();
    setIsStarting(false);
    if (!result.ok) setProblem(result.problem);
  }

  return (
    <>
      <h1>{t('title')}</h1>
      <p className="first-run-lead">{t('lead')}</p>
      {problem && (
        <Notice tone="danger" title={t('problemTitle')} isAnnounced>
          {t(`common:problems.${problem.code}`)}
        </Notice>
      )}
      <ul className="first-run-ways" aria-label={t('choicesLabel')}>
        {ways.map((way) => (
          <li key={way}>
            <button
              type="button"
              className="first-run-way"
              aria-describedby={`way-${way}`}
              disabled={isStarting}
              onClick={() => (way === 'trial' ? void startTrial() : onChoose(way))}
            >
              <Icon name={icons[way]} size="large" />
              <span className="first-run-way-title">
                {way === 'trial' && isStarting ? t('trial.starting') : t(`${way}.title`)}
              </span>
              <Icon name="chevron" />
            </button>
            <div id={`way-${way}`} className="first-run-way-words">
              <p>{t(`${way}.what`)}</p>
              <p className="quiet">{t('need', { what: t(`${way}.need`) })}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
