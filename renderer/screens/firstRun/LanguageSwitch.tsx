/** The language of the interface, for pages on which nobody is signed in; each name in its own language. */
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/bridge.ts';
import { locales } from '../../../shared/bridge.ts';
import { useDoor } from '../../session/door.tsx';
import './LanguageSwitch.css';

const nativeNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

export function LanguageSwitch() {
  const { t } = useTranslation('signIn');
  const { state, saveSettings } = useDoor();
  return (
    <div className="language-switch" role="group" aria-label={t('language')}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className="language-switch-choice"
          aria-pressed={state.settings.locale === locale}
          onClick={() => void saveSettings({ ...state.settings, locale })}
        >
          {nativeNames[locale]}
        </button>
      ))}
    </div>
  );
}
