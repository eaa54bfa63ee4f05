// Who may do what to an opinion. Deputies listen and follow up; they do not handle. Rules PE1–PE3.
import type { Permission } from '../permissions.ts';
import { atCounty, atHolder, atStation } from '../permissions.ts';
import type { OpinionActKind } from './opinionActs.ts';

const desk: Permission = { grants: [atStation('recorder', 'head')] };
const head: Permission = { grants: [atStation('head')] };
const county: Permission = { grants: [atCounty('county')] };
const holder: Permission = { grants: [atHolder('unit', 'head', 'recorder')] };
/** Whoever writes the record down, and whoever mends the matter and shows it. */
const photographer: Permission = { grants: [atStation('recorder', 'head'), atHolder('unit')] };
const anyone: Permission = {
  grants: [atStation('recorder', 'head', 'deputy'), atCounty('county'), atHolder('unit')],
};

export const opinionPermissions: Record<OpinionActKind, Permission> = {
  register: desk,
  amend: desk,
  look: { grants: [atStation('recorder', 'head'), atCounty('county')] },
  submit: desk,
  requestSupplement: { grants: [atStation('head'), atCounty('county')] },
  triage: head,
  accept: county,
  assign: county,
  returnAssignment: { grants: [atHolder('unit')] },
  takeOn: holder,
  progress: holder,
  extend: county,
  reply: holder,
  tellResident: desk,
  rate: desk,
  escalate: county,
  archive: { grants: [atStation('head'), atCounty('county')] },
  lookBack: { grants: [atStation('recorder', 'head', 'deputy'), atCounty('county')] },
  reopen: { grants: [atStation('head'), atCounty('county')] },
  suspend: { grants: [atCounty('county'), atHolder('unit', 'head')] },
  resume: { grants: [atCounty('county'), atHolder('unit', 'head')] },
  withdraw: desk,
  void: desk,
  seal: { grants: [atStation('recorder', 'head'), atCounty('county')] },
  note: anyone,
  attach: photographer,
  detach: photographer,
};
