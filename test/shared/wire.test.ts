import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { disclosureActs } from '../../shared/disclosure/disclosureActs.ts';
import { opinionActs } from '../../shared/opinion/opinionActs.ts';
import { visitActs } from '../../shared/reception/visitActs.ts';
import { documentSchemas } from '../../shared/records.ts';
import {
  admin,
  challenge,
  checkpoint,
  collectionName,
  enrol,
  maxPullRows,
  maxPushRows,
  maxRecordBytes,
  maxRequestBytes,
  news,
  oneTimeCode,
  photoReceipt,
  photoUpload,
  protocolVersion,
  pull,
  push,
  revocation,
  revocationText,
  round,
  signIn,
  token,
} from '../../shared/sync/protocol.ts';

/** A change of any schema that travels changes this. Then raise `protocolVersion`, and pin both anew. */
const pinned = {
  version: 2,
  digest: '1338e2d67dc0e5a21aeaace7c16e3a0db8f93826f7d50ce16be7eeaf3d6311e9',
};

function digestOfTheWire(): string {
  const messages = [
    enrol,
    challenge,
    token,
    signIn,
    push,
    pull,
    round,
    admin,
    photoReceipt,
    { news, photoUpload, revocation },
  ];
  const tables = [documentSchemas, visitActs, opinionActs, disclosureActs, ...messages];
  const schemas = tables.flatMap((table): [string, z.ZodType][] => Object.entries(table));
  const shapes = schemas.map(([name, schema]) => [name, z.toJSONSchema(schema)]);
  return createHash('sha256').update(canonicalJson(shapes)).digest('hex');
}

describe('the wire', () => {
  it('[SY1] its schemas are pinned to the version of the protocol', () => {
    expect({ version: protocolVersion, digest: digestOfTheWire() }).toEqual(pinned);
  });

  it('[SY2] a push carries rows of any shape, so that a bad one does not spoil the request', () => {
    const rows = [null, 7, { id: 'x' }, ['y'], { acts: 'none' }];
    expect(push.request.safeParse({ collection: 'opinions', rows }).success).toBe(true);
    expect(push.request.safeParse({ collection: 'residue', rows }).success).toBe(false);
  });

  it('[SY4] an event names collections and carries nothing else', () => {
    const told = news.parse({ collections: ['opinions'], documents: [{ id: 'secret' }] });
    expect(told).toEqual({ collections: ['opinions'] });
    expect(news.safeParse({ collections: ['passwords'] }).success).toBe(false);
  });

  it('[SY5] rows per push and per page are limited, and a full push of small records fits a request', () => {
    const rows = (count: number) => ({
      collection: 'visits',
      rows: Array.from({ length: count }, () => ({})),
    });
    expect(push.request.safeParse(rows(maxPushRows)).success).toBe(true);
    expect(push.request.safeParse(rows(maxPushRows + 1)).success).toBe(false);
    const page = (limit: number) => pull.request.safeParse({ collection: 'visits', limit }).success;
    expect([0, 1, maxPullRows, maxPullRows + 1].map(page)).toEqual([false, true, true, false]);
    expect(maxRequestBytes).toBeGreaterThan(maxRecordBytes);
    expect(maxRequestBytes / maxPushRows).toBeGreaterThan(16 * 1024);
  });

  it('[SY6] a checkpoint names its epoch, and every collection of the wire has a schema', () => {
    expect(checkpoint.safeParse({ epoch: 'e1', seq: 0 }).success).toBe(true);
    expect(checkpoint.safeParse({ seq: 1 }).success).toBe(false);
    expect(checkpoint.safeParse({ epoch: 'e1', seq: -1 }).success).toBe(false);
    expect(collectionName.options.toSorted()).toEqual(Object.keys(documentSchemas).toSorted());
  });

  it('[SY8] what a version adds may be left out, and what the next adds is let through', () => {
    const before = { collection: 'visits', rows: [] };
    expect(push.request.safeParse(before).success).toBe(true);
    expect(push.request.safeParse({ ...before, ofTomorrow: 1 }).success).toBe(true);
    const answer = { documents: [], problems: [], now: '2026-11-23T01:00:00.000Z' };
    expect(push.answer.parse({ ...answer, ofTomorrow: 1 })).toMatchObject({ ofTomorrow: 1 });
    expect(pull.request.safeParse({ collection: 'visits', limit: 1 }).success).toBe(true);
  });

  it('[SY9] the word that shuts out a PC names it, and its text is that of no other word', () => {
    const said = { device: 'devicea001', at: '2026-11-23T01:00:00.000Z' };
    expect(revocationText(said)).toBe('revocation-1\ndevicea001\n2026-11-23T01:00:00.000Z');
    expect(revocation.safeParse({ ...said, signature: '' }).success).toBe(true);
    expect(revocation.safeParse(said).success).toBe(false);
  });

  it('[SY7] one-time codes have no letter or figure that is mistaken for another', () => {
    expect(oneTimeCode.safeParse('A2B3-C4D5-E6F7').success).toBe(true);
    for (const code of ['A0B3-C4D5-E6F7', 'A1B3-C4D5-E6F7', 'AOB3-C4D5-E6F7', 'AIB3-C4D5-E6F7']) {
      expect(oneTimeCode.safeParse(code).success).toBe(false);
    }
    expect(oneTimeCode.safeParse('a2b3-c4d5-e6f7').success).toBe(false);
  });
});
