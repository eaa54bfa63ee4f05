// Quiet moments: small pieces become large ones, worn ones fresh ones, what an old key sealed is sealed anew.
// One step is bounded and is one transaction; whatever happens to it, the disk is as before or as after.
import type { ChangeFeed } from './changeFeed.ts';
import { pieceSize, type Piece, type SealedLog } from './sealedLog.ts';

/** Any two small pieces fit into one. */
const smallSize = pieceSize / 2;
const mostGarbage = 0.3;
const mostPieces = 256;

/** Answers whether there may be more to do. Documents come from memory: nothing is read. */
export async function foldOnce<Document>(
  log: SealedLog<Document>,
  feed: ChangeFeed,
  documents: ReadonlyMap<string, Document>,
): Promise<boolean> {
  const pieces = [...log.pieces.values()];
  const chosen = new Set(choose(pieces));
  if (chosen.size === 0) {
    await log.settle();
    return false;
  }
  const others = pieces.filter((piece) => !chosen.has(piece));
  const lowestSeq = others.reduce((seq, piece) => Math.min(seq, piece.lowestSeq), Infinity);
  const entries = feed.within(chosen);
  // That a document was purged need not be said once nothing older is left that could hold it.
  const kept = entries.filter(({ isPurged, seq }) => !isPurged || lowestSeq < seq);
  const changes = kept.map(({ id, seq, files, isPurged }) => ({
    id,
    seq,
    files,
    document: isPurged ? null : living(documents, id),
  }));
  const piece = await log.replace([...chosen], changes);
  for (const entry of kept) if (piece) entry.piece = piece;
  if (piece) piece.live = kept.length;
  for (const entry of entries) if (chosen.has(entry.piece)) feed.forget(entry);
  return true;
}

function living<Document>(documents: ReadonlyMap<string, Document>, id: string): Document {
  const document = documents.get(id);
  if (document === undefined) throw new Error('a stored document is not in memory');
  return document;
}

function choose(pieces: Piece[]): Piece[] {
  const small = pieces.filter(({ documents }) => documents <= smallSize);
  const waiting = small.reduce((sum, { documents }) => sum + documents, 0);
  const worn = pieces.find(isWorn);
  if (!worn && waiting < pieceSize) return [];
  const others = small.filter((piece) => piece !== worn).toSorted((a, b) => a.live - b.live);
  return fitting(worn ? [worn, ...others] : others);
}

function isWorn({ outdated, holdsPurged, documents, live }: Piece): boolean {
  const isThin = documents > smallSize && live < (1 - mostGarbage) * documents;
  return outdated || holdsPurged || isThin;
}

/** The first, and as many after it as fit into one piece. */
function fitting(pieces: Piece[]): Piece[] {
  let documents = 0;
  return pieces.slice(0, mostPieces).filter(({ live }) => {
    const fits = documents + live <= pieceSize;
    if (fits) documents += live;
    return fits;
  });
}
