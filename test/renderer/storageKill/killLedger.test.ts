// The kill test is only as good as its memory: each kind of loss must be noticed.
import { expect, it } from 'vitest';
import { KillLedger, type TriedWrite } from './killLedger.ts';

function wrote(op: number, ids: string[], more: Partial<TriedWrite> = {}): TriedWrite {
  return { op, ids, what: 'note', deletes: false, ...more };
}

function ledgerWith(acknowledged: TriedWrite[], onTheWay: TriedWrite[] = []): KillLedger {
  const ledger = new KillLedger();
  for (const write of acknowledged) {
    ledger.begin(write);
    ledger.acknowledge(write.op);
  }
  for (const write of onTheWay) ledger.begin(write);
  return ledger;
}

it('accepts what was acknowledged, and a write on the way that arrived or did not', () => {
  const lived = [wrote(1, ['a']), wrote(2, ['a']), wrote(3, ['b'])];
  expect(
    ledgerWith(lived).judge([
      ['a', 2, false, 0],
      ['b', 3, false, 0],
    ]),
  ).toEqual([]);
  const later = [wrote(4, ['a']), wrote(5, ['b'], { deletes: true })];
  expect(
    ledgerWith(lived, later).judge([
      ['a', 4, false, 0],
      ['b', 3, false, 0],
    ]),
  ).toEqual([]);
  expect(
    ledgerWith(lived, later).judge([
      ['a', 2, false, 0],
      ['b', 5, true, 0],
    ]),
  ).toEqual([]);
  expect(ledgerWith(lived, later).judge([['a', 2, false, 0]])).toEqual([]);
});

it('notices a lost, an older, a returned and an invented record', () => {
  const lived = [
    wrote(1, ['a']),
    wrote(2, ['a']),
    wrote(3, ['b']),
    wrote(4, ['b'], { deletes: true }),
  ];
  const b = ['b', 4, true, 0] as const;
  expect(ledgerWith(lived).judge([b])).toHaveLength(1);
  expect(ledgerWith(lived).judge([['a', 1, false, 0], b])).toHaveLength(1);
  expect(
    ledgerWith(lived).judge([
      ['a', 2, false, 0],
      ['b', 3, false, 0],
    ]),
  ).toHaveLength(1);
  expect(ledgerWith(lived).judge([['a', 2, false, 0], b, ['c', 9, false, 0]])).toHaveLength(1);
});

it('notices a lost attachment and half a batch', () => {
  const photo = wrote(2, ['a'], { what: 'photo' });
  expect(ledgerWith([wrote(1, ['a']), photo]).judge([['a', 1, false, 0]])).toHaveLength(1);
  const batch = ledgerWith([], [wrote(1, ['a', 'b'])]);
  expect(batch.judge([['a', 1, false, 0]])).toHaveLength(1);
});

it('holds a record to what was found after the kill before', () => {
  const ledger = ledgerWith([wrote(1, ['a'])], [wrote(2, ['a'])]);
  expect(ledger.judge([['a', 2, false, 0]])).toEqual([]);
  expect(ledger.judge([['a', 1, false, 0]])).toHaveLength(1);
});
