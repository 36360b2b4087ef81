import type { MadePage } from "./make-pdf.mjs";

export const methodNames: readonly string[];
export function encryptedPdf(
  pages: readonly MadePage[],
  method: string,
  passwords: { readonly user: string; readonly owner: string },
): Uint8Array;
