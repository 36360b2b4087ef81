import { spawn, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startGuardedProcess } from "../../src/archive/guarded-process.ts";
import { noSystemGuard, systemGuard } from "../../src/archive/system-guard.ts";
import { temporaryFolder } from "../commands/run-main.ts";

const folder = temporaryFolder();
const built = (name: string) => new URL(`../../dist/archive/${name}`, import.meta.url).href;

/** What a script under the reader's guard says of itself. */
function run(name: string, code: string, guard = systemGuard()): Promise<Record<string, string>> {
  const script = join(folder, `${name}.mjs`);
  writeFileSync(script, code);
  return new Promise((resolve, reject) => {
    const child = startGuardedProcess(script, { memoryMegabytes: 128, guard });
    let said = "";
    child.stderr?.on("data", (text) => {
      said += text;
    });
    child.once("message", (message) => {
      child.kill("SIGKILL");
      resolve(message as Record<string, string>);
    });
    child.once("exit", () => reject(new Error(said)));
  });
}

it.each([
  ["with the system's guard", systemGuard()],
  ["with Node's alone", noSystemGuard],
])("no thread leaves the permission model, whatever flags it asks for, %s", async (name, guard) => {
  const target = join(folder, "escaped.txt");
  const said = await run(
    `threads-${name.length}`,
    `import { Worker } from "node:worker_threads";
    const code = 'require("node:fs").writeFileSync(${JSON.stringify(target)}, "x")';
    const said = {};
    const kinds = { plain: {}, flags: { execArgv: [] }, environment: { execArgv: [], env: {} } };
    for (const [kind, options] of Object.entries(kinds)) {
      try {
        const worker = new Worker(code, { eval: true, ...options });
        said[kind] = await new Promise((done) =>
          worker.on("error", (error) => done(error.code)).on("exit", () => done("ran")));
      } catch (error) { said[kind] = error.code; }
    }
    process.send(said);`,
    guard,
  );
  expect(said).toEqual({
    plain: "ERR_ACCESS_DENIED",
    flags: "ERR_ACCESS_DENIED",
    environment: "ERR_ACCESS_DENIED",
  });
  expect(existsSync(target)).toBe(false);
});

it.each([
  ["with the system's guard", systemGuard()],
  ["with Node's alone", noSystemGuard],
])("a reader gives pictures back to the system, and sees nothing of our environment, %s", async (name, guard) => {
  const said = await run(
    `environment-${name.length}`,
    `const { MALLOC_MMAP_THRESHOLD_: from, HOME: home = "none" } = process.env;
    process.send({ from, home });`,
    guard,
  );
  expect(said).toEqual({ from: "1048576", home: "none" });
});

it.skipIf(systemGuard().network === undefined)(
  "even a socket made behind our back reaches nobody",
  async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    const code = (close: string) => `import net from "node:net";
      ${close}
      const answer = (said) => process.send({ said });
      try {
        net.connect(${port}, "127.0.0.1").on("connect", () => answer("connected"))
          .on("error", (error) => answer(error.code));
      } catch (error) { answer(error.message); }`;
    const closed = `(await import(${JSON.stringify(built("no-network.js"))})).closeNetwork();`;
    expect(await run("open", code(""), noSystemGuard)).toEqual({ said: "connected" });
    expect((await run("namespace", code(""))).said).toMatch(/^E(NETUNREACH|CONNREFUSED)$/);
    expect((await run("closed", code(closed), noSystemGuard)).said).toContain("no network");
    server.close();
  },
);

it.skipIf(systemGuard().memory === undefined)("the system refuses it memory", async () => {
  const said = await run(
    "memory",
    `const held = [];
    try { for (;;) held.push(Buffer.alloc(256 * 2 ** 20)); }
    catch (error) { process.send({ code: error.code ?? error.message, held: String(held.length) }); }`,
  );
  expect(Number(said.held)).toBeLessThan(6);
});

it.each([
  ["the kernel", "systemGuard()"],
  ["a shell", "noSystemGuard"],
])("ends in the middle of a loop when its parent is killed, by %s", async (by, guard) => {
  const loop = join(folder, "loop.mjs");
  writeFileSync(loop, "process.send({ on: 1 }); for (;;);");
  const parent = join(folder, `parent-${by.length}.mjs`);
  writeFileSync(
    parent,
    `import { startGuardedProcess } from ${JSON.stringify(built("guarded-process.js"))};
    import { noSystemGuard, systemGuard } from ${JSON.stringify(built("system-guard.js"))};
    const child = startGuardedProcess(${JSON.stringify(loop)}, { memoryMegabytes: 64, guard: ${guard} });
    child.once("message", () => console.log(child.pid));`,
  );
  const started = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((done) =>
    started.stdout.once("data", (text) => done(Number(text))),
  );
  const lives = () => spawnSync("kill", ["-0", String(pid)]).status === 0;
  expect(lives()).toBe(true);
  started.kill("SIGKILL");
  for (let tries = 0; tries < 100 && lives(); tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  expect(lives()).toBe(false);
});
