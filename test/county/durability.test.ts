// The embedded database under rough treatment: killed in the middle of pushes, started twice.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { VisitDocument } from '../../shared/reception/visit.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { enrolPc, isSignedAct, movePc } from './countyClient.ts';
import { newVisit } from './papers.ts';
import { signIn, standAt, type Person } from './people.ts';

const program = fileURLToPath(new URL('../../county/start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'county-durability-'));
const running = new Set<ChildProcess>();

interface Started {
  process: ChildProcess;
  url: string;
  sampleCode: string;
  ended: Promise<number | null>;
}

interface Attempt {
  process: ChildProcess;
  /** The readiness line; undefined when it ended without one. */
  line: Promise<string | undefined>;
  ended: Promise<number | null>;
  said: () => string;
}

function attempt(...flags: string[]): Attempt {
  const child = spawn(process.execPath, [program, ...flags], {
    env: {
      ...process.env,
      LIAISON_COUNTY_DATA: folder,
      LIAISON_COUNTY_PORT: '0',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => running.delete(child));
  const line = new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => resolve(undefined));
  });
  return { process: child, line, ended, said: () => said };
}

async function start(...flags: string[]): Promise<Started> {
  const { process: child, line, ended, said } = attempt(...flags);
  const ready = await line;
  if (ready === undefined) throw new Error(`the county did not start: ${said()}`);
  return { ...(JSON.parse(ready) as { url: string; sampleCode: string }), process: child, ended };
}

/** Pushes one visit after another until the line breaks; returns those the county has answered for. */
async function pushUntilCut(by: Person): Promise<VisitDocument[]> {
  const acknowledged: VisitDocument[] = [];
  try {
    for (;;) {
      const { documents } = await by.pc.push('visits', [newVisit(by), newVisit(by)]);
      acknowledged.push(...(documents as VisitDocument[]));
    }
  } catch {
    return acknowledged;
  }
}

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the county on its embedded database', () => {
  it('loses nothing it has answered for when it is killed in the middle of pushes', async () => {
    let county = await start('--sample');
    const pc = await enrolPc(county.url, county.sampleCode);
    const { recorder, head } = samplePeople;
    for (const { id } of [recorder, head]) await signIn(pc, id, samplePassphrase);
    const acknowledged: VisitDocument[] = [];
    for (let round = 0; round < 3; round += 1) {
      const here = movePc(pc, county.url);
      const pushing = [recorder, head].map(({ id }) => pushUntilCut(standAt(here, id)));
      await new Promise((resolve) => setTimeout(resolve, 400 + round * 150));
      county.process.kill('SIGKILL');
      for (const visits of await Promise.all(pushing)) acknowledged.push(...visits);
      await county.ended;
      county = await start();
    }
    expect(acknowledged.length).toBeGreaterThan(30);
    const held = await movePc(pc, county.url).pullAll('visits');
    for (const visit of acknowledged) expect(held.get(visit.id)).toEqual(visit);
    expect(
      [...held.values()].flatMap(({ acts }) => acts).every((act) => isSignedAct(pc, act)),
    ).toBe(true);
    county.process.kill('SIGTERM');
    expect(await county.ended).toBe(0);
  });

  it('refuses a second process on the same folder, and serves on', async () => {
    const county = await start();
    const second = attempt();
    expect(await second.line).toBeUndefined();
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(String(county.process.pid));
    expect((await fetch(`${county.url}/v1/health`)).status).toBe(200);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    county.process.kill('SIGINT');
    expect(await county.ended).toBe(0);
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
