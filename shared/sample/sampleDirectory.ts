// The invented stations, units and people of a trial: nobody in here exists. Ids never change, because
// a trial at the station and one with the county must agree on them.
import type { DirectoryDocument } from '../directory/directory.ts';
import { countyOffice } from '../ids.ts';
import type { Actor } from '../permissions.ts';
import type { Stamp } from '../stamp.ts';
import type { Office, PersonCard } from '../sync/protocol.ts';

/** Every sample person signs in with it; the trial's sign-in page shows it. */
export const samplePassphrase = 'haidao-2026';

const sampleId = (running: number) =>
  `01940000-0000-7000-8000-${String(running).padStart(12, '0')}`;

export interface SamplePerson extends PersonCard {
  office: string;
  level?: 'city' | 'county' | 'township';
}

const noPlace = { prefix: '', island: '', address: '', hours: '' };

export const sampleCounty: Office = {
  ...noPlace,
  id: countyOffice,
  kind: 'county',
  name: '县人大常委会代表工作委员会',
  address: '菜园镇',
  phone: '000-0000-0100',
};

/** The station a trial stands in. */
export const sampleStation: Office = {
  id: sampleId(1),
  kind: 'station',
  name: '枸杞乡人大代表联络站',
  prefix: '枸杞',
  island: '枸杞',
  address: '枸杞乡便民服务中心一楼',
  phone: '000-0000-0101',
  hours: '每周二、周五；逢船日',
};

const sampleNeighbourStation: Office = {
  id: sampleId(2),
  kind: 'station',
  name: '嵊山镇人大代表联络站',
  prefix: '嵊山',
  island: '嵊山',
  address: '嵊山镇文化活动中心二楼',
  phone: '000-0000-0102',
  hours: '每周一、周四；逢船日',
};

const unit = (running: number, name: string): Office => ({
  ...noPlace,
  id: sampleId(running),
  kind: 'unit',
  name,
  phone: `000-0000-0${running}`,
});

export const sampleUnits = {
  transport: unit(201, '县交通运输局'),
  fishery: unit(202, '县海洋与渔业局'),
  water: unit(203, '县水务公司'),
  health: unit(204, '县卫生健康局'),
  power: unit(205, '县供电公司'),
  environment: unit(206, '市生态环境局嵊泗分局'),
  telecom: unit(207, '通信运营商驻县分公司'),
  emergency: unit(208, '县应急管理局'),
} as const satisfies Record<string, Office>;

export const sampleOffices: readonly Office[] = [
  sampleCounty,
  sampleStation,
  sampleNeighbourStation,
  ...Object.values(sampleUnits),
];

const person = (
  running: number,
  name: string,
  office: Office,
  roles: PersonCard['roles'],
): SamplePerson => ({ id: sampleId(running), name, office: office.id, roles });

export const samplePeople = {
  recorder: person(1001, '联络员小林', sampleStation, ['recorder']),
  head: person(1002, '站长老周', sampleStation, ['head']),
  deputyOne: {
    ...person(1003, '代表甲01', sampleStation, ['deputy']),
    level: 'county',
  },
  deputyTwo: {
    ...person(1004, '代表甲02', sampleStation, ['deputy']),
    level: 'township',
  },
  neighbourRecorder: person(1101, '联络员小沈', sampleNeighbourStation, ['recorder']),
  neighbourHead: person(1102, '站长老俞', sampleNeighbourStation, ['head']),
  neighbourDeputy: {
    ...person(1103, '代表乙01', sampleNeighbourStation, ['deputy']),
    level: 'county',
  },
  county: person(1201, '代表工委小陈', sampleCounty, ['county']),
  countyAdmin: person(1202, '代表工委老王', sampleCounty, ['county', 'admin']),
  transport: person(1301, '交通局经办小张', sampleUnits.transport, ['unit']),
  fishery: person(1302, '渔业局经办小李', sampleUnits.fishery, ['unit']),
  water: person(1303, '水务公司经办小金', sampleUnits.water, ['unit']),
  health: person(1304, '卫健局经办小方', sampleUnits.health, ['unit']),
  power: person(1305, '供电公司经办小何', sampleUnits.power, ['unit']),
  environment: person(1306, '环境分局经办小孙', sampleUnits.environment, ['unit']),
  telecom: person(1307, '通信公司经办小吴', sampleUnits.telecom, ['unit']),
  emergency: person(1308, '应急局经办小郑', sampleUnits.emergency, ['unit']),
} as const satisfies Record<string, SamplePerson>;

const everybody: readonly SamplePerson[] = Object.values(samplePeople);

/** The people who work at an office, as its sign-in page lists them. */
export function samplePeopleAt(office: string): PersonCard[] {
  return everybody
    .filter((candidate) => candidate.office === office)
    .map(({ id, name, roles }) => ({ id, name, roles }));
}

/** A sample person as the rules see them. */
export function sampleActor(id: string): Actor | undefined {
  const found = everybody.find((candidate) => candidate.id === id);
  return found && { person: found.id, office: found.office, roles: found.roles };
}

const placeNames = ['枸杞客运码头', '石浦渔港', '大王村', '龙泉村', '里西村', '干斜村', '小西天'];

const officeEntry =
  (at: Stamp) =>
  (office: Office): DirectoryDocument => {
    const { id, kind, name, prefix, island, address, phone, hours } = office;
    const common = { id, kind, name, active: true, at, office: '', roles: [], address, phone };
    return kind === 'station' ? { ...common, prefix, island, hours } : common;
  };

const personEntry =
  (at: Stamp) =>
  (candidate: SamplePerson): DirectoryDocument => {
    const { id, name, office, roles, level } = candidate;
    const entry = { id, kind: 'person' as const, name, active: true, at, office, roles };
    return level ? { ...entry, level } : entry;
  };

const placeEntry =
  (at: Stamp) =>
  (name: string, index: number): DirectoryDocument => ({
    id: sampleId(2001 + index),
    kind: 'place',
    name,
    active: true,
    at,
    office: sampleStation.id,
    roles: [],
    island: sampleStation.island,
  });

/** The whole sample directory, each entry made at `at`. */
export function sampleDirectory(at: Stamp): DirectoryDocument[] {
  return [
    ...sampleOffices.map(officeEntry(at)),
    ...everybody.map(personEntry(at)),
    ...placeNames.map(placeEntry(at)),
  ];
}
