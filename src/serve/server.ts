import { serve } from "@hono/node-server";
import type { Hono } from "hono";

export interface Listening {
  /** The port it was given. */
  readonly port: number;
  close(): Promise<void>;
}

/** A client that reads or writes slowly holds up nobody but itself, and that not for ever. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000 };

/** Listens; rejects where the port or the name is not to be had. */
export function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
    Object.assign(server, timeouts);
    server.once("error", reject);
  });
}
