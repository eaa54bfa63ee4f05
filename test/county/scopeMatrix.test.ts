// Every endpoint for every caller, every record for everybody, every field for every office. The tables
// are written by hand, apart from the code that decides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { residentFieldNames } from '../../shared/reception/resident.ts';
import {
  syncedCollections,
  type SyncedCollection,
  type SyncedDocument,
} from '../../shared/records.ts';
import { paths, type AdminCommand } from '../../shared/sync/protocol.ts';
import { isSignedResident, post, problemOf, type Pc, type Reply } from './countyClient.ts';
import {
  letters,
  openMatrixTable,
  ours,
  withCounty,
  withUnit,
  type MatrixTable,
} from './matrixTable.ts';
import {
  addToDisclosure,
  assignTo,
  newDisclosure,
  newId,
  newOpinion,
  newResident,
  newVisit,
  opinionContent,
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

const named = { ...opinionContent.consents, passName: true };

describe('every endpoint for every caller', () => {
  type Outcome = string;
  const open = { nobody: '400 request.malformed', revoked: '400 request.malformed' };
  const closed = { nobody: '401 token.missing', revoked: '403 device.revoked' };
  const wrong = '400 request.malformed';
  /** What an empty body leads to: who is let in is told that it is malformed. */
  const outcomes: Record<keyof typeof paths, { nobody: Outcome; revoked: Outcome; pc: Outcome }> = {
    enrol: { ...open, pc: wrong },
    challenge: { ...open, pc: wrong },
    token: { ...open, pc: wrong },
    signIn: { ...closed, pc: wrong },
    push: { ...closed, pc: wrong },
    pull: { ...closed, pc: wrong },
    round: { ...closed, pc: wrong },
    admin: { ...closed, pc: wrong },
    photos: { ...closed, pc: '400 request.malformed' },
    photoReceipt: { ...closed, pc: wrong },
    events: { ...closed, pc: 'stream' },
    health: { nobody: 'healthy', revoked: 'healthy', pc: 'healthy' },
  };

  async function ask(name: keyof typeof paths, token: string | undefined): Promise<Outcome> {
    const { url } = table.house.county;
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    if (name !== 'events' && name !== 'health') {
      return problemOf(await post(url, paths[name], {}, headers));
    }
    const cut = new AbortController();
    const answered = await fetch(`${url}${paths[name]}`, { headers, signal: cut.signal });
    if (name === 'events' && answered.status === 200) {
      cut.abort();
      return 'stream';
    }
    const body: unknown = await answered.json();
    if (answered.status === 200) return 'healthy';
    return problemOf({ status: answered.status, headers: answered.headers, body });
  }

  it.each(Object.keys(outcomes) as (keyof typeof paths)[])('%s', async (name) => {
    expect(await ask(name, undefined)).toBe(outcomes[name].nobody);
    expect(await ask(name, await table.revoked.token())).toBe(outcomes[name].revoked);
    for (const letter of letters) {
      const outcome = await ask(name, await everybody[letter].pc.token());
      expect([letter, outcome]).toEqual([letter, outcomes[name].pc]);
    }
  });

  it('commands are for an administrator of the county, on a PC where they signed in', async () => {
    const { R, U } = everybody;
    const nobody = newId();
    const commands: Record<AdminCommand['command'], AdminCommand> = {
      addOffice: {
        command: 'addOffice',
        office: {
          ...{ kind: 'unit', name: '', prefix: '', island: '', address: '', phone: '', hours: '' },
        },
      },
      addPerson: {
        command: 'addPerson',
        person: { office: nobody, name: '某人', roles: ['unit'] },
      },
      setPersonActive: { command: 'setPersonActive', person: nobody, active: true },
      makeDeviceCode: { command: 'makeDeviceCode', office: nobody },
      makePersonCode: { command: 'makePersonCode', person: nobody },
      revokeDevice: { command: 'revokeDevice', device: 'nosuchpc00' },
      readmitDevice: { command: 'readmitDevice', device: 'nosuchpc00' },
      listDevices: { command: 'listDevices' },
    };
    for (const wanted of Object.values(commands)) {
      for (const letter of letters) {
        const { pc, id } = everybody[letter];
        const reply = await pc.post(paths.admin, { by: id, do: wanted });
        const letIn = reply.status === 200 || problemOf(reply) !== '403 act.notPermitted';
        const expected = 'AP'.includes(letter);
        expect([letter, wanted.command, letIn]).toEqual([letter, wanted.command, expected]);
      }
      for (const { pc } of [R, U]) {
        const borrowed = await pc.post(paths.admin, { by: everybody.A.id, do: wanted });
        expect(problemOf(borrowed)).toBe('403 act.notPermitted');
      }
    }
  });

  it('a person signs in only on a PC of their own office', async () => {
    for (const at of letters) {
      for (const who of letters) {
        const reply: Reply = await everybody[at].pc.post(paths.signIn, {
          person: everybody[who].id,
          secret: 'no such passphrase',
        });
        const same = everybody[at].office === everybody[who].office;
        const told = problemOf(reply);
        expect([at, who, told === '404 person.unknown']).toEqual([at, who, !same]);
      }
    }
  });
});

describe('every record for everybody', () => {
  /** The records of one story each, and who may see them. */
  let records: { what: string; collection: SyncedCollection; id: string; seenBy: string }[];

  const pushAs = async <Document extends SyncedDocument>(
    by: Person,
    collection: SyncedCollection,
    document: Document,
  ): Promise<Document> => {
    const { documents, problems } = await by.pc.push(collection, [document]);
    expect(problems).toEqual([]);
    return documents[0] as Document;
  };

  beforeAll(async () => {
    const { R, H, C, U, O } = everybody;
    const opinion = (made: OpinionDocument) => pushAs(R, 'opinions', made);
    const sent = (changes = {}, visit = newId()) =>
      opinion(withActs(newOpinion(R, changes, visit), H.act('triage', toCounty)));
    const assigned = async (held: OpinionDocument) =>
      pushAs(C, 'opinions', withActs(held, C.act('accept'), C.act('assign', assignTo(U))));
    const heard = async (consents: typeof named) => {
      const resident = await pushAs(R, 'residents', newResident(R, { name: '测试居民' }));
      const visit = await pushAs(R, 'visits', newVisit(R, [resident.id]));
      return { resident, visit, opinion: await sent({ consents }, visit.id) };
    };
    const moved = async () => {
      const first = await assigned(await sent());
      const back = U.act('returnAssignment', { reason: '不属本单位职责' });
      const returned = await pushAs(U, 'opinions', withActs(first, back));
      return pushAs(C, 'opinions', withActs(returned, C.act('assign', assignTo(O))));
    };
    const disputed = () => {
      const said = newOpinion(R);
      const kept = H.act('triage', { route: 'village', explanation: '由村里处理' });
      const round = () => [
        H.act('reply', { reply: '村里已处理' }),
        R.act('tellResident', { channel: 'phone', told: '已告知' }),
        R.act('rate', { rating: 'dissatisfied', remark: '' }),
      ];
      return opinion(withActs(said, kept, ...round(), ...round()));
    };
    const disclosure = (level: string, actsOn: () => Act[] = () => []) => {
      const drafted = newDisclosure(R, level);
      return pushAs(R, 'disclosures', addToDisclosure(drafted, ...actsOn()));
    };
    const submitted = () => [R.act('submit', { accepted: [] })];
    const published = () => [
      ...submitted(),
      H.act('approve'),
      H.act('publish', { version: 1, hash: 'a'.repeat(64) }),
    ];
    const silent = await heard(opinionContent.consents);
    const agreed = await heard(named);
    const handed = await heard(named);
    await assigned(handed.opinion);
    const alone = await pushAs(R, 'residents', newResident(R, { name: '测试居民' }));
    const secret = { category: '27', confidential: true };
    const of = (collection: SyncedCollection) => (what: string, id: string, seenBy: string) => ({
      ...{ what, collection, id, seenBy },
    });
    const [opinions, residents] = [of('opinions'), of('residents')];
    const disclosures = of('disclosures');
    records = [
      opinions('at the station', (await opinion(newOpinion(R))).id, ours),
      opinions('sent to the county', (await sent()).id, withCounty),
      opinions('assigned', (await assigned(await sent())).id, withUnit),
      opinions('handed on to another unit', (await moved()).id, 'RHDCAPUO'),
      opinions('about conduct, confidential', (await sent(secret)).id, ours),
      opinions('about conduct', (await sent({ category: '27' })).id, withCounty),
      opinions('confidential', (await sent({ confidential: true })).id, withCounty),
      opinions('in dispute', (await disputed()).id, withCounty),
      of('visits')('heard', silent.visit.id, ours),
      of('visits')('heard, with consent', handed.visit.id, ours),
      residents('of no opinion', alone.id, ours),
      residents('who did not agree', silent.resident.id, ours),
      residents('who agreed', agreed.resident.id, withCounty),
      residents('who agreed, assigned', handed.resident.id, withUnit),
      disclosures('drafted', (await disclosure('township')).id, ours),
      disclosures('submitted', (await disclosure('township', submitted)).id, withCounty),
      disclosures('on the wall', (await disclosure('station', published)).id, withCounty),
      disclosures('township', (await disclosure('township', published)).id, letters.join('')),
      disclosures('county', (await disclosure('county', published)).id, letters.join('')),
      of('directory')('an office', R.office, letters.join('')),
      of('directory')('a person', R.id, letters.join('')),
    ];
  });

  it('leaves no collection out', () => {
    const told = new Set(records.map(({ collection }) => collection));
    expect(told).toEqual(new Set(syncedCollections));
  });

  it.each(letters)('%s pulls what is theirs and nothing else', async (letter) => {
    const { pc } = everybody[letter];
    const seen = new Set<string>();
    for (const collection of syncedCollections) {
      for (const id of (await pc.pullAll(collection)).keys()) seen.add(id);
    }
    const theirs = records.filter(({ seenBy }) => seenBy.includes(letter));
    const found = records.filter(({ id }) => seen.has(id));
    expect(found).toEqual(theirs);
  });

  it.each(letters)('%s learns nothing of a record by pushing its id', async (letter) => {
    const { pc, office } = everybody[letter];
    for (const { collection, id, seenBy } of records) {
      if (seenBy.includes(letter)) continue;
      const probes = [everybody.R.office, office].map((station) => ({
        ...{ id, station, acts: [], fields: {} },
      }));
      const fields = { name: { value: '', at: everybody[letter].clock.next(), by: newId() } };
      const { documents, problems } = await pc.push(collection, [
        ...probes,
        { id, station: office, fields },
      ]);
      expect(documents).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});

describe('every field for every office', () => {
  const secrets = Object.fromEntries(
    residentFieldNames.map((name) => [name, `秘密·${name}`]),
  ) as Record<(typeof residentFieldNames)[number], string>;

  async function everythingOf(pc: Pc): Promise<string> {
    const all: unknown[] = [];
    for (const collection of syncedCollections)
      all.push([...(await pc.pullAll(collection)).values()]);
    return JSON.stringify(all);
  }

  it.each([
    ['without consent', false],
    ['with consent', true],
  ])('a resident %s', async (_what, agreed) => {
    const { R, H, C, U } = everybody;
    const mark = agreed ? '甲' : '乙';
    const values = Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [name, `${value}${mark}`]),
    );
    const resident = newResident(R, values);
    const visit = newVisit(R, [resident.id]);
    const consents = { ...opinionContent.consents, passName: agreed };
    const heard = newOpinion(R, { consents }, visit.id);
    await R.pc.push('residents', [resident]);
    await R.pc.push('visits', [visit]);
    const sent = withActs(heard, H.act('triage', toCounty));
    const { documents } = await R.pc.push('opinions', [sent]);
    const assigned = withActs(
      documents[0] as OpinionDocument,
      C.act('accept'),
      C.act('assign', assignTo(U)),
    );
    await C.pc.push('opinions', [assigned]);
    const atUnit = (await U.pc.pullAll('residents')).get(resident.id);
    expect([atUnit !== undefined, atUnit && isSignedResident(U.pc, atUnit)]).toEqual(
      agreed ? [true, true] : [false, undefined],
    );
    const passedOn = agreed ? ['name', 'phone'] : [];
    for (const letter of letters) {
      const text = await everythingOf(everybody[letter].pc);
      const seen = residentFieldNames.filter((name) => text.includes(`${secrets[name]}${mark}`));
      const expected = ours.includes(letter)
        ? [...residentFieldNames]
        : 'CAPU'.includes(letter)
          ? passedOn
          : [];
      expect([letter, seen]).toEqual([letter, expected]);
    }
  });
});
