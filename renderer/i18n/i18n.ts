// Texts: zh-CN is the source, English complete. Keys are typed by the zh-CN files; nested keys are written with dots.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../shared/bridge.ts';
import { locales } from '../../shared/bridge.ts';
import { chinese, english } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof chinese;
  }
}

/** Call it once, before anything is drawn. */
export async function startTexts(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'zh-CN',
    supportedLngs: [...locales],
    resources: { 'zh-CN': chinese, en: english },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
}

/** Every text on the screen changes at once. */
export async function switchLanguage(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
}

/** The language that texts are shown in now. */
export function currentLocale(): Locale {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}
