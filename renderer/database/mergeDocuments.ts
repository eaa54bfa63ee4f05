import { mergeActs } from '../../shared/acts.ts';
// How two versions of one record become one, for every synced collection: nothing that either side holds is lost.
// Rules AC1, RE1, DR1, FO5.
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import { mergeDirectory } from '../../shared/directory/directory.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import { mergeResidents } from '../../shared/reception/resident.ts';
import type {
  ActCollection,
  ActDocument,
  SyncedCollection,
  SyncedDocument,
  SyncedDocuments,
} from '../../shared/records.ts';
import { actRecordKinds } from '../../shared/records.ts';

function mergeActDocuments(name: ActCollection, a: ActDocument, b: ActDocument): ActDocument {
  const station = a.station >= b.station ? a.station : b.station;
  return actRecordKinds[name].compose(a.id, station, mergeActs(a.acts, b.acts));
}

/** The union of two versions; fields beside the acts are computed anew. */
export function mergeDocuments<Name extends SyncedCollection>(
  name: Name,
  a: SyncedDocuments[Name],
  b: SyncedDocuments[Name],
): SyncedDocuments[Name] {
  return mergeByName(name, a, b) as SyncedDocuments[Name];
}

function mergeByName(name: SyncedCollection, a: SyncedDocument, b: SyncedDocument): SyncedDocument {
  switch (name) {
    case 'directory':
      return mergeDirectory(a as DirectoryDocument, b as DirectoryDocument);
    case 'residents':
      return mergeResidents(a as ResidentDocument, b as ResidentDocument);
    default:
      return mergeActDocuments(name, a as ActDocument, b as ActDocument);
  }
}

/** Whether two versions say the same; what RxDB stores beside the document is not looked at. */
export function sameDocument(a: SyncedDocument, b: SyncedDocument): boolean {
  return a === b || canonicalJson(plainDocument(a)) === canonicalJson(plainDocument(b));
}

const bookkeeping = new Set(['_deleted', '_attachments', '_meta', '_rev']);

/** The document without RxDB's own members. */
export function plainDocument<Document extends object>(document: Document): Document {
  const members = Object.entries(document).filter(([name]) => !bookkeeping.has(name));
  return Object.fromEntries(members) as Document;
}
