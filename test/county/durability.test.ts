// The county as a process: started twice on one folder, asked for help, given a wrong flag.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { attemptCounty, killCounties, startCounty } from './countyProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'county-durability-'));
const place = { dataFolder: folder, databaseUrl: undefined };
const attempt = (...flags: string[]) => attemptCounty(place, flags);
const start = (...flags: string[]) => startCounty(place, flags);

afterAll(() => {
  killCounties();
  rmSync(folder, { recursive: true, force: true });
});

describe('the county on its embedded database', () => {
  it(
    'refuses a second process on the same folder, and serves on',
    { timeout: 90_000 },
    async () => {
      const county = await start();
      const second = attempt();
      expect(await second.line).toBeUndefined();
      expect(await second.ended).toBe(1);
      expect(second.said()).toContain(String(county.process.pid));
      expect((await fetch(`${county.url}/v1/health`)).status).toBe(200);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      county.process.kill('SIGINT');
      expect(await county.ended).toBe(0);
    },
  );

  it('says when the database can not be reached, and not its password', async () => {
    const databaseUrl = 'postgres://county:secret@127.0.0.1:1/county';
    const lost = attemptCounty({ dataFolder: '', databaseUrl });
    expect(await lost.ended).toBe(1);
    expect(lost.said()).toContain('DATABASE_URL');
    expect(lost.said()).not.toContain('secret');
  });

  it('explains itself, and refuses a wrong flag', async () => {
    const help = attempt('--help');
    expect(await help.line).toContain('npm run county');
    expect(await help.ended).toBe(0);
    const wrong = attempt('--smaple');
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('--smaple');
  });
});
