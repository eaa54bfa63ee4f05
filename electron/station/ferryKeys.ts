// The keys of ferry bundles as this PC holds them: its own device key, a pair for replies, and the county's two.
import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'node:crypto';
import type { z } from 'zod';
import type { bundleKey } from '../../shared/bundle/bundle.ts';
import { bundleKeyText } from '../../shared/bundle/bundle.ts';
import type { AgreementPair } from '../bundle/bundleTools.ts';
import { bundleTools } from '../bundle/bundleTools.ts';
import { importCountyKey } from './deviceKey.ts';
import type { Keyring } from './keyring.ts';
import type { VaultContent } from './vault.ts';

export type BundleKeyOffer = z.infer<typeof bundleKey.answer>;

export interface FerryKeys {
  device: VaultContent['device'];
  /** The station's name, for the file's name. */
  station: string;
  /** SHA-256 of the county's receipt key: which county this is. */
  county: string;
  /** The receipt key, pinned at enrolment. */
  countyKey: KeyObject;
  /** What bundles are sealed to; undefined before the first contact with a county that offers one. */
  bundleKey: string | undefined;
  reply: AgreementPair;
  /** With the device key. */
  sign: (text: string) => Uint8Array;
}

/** Undefined while a key of them is not in memory. */
export function readFerryKeys(content: VaultContent, keyring: Keyring): FerryKeys | undefined {
  const deviceKey = keyring.deviceKey(content);
  const reply = keyring.replyKey(content);
  const countyKey = content.county && importCountyKey(content.county.publicKey);
  if (!content.county || !deviceKey || !reply || !countyKey) return undefined;
  return {
    ...{ device: content.device, station: content.office.name },
    county: bundleTools.fingerprint(content.county.publicKey),
    ...{ countyKey, bundleKey: content.county.bundleKey, reply },
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), deviceKey),
  };
}

/** Whether the county that this PC pinned offers this key. */
export function isOfCounty({ publicKey, signature }: BundleKeyOffer, pinned: string): boolean {
  const key = importCountyKey(pinned);
  const text = Buffer.from(bundleKeyText(publicKey), 'utf8');
  return key !== undefined && verify(null, text, key, Buffer.from(signature, 'base64'));
}
