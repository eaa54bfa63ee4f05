// What travels between a station and the county. A change of any schema here is a change of `protocolVersion`. Rules SY1–SY6.
import { z } from 'zod';
import { receipt } from '../acts.ts';
import { deputyLevels } from '../directory/directory.ts';
import { deviceId, officeId, recordId } from '../ids.ts';
import { role } from '../permissions.ts';
import { photoFacts } from '../photos/photo.ts';
import { syncedCollections } from '../records.ts';
import { requiredText, text, textLimits } from '../text.ts';

export const protocolVersion = 2;
/** A station that speaks this one still syncs: what version 2 added is only said to those who ask for it. */
export const oldestProtocol = 1;

/** Bytes of one record as JSON (UTF-8). */
export const maxRecordBytes = 1024 * 1024;
/** Bytes of one request body after unpacking. */
export const maxRequestBytes = 8 * 1024 * 1024;
export const maxPushRows = 200;
export const maxPullRows = 500;
export const maxSkips = 64;
export const minPassphraseLength = 8;

export const officeKinds = ['station', 'unit', 'county'] as const;
export type OfficeKind = (typeof officeKinds)[number];

export const office = z.object({
  id: officeId,
  kind: z.enum(officeKinds),
  name: text(textLimits.line),
  prefix: text(12),
  island: text(textLimits.line),
  address: text(textLimits.line),
  phone: text(40),
  hours: text(textLimits.line),
});
export type Office = z.infer<typeof office>;

export const personCard = z.object({
  id: recordId,
  name: text(textLimits.line),
  roles: z.array(role).max(6),
});
export type PersonCard = z.infer<typeof personCard>;

/** The county's word that a PC is shut out, signed with the key of its receipts: without it nothing is destroyed. */
export const revocation = z.object({
  device: deviceId,
  at: z.iso.datetime().max(30),
  /** Ed25519 over `revocationText`, base64. */
  signature: z.string().max(120),
});
export type Revocation = z.infer<typeof revocation>;

export function revocationText({ device, at }: Pick<Revocation, 'device' | 'at'>): string {
  return ['revocation-1', device, at].join('\n');
}

/** A failed request answers `{ problem }` with the problem's HTTP status. */
export const problemAnswer = z.object({
  problem: z.looseObject({
    code: z.string(),
    field: z.string().optional(),
    id: z.string().optional(),
    /** With `device.revoked`, to the device itself. */
    revocation: revocation.optional(),
  }),
});

export const oneTimeCode = z
  .string()
  .regex(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);

export const enrol = {
  request: z.object({
    protocol: z.int(),
    code: oneTimeCode,
    /** Ed25519 public key, SPKI DER, base64. */
    publicKey: z.string().max(200),
    deviceName: requiredText(80),
  }),
  answer: z.looseObject({
    protocol: z.int(),
    device: deviceId,
    letter: z.string().regex(/^[A-Z]{1,2}$/),
    office,
    county: z.object({ name: text(textLimits.line), publicKey: z.string().max(200) }),
    people: z.array(personCard),
    epoch: z.string().max(40),
    now: z.iso.datetime(),
  }),
};

export const challenge = {
  request: z.object({ device: deviceId }),
  answer: z.looseObject({ challenge: z.string().max(100) }),
};

export const token = {
  /** `signature`: Ed25519 over `challengeText`, base64. */
  request: z.object({
    device: deviceId,
    challenge: z.string().max(100),
    signature: z.string().max(120),
    /** From a PC that is shut out: how many records exist only on it. */
    unsent: z.int().nonnegative().optional(),
  }),
  answer: z.looseObject({
    token: z.string().max(100),
    expiresAt: z.iso.datetime(),
    people: z.array(personCard),
    office,
    epoch: z.string().max(40),
    now: z.iso.datetime(),
  }),
};

export function challengeText(device: string, given: string): string {
  return ['challenge-1', device, given].join('\n');
}

/** A person proves who they are on this device: once with a one-time code and a new passphrase, later with that. */
export const signIn = {
  request: z.object({
    person: recordId,
    secret: z.string().min(1).max(200),
    newPassphrase: z.string().min(minPassphraseLength).max(200).optional(),
  }),
  answer: z.looseObject({ person: personCard }),
};

export const collectionName = z.enum(syncedCollections);

/** Rows are checked one by one: a bad one never holds back its neighbours. [SY2] */
export const push = {
  request: z.object({
    collection: collectionName,
    rows: z.array(z.unknown()).max(maxPushRows),
    /** Of records that are to the county what was pushed, send back the signatures alone. */
    answer: z.literal('receipts').optional(),
  }),
  answer: z.looseObject({
    /** The county's version of every row it could take, receipts included. */
    documents: z.array(z.looseObject({ id: z.string() })),
    /** Instead of a document: the receipts of the pushed acts in the order of their stamps, or that of the resident. */
    receipts: z.array(z.looseObject({ id: z.string(), received: z.array(receipt) })).optional(),
    problems: z.array(
      z.looseObject({ id: z.string().optional(), act: z.string().optional(), code: z.string() }),
    ),
    now: z.iso.datetime(),
  }),
};

export const checkpoint = z.object({ epoch: z.string().max(40), seq: z.int().nonnegative() });
export type Checkpoint = z.infer<typeof checkpoint>;

/** Stretches of the feed, first and last number, that this PC wrote and knows already. */
const skip = z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).max(maxSkips);

export const pull = {
  request: z.object({
    collection: collectionName,
    checkpoint: checkpoint.optional(),
    limit: z.int().min(1).max(maxPullRows),
    skip: skip.optional(),
  }),
  answer: z.looseObject({
    documents: z.array(z.looseObject({ id: z.string() })),
    checkpoint,
    /** Ask again at once. */
    more: z.boolean(),
    now: z.iso.datetime(),
  }),
};

/** A look at several collections in one request; mostly there is no news in any. */
export const round = {
  request: z.object({
    /** Of the places below. */
    epoch: z.string().max(40).optional(),
    /** Up to which place of the feed each collection is known; 0 for a new one. */
    after: z.partialRecord(collectionName, z.int().nonnegative()),
    limit: z.int().min(1).max(maxPullRows),
    skip: skip.optional(),
  }),
  answer: z.looseObject({
    epoch: z.string().max(40),
    pages: z.partialRecord(
      collectionName,
      z.looseObject({
        documents: z.array(z.looseObject({ id: z.string() })),
        seq: z.int().nonnegative(),
        more: z.boolean(),
      }),
    ),
    now: z.iso.datetime(),
  }),
};

/** One server-sent event: which collections have news; never the news itself. [SY4] */
export const news = z.object({ collections: z.array(collectionName) });

/** Asked when a photo's last byte is sent: the county's signature over `photoReceiptText`. */
export const photoReceipt = {
  request: photoFacts.pick({ photo: true }),
  answer: z.looseObject({
    photo: recordId,
    sha256: photoFacts.shape.sha256,
    bytes: photoFacts.shape.bytes,
    receivedAt: z.iso.datetime(),
    signature: z.string().max(120),
  }),
};

/** What an upload says of itself in its `Upload-Metadata`. */
export const photoUpload = z.object({
  photo: recordId,
  collection: z.enum(['visits', 'opinions']),
  record: recordId,
});
export type PhotoUpload = z.infer<typeof photoUpload>;

const newOffice = office.omit({ id: true }).extend({ kind: z.enum(['station', 'unit']) });
const newPerson = z.object({
  office: officeId,
  name: requiredText(80),
  roles: z.array(role).min(1).max(6),
  level: z.enum(deputyLevels).optional(),
});

/** What a county administrator may do to the directory and the devices. */
export const adminCommand = z.discriminatedUnion('command', [
  z.object({ command: z.literal('addOffice'), office: newOffice }),
  z.object({ command: z.literal('addPerson'), person: newPerson }),
  z.object({ command: z.literal('setPersonActive'), person: recordId, active: z.boolean() }),
  z.object({ command: z.literal('makeDeviceCode'), office: officeId }),
  z.object({ command: z.literal('makePersonCode'), person: recordId }),
  z.object({ command: z.literal('revokeDevice'), device: deviceId }),
  z.object({ command: z.literal('readmitDevice'), device: deviceId }),
  z.object({ command: z.literal('listDevices') }),
]);
export type AdminCommand = z.infer<typeof adminCommand>;

export const admin = {
  request: z.object({ by: recordId, do: adminCommand }),
  answer: z.looseObject({
    /** A new office's or person's id. */
    id: z.string().optional(),
    /** Shown once, never stored in clear. */
    code: z.string().optional(),
    expiresAt: z.iso.datetime().optional(),
    devices: z
      .array(
        z.looseObject({
          device: deviceId,
          letter: z.string(),
          office: z.string(),
          name: z.string(),
          enrolledAt: z.iso.datetime(),
          lastSeenAt: z.iso.datetime().nullable(),
          revoked: z.boolean(),
        }),
      )
      .optional(),
  }),
};

export const paths = {
  enrol: '/v1/enrol',
  challenge: '/v1/challenge',
  token: '/v1/token',
  signIn: '/v1/sign-in',
  push: '/v1/push',
  pull: '/v1/pull',
  round: '/v1/round',
  events: '/v1/events',
  admin: '/v1/admin',
  /** Uploads by tus 1.0.0, downloads by GET with the photo's id behind it. */
  photos: '/v1/photos',
  photoReceipt: '/v1/photo-receipt',
  health: '/v1/health',
} as const;
