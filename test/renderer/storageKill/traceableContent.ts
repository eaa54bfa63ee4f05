// Contents that tell which write they are from, so that a mixture of two is noticed.

const filler = '渡轮停航，码头上一张纸都没有，手机也收不到消息。';

export function noteText(op: number, id: string): string {
  const length = 10 + ((op * 7919) % 1200);
  return `${id} ${op} ${filler.repeat(Math.ceil(length / filler.length)).slice(0, length)}`;
}

export function photoOf(op: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2000 + ((op * 7919) % 120_000));
  for (let at = 4; at < bytes.length; at += 1) bytes[at] = (op + at * 31) & 0xff;
  new DataView(bytes.buffer).setUint32(0, op);
  return bytes;
}

/** Throws when the bytes are not exactly those of one photo. */
export function opOfPhoto(data: ArrayBuffer): number {
  const op = data.byteLength < 4 ? 0 : new DataView(data).getUint32(0);
  const [found, expected] = [new Uint8Array(data), photoOf(op)];
  const isWhole =
    found.length === expected.length && expected.every((byte, at) => byte === found[at]);
  if (!isWhole) throw new Error(`the photo of write ${op} is not what was written`);
  return op;
}
