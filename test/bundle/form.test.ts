// The form of a bundle: whole, signed, untouched and ours, or nothing of it is read. Long: LIAISON_FUZZ_RUNS=1000000.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as countyTools from '../../county/bundle/bundleTools.ts';
import * as electronTools from '../../electron/bundle/bundleTools.ts';
import { isOfCounty } from '../../electron/station/ferryKeys.ts';
import { bundleKeyText, bundleName, maxMessageBytes } from '../../shared/bundle/bundle.ts';
import { joined } from '../../shared/bundle/frames.ts';
import { readHeader } from '../../shared/bundle/openBundle.ts';
import { codeOf, opened, plainHeader, recipient, sealed, sealPieces } from './pair.ts';

const messages = [
  { say: 'from', replyKey: recipient.publicKey },
  { say: 'push', collection: 'opinions', rows: [{ words: '船票难买。'.repeat(40) }] },
  { say: 'push', collection: 'visits', rows: [] },
];
const { bundleTools: tools } = countyTools;
const fuzzRuns = Number(process.env['LIAISON_FUZZ_RUNS'] ?? 3_000);
const told = ['bundle.cut', 'bundle.damaged', 'bundle.notABundle', 'bundle.newerVersion'];

describe('a bundle', () => {
  it('[BU1] comes out as it went in, whichever side wrote it', () => {
    const sides = [countyTools.bundleTools, electronTools.bundleTools];
    for (const writes of sides) {
      for (const reads of sides) {
        expect(opened(sealed(messages, writes), reads)).toEqual({ ok: true, value: messages });
      }
    }
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (any) => {
        const plain = JSON.parse(JSON.stringify(any)) as object[];
        expect(opened(sealed(plain))).toEqual({ ok: true, value: plain });
      }),
      { numRuns: 100 },
    );
  });

  it('[BU1] is written by the same code on both sides', () => {
    const source = (side: string) =>
      readFileSync(join(import.meta.dirname, '..', '..', side, 'bundle', 'bundleTools.ts'), 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('//'));
    expect(source('county')).toEqual(source('electron'));
  });

  it('[BU1] shows a finder whose PC it is from, and nothing of what it says', () => {
    const bytes = Buffer.from(sealed(messages));
    expect(readHeader(tools, bytes)).toMatchObject({ ok: true, value: { header: plainHeader } });
    for (const word of ['船票', 'opinions', 'replyKey']) expect(bytes.includes(word)).toBe(false);
    expect(codeOf(opened(bytes, tools, countyTools.newAgreementPair().privateKey))).toBe(
      'bundle.damaged',
    );
  });

  it('[BU2] cut at any byte is told as half a bundle', () => {
    const bytes = sealed(messages);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(`${length} ${codeOf(opened(bytes.subarray(0, length)))}`).toBe(`${length} bundle.cut`);
    }
    expect(codeOf(opened(joined(bytes, Uint8Array.of(0))))).toBe('bundle.damaged');
  });

  it('[BU2] with any byte changed is refused', () => {
    const bytes = sealed(messages);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(told).toContain(codeOf(opened(flipped)));
    }
  });

  it('[BU2] with its frames in another order, one twice or one missing is refused', () => {
    const { head, frames, end } = sealPieces(messages);
    const [a, b, c] = frames as [Uint8Array, Uint8Array, Uint8Array];
    for (const order of [[b, a, c], [a, a, b, c], [a, c], [a, b, c, c], []]) {
      expect(codeOf(opened(joined(head, ...order, end)))).toBe('bundle.damaged');
    }
    const other = sealPieces(messages);
    expect(codeOf(opened(joined(other.head, ...frames, end)))).toBe('bundle.damaged');
  });

  it('[BU2] a frame that unpacks to more than a message may hold is not read', () => {
    const bomb = { say: 'push', rows: '0'.repeat(maxMessageBytes) };
    expect(opened(sealed([bomb, { say: 'after' }]))).toEqual({
      ok: true,
      value: [undefined, { say: 'after' }],
    });
  });

  it('[BU3] of a newer form is told as such', () => {
    const bytes = Uint8Array.from(sealed(messages));
    bytes[7] = 2;
    expect(codeOf(opened(bytes))).toBe('bundle.newerVersion');
  });

  it('[BU2] bytes of any kind never do more than be refused', () => {
    const whole = sealed(messages);
    const { head } = sealPieces(messages);
    const mangled = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map((changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      })
      .filter((bytes) => Buffer.compare(bytes, whole) !== 0);
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array({ maxLength: 400 }).map((tail) => joined(head, tail)),
      fc.uint8Array({ maxLength: 60 }).map((tail) => joined(whole.subarray(0, 12), tail)),
      mangled,
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        expect(told).toContain(codeOf(opened(bytes)));
      }),
      { numRuns: fuzzRuns },
    );
  }, 3_600_000);

  it('[BU1] is sealed only to a key that the pinned county has signed', () => {
    const county = generateKeyPairSync('ed25519');
    const stranger = generateKeyPairSync('ed25519');
    const pinned = county.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const { publicKey } = countyTools.newAgreementPair();
    const offer = (signer: KeyObject, text = bundleKeyText(publicKey)) => ({
      publicKey,
      signature: sign(null, Buffer.from(text), signer).toString('base64'),
    });
    expect(isOfCounty(offer(county.privateKey), pinned)).toBe(true);
    expect(isOfCounty(offer(stranger.privateKey), pinned)).toBe(false);
    expect(isOfCounty(offer(county.privateKey, publicKey), pinned)).toBe(false);
    expect(isOfCounty(offer(county.privateKey), 'no key')).toBe(false);
  });

  it('[BU3] is named by station, day, PC and part', () => {
    expect(bundleName('up', '枸杞乡联络站', 'A', 7, '2026-11-22T17:00:00.000Z')).toBe(
      '枸杞乡联络站 2026-11-23 A0007 摆渡包.liaison',
    );
  });
});
