// Who may do what: one function, asked by the station before a button shows and by the county when an act arrives. Rules PE1–PE6.
import { z } from 'zod';
import { countyOffice } from './ids.ts';
import type { ProblemCode } from './problems.ts';

export const roles = ['recorder', 'head', 'deputy', 'county', 'unit', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Who acts, as the directory knows them. */
export interface Actor {
  person: string;
  /** A station, a handling unit, or `county`. */
  office: string;
  roles: readonly Role[];
}

/** What a permission needs to know of a record. */
export interface Held {
  /** The station the record belongs to; `county` for the county's own. */
  station: string;
  /** The handling unit or station that has the matter in hand. */
  holder?: string | undefined;
  /** Who wrote the text that is to be approved. */
  authors?: readonly string[] | undefined;
}

/** One line of a permission table: the office the actor must belong to, and one of these roles there. */
export interface Grant {
  office: 'station' | 'county' | 'holder';
  roles: readonly Role[];
}

/** A kind of act may have several grants; any one suffices. `secondPerson`: not by an author of the text. */
export interface Permission {
  grants: readonly Grant[];
  secondPerson?: true;
}

function grantsTo(grant: Grant, actor: Actor, held: Held): boolean {
  if (!grant.roles.some((needed) => actor.roles.includes(needed))) return false;
  if (grant.office === 'station') return actor.office === held.station;
  if (grant.office === 'county') return actor.office === countyOffice;
  return held.holder !== undefined && actor.office === held.holder;
}

/** Undefined when the actor may; otherwise why not. */
export function permissionProblem(
  permission: Permission,
  actor: Actor,
  held: Held,
): ProblemCode | undefined {
  const granted = permission.grants.some((grant) => grantsTo(grant, actor, held));
  if (!granted) return 'act.notPermitted';
  if (permission.secondPerson && held.authors?.includes(actor.person)) {
    return 'act.needsSecondPerson';
  }
  return undefined;
}

const grant =
  (office: Grant['office']) =>
  (...needed: Role[]): Grant => ({ office, roles: needed });
export const atStation = grant('station');
export const atCounty = grant('county');
export const atHolder = grant('holder');
