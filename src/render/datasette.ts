import { append } from "../long-lists.ts";
import type { PackagedView } from "./data-package.ts";
import { jsonText } from "./json.ts";

/** Queries that Datasette offers beside the views. */
export const datasetteQueries: Readonly<Record<string, { title: string; sql: string }>> = {
  latest_by_council: {
    title: "Latest figure of an indicator by council",
    sql: "select * from v_latest where indicator = :indicator order by council",
  },
  targets_missed: {
    title: "Targets that were missed",
    sql: "select * from v_target_actual where met = 'no' order by council, title",
  },
  year_on_year: {
    title: "An indicator year on year",
    sql: "select * from v_year_on_year where indicator = :indicator order by council, measure, year",
  },
  milestones_by_status: {
    title: "Commitments by status, and those past their date",
    sql: "select council, doc, kind, status, milestones, with_due, past_due from v_milestone_status order by council, doc, kind, status",
  },
  milestones_moved: {
    title: "Commitments that moved, the furthest first",
    sql: "select * from v_milestone_slippage order by months desc, council, text",
  },
  budget_shares: {
    title: "A report's budget with shares and variances",
    sql: "select * from v_budget_line where doc = :doc",
  },
  coverage: {
    title: "Which councils, years and kinds of report there are: a 0 is a gap",
    sql: "select * from v_coverage order by council, year, doc_type",
  },
  where_printed: {
    title: "Where a record was printed",
    sql: "select * from v_provenance where id = :id",
  },
  findings: { title: "What does not add up", sql: "select * from v_finding order by council, doc" },
};

/** Columns worth a facet, where a view has them. */
const facets = [
  "council",
  "doc_type",
  "measure",
  "period",
  "status",
  "kind",
  "severity",
  "verdict",
];

const quoted = (text: string): string => jsonText(text);

/** `metadata.yaml` for Datasette: names, describes and facets every view, and carries worked queries. */
export function toDatasetteMetadata(database: string, views: readonly PackagedView[]): string {
  const lines = [
    "title: Council monitoring reports and service plans",
    'description: "Milestones, indicators and budgets, each with the place it was printed in."',
    "databases:",
    `  ${quoted(database)}:`,
    "    tables:",
  ];
  for (const { name, description, columns } of views) {
    lines.push(`      ${quoted(name)}:`, `        description: ${quoted(description)}`);
    const own = facets.filter((facet) => columns.some((column) => column.name === facet));
    if (own.length > 0)
      append(lines, ["        facets:", ...own.map((facet) => `        - ${facet}`)]);
    append(lines, [
      "        columns:",
      ...columns.map((column) => `          ${quoted(column.name)}: ${quoted(column.description)}`),
    ]);
  }
  lines.push("    queries:");
  for (const [name, { title, sql }] of Object.entries(datasetteQueries)) {
    lines.push(`      ${name}:`, `        title: ${quoted(title)}`, `        sql: ${quoted(sql)}`);
  }
  return `${lines.join("\n")}\n`;
}
