// What became of every sample opinion: together they show each road an opinion can take.
import { samplePeople } from './sampleDirectory.ts';
import type { SampleOpinion } from './sampleOpinionTexts.ts';
import type { SampleStep } from './sampleSteps.ts';
import {
  accept,
  archive,
  assign,
  extend,
  lookBack,
  mergeInto,
  progress,
  rate,
  reply,
  requestSupplement,
  returnAssignment,
  seal,
  submit,
  suspend,
  takeOn,
  tell,
  triage,
} from './sampleSteps.ts';

const { recorder, transport, fishery, water, health, power, environment, telecom, emergency } =
  samplePeople;

/** From the desk to the county: handed to the head, decided, and accepted by the county. */
const toCounty = (submitted: number, accepted: number, running: number): SampleStep[] => [
  submit(submitted, 'county'),
  triage(submitted - 0.3, 'county'),
  accept(accepted, running),
];

export const sampleStories: Record<SampleOpinion, readonly SampleStep[]> = {
  ferryNotice: [
    ...toCounty(58.7, 56.6, 31),
    assign(56.5, 'transport', 30, '请会同航运公司研究停航信息发布。'),
    takeOn(55.5, transport),
    progress(50.4, transport, '已与航运公司商定：停航决定后半小时内通知各码头。'),
    reply(
      44.5,
      transport,
      '枸杞客运码头已设停航公告板，停航信息由村广播同步播报，短信平台已接入。',
    ),
    tell(43.6, 'visit', '上门告知：公告板已设，停航会广播。'),
    rate(43.5, 'satisfied', '老人说现在不白跑了。'),
    archive(41.3),
    lookBack(5.4, '公告板在用，近两次停航均按时张贴。'),
  ],
  saltyWater: [
    ...toCounty(55.5, 53.7, 32),
    assign(53.6, 'water', 30, '请检测水质并答复居民。'),
    takeOn(52.8, water),
    reply(40.6, water, '经检测，氯离子偏高，已冲洗管网。'),
    tell(39.5, 'phone', '告知已冲洗管网。'),
    rate(38.4, 'dissatisfied', '水还是咸的。'),
    takeOn(36.7, water),
    progress(20.5, water, '查明为海水淡化二级膜老化，已订购更换。'),
    reply(12.6, water, '二级膜已更换，连续七日检测合格，检测单已送联络站。'),
    tell(11.5, 'visit', '上门送检测单。'),
    rate(10.4, 'basically', '不咸了，希望以后早点讲。'),
  ],
  waterPressure: [
    ...toCounty(55.4, 53.5, 33),
    assign(50.6, 'water', 30, '旺季前答复。'),
    takeOn(49.7, water),
    progress(30.5, water, '已勘察，拟增设加压泵，正在报批。'),
  ],
  handrail: [
    submit(52.2, 'onSpot', '已代为转达谢意，代表将继续回访。'),
    triage(51.9, 'onSpot', '已代为转达谢意，代表将继续回访。'),
    tell(51.8, 'station', '当面致谢。'),
    rate(51.7, 'satisfied'),
    archive(51.2),
  ],
  canteen: [
    triage(49.6, 'onSpot', '代表当场联系照料中心，次日起另做软食。'),
    tell(49.5, 'visit', '已告知次日起另做软食。'),
    rate(47.5, 'satisfied', '软多了。'),
    archive(47.2),
  ],
  wreck: [
    ...toCounty(46.3, 44.6, 34),
    assign(44.5, 'fishery', 30, '涉航行安全，请先设警示。'),
    takeOn(43.8, fishery),
    progress(41.5, fishery, '已设警示浮标。'),
    extend(20.4, 25, '打捞需等大潮，延期。'),
    reply(2.6, fishery, '沉船已于上周打捞出港，航道已扫测。'),
  ],
  shelterHarbour: [
    ...toCounty(46.2, 44.4, 35),
    assign(44.3, 'fishery', 60),
    takeOn(43.4, fishery),
    suspend(25.5, 90, '扩容须在冬季停工期后测量，汛前恢复办理。'),
  ],
  powerCut: [
    ...toCounty(43.8, 42.7, 36),
    assign(42.6, 'power', 15, '请公布抢修信息发布办法。'),
    takeOn(42.5, power),
    reply(33.6, power, '海缆已修复；今后故障抢修每四小时通过村广播通报一次进度。'),
    tell(32.5, 'phone', '已电话告知通报办法。'),
    rate(32.4, 'satisfied'),
    archive(28.3),
  ],
  noSignal: [
    ...toCounty(43.7, 42.3, 37),
    assign(42.2, 'emergency', 30),
    returnAssignment(39.5, 'emergency', '基站建设不属本局职责，建议交通信运营商办理。'),
    assign(26.6, 'telecom', 30, '请勘察后山信号盲区。'),
    takeOn(25.7, telecom),
    progress(9.6, telecom, '已上山测试，拟在水塔顶增设微站。'),
  ],
  powerApplication: [
    ...toCounty(40.4, 38.6, 38),
    assign(38.5, 'power', 30),
    takeOn(37.6, power),
    reply(15.5, power, '所缺负荷计算书已收，增容方案批复，本月施工。'),
    tell(14.6, 'phone', '已告知企业经办人。'),
    rate(13.5, 'satisfied', '贻贝季前能用上。'),
  ],
  callBell: [
    submit(37.1, 'microProject', '费用约三百元，建议站内立办。'),
    triage(36.6, 'microProject', '同意，列入本月微实事。'),
    progress(18.5, recorder, '呼叫铃已采购，等船期安装。'),
  ],
  parcelFee: [
    triage(35.7, 'township', '请乡里核实快递网点收费标准。'),
    takeOn(34.6, recorder),
    reply(30.5, recorder, '网点已公示收费标准，包邮件不再加收，投诉电话已张贴。'),
    tell(29.6, 'station', '已当面告知。'),
    rate(29.5, 'satisfied'),
    archive(29.2),
  ],
  septicTank: [
    ...toCounty(33.5, 31.7, 39),
    assign(31.6, 'environment', 30, '请核查，注意保护反映人。'),
    takeOn(30.7, environment),
    extend(4.5, 15, '须待旺季夜间取样。'),
  ],
  winterMedicine: [
    ...toCounty(31.3, 29.7, 40),
    assign(29.6, 'health', 30),
    takeOn(28.8, health),
    reply(6.5, health, '枸杞卫生院已建立慢性病常用药一个月储备，停航期由船运优先补给。'),
    tell(4.6, 'phone', '已电话告知，待下次来站评价。'),
  ],
  longPrescriptions: [
    submit(31.2, 'suggestion', '政策性问题，供代表形成建议。'),
    triage(30.6, 'suggestion', '作为代表建议素材，由代表甲01 跟进。'),
    tell(28.5, 'phone', '告知将作为代表建议素材，意见已留存。'),
  ],
  musselFloats: [...toCounty(28.6, 25.7, 41), assign(24.6, 'fishery', 30, '请就补助门槛作说明。')],
  nightTransfer: [
    ...toCounty(26.4, 25.5, 42),
    assign(25.4, 'health', 20, '紧急，请优先办理。'),
    takeOn(24.8, health),
    reply(14.6, health, '已与海事部门建立夜间转运联络机制。'),
    tell(9.6, 'visit', '上门告知联络机制。'),
    rate(8.5, 'dissatisfied', '有电话没有船，还是要等。'),
  ],
  courtRuling: [
    submit(23.2, 'notAccepted', '判决已生效，不属联络站受理范围。'),
    triage(
      22.6,
      'notAccepted',
      '人大代表不直接处理诉讼案件。对生效判决不服，可依法向上一级人民法院申请再审，或在再审被驳回后向人民检察院申请监督；可到县公共法律服务中心免费咨询。',
    ),
    tell(22.5, 'station', '当面送达不予受理告知单，说明申请再审的途径。'),
  ],
  villageContract: [
    seal(21.5, '来访人要求保密，作受限件处理。'),
    triage(21.3, 'petition', '按信访事项移送有权处理机关，不经站内流转。'),
  ],
  schoolBus: [
    ...toCounty(19.7, 17.6, 43),
    assign(17.5, 'transport', 30),
    returnAssignment(12.5, 'transport', '校车线路由教育部门会同学校确定，请改交县教育局。'),
  ],
  summerCare: [
    submit(19.6, 'village', '村里文化礼堂可用。'),
    triage(18.6, 'village', '请村里商小学和志愿者，暑期前答复。'),
    takeOn(17.7, recorder),
    progress(8.6, recorder, '已与小学商定场地，正在招募志愿者。'),
  ],
  saltyWaterAgain: [
    mergeInto(16.3, 'saltyWater', '与先前登记的同一件事，合并办理，一并答复。'),
    tell(11.4, 'phone', '合并答复：二级膜已更换。'),
  ],
  fireLane: [
    ...toCounty(13.6, 11.7, 44),
    assign(11.6, 'emergency', 30, '安全事项，请先行整治。'),
    takeOn(10.8, emergency),
    progress(6.5, emergency, '已划禁停线，联合巡查两次。'),
  ],
  seaRubbish: toCounty(10.4, 2.6, 45),
  fullBins: [
    submit(10.3, 'township', '乡里可直接协调。'),
    triage(9.6, 'township', '请乡综合执法队调整清运班次。'),
  ],
  subsidyList: [submit(7.5, 'county'), triage(6.6, 'county', '请县里答复公示时间。')],
  ferryTickets: [submit(7.4, 'county'), triage(6.5, 'county')],
  streetLamps: [submit(5.3, 'county'), requestSupplement(4.5, '请补充步道起止位置和无灯段长度。')],
  pierShelter: [submit(3.4, 'county', '多次反映，建议报县。')],
  lockedShelter: [submit(3.3, 'township', '请村里先开门、贴联系人。')],
  voterRegistration: [
    triage(
      1.6,
      'onSpot',
      '一般在户籍所在地登记；也可由原选区出具选民资格证明后，在现居住地登记。已给咨询电话。',
    ),
  ],
  waterNotice: [],
};
