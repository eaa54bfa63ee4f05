// Every act on every sort of record for everybody. The tables are written by hand, apart from the code
// that decides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actBody } from '../../shared/acts.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import {
  actCollections,
  actRecordKinds,
  type ActCollection,
  type ActDocument,
} from '../../shared/records.ts';
import { disclosurePayloads, opinionPayloads, visitPayloads } from '../shared/payloads.ts';
import {
  letters,
  openMatrixTable,
  ours,
  withCounty,
  withUnit,
  type Letter,
  type MatrixTable,
} from './matrixTable.ts';
import {
  addToDisclosure,
  assignTo,
  newDisclosure,
  newOpinion,
  newResident,
  newVisit,
  toCounty,
  withActs,
} from './papers.ts';
import type { Person } from './people.ts';

let table: MatrixTable;
let everybody: MatrixTable['everybody'];

beforeAll(async () => {
  table = await openMatrixTable();
  ({ everybody } = table);
});
afterAll(() => table.close());

describe('every act for everybody', () => {
  const may: Record<ActCollection, Readonly<Record<string, string>>> = {
    visits: {
      ...{ register: 'RH', amend: 'RH', look: 'RH', confirm: 'RH', archive: 'H', reopen: 'H' },
      ...{ void: 'RH', note: 'RHD', attach: 'RH', detach: 'RH' },
    },
    // In a unit's hands.
    opinions: {
      ...{ register: 'RH', amend: 'RH', look: 'RHCA', submit: 'RH', requestSupplement: 'HCA' },
      ...{ triage: 'H', accept: 'CA', assign: 'CA', returnAssignment: 'U', takeOn: 'U' },
      ...{ progress: 'U', extend: 'CA', reply: 'U', tellResident: 'RH', rate: 'RH' },
      ...{ escalate: 'CA', archive: 'HCA', lookBack: 'RHDCA', reopen: 'HCA', suspend: 'CAU' },
      ...{ resume: 'CAU', withdraw: 'RH', void: 'RH', seal: 'RHCA', note: 'RHDCAU' },
      ...{ attach: 'RHU', detach: 'RHU' },
    },
    // Submitted by its author, the recorder.
    disclosures: {
      ...{ draft: 'RH', amend: 'RH', look: 'RH', submit: 'RH', sendBack: 'HCA', approve: 'HCA' },
      ...{ publish: 'HCA', post: 'RH', takeDown: 'RH', withdraw: 'HCA', discard: 'RH' },
      note: 'RHDCA',
    },
  };
  /** Whose office has a part in the record at all. */
  const party: Record<ActCollection, string> = {
    ...{ visits: ours, opinions: withUnit, disclosures: withCounty },
  };
  const payloads: Record<ActCollection, Readonly<Record<string, object>>> = {
    ...{ visits: visitPayloads, opinions: opinionPayloads, disclosures: disclosurePayloads },
  };

  async function prepared(collection: ActCollection, count: number): Promise<ActDocument[]> {
    const { R, H, C, U } = everybody;
    const make: Record<ActCollection, () => ActDocument> = {
      visits: () => newVisit(R),
      opinions: () => withActs(newOpinion(R), H.act('triage', toCounty)),
      disclosures: () => addToDisclosure(newDisclosure(R), R.act('submit', { accepted: [] })),
    };
    const rows = Array.from({ length: count }, make[collection]);
    const { documents } = await R.pc.push(collection, rows);
    if (collection !== 'opinions') return documents as ActDocument[];
    const assigned = (documents as OpinionDocument[]).map((one) =>
      withActs(one, C.act('accept'), C.act('assign', assignTo(U))),
    );
    return (await C.pc.push(collection, assigned)).documents as ActDocument[];
  }

  type Outcome = 'may' | 'may not' | 'not theirs';

  /** What comes of one act of each kind by this person, each on a record of its own. */
  async function outcomes(collection: ActCollection, by: Person): Promise<[string, Outcome][]> {
    const kinds = Object.keys(actRecordKinds[collection].permissions);
    const records = await prepared(collection, kinds.length);
    const acts = kinds.map((kind) =>
      by.act(kind, { ...payloads[collection][kind], station: everybody.R.office }),
    );
    const rows = records.map((record, index) => ({
      ...record,
      acts: [...record.acts, acts[index]],
    }));
    const { documents, problems } = await by.pc.push(collection, rows);
    return kinds.map((kind, index) => {
      const record = documents.find(({ id }) => id === records[index]?.id) as
        | ActDocument
        | undefined;
      const problem = problems.find(({ id }) => id === records[index]?.id);
      const taken = record?.acts.find(({ id }) => id === acts[index]?.id);
      expect(taken ? actBody(taken) : problem?.code).toEqual(
        taken
          ? acts[index]
          : by.pc.enrolled.office.kind === 'station'
            ? 'record.foreignStation'
            : 'record.notYours',
      );
      if (!taken) return [kind, 'not theirs'];
      return [kind, taken.received?.refused === 'act.notPermitted' ? 'may not' : 'may'];
    });
  }

  const combinations = actCollections.flatMap((collection) =>
    letters.map((letter) => [letter, collection] as const),
  );
  it.each(combinations)('%s on %s', async (letter, collection) => {
    const allowed = may[collection];
    const expected = Object.keys(actRecordKinds[collection].permissions).map((kind) => {
      if (!party[collection].includes(letter)) return [kind, 'not theirs'];
      return [kind, allowed[kind]?.includes(letter) ? 'may' : 'may not'];
    });
    const made = await outcomes(collection, everybody[letter]);
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(expected));
  });

  it('a resident is written by the desk of their station', async () => {
    const { R } = everybody;
    const told = {
      ...{ R: undefined, H: undefined, D: 'act.notPermitted', C: 'record.notYours' },
      ...{ A: 'record.notYours', P: 'record.notYours', U: 'record.notYours' },
      ...{ O: 'record.notYours', N: 'record.foreignStation' },
    } as const satisfies Record<Letter, string | undefined>;
    for (const letter of letters) {
      const mine = { ...newResident(everybody[letter], { name: '测试居民' }), station: R.office };
      const { problems } = await everybody[letter].pc.push('residents', [mine]);
      expect([letter, problems[0]?.code]).toEqual([letter, told[letter]]);
    }
  });
});
