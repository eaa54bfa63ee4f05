// A real county server as a process of its own, so that tests and the demo can stop, kill and restart it.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRepository, repositoryRoot } from '../../build/repository.ts';

export interface CountyCodes {
  station: string;
  county: string;
  unit: string;
}

interface FirstCodes {
  device: string;
  person: string;
}

export interface CountyProcess {
  url: string;
  /** One-time device codes; only with sample data. */
  codes: CountyCodes | undefined;
  /** What it tells whoever set it up for the county's first PC and administrator; only without sample data. */
  firstCodes: () => Promise<FirstCodes>;
  /** Stops it as an administrator would; the link is then really down. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}

interface Readiness {
  ready: boolean;
  url: string;
  sampleCodes?: CountyCodes;
}

async function readiness(child: ChildProcess): Promise<Readiness> {
  if (!child.stdout) throw new Error('the county server has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"ready"')) return JSON.parse(line) as Readiness;
  }
  throw new Error(`the county server ended before it was ready (code ${child.exitCode})`);
}

const oneTimeCode = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}/g;
const lookAgainMs = 50;
const looks = 100;

/** Read where a person reads them; stderr may come a little later than the line that says it is ready. */
async function readFirstCodes(said: readonly string[]): Promise<FirstCodes> {
  for (let look = 0; look < looks; look += 1) {
    const [device, person] = said.join('').match(oneTimeCode) ?? [];
    if (device !== undefined && person !== undefined) return { device, person };
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new Error(`the county server gave no first codes:\n${said.join('')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** @param port 0 for any; a restart passes the port the stations know */
export async function startCounty(
  folder: string,
  options: { port: number; sample: boolean },
): Promise<CountyProcess> {
  const args = [inRepository('county', 'start.ts'), ...(options.sample ? ['--sample'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      LIAISON_COUNTY_DATA: folder,
      LIAISON_COUNTY_PORT: String(options.port),
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk));
  try {
    const { url, sampleCodes } = await readiness(child);
    child.stdout?.resume();
    return {
      url,
      codes: sampleCodes,
      firstCodes: () => readFirstCodes(said),
      stop: () => end(child, 'SIGTERM'),
      kill: () => end(child, 'SIGKILL'),
    };
  } catch (error) {
    throw new Error(`${String(error)}\n${said.join('')}`, { cause: error });
  }
}
