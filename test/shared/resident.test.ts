import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opinionActs } from '../../shared/opinion/opinionActs.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import {
  mergeResidents,
  residentDelivered,
  residentFieldNames,
  residentStamp,
  residentValues,
} from '../../shared/reception/resident.ts';
import { visitActs } from '../../shared/reception/visitActs.ts';
import { formatStamp } from '../../shared/stamp.ts';
import { anyStamp } from './arbitraries.ts';
import { ourStation, people } from './people.ts';
import { runs } from './seeds.ts';

const id = '01950000-0000-7000-8000-0000000000cc';
const by = people.recorder.id;

const anyField = fc.record({
  value: fc.constantFrom('测试居民001', '测试居民002', ''),
  at: anyStamp,
  by: fc.constant(by),
});
const anyName = fc.constantFrom('name', 'phone', 'village', 'newerField', '__proto__', 'toString');
const anyFields = fc
  .array(fc.tuple(anyName, anyField), { maxLength: 5 })
  .map((entries) => Object.fromEntries(entries));

const receiptOver = (covers: string, seq: number) => ({
  at: '2026-05-09T00:00:00.000Z',
  seq,
  signature: 'signature',
  covers,
});
const unsigned = (fields: ResidentDocument['fields']): ResidentDocument => ({
  id,
  station: ourStation,
  fields,
});
const signed = (fields: ResidentDocument['fields'], seq = 1): ResidentDocument => ({
  ...unsigned(fields),
  received: receiptOver(residentStamp(unsigned(fields)), seq),
});

const anyResident = fc
  .record({ fields: anyFields, seq: fc.option(fc.nat(3)) })
  .map(({ fields, seq }) => (seq === null ? unsigned(fields) : signed(fields, seq)));

const field = (value: string, minute: number, device = 'devicea000') => ({
  value,
  at: formatStamp(Date.UTC(2026, 4, 8, 1, minute), 0, device),
  by,
});

describe('residents', () => {
  it('[RE1] merging is idempotent, commutative and associative, receipts included', () => {
    fc.assert(
      fc.property(anyResident, anyResident, anyResident, (a, b, c) => {
        const ab = mergeResidents(a, b);
        expect(mergeResidents(ab, ab)).toEqual(ab);
        expect(mergeResidents(b, a)).toEqual(ab);
        expect(mergeResidents(ab, c)).toEqual(mergeResidents(a, mergeResidents(b, c)));
      }),
      runs(1_000),
    );
  });

  it('[RE1] every field shows its latest value, and none is lost', () => {
    fc.assert(
      fc.property(anyResident, anyResident, (a, b) => {
        const { fields } = mergeResidents(a, b);
        const sides = [...Object.entries(a.fields), ...Object.entries(b.fields)];
        expect(new Set(Object.keys(fields))).toEqual(new Set(sides.map(([name]) => name)));
        for (const [name, side] of sides) {
          const shown = new Map(Object.entries(fields)).get(name)?.at ?? '';
          expect(shown >= side.at).toBe(true);
        }
      }),
      runs(500),
    );
  });

  it('[RE2] no act of a visit or an opinion has a place for a name, a phone or an address', () => {
    const personal: ReadonlySet<string> = new Set(residentFieldNames);
    for (const schemas of [visitActs, opinionActs]) {
      for (const [kind, schema] of Object.entries(schemas)) {
        const found = Object.keys(schema.shape).filter((name) => personal.has(name));
        expect({ kind, found }).toEqual({ kind, found: [] });
      }
    }
  });

  it('[RE3] what the county never saw is not delivered, though a later field was signed for', () => {
    const atCounty = signed({ name: field('测试居民001', 10) });
    const offline = unsigned({ phone: field('000-0000-0001', 5, 'deviceb000') });
    expect(residentDelivered(atCounty)).toBe(true);
    expect(residentDelivered(mergeResidents(atCounty, offline))).toBe(false);
    expect(residentDelivered(mergeResidents(offline, atCounty))).toBe(false);
  });

  it('[RE3] a field changed after the receipt is not delivered', () => {
    const atCounty = signed({ name: field('测试居民001', 10) });
    const edited = { ...atCounty, fields: { name: field('测试居民002', 11) } };
    expect(residentDelivered(edited)).toBe(false);
    expect(residentDelivered(mergeResidents(atCounty, edited))).toBe(false);
  });

  it('[RE4] an emptied field is shown as none, a newer version’s field is kept but not shown', () => {
    const before = unsigned({ name: field('测试居民001', 1), phone: field('000-0000-0001', 1) });
    const after = unsigned({ phone: field('', 2), newerField: field('值', 2) });
    const both = mergeResidents(before, after);
    expect(residentValues(both)).toEqual({ name: '测试居民001' });
    expect(both.fields['newerField']?.value).toBe('值');
  });
});
