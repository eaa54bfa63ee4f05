// Who came to the sample station in the last two months, when and how; the opinions lie in their own files.
import type { ResidentValues } from '../reception/resident.ts';
import type { VisitContent } from '../reception/visitActs.ts';
import { samplePeople } from './sampleDirectory.ts';
import type { SampleOpinion } from './sampleOpinionTexts.ts';

export interface SampleVisit {
  /** Days before now; 12.9 is a morning, 12.1 an afternoon twelve days ago, 0.5 is earlier today. */
  ago: number;
  residents: readonly ResidentValues[];
  opinions: readonly SampleOpinion[];
  content: Omit<VisitContent, 'residents'>;
  /** Archived by the head, signed, or as it was registered. */
  kept?: 'confirmed' | 'archived';
}

const scheduled = [samplePeople.deputyOne.id];
const both = [samplePeople.deputyOne.id, samplePeople.deputyTwo.id];

const usual: SampleVisit['content'] = {
  channel: 'walkIn',
  placeMode: 'inside',
  reachMode: 'fixed',
  island: '枸杞',
  place: '',
  submitterKind: 'person',
  people: 1,
  deputies: scheduled,
  theme: '',
};

/** Invented on their face: 测试居民001, 000-0000-0001. */
function resident(running: number, more: ResidentValues = {}): ResidentValues {
  const padded = String(running).padStart(3, '0');
  return {
    name: `测试居民${padded}`,
    phone: `000-0000-0${padded}`,
    ageBand: 'under75',
    village: '大王村',
    ...more,
  };
}

function visit(
  ago: number,
  residents: readonly ResidentValues[],
  opinions: readonly SampleOpinion[],
  content: Partial<SampleVisit['content']> = {},
  kept?: SampleVisit['kept'],
): SampleVisit {
  const made = { ago, residents, opinions, content: { ...usual, ...content } };
  return kept ? { ...made, kept } : made;
}

const byPhone: Partial<VisitContent> = { channel: 'phone', deputies: [] };
const outside = { channel: 'outreach', placeMode: 'outside', reachMode: 'mobile' } as const;
const anonymous = { submitterKind: 'anonymous' } as const;
const boatDay = { theme: '船日接待：出行与供水', deputies: both };

export const sampleVisits: readonly SampleVisit[] = [
  visit(
    58.8,
    [resident(1, { sex: 'male', ageBand: 'over75' })],
    ['ferryNotice'],
    boatDay,
    'archived',
  ),
  visit(
    55.6,
    [resident(2, { sex: 'female' })],
    ['saltyWater', 'waterPressure'],
    boatDay,
    'archived',
  ),
  visit(52.3, [resident(3, { village: '龙泉村' })], ['handrail'], {}, 'archived'),
  visit(49.7, [resident(4, { ageBand: 'over75', help: '听力' })], ['canteen'], outside, 'archived'),
  visit(
    46.4,
    [resident(5, { sex: 'male', ageBand: 'under60' })],
    ['wreck', 'shelterHarbour'],
    {},
    'confirmed',
  ),
  visit(
    43.9,
    [resident(6, { sex: 'female', village: '干斜村' })],
    ['powerCut', 'noSignal'],
    byPhone,
  ),
  visit(
    40.5,
    [resident(7, { name: '测试水产有限公司经办人', organisation: '测试水产有限公司' })],
    ['powerApplication'],
    { submitterKind: 'legalPerson' },
    'confirmed',
  ),
  visit(37.2, [resident(8, { ageBand: 'over75', village: '龙泉村' })], ['callBell'], outside),
  visit(35.8, [resident(9, { ageBand: 'under60' })], ['parcelFee'], {}, 'archived'),
  visit(33.6, [], ['septicTank'], { ...anonymous, channel: 'letter', deputies: [] }),
  visit(
    31.4,
    [resident(10, { sex: 'female', ageBand: 'over75' })],
    ['winterMedicine', 'longPrescriptions'],
  ),
  visit(28.7, [resident(11, { village: '里西村' })], ['musselFloats'], { deputies: both }),
  visit(26.5, [resident(12, { sex: 'female' })], ['nightTransfer'], {}, 'confirmed'),
  visit(23.3, [resident(13)], ['courtRuling'], {}, 'archived'),
  visit(21.6, [], ['villageContract'], { ...anonymous, deputies: [] }),
  visit(
    19.8,
    [14, 15, 16, 17, 18].map((running) => resident(running, { village: '里西村' })),
    ['schoolBus', 'summerCare'],
    { submitterKind: 'group', people: 7 },
    'confirmed',
  ),
  visit(16.4, [resident(19, { sex: 'male' })], ['saltyWaterAgain'], byPhone),
  visit(13.7, [resident(20, { village: '大王村', ageBand: 'under60' })], ['fireLane'], outside),
  visit(
    10.5,
    [resident(21, { name: '测试养殖合作社代表', organisation: '测试养殖合作社' })],
    ['seaRubbish', 'fullBins'],
    { submitterKind: 'organisation', people: 2 },
    'confirmed',
  ),
  visit(7.6, [resident(22, { ageBand: 'under60' })], ['subsidyList', 'ferryTickets'], boatDay),
  visit(5.4, [resident(23, { ageBand: 'under14', guardian: '测试监护人001' })], ['streetLamps'], {
    deputies: both,
  }),
  visit(3.5, [resident(24, { sex: 'male', ageBand: 'over75' })], ['pierShelter', 'lockedShelter']),
  visit(
    1.8,
    [resident(25, { registeredPlace: '枸杞', village: '' })],
    ['voterRegistration'],
    byPhone,
  ),
  visit(0.5, [resident(26, { sex: 'female', village: '石浦村' })], ['waterNotice']),
];
