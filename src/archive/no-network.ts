import datagram from "node:dgram";
import names from "node:dns";
import { Server, Socket } from "node:net";

/**
 * Makes every attempt to open a connection fail in this process: a report may name an address, nobody follows it. The
 * system's guard, where there is one, holds it from outside as well.
 */
export function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error("Reading a report opens no network connection.");
  };
  Socket.prototype.connect = refuse;
  Server.prototype.listen = refuse;
  for (const method of ["bind", "connect", "send"] as const) {
    datagram.Socket.prototype[method] = refuse;
  }
  for (const method of ["lookup", "resolve", "resolve4", "resolve6"] as const) {
    Object.defineProperty(names, method, { value: refuse });
  }
  globalThis.fetch = refuse;
}
