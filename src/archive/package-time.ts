import type { SourceFile } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import { unreadReport } from "../pipeline.ts";

/** Each member of a package may be within its limits, and all of them together hold an import for days. */
export function packageTime(seconds: number): {
  /** Reads a member, or leaves it for the next import where those before it took all the time there is. */
  within(
    file: { readonly path: Buffer; readonly member?: number },
    source: SourceFile,
    read: () => Promise<FileReport>,
  ): Promise<FileReport>;
} {
  const spent = new Map<string, number>();
  return {
    async within({ path, member }, source, read) {
      if (member === undefined) return read();
      const key = path.toString("latin1");
      if ((spent.get(key) ?? 0) >= seconds) {
        return unreadReport(source, {
          severity: "error",
          stage: "extract",
          code: "package-too-long",
          message: `The package's members before it took ${seconds} s, the limit for one package; the next import goes on from here.`,
        });
      }
      const started = performance.now();
      try {
        return await read();
      } finally {
        spent.set(key, (spent.get(key) ?? 0) + (performance.now() - started) / 1000);
      }
    },
  };
}
