/**
 * MongoDB's driver waits for ever when a connection closes while a command is on its way into it (7.8 and 7.9, `Connection.writeCommand`): it waits until
 * the socket drains, which a closed one never does. An ingest lane, or a partition of a worker, would stand still until the process starts anew.
 */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

interface DriverConnection { closed: boolean; socket: Pick<Socket, 'write' | 'emit'>; cleanup(error: Error): void }
interface DriverModule { Connection: { prototype: DriverConnection } }

const mongoose = createRequire(import.meta.url).resolve('mongoose');
const patched = new WeakSet<DriverConnection>();

/** Once in a process; from then on such a command fails with the error that closed the connection, as every other one does. */
export function failOnClosedConnections(): void {
  const { Connection } = createRequire(mongoose)('mongodb/lib/cmap/connection.js') as DriverModule;
  const connection = Connection.prototype;
  if (patched.has(connection)) return;
  patched.add(connection);
  const { cleanup } = connection;
  connection.cleanup = function (error) {
    const wasClosed = this.closed;
    cleanup.call(this, error);
    if (wasClosed) return;
    // After each write, and after each wait for it, the driver looks at the connection's error.
    this.socket.write = () => true;
    this.socket.emit('drain');
  };
}
