// How PCs and people become known to the county, and how they are turned away.
import { describe, expect, it } from 'vitest';
import { challenge, challengeText, enrol, paths } from '../../../shared/sync/protocol.ts';
import { enrolPc, problemOf, newDeviceKey, post, type Pc } from '../countyClient.ts';
import type { House } from '../house.ts';
import { addPc, addPerson, command, passphrase, signIn } from '../people.ts';

const enrolment = (code: string, protocol = 1) => ({
  ...{ protocol, code, deviceName: '电脑' },
  publicKey: newDeviceKey().publicKey,
});

async function askToken(pc: Pc, sign: Pc['sign']) {
  const asked = await post(pc.url, paths.challenge, { device: pc.device });
  const given = challenge.answer.parse(asked.body).challenge;
  const signature = sign(challengeText(pc.device, given));
  const request = { device: pc.device, challenge: given, signature };
  return { request, reply: await post(pc.url, paths.token, request) };
}

export function enrolmentCases(house: () => House): void {
  describe('enrolment', () => {
    it('gives a PC its office, its people and a letter that no other PC of the office has', async () => {
      const { admin, asRecorder } = house().people;
      const second = await addPc(admin, asRecorder.office);
      expect(second.enrolled.office).toMatchObject({ kind: 'station', prefix: '枸杞' });
      expect(second.enrolled.people.map(({ id }) => id)).toContain(asRecorder.id);
      expect(second.enrolled.letter).not.toBe(asRecorder.pc.enrolled.letter);
      expect(second.enrolled.county.publicKey).toBe(asRecorder.pc.enrolled.county.publicKey);
    });

    it('takes a code once, and no code that was not handed out', async () => {
      const { admin, asRecorder } = house().people;
      const { url } = admin.pc;
      const office = asRecorder.office;
      const { code = '' } = await command(admin, { command: 'makeDeviceCode', office });
      await enrolPc(url, code);
      expect(problemOf(await post(url, paths.enrol, enrolment(code)))).toBe('409 code.used');
      expect(problemOf(await post(url, paths.enrol, enrolment('AAAA-BBBB-CCCC')))).toBe(
        '404 code.unknown',
      );
    });

    it('lets a code be used once even when two PCs try it at the same moment', async () => {
      const { admin, asRecorder } = house().people;
      const office = asRecorder.office;
      const { code = '' } = await command(admin, { command: 'makeDeviceCode', office });
      const tries = await Promise.all(
        Array.from({ length: 4 }, () => post(admin.pc.url, paths.enrol, enrolment(code))),
      );
      expect(tries.map(({ status }) => String(status)).toSorted()).toEqual([
        '200',
        '409',
        '409',
        '409',
      ]);
    });

    it("does not take a person's code for a PC's", async () => {
      const { admin, asHead } = house().people;
      const { code = '' } = await command(admin, { command: 'makePersonCode', person: asHead.id });
      expect(problemOf(await post(admin.pc.url, paths.enrol, enrolment(code)))).toBe(
        '404 code.unknown',
      );
    });

    it('turns away an older protocol and a key that is none', async () => {
      const { url } = house().county;
      const old = enrolment('AAAA-BBBB-CCCC', 0);
      expect(problemOf(await post(url, paths.enrol, old))).toBe('426 county.newerProtocol');
      const keyless = { ...enrolment('AAAA-BBBB-CCCC'), publicKey: 'bm8gS2V5' };
      expect(problemOf(await post(url, paths.enrol, keyless))).toBe('400 request.malformed');
    });
  });

  describe('a token', () => {
    it('is given for a challenge signed by the device, once per challenge', async () => {
      const { pc } = house().people.asRecorder;
      const { request, reply } = await askToken(pc, pc.sign);
      expect(reply.status).toBe(200);
      expect(problemOf(await post(pc.url, paths.token, request))).toBe('401 device.badSignature');
    });

    it('is not given for the signature of another key', async () => {
      const { pc } = house().people.asRecorder;
      const { reply } = await askToken(pc, newDeviceKey().sign);
      expect(problemOf(reply)).toBe('401 device.badSignature');
    });

    it('is not given to a device nobody enrolled, whose challenge looks like any other', async () => {
      const { pc } = house().people.asRecorder;
      const { reply } = await askToken({ ...pc, device: '0000000000' }, pc.sign);
      expect(problemOf(reply)).toBe('401 device.unknown');
    });

    it('is asked for by every request', async () => {
      const { url } = house().county;
      for (const path of [paths.push, paths.pull, paths.signIn, paths.admin]) {
        expect(problemOf(await post(url, path, {}))).toBe('401 token.missing');
        const headers = { authorization: 'Bearer invented' };
        expect(problemOf(await post(url, path, {}, headers))).toBe('401 token.expired');
      }
    });
  });

  describe('signing in', () => {
    it('takes the passphrase chosen with the one-time code, on another PC of the office too', async () => {
      const { admin, asHead } = house().people;
      const second = await addPc(admin, asHead.office);
      const reply = await signIn(second, asHead.id, passphrase);
      expect(reply.status).toBe(200);
      expect(reply.body).toMatchObject({ person: { id: asHead.id, roles: ['head'] } });
    });

    it('takes a one-time code once, only for its person, and only with a new passphrase', async () => {
      const { admin, asHead, asRecorder } = house().people;
      const { pc } = asHead;
      const { code = '' } = await command(admin, { command: 'makePersonCode', person: asHead.id });
      const bare = await signIn(pc, asHead.id, code);
      expect(problemOf(bare)).toBe('400 person.codeNeedsNewPassphrase');
      expect(problemOf(await signIn(pc, asHead.id, code, '短'))).toBe(
        '400 person.passphraseTooShort',
      );
      const stolen = await signIn(pc, asRecorder.id, code, '另一个口令 2026');
      expect(problemOf(stolen)).toBe('404 code.unknown');
      expect((await signIn(pc, asHead.id, code, passphrase)).status).toBe(200);
      expect(problemOf(await signIn(pc, asHead.id, code, passphrase))).toBe('409 code.used');
    });

    it('slows down after five wrong tries, on that PC and for that person only', async () => {
      const { admin, asHead, asRecorder } = house().people;
      const pc = await addPc(admin, asHead.office);
      const guess = () => signIn(pc, asHead.id, 'not the passphrase');
      for (let tries = 0; tries < 5; tries += 1) {
        expect(problemOf(await guess())).toBe('401 person.wrongPassphrase');
      }
      expect(problemOf(await guess())).toBe('429 person.tooManyTries');
      expect(problemOf(await signIn(pc, asHead.id, passphrase))).toBe('429 person.tooManyTries');
      expect((await signIn(pc, asRecorder.id, passphrase)).status).toBe(200);
      expect((await signIn(asHead.pc, asHead.id, passphrase)).status).toBe(200);
    });

    it('does not know people of another office, or people who have left', async () => {
      const { admin, asStranger, asHead } = house().people;
      const foreign = await signIn(asHead.pc, asStranger.id, passphrase);
      expect(problemOf(foreign)).toBe('404 person.unknown');
      const leaver = await addPerson(admin, asHead.pc, '离任联络员', ['recorder']);
      await command(admin, { command: 'setPersonActive', person: leaver.id, active: false });
      expect(problemOf(await signIn(asHead.pc, leaver.id, passphrase))).toBe('404 person.unknown');
    });
  });

  it('answers a PC what it enrolled with, in the shape of the protocol', () => {
    const { enrolled } = house().people.asUnit.pc;
    expect(enrol.answer.safeParse(enrolled).success).toBe(true);
    expect(enrolled.office.kind).toBe('unit');
  });
}
