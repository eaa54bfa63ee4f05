// A line that breaks off: passes bytes on between a client and a server, and pulls the plug after so many of them.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** Bytes from the client that passed, over all connections, headers included. */
  sent: () => number;
  cuts: () => number;
  /** How many bytes from the client pass before each further cut; afterwards the line holds. */
  cutAfter: (bytes: readonly number[]) => void;
  close: () => Promise<void>;
}

/** @param bytesPerSecond what the line carries from the client */
export async function openCuttingProxy(
  target: string,
  bytesPerSecond = Infinity,
): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let cutsLeft: number[] = [];
  let sent = 0;
  let cuts = 0;
  let untilCut: number | undefined;

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    upstream.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk) => {
      sent += Math.min(chunk.length, untilCut ?? Infinity);
      if (untilCut !== undefined && chunk.length >= untilCut) {
        // What the cut leaves of it arrives, as on a real line.
        upstream.end(chunk.subarray(0, untilCut));
        client.resetAndDestroy();
        cuts += 1;
        untilCut = cutsLeft.shift();
        return;
      }
      if (untilCut !== undefined) untilCut -= chunk.length;
      upstream.write(chunk);
      client.pause();
      setTimeout(() => client.resume(), (chunk.length / bytesPerSecond) * 1_000);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent: () => sent,
    cuts: () => cuts,
    cutAfter: (bytes) => {
      cutsLeft = [...bytes];
      untilCut = cutsLeft.shift();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
