// Everybody who could ask the county for something, by one letter each, for tables of who may what.
import type { Pc } from './countyClient.ts';
import { openHouse, postgresEngine, type House } from './house.ts';
import { addPc, addPerson, command, type Person } from './people.ts';

/** R联络员 H站长 D代表 C县代表工委 A管理员兼工委 P只是管理员 U承办单位 O另一单位 N邻站. */
export const letters = ['R', 'H', 'D', 'C', 'A', 'P', 'U', 'O', 'N'] as const;
export type Letter = (typeof letters)[number];

/** The people of these offices. */
export const ours = 'RHD';
export const withCounty = 'RHDCAP';
export const withUnit = 'RHDCAPU';

export interface MatrixTable {
  house: House;
  everybody: Record<Letter, Person>;
  /** A PC that was revoked while it had a token. */
  revoked: Pc;
  close: () => Promise<void>;
}

export async function openMatrixTable(): Promise<MatrixTable> {
  const engine = postgresEngine();
  const house = await openHouse(engine);
  const { admin, asRecorder, asHead, asDeputy, asCounty, asUnit, asOtherUnit, asStranger } =
    house.people;
  const everybody = {
    ...{ R: asRecorder, H: asHead, D: asDeputy, C: asCounty, A: admin },
    P: await addPerson(admin, admin.pc, '系统管理员', ['admin']),
    ...{ U: asUnit, O: asOtherUnit, N: asStranger },
  };
  const revoked = await addPc(admin, asRecorder.office);
  await revoked.token();
  await command(admin, { command: 'revokeDevice', device: revoked.device });
  const close = async () => {
    await house.close();
    await engine.stop();
  };
  return { house, everybody, revoked, close };
}
