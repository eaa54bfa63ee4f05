import { describe, expect, it } from 'vitest';
import { countyOffice } from '../../shared/ids.ts';
import type { Actor, Held, Role } from '../../shared/permissions.ts';
import { permissionProblem } from '../../shared/permissions.ts';
import type { ActCollection } from '../../shared/records.ts';
import { actRecordKinds } from '../../shared/records.ts';
import { ourStation, ourUnit, people } from './people.ts';

/** One letter per person: R联络员 H站长 D代表 C县代表工委 U承办单位 O另一单位 N邻站站长. */
const columns = {
  R: people.recorder,
  H: people.head,
  D: people.deputyOne,
  C: people.county,
  U: people.transport,
  O: people.fishery,
  N: people.neighbourHead,
};

const actorOf = ({ id, office, roles }: (typeof columns)['R']): Actor => ({
  person: id,
  office,
  roles,
});

function whoMay(collection: ActCollection, held: Held): Record<string, string> {
  const table = Object.entries(actRecordKinds[collection].permissions).map(
    ([kind, permission]): [string, string] => {
      const may = Object.entries(columns).filter(
        ([, person]) => !permissionProblem(permission, actorOf(person), held),
      );
      return [kind, may.map(([letter]) => letter).join('')];
    },
  );
  return Object.fromEntries(table);
}

const ofOpinion = {
  register: 'RH',
  amend: 'RH',
  look: 'RHC',
  submit: 'RH',
  requestSupplement: 'HC',
  triage: 'H',
  accept: 'C',
  assign: 'C',
  returnAssignment: 'U',
  takeOn: 'U',
  progress: 'U',
  extend: 'C',
  reply: 'U',
  tellResident: 'RH',
  rate: 'RH',
  escalate: 'C',
  archive: 'HC',
  lookBack: 'RHDC',
  reopen: 'HC',
  suspend: 'CU',
  resume: 'CU',
  withdraw: 'RH',
  void: 'RH',
  seal: 'RHC',
  note: 'RHDCU',
  attach: 'RHU',
  detach: 'RHU',
};

const ofDisclosure = {
  draft: 'RH',
  amend: 'RH',
  look: 'RH',
  submit: 'RH',
  sendBack: 'HC',
  approve: 'HC',
  publish: 'HC',
  post: 'RH',
  takeDown: 'RH',
  withdraw: 'HC',
  discard: 'RH',
  note: 'RHDC',
};

describe('who may do what', () => {
  it('[PE2] the desk writes visits, the head archives them, nobody else touches them', () => {
    expect(whoMay('visits', { station: ourStation })).toEqual({
      register: 'RH',
      amend: 'RH',
      look: 'RH',
      confirm: 'RH',
      archive: 'H',
      reopen: 'H',
      void: 'RH',
      note: 'RHD',
      attach: 'RH',
      detach: 'RH',
    });
  });

  it('[PE5] an opinion in a unit’s hands is answered by that unit alone', () => {
    expect(whoMay('opinions', { station: ourStation, holder: ourUnit })).toEqual(ofOpinion);
  });

  it('[PE5] an opinion the station keeps is answered by the station', () => {
    expect(whoMay('opinions', { station: ourStation, holder: ourStation })).toEqual({
      ...ofOpinion,
      returnAssignment: '',
      takeOn: 'RH',
      progress: 'RH',
      reply: 'RH',
      suspend: 'HC',
      resume: 'HC',
      note: 'RHDC',
      attach: 'RH',
      detach: 'RH',
    });
  });

  it('[PE5] an opinion in nobody’s hands is answered by nobody', () => {
    expect(whoMay('opinions', { station: ourStation })).toEqual({
      ...ofOpinion,
      returnAssignment: '',
      takeOn: '',
      progress: '',
      reply: '',
      suspend: 'C',
      resume: 'C',
      note: 'RHDC',
      attach: 'RH',
      detach: 'RH',
    });
  });

  it('[PE3] a deputy listens and follows up: looks back and takes notes, and handles nothing', () => {
    const kinds = (collection: ActCollection, held: Held) =>
      Object.entries(whoMay(collection, held))
        .filter(([, letters]) => letters.includes('D'))
        .map(([kind]) => kind);
    expect(kinds('opinions', { station: ourStation, holder: ourStation })).toEqual([
      'lookBack',
      'note',
    ]);
    expect(kinds('visits', { station: ourStation })).toEqual(['note']);
    expect(kinds('disclosures', { station: ourStation })).toEqual(['note']);
  });

  it('[PE4] a station writes on its own records only', () => {
    for (const collection of ['visits', 'opinions', 'disclosures'] as const) {
      const held = { station: people.neighbourHead.office, holder: undefined };
      const ours = Object.values(whoMay(collection, held)).join('');
      expect(ours).not.toMatch(/[RHD]/);
      expect(Object.values(whoMay(collection, { station: ourStation })).join('')).not.toContain(
        'N',
      );
    }
  });

  it('[PE4] a role counts only in the office where a person has it', () => {
    const { accept } = actRecordKinds.opinions.permissions;
    const { triage } = actRecordKinds.opinions.permissions;
    if (!accept || !triage) throw new Error('The permission table has lost a row.');
    const visitor: Actor = { person: people.county.id, office: ourStation, roles: ['county'] };
    const clerk: Actor = { person: people.head.id, office: countyOffice, roles: ['head'] };
    expect(permissionProblem(accept, visitor, { station: ourStation })).toBe('act.notPermitted');
    expect(permissionProblem(triage, clerk, { station: ourStation })).toBe('act.notPermitted');
  });

  it('[DI3] a disclosure is approved by somebody who did not write it', () => {
    const writtenBy = (...authors: string[]) => ({ station: ourStation, authors });
    expect(whoMay('disclosures', writtenBy(people.recorder.id))).toEqual(ofDisclosure);
    expect(whoMay('disclosures', writtenBy(people.head.id))).toEqual({
      ...ofDisclosure,
      approve: 'C',
    });
    expect(whoMay('disclosures', writtenBy(people.head.id, people.county.id))['approve']).toBe('');
    const { approve } = actRecordKinds.disclosures.permissions;
    if (!approve) throw new Error('The permission table has lost a row.');
    expect(permissionProblem(approve, actorOf(people.head), writtenBy(people.head.id))).toBe(
      'act.needsSecondPerson',
    );
  });

  it('[DI3] the county’s own disclosures are written and approved at the county', () => {
    const held = { station: countyOffice, authors: [people.countyAdmin.id] };
    const all = Object.values(whoMay('disclosures', held));
    expect(new Set(all)).toEqual(new Set(['C']));
  });

  it('[PE6] roles add up and any one grant suffices; no role, no act', () => {
    const { suspend } = actRecordKinds.opinions.permissions;
    if (!suspend) throw new Error('The permission table has lost a row.');
    const may = (office: string, roles: readonly Role[]) =>
      permissionProblem(suspend, { person: people.head.id, office, roles }, held) === undefined;
    const held = { station: ourStation, holder: ourStation };
    expect(may(ourStation, ['deputy', 'head'])).toBe(true);
    expect(may(ourStation, ['deputy', 'recorder'])).toBe(false);
    expect(may(countyOffice, ['admin', 'county'])).toBe(true);
    expect(may(countyOffice, ['admin'])).toBe(false);
    expect(may(ourStation, [])).toBe(false);
  });
});
