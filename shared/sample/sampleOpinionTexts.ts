// What the invented residents said, in their own words, with the clerk's summary. No line of it is about a real person.
import type { Category } from '../categories.ts';
import type { OpinionContent } from '../opinion/opinionActs.ts';

type Manner = Partial<
  Pick<
    OpinionContent,
    'wish' | 'urgency' | 'raisedBefore' | 'replyPreference' | 'consents' | 'confidential'
  >
>;

const askedNothing = { passName: false, publish: false, callBack: false };
const openly = { consents: { passName: true, publish: true, callBack: true } };

/** Words, summary, category and place; how it was said where it differs from the usual. */
function said(
  words: string,
  summary: string,
  category: Category,
  place: string,
  manner: Manner = {},
): OpinionContent {
  return {
    words,
    summary,
    category,
    place,
    wish: 'resolve',
    urgency: 'normal',
    raisedBefore: '',
    replyPreference: 'phone',
    consents: { passName: false, publish: true, callBack: true },
    confidential: false,
    ...manner,
  };
}

export const sampleOpinionTexts = {
  ferryNotice: said(
    '风一大船就停，停了码头上一张纸都没有，手机也收不到消息。我们老人家一大早走过去，白跑一趟。',
    '大风停航信息在枸杞客运码头未及时张贴，手机通知也不到达，老人白跑。建议停航即贴告示并由村广播通知。',
    '01',
    '枸杞客运码头',
    { wish: 'suggest', ...openly },
  ),
  ferryTickets: said(
    '早班船票放得太少，看病的人跟游客抢票。能不能给我们岛上人留几张？',
    '旅游旺季早班船票紧张，就医居民购票难，希望预留居民票。',
    '01',
    '枸杞客运码头',
    { raisedBefore: '去年在村里说过' },
  ),
  winterMedicine: said(
    '冬天一礼拜没几班船，血压药断了三天，只好问隔壁讨。',
    '冬季航班少，慢性病药品断供三天，希望岛上备足常用药。',
    '06',
    '龙泉村',
    { urgency: 'medical' },
  ),
  longPrescriptions: said(
    '慢病药一次只给配两个礼拜，来回一趟船不容易，要多配一点。',
    '希望慢性病长处方在海岛放宽到一次配药两至三个月。',
    '06',
    '枸杞卫生院',
    { wish: 'suggest' },
  ),
  saltyWater: said(
    '水龙头出来的水有咸味，已经一个多月了，烧开水都是咸的。',
    '自来水有咸味持续一个多月，请检测水质并说明原因。',
    '03',
    '大王村',
    openly,
  ),
  saltyWaterAgain: said(
    '水咸的事我在热线也打过，没人回。孙子不肯喝。',
    '反映自来水咸味，已拨打热线，与先前意见为同一件事。',
    '03',
    '大王村',
    { raisedBefore: '12345 热线' },
  ),
  waterPressure: said(
    '一到夏天民宿用水多，我们住高的一滴也上不来，半夜起来接水。',
    '旺季用水高峰高处居民无水压，希望加压或错峰供水。',
    '03',
    '里西村高处',
  ),
  waterNotice: said(
    '限水可以，能不能头一天讲一声？我们好接几桶。',
    '建议限水时间提前一天通知到户。',
    '03',
    '石浦村',
    { wish: 'suggest' },
  ),
  powerCut: said(
    '海缆坏了停电两天，冰箱里的鱼全坏了，也没人讲啥时候来电。',
    '海缆故障停电两天，居民储藏的鱼变质，希望公布抢修进度。',
    '04',
    '干斜村',
  ),
  powerApplication: said(
    '我们公司冷库增容报了半年了，资料补了三次，贻贝季马上到。',
    '企业冷库用电增容申请半年未批，请明确所缺资料与时限。',
    '04',
    '石浦渔港',
    { consents: { passName: true, publish: false, callBack: true } },
  ),
  noSignal: said(
    '后山信号一格都没有，台风天想报个平安都打不出去。',
    '后山无移动信号，台风期间无法报平安，希望增设基站。',
    '05',
    '干斜村后山',
    { urgency: 'typhoon', wish: 'suggest' },
  ),
  nightTransfer: said(
    '半夜里我老头肚子痛，等船等到天亮。能不能固定一条救护艇？',
    '夜间急病转运等船时间长，希望固定一条救护艇值班。',
    '06',
    '枸杞卫生院',
    { urgency: 'medical', ...openly },
  ),
  summerCare: said(
    '小学放暑假没人带小囡，我们夫妻两个都在海上。',
    '暑期无托管，渔民家庭无人照看儿童，希望开办托管班。',
    '07',
    '枸杞小学',
    { wish: 'suggest' },
  ),
  callBell: said(
    '阿婆一个人住，想装个呼叫铃，钱不多的，摔一跤也好有人晓得。',
    '为独居老人安装呼叫铃，费用小，建议列入民生微实事。',
    '08',
    '龙泉村',
    { wish: 'suggest', replyPreference: 'visit' },
  ),
  canteen: said(
    '食堂的菜太硬，我们牙齿咬不动。',
    '老年食堂菜品偏硬，希望烧软一些。',
    '08',
    '居家养老照料中心',
    { wish: 'suggest', replyPreference: 'none' },
  ),
  subsidyList: said(
    '休渔补贴的名单什么时候贴出来？去年贴的时候船都开走了。',
    '询问休渔补贴发放名单公示时间。',
    '09',
    '石浦渔港',
    { wish: 'consult' },
  ),
  wreck: said(
    '港里那条沉船没人管，退潮进来船底都擦着。',
    '渔港沉船未清理，影响渔船进港安全。',
    '09',
    '石浦渔港',
    { urgency: 'safety', ...openly },
  ),
  musselFloats: said(
    '换新浮子有补助是好事，我们小户只有几亩，条件够不着。',
    '贻贝养殖泡沫浮子更换补助门槛偏高，小户达不到，建议降低面积要求。',
    '10',
    '里西村养殖区',
    { wish: 'suggest' },
  ),
  seaRubbish: said(
    '海上漂来的垃圾吹到沙滩，今朝清了明朝又来。',
    '海漂垃圾反复上滩，希望建立长效清理机制。',
    '12',
    '小西天沙滩',
  ),
  fullBins: said(
    '码头边的垃圾桶夏天太满，苍蝇一堆，客人看到也不好。',
    '码头垃圾桶旺季清运不及时，希望增加清运次数。',
    '12',
    '枸杞客运码头',
    { wish: 'criticise' },
  ),
  septicTank: said(
    '有民宿化粪池夜里往海里排，请你们查。我不想留名字。',
    '反映有民宿夜间向海里排放污水，请有关部门核查。',
    '12',
    '大王村海边',
    { replyPreference: 'none', consents: askedNothing, confidential: true },
  ),
  shelterHarbour: said(
    '避风塘位置不够，台风来之前船没地方停，只好往外跑。',
    '避风塘泊位不足，台风前渔船无处停靠，希望汛前扩容。',
    '18',
    '石浦渔港',
    { urgency: 'typhoon' },
  ),
  lockedShelter: said(
    '避难点的门锁着，钥匙在谁那里？台风来了去哪里找？',
    '应急避难点门锁着且不知钥匙由谁保管，希望公示联系人。',
    '18',
    '干斜村',
    { urgency: 'safety', wish: 'criticise' },
  ),
  parcelFee: said(
    '快递上岛每件加五块，合理不合理？网上买的时候说包邮的。',
    '反映快递上岛加收费用，询问是否合规。',
    '19',
    '大王村快递点',
    { wish: 'consult' },
  ),
  courtRuling: said(
    '法院已经判了，我还是不服，你们人大给我做主。',
    '对已生效的法院判决不服，要求重新处理。',
    '28',
    '枸杞',
    { consents: { passName: false, publish: false, callBack: true } },
  ),
  villageContract: said(
    '村里工程给了亲戚做，我不想露名字。',
    '反映村级工程承包涉及干部亲属。来访人要求保密。',
    '27',
    '枸杞',
    { replyPreference: 'none', consents: askedNothing, confidential: true },
  ),
  handrail: said(
    '上次说的栏杆修好了，我来谢谢代表。',
    '对台阶栏杆已修复表示感谢。',
    '02',
    '龙泉村台阶',
    { wish: 'praise', replyPreference: 'none', ...openly },
  ),
  schoolBus: said(
    '校车只到村口，坡那么陡，下雨天小囡走下来我们心都吊着。',
    '校车停靠点距住处坡陡，雨天接送不安全，希望延伸一站。',
    '07',
    '里西村',
    { urgency: 'safety' },
  ),
  pierShelter: said(
    '格搭码头呒没凉棚，晒煞人。',
    '码头候船区无遮阳棚，希望加装。',
    '01',
    '枸杞客运码头',
  ),
  streetLamps: said(
    '滨海步道晚上没有灯，我下了自习自己走，黑得很。',
    '滨海步道夜间无路灯，学生晚归不安全，希望补装。',
    '02',
    '滨海步道',
    { urgency: 'safety', wish: 'suggest' },
  ),
  fireLane: said(
    '旺季停车把消防通道都堵牢了，真有火烧起来怎么办。',
    '旅游旺季停车占用消防通道，请整治。',
    '17',
    '大王村主路',
    { urgency: 'safety' },
  ),
  voterRegistration: said(
    '我户口在岛上，人住在大陆，选民登记找谁？',
    '人户分离，询问选民登记办理地点。',
    '26',
    '枸杞',
    { wish: 'consult' },
  ),
} as const satisfies Record<string, OpinionContent>;

export type SampleOpinion = keyof typeof sampleOpinionTexts;
