// Photos as a PC sends them: by tus, byte for byte, so that a test can stop anywhere.
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { z } from 'zod';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import { photoReceiptText } from '../../shared/photos/photo.ts';
import { paths, photoReceipt, type PhotoUpload } from '../../shared/sync/protocol.ts';
import { bareJpeg } from '../photos/jpegBytes.ts';
import type { Pc, Reply } from './countyClient.ts';
import { newId } from './papers.ts';

export interface TestPhoto {
  content: Uint8Array<ArrayBuffer>;
  facts: PhotoFacts;
}

export function newPhoto(changes: Partial<PhotoFacts> = {}, content = bareJpeg(20_000)): TestPhoto {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    content,
    facts: {
      ...{ photo: newId(), sha256, bytes: content.length, type: 'image/jpeg' },
      ...{ width: 640, height: 480, caption: '码头', showsResident: false },
      ...changes,
    },
  };
}

type Headers = Record<string, string>;

async function tusRequest(
  pc: Pc,
  method: string,
  path: string,
  headers: Headers,
  body?: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const authorization = `Bearer ${await pc.token()}`;
  return fetch(`${pc.url}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', authorization, ...headers },
    ...(body ? { body } : {}),
  });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

export const metadataOf = (upload: object) =>
  Object.entries(upload)
    .map(([name, value]) => `${name} ${base64(String(value))}`)
    .join(',');

export function create(pc: Pc, upload: PhotoUpload, length: number): Promise<Response> {
  return tusRequest(pc, 'POST', paths.photos, {
    'upload-length': String(length),
    'upload-metadata': metadataOf(upload),
  });
}

export function patch(
  pc: Pc,
  photo: string,
  offset: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const headers = {
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  };
  return tusRequest(pc, 'PATCH', `${paths.photos}/${photo}`, headers, body);
}

/** How much of it is there; undefined when the county knows none. */
export async function offsetOf(pc: Pc, photo: string): Promise<number | undefined> {
  const reply = await tusRequest(pc, 'HEAD', `${paths.photos}/${photo}`, {});
  return reply.status === 200 ? Number(reply.headers.get('upload-offset')) : undefined;
}

export async function codeOf(reply: Response): Promise<string> {
  const { problem } = (await reply.json()) as { problem: { code: string } };
  return `${reply.status} ${problem.code}`;
}

export async function receiptFor(pc: Pc, photo: string): Promise<Reply> {
  return pc.post(paths.photoReceipt, { photo });
}

export function isSignedPhoto(pc: Pc, { facts }: TestPhoto, body: unknown): boolean {
  const receipt: z.infer<typeof photoReceipt.answer> = photoReceipt.answer.parse(body);
  const der = Buffer.from(pc.enrolled.county.publicKey, 'base64');
  const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
  const { photo, sha256, bytes } = facts;
  const text = photoReceiptText(photo, sha256, bytes, receipt.receivedAt);
  return verify(null, Buffer.from(text), key, Buffer.from(receipt.signature, 'base64'));
}

export async function download(pc: Pc, photo: string, range?: string): Promise<Response> {
  const authorization = `Bearer ${await pc.token()}`;
  const headers = { authorization, ...(range ? { range } : {}) };
  return fetch(`${pc.url}${paths.photos}/${photo}`, { headers });
}
