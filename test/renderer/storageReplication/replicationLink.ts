// RxDB's replication between a station and the county, at the level of their storages, photos included.
import {
  awaitRxStorageReplicationIdle,
  cancelRxStorageReplication,
  defaultConflictHandler,
  defaultHashSha256,
  replicateRxStorageInstance,
  rxStorageInstanceToReplicationHandler,
  type RxConflictHandler,
  type RxReplicationHandler,
  type RxStorageInstanceReplicationState,
} from 'rxdb';
import { map } from 'rxjs';
import type { Note } from '../storagePouch/sampleNotes.ts';
import type { Instance, ReplicationNode } from './replicationNode.ts';
import { stateWithBytes } from './stateWithBytes.ts';

export type Link = {
  /** Resolves when nothing is left to be told in either direction. */
  idle(): Promise<void>;
  /** In the middle of whatever it does. */
  cut(): Promise<void>;
};

/** The higher number of a write wins, as an app that loses no edit would decide it in its own way. */
const conflictHandler: RxConflictHandler<Note> = {
  isEqual: (a, b, context) => defaultConflictHandler.isEqual(a, b, context),
  resolve: async ({ newDocumentState, realMasterState }) =>
    numberOf(newDocumentState) > numberOf(realMasterState) ? newDocumentState : realMasterState,
};

/** The number of the write that a text begins with. */
function numberOf({ text }: Note): number {
  return Number.parseInt(text, 10);
}

export function link(station: ReplicationNode, county: ReplicationNode, batchSize: number): Link {
  const errors: unknown[] = [];
  sendGonePhotosEmpty(station.instance);
  const state: RxStorageInstanceReplicationState<Note> = replicateRxStorageInstance<Note>({
    identifier: `${station.name} to ${county.name}`,
    pullBatchSize: batchSize,
    pushBatchSize: batchSize,
    replicationHandler: handlerOf(county.instance),
    conflictHandler,
    forkInstance: station.instance,
    metaInstance: station.meta,
    hashFunction: defaultHashSha256,
    skipStoringPullMeta: false,
  });
  state.events.error.subscribe((error) => errors.push(error));
  return {
    async idle() {
      await awaitRxStorageReplicationIdle(state);
      if (errors.length > 0) throw errors[0];
    },
    async cut() {
      await cancelRxStorageReplication(state);
      // Whatever is under way ends before its storages are closed.
      await Promise.allSettled([state.streamQueue.up, state.streamQueue.down]);
      await state.checkpointQueue;
    },
  };
}

/**
 * RxDB's own handler tells conflicts without the bytes of their photos, and takes a photo that was replaced meanwhile
 * for an error.
 */
function handlerOf(county: Instance): RxReplicationHandler<Note, unknown> {
  const plain = rxStorageInstanceToReplicationHandler<Note, unknown>(
    county,
    conflictHandler,
    'county',
  );
  return {
    masterChangeStream$: county.changeStream().pipe(map(() => 'RESYNC' as const)),
    masterChangesSince: (checkpoint, batchSize) =>
      untilUnchanged(() => plain.masterChangesSince(checkpoint, batchSize)),
    masterWrite: async (rows) => {
      const conflicts = await plain.masterWrite(rows);
      return Promise.all(
        conflicts.map(({ id }) => untilUnchanged(() => stateWithBytes(county, id))),
      );
    },
  };
}

/**
 * RxDB's push looks at a note and then at its photo, and breaks off for good when the photo went in between. Nothing in
 * its place will do: the edit that took the photo away is pushed next.
 */
function sendGonePhotosEmpty(station: Instance): void {
  const read = station.getAttachmentData.bind(station);
  station.getAttachmentData = async (...photo) => {
    try {
      return await read(...photo);
    } catch (error) {
      if (!isOfGonePhoto(error)) throw error;
      return new Blob([]);
    }
  };
}

/** As our storage says it, and RxDB's in memory. */
function isOfGonePhoto(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('attachment does not exist');
}

async function untilUnchanged<Value>(read: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isOfGonePhoto(error)) throw error;
    }
  }
}
