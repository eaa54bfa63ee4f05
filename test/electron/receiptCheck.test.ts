/** [AC5] Only what carries the county's signature reaches the window as delivered. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkReceipts } from '../../electron/county/receiptCheck.ts';
import type { Act } from '../../shared/acts.ts';
import { actBody, receiptText } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { residentReceiptText } from '../../shared/reception/resident.ts';

const county = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const id = '01920000-0000-7000-8000-000000000001';
const at = '0192f0000000-0000-abcdefghij';
const moment = { at: '2026-03-01T00:00:00.000Z', seq: 7 };

const digest = (value: unknown) =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
const signed = (text: string, key = county.privateKey) =>
  sign(null, Buffer.from(text, 'utf8'), key).toString('base64');

const made: Act = { id, at, by: id, device: 'abcdefghij', kind: 'register', words: '码头的灯坏了' };

function received(act: Act, key = county.privateKey, refused?: string): Act {
  const receipt = { ...moment, ...(refused ? { refused } : {}) };
  const signature = signed(receiptText(act.id, digest(actBody(act)), receipt), key);
  return { ...act, received: { ...receipt, signature } };
}

const checkAct = (act: unknown) =>
  checkReceipts('opinions', [{ id, acts: [act] }], county.publicKey);

describe('receipts of acts', () => {
  it.each([
    ['with effect', received(made)],
    ['refused', received(made, county.privateKey, 'act.notPermitted')],
  ])('stay when the county signed them: %s', async (_name, act) => {
    expect(await checkAct(act)).toEqual({ documents: [{ id, acts: [act] }], problems: [] });
  });

  const good = received(made);
  it.each([
    ['by another key', received(made, stranger.privateKey)],
    ['over other words', { ...good, words: '码头的灯修好了' }],
    [
      'with a refusal taken away',
      {
        ...received(made, county.privateKey, 'x'),
        received: { ...received(made, county.privateKey, 'x').received, refused: undefined },
      },
    ],
    [
      'with another time',
      { ...good, received: { ...good.received, at: '2026-03-02T00:00:00.000Z' } },
    ],
    ['with another number', { ...good, received: { ...good.received, seq: 8 } }],
    ['without a signature', { ...good, received: moment }],
    ['that is no receipt', { ...good, received: 'yes' }],
    ['that is null', { ...good, received: null }],
  ])('are taken away: one %s', async (_name, act) => {
    const { documents, problems } = await checkAct(act);
    const { received: _received, ...body } = act;
    expect(documents).toEqual([{ id, acts: [body] }]);
    expect(problems).toEqual([{ id, act: id, code: 'county.badReceipt' }]);
  });

  it('let acts without one pass, and neighbours keep theirs', async () => {
    const bad = { ...good, received: { ...good.received, seq: 9 } };
    const documents = [
      { id: 'a', acts: [made, bad] },
      { id: 'b', acts: [good] },
      { id: 'c', acts: 'nonsense' },
    ];
    const checked = await checkReceipts('visits', documents, county.publicKey);
    expect(checked.documents).toEqual([
      { id: 'a', acts: [made, made] },
      documents[1],
      documents[2],
    ]);
    expect(checked.problems).toHaveLength(1);
  });
});

describe('receipts of residents', () => {
  const fields = { name: { value: '测试居民001', at, by: id } };
  const covers = at;
  const signature = signed(residentReceiptText(id, digest(fields), { ...moment, covers }));
  const resident = { id, station: id, fields, received: { ...moment, covers, signature } };

  it('stay when signed', async () => {
    const checked = await checkReceipts('residents', [resident], county.publicKey);
    expect(checked).toEqual({ documents: [resident], problems: [] });
  });

  it('are taken away when a field changed', async () => {
    const changed = { ...resident, fields: { name: { value: '别人', at, by: id } } };
    const checked = await checkReceipts('residents', [changed], county.publicKey);
    const { received: _received, ...body } = changed;
    expect(checked).toEqual({ documents: [body], problems: [{ id, code: 'county.badReceipt' }] });
  });
});
