// The photos of a record as this PC has them, and what of them still waits for the county.
import { useMemo, useSyncExternalStore } from 'react';
import type { AttachedPhoto, PhotoFacts } from '../../shared/photos/photo.ts';
import { isPhotoWithheld } from '../../shared/photos/photo.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import { mayAct } from '../actions/mayAct.ts';
import type { PhotoDocument, PhotoState } from '../database/photoStore.ts';
import { isGoodRate, lineRate } from '../photos/lineRate.ts';
import type { PhotoPlace } from '../photos/recordOfPlace.ts';
import { recordOfPlace } from '../photos/recordOfPlace.ts';
import type { Station } from '../session/station.ts';
import { useStation } from '../session/station.ts';
import { useLink } from './link.ts';
import type { OpinionRecord, VisitRecord } from './records.ts';
import { useLiveTable, useTable } from './useTable.ts';

export interface ShownPhoto {
  facts: PhotoFacts;
  /** `draft`: belongs to no record yet; `away`: only the county, or another PC, has it; `withheld`: this office must do without it. */
  state: PhotoState | 'draft' | 'away' | 'withheld';
  /** Why the county did not take it at the last try. */
  problem: ProblemCode | undefined;
  mayRemove: boolean;
}

export function useRecordPhotos(record: VisitRecord | OpinionRecord): readonly ShownPhoto[] {
  const station = useStation();
  const held = useHeldPhotos();
  const { view } = record;
  return useMemo(
    () => view.photos.map((photo) => shownPhoto(station, record, photo, held.get(photo.photo))),
    [station, record, view.photos, held],
  );
}

/** Photos of a draft: their bytes are here, and nothing of them has travelled. */
export function useDraftPhotos(photos: readonly PhotoFacts[]): readonly ShownPhoto[] {
  return useMemo(
    () => photos.map((facts) => ({ facts, state: 'draft', problem: undefined, mayRemove: true })),
    [photos],
  );
}

/** Whether photos that are elsewhere may come before somebody opens them. */
export function useGoodLine(): boolean {
  const { link } = useLink();
  const rate = useSyncExternalStore(lineRate.subscribe, lineRate.current);
  return link === 'connected' && isGoodRate(rate);
}

function useHeldPhotos(): ReadonlyMap<string, PhotoDocument> {
  const { database } = useStation();
  const documents = useLiveTable(database.photos.table);
  return useMemo(() => new Map(documents.map((document) => [document.id, document])), [documents]);
}

function shownPhoto(
  { actor, state, office }: Station,
  record: VisitRecord | OpinionRecord,
  photo: AttachedPhoto,
  held: PhotoDocument | undefined,
): ShownPhoto {
  const { document, collection } = record;
  const isWithheld = isPhotoWithheld(photo, office.id, document.station, passesName(record));
  const shown = held?.state ?? (isWithheld ? 'withheld' : 'away');
  const problem = held?.problem ?? '';
  return {
    facts: photo,
    state: shown,
    problem: isProblemCode(problem) ? problem : undefined,
    mayRemove:
      shown === 'waiting' &&
      photo.device === state.device?.id &&
      mayAct(actor, collection, 'detach', document) === undefined,
  };
}

function passesName(record: VisitRecord | OpinionRecord): boolean {
  return record.collection === 'opinions' && (record.view.content?.consents.passName ?? false);
}

/** Photos that are registered and that the county has not signed for. [PH4] */
export function usePhotoLane(): { waiting: number; bytes: number } {
  const { database, state } = useStation();
  const documents = useLiveTable(database.photos.table);
  // A photo is here before the act that makes it part of a record.
  const visits = useTable('visits');
  const opinions = useTable('opinions');
  const { tables } = database;
  return useMemo(
    () =>
      state.mode === 'county'
        ? laneOf(documents.filter((document) => isAttached(tables, document)))
        : { waiting: 0, bytes: 0 },
    // oxlint-disable-next-line react/exhaustive-deps -- the tables answer from these
    [state.mode, documents, visits, opinions, tables],
  );
}

function laneOf(documents: readonly PhotoDocument[]): { waiting: number; bytes: number } {
  const waiting = documents.filter(({ state }) => state === 'waiting');
  return { waiting: waiting.length, bytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function isAttached(
  tables: Parameters<typeof recordOfPlace>[0],
  { id, ...place }: PhotoDocument & PhotoPlace,
): boolean {
  const photos = recordOfPlace(tables, place)?.view.photos ?? [];
  return photos.some(({ photo }) => photo === id);
}
