import type { PDFDocumentProxy } from "pdfjs-dist";

/** Which of a PDF's layers are switched on. */
export async function readLayers(pdf: PDFDocumentProxy): Promise<(layer: unknown) => boolean> {
  try {
    const layers = await pdf.getOptionalContentConfig();
    return (layer) => layers.isVisible(layer as never);
  } catch {
    // A broken layer dictionary hides nothing.
    return () => true;
  }
}
