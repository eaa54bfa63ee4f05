import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import { directoryDocument, mergeDirectory } from '../../shared/directory/directory.ts';
import { sampleDirectory } from '../../shared/sample/sampleDirectory.ts';
import { formatStamp } from '../../shared/stamp.ts';
import { anyStamp } from './arbitraries.ts';
import { people } from './people.ts';
import { runs } from './seeds.ts';

const anyEntry = fc.record<DirectoryDocument>({
  id: fc.constant(people.recorder.id),
  kind: fc.constant('person'),
  name: fc.constantFrom('联络员小林', '联络员林'),
  active: fc.boolean(),
  at: anyStamp,
  office: fc.constant(people.recorder.office),
  roles: fc.subarray(['recorder', 'head']),
});

const entries = sampleDirectory(formatStamp(Date.UTC(2026, 4, 8), 0, 'devicea000'));

describe('the directory', () => {
  it('[DR1] merging is idempotent, commutative and associative', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (a, b, c) => {
        const ab = mergeDirectory(a, b);
        expect(mergeDirectory(ab, a)).toEqual(ab);
        expect(mergeDirectory(b, a)).toEqual(ab);
        expect(mergeDirectory(ab, c)).toEqual(mergeDirectory(a, mergeDirectory(b, c)));
      }),
      runs(500),
    );
  });

  it('[DR1] the later entry wins as a whole', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (a, b) => {
        fc.pre(a.at !== b.at);
        expect(mergeDirectory(a, b)).toBe(a.at > b.at ? a : b);
      }),
      runs(200),
    );
  });

  it('[DR2] offices stand by themselves; every person and place names an office of the directory', () => {
    const offices = new Set(
      entries.filter(({ kind }) => kind !== 'person' && kind !== 'place').map(({ id }) => id),
    );
    expect(offices.size).toBeGreaterThan(5);
    for (const entry of entries) {
      expect(directoryDocument.safeParse(entry).error).toBeUndefined();
      expect(offices.has(entry.id) ? entry.office === '' : offices.has(entry.office)).toBe(true);
    }
  });

  it('[DR3] who left is switched off, not removed: the name stays for the acts of old', () => {
    const [entry] = entries;
    if (!entry) throw new Error('The sample directory is empty.');
    const left = {
      ...entry,
      active: false,
      at: formatStamp(Date.UTC(2026, 5, 1), 0, 'devicea000'),
    };
    expect(mergeDirectory(entry, left)).toEqual({ ...left, name: entry.name });
    expect(directoryDocument.safeParse({ ...entry, active: undefined }).success).toBe(false);
  });
});
