/** What every view and column holds. Stored in the archive's `docs` table; a test holds it to the views. */

const doc =
  "The report's id: its file's base name without the extension, or its path where that is ambiguous.";
const page = "Page it is printed on, from 1; empty where the format prints no pages.";
const council = "The council the figures belong to.";
const responsible = "Who is responsible, as printed.";
const commentary = "The commentary printed in the row.";
const status = "The status printed in the row: green, amber or red; empty if none is printed.";
const evidence = "What the reading rests on, `;`-joined.";
const source = {
  id: "Stable identifier, made from the file's bytes and the cell: the same on every machine, and never a number to a spreadsheet. `muniment show` takes it.",
  source_table: "The table's running number in the document, from 1; `inspect` prints it.",
  source_row: "Row of the cell in that table, from 0.",
  source_column: "Column of the cell in that table, from 0.",
} as const;

export type ViewDocs = readonly [
  view: string,
  description: string,
  columns: Readonly<Record<string, string>>,
];

const corrected =
  "What was read before a correction was applied, `field: was …`; empty where none was.";

const printedViewDocs: readonly ViewDocs[] = [
  [
    "v_report",
    "One row a report: what the file is and what the report says of itself.",
    {
      doc,
      file: "The first of its names in sorted order, relative to the path given.",
      sha256: "SHA-256 of its bytes, in hex; empty where the bytes could not be had.",
      bytes: "Its size in bytes.",
      format: "What its bytes say it is: pdf, docx, doc, html, rtf, text or unknown.",
      status: "read; partly-read: a part was lost, v_problem says which; unread: nothing came.",
      council: "The council whose report it is.",
      directorate: "The directorate, as printed.",
      service: "The service or department, as printed.",
      doc_type:
        "service-plan, quarterly-monitoring, performance-plan, performance-overview or other.",
      title: "The report's title.",
      period_label: "The period as the report words it.",
      period_start: "First day of the period, an ISO date.",
      period_end: "Last day of the period, an ISO date.",
      financial_years: "Financial years it covers, `2008-09`, `;`-joined.",
      pages: "How many pages it has; empty where the format prints none.",
      tables: "How many tables were found in it.",
      problems: "How many rows v_problem has for it.",
      importer: "Version of the reading code that read it.",
      copy_of:
        "The report that speaks for it, where it is another copy of one; v_twin says why. Its records stand in v_all_observation, v_all_milestone and v_all_budget only.",
    },
  ],
  [
    "v_file",
    "One row a file name, also of the second name of the same bytes and of files set aside.",
    {
      file: "The name, relative to the path given; control characters and backslashes are escaped.",
      doc: "The report it is; empty for a file set aside.",
      sha256: "SHA-256 of the report's bytes.",
      status:
        "read, partly-read, unread, or not-a-report for a file set aside, also for one that says of itself what else it is.",
      reason: "Why it was set aside.",
    },
  ],
  [
    "v_observation",
    "One row for every value of every indicator: target, actual, benchmark, quartile or weight.",
    {
      doc,
      table: "Running number of the indicator table in the report, from 1.",
      row: "Running number of the printed row among the report's indicator rows, from 1.",
      section: "The group or theme the row stands under.",
      ref: "The reference as printed.",
      codes: "The codes in canonical spelling, `;`-joined: `NI112;BVPI197`.",
      title: "The indicator's title without the reference.",
      measure: "target, actual, benchmark, quartile or weight.",
      period: "`2008-09` or `2008-09 Q4`; empty if none can be told.",
      raw: "The cell as printed.",
      value: "The number, empty unless the cell holds exactly one.",
      unit: "percent, count, gbp, gbp_thousand, points, rate, ratio or empty.",
      qualifier:
        "Why there is no value, or what to know about it, `;`-joined: provisional, not_available, tbc, new, no_target, data_year=2008, baseline, text, compound.",
      status,
      direction: "The direction of travel printed: up, level, down, better, same or worse.",
      responsible,
      commentary,
      council,
      page,
      indicator: "The national indicator this is taken to be, or empty.",
      ...source,
      evidence,
      corrected,
      value_read: "The number as it was read, where `value` was corrected.",
    },
  ],
  [
    "v_milestone",
    "One row for every commitment: milestone, activity, action, equality action or risk measure.",
    {
      doc,
      row: "Running number of the commitment in the report, from 1.",
      kind: "milestone, activity, action, equality_action or risk_measure.",
      objective_ref: "The objective's reference as printed.",
      objective: "The objective it serves.",
      group: "The strategy, workstream or group row it stands under.",
      text: "What is promised, with its due phrase.",
      due: "`2009-03`, `2009-10 Q2` or `FY 2009-10`; several `;`-joined; empty if none is printed.",
      plan_year: "The year of the plan it stands under.",
      status,
      responsible,
      commentary,
      council,
      page,
      ...source,
      evidence,
      corrected,
    },
  ],
  [
    "v_budget",
    "One row for every line and amount column of a budget statement.",
    {
      doc,
      row: "Running number of the line in the report, from 1.",
      statement: "The statement it stands in.",
      section: "The section of the statement.",
      line: "The line's heading.",
      column: "The column's heading as printed.",
      measure:
        "annual_budget, budget_to_date, actual_to_date, variance, committed, gross, grant_income, other_income, net, projection, capital or balance; empty where the report does not say.",
      period: "The financial year.",
      raw: "The cell as printed.",
      amount_gbp: "Whole pounds; empty where the amount could not be read.",
      is_total: "1 for totals and net lines, else 0.",
      council,
      page,
      ...source,
      evidence,
      corrected,
      amount_gbp_read: "The amount as it was read, where `amount_gbp` was corrected.",
    },
  ],
  [
    "v_problem",
    "Everything noticed while reading, and findings about the figures.",
    {
      doc,
      severity: "note, warning (something doubtful or lost) or error (a part could not be read).",
      code: "One of a closed list; REFERENCE.md says what each means.",
      page: "Page it was seen on, from 1.",
      table: "The table's running number in the document, from 1.",
      row: "Row in that table, from 0.",
      message: "What was seen, and what was done about it.",
      column: "Column in that table, from 0.",
      stage:
        "extract, interpret, normalise, check or archive. Only extract changes a file's status.",
    },
  ],
];

const copy_of = "The report that speaks for this one, where it is another copy of one; else empty.";

/** What holds every record, of copies too. */
const allViewDocs = printedViewDocs
  .filter(([view]) => ["v_observation", "v_milestone", "v_budget"].includes(view))
  .map(
    ([view, , columns]): ViewDocs => [
      view.replace("v_", "v_all_"),
      `As ${view}, with the records of copies of a report beside those of the one that speaks for it.`,
      { ...columns, copy_of },
    ],
  );

export const viewDocs: readonly ViewDocs[] = [...printedViewDocs, ...allViewDocs];
