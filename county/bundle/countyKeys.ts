// The keys with which the county opens bundles and signs its replies.
import { createPrivateKey, sign } from 'node:crypto';
import type { z } from 'zod';
import { bundleKeyText } from '../../shared/bundle/bundle.ts';
import type { bundleKey } from '../../shared/bundle/bundle.ts';
import { bundleKeys } from '../store/bundles.ts';
import { readCounty } from '../store/countyRow.ts';
import type { Database } from '../store/database.ts';
import { bundleTools, newAgreementPair } from './bundleTools.ts';

export interface CountyKeys {
  /** SHA-256 of the receipt key: which county this is. */
  county: string;
  /** What bundles are sealed to. */
  publicKey: string;
  privateKey: string;
  /** With the receipt key, which every PC pinned. */
  sign: (text: string) => Uint8Array;
}

export async function readCountyKeys(database: Database): Promise<CountyKeys> {
  const row = await readCounty(database);
  if (!row) throw new Error('no county lies here');
  const der = Buffer.from(row.privateKey, 'base64');
  const receiptKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  return {
    ...(await bundleKeys(database, newAgreementPair)),
    county: bundleTools.fingerprint(row.publicKey),
    sign: (text) => sign(null, Buffer.from(text), receiptKey),
  };
}

/** What a PC fetches once and believes for its signature. */
export async function offerBundleKey(
  database: Database,
): Promise<z.infer<typeof bundleKey.answer>> {
  const { publicKey, sign: signText } = await readCountyKeys(database);
  const signature = Buffer.from(signText(bundleKeyText(publicKey))).toString('base64');
  return { publicKey, signature };
}
