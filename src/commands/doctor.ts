import { readerPermissions } from "../archive/reader-permissions.ts";
import { type SystemGuard, systemGuard } from "../archive/system-guard.ts";
import { largest } from "../long-lists.ts";
import { jsonText } from "../render/json.ts";
import { enginePackages } from "../scan/engine/packages.ts";
import { hasEngines } from "../scan/engine/tesseract.ts";
import type { Io } from "./io.ts";

export interface DoctorOptions {
  readonly json?: boolean;
}

/** One thing that stands between a hostile file and the machine, or an optional part. */
export interface Protection {
  readonly name: string;
  readonly held: boolean;
  /** By what, or what would. */
  readonly by: string;
}

/** Prints what protects this installation; what is missing is said with how to get it. */
export function doctor(options: DoctorOptions, io: Io): number {
  const found = [
    ...protections(systemGuard(), process.versions.node, process.platform),
    scansRead(hasEngines()),
  ];
  if (options.json) {
    for (const one of found) io.out(`${jsonText(one)}\n`);
    return 0;
  }
  const width = largest(found.map(({ name }) => name.length));
  for (const { name, held, by } of found) {
    io.out(`${held ? "yes" : "NO "}  ${name.padEnd(width)}  ${by}\n`);
  }
  return 0;
}

const scansRead = (held: boolean): Protection => ({
  name: "pages that are pictures are read",
  held,
  by: held ? enginePackages.join(", ") : `npm install ${enginePackages.join(" ")}`,
});

export function protections(
  { network, orphans, memory }: SystemGuard,
  nodeVersion: string,
  platform: string,
): readonly Protection[] {
  const [model = ""] = readerPermissions(nodeVersion);
  const tools =
    platform === "linux"
      ? "the system refuses it here: util-linux, and where this is a container the right to make namespaces"
      : `only Linux has it, and this is ${platform}`;
  const experimental = model.includes("experimental") ? ", experimental in this version" : "";
  return [
    {
      name: "readers write nothing and start no process or thread",
      held: true,
      by: `Node ${nodeVersion}'s permission model (${model}${experimental})`,
    },
    {
      name: "readers have no network",
      held: network !== undefined,
      by:
        network === undefined
          ? `closed inside Node alone; a network namespace would hold it from outside: ${tools}`
          : `a network namespace (${network.map(toolName).join(" ")}), and closed inside Node`,
    },
    {
      name: "readers end with the command that started them",
      held: orphans !== undefined || platform !== "win32",
      by:
        orphans === undefined
          ? platform === "win32"
            ? "only between two files; a loop goes on until its memory or you end it"
            : "a shell that waits beside each of them"
          : `the kernel (${orphans.map(toolName).join(" ")})`,
    },
    {
      name: "readers are bounded in memory by the system",
      held: memory !== undefined,
      by:
        memory === undefined
          ? `watched ten times a second, and by V8's own limit; a limit of the system would be sharper: ${tools}`
          : `a limit on data (${memory.map(toolName).join(" ")}), watched, and V8's own limit`,
    },
  ];
}

const toolName = (part: string): string => part.split("/").at(-1) ?? part;
