import { createHash } from "node:crypto";
import type { CouncilRecord, ReportFacts } from "../src/records.ts";
import type { Reading } from "./builders.ts";

/** Fields that have something to say, parted by ` | `. */
const line = (kind: string, fields: readonly (string | false)[]): string =>
  [kind, ...fields.filter((field) => field !== "" && field !== false)].join(" | ");

const named = (name: string, text: string): string => (text === "" ? "" : `${name}: ${text}`);

/** All that a record says, in one line; where it stands and what it rests on are in the digest below. */
function recordLine(record: CouncilRecord): string {
  switch (record.kind) {
    case "observation":
      return line("observation", [
        `${[record.ref, record.codes.join(";")].filter((part) => part !== "").join(" = ")}`,
        record.title,
        `${record.measure} ${record.period} ${JSON.stringify(record.raw)} = ${record.value ?? "?"} ${record.unit}`.trim(),
        record.qualifiers.join(";"),
        named("status", record.status),
        named("direction", record.direction),
        named("by", record.responsible),
        named("remark", record.commentary),
        named("section", record.section),
        record.indicator !== record.codes[0] && named("is", record.indicator),
      ]);
    case "milestone":
      return line(record.milestoneKind, [
        record.text,
        named("due", record.due.join(";")),
        named(
          "of",
          [record.objectiveRef, record.objective].filter((part) => part !== "").join(" "),
        ),
        named("group", record.group),
        named("plan", record.planYear),
        named("status", record.status),
        named("by", record.responsible),
        named("remark", record.commentary),
      ]);
    case "budget":
      return line("budget", [
        `${record.line}${record.isTotal ? " (total)" : ""}`,
        `${record.column}: ${record.measure} ${record.period} ${JSON.stringify(record.raw)} = ${record.amountGbp ?? "?"} pounds`,
        named("section", record.section),
        named("statement", record.statement),
      ]);
  }
}

/**
 * A reading as text that can be held against the document: the report's facts, a line a record, a row set aside and a
 * problem. The last line is a digest of all else: places, evidence, and the reasons of what tables and columns were
 * taken for.
 */
export function readingLines(reading: Reading, facts?: ReportFacts): string[] {
  const { interpretation, records, problems } = reading;
  const digest = createHash("sha256").update(JSON.stringify([interpretation, records, problems]));
  const said = facts ? Object.values(facts).map(String) : Object.values(interpretation.facts);
  return [
    line(
      "report",
      said.filter((value) => typeof value === "string"),
    ),
    ...interpretation.verdicts.map(({ table, kind, columns }) =>
      line(`table ${table}`, [kind, columns.map(({ role }) => role || "-").join(", ")]),
    ),
    ...records.map(recordLine),
    ...interpretation.asides.map(({ of, reason, text, why }) =>
      line(`aside ${of}`, [reason, text, named("why", why)]),
    ),
    ...problems.map(({ severity, code, message }) => line(severity, [code, message])),
    `reasons ${digest.digest("hex").slice(0, 12)}`,
  ].map((text) => text.replaceAll("\n", "⏎"));
}
