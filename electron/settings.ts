// The few choices of this PC: language and size of type. A damaged file costs the choices, never the start.
import { join } from 'node:path';
import type { Locale, Settings } from '../shared/bridge.ts';
import { locales, settings } from '../shared/bridge.ts';
import { readTextIfAny, writeFileAtomically } from './atomicFile.ts';

export interface SettingsFile {
  current(): Settings;
  /** Throws when the disk refuses. */
  save(chosen: Settings): void;
}

export interface SettingsSource {
  folder: string;
  /** The language of the operating system. */
  systemLocale: string;
  /** Wins over what was chosen: for tests and demonstrations. */
  forcedLocale?: string | undefined;
}

export function openSettings({ folder, systemLocale, forcedLocale }: SettingsSource): SettingsFile {
  const path = join(folder, 'settings.json');
  const byDefault: Settings = { locale: localeFor(systemLocale), typeSize: 'normal' };
  let held = readSettings(path) ?? byDefault;
  const forced = locales.find((locale) => locale === forcedLocale);
  return {
    current: () => (forced ? { ...held, locale: forced } : held),
    save: (chosen) => {
      writeFileAtomically(path, `${JSON.stringify(chosen, undefined, 2)}\n`);
      held = chosen;
    },
  };
}

function localeFor(systemLocale: string): Locale {
  return systemLocale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function readSettings(path: string): Settings | undefined {
  try {
    return settings.safeParse(JSON.parse(readTextIfAny(path) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
