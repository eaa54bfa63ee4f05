// What a ferry bundle (摆渡包) says: the messages of an online sync, carried by boat. The form of the file: frames.ts
// and docs/bundle.md. Rules BU1–BU7.
import { z } from 'zod';
import { deviceId } from '../ids.ts';
import { collectionName, push } from '../sync/protocol.ts';

/** The last byte of the file's first eight. A newer one is told, not guessed at. */
export const bundleVersion = 1;
export const bundleEnding = '.liaison';

/** Bytes of a bundle for the county: more waits for the next one. */
export const maxBundleBytes = 16 * 1024 * 1024;
/** Bytes of a reply: a whole station's records fit many times. */
export const maxReplyBytes = 256 * 1024 * 1024;
/** Bytes of one message, unpacked: a push of the largest records. */
export const maxMessageBytes = 8 * 1024 * 1024;

const key = z.string().regex(/^[A-Za-z0-9+/]{59}=$/);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** In clear at the head of the file, covered by its signature and bound to its key. */
export const bundleHeader = z.looseObject({
  /** `up`: from a station's PC to the county; `down`: the county's reply to that PC. */
  kind: z.enum(['up', 'down']),
  /** The PC that wrote it, or for which it is. */
  device: deviceId,
  /** SHA-256 of the county's receipt key (SPKI DER), hex. */
  county: fingerprint,
  /** Grows with every bundle of a PC; a reply carries the number of what it answers. */
  counter: z.int().positive(),
  madeAt: z.iso.datetime().max(30),
  /** X25519, SPKI DER, base64: made for this file alone. */
  oneTimeKey: key,
  /** SHA-256 of the public key (SPKI DER) to which the file is sealed. */
  recipient: fingerprint,
});
export type BundleHeader = z.infer<typeof bundleHeader>;

/** How far somebody has read the county's feed. */
export const feedPlace = z.object({ epoch: z.string().max(40), seq: z.int().nonnegative() });
export type FeedPlace = z.infer<typeof feedPlace>;

/** What a station's PC says. The first message is `from`. */
export const upMessage = z.discriminatedUnion('say', [
  z.looseObject({
    say: z.literal('from'),
    /** X25519, SPKI DER, base64: to which the county seals its reply. */
    replyKey: key,
    /** Up to here the PC has read the county's replies. */
    known: feedPlace.optional(),
  }),
  z.looseObject({ say: z.literal('push'), ...push.request.shape }),
]);
export type UpMessage = z.infer<typeof upMessage>;

/** What the county answers. The first message is `answer`. */
export const downMessage = z.discriminatedUnion('say', [
  z.looseObject({
    say: z.literal('answer'),
    /** Everything that the office may see after `after` and up to `upTo` is in this reply. */
    after: z.int().nonnegative(),
    upTo: feedPlace,
    now: z.iso.datetime(),
  }),
  z.looseObject({
    say: z.literal('documents'),
    collection: collectionName,
    documents: z.array(z.looseObject({ id: z.string() })),
  }),
  z.looseObject({
    say: z.literal('problems'),
    collection: collectionName,
    problems: push.answer.shape.problems,
  }),
]);
export type DownMessage = z.infer<typeof downMessage>;

/** The county's key for bundles, signed with the receipt key that every PC pinned at enrolment. */
export const bundleKey = {
  request: z.object({}),
  answer: z.looseObject({ publicKey: key, signature: z.string().max(120) }),
};

export function bundleKeyText(publicKey: string): string {
  return ['bundle-key-1', publicKey].join('\n');
}

/** The text under the signature of a whole bundle; `digest` is SHA-256 of every byte before the signature, hex. */
export function bundleText(digest: string): string {
  return ['bundle-1', digest].join('\n');
}

/** What a person of the county hands over, and what comes back. */
export const bundles = {
  request: z.object({ bundle: z.base64().max(Math.ceil(maxBundleBytes / 3) * 4) }),
  answer: z.looseObject({
    /** The station's name. */
    from: z.string(),
    letter: z.string(),
    counter: z.int(),
    madeAt: z.iso.datetime(),
    /** How many records it holds, and how many rows or acts of them the county could not take. */
    records: z.int().nonnegative(),
    problems: z.int().nonnegative(),
    /** When the same bundle was taken before. */
    takenBefore: z.iso.datetime().optional(),
    reply: z.object({ name: z.string().max(200), bundle: z.string() }),
  }),
};
export type BundleTaken = z.infer<typeof bundles.answer>;

export const bundlePaths = { key: '/v1/bundle-key', take: '/v1/bundles' } as const;

/** `枸杞乡联络站 2026-11-22 A0007 摆渡包.liaison`: whose, of which day, which part of the PC's series. */
export function bundleName(
  kind: BundleHeader['kind'],
  station: string,
  letter: string,
  counter: number,
  madeAt: string,
): string {
  const part = `${letter}${String(counter).padStart(4, '0')}`;
  const day = new Date(Date.parse(madeAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  const what = kind === 'up' ? '摆渡包' : '回执包';
  return `${station} ${day} ${part} ${what}${bundleEnding}`;
}
