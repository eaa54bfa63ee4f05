// The county's signature under acts and residents: what a station calls 已送达 rests on it.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { Act, Receipt } from '../shared/acts.ts';
import { actBody, receiptText } from '../shared/acts.ts';
import { canonicalJson } from '../shared/canonicalJson.ts';
import { photoReceiptText } from '../shared/photos/photo.ts';
import type { ProblemCode } from '../shared/problems.ts';
import type { ResidentDocument, ResidentReceipt } from '../shared/reception/resident.ts';
import { residentReceiptText, residentStamp } from '../shared/reception/resident.ts';
import type { Revocation } from '../shared/sync/protocol.ts';
import { revocationText } from '../shared/sync/protocol.ts';

export interface KeyPair {
  /** Ed25519, SPKI DER, base64. */
  publicKey: string;
  /** Ed25519, PKCS #8 DER, base64. */
  privateKey: string;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

/** Undefined when the text is no Ed25519 public key. */
export function readPublicKey(base64: string): KeyObject | undefined {
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

export function isSignatureOf(key: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** What one push is signed with. Receipts get their signatures only by `done`: a core is not all there is. */
export interface Signatures {
  signAct: (act: Act, at: string, seq: number, refused: ProblemCode | undefined) => Receipt;
  isSignedAct: (act: Act) => boolean;
  /** Covers the fields as they are now. */
  signResident: (resident: ResidentDocument, at: string, seq: number) => ResidentReceipt;
  isSignedResident: (resident: ResidentDocument) => boolean;
  /** Until then a receipt carries a blank of the same length. */
  done: () => Promise<void>;
}

export interface Signer {
  publicKey: string;
  begin: () => Signatures;
  signRevocation: (device: string, at: Date) => Revocation;
  /** That a photo's bytes are here and are what its act says. */
  signPhoto: (photo: string, sha256: string, bytes: number, receivedAt: string) => string;
}

const signatureBytes = 64;
const blankSignature = Buffer.alloc(signatureBytes).toString('base64');

export function createSigner(keys: KeyPair): Signer {
  const der = Buffer.from(keys.privateKey, 'base64');
  const privateKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: keys.publicKey,
    begin: () => beginSignatures(privateKey, publicKey),
    signRevocation(device, revokedAt) {
      const said = { device, at: revokedAt.toISOString() };
      const signature = sign(null, Buffer.from(revocationText(said)), privateKey);
      return { ...said, signature: signature.toString('base64') };
    },
    signPhoto: (...facts) =>
      sign(null, Buffer.from(photoReceiptText(...facts)), privateKey).toString('base64'),
  };
}

function beginSignatures(privateKey: KeyObject, publicKey: KeyObject): Signatures {
  const open: Promise<void>[] = [];
  const signInto = (receipt: { signature: string }, text: string) => {
    const signing = signElsewhere(privateKey, text).then((signature) => {
      receipt.signature = signature;
    });
    // Waited for in `done`; a push that is given up before does not wait.
    signing.catch(() => undefined);
    open.push(signing);
  };
  return {
    signAct(act, at, seq, refused) {
      const received = { at, seq, ...(refused ? { refused } : {}) };
      const receipt = { ...received, signature: blankSignature };
      signInto(receipt, receiptText(act.id, digest(actBody(act)), received));
      return receipt;
    },
    isSignedAct(act) {
      const { received } = act;
      if (!received) return false;
      const text = receiptText(act.id, digest(actBody(act)), received);
      return isSignatureOf(publicKey, text, received.signature);
    },
    signResident(resident, at, seq) {
      const received = { at, seq, covers: residentStamp(resident) };
      const receipt = { ...received, signature: blankSignature };
      signInto(receipt, residentReceiptText(resident.id, digest(resident.fields), received));
      return receipt;
    },
    isSignedResident({ id, fields, received }) {
      if (!received) return false;
      const text = residentReceiptText(id, digest(fields), received);
      return isSignatureOf(publicKey, text, received.signature);
    },
    async done() {
      await Promise.all(open);
    },
  };
}

/** On another thread of the process. */
function signElsewhere(privateKey: KeyObject, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    sign(null, Buffer.from(text), privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(signature.toString('base64'));
    });
  });
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
