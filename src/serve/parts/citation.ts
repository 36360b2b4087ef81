import type { FoundReport } from "../../store/explore/reports.ts";
import type { Value } from "../../store/query.ts";

/** One line that says which figure it is and where it is printed, down to the bytes of the file. */
export function citation(
  own: Readonly<Record<string, Value>>,
  { council, title, doc, file, period_label, sha256 }: FoundReport,
): string {
  const text = (name: string): string => {
    const value = own[name];
    return value === null || value === undefined ? "" : String(value).replace(/\s+/g, " ").trim();
  };
  const what = [
    [text("ref"), text("title") || text("text") || text("line")].filter(Boolean).join(" "),
    [text("measure").replaceAll("_", " "), text("period") || text("due").replaceAll(";", ", ")]
      .filter(Boolean)
      .join(" "),
  ].filter(Boolean);
  const printed = text("raw");
  const place = [
    text("page") === "" ? "" : `page ${text("page")}`,
    text("source_table") === "" ? "" : `table ${text("source_table")}`,
    text("source_row") === "" ? "" : `row ${text("source_row")}`,
    text("source_column") === "" ? "" : `column ${text("source_column")}`,
  ].filter(Boolean);
  return [
    `${what.join(", ")}${printed === "" ? "" : `: “${printed}”`}.`,
    `${[council, title || doc, period_label].filter(Boolean).join(", ")} (${file}), ${place.join(", ") || "in prose"}.`,
    `Record ${text("id")}, SHA-256 ${sha256.slice(0, 16)}….`,
    text("corrected") === "" ? "" : `Corrected: ${text("corrected")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
