// What a PC remembers of its database beside the database, so that losing it is noticed. Rule LD1.
import { z } from 'zod';

export const databaseName = z.string().min(1).max(60);

export const dataMark = z.object({
  /** A new one after each set-up; a mark under another name says nothing. */
  databaseName,
  /** Records and drafts that people wrote, not the directory. */
  records: z.int().nonnegative(),
  /** ISO time at which they were last counted. */
  at: z.iso.datetime(),
});
export type DataMark = z.infer<typeof dataMark>;

/**
 * Whether the database lost what it held.
 * @param documents everything in it, directory and marks too: somebody who discards a last draft loses nothing
 */
export function isDataGone(
  mark: DataMark | undefined,
  found: { databaseName: string; documents: number },
): boolean {
  if (mark === undefined || found.documents > 0) return false;
  return mark.databaseName === found.databaseName && mark.records > 0;
}
