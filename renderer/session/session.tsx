// Who is signed in where, and what they may do.
import { useMemo } from 'react';
import type { StationState } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { ActCollection, ActDocument } from '../../shared/records.ts';
import type { Office, PersonCard } from '../../shared/sync/protocol.ts';
import { mayAct } from '../actions/mayAct.ts';
import { useStation } from './station.ts';

export interface Session {
  state: StationState;
  person: PersonCard;
  office: Office;
  /**
   * Undefined when the person may do `kind` to the record now, by permission and workflow table;
   * without a record: whether they may begin a new one (`register`, `draft`).
   */
  may(
    collection: ActCollection,
    kind: string,
    record?: { readonly document: ActDocument },
  ): ProblemCode | undefined;
  /** Locks and shows the sign-in page; the database stays open underneath. */
  switchPerson(): Promise<void>;
}

export function useSession(): Session {
  const { state, person, office, actor, switchPerson } = useStation();
  return useMemo(
    () => ({
      state,
      person,
      office,
      may: (collection, kind, record) => mayAct(actor, collection, kind, record?.document),
      switchPerson,
    }),
    [state, person, office, actor, switchPerson],
  );
}
