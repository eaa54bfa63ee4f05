// What the resident says in the demo, and what the offices answer. Invented, like everybody in it.
import type { SpokenVisit } from '../app/hands.ts';

/** Also the names of their profile folders. */
export const offices = { station: 'station', county: 'county-desk', unit: 'unit' };

export const people = {
  recorder: '联络员小林',
  head: '站长老周',
  county: '代表工委小陈',
  unit: '交通局经办小张',
  unitName: '县交通运输局',
};

export const visit = {
  name: '测试居民老渔民',
  phone: '000-0000-7351',
  opinions: [
    {
      words:
        '风大停航的消息码头上没人贴，手机也收不到，我这个年纪又不会看那个群。上礼拜白跑两趟，从里西走到码头要四十分钟。',
      summary: '停航消息没有张贴，老人收不到通知，白跑码头。建议在码头和村口张贴，并用广播通知。',
      category: '01',
      consents: ['可以把我的姓名和电话', '可以不写姓名', '可以打电话回访'],
    },
    {
      words: '水龙头出来的水有咸味，已经一个多月了，烧茶都是咸的。',
      summary: '里西村自来水有咸味，已一个多月，希望查明原因。',
      category: '03',
    },
  ],
} satisfies SpokenVisit;

export const unfinished = '渔港里沉船没人清，潮水一落进港就擦底，昨天老陈家的船';

export const answers = {
  instruction: '请核实停航信息发布方式，提出便于老人知晓的办法，按期答复。',
  reply:
    '已与客运公司商定：自本周起，停航决定后三十分钟内在枸杞客运码头、里西村口张贴告示，并由村广播播报两遍；七十岁以上常乘船老人由村联络员电话通知。',
  told: '打电话告诉了：以后停航会贴告示、广播播两遍，村里会打电话。老人说听明白了。',
  rating: '广播听得见，好。',
  disclosureTitle: '关于停航信息告知方式的办理结果',
  disclosureBody:
    '有居民反映停航消息不易知晓。经县交通运输局办理：停航决定作出后三十分钟内，在枸杞客运码头和里西村口张贴告示，村广播播报两遍，并由村联络员电话告知常乘船的老年居民。欢迎大家监督。',
  wall: '枸杞乡便民服务中心一楼公示栏',
};
