import { restrictedCategory } from '../shared/categories.ts';
import { foldDisclosure } from '../shared/disclosure/disclosure.ts';
import { countyOffice } from '../shared/ids.ts';
import { foldOpinion } from '../shared/opinion/opinion.ts';
import type { ResidentDocument, ResidentFieldName } from '../shared/reception/resident.ts';
// Who else than its station may see a record: the one place that decides what travels where.
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../shared/records.ts';
import { everybody, type Scope } from './store/documents.ts';

const scopes: { [Name in SyncedCollection]: (document: SyncedDocuments[Name]) => Scope } = {
  directory: () => only(countyOffice, [everybody]),
  // Residents become visible through opinions; see store/residentReaders.ts.
  residents: ({ station }) => only(station),
  visits: ({ station }) => only(station),
  opinions: opinionScope,
  disclosures: disclosureScope,
};

export function scopeOf<Name extends SyncedCollection>(
  collection: Name,
  document: SyncedDocuments[Name],
): Scope {
  const scope = scopes[collection] as (some: SyncedDocument) => Scope;
  return scope(document);
}

function only(station: string, readers: readonly string[] = []): Scope {
  return { station, readers, namesTo: [], visit: undefined };
}

/**
 * The county sees what a head sent to it and what came to it in dispute; an office to which the matter
 * was ever assigned goes on seeing it. What is confidential about 干部作风 is stored but shown to nobody
 * but its station.
 */
function opinionScope({ station, acts }: SyncedDocuments['opinions']): Scope {
  const { view, refused } = foldOpinion(acts);
  const { content } = view;
  const visit = view.visit || undefined;
  if (content?.confidential && content.category === restrictedCategory) {
    return { ...only(station), visit };
  }
  const readers = new Set<string>();
  for (const act of acts) {
    if (refused.has(act.id)) continue;
    if (act.kind === 'triage' && act['route'] === 'county') readers.add(countyOffice);
    if (act.kind === 'escalate') readers.add(countyOffice);
    if (act.kind === 'assign') readers.add(String(act['unit']));
  }
  if (view.status === 'disputed') readers.add(countyOffice);
  readers.delete(station);
  const named = [...readers].toSorted();
  return { station, readers: named, namesTo: content?.consents.passName ? named : [], visit };
}

/** The county sees what was submitted; everybody what was ever published to a township or the county. */
function disclosureScope({ station, acts }: SyncedDocuments['disclosures']): Scope {
  const { view, refused } = foldDisclosure(acts);
  const done = new Set(acts.filter((act) => !refused.has(act.id)).map((act) => act.kind));
  const readers = done.has('submit') ? [countyOffice] : [];
  const outside = view.content?.level === 'township' || view.content?.level === 'county';
  if (done.has('publish') && outside) readers.push(everybody);
  return only(station, readers);
}

/** Seeing what is published to everybody does not make one a party to it. */
export function mayActOn(office: string, held: Pick<Scope, 'station' | 'readers'>): boolean {
  return held.station === office || held.readers.includes(office);
}

/** What a resident agrees to pass on: the name, and the phone to call back. Nothing else leaves the station. */
const passedOn = ['name', 'phone'] as const satisfies readonly ResidentFieldName[];

/** The fields of a resident that an office may see. */
export function residentAsSeenBy(
  office: string,
  { station, fields }: ResidentDocument,
): ResidentDocument['fields'] {
  if (station === office) return fields;
  return Object.fromEntries(
    passedOn.flatMap((name) => (fields[name] ? [[name, fields[name]] as const] : [])),
  );
}
