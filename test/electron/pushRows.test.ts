import { describe, expect, it } from 'vitest';
import { splitRows } from '../../electron/county/pushRows.ts';

const row = (id: string, bytes: number) => ({ id, text: 'x'.repeat(bytes) });

describe('rows of a push', () => {
  it('go together as long as they fit, in their order', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id, 900));
    const { parts, tooLarge } = splitRows(rows, 2_000, 3_000);
    expect(parts).toEqual([rows.slice(0, 2), rows.slice(2, 4), rows.slice(4)]);
    expect(tooLarge).toEqual([]);
  });

  it('are measured in bytes, not in characters', () => {
    const chinese = { id: 'a', text: '海'.repeat(400) };
    expect(splitRows([chinese], 1_000, 9_000)).toEqual({ parts: [], tooLarge: ['a'] });
    expect(splitRows([row('b', 400)], 1_000, 9_000).tooLarge).toEqual([]);
  });

  it('of none make no request', () => {
    expect(splitRows([], 1_000, 9_000)).toEqual({ parts: [], tooLarge: [] });
  });
});
