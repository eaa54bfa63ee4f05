// The keys in memory: from the first sign-in until the app quits, so that a second person may sign in
// here for the first time. Nothing else holds the data key in clear.
import type { KeyObject } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import type { AgreementPair } from '../bundle/bundleTools.ts';
import { newAgreementPair } from '../bundle/bundleTools.ts';
import { importDeviceKey } from './deviceKey.ts';
import type { WrappedKey } from './keyWrap.ts';
import { measureCost, trialCost, unwrapKey, wrapKey, wrappedKey } from './keyWrap.ts';
import type { MachineSeal } from './machineSeal.ts';
import { seal, unseal } from './sealedBox.ts';
import type { StoredWrap, VaultContent } from './vault.ts';

export type Opening = 'open' | 'wrongPassphrase' | 'damaged';

export interface Keyring {
  /** A copy for the window; undefined until somebody has signed in. */
  dataKey(): Uint8Array | undefined;
  /** Undefined while it lies sealed in the vault. */
  deviceKey(content: VaultContent): KeyObject | undefined;
  /** Takes the data key out of this person's wrap. */
  open(content: VaultContent, person: string, passphrase: string): Promise<Opening>;
  /** The content with a wrap for this person; makes the data key if there never was one. */
  admit(content: VaultContent, person: string, passphrase: string): Promise<VaultContent>;
  /** Whether `admit` would have the right key: it is in memory, or there is none yet. */
  mayAdmit(content: VaultContent): boolean;
  /** Undefined before the first bundle, and while nobody has signed in. */
  replyKey(content: VaultContent): AgreementPair | undefined;
  /** The content with a new pair for replies; only after somebody has signed in. */
  withReplyKey(content: VaultContent): VaultContent;
  /** The next set-up makes keys of its own. */
  forget(): void;
}

export function createKeyring(machineSeal: MachineSeal | undefined): Keyring {
  let dataKey: Buffer | undefined;
  let deviceKey: KeyObject | undefined;
  let cost: Promise<number> | undefined;

  function costOf(content: VaultContent): Promise<number> {
    if (content.trial) return Promise.resolve(trialCost);
    cost ??= measureCost();
    return cost;
  }

  function stored(wrap: WrappedKey): StoredWrap {
    return machineSeal ? { machineSealed: machineSeal.seal(JSON.stringify(wrap)) } : wrap;
  }

  function unstored(wrap: StoredWrap): WrappedKey | undefined {
    if (!('machineSealed' in wrap)) return wrap;
    const text = machineSeal?.open(wrap.machineSealed);
    return text === undefined ? undefined : wrappedKey.safeParse(JSON.parse(text)).data;
  }

  return {
    dataKey: () => dataKey && Uint8Array.from(dataKey),
    deviceKey(content) {
      deviceKey ??= readDeviceKey(content, dataKey);
      return deviceKey;
    },
    async open(content, person, passphrase) {
      const held = content.wraps[person];
      const wrap = held && unstored(held);
      if (!wrap) return 'damaged';
      const key = await unwrapKey(wrap, passphrase, purposeOf(content, person));
      if (!key) return 'wrongPassphrase';
      dataKey = key;
      return 'open';
    },
    async admit(content, person, passphrase) {
      const key = dataKey ?? randomBytes(32);
      const purpose = purposeOf(content, person);
      const wrap = await wrapKey(key, passphrase, purpose, await costOf(content));
      dataKey = key;
      const wraps = { ...content.wraps, [person]: stored(wrap) };
      return { ...content, wraps, ...sealedDeviceKey(content, key) };
    },
    replyKey(content) {
      const plain =
        dataKey && content.replyKey && unseal(dataKey, content.replyKey, replyKeyPurpose(content));
      return plain && (JSON.parse(plain.toString('utf8')) as AgreementPair);
    },
    withReplyKey(content) {
      if (!dataKey) throw new Error('a key is sealed with the data key, and that is not here');
      const plain = Buffer.from(JSON.stringify(newAgreementPair()), 'utf8');
      return { ...content, replyKey: seal(dataKey, plain, replyKeyPurpose(content)) };
    },
    mayAdmit: (content) => dataKey !== undefined || Object.keys(content.wraps).length === 0,
    forget() {
      dataKey = undefined;
      deviceKey = undefined;
    },
  };
}

function purposeOf(content: VaultContent, person: string): string {
  return ['data-key-1', content.databaseName, person].join('\n');
}

function deviceKeyPurpose(content: VaultContent): string {
  return ['device-key-1', content.databaseName, content.device.id].join('\n');
}

function replyKeyPurpose(content: VaultContent): string {
  return ['reply-key-1', content.databaseName, content.device.id].join('\n');
}

function readDeviceKey(
  content: VaultContent,
  dataKey: Uint8Array | undefined,
): KeyObject | undefined {
  const held = content.deviceKey;
  if (!held) return undefined;
  if ('clear' in held) return importDeviceKey(Buffer.from(held.clear, 'base64'));
  const plain = dataKey && unseal(dataKey, held.sealed, deviceKeyPurpose(content));
  return plain && importDeviceKey(plain);
}

function sealedDeviceKey(
  content: VaultContent,
  dataKey: Uint8Array,
): Pick<VaultContent, 'deviceKey'> {
  const held = content.deviceKey;
  if (!held || !('clear' in held)) return {};
  const plain = Buffer.from(held.clear, 'base64');
  return { deviceKey: { sealed: seal(dataKey, plain, deviceKeyPurpose(content)) } };
}
