import { z } from "zod";
import type { FileReport } from "../file-report.ts";
import { type ProblemCode, problemCodes } from "../problem.ts";
import { directions, measures, statuses, units } from "../records.ts";
import { type AsideReason, asideKinds, asideReasons } from "../rows.ts";

/**
 * What a worker's result must be before anything of it is written. Whoever may write to the queue's database
 * may put anything there, and a version's slip must not become a figure. Fields the writer does not know pass.
 */

const place = z.number().int().min(0);
const count = z.number().int().min(1);
const text = z.string();
const texts = z.array(text);
const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(of) as [Key, ...Key[]]);

const sourceFile = z.object({
  file: text,
  doc: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: place,
});

const format = z.enum(["pdf", "docx", "doc", "html", "rtf", "odt", "wordml", "text", "unknown"]);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const mark = z.object({
  kind: z.enum(["image", "shape", "fill", "glyph"]),
  colour: text.optional(),
  glyph: text.optional(),
  font: text.optional(),
  hash: text.optional(),
  shape: z
    .enum([
      "circle",
      "square",
      "triangle",
      "star",
      "arrow-up",
      "arrow-down",
      "arrow-level",
      "tick",
      "cross",
    ])
    .optional(),
  alternative: text.optional(),
  box: box.optional(),
});

/** Words read off a picture that are not sure: what they say becomes a record's doubt. */
const doubts = z.array(z.object({ text, other: text, why: text.optional() })).optional();

const cell = z.object({
  page: count.optional(),
  row: place,
  column: place,
  rowSpan: count,
  columnSpan: count,
  text,
  box: box.optional(),
  marks: z.array(mark),
  header: z.boolean().optional(),
  bold: z.boolean().optional(),
  struck: texts.optional(),
  doubts,
});

const block = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("heading"),
    page: count.optional(),
    level: z.number(),
    text,
    doubts,
  }),
  z.object({ kind: z.enum(["paragraph", "list-item"]), page: count.optional(), text, doubts }),
  z.object({
    kind: z.literal("table"),
    page: count.optional(),
    method: z.enum(["ruled", "aligned", "markup", "text", "ocr"]),
    rows: place,
    columns: place,
    cells: z.array(cell),
  }),
]);

const document = z.object({
  source: sourceFile,
  format,
  pages: place.optional(),
  blocks: z.array(block),
  running: z.array(z.object({ kind: z.enum(["header", "footer"]), page: count.optional(), text })),
  properties: z
    .looseObject({ title: text.optional(), author: text.optional(), company: text.optional() })
    .optional(),
});

const facts = z.object({
  council: text,
  directorate: text,
  service: text,
  docType: z.enum([
    "service-plan",
    "quarterly-monitoring",
    "performance-plan",
    "performance-overview",
    "other",
  ]),
  title: text,
  periodLabel: text,
  periodStart: text,
  periodEnd: text,
  financialYears: texts,
});

const tableKind = z.enum([
  "indicator",
  "milestone",
  "tick-chart",
  "delivery-plan",
  "objective-block",
  "action-plan",
  "equality-plan",
  "risk-measures",
  "budget",
  "legend",
  "none",
]);

const verdict = z.object({
  table: count,
  page: count.optional(),
  kind: tableKind,
  why: texts,
  second: z.object({ kind: tableKind, why: texts }).optional(),
  columns: z.array(
    z.object({
      column: place,
      header: text,
      role: text,
      how: z.enum(["listed", "alike", "profile", "none"]),
      why: texts.optional(),
    }),
  ),
  headerRows: z.array(place),
  continues: count.optional(),
});

const aside = z.object({
  kind: z.literal("aside"),
  of: z.enum(asideKinds),
  reason: keysOf<AsideReason>(asideReasons),
  text,
  why: text,
  table: count.optional(),
  row: place.optional(),
  column: place.optional(),
  page: count.optional(),
  block: place,
});

const recordBase = {
  id: z.string().regex(/^r[0-9a-f]{16}$/),
  row: count,
  council: text,
  source: z.object({
    block: place,
    table: count.optional(),
    row: place.optional(),
    column: place.optional(),
    page: count.optional(),
  }),
  evidence: texts,
};
const status = z.enum(statuses);

const record = z.discriminatedUnion("kind", [
  z.object({
    ...recordBase,
    kind: z.literal("observation"),
    // 0 where it is read from a sentence.
    table: place,
    section: text,
    ref: text,
    codes: texts,
    title: text,
    measure: z.enum(measures),
    period: text,
    raw: text,
    value: z.number().nullable(),
    unit: z.enum(units),
    qualifiers: texts,
    status,
    direction: z.enum(directions),
    responsible: text,
    commentary: text,
    indicator: text,
  }),
  z.object({
    ...recordBase,
    kind: z.literal("milestone"),
    milestoneKind: z.enum(["milestone", "activity", "action", "equality_action", "risk_measure"]),
    objectiveRef: text,
    objective: text,
    group: text,
    text,
    due: texts,
    planYear: text,
    status,
    responsible: text,
    commentary: text,
  }),
  z.object({
    ...recordBase,
    kind: z.literal("budget"),
    statement: text,
    section: text,
    line: text,
    column: text,
    measure: z.enum([
      "annual_budget",
      "budget_to_date",
      "actual_to_date",
      "variance",
      "committed",
      "gross",
      "grant_income",
      "other_income",
      "net",
      "projection",
      "capital",
      "balance",
      "",
    ]),
    period: text,
    raw: text,
    amountGbp: z.number().int().nullable(),
    isTotal: z.boolean(),
  }),
]);

const problem = z.object({
  severity: z.enum(["note", "warning", "error"]),
  stage: z.enum(["extract", "interpret", "normalise", "check", "archive"]),
  code: keysOf<ProblemCode>(problemCodes),
  page: count.optional(),
  table: count.optional(),
  row: place.optional(),
  column: place.optional(),
  message: text,
  finding: z
    .looseObject({
      printed: text,
      expected: text,
      sure: z.enum(["certain", "likely", "worth a look"]),
      records: texts,
    })
    .optional(),
});

export const reportSchema = z.object({
  source: sourceFile,
  format,
  status: z.enum(["read", "partly-read", "unread"]),
  document: document.optional(),
  facts,
  factsWhy: texts.optional(),
  verdicts: z.array(verdict),
  asides: z.array(aside),
  records: z.array(record),
  problems: z.array(problem),
}) satisfies z.ZodType<unknown>;

type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> };

/** With every optional field there, and without those that the schema only lets pass. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T as string extends Key ? never : Key]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

/** Fails to compile where a report can hold a field that the schema does not check. */
export const everyFieldIsChecked = (
  report: Whole<z.output<typeof reportSchema>>,
): Whole<FileReport> => report;

/** Fails to compile where a report can hold what the schema would refuse. */
export const everyReportPasses = (report: Mutable<FileReport>): z.input<typeof reportSchema> =>
  report;
