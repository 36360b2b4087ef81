import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** What the system adds to Node's own permission model around a process that opens strangers' files. */
export interface SystemGuard {
  /** A network of its own in which there is nobody: Linux, `unshare` of util-linux. */
  readonly network: readonly string[] | undefined;
  /** The kernel ends the process with the one that started it, even in the middle of a loop: `setpriv`. */
  readonly orphans: readonly string[] | undefined;
  /** No byte into any file, and a limit on what it may write to in memory: `prlimit`; that limit is still to be appended. */
  readonly memory: readonly string[] | undefined;
}

export const noSystemGuard: SystemGuard = {
  network: undefined,
  orphans: undefined,
  memory: undefined,
};

/** Looked up where systems keep their tools, not in PATH: whoever can set it could name another `unshare`. */
const toolFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

/** Root needs no user namespace, and would lose its right to read other users' files in one. */
const networkFlags = (isRoot: boolean): readonly (readonly string[])[] =>
  isRoot
    ? [["--net"]]
    : [
        ["--user", "--map-current-user", "--net"],
        ["--user", "--net"],
      ];

let found: SystemGuard | undefined;

/** Tried once in a process: three short commands, some ten milliseconds. */
export function systemGuard(): SystemGuard {
  found ??= process.platform === "linux" ? findSystemGuard() : noSystemGuard;
  return found;
}

function findSystemGuard(): SystemGuard {
  const tool = (name: string) =>
    toolFolders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const first = (name: string, candidates: readonly (readonly string[])[], probe: string) => {
    const path = tool(name);
    const nothing = tool("true");
    if (path === undefined || nothing === undefined) return undefined;
    const flags = candidates.find((flags) => {
      const probed = probe === "" ? flags : [...flags.slice(0, -1), `${flags.at(-1)}${probe}`];
      return spawnSync(path, [...probed, nothing], { stdio: "ignore", env: {} }).status === 0;
    });
    return flags === undefined ? undefined : [path, ...flags];
  };
  return {
    network: first("unshare", networkFlags(process.getuid?.() === 0), ""),
    orphans: first("setpriv", [["--pdeathsig", "KILL"]], ""),
    memory: first("prlimit", [["--core=0", "--fsize=0", "--data="]], String(2 ** 30)),
  };
}

/**
 * V8 and its threads map more than they use: beyond the limit on resident memory, which the parent watches ten times
 * a second, so much is left before the system refuses. Never RLIMIT_AS: WebAssembly reserves whole gigabytes.
 */
const dataHeadroomMegabytes = 1024;

/**
 * The command before Node's own. The namespace comes first: entering it makes the kernel forget a signal asked for.
 */
export function guardedCommand(guard: SystemGuard, memoryMegabytes: number): readonly string[] {
  const bytes = (memoryMegabytes + dataHeadroomMegabytes) * 2 ** 20;
  const [limit, ...flags] = guard.memory ?? [];
  return [
    ...(guard.network ?? []),
    ...(guard.orphans ?? []),
    ...(limit === undefined ? [] : [limit, ...flags.slice(0, -1), `${flags.at(-1)}${bytes}`]),
  ];
}
