import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanForIdentity } from '../../shared/disclosure/identityScan.ts';
import { runs } from './seeds.ts';

const kindsIn = (text: string, names: string[] = [], words: string[] = []) =>
  scanForIdentity(text, names, words).map(({ kind }) => kind);

describe('the identity scan', () => {
  it.each([
    ['phone', '请联系 13800138000 办理', '13800138000'],
    ['phone', '手机 138 0013 8000', '138 0013 8000'],
    ['phone', '电话：0580-5081234。', '0580-5081234'],
    ['phone', '留号 000-0000-0001，勿扰', '000-0000-0001'],
    ['idNumber', '身份证33092219500101001X已核', '33092219500101001X'],
    ['houseNumber', '家住大王村后岙12号', '大王村后岙12号'],
    ['boatNumber', '浙嵊渔05885进港', '浙嵊渔05885'],
    ['boatNumber', '嵊泗养 10234', '嵊泗养 10234'],
  ])('[DI5] finds a %s in %s', (kind, text, expected) => {
    const found = scanForIdentity(text, [], []);
    expect(found.map((finding) => finding.kind)).toContain(kind);
    expect(found.some((finding) => finding.text.includes(expected))).toBe(true);
  });

  it('[DI5] finds the residents’ names and long quotations of their words', () => {
    const words = '水龙头出来的水有咸味，已经一个多月了，烧开水都是咸的。';
    expect(kindsIn('测试居民001反映咸味', ['测试居民001'])).toEqual(['name']);
    expect(kindsIn('居民说“水有咸味，已经一个多月了”。', [], [words])).toEqual(['words']);
    expect(kindsIn('反映自来水有咸味。', [], [words])).toEqual([]);
    expect(kindsIn('林', ['林'])).toEqual([]);
  });

  it('[DI5] leaves ordinary texts alone', () => {
    const plain =
      '2026年5月8日，枸杞〔2026〕公-A0003：县交通运输局已在枸杞客运码头设公告板，投入12345元，服务2000余人次。';
    expect(kindsIn(plain)).toEqual([]);
    expect(kindsIn('凭证号 12345678901234567890，缆号 123456789012')).toEqual([]);
  });

  it('[DI5] every finding stands where it says, and they come in order', () => {
    const piece = fc.constantFrom(
      '13800138000',
      '大王村12号',
      '浙嵊渔05885',
      '测试居民001',
      '水，',
      '码头',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('，');
        const found = scanForIdentity(text, ['测试居民001'], []);
        for (const { start, text: part } of found) {
          expect(text.slice(start, start + part.length)).toBe(part);
        }
        const starts = found.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        const phones = pieces.filter((one) => one === '13800138000').length;
        expect(found.filter(({ kind }) => kind === 'phone')).toHaveLength(phones);
      }),
      runs(300),
    );
  });
});
