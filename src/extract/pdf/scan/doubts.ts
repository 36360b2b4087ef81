import type { BoundingBox, Doubt } from "../../../document.ts";
import { leanPoint } from "../../../scan/picture/straighten.ts";
import type { Drawing, Span } from "../drawing/drawing.ts";
import { centreX, centreY, containsPoint } from "../drawing/geometry.ts";

/** Print of which no word was made: what it says is as doubtful as can be. */
const unreadPrint: Doubt = { text: "", other: "", why: "print of which no word was made" };

/** What of a cell is not sure: its words, and print that is none. */
export function cellDoubts(
  box: BoundingBox,
  spans: readonly Span[],
  unread: readonly BoundingBox[] = [],
): { readonly doubts?: readonly Doubt[] } {
  const inside = unread.filter((one) => containsPoint(box, centreX(one), centreY(one)));
  const { doubts } = spansToDoubts(spans);
  if (inside.length === 0) return doubts === undefined ? {} : { doubts };
  return { doubts: [...(doubts ?? []), unreadPrint] };
}

/** The words that are not sure, where any were read off a picture: none of them, if all are sure. */
export function spansToDoubts(spans: readonly Span[]): { readonly doubts?: readonly Doubt[] } {
  if (spans.every(({ reading }) => reading === undefined)) return {};
  const doubts = spans.flatMap(({ text, reading }): Doubt[] =>
    reading === undefined || reading.sure
      ? []
      : [
          {
            text,
            other: reading.other ?? "",
            ...(reading.why === undefined ? {} : { why: reading.why }),
          },
        ],
  );
  return { doubts };
}

/** A box found on a page set straight, where it lies on the paper: that of the second of two pages, beside the first. */
export function boxOnPaper(box: BoundingBox, { lean, facing }: OnPaper): BoundingBox {
  if (facing !== undefined && centreY(box) >= facing.below) {
    const { below, left, lean: own } = facing;
    const moved: BoundingBox = [box[0], box[1] - below, box[2], box[3] - below];
    const [x0, y0, x1, y1] = boxOnPaper(moved, { lean: own });
    return [x0 + left, y0, x1 + left, y1];
  }
  if (lean === undefined) return box;
  const [x, y] = [centreX(box), centreY(box)];
  const [atX, atY] = leanPoint(lean, x, y);
  return [box[0] + atX - x, box[1] + atY - y, box[2] + atX - x, box[3] + atY - y];
}

type OnPaper = Pick<Drawing, "lean" | "facing">;
