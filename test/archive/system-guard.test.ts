import { describe, expect, it } from "vitest";
import { guardedCommand, noSystemGuard } from "../../src/archive/system-guard.ts";
import { protections } from "../../src/commands/doctor.ts";

const whole = {
  network: ["/usr/bin/unshare", "--net"],
  orphans: ["/usr/bin/setpriv", "--pdeathsig", "KILL"],
  memory: ["/usr/bin/prlimit", "--core=0", "--fsize=0", "--data="],
};

describe("guardedCommand", () => {
  it("enters the namespace before it asks for the signal, which entering would make the kernel forget", () => {
    const command = guardedCommand(whole, 512);
    expect(command.indexOf("/usr/bin/unshare")).toBeLessThan(command.indexOf("/usr/bin/setpriv"));
  });
  it("limits data a gigabyte beyond what V8 may hold, and never the address space", () => {
    expect(guardedCommand(whole, 512).at(-1)).toBe(`--data=${1536 * 2 ** 20}`);
    expect(guardedCommand(whole, 512).join(" ")).not.toContain("--as");
  });
  it("is nothing where the system has nothing", () => {
    expect(guardedCommand(noSystemGuard, 512)).toEqual([]);
  });
});

describe("what doctor says", () => {
  const heldOf = (...given: Parameters<typeof protections>) =>
    protections(...given).map(({ held }) => held);
  it("is yes four times on a Linux that has all", () => {
    expect(heldOf(whole, "24.0.0", "linux")).toEqual([true, true, true, true]);
  });
  it("names what a system without namespaces and limits cannot hold", () => {
    expect(heldOf(noSystemGuard, "24.0.0", "darwin")).toEqual([true, false, true, false]);
    expect(heldOf(noSystemGuard, "24.0.0", "win32")).toEqual([true, false, false, false]);
  });
  it("says that Node 20 calls its permission model an experiment", () => {
    expect(protections(whole, "20.20.0", "linux")[0]?.by).toContain("experimental");
    expect(protections(whole, "24.0.0", "linux")[0]?.by).not.toContain("experimental");
  });
});
