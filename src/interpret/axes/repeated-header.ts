import { type GridCell, type GridRow, oneLine } from "../table/grid.ts";
import type { Header } from "./header-stack.ts";

const signatureOf = (text: string): string =>
  oneLine(text)
    .toLowerCase()
    .replace(/\((?:cont(?:inue)?d?\.?|cont)\)|\bcont(?:inued|'d|\.)?$/g, "")
    .replace(/[^a-z0-9£%]+/g, "");

export const headerSignature = (row: GridRow | undefined): string =>
  row
    ? row.cells
        .map(({ text, fromAbove }: GridCell) => (fromAbove ? "" : signatureOf(text)))
        .join("|")
    : "";

/** Whether a row prints the header again, as reports do on every page: `(cont)` may stand behind it. */
export function repeatsHeader(row: GridRow, header: Header): boolean {
  const signature = headerSignature(row);
  const texts = signature.split("|").filter((text) => text !== "");
  if (texts.length === 0) return false;
  if (namesColumnsAgain(signature, header.signature)) return true;
  if (saysPartsOf(row, header)) return true;
  return header.signature.split(" / ").some((line) => {
    if (sameWords(line, signature)) return true;
    const own = line.split("|").filter((text) => text !== "");
    const again = texts.filter((text) => own.includes(text)).length;
    return (
      texts.length >= 3 &&
      again >= texts.length - 1 &&
      again >= own.length - 1 &&
      !texts.every((text) => /^\d/.test(text))
    );
  });
}

/** Each text of a row is one that its column has in a line of the header: turned heads come again in one line. */
function namesColumnsAgain(signature: string, header: string): boolean {
  const lines = header.split(" / ").map((line) => line.split("|"));
  const texts = signature.split("|");
  const named = texts.filter((text) => text !== "" && !/^\d/.test(text));
  return (
    named.length >= 2 &&
    texts.every((text, column) => text === "" || lines.some((line) => line[column] === text))
  );
}

/** So many cells that say parts of what stands over their columns are no row of data. */
const fewestParts = 3;

/** Each of a row's bold cells says a part of what stands over its columns: the header's rows are parted elsewhere. */
function saysPartsOf({ cells }: GridRow, { columns }: Header): boolean {
  const own = cells.flatMap((place, at) =>
    place.fromAbove || place.fromLeft || place.text.trim() === "" ? [] : [{ place, at }],
  );
  return (
    own.length >= fewestParts &&
    own.every(({ place, at }) => {
      const said = signatureOf(place.text);
      const end = at + (place.cell?.columnSpan ?? 1);
      return (
        place.cell?.bold === true &&
        said !== "" &&
        columns.some(
          ({ column, header }) =>
            column >= at && column < end && signatureOf(header).includes(said),
        )
      );
    })
  );
}

const sameWords = (a: string, b: string): boolean =>
  a.replace(/(?<!\|)\|+$/, "") === b.replace(/(?<!\|)\|+$/, "");
