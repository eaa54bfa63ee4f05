// The county's contract with its stations, held by both engines.
import { afterAll, beforeAll, describe } from 'vitest';
import { administrationCases } from './cases/administrationCases.ts';
import { enrolmentCases } from './cases/enrolmentCases.ts';
import { newsCases } from './cases/newsCases.ts';
import { photoCases } from './cases/photoCases.ts';
import { pushCases } from './cases/pushCases.ts';
import { refusalCases } from './cases/refusalCases.ts';
import { restartCases } from './cases/restartCases.ts';
import { scopeCases } from './cases/scopeCases.ts';
import { embeddedEngine, openHouse, postgresEngine, type House } from './house.ts';

describe.each([embeddedEngine(), postgresEngine()])('on $name', (engine) => {
  let opened: House;
  const house = () => opened;

  beforeAll(async () => {
    opened = await openHouse(engine);
  });
  afterAll(async () => {
    await opened.close();
    await engine.stop();
  });

  enrolmentCases(house);
  pushCases(house);
  refusalCases(house);
  scopeCases(house);
  photoCases(house);
  newsCases(house);
  administrationCases(house);
  restartCases(house, engine);
});
