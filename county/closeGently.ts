// The end of a server: running requests finish, and nothing else is waited for.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long running requests may still take. */
const closingMs = 10_000;

/** Watches the connections from now on; returns how to close. */
export function closeGently(server: FastifyInstance): () => Promise<void> {
  const connections = new Set<Socket>();
  server.server.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  return async () => {
    const giveUp = setTimeout(() => server.server.closeAllConnections(), closingMs);
    const closed = server.close();
    // Node takes a connection that has not asked for anything yet for a busy one.
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
    await closed;
    clearTimeout(giveUp);
  };
}
