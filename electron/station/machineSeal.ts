// The second lock on a wrapped key: the key store of the operating system's user, where there is a real one.
import { safeStorage } from 'electron';

export interface MachineSeal {
  seal(text: string): string;
  /** Undefined when the key store no longer opens it. */
  open(sealed: string): string | undefined;
}

/** Undefined on a Linux without a key ring: there Chromium would use a password that everybody knows. */
export function findMachineSeal(): MachineSeal | undefined {
  if (!hasRealKeyStore()) return undefined;
  return {
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    open: (sealed) => {
      try {
        return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
      } catch {
        return undefined;
      }
    },
  };
}

function hasRealKeyStore(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}
