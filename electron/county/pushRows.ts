// One push may hold more than the county takes in one request; a record that is too large must not hold back its neighbours. [SY2]

interface SplitRows {
  parts: unknown[][];
  /** Ids of rows which the county would refuse for their size. */
  tooLarge: string[];
}

/** Room for the request around the rows. */
const frameBytes = 1024;

export function splitRows(
  rows: readonly unknown[],
  maxRowBytes: number,
  maxBytes: number,
): SplitRows {
  const split: SplitRows = { parts: [], tooLarge: [] };
  let current: unknown[] = [];
  let bytes = frameBytes;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row) ?? 'null', 'utf8') + 1;
    if (size > maxRowBytes) {
      split.tooLarge.push(idOf(row));
      continue;
    }
    if (bytes + size > maxBytes && current.length > 0) {
      split.parts.push(current);
      current = [];
      bytes = frameBytes;
    }
    current.push(row);
    bytes += size;
  }
  if (current.length > 0) split.parts.push(current);
  return split;
}

function idOf(row: unknown): string {
  return typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '';
}
