import { Socket } from "node:net";

/** Makes every attempt to open a connection fail in this process: a report may name an address, nobody follows it. */
export function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error("Reading a report opens no network connection.");
  };
  Socket.prototype.connect = refuse;
  globalThis.fetch = refuse;
}
