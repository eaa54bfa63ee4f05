// A well-formed payload for every kind of act; tests change what they are about.
import type { PayloadOf } from '../../shared/actKinds.ts';
import type { DisclosureActKind, disclosureActs } from '../../shared/disclosure/disclosureActs.ts';
import type { OpinionActKind, opinionActs } from '../../shared/opinion/opinionActs.ts';
import type { VisitActKind, visitActs } from '../../shared/reception/visitActs.ts';
import { formatStamp } from '../../shared/stamp.ts';
import { ourStation, ourUnit, people } from './people.ts';

const someVisit = '01950000-0000-7000-8000-0000000000aa';
export const otherOpinion = '01950000-0000-7000-8000-0000000000bb';
const seenNothing = formatStamp(0, 0, 'device0000');

export const somePhoto = {
  photo: '01950000-0000-7000-8000-0000000000cc',
  sha256: 'ab'.repeat(32),
  bytes: 312_000,
  type: 'image/jpeg',
  width: 2000,
  height: 1500,
  caption: '码头候船区',
  showsResident: false,
} as const;

const reason = { reason: '理由' };
const opinionContent = {
  words: '格搭码头呒没凉棚，晒煞人。',
  summary: '码头候船区无遮阳棚，希望加装。',
  category: '01',
  place: '枸杞客运码头',
  wish: 'resolve',
  urgency: 'normal',
  raisedBefore: '',
  replyPreference: 'phone',
  consents: { passName: false, publish: true, callBack: true },
  confidential: false,
} as const;

export const opinionPayloads: {
  [Kind in OpinionActKind]: PayloadOf<typeof opinionActs, Kind>;
} = {
  register: {
    ...opinionContent,
    number: '枸杞〔2026〕意-A0001',
    station: ourStation,
    visit: someVisit,
    deputies: [people.deputyOne.id],
    heardAt: '2026-05-08T01:00:00.000Z',
  },
  amend: { changes: { place: '石浦渔港' }, basedOn: seenNothing },
  look: { seen: [] },
  submit: { route: 'county', explanation: '' },
  requestSupplement: reason,
  triage: { route: 'county', explanation: '' },
  accept: { countyNumber: '县代意〔2026〕1号' },
  assign: { unit: ourUnit, due: '2026-07-01', instruction: '请办理。' },
  returnAssignment: reason,
  takeOn: {},
  progress: { progress: '已到现场。' },
  extend: { due: '2026-08-01', reason: '等船期。' },
  reply: { reply: '已加装遮阳棚。' },
  tellResident: { channel: 'phone', told: '已电话告知。' },
  rate: { rating: 'satisfied', remark: '' },
  escalate: reason,
  archive: {},
  lookBack: { finding: 'done', remark: '' },
  reopen: reason,
  suspend: { reason: '停航' },
  resume: {},
  withdraw: reason,
  void: reason,
  seal: reason,
  note: { note: '代表已到现场看过。' },
  attach: somePhoto,
  detach: { photo: somePhoto.photo },
};

export const visitPayloads: { [Kind in VisitActKind]: PayloadOf<typeof visitActs, Kind> } = {
  register: {
    channel: 'walkIn',
    placeMode: 'inside',
    reachMode: 'fixed',
    island: '枸杞',
    place: '',
    submitterKind: 'person',
    residents: [],
    people: 1,
    deputies: [],
    theme: '',
    number: '枸杞〔2026〕接-A0001',
    station: ourStation,
    startedAt: '2026-05-08T01:00:00.000Z',
    endedAt: '2026-05-08T01:12:00.000Z',
  },
  amend: { changes: { theme: '船日接待' }, basedOn: seenNothing },
  look: { seen: [] },
  confirm: { how: 'signature' },
  archive: {},
  reopen: reason,
  void: reason,
  note: { note: '补记。' },
  attach: somePhoto,
  detach: { photo: somePhoto.photo },
};

const paper = { place: '联络站公示栏', on: '2026-05-20' };

export const disclosurePayloads: {
  [Kind in DisclosureActKind]: PayloadOf<typeof disclosureActs, Kind>;
} = {
  draft: {
    title: '遮阳棚办理结果',
    body: '码头候船区已加装遮阳棚。',
    level: 'station',
    topic: 'opinionResult',
    opinions: [],
    number: '枸杞〔2026〕公-A0001',
    station: ourStation,
  },
  amend: { changes: { title: '码头遮阳棚办理结果' }, basedOn: seenNothing },
  look: { seen: [] },
  submit: { accepted: [] },
  sendBack: reason,
  approve: {},
  publish: { version: 1, hash: '0'.repeat(64) },
  post: paper,
  takeDown: paper,
  withdraw: reason,
  discard: reason,
  note: { note: '已存档。' },
};
