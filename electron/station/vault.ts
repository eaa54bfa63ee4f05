// What this PC knows of itself and the wrapped keys to its data. Losing this file is losing the data,
// so it is written atomically, twice, and a damaged one is never replaced.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deviceId } from '../../shared/ids.ts';
import { office, personCard, revocation } from '../../shared/sync/protocol.ts';
import { readTextIfAny, writeFileAtomically } from '../atomicFile.ts';
import { wrappedKey } from './keyWrap.ts';
import { sealedBox } from './sealedBox.ts';

/** A wrap, or the same once more encrypted by the operating system's key store. */
const storedWrap = z.union([wrappedKey, z.object({ machineSealed: z.string().max(5000) })]);
export type StoredWrap = z.infer<typeof storedWrap>;

const vaultContent = z.object({
  version: z.literal(1),
  mode: z.enum(['county', 'standAlone', 'sample']),
  databaseName: z.string().regex(/^liaison-[0-9a-f]{16}$/),
  device: z.object({ id: deviceId, letter: z.string().regex(/^[A-Z]{1,2}$/) }),
  office,
  /** Sample data: everybody has the passphrase that the sign-in page shows. */
  trial: z.boolean(),
  county: z
    .object({
      name: z.string(),
      url: z.string(),
      publicKey: z.string(),
      epoch: z.string(),
      /** What ferry bundles are sealed to; believed for the signature of `publicKey` under it. */
      bundleKey: z.string().optional(),
    })
    .optional(),
  people: z.array(personCard),
  wraps: z.record(z.string(), storedWrap),
  /** Wrong passphrases since the last right one. */
  tries: z.record(z.string(), z.object({ count: z.int().positive(), lastAt: z.number() })),
  /** The county's signed word that this PC is shut out; with the wraps still here when it has unsent records. */
  revoked: revocation.optional(),
  /** In clear only until the first sign-in. */
  deviceKey: z.union([z.object({ clear: z.string() }), z.object({ sealed: sealedBox })]).optional(),
  /** The pair to which the county seals its replies, made with the first bundle. */
  replyKey: sealedBox.optional(),
});
export type VaultContent = z.infer<typeof vaultContent>;

export type VaultReading =
  | { state: 'absent' }
  | { state: 'damaged' }
  | { state: 'held'; content: VaultContent; fromBackup: boolean };

export interface Vault {
  read(): VaultReading;
  /** Returns when both copies are on the disk. */
  write(content: VaultContent): void;
  /** Destroys both copies, and with them every wrapped key. */
  destroy(): void;
}

export function openVault(folder: string): Vault {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'vault.json');
  const backupPath = join(folder, 'vault.backup.json');
  return {
    read() {
      if (!existsSync(path) && !existsSync(backupPath)) return { state: 'absent' };
      const main = readVault(path);
      const content = main ?? readVault(backupPath);
      return content ? { state: 'held', content, fromBackup: !main } : { state: 'damaged' };
    },
    write(content) {
      const text = `${JSON.stringify(vaultContent.parse(content), undefined, 2)}\n`;
      writeFileAtomically(path, text);
      writeFileAtomically(backupPath, text);
    },
    destroy() {
      rmSync(path, { force: true });
      rmSync(backupPath, { force: true });
    },
  };
}

function readVault(path: string): VaultContent | undefined {
  try {
    return vaultContent.safeParse(JSON.parse(readTextIfAny(path) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
