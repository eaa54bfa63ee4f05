import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { isStorableText, requiredText, text, textLimits, textProblem } from '../../shared/text.ts';
import { runs } from './seeds.ts';

const codeOf = (schema: ReturnType<typeof text>, value: string) =>
  schema.safeParse(value).error?.issues[0]?.message;

/** Any well-formed text: no half of a surrogate pair, and here no control characters either. */
const printable = fc
  .string({ unit: 'binary', maxLength: 60 })
  // oxlint-disable-next-line no-control-regex
  .filter((value) => !/[\u0000-\u001f\u007f-\u009f]/.test(value));

describe('texts', () => {
  it('[TX1] any script, punctuation, tab and line break is welcome', () => {
    fc.assert(
      fc.property(printable, (value) => {
        expect(textProblem(value, 1_000)).toBeUndefined();
      }),
      runs(500),
    );
    expect(codeOf(text(200), '格搭码头\t呒没凉棚，\r\n晒煞人。𠮷 👨‍👩‍👧 ﷺ «é»')).toBeUndefined();
  });

  it('[TX1] control characters are refused', () => {
    for (const code of [0, 1, 8, 11, 12, 14, 31, 127, 128, 159]) {
      const value = `船${String.fromCharCode(code)}票`;
      expect(codeOf(text(200), value)).toBe('text.controlCharacter');
    }
  });

  it('[TX2] the limit counts UTF-16 units and is exact', () => {
    for (const limit of Object.values(textLimits)) {
      expect(codeOf(text(limit), '岛'.repeat(limit))).toBeUndefined();
      expect(codeOf(text(limit), '岛'.repeat(limit + 1))).toBe('text.tooLong');
      expect(codeOf(text(limit), '𠮷'.repeat(limit / 2))).toBeUndefined();
      expect(codeOf(text(limit), `𠮷${'岛'.repeat(limit - 1)}`)).toBe('text.tooLong');
    }
  });

  it('[TX2] half a surrogate pair is refused wherever it stands', () => {
    const halves = fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff');
    fc.assert(
      fc.property(printable, halves, printable, (before, half, after) => {
        expect(textProblem(`${before}${half}${after}`, 1_000)).toBe('text.brokenCharacter');
      }),
      runs(300),
    );
  });

  it('[TX2] blank is missing where words are required', () => {
    expect(codeOf(requiredText(10), ' \n　')).toBe('text.missing');
    expect(codeOf(requiredText(10), '水')).toBeUndefined();
    expect(codeOf(requiredText(2), '水水水')).toBe('text.tooLong');
  });

  it('[TX3] JSON is storable exactly when no text in it holds NUL or half a pair', () => {
    const nasty = fc.oneof(
      fc.string({ unit: fc.constantFrom('\\', 'u', '0', 'd', '8', '\u0000', '\ud800', '水') }),
      fc.string({ unit: 'binary' }),
      fc.string(),
    );
    const anyValue = fc.oneof(fc.array(nasty), fc.dictionary(nasty, nasty));
    const unstorable = (value: string) => value.includes('\u0000') || /\p{Surrogate}/u.test(value);
    fc.assert(
      fc.property(anyValue, (value) => {
        const texts = Array.isArray(value) ? value : Object.entries(value).flat();
        expect(isStorableText(canonicalJson(value))).toBe(!texts.some(unstorable));
      }),
      runs(2_000),
    );
  });

  it('[TX3] a written-out escape is text like any other', () => {
    expect(isStorableText(JSON.stringify('\\u0000'))).toBe(true);
    expect(isStorableText(JSON.stringify('\\\\ud800'))).toBe(true);
    expect(isStorableText(JSON.stringify('\\\u0000'))).toBe(false);
  });
});
