/** Rules of the wrapped keys: only the right passphrase, only for its purpose, only unchanged. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { measureCost, trialCost, unwrapKey, wrapKey } from '../../electron/station/keyWrap.ts';
import { seal, unseal } from '../../electron/station/sealedBox.ts';

const passphrase = '海风 haidao 2026';

describe('wrapped keys', () => {
  const key = randomBytes(32);

  it('open with the passphrase, however it was composed', async () => {
    const wrapped = await wrapKey(key, 'ﬁsh-Å-１２３', 'p', trialCost);
    expect(await unwrapKey(wrapped, 'fish-Å-123', 'p')).toEqual(key);
  });

  it('stay shut for another passphrase, another purpose and a changed byte', async () => {
    const wrapped = await wrapKey(key, passphrase, 'of-one', trialCost);
    expect(await unwrapKey(wrapped, `${passphrase}!`, 'of-one')).toBeUndefined();
    expect(await unwrapKey(wrapped, passphrase, 'of-two')).toBeUndefined();
    const data = Buffer.from(wrapped.box.data, 'base64');
    data[0] = (data[0] ?? 0) ^ 1;
    const changed = { ...wrapped, box: { ...wrapped.box, data: data.toString('base64') } };
    expect(await unwrapKey(changed, passphrase, 'of-one')).toBeUndefined();
  });

  it('differ for the same passphrase', async () => {
    const [one, two] = [
      await wrapKey(key, passphrase, 'p', trialCost),
      await wrapKey(key, passphrase, 'p', trialCost),
    ];
    expect(one.salt).not.toBe(two.salt);
    expect(one.box.data).not.toBe(two.box.data);
  });

  it('cost about a quarter of a second on this PC', async () => {
    const cost = await measureCost();
    const started = performance.now();
    await wrapKey(key, passphrase, 'p', cost);
    const took = performance.now() - started;
    expect(Number.isInteger(Math.log2(cost))).toBe(true);
    expect(cost === 2 ** 18 || took > 125).toBe(true);
  });
});

describe('sealed boxes', () => {
  it('refuse a shortened tag', () => {
    const key = randomBytes(32);
    const box = seal(key, Buffer.from('secret'), 'p');
    const short = Buffer.from(box.tag, 'base64').subarray(0, 4).toString('base64');
    expect(unseal(key, box, 'p')?.toString()).toBe('secret');
    expect(unseal(key, { ...box, tag: short }, 'p')).toBeUndefined();
  });
});
