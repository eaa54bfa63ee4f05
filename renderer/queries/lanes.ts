// What waits, by the lane it travels on, with its size and how long it takes at the pace this line had the last time.
import { useMemo } from 'react';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SyncedDocument } from '../../shared/records.ts';
import type { Tables } from '../database/openDatabase.ts';
import { useStation } from '../session/station.ts';
import { knownPace } from '../sync/pace.ts';
import { isSigned } from '../sync/sweep.ts';
import { useLiveTable, useTable } from './useTable.ts';

/** In the order in which they are sent. */
const laneNames = ['opinions', 'visits', 'disclosures', 'residents'] as const;
export type LaneName = (typeof laneNames)[number];

export interface Lane {
  name: LaneName;
  records: number;
  /** As JSON; on the line it is packed to about a quarter. */
  bytes: number;
}

export interface Lanes {
  /** Those on which something waits. */
  lanes: readonly Lane[];
  bytes: number;
  /** At the pace measured last; undefined while none was. */
  seconds: number | undefined;
}

type Documents = { [Name in LaneName]: ReturnType<Tables[Name]['all']> };

export function useLanes(): Lanes {
  const { database } = useStation();
  const visits = useTable('visits');
  const opinions = useTable('opinions');
  const disclosures = useTable('disclosures');
  const residents = useTable('residents');
  const journal = useLiveTable(database.tables.journal);
  return useMemo(
    () => readLanes({ visits, opinions, disclosures, residents }, knownPace(journal)),
    [visits, opinions, disclosures, residents, journal],
  );
}

export function readLanes(documents: Documents, pace: number | undefined): Lanes {
  const lanes = laneNames
    .map((name) => laneOf(name, documents[name]))
    .filter(({ records }) => records > 0);
  const bytes = lanes.reduce((sum, lane) => sum + lane.bytes, 0);
  const characters = lanes.reduce((sum, lane) => sum + lane.characters, 0);
  return {
    lanes,
    bytes,
    seconds: pace === undefined || pace <= 0 ? undefined : Math.ceil(characters / pace),
  };
}

function laneOf(
  name: LaneName,
  documents: readonly SyncedDocument[],
): Lane & { characters: number } {
  const waiting = documents.filter((document) => !isSigned(document));
  const measured = waiting.map(sizeOf);
  return {
    ...{ name, records: waiting.length },
    bytes: measured.reduce((sum, size) => sum + size.bytes, 0),
    characters: measured.reduce((sum, size) => sum + size.characters, 0),
  };
}

/** Documents never change, so each is measured once. */
const sizes = new WeakMap<SyncedDocument, { bytes: number; characters: number }>();
const encoder = new TextEncoder();

function sizeOf(document: SyncedDocument): { bytes: number; characters: number } {
  const kept = sizes.get(document);
  if (kept) return kept;
  const json = canonicalJson(document);
  const size = { bytes: encoder.encode(json).length, characters: json.length };
  sizes.set(document, size);
  return size;
}
