// The checksum of LevelDB's logs: CRC-32C, turned and shifted as LevelDB stores it. Four bytes a step, because the
// start of the app waits for it.

const polynomial = 0x82f63b78;

const first = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});
const second = followedByZero(first);
const third = followedByZero(second);
const fourth = followedByZero(third);

function followedByZero(table: Int32Array): Int32Array {
  return table.map((value) => (value >>> 8) ^ at(first, value));
}

function at(table: Int32Array, byte: number): number {
  return table[byte & 0xff] as number;
}

export function crc32c(bytes: Uint8Array): number {
  let crc = -1;
  let position = 0;
  for (const end = bytes.length - 3; position < end; position += 4) {
    const word =
      crc ^
      ((bytes[position] as number) |
        ((bytes[position + 1] as number) << 8) |
        ((bytes[position + 2] as number) << 16) |
        ((bytes[position + 3] as number) << 24));
    crc =
      at(fourth, word) ^ at(third, word >>> 8) ^ at(second, word >>> 16) ^ at(first, word >>> 24);
  }
  for (; position < bytes.length; position += 1) {
    crc = (crc >>> 8) ^ at(first, crc ^ (bytes[position] as number));
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
