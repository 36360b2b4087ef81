import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "../commands/run-main.ts";
import { type OwnEngine, ownEngine, startWorker } from "./own-worker.ts";
import { startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { hashOf, importPlainly, importQueued, makeReports, ownReader } from "./queued-import.ts";

/** Certificates that a public key infrastructure of two minutes gives out. */
const certificates = mkdtempSync("/tmp/mq-tls-");
const keyOf = (name: string) => join(certificates, `${name}.key`);
const certificateOf = (name: string) => join(certificates, `${name}.pem`);

function whyNoCertificates(): string | undefined {
  const openssl = (...argv: string[]) =>
    execFileSync("openssl", argv, { cwd: certificates, stdio: "ignore" });
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  try {
    for (const ca of ["ours", "other"])
      openssl(
        ...["req", "-x509", ...curve, "-days", "2", "-subj", `/CN=${ca}`],
        ...["-keyout", keyOf(ca), "-out", certificateOf(ca)],
      );
    openssl("req", ...curve, "-subj", "/CN=server", "-keyout", keyOf("server"), "-out", "request");
    writeFileSync(join(certificates, "names"), "subjectAltName=DNS:localhost");
    openssl(
      ...["x509", "-req", "-in", "request", "-CA", certificateOf("ours"), "-CAkey", keyOf("ours")],
      ...["-CAcreateserial", "-days", "2", "-extfile", "names", "-out", certificateOf("server")],
    );
    chmodSync(certificates, 0o755);
    chmodSync(keyOf("server"), 0o600);
    if (process.getuid?.() === 0) chownSync(keyOf("server"), 65534, 65534);
    return undefined;
  } catch {
    return "there is no openssl to make certificates with";
  }
}

const whyNone =
  whyNoServer() ?? (process.env.MUNIMENT_TEST_POSTGRES ? "the server is not ours" : undefined);
const why = whyNone ?? whyNoCertificates();
if (why !== undefined) console.warn(`skipped: TLS to the queue's server (${why})`);

const folder = temporaryFolder();
const root = makeReports();
const whole = join(folder, "whole.sqlite");
let server: TestServer;
let port = 0;

/** One that nobody listens at. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });

beforeAll(async () => {
  if (whyNone !== undefined) return;
  port = await freePort();
  const tls = [
    "ssl=on",
    `ssl_cert_file=${certificateOf("server")}`,
    `ssl_key_file=${keyOf("server")}`,
  ];
  const settings = why === undefined ? tls : [];
  server = await startServer({ listen: "127.0.0.1", port, settings });
  await importPlainly(whole, [root]);
});

afterAll(async () => {
  await server?.end();
  for (const one of [root, certificates]) rmSync(one, { recursive: true, force: true });
});

describe.skipIf(why !== undefined)("a queue behind TLS", () => {
  const urlOf = (database: string, host: string, ca: string) =>
    `postgres://postgres@${host}:${port}/${database}?sslmode=verify-full&sslrootcert=${certificateOf(ca)}`;

  it("is read over with sslmode=verify-full and a certificate authority of one's own", async () => {
    await server.database("tls");
    const url = urlOf("tls", "localhost", "ours");
    const engine = await ownEngine(url);
    const [session] = await engine.server.sql(
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
    );
    expect(session).toEqual({ ssl: true });
    await engine.end();
    const archive = join(folder, "tls.sqlite");
    const worker = await startWorker(url, root);
    const { here } = await importQueued(archive, [root], url, root);
    await worker.end();
    expect(here).toEqual([]);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("is refused under another authority, and under another name than its certificate's", async () => {
    await server.database("refused");
    for (const [host, ca, said] of [
      ["localhost", "other", /certificate/],
      ["127.0.0.1", "ours", /IP: 127\.0\.0\.1 is not in the cert/],
    ] as const) {
      const { status, err } = await run("queue", "--queue", urlOf("refused", host, ca));
      expect([status, err]).toEqual([4, expect.stringMatching(said)]);
    }
  });
});

describe.skipIf(whyNone !== undefined)("an answer lost on its way", () => {
  it("leaves nothing in the hand of a worker that never heard of it", async () => {
    const url = await server.database("unheard");
    const archive = join(folder, "unheard.sqlite");
    const importing = importQueued(archive, [root], url, root);
    let lost: readonly string[] = [];
    let found: readonly string[] = [];
    const deafOnce = (engine: OwnEngine): OwnEngine => ({
      ...engine,
      async take(worker, most) {
        const taken = await engine.take(worker, most);
        if (lost.length > 0 || taken.length === 0) return taken;
        lost = taken.map(({ id }) => id);
        throw new Error("Connection terminated unexpectedly");
      },
      async giveBackUnheard(worker, inHand) {
        const held = "SELECT job FROM muniment_queue_1.hand WHERE worker = $1";
        found = (await engine.server.sql(held, [worker])).map(({ job }) => String(job));
        await engine.giveBackUnheard(worker, inHand);
        expect(await engine.server.sql(held, [worker])).toEqual([]);
      },
    });
    const worker = await startWorker(url, root, ownReader(), { change: deafOnce });
    await importing;
    await worker.end();
    expect(lost.length).toBeGreaterThan(0);
    expect([...found].sort()).toEqual([...lost].sort());
    expect(hashOf(archive)).toBe(hashOf(whole));
  });
});
