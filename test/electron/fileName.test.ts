import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../electron/fileName.ts';

describe('file names', () => {
  it.each([
    ['枸杞〔2026〕接-A0012', '枸杞〔2026〕接-A0012'],
    ['../../etc/passwd', 'etc passwd'],
    ['a\\b:c*d?e"f<g>h|i', 'a b c d e f g h i'],
    ['  答复 \n 告知单. ', '答复 告知单'],
    ['...', '打印'],
    ['con', 'con_'],
    ['LPT1.txt', 'LPT1.txt_'],
    ['a\u202egpj.exe', 'a gpj.exe'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('are short and never end inside a character', () => {
    const safe = safeFileName('𠮷'.repeat(200));
    expect(Array.from(safe)).toHaveLength(80);
  });
});
