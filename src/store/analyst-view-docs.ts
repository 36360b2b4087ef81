import type { ViewDocs } from "./view-docs.ts";

/** What the views for analysts hold; stored and tested like view-docs.ts. */

const doc = "The report's id.";
const page = "Page it is printed on; empty where the format prints no pages.";
const council = "The council the figures belong to.";
const indicator = "The national indicator.";
const title = "Its title as a source prints it, else as most figures of the archive have it.";
const unit =
  "The unit of the values: percent, count, gbp, gbp_thousand, points, rate, ratio or empty.";
const polarity = "higher_better, lower_better, neutral, or empty where the catalogue does not say.";
const raw = "The cell as printed.";
const qualifier = "Why there is no value, or what to know about it.";
const id = "The record's id; `muniment show` takes it.";
const gbp = "Whole pounds; empty where the statement prints none.";
const status = "green, amber, red or empty, as the report prints it.";

export const analystViewDocs: readonly ViewDocs[] = [
  [
    "v_indicator",
    "One row for each national indicator the archive has figures of.",
    {
      indicator,
      title,
      unit: "The unit its definition gives.",
      polarity,
      theme: "The theme it belongs to.",
      from_year: "First financial year it was in force; empty where unknown.",
      to_year: "Last financial year it was in force; empty where open or unknown.",
      councils: "How many councils report it.",
      observations: "How many observations there are of it.",
    },
  ],
  [
    "v_target_actual",
    "Targets beside the actuals of the same printed row and year.",
    {
      doc,
      council,
      indicator: "The national indicator this is taken to be, or empty.",
      codes: "The codes in canonical spelling, `;`-joined.",
      title: "The title as printed.",
      year: "The financial year of both.",
      unit,
      polarity,
      target_period: "The target's year or quarter.",
      target_raw: raw,
      target_value: "The target, empty where it is no number.",
      target_qualifier: qualifier,
      actual_period: "The actual's year or quarter; empty where none is printed.",
      actual_raw: raw,
      actual_value: "The actual, empty where it is no number.",
      actual_qualifier: qualifier,
      distance: "Actual less target, in the unit.",
      met: "yes or no by the polarity; empty where it cannot be told. Mind actual_period: a quarter alone may stand against a year's target.",
      status,
      page,
      target_id: id,
      actual_id: id,
    },
  ],
  [
    "v_series",
    "One value for each council, indicator, measure and period, as the latest report prints it.",
    {
      council,
      indicator,
      title,
      unit,
      polarity,
      measure: "target or actual.",
      period: "The year or quarter.",
      value: "The number.",
      raw,
      qualifier,
      doc,
      page,
      id,
    },
  ],
  [
    "v_latest",
    "The latest known actual of each indicator by council.",
    {
      council,
      indicator,
      title,
      unit,
      polarity,
      period: "The year or quarter it is of.",
      value: "The number.",
      raw,
      qualifier,
      doc,
      page,
      id,
    },
  ],
  [
    "v_year_on_year",
    "Each value beside the one of the year before.",
    {
      council,
      indicator,
      title,
      unit,
      polarity,
      measure: "target or actual.",
      year_before: "The financial year before.",
      value_before: "Its value.",
      year: "The financial year.",
      value: "Its value.",
      change: "Value less value_before.",
      change_percent: "The change in per cent of value_before.",
      trend: "better, worse or same by the polarity; empty where it cannot be told.",
      doc_before: "The report the earlier value is from.",
      doc: "The report the later value is from.",
      id_before: id,
      id,
    },
  ],
  [
    "v_milestone_status",
    "How many commitments a report has of each kind, year and status.",
    {
      doc,
      council,
      kind: "milestone, activity, action, equality_action or risk_measure.",
      plan_year: "The year of the plan they stand under.",
      status,
      milestones: "How many there are.",
      with_due: "How many of them have a due date.",
      past_due: "How many were due in a month before the report's period ended.",
    },
  ],
  [
    "v_milestone_slippage",
    "Commitments that a later report of the council prints word for word with another month.",
    {
      council,
      objective: "The objective it serves.",
      text: "What is promised.",
      doc_before: "The earlier report.",
      due_before: "The month it had.",
      doc: "The later report.",
      due: "The month it has.",
      months: "By how many months it moved; negative where it came forward.",
      status,
      id_before: id,
      id,
    },
  ],
  [
    "v_budget_line",
    "A budget line's amounts side by side, with its share and its variance worked out.",
    {
      doc,
      council,
      statement: "The statement it stands in.",
      section: "The section of the statement.",
      line: "The line's heading.",
      period: "The financial year.",
      is_total: "1 for totals and net lines, else 0.",
      page,
      annual_budget: gbp,
      budget_to_date: gbp,
      actual_to_date: gbp,
      variance: "The variance as printed, in whole pounds.",
      gross: gbp,
      grant_income: gbp,
      other_income: gbp,
      net: gbp,
      variance_worked_out: "Budget to date less actual to date.",
      share_percent:
        "Share of the annual or gross budget of the statement's lines that are no totals.",
    },
  ],
  [
    "v_coverage",
    "Councils by years by kinds of report: a 0 is a gap.",
    {
      council,
      year: "A financial year that some report covers.",
      doc_type: "A kind of report.",
      reports: "How many reports there are.",
    },
  ],
  [
    "v_provenance",
    "Where any record was printed, with the cell itself.",
    {
      kind: "observation, milestone or budget.",
      id,
      doc,
      file: "The report's file.",
      sha256: "SHA-256 of its bytes.",
      page,
      source_table: "The table's running number in the document, from 1.",
      source_row: "Row of the cell in that table, from 0.",
      source_column: "Column of the cell in that table, from 0.",
      raw: "The text the record was read from.",
      cell_text: "The whole cell.",
      table_method:
        "How the table was told: ruled, aligned, markup or text; ocr where it was read off a picture.",
      evidence: "What the reading rests on, `;`-joined.",
    },
  ],
  [
    "v_text",
    "What `muniment search` searches: prose, and the words of each printed row once.",
    {
      doc,
      council: "The report's council.",
      financial_years: "The report's years, `;`-joined.",
      kind: "prose, observation, milestone or budget.",
      page,
      id: "The record's id; empty for prose.",
      text: "The words.",
    },
  ],
];
