/** Two parties and a bundle between them, as the tests of the form need them. */
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import * as countyTools from '../../county/bundle/bundleTools.ts';
import type { BundleHeader } from '../../shared/bundle/bundle.ts';
import type { BundleTools } from '../../shared/bundle/bundleTools.ts';
import { joined } from '../../shared/bundle/frames.ts';
import { openBundle } from '../../shared/bundle/openBundle.ts';
import { createSealer } from '../../shared/bundle/sealBundle.ts';
import type { Result } from '../../shared/result.ts';

const sender = generateKeyPairSync('ed25519');
export const recipient = countyTools.newAgreementPair();

export const plainHeader: Omit<BundleHeader, 'oneTimeKey' | 'recipient'> = {
  kind: 'up',
  device: 'devicea001',
  county: 'c'.repeat(64),
  counter: 7,
  madeAt: '2026-11-22T08:00:00.000Z',
};

export interface SealedPieces {
  head: Uint8Array;
  frames: Uint8Array[];
  end: Uint8Array;
}

export function sealPieces(
  messages: readonly object[],
  tools: BundleTools = countyTools.bundleTools,
): SealedPieces {
  const sealer = createSealer({
    ...{ tools, header: plainHeader, recipient: recipient.publicKey },
    sign: (text) => sign(null, Buffer.from(text), sender.privateKey),
  });
  if (!sealer) throw new Error('the key is sound');
  const { head } = sealer;
  return {
    head,
    frames: messages.flatMap((message) => sealer.add(message) ?? []),
    end: sealer.end(),
  };
}

export function sealed(messages: readonly object[], tools?: BundleTools): Uint8Array {
  const { head, frames, end } = sealPieces(messages, tools);
  return joined(head, ...frames, end);
}

export function opened(
  bytes: Uint8Array,
  tools: BundleTools = countyTools.bundleTools,
  privateKey = recipient.privateKey,
): Result<unknown[]> {
  const result = openBundle({
    tools,
    bytes,
    agree: (oneTimeKey) => countyTools.agreeWith(privateKey, oneTimeKey),
    isSigned: (text, signature) => verify(null, Buffer.from(text), sender.publicKey, signature),
  });
  return result.ok ? { ok: true, value: [...result.value()] } : result;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'read' : result.problem.code;
}
