// oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin
/** The ferry link on a thread of its own, so that a busy test neither slows nor hurries it. */
import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { FerryLink, FerryLinkSettings, FerryTally } from './ferryLink.ts';
import { openFerryLink } from './ferryLink.ts';

type Order = { cutEvery: number } | 'tally';

export interface FerryThread {
  port: number;
  tally(): Promise<FerryTally>;
  cutEvery(bytes: number): void;
  close(): Promise<void>;
}

export async function startFerryThread(settings: FerryLinkSettings): Promise<FerryThread> {
  const worker = new Worker(new URL(import.meta.url), { workerData: settings });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    port,
    tally: async () => {
      worker.postMessage('tally' satisfies Order);
      const [tally] = (await once(worker, 'message')) as [FerryTally];
      return tally;
    },
    cutEvery: (bytes) => worker.postMessage({ cutEvery: bytes } satisfies Order),
    close: async () => {
      await worker.terminate();
    },
  };
}

function obey(link: FerryLink, order: Order): void {
  if (order === 'tally') parentPort?.postMessage(link.tally());
  else link.cutEvery(order.cutEvery);
}

if (parentPort) {
  const link = await openFerryLink(workerData as FerryLinkSettings);
  parentPort.on('message', (order: Order) => obey(link, order));
  parentPort.postMessage(link.port);
}
