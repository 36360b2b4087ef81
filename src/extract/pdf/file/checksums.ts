import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../../problem.ts";
import { isLoss } from "./damage.ts";
import { pageContents } from "./page-contents.ts";

/** One problem for each page that draws from a damaged stream and is not known to be damaged yet. */
export async function checksumProblems(
  bytes: Uint8Array,
  pdf: PDFDocumentProxy,
  damaged: readonly string[],
  known: readonly Problem[],
): Promise<Problem[]> {
  if (damaged.length === 0) return [];
  const losses = known.filter(isLoss);
  const pageOf = new Map(
    (await pageContents(bytes, pdf)).flatMap((ids, index) => ids.map((id) => [id, index + 1])),
  );
  const pages = new Set(damaged.flatMap((id) => pageOf.get(id) ?? []));
  const elsewhere = damaged.some((id) => !pageOf.has(id));
  const problem = { severity: "warning", stage: "extract", code: "part-unreadable" } as const;
  const problems: Problem[] = [...pages]
    .filter((page) => !losses.some((loss) => loss.page === page))
    .sort((a, b) => a - b)
    .map((page) => ({
      ...problem,
      page,
      message: `Page ${page} is damaged: what it draws does not match its checksum, so some of it may be missing or wrong.`,
    }));
  // What several pages share is named where no page is: the damage may be what they were found to have.
  if (elsewhere && problems.length === 0 && losses.length === 0) {
    const message =
      "A packed part of the PDF does not match its checksum, so some of what its pages show may be missing or wrong.";
    return [{ ...problem, message }];
  }
  return problems;
}
