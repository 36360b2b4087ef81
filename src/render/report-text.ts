import type { Block } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import type { CouncilRecord } from "../records.ts";
import type { Aside } from "../rows.ts";
import { printable, textTable } from "./text.ts";

/** One file's report as text for people, a stage at a time. */

export function documentText(report: FileReport): string {
  const pages = report.document?.pages === undefined ? "" : `, ${report.document.pages} pages`;
  const head = `${report.source.file}: ${report.format}, ${report.status}${pages}\n`;
  let tables = 0;
  const blocks = (report.document?.blocks ?? []).map((block) => {
    if (block.kind === "table") tables += 1;
    return blockText(block, tables);
  });
  return printable(`${[head, ...blocks].join("\n")}\n`);
}

function blockText(block: Block, table: number): string {
  const page = block.page === undefined ? "" : ` (page ${block.page})`;
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(Math.max(1, block.level))} ${block.text}${page}\n`;
    case "paragraph":
      return `${block.text}${page}\n`;
    case "list-item":
      return `- ${block.text}${page}\n`;
    case "table": {
      const grid = Array.from({ length: block.rows }, () => Array<string>(block.columns).fill(""));
      for (const { row, column, text, marks } of block.cells) {
        const line = grid[row];
        if (line)
          line[column] = [
            text,
            ...marks.map((mark) => `[${mark.glyph ?? mark.colour ?? mark.kind}]`),
          ]
            .join(" ")
            .trim();
      }
      const columns = grid[0]?.map((_, column) => String(column)) ?? [];
      return `Table ${table}${page}, ${block.method}\n${textTable(columns, grid)}`;
    }
  }
}

export function rowsText(report: FileReport): string {
  const verdicts = report.verdicts.map(({ table, kind, why, second, columns }) => {
    const roles = columns.map(
      ({ column, header, role, how }) => `    column ${column} "${header}": ${role} (${how})\n`,
    );
    const other = second ? `; second: ${second.kind} (${second.why.join("; ")})` : "";
    return `  table ${table}: ${kind} (${why.join("; ")})${other}\n${roles.join("")}`;
  });
  const asides = asideRuns(report.asides).map(asideLine);
  const facts = (report.factsWhy ?? []).map((why) => `  ${why}\n`);
  return printable(`${report.source.file}\n${[...facts, ...verdicts, ...asides].join("")}`);
}

/** Rows one below another that were set aside for one reason, and everything else alone. */
function asideRuns(asides: readonly Aside[]): (readonly [first: Aside, ...Aside[]])[] {
  const runs: [Aside, ...Aside[]][] = [];
  for (const aside of asides) {
    const run = runs.at(-1);
    const above = run?.at(-1);
    const goesOn =
      above?.of === "row" &&
      aside.of === "row" &&
      above.table === aside.table &&
      above.row === (aside.row ?? 0) - 1 &&
      above.reason === aside.reason &&
      above.why === aside.why;
    if (run && goesOn) run.push(aside);
    else runs.push([aside]);
  }
  return runs;
}

/** `table 3, rows 4–9 (page 2) set aside: not-records (a contents list) "Introduction | 3"`, the text of the first. */
function asideLine([first, ...others]: readonly [Aside, ...Aside[]]): string {
  const { of, table, row, column, page, reason, why, text } = first;
  const last = others.at(-1)?.row;
  const place = [
    ...(table === undefined ? [of.replace("-", " ")] : [`table ${table}`]),
    ...(row === undefined ? [] : [last === undefined ? `row ${row}` : `rows ${row}–${last}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  const where = `${place.join(", ")}${page === undefined ? "" : ` (page ${page})`}`;
  const more = last === undefined ? "" : " …";
  return `  ${where} set aside: ${reason} (${why}) "${text}"${more}\n`;
}

export function recordsText(report: FileReport): string {
  const { facts, records, source } = report;
  const kinds = ["observation", "milestone", "budget"] as const;
  const tables = kinds.flatMap((kind) => {
    const rows = records.filter((record) => record.kind === kind).map(recordRow);
    return rows.length > 0 ? [`\n${kind}\n${textTable(["place", "what", "value"], rows)}`] : [];
  });
  const head = [facts.council, facts.title, facts.periodLabel].filter(Boolean).join(", ");
  return printable(`${source.file}: ${head}\n${tables.join("")}`);
}

function recordRow(record: CouncilRecord): string[] {
  const { page, table, row } = record.source;
  const place = [page && `p${page}`, table && `t${table}`, row !== undefined && `r${row}`];
  return [place.filter(Boolean).join(" "), ...whatAndValue(record)];
}

function whatAndValue(record: CouncilRecord): [what: string, value: string] {
  switch (record.kind) {
    case "observation":
      return [
        `${record.ref} ${record.title}`.trim(),
        `${record.measure} ${record.period} = ${record.raw}`,
      ];
    case "milestone":
      return [record.text, `due ${record.due.join(";") || "-"}`];
    case "budget":
      return [
        `${record.line} / ${record.column}`,
        `${record.measure} ${record.period} = ${record.raw}`,
      ];
  }
}
