// What the form of a bundle needs of the machine: shared code has neither bytes of text nor keys of its own.

export interface RunningDigest {
  add(bytes: Uint8Array): void;
  /** SHA-256 so far, hex; nothing may be added afterwards. */
  end(): string;
}

export interface BundleTools {
  utf8(text: string): Uint8Array;
  /** Undefined for bytes that are no UTF-8. */
  text(bytes: Uint8Array): string | undefined;
  pack(plain: Uint8Array): Uint8Array;
  /** Undefined for what can't be unpacked, or to more bytes than that. */
  unpack(packed: Uint8Array, mostBytes: number): Uint8Array | undefined;
  digest(): RunningDigest;
  /** SHA-256 of a key's DER, hex. */
  fingerprint(publicKey: string): string;
  /** A one-time X25519 pair agreed with the owner of `publicKey`; undefined when that is no such key. */
  agreeOnce(publicKey: string): { oneTimeKey: string; secret: Uint8Array } | undefined;
  /** HKDF-SHA256 to 32 bytes. */
  derive(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array;
  /** AES-256-GCM; the tag stands after the sealed bytes. */
  seal(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array;
  /** Undefined when anything differs from what was sealed. */
  open(
    key: Uint8Array,
    nonce: Uint8Array,
    bound: Uint8Array,
    sealed: Uint8Array,
  ): Uint8Array | undefined;
}
