/** The county server with sample data, as a child process beside the app that is tried out. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endGently } from './endGently.ts';
import { inRepository } from './repository.ts';
import { SetupProblem } from './setupProblem.ts';

export interface SampleCounty {
  readonly url: string;
  /** The code with which a station enrols itself here. */
  readonly sampleCode: string;
  /** Lets it close its database; resolves when it has ended. */
  stop(): Promise<void>;
}

/** A fixed port, because an enrolled station remembers the address. */
const defaultPort = '4670';

interface ReadinessLine {
  readonly ready: true;
  readonly url: string;
  readonly sampleCode: string;
}

/** Starts it and resolves when it can be reached. */
export async function startSampleCounty(): Promise<SampleCounty> {
  const server = spawn(process.execPath, [inRepository('county', 'start.ts'), '--sample'], {
    cwd: inRepository(),
    env: {
      ...process.env,
      LIAISON_COUNTY_DATA: process.env['LIAISON_COUNTY_DATA'] ?? inRepository('.data', 'county'),
      LIAISON_COUNTY_PORT: process.env['LIAISON_COUNTY_PORT'] ?? defaultPort,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killWithUs = (): boolean => server.kill('SIGKILL');
  process.on('exit', killWithUs);
  const ready = await readiness(server);
  return {
    url: ready.url,
    sampleCode: ready.sampleCode,
    stop: async () => {
      process.off('exit', killWithUs);
      await endGently(server);
    },
  };
}

/** What the server says to people goes to the terminal; standard output carries this one line. */
function readiness(server: ChildProcess): Promise<ReadinessLine> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      const ready = readReadinessLine(line);
      if (ready) resolve(ready);
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      const ending = `The county server ended with ${code ?? 'a signal'} before it was ready.`;
      reject(new SetupProblem(`${ending} Its reason stands above.`));
    });
  });
}

function readReadinessLine(line: string): ReadinessLine | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line) as ReadinessLine;
}
