/** What a connected station costs that has nothing to say: memory of the server, garbage collected. */
import { spawn } from 'node:child_process';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../../shared/sync/protocol.ts';
import type { StartedCounty } from '../county/countyProcess.ts';

const weight = /weight (\d+)/g;

/** For a server that is to be weighed: on SIGUSR2 it says how much it holds. */
const scale = `
  process.on('SIGUSR2', () => {
    gc();
    const { heapUsed, external } = process.memoryUsage();
    process.stderr.write('weight ' + (heapUsed + external) + '\\n');
  });
`;
const asModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
export const weighable: readonly string[] = ['--expose-gc', '--import', asModule(scale)];

const bareServer = `
  import { createServer } from 'node:http';
  const server = createServer((request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write('event: hello\\n\\n');
    const beat = setInterval(() => answer.write(': beat\\n\\n'), 20_000);
    answer.on('close', () => clearInterval(beat));
  });
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

type Weighed = Pick<StartedCounty, 'process' | 'said'>;

/** Bytes per open stream. */
export async function weighStreams(
  server: Weighed & { url: string },
  tokens: readonly string[],
): Promise<number> {
  const before = await weigh(server);
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const streams = await Promise.all(
    tokens.map((token) => openStream(`${server.url}${paths.events}`, token, agent)),
  );
  const after = await weigh(server);
  for (const stream of streams) stream.destroy();
  agent.destroy();
  return (after - before) / tokens.length;
}

/** The same from a server that does nothing else. */
export async function weighBareStreams(count: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [...weighable, '--input-type=module', '--eval', bareServer],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    const url = await new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).once('line', resolve);
    });
    const tokens = Array.from({ length: count }, () => 'nobody');
    return await weighStreams({ process: child, said: () => said, url }, tokens);
  } finally {
    child.kill('SIGKILL');
  }
}

async function weigh({ process: server, said }: Weighed): Promise<number> {
  // What the requests before left behind is to be gone.
  await pause(1_000);
  const earlier = [...said().matchAll(weight)].length;
  server.kill('SIGUSR2');
  for (;;) {
    await pause(20);
    const weighed = [...said().matchAll(weight)];
    if (weighed.length > earlier) return Number(weighed.at(-1)?.[1]);
  }
}

function openStream(url: string, token: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200)
        reject(new Error(`the stream was refused: ${answer.statusCode}`));
      answer.once('data', () => resolve(answer));
      answer.on('error', () => undefined);
    }).once('error', reject);
  });
}
