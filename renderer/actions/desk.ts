// Where an action happens: who acts, at which office and device, on which database, by which clock.
import type { Act } from '../../shared/acts.ts';
import type { RandomBytes, RecordId } from '../../shared/ids.ts';
import { newRecordId } from '../../shared/ids.ts';
import type { Actor } from '../../shared/permissions.ts';
import type { StampClock } from '../../shared/stamp.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

export interface Desk {
  database: StationDatabase;
  clock: StampClock;
  actor: Actor;
  office: Office;
  device: { id: string; letter: string };
  /** Milliseconds since 1970. */
  now: () => number;
  randomBytes: RandomBytes;
  /** Runs one piece of work after the other, so that two of them never allot the same number. */
  oneAtATime: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

export function newId(desk: Desk): RecordId {
  return newRecordId(desk.now(), desk.randomBytes);
}

/** A fresh act of whoever is at the desk; members without a value are left out, as they would be on the wire. */
export function newAct(desk: Desk, kind: string, payload: object): Act {
  const body = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
  return {
    ...body,
    id: newId(desk),
    at: desk.clock.next(),
    by: desk.actor.person,
    device: desk.device.id,
    kind,
  };
}

/** Runs work in the order in which it was asked for; a failure does not stop what comes after. */
export function createQueue(): Desk['oneAtATime'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
