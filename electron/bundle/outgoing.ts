// The bundle of this PC in the making: the window hands over row by row what waits, here it is sealed.
import { maxBundleBytes } from '../../shared/bundle/bundle.ts';
import type { FeedPlace, UpMessage } from '../../shared/bundle/bundle.ts';
import { joined } from '../../shared/bundle/frames.ts';
import { createSealer } from '../../shared/bundle/sealBundle.ts';
import type { FerryKeys } from '../station/ferryKeys.ts';
import { bundleTools } from './bundleTools.ts';

export interface Outgoing {
  readonly counter: number;
  readonly madeAt: string;
  records(): number;
  /** False when the rows have no room any more: they wait for the next bundle. */
  add(message: Extract<UpMessage, { say: 'push' }>): boolean;
  /** The whole file. */
  end(): Uint8Array;
}

/** Room for the end frame and the signature. */
const endBytes = 1024;

/** Undefined without the county's key, or with one that is none. */
export function beginOutgoing(
  keys: FerryKeys,
  counter: number,
  known: FeedPlace | undefined,
  now: number,
): Outgoing | undefined {
  const madeAt = new Date(now).toISOString();
  const { device, county, bundleKey, reply, sign } = keys;
  const sealer =
    bundleKey === undefined
      ? undefined
      : createSealer({
          tools: bundleTools,
          header: { kind: 'up', device: device.id, county, counter, madeAt },
          recipient: bundleKey,
          sign,
        });
  if (!sealer) return undefined;
  const from = { say: 'from', replyKey: reply.publicKey, ...(known ? { known } : {}) };
  const pieces = [sealer.head, sealer.add(from) ?? new Uint8Array()];
  let bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  let records = 0;
  let isFull = false;
  return {
    counter,
    madeAt,
    records: () => records,
    add(message) {
      const piece = isFull ? undefined : sealer.add(message, maxBundleBytes - endBytes - bytes);
      isFull = piece === undefined;
      if (!piece) return false;
      pieces.push(piece);
      bytes += piece.length;
      records += message.rows.length;
      return true;
    },
    end: () => joined(...pieces, sealer.end()),
  };
}
