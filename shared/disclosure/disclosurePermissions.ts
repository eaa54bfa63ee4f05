// Who may do what to a disclosure: the text is approved by somebody who did not write it. [DI3]
import type { Permission } from '../permissions.ts';
import { atCounty, atStation } from '../permissions.ts';
import type { DisclosureActKind } from './disclosureActs.ts';

const writer: Permission = {
  grants: [atStation('recorder', 'head', 'county')],
};
const approver: Permission = {
  grants: [atStation('head', 'county'), atCounty('county')],
  secondPerson: true,
};
const publisher: Permission = { grants: [atStation('head', 'county'), atCounty('county')] };
const wall: Permission = { grants: [atStation('recorder', 'head', 'county')] };

export const disclosurePermissions: Record<DisclosureActKind, Permission> = {
  draft: writer,
  amend: writer,
  look: writer,
  submit: writer,
  sendBack: publisher,
  approve: approver,
  publish: publisher,
  post: wall,
  takeDown: wall,
  withdraw: publisher,
  discard: writer,
  note: { grants: [atStation('recorder', 'head', 'deputy', 'county'), atCounty('county')] },
};
