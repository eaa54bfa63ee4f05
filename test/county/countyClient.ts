// A small client of the county, as a PC speaks to it: its own Ed25519 key, tokens, JSON.
import { createPublicKey, generateKeyPairSync, sign, verify, createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { z } from 'zod';
import { actBody, receiptText, type Act } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { residentReceiptText, type ResidentDocument } from '../../shared/reception/resident.ts';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import {
  challenge,
  challengeText,
  enrol,
  paths,
  protocolVersion,
  pull,
  push,
  token,
  type Checkpoint,
} from '../../shared/sync/protocol.ts';

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export type Enrolled = z.infer<typeof enrol.answer>;
export type Pushed = z.infer<typeof push.answer>;
export type Pulled = z.infer<typeof pull.answer>;

export interface Pc {
  url: string;
  device: string;
  enrolled: Enrolled;
  /** An authorised request; renews the token by itself. */
  post: (path: string, body: unknown) => Promise<Reply>;
  token: () => Promise<string>;
  /** Signs a text with the device's key. */
  sign: (text: string) => string;
  push: (collection: SyncedCollection, rows: readonly unknown[]) => Promise<Pushed>;
  pull: (collection: SyncedCollection, from?: Checkpoint, limit?: number) => Promise<Pulled>;
  /** Everything of a collection that this PC may see, by id. */
  pullAll: <Name extends SyncedCollection>(
    collection: Name,
    from?: Checkpoint,
  ) => Promise<Map<string, SyncedDocuments[Name]>>;
}

export async function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return send(url, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export async function send(
  url: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** `403 act.notPermitted`: how a request was turned away. */
export function problemOf({ status, body }: Reply): string {
  return `${status} ${(body as { problem?: { code: string } }).problem?.code}`;
}

/** A request that must succeed; the problem shows when it does not. */
export function expectAnswer({ status, body }: Reply): void {
  expect({ status, body }).toEqual({ status: 200, body });
}

export function newDeviceKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

export async function enrolPc(url: string, code: string, deviceName = '前台电脑'): Promise<Pc> {
  const key = newDeviceKey();
  const { publicKey } = key;
  const request = { protocol: protocolVersion, code, publicKey, deviceName };
  const reply = await post(url, paths.enrol, request);
  expectAnswer(reply);
  return openPc(url, enrol.answer.parse(reply.body), key.sign);
}

/** The same PC at another address, as after a restart of the county. */
export function movePc(pc: Pc, url: string): Pc {
  return openPc(url, pc.enrolled, pc.sign);
}

function openPc(url: string, enrolled: Enrolled, signText: Pc['sign']): Pc {
  const { device } = enrolled;
  let current: Promise<string> | undefined;
  const fetchToken = async () => {
    const asked = await post(url, paths.challenge, { device });
    const given = challenge.answer.parse(asked.body).challenge;
    const signature = signText(challengeText(device, given));
    const reply = await post(url, paths.token, { device, challenge: given, signature });
    return token.answer.parse(reply.body).token;
  };
  const authorised = async (path: string, body: unknown) => {
    const authorization = `Bearer ${await pc.token()}`;
    const packed = gzipSync(JSON.stringify(body));
    const headers = {
      authorization,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    return send(url, path, packed, headers);
  };
  const pc: Pc = {
    ...{ url, device, enrolled, post: authorised, sign: signText },
    token: () => (current ??= fetchToken()),
    async push(collection, rows) {
      const reply = await authorised(paths.push, { collection, rows });
      expectAnswer(reply);
      return push.answer.parse(reply.body);
    },
    async pull(collection, checkpoint, limit = 500) {
      const reply = await authorised(paths.pull, { collection, checkpoint, limit });
      expectAnswer(reply);
      return pull.answer.parse(reply.body);
    },
    async pullAll<Name extends SyncedCollection>(collection: Name, from?: Checkpoint) {
      const documents = new Map<string, SyncedDocuments[Name]>();
      let page = await pc.pull(collection, from);
      for (;;) {
        for (const one of page.documents) documents.set(one.id, one as SyncedDocuments[Name]);
        if (!page.more) return documents;
        page = await pc.pull(collection, page.checkpoint);
      }
    },
  };
  return pc;
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function isSigned(pc: Pc, text: string, signature: string): boolean {
  const der = Buffer.from(pc.enrolled.county.publicKey, 'base64');
  const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** Whether the county has signed for the act with the key that this PC pinned at enrolment. */
export function isSignedAct(pc: Pc, act: Act): boolean {
  const { received } = act;
  if (!received) return false;
  return isSigned(pc, receiptText(act.id, digest(actBody(act)), received), received.signature);
}

export function isSignedResident(pc: Pc, { id, fields, received }: ResidentDocument): boolean {
  if (!received) return false;
  return isSigned(pc, residentReceiptText(id, digest(fields), received), received.signature);
}
