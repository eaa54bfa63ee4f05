import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings } from '../../electron/settings.ts';
import { scratchFolder } from './scratchFolder.ts';

describe('settings', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('begin in the language of the system: %s → %s', (systemLocale, locale) => {
    const file = openSettings({ folder: scratchFolder(), systemLocale });
    expect(file.current()).toEqual({ locale, typeSize: 'normal' });
  });

  it('are kept', () => {
    const folder = scratchFolder();
    openSettings({ folder, systemLocale: 'zh-CN' }).save({ locale: 'en', typeSize: 'large' });
    const again = openSettings({ folder, systemLocale: 'zh-CN' });
    expect(again.current()).toEqual({ locale: 'en', typeSize: 'large' });
  });

  it('give way to a forced language without forgetting the chosen one', () => {
    const folder = scratchFolder();
    const forced = openSettings({ folder, systemLocale: 'zh-CN', forcedLocale: 'en' });
    forced.save({ locale: 'zh-CN', typeSize: 'large' });
    expect(forced.current()).toEqual({ locale: 'en', typeSize: 'large' });
    const free = openSettings({ folder, systemLocale: 'en' });
    expect(free.current().locale).toBe('zh-CN');
  });

  it.each(['', '{', '{"locale":"de","typeSize":"normal"}', '[]'])(
    'damaged as %j cost the choices, not the start',
    (text) => {
      const folder = scratchFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      const file = openSettings({ folder, systemLocale: 'zh-CN' });
      expect(file.current()).toEqual({ locale: 'zh-CN', typeSize: 'normal' });
    },
  );
});
