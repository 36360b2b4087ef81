import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
/** The reports that come with muniment. */
export const reportsFolder = fileURLToPath(new URL("../../fixtures/archive", import.meta.url));

export interface Serving {
  readonly url: string;
  /** What it printed, on either stream. */
  readonly said: () => string;
  readonly process: ChildProcess;
  /** Interrupts it and gives its exit status. */
  stop(): Promise<number | null>;
}

/** The compiled explorer on a free port, listening. */
export function serving(...args: string[]): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "serve", "--port", "0", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const hear = (text: string) => {
      said += text;
      const url = /^Listening on (http:\S+)\/$/m.exec(said)?.[1];
      if (url) resolve({ url, said: () => said, process: child, stop: () => stop(child) });
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.once("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}

function stop(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once("exit", resolve);
    child.kill("SIGINT");
  });
}

const browserPath = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => existsSync(path));
/** Whether there is a browser to test with; Debian's packages have chromium. */
export const hasBrowser = browserPath !== undefined;

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? "",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
