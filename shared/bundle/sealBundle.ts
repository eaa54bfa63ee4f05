// Writes a bundle piece by piece: whoever calls puts the pieces one after the other into a file. Rules BU1, BU2.
import type { BundleHeader } from './bundle.ts';
import { bundleText } from './bundle.ts';
import type { BundleTools } from './bundleTools.ts';
import {
  fileKey,
  frameBytes,
  frameKinds,
  joined,
  lengthBytes,
  opening,
  sealFrame,
} from './frames.ts';

export interface BundleSealer {
  /** What the file begins with. */
  readonly head: Uint8Array;
  /** Undefined, and nothing added, when the frame would be longer than `room`. */
  add(message: object, room?: number): Uint8Array | undefined;
  /** What the file ends with; nothing comes after it. */
  end(): Uint8Array;
}

export interface SealingParts {
  tools: BundleTools;
  header: Omit<BundleHeader, 'oneTimeKey' | 'recipient'>;
  /** X25519, SPKI DER, base64. */
  recipient: string;
  /** Ed25519, 64 bytes. */
  sign: (text: string) => Uint8Array;
}

/** Undefined when the recipient's key is none. */
export function createSealer(parts: SealingParts): BundleSealer | undefined {
  const { tools, sign } = parts;
  const agreed = tools.agreeOnce(parts.recipient);
  if (!agreed) return undefined;
  const header: BundleHeader = {
    ...parts.header,
    oneTimeKey: agreed.oneTimeKey,
    recipient: tools.fingerprint(parts.recipient),
  } as BundleHeader;
  const words = tools.utf8(JSON.stringify(header));
  const head = joined(opening, lengthBytes(words.length), words);
  const key = fileKey(tools, agreed.secret, head);
  const digest = tools.digest();
  digest.add(head);
  let place = 0;

  function frame(kind: 1 | 2, plain: Uint8Array): Uint8Array {
    const bytes = sealFrame(tools, key, place, kind, plain);
    place += 1;
    digest.add(bytes);
    return bytes;
  }

  return {
    head,
    add(message, room = Number.POSITIVE_INFINITY) {
      const packed = tools.pack(tools.utf8(JSON.stringify(message)));
      if (frameBytes(packed) > room) return undefined;
      return frame(frameKinds.message, packed);
    },
    end: () => {
      const last = frame(frameKinds.end, tools.utf8(JSON.stringify({ messages: place })));
      return joined(last, sign(bundleText(digest.end())));
    },
  };
}
