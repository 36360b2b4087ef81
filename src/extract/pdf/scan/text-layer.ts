import type { Problem } from "../../../problem.ts";
import type { ScannedPage } from "../../../scan/scanned.ts";
import type { Drawing } from "../drawing/drawing.ts";

/** How many figures are named: enough to see what kind of layer it is. */
const named = 5;

/** Where the text that lies over a scan has other figures than the scan shows. */
export function layerProblems({ page, spans }: Drawing, { words }: ScannedPage): Problem[] {
  const [layer, seen] = [figuresOf(spans), figuresOf(words)];
  const onlyLayer = without(layer, seen);
  const onlySeen = without(seen, layer);
  if (onlyLayer.length + onlySeen.length === 0) return [];
  const list = (figures: readonly string[]): string =>
    figures.length === 0
      ? "none"
      : figures
          .slice(0, named)
          .map((figure) => `"${figure}"`)
          .join(", ") + (figures.length > named ? ` and ${figures.length - named} more` : "");
  return [
    {
      severity: "warning",
      stage: "extract",
      code: "text-layer-differs",
      page,
      message: `Page ${page} has text over its picture, and they do not show the same figures: only in the text ${list(onlyLayer)}; only in the picture ${list(onlySeen)}. What the picture shows was read.`,
    },
  ];
}

const figuresOf = (words: readonly { readonly text: string }[]): string[] =>
  words.map(({ text }) => text).filter((text) => /\d/.test(text));

/** What of the first is not in the second, each as often as it is printed. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}
