import { describe, expect, it } from 'vitest';
import { bridgeInputs, linkState, stationState } from '../../shared/bridge.ts';
import { people } from './people.ts';

const calls = Object.entries(bridgeInputs);

describe('the bridge between window and main process', () => {
  it('[BR1] every call has a schema that refuses what it was not made for', () => {
    expect(calls.length).toBeGreaterThan(10);
    for (const [call, input] of calls) {
      for (const wrong of [null, 'x', 7, [], { __proto__: null, path: '/etc/passwd' }]) {
        expect({ call, taken: input.safeParse(wrong).success }).toEqual({ call, taken: false });
      }
    }
  });

  it('[BR1] reaches main without what the schema does not name', () => {
    const settings = { locale: 'zh-CN', typeSize: 'large' };
    const smuggled = bridgeInputs['settings.save'].parse({ ...settings, countyUrl: 'http://evil' });
    expect(smuggled).toEqual(settings);
  });

  it('[BR2] what went wrong arrives as a code of our list', () => {
    expect(linkState.safeParse({ link: 'refused', problem: 'device.revoked' }).success).toBe(true);
    expect(linkState.safeParse({ link: 'refused', problem: 'Error: ECONNREFUSED' }).success).toBe(
      false,
    );
  });

  it('[BR3] new passphrases have at least eight characters, and no key is part of the state', () => {
    const signIn = (newPassphrase: string) =>
      bridgeInputs['people.signIn'].safeParse({
        person: people.recorder.id,
        secret: 'A2B3-C4D5-E6F7',
        newPassphrase,
      }).success;
    expect([signIn('1234567'), signIn('12345678')]).toEqual([false, true]);
    const fields = Object.keys(stationState.shape).join(' ');
    expect(fields).not.toMatch(/key|token|secret/i);
  });
});
