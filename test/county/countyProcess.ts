// The county as the process an administrator starts.
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CountyOptions } from '../../county/openCounty.ts';
import type { SampleCodes } from '../../county/sample.ts';

const program = fileURLToPath(new URL('../../county/start.ts', import.meta.url));
const running = new Set<ChildProcess>();

/** Where the database lies. */
export type Place = Pick<CountyOptions, 'dataFolder' | 'databaseUrl'>;

interface Ready {
  url: string;
  /** With `--sample`: for a PC of the station. */
  sampleCode: string;
  sampleCodes: SampleCodes;
}

export interface StartedCounty extends Ready {
  process: ChildProcess;
  ended: Promise<number | null>;
  said: () => string;
}

export interface Attempt {
  process: ChildProcess;
  /** The readiness line; undefined when it ended without one. */
  line: Promise<string | undefined>;
  ended: Promise<number | null>;
  said: () => string;
}

export function attemptCounty(
  { dataFolder, databaseUrl }: Place,
  flags: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): Attempt {
  const child = spawn(process.execPath, [...nodeFlags, program, ...flags], {
    env: {
      ...process.env,
      LIAISON_COUNTY_DATA: dataFolder,
      LIAISON_COUNTY_PORT: '0',
      DATABASE_URL: databaseUrl ?? '',
      ...settings,
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

export async function startCounty(
  place: Place,
  flags: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  nodeFlags: readonly string[] = [],
): Promise<StartedCounty> {
  const { line, ...attempt } = attemptCounty(place, flags, settings, nodeFlags);
  const ready = await line;
  if (ready === undefined) throw new Error(`the county did not start: ${attempt.said()}`);
  return { ...(JSON.parse(ready) as Ready), ...attempt };
}

export function killCounties(): void {
  for (const child of running) child.kill('SIGKILL');
}
