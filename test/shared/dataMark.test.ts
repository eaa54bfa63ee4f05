import { describe, expect, it } from 'vitest';
import type { DataMark } from '../../shared/dataMark.ts';
import { isDataGone } from '../../shared/dataMark.ts';

const mark: DataMark = { databaseName: 'liaison-a', records: 12, at: '2026-03-05T06:07:08.009Z' };
const empty = { databaseName: 'liaison-a', documents: 0 };

describe('[LD1] what a PC remembers of its database', () => {
  it('tells that an empty one held records', () => {
    expect(isDataGone(mark, empty)).toBe(true);
  });

  it('says nothing of a new station, of another set-up, of one that holds something or never held a record', () => {
    expect(isDataGone(undefined, empty)).toBe(false);
    expect(isDataGone(mark, { ...empty, databaseName: 'liaison-b' })).toBe(false);
    expect(isDataGone(mark, { ...empty, documents: 1 })).toBe(false);
    expect(isDataGone({ ...mark, records: 0 }, empty)).toBe(false);
  });
});
