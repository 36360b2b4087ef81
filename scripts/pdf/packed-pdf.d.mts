import type { MadePage } from "./make-pdf.mjs";

export function packedPdf(pages: readonly MadePage[]): Buffer;
