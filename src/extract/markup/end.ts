import type { Block } from "../../document.ts";
import { UnreadableFile } from "../../problem.ts";
import type { Report } from "../report.ts";
import type { XmlEnd } from "../xml.ts";

/** Says why a document's text ends where it does not; one of which nothing came cannot be read. */
export function reportEnd(
  end: XmlEnd,
  blocks: readonly Block[],
  nesting: number,
  report: Report,
): void {
  if (end.fault !== undefined) {
    if (blocks.length === 0) {
      throw new UnreadableFile("file-damaged", `The document cannot be read: ${end.fault}.`);
    }
    report({
      severity: "error",
      code: "part-unreadable",
      message: `The document is damaged after its block ${blocks.length} (${end.fault}); what stands before was read.`,
    });
  }
  if (end.tooDeep) {
    if (blocks.length === 0) {
      throw new UnreadableFile("nesting-too-deep", "The document is nested too deep to be read.");
    }
    report({
      severity: "error",
      code: "nesting-too-deep",
      message: `Elements are nested far deeper than ${nesting} levels; what lies deeper was left out.`,
    });
  }
  if (end.badCharacters) {
    report({
      severity: "warning",
      code: "text-encoding",
      message: "Characters that no text may hold were left out.",
    });
  }
}
