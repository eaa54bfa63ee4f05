// Three sample disclosures: one on the wall, one before its approver, one still being written.
import type { DisclosureActKind, DisclosureContent } from '../disclosure/disclosureActs.ts';
import type { SamplePerson } from './sampleDirectory.ts';
import { samplePeople } from './sampleDirectory.ts';
import type { SampleOpinion } from './sampleOpinionTexts.ts';
import type { SampleMoment } from './sampleSteps.ts';

interface SampleDisclosureStep {
  ago: number;
  by: SamplePerson;
  kind: DisclosureActKind;
  payload: (moment: SampleMoment) => Record<string, unknown>;
}

export interface SampleDisclosure {
  ago: number;
  content: Omit<DisclosureContent, 'opinions'>;
  opinions: readonly SampleOpinion[];
  steps: readonly SampleDisclosureStep[];
}

const { recorder, head } = samplePeople;

const ferryNoticeBody =
  '居民反映：大风停航时码头无告示，老人白跑。\n' +
  '办理情况：县交通运输局已在枸杞客运码头设停航公告板，停航决定后半小时内通知，村广播同步播报。\n' +
  '居民评价：满意。';

/** SHA-256 of `ferryNoticeBody` in hex; shared code has no digest of its own, a test compares. */
const ferryNoticeHash = 'b70ca9bd554d5adbdf2ea5c0f2e10fa905c850ce7688d73a631ce20774a4a998';

export const sampleDisclosures: readonly SampleDisclosure[] = [
  {
    ago: 40.6,
    content: {
      title: '停航信息张贴问题办理结果',
      body: ferryNoticeBody,
      level: 'station',
      topic: 'opinionResult',
    },
    opinions: ['ferryNotice'],
    steps: [
      { ago: 40.5, by: recorder, kind: 'submit', payload: () => ({ accepted: [] }) },
      { ago: 39.6, by: head, kind: 'approve', payload: () => ({}) },
      {
        ago: 39.5,
        by: head,
        kind: 'publish',
        payload: () => ({ version: 1, hash: ferryNoticeHash }),
      },
      {
        ago: 39.3,
        by: recorder,
        kind: 'post',
        payload: ({ day }) => ({ place: '联络站公示栏', on: day(39) }),
      },
      {
        ago: 38.3,
        by: recorder,
        kind: 'post',
        payload: ({ day }) => ({ place: '枸杞客运码头公告栏', on: day(38) }),
      },
    ],
  },
  {
    ago: 8.5,
    content: {
      title: '自来水咸味问题办理结果',
      body:
        '居民反映：自来水有咸味。\n' +
        '办理情况：县水务公司更换海水淡化二级膜，连续七日检测合格。\n' +
        '居民评价：基本满意。',
      level: 'township',
      topic: 'opinionResult',
    },
    opinions: ['saltyWater'],
    steps: [{ ago: 8.3, by: recorder, kind: 'submit', payload: () => ({ accepted: [] }) }],
  },
  {
    ago: 1.5,
    content: {
      title: '下周代表接待公告',
      body: '下周二上午，代表甲01、代表甲02 在枸杞乡人大代表联络站接待居民，主题：海上出行。遇停航顺延至下一船日。',
      level: 'station',
      topic: 'receptionNotice',
    },
    opinions: [],
    steps: [],
  },
];
