// The fingerprint of a published text: whoever has the paper can check that it is the one that was approved.

/** SHA-256 of the text in UTF-8, as hexadecimal digits. */
export async function publishedHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
