// What the county's administrator may do, and that nobody else may.
import { describe, expect, it } from 'vitest';
import { paths, type AdminCommand } from '../../../shared/sync/protocol.ts';
import { problemOf } from '../countyClient.ts';
import type { House } from '../house.ts';
import { newVisit } from '../papers.ts';
import { addOffice, addPc, addPerson, command, county, passphrase, signIn } from '../people.ts';

export function administrationCases(house: () => House): void {
  const people = () => house().people;
  const ask = (wanted: AdminCommand) => {
    const { admin } = people();
    return admin.pc.post(paths.admin, { by: admin.id, do: wanted });
  };

  describe('administration', () => {
    it('is for an administrator who has signed in on a PC of the county', async () => {
      const { admin, asCounty, asHead } = people();
      const wanted: AdminCommand = { command: 'listDevices' };
      const byCounty = await asCounty.pc.post(paths.admin, { by: asCounty.id, do: wanted });
      expect(problemOf(byCounty)).toBe('403 act.notPermitted');
      const elsewhere = await asHead.pc.post(paths.admin, { by: admin.id, do: wanted });
      expect(problemOf(elsewhere)).toBe('403 act.notPermitted');
      const newPc = await addPc(admin, county);
      const notYet = await newPc.post(paths.admin, { by: admin.id, do: wanted });
      expect(problemOf(notYet)).toBe('403 act.notPermitted');
      await signIn(newPc, admin.id, passphrase);
      expect((await newPc.post(paths.admin, { by: admin.id, do: wanted })).status).toBe(200);
    });

    it('lists the PCs with who they are and when they were last in touch', async () => {
      const { admin, asUnit } = people();
      const { devices = [] } = await command(admin, { command: 'listDevices' });
      const found = devices.find(({ device }) => device === asUnit.pc.device);
      expect(found).toMatchObject({ office: asUnit.office, letter: 'A', revoked: false });
      expect(found?.lastSeenAt).not.toBeNull();
    });

    it('keeps the prefixes of stations apart, because their numbers would collide', async () => {
      const place = { island: '', address: '', phone: '', hours: '' };
      const office = { kind: 'station', name: '另一个枸杞站', prefix: '枸杞', ...place } as const;
      expect(problemOf(await ask({ command: 'addOffice', office }))).toBe('400 request.malformed');
    });

    it('gives people roles that their office has, and one name once', async () => {
      const { asHead, asRecorder } = people();
      const person = { office: asHead.office, name: '新人', roles: ['county'] as const };
      const promoted = await ask({
        command: 'addPerson',
        person: { ...person, roles: [...person.roles] },
      });
      expect(problemOf(promoted)).toBe('400 request.malformed');
      const entry = (await asRecorder.pc.pullAll('directory')).get(asRecorder.id);
      const twin = { ...person, name: entry?.name ?? '', roles: ['recorder' as const] };
      expect(problemOf(await ask({ command: 'addPerson', person: twin }))).toBe(
        '409 person.nameTaken',
      );
      const nowhere = { ...twin, office: asHead.id };
      expect(problemOf(await ask({ command: 'addPerson', person: nowhere }))).toBe(
        '404 record.notFound',
      );
    });

    it('takes effect at once: who has left may no longer act, who comes back may', async () => {
      const { admin, asHead } = people();
      const clerk = await addPerson(admin, asHead.pc, '临时联络员', ['recorder']);
      const active = (yes: boolean) =>
        command(admin, { command: 'setPersonActive', person: clerk.id, active: yes });
      await active(false);
      const refused = await asHead.pc.push('visits', [newVisit(clerk)]);
      expect(refused.documents).toMatchObject([
        { acts: [{ received: { refused: 'act.unknownPerson' } }] },
      ]);
      await active(true);
      const taken = await asHead.pc.push('visits', [newVisit(clerk)]);
      expect(taken.documents).toMatchObject([{ status: 'registered' }]);
    });

    it('does not let the administrator shut themselves out', async () => {
      const { admin } = people();
      const reply = await ask({ command: 'setPersonActive', person: admin.id, active: false });
      expect(problemOf(reply)).toBe('403 act.notPermitted');
    });

    it('makes codes only for offices and people that exist', async () => {
      const { admin } = people();
      const office = await ask({ command: 'makeDeviceCode', office: admin.id });
      expect(problemOf(office)).toBe('404 record.notFound');
      const person = await ask({ command: 'makePersonCode', person: people().asUnit.office });
      expect(problemOf(person)).toBe('404 person.unknown');
      const device = await ask({ command: 'revokeDevice', device: 'nosuchpc00' });
      expect(problemOf(device)).toBe('401 device.unknown');
    });

    it('voids the code that was made for a person before', async () => {
      const { admin, asHead } = people();
      const makeCode = () => command(admin, { command: 'makePersonCode', person: asHead.id });
      const { code: lost = '' } = await makeCode();
      const { code = '' } = await makeCode();
      expect(problemOf(await signIn(asHead.pc, asHead.id, lost, passphrase))).toBe(
        '404 code.unknown',
      );
      expect((await signIn(asHead.pc, asHead.id, code, passphrase)).status).toBe(200);
    });

    it('shows a new office to everybody', async () => {
      const { admin, asUnit } = people();
      const { checkpoint } = await asUnit.pc.pull('directory');
      const id = await addOffice(admin, 'unit', '县卫生健康局');
      const { documents } = await asUnit.pc.pull('directory', checkpoint);
      expect(documents).toMatchObject([{ id, kind: 'unit', name: '县卫生健康局', active: true }]);
    });
  });
}
