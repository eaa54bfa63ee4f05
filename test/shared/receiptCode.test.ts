// The square on a resident's slip, read back by a scanner, leads to the county's valid signature and to no words.
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import jsQr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { squareOf } from '../../renderer/screens/print/ReceiptSquare.tsx';
import type { Act } from '../../shared/acts.ts';
import { actBody, receiptText } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { readReceiptCode, receiptCodeText, signedFirstAct } from '../../shared/receiptCode.ts';

/** Published as CommonJS: Node hands over the module, its types the function. */
const decode = (jsQr as unknown as { default: typeof jsQr }).default;
const county = generateKeyPairSync('ed25519');
const number = '枸杞〔2026〕接-A0012';
const id = '01920000-0000-7000-8000-000000000001';
const made: Act = {
  ...{ id, at: '0192f0000000-0000-abcdefghij', by: id, device: 'abcdefghij', kind: 'register' },
  ...{ number, words: '码头的灯坏了' },
};

const digest = createHash('sha256')
  .update(canonicalJson(actBody(made)), 'utf8')
  .digest('hex');

function signedAct(refused?: string): Act {
  const received = { at: '2026-11-23T01:00:00.000Z', seq: 4711, ...(refused ? { refused } : {}) };
  const text = Buffer.from(receiptText(id, digest, received), 'utf8');
  const signature = sign(null, text, county.privateKey).toString('base64');
  return { ...made, received: { ...received, signature } };
}

/** As a telephone's camera would see it: the path drawn, four pixels a point. */
function scan(text: string): string | undefined {
  const { size, path } = squareOf(text);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dot = 0; dot < scale * scale; dot += 1) {
      const column = Number(x) * scale + (dot % scale);
      const line = Number(y) * scale + Math.trunc(dot / scale);
      pixels.fill(0, (line * side + column) * 4, (line * side + column) * 4 + 3);
    }
  }
  const found = decode(pixels, side, side);
  return found ? new TextDecoder().decode(new Uint8Array(found.binaryData)) : undefined;
}

describe('the code on a slip', () => {
  it('[AC8] is read by a scanner and leads to the county’s signature', () => {
    const act = signedFirstAct([signedAct()], 'register');
    if (!act) throw new Error('not signed');
    const text = receiptCodeText({ number, act: act.id, digest, received: act.received });
    expect(text).not.toContain('码头');
    expect(text.length).toBeLessThan(300);
    const read = readReceiptCode(scan(text) ?? '');
    expect(read).toMatchObject({ number, act: id, digest });
    if (!read) throw new Error('not read');
    const signed = Buffer.from(receiptText(read.act, read.digest, read.received), 'utf8');
    const signature = Buffer.from(read.received.signature, 'base64');
    expect(verify(null, signed, county.publicKey, signature)).toBe(true);
    const other = receiptText(read.act, read.digest, { ...read.received, seq: 4712 });
    expect(verify(null, Buffer.from(other, 'utf8'), county.publicKey, signature)).toBe(false);
  });

  it('[AC8] is none before the county has signed, and none for what it refused', () => {
    expect(signedFirstAct([made], 'register')).toBeUndefined();
    expect(signedFirstAct([signedAct('act.notPermitted')], 'register')).toBeUndefined();
    expect(signedFirstAct([signedAct()], 'draft')).toBeUndefined();
  });

  it('reads nothing into other people’s codes', () => {
    const good = receiptCodeText({
      ...{ number, act: id, digest },
      received: { at: '2026-11-23T01:00:00.000Z', seq: 1, signature: 'x' },
    });
    expect(readReceiptCode(good)).toBeDefined();
    const bad = [
      '',
      'https://example.invalid',
      `${good} more`,
      good.replace(digest, 'zz'),
      good.replace('LIAISON-1', 'LIAISON-2'),
      good.replace(' 1 x', ' one x'),
    ];
    for (const text of bad) expect(readReceiptCode(text)).toBeUndefined();
  });
});
