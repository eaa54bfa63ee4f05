// Who may do what to a visit. Rules PE1, PE2.
import type { Permission } from '../permissions.ts';
import { atStation } from '../permissions.ts';
import type { VisitActKind } from './visitActs.ts';

const desk: Permission = { grants: [atStation('recorder', 'head')] };
const head: Permission = { grants: [atStation('head')] };

export const visitPermissions: Record<VisitActKind, Permission> = {
  register: desk,
  amend: desk,
  look: desk,
  confirm: desk,
  archive: head,
  reopen: head,
  void: desk,
  note: { grants: [atStation('recorder', 'head', 'deputy')] },
  attach: desk,
  detach: desk,
};
