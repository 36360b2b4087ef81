import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readerPermissions } from "../archive/reader-permissions.ts";

/** Whether the process loads native code to draw with, or none to read with. */
export type PaperJob = "draw" | "read";

/** The compiled process, also when a test runs this file from src. */
function paperEntry(): string {
  const beside = fileURLToPath(new URL("./paper-entry.js", import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL("../../dist/draw/paper-entry.js", import.meta.url));
}

/** Where systems keep their tools: not looked up in PATH, which may name another. */
const toolFolders = ["/usr/bin", "/bin"];
const tool = (name: string): string | undefined =>
  toolFolders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));

let network: readonly string[] | undefined;

/** The command that gives a process a network in which there is nobody; empty where the system has none. */
export function networkGuard(): readonly string[] {
  if (network) return network;
  const [unshare, nothing] = [tool("unshare"), tool("true")];
  network = [];
  if (process.platform !== "linux" || unshare === undefined || nothing === undefined)
    return network;
  for (const flags of process.getuid?.() === 0
    ? [["--net"]]
    : [
        ["--user", "--map-current-user", "--net"],
        ["--user", "--net"],
      ]) {
    if (spawnSync(unshare, [...flags, nothing], { stdio: "ignore", env: {} }).status === 0) {
      network = [unshare, ...flags];
      break;
    }
  }
  return network;
}

let writing: readonly string[] | undefined;

/** The command that lets a process write no byte to a file and leave no dump; empty where the system has none. */
function writeGuard(): readonly string[] {
  if (writing) return writing;
  const [prlimit, nothing] = [tool("prlimit"), tool("true")];
  const flags = ["--fsize=0", "--core=0"];
  writing =
    prlimit !== undefined &&
    nothing !== undefined &&
    spawnSync(prlimit, [...flags, nothing], { stdio: "ignore", env: {} }).status === 0
      ? [prlimit, ...flags]
      : [];
  return writing;
}

/**
 * Node's permission model keeps it from writing and from starting anything; native code is not bound by that, so that
 * the system takes the network and the writing from it where it can.
 */
export function startPaperProcess(
  job: PaperJob,
  memoryMegabytes: number,
  entry = paperEntry(),
): ChildProcess {
  const node = [
    process.execPath,
    `--max-old-space-size=${memoryMegabytes}`,
    "--no-warnings",
    ...readerPermissions(process.versions.node).filter((flag) => flag !== "--allow-worker"),
    ...(job === "draw" ? ["--allow-addons"] : []),
    entry,
    job,
  ];
  const [command = process.execPath, ...args] = [...networkGuard(), ...writeGuard(), ...node];
  return spawn(command, args, {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {},
    serialization: "advanced",
  });
}
