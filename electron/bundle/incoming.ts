// A reply that came back by boat: opened for this PC alone, and every receipt in it checked before the window sees it.
import { verify } from 'node:crypto';
import type { BundleHeader, DownMessage } from '../../shared/bundle/bundle.ts';
import { downMessage, maxReplyBytes } from '../../shared/bundle/bundle.ts';
import { openBundle, readHeader } from '../../shared/bundle/openBundle.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { checkReceipts } from '../county/receiptCheck.ts';
import type { FerryKeys } from '../station/ferryKeys.ts';
import { agreeWith, bundleTools } from './bundleTools.ts';

export interface Incoming {
  readonly header: BundleHeader;
  /** Undefined at the end. Receipts that the county did not sign are taken away and reported. */
  next(): Promise<{ message: DownMessage; badReceipts: number } | undefined>;
}

export function openIncoming(keys: FerryKeys, bytes: Uint8Array): Result<Incoming> {
  if (bytes.length > maxReplyBytes) return refuse('bundle.tooLarge');
  const read = readHeader(bundleTools, bytes);
  if (!read.ok) return read;
  const { header } = read.value;
  const problem = headerProblem(header, keys);
  if (problem) return refuse(problem);
  const opened = openBundle({
    tools: bundleTools,
    bytes,
    agree: (oneTimeKey) => agreeWith(keys.reply.privateKey, oneTimeKey),
    isSigned: (text, signature) =>
      verify(null, Buffer.from(text, 'utf8'), keys.countyKey, signature),
  });
  if (!opened.ok) return opened;
  const messages = opened.value();
  return ok({
    header,
    async next() {
      // By hand: leaving a loop over it would end the generator.
      for (let turn = messages.next(); !turn.done; turn = messages.next()) {
        const parsed = downMessage.safeParse(turn.value);
        // What only a newer county says is passed over; it comes over the line once this app is newer too.
        if (parsed.success) return sound(parsed.data, keys);
      }
      return undefined;
    },
  });
}

function headerProblem(header: BundleHeader, keys: FerryKeys): ProblemCode | undefined {
  if (header.county !== keys.county) return 'bundle.otherCounty';
  if (header.kind !== 'down') return 'bundle.isNoReply';
  if (header.device !== keys.device.id) return 'bundle.otherStation';
  const isOurs = header.recipient === bundleTools.fingerprint(keys.reply.publicKey);
  return isOurs ? undefined : 'bundle.oldKey';
}

async function sound(
  message: DownMessage,
  { countyKey }: FerryKeys,
): Promise<{ message: DownMessage; badReceipts: number }> {
  if (message.say !== 'documents') return { message, badReceipts: 0 };
  const checked = await checkReceipts(message.collection, message.documents, countyKey);
  return {
    message: { ...message, documents: checked.documents },
    badReceipts: checked.problems.length,
  };
}
