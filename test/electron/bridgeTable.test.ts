/** Every call of the table has a handler, a name in preload and a place for its refusals. Rules BR1–BR3. */
import { describe, expect, it } from 'vitest';
import type { Ferry } from '../../electron/bundle/ferry.ts';
import { callNames } from '../../electron/channels.ts';
import type { CountyLink } from '../../electron/county/countyLink.ts';
import type { Printing } from '../../electron/handlers.ts';
import { createHandlers } from '../../electron/handlers.ts';
import { answersRefusals, inputProblem } from '../../electron/inputProblem.ts';
import type { PhotoLine } from '../../electron/photos/photoLine.ts';
import type { DataMarkFile } from '../../electron/profile/dataMark.ts';
import type { Station } from '../../electron/station/station.ts';
import type { BridgeCall } from '../../shared/bridge.ts';
import { bridgeInputs } from '../../shared/bridge.ts';
import { rememberedLog } from './rememberedLog.ts';

const calls = Object.keys(bridgeInputs) as BridgeCall[];

function problemOf(call: BridgeCall, input: unknown): unknown {
  const parsed = bridgeInputs[call].safeParse(input);
  return parsed.success ? undefined : inputProblem(parsed.error).problem;
}

describe('the bridge', () => {
  it('[BR1] has a handler and a name for every call, and none besides', () => {
    const handlers = createHandlers({
      station: {} as Station,
      link: {} as CountyLink,
      ferry: {} as Ferry,
      photos: {} as PhotoLine,
      printing: {} as Printing,
      dataMark: {} as DataMarkFile,
      log: rememberedLog(),
      saveSettings: () => undefined,
    });
    expect(Object.keys(handlers).toSorted()).toEqual(calls.toSorted());
    expect([...callNames].toSorted()).toEqual(calls.toSorted());
  });

  it('[BR2] names what is wrong with an input, and where', () => {
    const person = '01920000-0000-7000-8000-000000000001';
    const entry = { stationName: '枸杞', prefix: '枸杞', island: '枸杞', headName: '站长' };
    expect(problemOf('station.standAlone', { ...entry, passphrase: 'short' })).toEqual({
      code: 'person.passphraseTooShort',
      field: 'passphrase',
    });
    expect(
      problemOf('station.standAlone', { ...entry, passphrase: 'longenough', prefix: ' ' }),
    ).toEqual({
      code: 'text.missing',
      field: 'prefix',
    });
    expect(problemOf('people.signIn', { person: 'x', secret: 'y' })).toEqual({
      code: 'request.malformed',
      field: 'person',
    });
    expect(problemOf('people.signIn', { person, secret: 'y' })).toBeUndefined();
    expect(problemOf('county.pull', { collection: 'secrets', limit: 1 })).toMatchObject({
      code: 'request.malformed',
    });
    expect(problemOf('station.state', { surprise: true })).toEqual({ code: 'request.malformed' });
  });

  it('refuses by an answer where the answer can say so', () => {
    expect(calls.filter((call) => !answersRefusals(call))).toEqual([
      'station.state',
      'people.lock',
      'station.unsent',
      'settings.save',
      'county.link',
      'county.retry',
      'ferry.notes',
      'data.hold',
      'data.held',
      'data.letGo',
      'log.problem',
    ]);
  });
});
