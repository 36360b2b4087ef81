import { inflateRawSync } from "node:zlib";
import { type Body, bytesToBody } from "../archive/packed-report.ts";
import type { FileReport } from "../file-report.ts";
import { fits } from "../fits.ts";
import { reportSchema } from "./report-schema.ts";

const isReport = fits(reportSchema);

/** A longer one is read by the coordinator itself: it would have to be held several times over on its way. */
export const mostBodyBytes = 64 * 2 ** 20;

/** Nor may a body grow beyond this when it is opened. */
const mostOpenedBytes = 2 ** 30;

/** The report in a body, or why it is none that may be written. */
export function bodyToReport({ bytes, sha256 }: Body, expected: string): FileReport | string {
  if (bytesToBody(bytes).sha256 !== sha256) return "its hash is another";
  let value: unknown;
  try {
    const text = inflateRawSync(bytes, { maxOutputLength: mostOpenedBytes });
    value = JSON.parse(text.toString("latin1"));
  } catch (error) {
    return `it cannot be opened (${error instanceof Error ? error.message : String(error)})`;
  }
  if (!isReport(value)) {
    const parsed = reportSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return `${issue?.path.join(".")} is not what it should be`;
    }
  }
  // As it came: what zod gives back has the schema's fields in the schema's order, and the archive keeps some as JSON.
  const report = value as FileReport;
  return report.source.sha256 === expected ? report : "it is of another file";
}
