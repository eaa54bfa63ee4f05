// Dates and numbers in both languages, always by the clock of the islands.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDateTime,
  formatDateWithWeekday,
  formatDay,
  formatStampTime,
  formatTimeWithSeconds,
} from '../../../renderer/i18n/format.ts';
import { startTexts, switchLanguage } from '../../../renderer/i18n/i18n.ts';
import { formatStamp } from '../../../shared/stamp.ts';

beforeAll(() => startTexts('zh-CN'));

describe('dates and numbers', () => {
  it('are shown by the clock of China, whatever the PC says', async () => {
    await switchLanguage('zh-CN');
    expect(formatDateTime('2026-11-22T16:30:05.000Z')).toBe('2026/11/23 00:30');
    expect(formatTimeWithSeconds(Date.UTC(2026, 10, 22, 16, 30, 5))).toBe('00:30:05');
    expect(formatDateWithWeekday('2026-11-22T16:30:05.000Z')).toBe('2026年11月23日星期一');
    expect(formatDay('2026-03-05')).toBe('2026年3月5日');
    expect(formatStampTime(formatStamp(Date.UTC(2026, 0, 1), 0, 'devicea001'))).toBe(
      '2026/1/1 08:00',
    );
  });

  it('follow the language of the screen', async () => {
    await switchLanguage('en');
    expect(formatDay('2026-03-05')).toBe('5 March 2026');
    expect(formatCount(12_345)).toBe('12,345');
    await switchLanguage('zh-CN');
    expect(formatDay('2026-03-05')).toBe('2026年3月5日');
  });

  it('show nothing for what is not a moment', () => {
    expect([formatDateTime(''), formatDay(''), formatDateTime('soon')]).toEqual(['', '', '']);
  });
});
